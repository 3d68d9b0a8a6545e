/** `kontor init [DIR] -t TEMPLATE`: commented scenario files to begin with. Writes nothing over what exists. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { jsonDocument } from "../report/plain.js";
import { renderStart } from "../report/start.js";
import { scenarioJsonSchema } from "../scenario/schema.js";
import { withJson } from "./options.js";
import { VERSION } from "./version.js";

const FOLDER = fileURLToPath(new URL("../../scenarios/templates/", import.meta.url));

/** The templates; each needs the files behind it. */
export const TEMPLATES = {
  base: ["base.yaml"],
  "close-by-lease": ["base.yaml", "close-by-lease.yaml"],
  "metro-hours": ["base.yaml", "metro-hours.yaml"],
  "travelling-staff": ["base.yaml", "travelling-staff.yaml"],
  surge: ["base.yaml", "surge.yaml"],
  outage: ["base.yaml", "outage.yaml"],
  "hours-sweep": ["base.yaml", "hours-sweep.yaml"],
} as const;

const SCHEMA_FILE = "kontor.schema.json";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("dir", { type: "string", default: ".", describe: "folder, made when it is not there" })
    .option("template", {
      alias: "t",
      choices: Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[],
      default: "base" as const,
      requiresArg: true,
      describe: "what to begin with",
    })
    .example("$0 init closures -t close-by-lease", "a folder with two scenarios and their schema");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const initCommand: CommandModule<object, Options> = {
  command: "init [dir]",
  describe: "write commented scenario files to begin with",
  builder: describeOptions,
  handler: ({ dir, template, lang, json }) => {
    const files = TEMPLATES[template].map((name) => ({ name, text: readTemplate(name) }));
    const schema = { name: SCHEMA_FILE, text: jsonDocument(scenarioJsonSchema()) };
    const written = writeNew(dir, [...files, schema]);
    const main = join(dir, `${template}.yaml`);
    const document = { kontor: VERSION, kind: "init", template, folder: dir, written };
    process.stdout.write(
      json
        ? jsonDocument(document)
        : renderStart(
            written.map((name) => join(dir, name)),
            main,
            lang,
          ),
    );
  },
};

function readTemplate(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

interface NewFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files that are not there yet. One that is there with the same text stays as it is.
 *
 * @returns names of the files written
 * @throws UserError if one is there with another text; then nothing is written
 */
function writeNew(folder: string, files: readonly NewFile[]): string[] {
  const present = files.map(({ name }) => readIfThere(join(folder, name)));
  const others = files.filter(({ text }, i) => present[i] !== null && present[i] !== text);
  if (others.length > 0) {
    const names = others.map(({ name }) => join(folder, name)).join(", ");
    throw new UserError(
      `${names}: exists and is not overwritten; name another folder, or move it away`,
      EXIT.usage,
    );
  }
  const missing = files.filter((_, i) => present[i] === null);
  refusing(folder, () => {
    // One level only: told to make all, Node never ends where the system refuses with ENOENT, as in /proc.
    if (!existsSync(folder)) mkdirSync(folder);
    // "wx" refuses a file that has come in the meantime.
    for (const { name, text } of missing) writeFileSync(join(folder, name), text, { flag: "wx" });
  });
  return missing.map(({ name }) => name);
}

function readIfThere(path: string): string | null {
  return refusing(path, () => {
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  });
}

/** Words for what the system refuses, and whether it is a matter of room rather than of the name given. */
const SYSTEM_ERRORS: Readonly<Record<string, readonly [problem: string, code: number]>> = {
  EACCES: ["writing there is not allowed", EXIT.usage],
  EEXIST: ["exists and is not overwritten", EXIT.usage],
  EISDIR: ["is a folder where a file should be", EXIT.usage],
  ENOENT: ["the folder above it is not there", EXIT.usage],
  ENOSPC: ["there is no room left", EXIT.resources],
  ENOTDIR: ["a part of the path is not a folder", EXIT.usage],
  ENAMETOOLONG: ["the name is too long", EXIT.usage],
  EROFS: ["writing there is not possible", EXIT.usage],
};

/** Does something with files, and turns what the system refuses into a sentence. */
function refusing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const known = SYSTEM_ERRORS[(error as NodeJS.ErrnoException).code ?? ""];
    if (known === undefined) throw error;
    throw new UserError(`${path}: ${known[0]}; name another folder`, known[1]);
  }
}

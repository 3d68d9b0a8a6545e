/**
 * Scenario files and tables on disk: where they are looked for, and what is never opened. The only part of the
 * scenario layer that touches files.
 */
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, UserError, type Problem } from "../errors.js";
import { LIMITS } from "./limits.js";
import { nearestName } from "./nearest.js";
import type { ScenarioText } from "./chain.js";
import { parseDocument, type LoadedScenario, type Surroundings } from "./parse.js";
import { quote } from "./reading.js";
import type { Scenario } from "./scenario.js";

/** Folder of the installed program: two levels above this file, in `src` and in `dist` alike. */
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

const ENDINGS = [".yaml", ".yml"];

/**
 * Loads a scenario.
 *
 * @param nameOrPath a bare name means `scenarios/NAME.yaml` in the current folder, else in the installed program
 * @param overrides values set from outside, as `path=value`
 * @throws UserError with every problem found (exit code 3), a missing file included
 */
export async function loadScenario(nameOrPath: string, overrides: readonly string[] = []): Promise<Scenario> {
  return (await loadDocument(nameOrPath, overrides)).scenario;
}

/** Loads a scenario together with what was written of it; otherwise like `loadScenario`. */
export async function loadDocument(
  nameOrPath: string,
  overrides: readonly string[] = [],
): Promise<LoadedScenario> {
  const { top, surroundings } = openScenario(nameOrPath);
  return parseDocument(top, surroundings, overrides);
}

/** The text of a scenario, and what it may name. @throws UserError if there is no such scenario */
export function openScenario(nameOrPath: string): {
  readonly top: ScenarioText;
  readonly surroundings: Surroundings;
} {
  const found = findScenario(nameOrPath);
  /** Files by their real path, so that each is known by one name however it is reached. */
  const known = new Map<string, Found>();
  const open = (file: Found): ScenarioText => {
    const key = realPathOf(file.path) ?? file.path;
    known.set(key, file);
    return { file: file.shown, text: readText(file.path, file.shown, LIMITS.fileBytes), key };
  };
  const foldersOf = (by: string): string[] => {
    const folders = [known.get(by) ?? found, found].map(({ path }) => dirname(path));
    return [...new Set([...folders, join(PACKAGE, "data")])];
  };
  const surroundings = {
    readTable: (name: string, by: string) => readTableFile(name, foldersOf(by)),
    readExtended: (name: string, by: string) => open(findExtended(name, known.get(by) ?? found)),
  };
  return { top: open(found), surroundings };
}

/** The text of a table that a user names, such as one of targets. @throws UserError (exit code 3) if it cannot be read */
export function readNamedTable(path: string): string {
  if (path.includes("\0")) throw unusable(quote(path), "this is not a file name", "write another name");
  if (realPathOf(path) === null)
    throw unusable(path, "there is no such table", "write the path of a CSV file");
  return readText(path, path, LIMITS.tableBytes);
}

/** The text of a table of the program's own `data` folder. @throws UserError if the installation lacks it */
export function readShippedTable(name: string): string {
  return readText(join(PACKAGE, "data", name), `data/${name}`, LIMITS.tableBytes);
}

/** Names of the scenarios in the current folder and in the installed program. */
export function listScenarios(): string[] {
  const names = scenarioFolders().flatMap((folder) =>
    listFiles(folder, ".yaml").map((file) => basename(file, ".yaml")),
  );
  return [...new Set(names)].toSorted();
}

function scenarioFolders(): string[] {
  return [resolve("scenarios"), join(PACKAGE, "scenarios")];
}

function listFiles(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(ending));
  } catch {
    return []; // No such folder: nothing is there.
  }
}

/** A file, and its name in messages. */
interface Found {
  readonly path: string;
  readonly shown: string;
}

function findScenario(nameOrPath: string): Found {
  if (nameOrPath.includes("\0")) {
    throw unusable(quote(nameOrPath), "this is not a file name", "write another name");
  }
  if (isPath(nameOrPath)) return { path: resolve(nameOrPath), shown: nameOrPath };
  const file = `${nameOrPath}.yaml`;
  const folder = scenarioFolders().find((one) => listFiles(one, ".yaml").includes(file));
  if (folder !== undefined) return { path: join(folder, file), shown: `scenarios/${file}` };
  throw missing(nameOrPath);
}

function isPath(nameOrPath: string): boolean {
  return /[\\/]/.test(nameOrPath) || ENDINGS.some((ending) => nameOrPath.endsWith(ending));
}

/** A scenario that another one extends: by a bare name as anywhere, or beside it; never outside of its folder. */
function findExtended(name: string, by: Found): Found {
  if (!isPath(name)) return findScenario(name);
  refuseEscape(name);
  const path = join(dirname(by.path), name);
  const real = realPathOf(path);
  if (real === null) throw missing(name);
  if (!isInside(real, dirname(by.path)) && !isInside(real, join(PACKAGE, "scenarios"))) throw linksOut(name);
  const folder = by.shown.slice(0, by.shown.length - basename(by.shown).length);
  return { path, shown: folder + name };
}

function missing(nameOrPath: string): UserError {
  const names = listScenarios();
  const name = basename(nameOrPath).replace(/\.ya?ml$/, "");
  const nearest = nearestName(name, names);
  const remedy = nearest === null ? `known scenarios are ${names.join(", ")}` : `did you mean "${nearest}"?`;
  return unusable(nameOrPath, "there is no such scenario", remedy);
}

function unusable(file: string, problem: string, remedy: string): UserError {
  const problems: Problem[] = [{ file, line: 0, column: 0, path: "", problem, remedy }];
  return new UserError(`${file}: ${problem}`, EXIT.invalid, problems);
}

/** Words for what the system says when a file cannot be opened. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EACCES: "reading it is not allowed",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENOTDIR: "a part of its path is not a folder",
};

function readText(path: string, shown: string, mostBytes: number): string {
  try {
    const status = statSync(path);
    if (!status.isFile()) throw unusable(shown, "it is not a file", "name a file");
    if (status.size > mostBytes) {
      const isTable = mostBytes === LIMITS.tableBytes;
      const remedy = isTable ? "leave rows or columns out" : "move long lists to tables";
      throw unusable(shown, `the file is larger than ${mostBytes} bytes`, remedy);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw explain(error, shown);
  }
}

function explain(error: unknown, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return missing(shown);
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return unusable(shown, "it is not UTF-8 text", "save it as UTF-8");
  }
  const words = SYSTEM_ERRORS[code];
  return words === undefined ? error : unusable(shown, words, "name another file or change its rights");
}

/** Names that lead anywhere but down from the folder of the scenario. */
function refuseEscape(name: string): void {
  const parts = name.split("/");
  if (!/[\\:\0]/.test(name) && !parts.some((part) => part === "" || part === "." || part === "..")) return;
  throw unusable(
    name,
    `${quote(name)} leads out of the scenario's folder`,
    "write the name of a file beside the scenario",
  );
}

/** Whether a real path lies below a folder. */
function isInside(real: string, folder: string): boolean {
  const inside = relative(realPathOf(folder) ?? folder, real);
  return !inside.startsWith("..") && !inside.startsWith(sep) && !/^[a-z]:/i.test(inside);
}

function linksOut(name: string): UserError {
  const problem = `${quote(name)} is a link that leads out of its folder`;
  return unusable(name, problem, "put a copy beside the scenario");
}

/** Endings of files that are packed. */
const PACKED = /\.(gz|zip|bz2|xz|zst|7z|br)$/i;

/** The text of a table: beside the scenario, else in the program's data; never from outside these folders. */
function readTableFile(name: string, folders: readonly string[]): string {
  refuseEscape(name);
  if (PACKED.test(name)) {
    throw unusable(
      name,
      `${quote(name)} is packed, and nothing packed is read`,
      "unpack it beside the scenario",
    );
  }
  for (const folder of folders) {
    const real = realPathOf(join(folder, name));
    if (real === null) continue;
    if (!isInside(real, folder)) throw linksOut(name);
    return readText(real, name, LIMITS.tableBytes);
  }
  const known = folders.flatMap((folder) => listFiles(folder, ".csv"));
  const nearest = nearestName(name, known);
  const remedy = nearest === null ? "put it beside the scenario" : `did you mean "${nearest}"?`;
  throw unusable(name, `there is no table ${quote(name)}`, remedy);
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null; // Nothing is there.
  }
}

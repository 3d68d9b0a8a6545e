/** Files of `kontor bench`: run folders of its policies, and the scenario that it writes. */
import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, UserError } from "../errors.js";
import { loadScenario } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Variant } from "../scenario/variants.js";
import { openRunFolder, type RunFolder } from "../store/runFolder.js";
import type { Options } from "./benchOptions.js";
import { VERSION } from "./version.js";

/** Values set from outside, those of the study among them. */
export function overridesOf({ set, where }: Options): string[] {
  return [...set, ...(where === undefined ? [] : [`study.where=${where}`])];
}

/** @throws UserError where runs are to be gone on with, and nobody says which */
export function refuseHomeless({ out, resume }: Options): void {
  if (out === undefined && resume)
    throw new UserError("--resume: name the folder of the runs with --out", EXIT.usage);
}

/** A policy that is simulated, and whose replications are kept. */
interface Kept {
  readonly id: string;
  readonly scenario: Scenario;
}

/** A run folder for each policy, if they are to be kept: OUT/ID, of the offices that matter to the study. */
export async function openFolders(
  policies: readonly Kept[],
  { out, seed, resume }: Options,
  most: number,
): Promise<RunFolder[]> {
  if (out === undefined) return [];
  const common = {
    engine: VERSION,
    seed,
    replications: most,
    command: process.argv.slice(2),
    now: new Date(),
  };
  const folders: RunFolder[] = [];
  try {
    for (const { id, scenario } of policies) {
      const folder = join(out, id);
      folders.push(
        await openRunFolder(folder, { scenario, ...common, resume: resume && existsSync(folder) }),
      );
    }
  } catch (error) {
    for (const folder of folders) await folder.close();
    throw error;
  }
  return folders;
}

/** An ordinary scenario must lie beside what it extends, and nothing is overwritten. */
export function refuseOverwriting({ write, study }: Options): void {
  if (write === undefined) return;
  if (!/\.ya?ml$/.test(write))
    throw new UserError(`--write ${write}: not a scenario file; end it in .yaml`, EXIT.usage);
  if (existsSync(write))
    throw new UserError(`--write ${write}: is there already; choose another name`, EXIT.usage);
  const folder = resolve(dirname(write));
  if (/[\\/]|\.ya?ml$/.test(study) && folder !== resolve(dirname(study))) {
    throw new UserError(
      `--write ${write}: a policy reads the files of its study; write it to ${join(dirname(study), basename(write))}`,
      EXIT.usage,
    );
  }
}

/** Writes a scenario, and reads it back: it must mean what was simulated. @returns what is to be said of `--set` */
export async function writeVariant(
  write: string,
  { id, text, scenario }: Variant,
  set: readonly string[],
): Promise<string> {
  writeFileSync(write, text, { flag: "wx" });
  const again = await loadScenario(
    write.includes("/") ? write : `./${write}`,
    set.filter((one) => !one.startsWith("study.")),
  );
  if (again.hash !== scenario.hash) throw new Error(`${write} does not read back as the policy ${id}`);
  return set.length === 0 ? "" : `; give it the same --set to simulate the same`;
}

/**
 * The loop of the simulation, one for each model of a thread. V8 compiles a function for the very arrays it closes
 * over only while it has been made once: of two simulators made by the same modules both take twice the time. So the
 * modules of the loop are loaded once more for each further model.
 *
 * Node keeps one module for each file. Its hooks for other ones ask another thread about every import, which takes
 * 200 ms where this takes 12; so the built files are read here, and each becomes a function that returns its exports.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { createRoll } from "../simulation/roll.js";
import { createLender } from "../simulation/simulate.js";

/** What makes the memory and verbs of a model. */
export interface Loop {
  readonly createLender: typeof createLender;
  readonly createRoll: typeof createRoll;
}

/** The loop that everybody in this thread shares. */
export const SHARED: Loop = { createLender, createRoll };

/**
 * V8 compiles each loop anew, which takes about a second of CPU. More models than these are many candidates, each
 * simulated a few times: they share one.
 */
const MOST_LOOPS = 4;

type Exports = Readonly<Record<string, unknown>>;

/** Where the built program lies. */
const ROOT = new URL("../", import.meta.url).href;

/** Rooms that the loop is made of. All else there is once only, above all the classes of errors. */
const ROOMS = ["kernel", "random", "simulation"];

/** The forms in which the compiler writes imports and exports: each stands on one line. */
const IMPORT_NAMES = /^import \{ (.*) \} from "(.*)";$/gm;
const IMPORT_DEFAULT = /^import (\w+) from "(.*)";$/gm;
const EXPORT = /^export (const|function\*?) (\w+)/gm;
const EXPORT_NOTHING = /^export \{\};$/gm;
const OTHER = /^(import|export)\b.*/m;

/** @returns one loop for each model of a thread. Cost: some 12 ms and 3 MiB for each but the first */
export async function loadLoops(models: number): Promise<readonly Loop[]> {
  if (models > MOST_LOOPS) return Array.from({ length: models }, () => SHARED);
  const loops = [SHARED];
  while (loops.length < models) loops.push(await loadLoop(loops.length));
  return loops;
}

/** @param copy number by which stack traces tell it from others */
async function loadLoop(copy: number): Promise<Loop> {
  const loaded = new Map<string, Promise<Exports>>();
  const load = (href: string): Promise<Exports> => {
    const found = loaded.get(href) ?? (isOfLoop(href) ? loadAgain(href, copy, load) : importShared(href));
    loaded.set(href, found);
    return found;
  };
  const [simulate, roll] = await Promise.all(
    ["simulation/simulate.js", "simulation/roll.js"].map((file) => load(ROOT + file)),
  );
  return { ...simulate, ...roll } as unknown as Loop;
}

function isOfLoop(href: string): boolean {
  return href.startsWith(ROOT) && ROOMS.includes(href.slice(ROOT.length).split("/")[0]);
}

const importShared = (href: string): Promise<Exports> => import(href) as Promise<Exports>;

/** @throws Error where a file imports or exports in a form that is not known here */
async function loadAgain(
  href: string,
  copy: number,
  load: (href: string) => Promise<Exports>,
): Promise<Exports> {
  const { body, imports } = asFunction(readFileSync(new URL(href), "utf8"), href);
  const modules = await Promise.all(
    imports.map((name) => load(name.startsWith(".") ? new URL(name, href).href : name)),
  );
  const filename = `${fileURLToPath(href)}?${copy}`;
  return compileFunction(body, ["modules"], { filename })(modules) as Exports;
}

/** A module as the body of a function of the modules it imports, line by line where it was. */
export function asFunction(
  source: string,
  name: string,
): { readonly body: string; readonly imports: readonly string[] } {
  const imports: string[] = [];
  const exports: string[] = [];
  const from = (file: string): string => `modules[${imports.push(file) - 1}]`;
  const body = source
    .replace(IMPORT_NAMES, (_, names: string, file: string) => {
      return `const { ${names.replaceAll(" as ", ": ")} } = ${from(file)};`;
    })
    .replace(IMPORT_DEFAULT, (_, own: string, file: string) => `const { default: ${own} } = ${from(file)};`)
    .replace(EXPORT, (_, kind: string, own: string) => {
      exports.push(own);
      return `${kind} ${own}`;
    })
    .replace(EXPORT_NOTHING, "");
  const unknown = OTHER.exec(body);
  if (unknown) throw new Error(`${name}: "${unknown[0]}" is no import or export that can be loaded again`);
  return { body: `"use strict"; ${body}\nreturn { ${exports.join(", ")} };`, imports };
}

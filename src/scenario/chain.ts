/**
 * A scenario and the scenarios it extends, as one document that remembers which file each value is from. Sections
 * are merged key by key, patches follow each other, every other value is replaced. Knows nothing of files on disk.
 */
import { UserError, type Problem } from "../errors.js";
import { expectationAt } from "./keys.js";
import { LIMITS } from "./limits.js";
import { findingAt, refusal, valueBelow, type Finding, type Path, type Refusal } from "./reading.js";
import { readYaml, type YamlReading } from "./yaml.js";

/** The text of a scenario. */
export interface ScenarioText {
  /** Name in messages. */
  readonly file: string;
  readonly text: string;
  /** What the file is known by: the same for the same file, whatever it is called. */
  readonly key: string;
}

/** Gives the scenario that another one extends, by its name there; throws UserError when it cannot be had. */
export type ExtendedSource = (name: string, by: string) => ScenarioText;

/** A file of a chain. */
export interface Link {
  readonly file: string;
  readonly key: string;
  readonly yaml: YamlReading;
}

/** Files that extend each other; the first is the scenario itself, each is extended by the one before. */
export type Chain = readonly Link[];

export interface ChainReading {
  readonly chain: Chain;
  /** Whether every file is there and can be read as YAML; if not, the document means nothing. */
  readonly usable: boolean;
  /** What is wrong with the files themselves, and with what they extend. */
  readonly problems: readonly Problem[];
}

/** Reads a scenario and what it extends. Cost O(length of all files). */
export function readChain(top: ScenarioText, readExtended: ExtendedSource): ChainReading {
  const chain: Link[] = [];
  const problems: Problem[] = [];
  let isWhole = true;
  let next: ScenarioText | null = top;
  while (next !== null) {
    const link: Link = { file: next.file, key: next.key, yaml: readYaml(next.text) };
    chain.push(link);
    problems.push(...faultsOf(link));
    const name = valueBelow(link.yaml.value, "extends");
    if (!link.yaml.usable || typeof name !== "string") break;
    const extended = followLink(chain, name, readExtended);
    next = "problem" in extended ? null : extended;
    if ("problem" in extended) isWhole = false;
    if ("problem" in extended) problems.push(problemIn(link, findingAt(["extends"], extended)));
  }
  return { chain, usable: isWhole && chain.every(({ yaml }) => yaml.usable), problems };
}

function faultsOf({ file, yaml }: Link): Problem[] {
  return yaml.faults.map(({ offset, path, problem, remedy }) => {
    return { file, ...yaml.placeOf(offset), path: path.join("."), problem, remedy };
  });
}

function followLink(chain: Chain, name: string, readExtended: ExtendedSource): ScenarioText | Refusal {
  const link = chain[chain.length - 1];
  try {
    const extended = readExtended(name, link.key);
    const known = chain.findIndex(({ key }) => key === extended.key);
    if (known >= 0) {
      const circle = [...chain.slice(known).map(({ file }) => file), extended.file].join(" → ");
      return refusal(`leads in a circle: ${circle}`, "let one of them extend nothing");
    }
    if (chain.length < LIMITS.chain) return extended;
    return refusal(`more than ${LIMITS.chain} scenarios extend each other`, "write some of them into one");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [first] = error.problems;
    return refusal(first?.problem ?? error.message, first?.remedy ?? "write the name of another scenario");
  }
}

/** The document of all files together: what stands in the first file comes before what the last one says. */
export function mergeChain(chain: Chain): unknown {
  return chain
    .map(({ yaml }) => withoutExtends(yaml.value))
    .reduceRight((base, over) => mergeValues(base, over, []));
}

/** What a scenario extends is no part of what it says; a wrong word there is left for the schema to find. */
function withoutExtends(value: unknown): unknown {
  if (!isSection(value) || typeof value["extends"] !== "string") return value;
  const { extends: _extends, ...rest } = value;
  return Object.assign(Object.create(null) as object, rest);
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether sections at a place are merged key by key: those of the language are, values of several keys are not. */
function isMerged(path: Path): boolean {
  const { title } = expectationAt(path);
  return path.length === 0 || title === "a section" || title === "";
}

/** Keys of the document of which only one can be given. */
const ALTERNATIVES: Readonly<Record<string, string>> = { days: "period", period: "days" };

function mergeValues(base: unknown, over: unknown, path: Path): unknown {
  if (path.length === 1 && path[0] === PATCH && Array.isArray(base) && Array.isArray(over)) {
    return [...(base as unknown[]), ...(over as unknown[])];
  }
  if (!isSection(base) || !isSection(over) || !isMerged(path)) return over;
  const merged = Object.assign(Object.create(null) as Record<string, unknown>, base);
  for (const key of Object.keys(over)) {
    const other = path.length === 0 ? ALTERNATIVES[key] : undefined;
    if (other !== undefined && !Object.hasOwn(over, other)) delete merged[other];
    merged[key] = Object.hasOwn(base, key) ? mergeValues(base[key], over[key], [...path, key]) : over[key];
  }
  return merged;
}

const PATCH = "patch";

/** A finding about the merged document at its place in the file the value is from. */
export function placeInChain(chain: Chain, finding: Finding): Problem {
  const { link, path } = originOf(chain, finding.path);
  return { ...problemIn(link, { ...finding, path }), path: finding.path.join(".") };
}

function problemIn({ file, yaml }: Link, { path, at, problem, remedy }: Finding): Problem {
  return { file, ...yaml.locate(path, at), path: path.join("."), problem, remedy };
}

/**
 * The file that a value of the merged document is from, and its path in that file. For a key that is missing, the
 * file with the nearest section around it.
 */
export function originOf(chain: Chain, path: Path): { readonly link: Link; readonly path: Path } {
  const ofPatch = originOfPatch(chain, path);
  if (ofPatch !== null) return ofPatch;
  let nearest = { link: chain[0], depth: -1 };
  for (const link of chain) {
    const depth = depthOf(link.yaml.value, path);
    if (depth > nearest.depth) nearest = { link, depth };
    if (depth === path.length || hidesOthers(link, path.slice(0, depth))) return { link, path };
  }
  return { link: nearest.link, path };
}

/** Whether what a file says on the way to a place replaces what the files it extends say there. */
function hidesOthers({ yaml }: Link, path: Path): boolean {
  const isReplaced = path.some((_, i) => !isMerged(path.slice(0, i + 1)));
  return isReplaced || !isSection(path.reduce<unknown>(valueBelow, yaml.value));
}

/** How many steps of a path lead somewhere. */
function depthOf(value: unknown, path: Path): number {
  const [step, ...rest] = path;
  if (step === undefined || valueBelow(value, step) === undefined) return 0;
  return 1 + depthOf(valueBelow(value, step), rest);
}

/** Patches are counted through all files, those of the last file first. */
function originOfPatch(chain: Chain, path: Path): { readonly link: Link; readonly path: Path } | null {
  const [key, place, ...rest] = path;
  if (key !== PATCH || typeof place !== "number") return null;
  let before = 0;
  for (const link of chain.toReversed()) {
    const list = valueBelow(link.yaml.value, PATCH);
    const length = Array.isArray(list) ? list.length : 0;
    if (place < before + length) return { link, path: [PATCH, place - before, ...rest] };
    before += length;
  }
  return null;
}

/**
 * YAML text as plain values that remember their places. The language is a bounded part of YAML 1.2 (core): no
 * tags, no directives, no merge keys, one document, keys that are texts. Refuses to know what the keys mean.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from "yaml";
import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { LIMITS } from "./limits.js";
import { prescan, type Fault } from "./prescan.js";
import { quote, refusal, UNPRINTABLE, type Path, type Refusal } from "./reading.js";

/** A place in the file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text as values: texts, numbers, booleans, null, arrays, and objects without a prototype. */
export interface YamlReading {
  readonly value: unknown;
  /** What is wrong with the text itself; when `usable` is false, `value` means nothing. */
  readonly faults: readonly YamlFault[];
  readonly usable: boolean;
  /** Place of a key or value; of the nearest section around it when it is not in the file. */
  locate(path: Path, at: "key" | "value"): Place;
  /** Place of a character. */
  placeOf(offset: number): Place;
}

/** Something wrong with the text; the path is empty where it is not known. */
export interface YamlFault extends Fault {
  readonly path: Path;
}

const OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  // Duplicates are found while walking: the parser would compare every pair of keys.
  uniqueKeys: false,
  prettyErrors: false,
  // "silent" would also silence a second document in the file.
  logLevel: "error",
} as const;

/** Remedies for faults the parser reports by code. */
const SYNTAX_REMEDIES: Readonly<Record<string, string>> = {
  BAD_INDENT: "indent all lines of a section alike",
  BLOCK_AS_IMPLICIT_KEY: "begin the inner section on a line of its own, or put the text in quotes",
  MISSING_CHAR: "check that quotes and brackets are closed and a space follows every colon",
  MULTILINE_IMPLICIT_KEY: "end the line before with a colon, or put the text in quotes",
  MULTIPLE_DOCS: "keep one scenario in a file, and leave out lines of ---",
  TAB_AS_INDENT: "indent with spaces",
  UNEXPECTED_TOKEN: "check brackets, commas and indentation",
};

/** Reads a text. Faults of single values leave the rest usable. Cost O(length), bounded by `LIMITS`. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const first = prescan(text);
  if (first !== null) return unusable([first], placeOfText(text));
  const document = parseQuickly(text, lines);
  if (document.errors.length > 0) {
    return unusable(document.errors.slice(0, LIMITS.problems).map(syntaxFault), placeOf);
  }
  const walk: Walk = {
    faults: [],
    path: [],
    spots: new WeakMap(),
    anchors: new Map(),
    alias: null,
    values: 0,
    stopped: false,
  };
  const value = convert(walk, document.contents, 0);
  const locate = (path: Path, at: "key" | "value"): Place => placeOf(findOffset(walk, value, { path, at }));
  return { value, faults: walk.faults, usable: !walk.stopped, locate, placeOf };
}

/** A plain value as text, which reads back as the same value. @param value as `readYaml` gives it */
export function writeYaml(value: unknown): string {
  return stringify(value, { version: "1.2", schema: "core", lineWidth: 0, aliasDuplicateObjects: false });
}

/** Parses without stack traces: a hostile text has many thousand errors, and tracing them takes most of the time. */
function parseQuickly(text: string, lineCounter: LineCounter): Document.Parsed {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, { ...OPTIONS, lineCounter });
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Offsets of a key and of its value. */
interface Spot {
  readonly key: number;
  readonly value: number;
}

interface Walk {
  readonly faults: YamlFault[];
  /** Path of the node at hand. */
  readonly path: (string | number)[];
  readonly spots: WeakMap<object, Map<string, Spot>>;
  readonly anchors: Map<string, Node>;
  /** The alias being written out that stands in the text itself; null outside of one. */
  alias: Node | null;
  values: number;
  /** Whether the text grew beyond a limit, so that the rest was left out. */
  stopped: boolean;
}

function unusable(faults: readonly Fault[], placeOf: (offset: number) => Place): YamlReading {
  const withPath = faults.map((one) => ({ ...one, path: [] }));
  return { value: null, faults: withPath, usable: false, locate: () => ({ line: 1, column: 1 }), placeOf };
}

function placeOfText(text: string): (offset: number) => Place {
  return (offset) => {
    const before = text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  };
}

function syntaxFault(error: { code: string; message: string; pos: [number, number] }): Fault {
  const said = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const problem = error.code === "MULTIPLE_DOCS" ? "a second document begins here" : said;
  return {
    offset: error.pos[0],
    ...refusal(problem, SYNTAX_REMEDIES[error.code] ?? "put the text in quotes"),
  };
}

function convert(walk: Walk, node: Node | null, depth: number): unknown {
  if (node === null) return null;
  if (++walk.values > LIMITS.values || depth > LIMITS.nesting) return stop(walk, node, depth);
  if (isAlias(node)) return convertAlias(walk, node, depth);
  if (node.anchor !== undefined) remember(walk, node.anchor, node);
  if (isMap(node)) return convertMap(walk, node, depth);
  if (isSeq(node)) return convertList(walk, node, depth);
  return isScalar(node) ? convertScalar(walk, node) : null;
}

/** Ends a walk that would grow beyond its limits; said once. */
function stop(walk: Walk, node: Node, depth: number): null {
  const problem =
    depth > LIMITS.nesting
      ? `more than ${LIMITS.nesting} levels inside each other`
      : `more than ${LIMITS.values} values once aliases are written out`;
  if (!walk.stopped) fault(walk, node, refusal(problem, "write it flatter and shorter"));
  walk.stopped = true;
  return null;
}

function fault(walk: Walk, node: Node, wrong: Refusal): void {
  walk.faults.push({ offset: startOf(walk.alias ?? node), path: [...walk.path], ...wrong });
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function remember(walk: Walk, name: string, node: Node): void {
  const known = walk.anchors.get(name);
  if (known === undefined) walk.anchors.set(name, node);
  else if (known !== node) {
    fault(walk, node, refusal(`the anchor &${name} is defined twice`, "give it another name"));
  }
}

function convertAlias(walk: Walk, node: Alias, depth: number): unknown {
  const target = walk.anchors.get(node.source);
  if (target !== undefined) {
    const outer = walk.alias;
    walk.alias = outer ?? node;
    const value = convert(walk, target, depth + 1);
    walk.alias = outer;
    return value;
  }
  fault(walk, node, refusal(`unknown alias *${node.source}`, `define it before with &${node.source}`));
  return null;
}

function convertList(walk: Walk, node: YAMLSeq, depth: number): unknown[] {
  const spots = new Map<string, Spot>();
  const list = (node.items as (Node | null)[]).map((item, i) => {
    const offset = item === null ? startOf(node) : startOf(item);
    spots.set(String(i), { key: offset, value: offset });
    walk.path.push(i);
    const value = convert(walk, item, depth + 1);
    walk.path.pop();
    return value;
  });
  walk.spots.set(list, spots);
  return list;
}

function convertMap(walk: Walk, node: YAMLMap, depth: number): object {
  const section = Object.create(null) as Record<string, unknown>;
  const spots = new Map<string, Spot>();
  for (const { key, value } of node.items as Pair<Node | null, Node | null>[]) {
    const name = readKey(walk, node, key);
    if (key === null || name === null) continue;
    walk.path.push(name);
    if (spots.has(name)) {
      fault(walk, key, refusal(`${quote(name)} is written twice`, "keep one of the two"));
    } else {
      const offset = startOf(key);
      spots.set(name, { key: offset, value: isEmpty(value) ? offset : startOf(value) });
      section[name] = convert(walk, value, depth + 1);
    }
    walk.path.pop();
  }
  walk.spots.set(section, spots);
  return section;
}

function isEmpty(node: Node | null): node is null {
  return node === null || (isScalar(node) && node.value === null && node.source === "");
}

/** The text of a key as it stands in the file, so that 012 and 12 differ; null when it cannot be a key. */
function readKey(walk: Walk, section: Node, key: Node | null): string | null {
  if (!isScalar(key) || key.value === null) {
    fault(walk, key ?? section, refusal("a key is missing or not a text", "write a name before the colon"));
    return null;
  }
  const name = typeof key.value === "string" ? key.value : (key.source ?? "");
  if (key.anchor !== undefined) remember(walk, key.anchor, key);
  refuseUnprintable(walk, key, name);
  if (name !== "__proto__") return name;
  fault(walk, key, refusal('the key "__proto__" is reserved', "give it another name"));
  return null;
}

/** Escapes in quotes bring in what the look at the text cannot see. */
function refuseUnprintable(walk: Walk, node: Node, text: string): void {
  if (!UNPRINTABLE.test(text) && !text.includes("\r")) return;
  fault(walk, node, refusal(`${quote(text)} holds a control character`, "remove it"));
}

const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

function convertScalar(walk: Walk, node: Scalar): unknown {
  const { value } = node;
  const source = node.source ?? "";
  if (typeof value === "string") refuseUnprintable(walk, node, value);
  if (typeof value !== "number") return value;
  if (!PLAIN_NUMBER.test(source)) {
    fault(
      walk,
      node,
      refusal(`${source} is not a plain decimal number`, 'write it like 12 or 0.5, or in quotes: "12"'),
    );
  } else if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    fault(walk, node, refusal(`${quote(source)} is too large a number`, "write fewer digits"));
  }
  return value;
}

function findOffset(walk: Walk, root: unknown, { path, at }: { path: Path; at: "key" | "value" }): number {
  let here = root;
  let offset = 0;
  for (const [i, step] of path.entries()) {
    const spots = typeof here === "object" && here !== null ? walk.spots.get(here) : undefined;
    const spot = spots?.get(String(step));
    if (spot === undefined) return offset;
    const isLast = i === path.length - 1;
    offset = isLast && at === "value" ? spot.value : spot.key;
    here = (here as Record<string, unknown>)[step];
  }
  return offset;
}

/**
 * What the schema says about each place of a document: which keys may stand there, what is expected, an
 * example. Made from the JSON Schema; serves messages and the manual's table.
 */
import { scenarioJsonSchema } from "./schema.js";
import type { Path } from "./reading.js";

/** The parts of a JSON Schema that are used here. */
interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

const ROOT = scenarioJsonSchema() as Node;

/** What is known of a place. */
export interface Expectation {
  /** What stands there, such as "duration"; "" when the place is not in the schema. */
  readonly title: string;
  /** An example as it would be written; "" where the title says it all. */
  readonly example: string;
  /** Keys that may stand below, free names left out. */
  readonly keys: readonly string[];
  /** The numbers that may stand there, such as "a whole number from 0 to 10"; "" when it is no number. */
  readonly range: string;
}

/** What is expected at a path. */
export function expectationAt(path: Path): Expectation {
  const found = path.reduce<readonly Node[]>(
    (nodes, step) => nodes.flatMap((node) => stepInto(node, step)),
    [ROOT],
  );
  const first = found.find((node) => node.title !== undefined) ?? found[0] ?? {};
  const all = found.flatMap(alternatives);
  const keys = all.flatMap((node) => Object.keys(node.properties ?? {}));
  const number = all.find((node) => node.minimum !== undefined);
  return {
    title: first.title ?? "",
    example: exampleOf(first),
    keys: [...new Set(keys)],
    range: number === undefined ? "" : rangeOf(number),
  };
}

/**
 * Keys that stand below a path, as a careful author orders them: those of the language as the schema does, ids by
 * their code units, and entries of a value, such as times of day, as they are.
 */
export function keysInOrder(path: Path, keys: readonly string[]): string[] {
  const { keys: known, title } = expectationAt(path);
  const isKnown = keys.every((key) => known.includes(key));
  if (isKnown && known.length > 0) return keys.toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
  return title === "a section" ? keys.toSorted((a, b) => (a < b ? -1 : 1)) : [...keys];
}

/** One key of the language, for the manual. */
export interface KeyRow {
  /** Such as `offices.ID.desks`; ID stands for a name the author chooses, N for a place in a list. */
  readonly key: string;
  readonly meaning: string;
  /** What may stand there. */
  readonly expected: string;
  readonly examples: readonly string[];
  /** "required", the default, or "" when it may be left out. */
  readonly default: string;
}

/** Every key of the language in the order of the schema; what laws and the like hold inside is left out. */
export function listKeys(): KeyRow[] {
  return rowsBelow(ROOT, "");
}

function rowsBelow(node: Node, prefix: string): KeyRow[] {
  const named = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const key = prefix + name;
    if (child.description === undefined) return [];
    const isRequired = node.required?.includes(name) ?? false;
    return [rowOf(key, child, isRequired), ...rowsBelow(child, `${key}.`)];
  });
  const free = node.additionalProperties === false ? undefined : node.additionalProperties;
  return [
    ...named,
    ...(free === undefined ? [] : rowsBelow(free, `${prefix}ID.`)),
    ...(node.items === undefined ? [] : rowsBelow(node.items, `${prefix}N.`)),
  ];
}

function rowOf(key: string, node: Node, isRequired: boolean): KeyRow {
  const hasDefault = node.default !== undefined && typeof node.default !== "object";
  const fallback = hasDefault ? writeExample(node.default) : "";
  return {
    key,
    meaning: node.description ?? "",
    expected: rangeOf(node),
    examples: (node.examples ?? []).map(writeExample),
    default: isRequired ? "required" : fallback,
  };
}

function rangeOf({ title = "", minimum, maximum }: Node): string {
  return minimum === undefined || maximum === undefined ? title : `${title} from ${minimum} to ${maximum}`;
}

/** A node and all it may be instead. */
function alternatives(node: Node): Node[] {
  return [node, ...(node.anyOf ?? []).flatMap(alternatives)];
}

function stepInto(node: Node, step: string | number): Node[] {
  return alternatives(node).flatMap(({ properties, additionalProperties, items }) => {
    if (typeof step === "number") return items === undefined ? [] : [items];
    if (properties !== undefined && Object.hasOwn(properties, step)) return [properties[step]];
    return additionalProperties === undefined || additionalProperties === false ? [] : [additionalProperties];
  });
}

function exampleOf(node: Node): string {
  const [example] = node.examples ?? [];
  return example === undefined ? "" : writeExample(example);
}

/** A value as flow YAML, which the examples of the schema never need to quote. */
function writeExample(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeExample).join(", ")}]`;
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}: ${writeExample(inner)}`)
    .join(", ")}}`;
}

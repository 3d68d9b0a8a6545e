/** The name of a scenario's content: equal for equal scenarios, whatever file, order of keys or comments. */
import { createHash } from "node:crypto";
import type { Scenario } from "./scenario.js";

/** Sections that came to the language later: one that says nothing is left out, so that older scenarios keep their name. */
const SILENT: Readonly<Record<string, unknown>> = { mistimed: null, dayFactorShared: 0 };

/**
 * sha256 of the canonical JSON: keys in order of their code units, lists in their own order, no spaces.
 * Id and title say nothing about the content and are left out. Cost O(size of the scenario).
 */
export function hashScenario(scenario: Omit<Scenario, "id" | "title" | "hash">): string {
  const hash = createHash("sha256");
  let before = "{";
  for (const key of Object.keys(scenario).toSorted() as (keyof typeof scenario)[]) {
    const value: unknown = scenario[key];
    if (Object.hasOwn(SILENT, key) && value === SILENT[key]) continue;
    hash.update(`${before}${JSON.stringify(key)}:`);
    if (Array.isArray(value)) hashList(value, (text) => hash.update(text));
    else hash.update(JSON.stringify(canonical(value)));
    before = ",";
  }
  return `sha256:${hash.update("}").digest("hex")}`;
}

/** Item by item: the sources of many days are too long for one text. */
function hashList(list: readonly unknown[], put: (text: string) => void): void {
  let before = "[";
  const known = new Map<unknown, string>();
  for (const item of list) {
    put(before + textOfItem(item, known));
    before = ",";
  }
  put(list.length === 0 ? "[]" : "]");
}

/** Canonical JSON of an item; lists that items share are put into words once, and go by their sha256. */
function textOfItem(item: unknown, known: Map<unknown, string>): string {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return textOf(item);
  const section = item as Readonly<Record<string, unknown>>;
  const parts = Object.keys(section)
    .toSorted()
    .map((key) => {
      const value = section[key];
      if (!Array.isArray(value)) return `${JSON.stringify(key)}:${textOf(value)}`;
      if (value.length < LONG) return `${JSON.stringify(key)}:${textOfShort(value, known)}`;
      const text = known.get(value) ?? `"${createHash("sha256").update(textOf(value)).digest("hex")}"`;
      known.set(value, text);
      return `${JSON.stringify(key)}:${text}`;
    });
  return `{${parts.join(",")}}`;
}

/** Items that several lists share, such as the rates of a day, are put into words once. */
function textOfShort(list: readonly unknown[], known: Map<unknown, string>): string {
  const texts = list.map((item) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return textOf(item ?? null);
    const text = known.get(item) ?? textOf(item);
    known.set(item, text);
    return text;
  });
  return `[${texts.join(",")}]`;
}

/** From this many items on a list goes by its sha256. */
const LONG = 16;

function textOf(value: unknown): string {
  return JSON.stringify(canonical(value));
}

/** A copy whose keys are in order, wherever they matter. */
function canonical(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(canonical);
  const section = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(section).toSorted()) copy[key] = canonical(section[key]);
  return copy;
}

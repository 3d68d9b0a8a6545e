/** How readers of the scenario answer: with a value, or with what is wrong and what to write instead. */

/** Why something cannot be read. */
export interface Refusal {
  readonly problem: string;
  readonly remedy: string;
}

export type Reading<T> = { readonly value: T } | Refusal;

export function refusal(problem: string, remedy: string): Refusal {
  return { problem, remedy };
}

/** Keys and list places from the top of the document to a value. */
export type Path = readonly (string | number)[];

/** Something wrong with a document, before its line in the file is known. */
export interface Finding extends Refusal {
  readonly path: Path;
  /** Whether the key is at fault or what stands behind it. */
  readonly at: "key" | "value";
}

export function findingAt(path: Path, { problem, remedy }: Refusal, at: Finding["at"] = "value"): Finding {
  return { path, at, problem, remedy };
}

/** What stands below a key or list place; undefined when nothing does. */
export function valueBelow(value: unknown, step: string | number): unknown {
  const isSection = typeof value === "object" && value !== null;
  return isSection && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}

/**
 * Characters that show as nothing, move the cursor or turn the direction of writing: the controls but tab and line
 * ends, the separators of lines and paragraphs, and the marks and overrides of direction.
 */
export const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Longest value quoted in a message [characters]. */
const QUOTED = 60;

/** A value as it may stand in a message: one line, not too long. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED - 1)}…`;
}

/** A sum as it may stand in a message: without the digits that only rounding made. */
export function showSum(sum: number): string {
  return String(Number(sum.toPrecision(12)));
}

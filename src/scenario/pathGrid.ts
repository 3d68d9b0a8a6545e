/**
 * Values to combine: at places of the file, whatever stands there, such as the slots of booked visits. Every combination
 * is one policy. Knows no files and no measures.
 */
import { suggest } from "./nearest.js";
import { applyOverride } from "./overrides.js";
import { findingAt, quote, refusal, valueBelow, type Finding, type Refusal } from "./reading.js";
import type { WrittenPolicy } from "./writtenPolicy.js";

/** Values to try at each place, by its path: keys joined by points, as for `--set`. */
export type PathGrid = Readonly<Record<string, readonly unknown[]>>;

/** What makes a study, or belongs to each policy, is the same for all of them. */
const FIXED = ["kontor", "extends", "study", "patch", "title", "period", "days"];

/** Places that cannot be varied, or that the file does not have. @param document with what it extends */
export function findWrongPlaces(grid: PathGrid, document: unknown): Finding[] {
  return Object.keys(grid).flatMap((path) => {
    const wrong = wrongPlace(path.split("."), document);
    return wrong === null ? [] : [findingAt(["study", "values", path], wrong, "key")];
  });
}

/** All but the last key must be there: a section made by a slip of the pen would be an office of its own. */
function wrongPlace(keys: readonly string[], document: unknown): Refusal | null {
  if (keys.includes("") || keys.includes("__proto__")) {
    return refusal("is no place of the file", 'write keys joined by points, such as "offices.counter.desks"');
  }
  if (FIXED.includes(keys[0]))
    return refusal(`${keys[0]} is the same for all policies`, "vary something else");
  let section = document;
  for (const key of keys.slice(0, -1)) {
    const inner = valueBelow(section, key);
    if (typeof inner !== "object" || inner === null) {
      const known = typeof section === "object" && section !== null ? Object.keys(section) : [];
      return refusal(`the file has no section ${quote(key)} there`, suggest(key, known));
    }
    section = inner;
  }
  return null;
}

export function sizeOfPaths(grid: PathGrid): number {
  return Object.values(grid).reduce((size, values) => size * values.length, 1);
}

/** All combinations, the last place running fastest. Cost O(policies × places). */
export function policiesOfPaths(grid: PathGrid): WrittenPolicy[] {
  const names = shortNames(Object.keys(grid));
  let policies: WrittenPolicy[] = [{ id: "", patches: [], values: [] }];
  for (const [path, values] of Object.entries(grid)) {
    const words = wordsOf(values);
    policies = policies.flatMap(({ id, values: before = [] }) =>
      values.map((value, i) => ({
        id: `${id === "" ? "" : `${id}_`}${names.get(path) ?? path}-${words[i]}`,
        patches: [],
        values: [...before, { path, value }],
      })),
    );
  }
  return policies;
}

/** What a file says, with the values of a policy put in. */
export function withValues(own: unknown, { values = [] }: WrittenPolicy): unknown {
  return values.reduce<unknown>(
    (document, { path, value }) => applyOverride(document, { path: path.split("."), value }),
    own,
  );
}

/** The last keys of each path, as few as tell it from the others. */
function shortNames(paths: readonly string[]): Map<string, string> {
  return new Map(
    paths.map((path) => {
      let keys = 1;
      while (paths.some((other) => other !== path && tail(other, keys) === tail(path, keys))) keys++;
      return [path, tail(path, keys)];
    }),
  );
}

const tail = (path: string, keys: number): string => path.split(".").slice(-keys).join("-");

/** A word for each value that can stand in the name of a policy; its place, from 1, where values have no such words. */
function wordsOf(values: readonly unknown[]): string[] {
  const words = values.map((value) =>
    typeof value === "string" || typeof value === "number" ? `${value}`.replaceAll(/[^A-Za-z0-9]+/g, "") : "",
  );
  const areNames = words.every((word, i) => word !== "" && words.indexOf(word) === i);
  return areNames ? words : values.map((_, i) => String(i + 1));
}

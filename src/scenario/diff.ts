/**
 * What is different between two scenarios, in words a planner reads: paths as in a scenario file, values with their
 * units. Two scenarios with different hashes differ in at least one entry.
 */
import { describeScenario, type Description } from "./describe.js";
import type { Scenario } from "./scenario.js";

/** One thing that is different. */
export interface Difference {
  /** Such as `offices.O139.desks`. */
  readonly path: string;
  /** Null where there is nothing of the kind. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Everything in which the second scenario differs from the first, in order of the first. Cost O(size). */
export function diffScenarios(before: Scenario, after: Scenario): Difference[] {
  if (before.hash === after.hash) return [];
  const found = diffDescriptions(describeScenario(before), describeScenario(after), "");
  // What is shown is rounded to seconds; a difference below that has no words of its own.
  return found.length > 0 ? found : [{ path: "hash", before: before.hash, after: after.hash }];
}

function diffDescriptions(before: Description, after: Description, prefix: string): Difference[] {
  const keys = [...before.keys(), ...[...after.keys()].filter((key) => !before.has(key))];
  return keys.flatMap((key) => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    return diffValues(before.get(key) ?? null, after.get(key) ?? null, path);
  });
}

type Value = string | Description | null;

function diffValues(before: Value, after: Value, path: string): Difference[] {
  if (isWhole(before) && isWhole(after)) return before === after ? [] : [{ path, before, after }];
  const [a, b] = [before, after].map((value) => (isWhole(value) ? new Map() : value)) as [
    Description,
    Description,
  ];
  return diffDescriptions(a, b, path);
}

function isWhole(value: Value): value is string | null {
  return typeof value === "string" || value === null;
}

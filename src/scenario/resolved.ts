/**
 * A scenario as one file that needs no other scenario: what it extends and what was set from outside written in.
 * Its tables stay tables, named as they were.
 */
import { keysInOrder } from "./keys.js";
import type { LoadedScenario } from "./parse.js";
import { valueBelow, type Path } from "./reading.js";
import { writeYaml } from "./yaml.js";

/**
 * The text of a loaded scenario. Read again beside the same tables, it gives a scenario with the same hash. Keys of
 * the language stand in the order of the manual, ids in order of their code units, entries of functions of the time
 * of day as they were; values are as they were written. Comments are left out.
 */
export function resolvedText({ document }: Pick<LoadedScenario, "document">): string {
  return writeYaml(inOrder(document, []));
}

function inOrder(value: unknown, path: Path): unknown {
  if (Array.isArray(value)) return value.map((item, i) => inOrder(item, [...path, i]));
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.create(null) as Record<string, unknown>;
  for (const key of keysInOrder(path, Object.keys(value))) {
    sorted[key] = inOrder(valueBelow(value, key), [...path, key]);
  }
  return sorted;
}

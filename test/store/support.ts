/** Replications made of plain numbers, and folders to keep them in. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { hashScenario } from "../../src/scenario/hash.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { Replication } from "../../src/simulation/simulate.js";
import type { Sums } from "../../src/simulation/sums.js";
import { scenarioOf, type ScenarioParts } from "../support/scenario.js";

export const KEY = "ab".repeat(32);

/** A folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A replication with two tables, told apart by its number. */
export function replicationOf(replication: number, value = replication): Replication {
  const tables = {
    minutes: Float64Array.of(value, 0.1, -0, 2 ** 33, Number.MIN_VALUE),
    bins: Int32Array.of(replication, -1, 2 ** 31 - 1),
  };
  return { replication, sums: tables as unknown as Sums };
}

/** Tables by name, as lists. */
export function tablesIn(sums: Sums): Record<string, { type: string; values: number[] }> {
  const entries = Object.entries(sums) as [string, Float64Array | Int32Array][];
  return Object.fromEntries(
    entries.map(([name, table]) => [name, { type: table.constructor.name, values: [...table] }]),
  );
}

/** A scenario with the hash of its content. */
export function hashedScenario(parts: ScenarioParts = {}): Scenario {
  const { id, title, hash: _hash, ...content } = scenarioOf(parts);
  return { id, title, ...content, hash: hashScenario(content) };
}

/** The warning about contacts that were not over when a run ended. */
import { expect, test } from "vitest";
import { tellPending } from "../../src/cli/pending.js";
import type { Horizon } from "../../src/scenario/scenario.js";

const horizon = (parts: Partial<Horizon> = {}): { horizon: Horizon } => ({
  horizon: { dated: false, firstDay: 0, days: 5, warmUpDays: 0, continuous: false, drainDays: 14, ...parts },
});

const figure = (
  name: string,
  estimate: number | null,
  cell: { by: "network" | "line" | "office"; name: string },
) => ({
  measure: { name },
  estimate,
  cell: { ...cell, at: {} },
});
const ALL = { by: "network", name: "all" } as const;

test("more than one in a thousand is told, with the way to let the run go on", () => {
  expect(tellPending("week", horizon(), [figure("pendingShare", 0.00123, ALL)])).toEqual([
    "week: 0.12 % of the contacts were not over when the run ended; let it go on with --set drain=28\n",
  ]);
  const line = figure("pendingOfCallers", 0.02, { by: "line", name: "AF" });
  expect(tellPending("week", horizon({ drainDays: 0 }), [line])).toEqual([
    "week: 2 % of the callers of AF were not over when the run ended; let it go on with --set drain=14\n",
  ]);
  expect(tellPending("week", horizon({ drainDays: 300 }), [line])[0]).toMatch(/drain=366\n$/);
});

test("up to one in a thousand, nobody at all, other figures and single offices are not worth a word", () => {
  const figures = [
    figure("pendingShare", 0.001, ALL),
    figure("pendingShare", null, ALL),
    figure("gaveUpShare", 0.5, ALL),
    figure("pendingShare", 0.5, { by: "office", name: "O001" }),
  ];
  expect(tellPending("week", horizon(), figures)).toEqual([]);
});

test("a piece cut out of a run without end has as many pending before as after", () => {
  const pending = [figure("pendingShare", 0.5, ALL)];
  const endless = { continuous: true };
  const { drainDays: _, ...without } = horizon(endless).horizon;
  expect(tellPending("week", { horizon: without }, pending)).toEqual([]);
  expect(tellPending("week", horizon(endless), pending)).toHaveLength(1);
});

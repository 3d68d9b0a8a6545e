/** A small result written by hand, for reports: nothing was simulated, every digit is chosen. */
import type { Cell } from "../../src/experiment/cells.js";
import { listMeasures } from "../../src/experiment/measures.js";
import type { Figure } from "../../src/experiment/result.js";
import type { ExperimentResult } from "../../src/experiment/run.js";
import { officeOf, scenarioOf, type ScenarioParts } from "../support/scenario.js";

const OBSERVATION = { waitThresholds: [10], overtimeThresholds: [], clock: [600, 630], states: null };
const MEASURES = listMeasures(OBSERVATION);
export const NETWORK: Cell = { by: "network", name: "all", at: {} };

/** A figure of the registry. */
export function figureOf(name: string, parts: Partial<Figure> = {}): Figure {
  const measure = MEASURES.find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  const estimate = { estimate: 9.4123, standardError: 0.09, halfWidth: 0.184, n: 30 };
  return { measure, cell: NETWORK, spread: null, ...estimate, ...parts };
}

/** A figure whose value is unknown. */
export function unknownOf(name: string, cell: Cell): Figure {
  return figureOf(name, {
    cell,
    estimate: null,
    standardError: null,
    halfWidth: null,
    reason: "noDenominator",
  });
}

const officeCell = (name: string, place: number): Cell => ({ by: "office", name, at: { place } });
const clockCell = (name: string, clock: number): Cell => ({ by: "clock", name, at: { clock } });

const FIGURES: readonly Figure[] = [
  figureOf("arrivedPerDay", { estimate: 96.04, halfWidth: 1.3, spread: [71, 122] }),
  figureOf("waitJoined", { spread: [4.04, 17.23] }),
  figureOf("waitP90", { estimate: 27.5, halfWidth: 0.61 }),
  figureOf("waitAbove10", { estimate: 0.3371, halfWidth: 0.0042 }),
  figureOf("lostShare", { estimate: 0.0651, halfWidth: 0.0019, spread: [0, 0.151] }),
  figureOf("renegedShare", { estimate: 0.0651, halfWidth: 0.0019, spread: [0, 0.151] }),
  figureOf("balkedShare", { estimate: 0, halfWidth: 0, spread: [0, 0] }),
  figureOf("utilisation", { estimate: 0.8249, halfWidth: 0.012 }),
  figureOf("arrived", { cell: officeCell("north", 0), estimate: 1440.63, halfWidth: 11.2 }),
  figureOf("waitJoined", { cell: officeCell("north", 0) }),
  figureOf("lostShare", { cell: officeCell("north", 0), estimate: 0.0651, halfWidth: 0.0019 }),
  figureOf("arrived", { cell: officeCell("south", 1), estimate: 12.4, halfWidth: 3.1 }),
  unknownOf("waitJoined", officeCell("south", 1)),
  figureOf("lostShare", { cell: officeCell("south", 1), estimate: 1, halfWidth: 0 }),
  figureOf("arrived", { cell: officeCell("west", 2), estimate: 0, halfWidth: 0 }),
  unknownOf("waitJoined", officeCell("west", 2)),
  figureOf("insideAt", { cell: clockCell("10:00", 0), estimate: 2.125, halfWidth: 0.07 }),
  figureOf("allBusyAt", { cell: clockCell("10:00", 0), estimate: 0.25, halfWidth: 0.03 }),
  figureOf("insideAt", { cell: clockCell("10:30", 1), estimate: 3.5, halfWidth: 0.09 }),
  figureOf("allBusyAt", { cell: clockCell("10:30", 1), estimate: 0.5, halfWidth: 0.04 }),
];

/** A month at three offices: network, offices and clock. */
export function resultOf(parts: ScenarioParts = {}, figures = FIGURES): ExperimentResult {
  const firstDay = Date.UTC(2024, 10, 1) / 86_400_000;
  const scenario = scenarioOf({
    title: { en: "Three offices in November", sv: "Tre kontor i november" },
    offices: [officeOf("north"), officeOf("south"), officeOf("west")],
    sources: [],
    horizon: { dated: true, firstDay, days: 30 },
    observation: OBSERVATION,
    foundations: [
      { input: "desks", provenance: "derived", source: "a table of desks" },
      { input: "patience", provenance: "assumed", source: "no source found" },
    ],
    hash: "sha256:0123",
    ...parts,
  });
  const by = ["network", "office", "clock"] as const;
  return {
    scenario,
    plan: { seed: "made", replications: 30, confidence: 0.95, by, withDays: true },
    figures,
    done: 30,
    lost: [],
    isPrecise: true,
  };
}

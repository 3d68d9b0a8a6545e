/** Phone lines without simulation: every day of a line by the chain, callers who call again as a fixed point. Approximate. */
import type { Scenario } from "../scenario/scenario.js";
import { unsettled, worseOf } from "./comingAgain.js";
import { addFlow, blankDays, measuresOf, ratio } from "./flows.js";
import type { DayFlow, DaySums, FixedPoint, FlowMeasures } from "./flows.js";
import { chainInputs, officeOnDay, sortScenario } from "./officeInputs.js";
import { asOffice, COARSE, flowOver, type Fineness } from "./officeScreen.js";

export interface ScreenedLine {
  readonly id: string;
  /** What is approximated or left out, in plain words. */
  readonly reasons: readonly string[];
  /** Expected sums over the measured days; calls are attempts. */
  readonly sums: DaySums;
  readonly measures: FlowMeasures;
  /** People who called, attempts for each, and the share answered in the end; null where nobody calls. */
  readonly persons: number;
  readonly attemptsPerCaller: number | null;
  readonly answeredOfCallers: number | null;
  /** Calls that found all places taken, and calls hung up in the line ÷ calls. */
  readonly rejectedShare: number | null;
  readonly abandonedShare: number | null;
  /** How callers who call again were found; null where nobody does. */
  readonly fixedPoint: FixedPoint | null;
}

/** Reasons that hold for all lines of a scenario. */
const REASONS: readonly (readonly [string, (scenario: Scenario) => boolean])[] = [
  [
    "calls instead of visits are left out",
    ({ errands, displacement }) =>
      displacement !== null || errands.some(({ leaving }) => leaving !== null && leaving.phone > 0),
  ],
];

/**
 * All phone lines of a scenario, in its order.
 *
 * Cost some milliseconds for each different day, value of the day factor and round of a line of few agents, and minutes for
 * lines of hundreds of agents in half-hours that differ.
 */
export function screenLines(scenario: Scenario, fineness: Fineness = COARSE): ScreenedLine[] {
  const common = REASONS.filter(([, holds]) => holds(scenario)).map(([reason]) => reason);
  return scenario.lines.map(({ office }) => screenLine(scenario, office.id, { common, fineness }));
}

function screenLine(
  scenario: Scenario,
  id: string,
  { common, fineness }: { readonly common: readonly string[]; readonly fineness: Fineness },
): ScreenedLine {
  const sorted = sortScenario(asOffice(scenario, id));
  const { warmUpDays, days } = scenario.horizon;
  const thresholds = scenario.observation.waitThresholds;
  const asked = { cv: scenario.dayFactorCv, thresholds, fineness, known: new Map() };
  const reasons = new Set(common);
  const sums = blankDays(thresholds.length);
  const worked = new Map<string, DayFlow>();
  let fixedPoint: FixedPoint | undefined;
  for (let i = 0; i < days; i++) {
    const today = officeOnDay(sorted, id, warmUpDays + i);
    const inputs = chainInputs(sorted, today, today.streams);
    if (inputs === null) continue;
    inputs.reasons.forEach((reason) => reasons.add(reason));
    const name = JSON.stringify([inputs.day, inputs.doors, inputs.outside]);
    const flow = worked.get(name) ?? flowOver(inputs, asked);
    worked.set(name, flow);
    addFlow(sums, flow);
    fixedPoint = worseOf(fixedPoint, flow.fixedPoint);
  }
  if (fixedPoint !== undefined && !fixedPoint.isSettled)
    reasons.add(unsettled("callers who call again", fixedPoint));
  return { id, reasons: [...reasons], sums, measures: measuresOf(sums), ...ofCallers(sums), fixedPoint: fixedPoint ?? null }; // prettier-ignore
}

function ofCallers({ arrived, again, served, refusedFull, reneged }: DaySums) {
  const persons = arrived - again;
  return {
    persons,
    attemptsPerCaller: ratio(arrived, persons),
    answeredOfCallers: ratio(served, persons),
    rejectedShare: ratio(refusedFull, arrived),
    abandonedShare: ratio(reneged, arrived),
  };
}

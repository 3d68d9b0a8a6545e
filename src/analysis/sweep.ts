/**
 * How firm verdicts are against the inputs: the comparison again with one input at a time moved to a corner. A verdict
 * that is surely another one at any corner cannot be told.
 */
import type { Means } from "../experiment/replicate.js";
import type { Plan } from "../experiment/run.js";
import type { Change, ComparedFigure, Comparison, Contest } from "./comparison.js";
import { compareScenarios } from "./comparison.js";
import type { Family, FamilyCell } from "./families.js";
import { SWEEP_INPUTS } from "./sweepInputs.js";
import type { AtCorner, Place, Sweep, SweptVerdict } from "./swept.js";

/** Every input that any of the scenarios has, at every corner. */
export function placesOfSweep({
  scenarios,
  moreInputs = [],
}: Pick<Contest, "scenarios" | "moreInputs">): readonly Place[] {
  const inputs = [...SWEEP_INPUTS, ...moreInputs].filter(({ isIn }) => scenarios.some(isIn));
  return inputs.flatMap((input) => input.corners.map((corner) => ({ input, corner })));
}

/** The contest with one input moved in every scenario that has it. */
export function contestAt(contest: Contest, { input, corner }: Place): Contest {
  const scenarios = contest.scenarios.map((scenario) => {
    return input.isIn(scenario) ? input.moved(scenario, corner.value) : scenario;
  });
  return { ...contest, scenarios };
}

/**
 * Compares at every corner, one after the other.
 *
 * @param comparison with the inputs as they are
 * @param plan of each corner, where nobody is followed; its number of replications bounds the cost, which is that of so many comparisons
 * @param onProgress called after each replication with how many are done at all corners
 */
export async function sweepComparison(
  comparison: Comparison,
  plan: Plan,
  onProgress: (done: number) => void = () => {},
  means: Means = {},
): Promise<Comparison & { readonly sweep: Sweep }> {
  const places = placesOfSweep(comparison);
  const moved: Comparison[] = [];
  for (const [i, place] of places.entries()) {
    const report = (done: number): void => onProgress(i * plan.replications + done);
    const figuresOnly = { ...plan, follow: undefined, withFlows: false };
    moved.push(await compareScenarios(contestAt(comparison, place), figuresOnly, report, means));
  }
  return judgeSweep(comparison, places, moved);
}

/** Judges every verdict by the comparisons at the corners, one for each place, and calls off those that flip. */
export function judgeSweep(
  comparison: Comparison,
  places: readonly Place[],
  moved: readonly Pick<Comparison, "figures" | "done">[],
): Comparison & { readonly sweep: Sweep } {
  const found = moved.map(({ figures }) => new Map(figures.map((figure) => [keyOf(figure), figure])));
  const verdicts: SweptVerdict[] = [];
  const calledOff = new Set<string>();
  const figures = comparison.figures.map((figure) => ({
    ...figure,
    changes: figure.changes.map((change, i): Change => {
      const sense = senseOf(change);
      if (sense === null || change.difference === null) return change;
      const corners = found.map((at, place): AtCorner => {
        const there = at.get(keyOf(figure))?.changes[i];
        if (there === undefined) return { place, difference: null, halfWidth: null, outcome: "open" };
        const other = senseOf(there);
        const outcome = other === null ? "open" : other === sense ? "holds" : "flips";
        return { place, difference: there.difference, halfWidth: there.halfWidth, outcome };
      });
      const { measure, by, cell } = figure;
      const { scenario, verdict, difference } = change;
      verdicts.push({ measure, by, cell, scenario, verdict, difference, corners });
      const isCalledOff = corners.some(({ outcome }) => outcome === "flips");
      if (!isCalledOff) return change;
      calledOff.add(`${scenario}/${keyOf(figure)}`);
      return { ...change, verdict: "cannotTell" };
    }),
  }));
  const { families, leftOut = [] } = comparison;
  const sweep = { places, leftOut, replications: moved[0]?.done ?? 0, verdicts };
  if (families === undefined) return { ...comparison, figures, sweep };
  return {
    ...comparison,
    figures,
    sweep,
    families: families.map((family) => withoutCalledOff(family, calledOff)),
  };
}

/** A family in which no cell is judged whose verdict was called off, by `scenario/by/cell/measure`. */
function withoutCalledOff(family: Family, calledOff: ReadonlySet<string>): Family {
  const { scenario, by, measure } = family;
  const cells = family.cells.map((one): FamilyCell => {
    const isCalledOff = calledOff.has(`${scenario}/${by}/${one.cell}/${measure}`);
    return isCalledOff ? { ...one, verdict: "cannotTell", changes: false } : one;
  });
  return { ...family, cells };
}

/** What a verdict says, a direction where neither low nor high is better; null where it says nothing. */
function senseOf({ verdict, difference, isUntouched }: Change): string | null {
  if (isUntouched) return "same";
  if (verdict === "cannotTell" || difference === null) return null;
  return verdict ?? (difference > 0 ? "up" : "down");
}

function keyOf({ measure, by, cell }: ComparedFigure): string {
  return `${by}/${cell}/${measure.name}`;
}

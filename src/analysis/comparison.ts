/** Scenarios against a baseline, replication by replication: what differs, how surely, and what does not at all. */
import { EXIT, UserError } from "../errors.js";
import type { Cell, Division } from "../experiment/cells.js";
import type { Gathered, Gathering } from "../experiment/collect.js";
import type { Lost } from "../experiment/crew.js";
import type { Measure } from "../experiment/measure.js";
import type { Means } from "../experiment/replicate.js";
import { estimateFigure, linearOf, type Figure } from "../experiment/result.js";
import { gatherTogether, type Drawn, type Plan } from "../experiment/run.js";
import type { Flow, FlowSums } from "../experiment/flows.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Estimate, Reason } from "../stats/estimate.js";
import { meanOfMoments, ratioOfMoments } from "../stats/moments.js";
import { differenceOf } from "../stats/paired.js";
import { controlFigure, type ControlledFigure } from "./controls.js";
import { findFamilies, type Family } from "./families.js";
import { estimatePeople, type PeopleFigure } from "./people.js";
import type { LeftOut, Sweep } from "./swept.js";
import type { SweepInput } from "./sweepInputs.js";
import { verdictOf, type Verdict } from "./verdict.js";

/** What is compared: scenarios under the names they are told by, and which of them is the measure of the others. */
export interface Contest {
  readonly names: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** Index of the baseline. */
  readonly baseline: number;
  /** Inputs of a sweep beside the usual ones, which only reading the scenarios again could move. */
  readonly moreInputs?: readonly SweepInput[];
  /** What reading them again could not move; to be told of a sweep. */
  readonly leftOut?: readonly LeftOut[];
}

/** How a scenario differs from the baseline in one figure; differences are scenario − baseline. */
export interface Change {
  /** Index of the scenario. */
  readonly scenario: number;
  readonly difference: number | null;
  readonly standardError: number | null;
  /** Half the width of the paired interval. */
  readonly halfWidth: number | null;
  /** Of the two figures over replications; null where one of them does not vary. */
  readonly correlation: number | null;
  /** Variance of the difference from independent runs ÷ that of the pairs; null where a variance is 0. */
  readonly varianceRatio: number | null;
  /** Whether the sums behind it are the same in every replication. */
  readonly isUntouched: boolean;
  readonly verdict: Verdict;
  /** Replications. */
  readonly n: number;
  /** The difference helped by what is drawn; absent where it is not asked for, null where nothing helps. */
  readonly controlled?: ControlledFigure | null;
  /** Why a figure is null; the last two: there is no such cell or measure in the baseline, or in the scenario. */
  readonly reason?: Reason | "notInBaseline" | "notInScenario";
}

/** A measure in a cell under all scenarios. */
export interface ComparedFigure {
  readonly measure: Measure;
  readonly by: Division;
  readonly cell: string;
  /** One for each scenario; null where it has no such cell or measure. */
  readonly figures: readonly (Figure | null)[];
  /** The same helped by what is drawn of the baseline; absent where it is not asked for, null where nothing helps. */
  readonly controlled?: readonly (ControlledFigure | null)[];
  /** One for each scenario but the baseline, in their order. */
  readonly changes: readonly Change[];
}

/** How many cells of a division a scenario leaves exactly as they are: every sum the same in every replication. */
export interface Untouched {
  readonly scenario: number;
  readonly by: Division;
  readonly cells: number;
  /** Names of those that are untouched, in the order of the data. */
  readonly untouched: readonly string[];
}

export interface Comparison extends Contest {
  readonly plan: Plan;
  /** By division, cell and measure, each in the order of the baseline; what only others have comes behind. */
  readonly figures: readonly ComparedFigure[];
  readonly untouched: readonly Untouched[];
  readonly done: number;
  readonly lost: readonly Lost[];
  /** How firm the verdicts are against the inputs; absent until a sweep has run. */
  readonly sweep?: Sweep;
  /** Winners and losers by scenario, cell and sum; absent where nobody was followed. */
  readonly people?: readonly PeopleFigure[];
  /** Who went where under which scenario; absent where it was not gathered. */
  readonly flows?: readonly FlowFigure[];
  /** Cells judged together; absent where it was not asked for. */
  readonly families?: readonly Family[];
}

/** From an office that is gone to another, over replications. */
export interface FlowFigure extends Pick<Flow, "from" | "to"> {
  /** Index of the scenario. */
  readonly scenario: number;
  /** Visitors in the whole period, and minutes of extra travel for each of them. */
  readonly visitors: Estimate;
  readonly extraTravel: Estimate;
}

/** What is wanted beside the figures and their differences. */
export interface Extras {
  /** Whether the cells of a division are judged together. */
  readonly withFamilies: boolean;
}

/**
 * Simulates every scenario with the same people and compares each with the baseline.
 *
 * @param onProgress called after each replication with how many are done
 * @throws UserError if the scenarios cover different days; and as `gather`
 */
export async function compareScenarios(
  contest: Contest,
  plan: Plan,
  onProgress: (done: number) => void = () => {},
  { withFamilies = false, ...means }: Means & Partial<Extras> = {},
): Promise<Comparison> {
  refuseOtherDays(contest);
  const receive = ([{ done }]: readonly Gathering[]): boolean => {
    onProgress(done);
    return false;
  };
  const together = await gatherTogether(contest.scenarios, plan, receive, means);
  const { gatherings, lost, people, drawn, flows } = together;
  const compared = compareGatherings(contest, gatherings, plan.confidence, drawn);
  const others = contest.scenarios.flatMap((_, i) => (i === contest.baseline ? [] : [i]));
  const followed = people.flatMap((sums, i) =>
    estimatePeople(sums, others[i], compared.done, plan.confidence),
  );
  return {
    ...contest,
    plan,
    ...compared,
    lost,
    ...(people.length > 0 && { people: followed }),
    ...(flows.length > 0 && { flows: flowFigures(flows, plan, compared.done) }),
    ...(withFamilies && {
      families: findFamilies({ ...compared, baseline: contest.baseline, plan }, gatherings),
    }),
  };
}

/** Flows from or to the offices that are told of. */
function flowFigures(flows: readonly FlowSums[], { offices, confidence }: Plan, done: number): FlowFigure[] {
  return flows.flatMap((ofScenario, scenario) =>
    ofScenario
      .filter(({ from, to }) => offices === undefined || offices.has(from) || offices.has(to))
      .map(({ from, to, moments }) => ({
        from,
        to,
        scenario,
        visitors: meanOfMoments(moments.per, done, confidence),
        extraTravel: ratioOfMoments(moments, done, confidence),
      })),
  );
}

/** Counts of different numbers of days would differ for that alone, and the people of a day must be the same. */
export function refuseOtherDays({ names, scenarios, baseline }: Contest): void {
  const { horizon } = scenarios[baseline];
  const other = scenarios.findIndex(({ horizon: { dated, firstDay, days } }) => {
    return dated !== horizon.dated || firstDay !== horizon.firstDay || days !== horizon.days;
  });
  if (other < 0) return;
  throw new UserError(
    `${names[other]}: covers other days than ${names[baseline]}; give both the same period, or set it with --set`,
    EXIT.invalid,
  );
}

/** Compares what has been gathered of each scenario. @param confidence of the intervals, (0, 1) excluded */
export function compareGatherings(
  contest: Contest,
  gatherings: readonly Gathering[],
  confidence: number,
  drawn: Drawn | null = null,
): Pick<Comparison, "figures" | "untouched" | "done"> {
  const { baseline } = contest;
  const [{ done }] = gatherings;
  const order = [gatherings[baseline], ...gatherings.filter((_, i) => i !== baseline)];
  const found = gatherings.map(({ figures }) => new Map(figures.map((figure) => [keyOf(figure), figure])));
  const controlLevel = (
    side: Gathered | null,
    base: Gathered | null,
    draws: Drawn,
  ): ControlledFigure | null =>
    side && base && controlFigure({ figure: linearOf(side, done) }, base.cell, draws, confidence);
  const figures = inOrder(order).map(({ measure, by, cell }): ComparedFigure => {
    const key = keyOf({ measure, cell: { by, name: cell } });
    const sides = found.map((figuresOf) => figuresOf.get(key) ?? null);
    return {
      measure,
      by,
      cell,
      figures: sides.map((side) => side && estimateFigure(side, done, confidence)),
      ...(drawn && { controlled: sides.map((side) => controlLevel(side, sides[baseline], drawn)) }),
      changes: sides.flatMap((side, scenario) =>
        scenario === baseline
          ? []
          : [{ scenario, ...changeOf(side, sides[baseline], { done, confidence, drawn }) }],
      ),
    };
  });
  return { figures, untouched: findUntouched(contest, figures), done };
}

/** What names a figure within one scenario. */
function keyOf({ measure, cell }: { measure: Measure; cell: Pick<Cell, "by" | "name"> }): string {
  return `${cell.by}/${cell.name}/${measure.name}`;
}

/** Every cell and measure that any scenario has, those of the first one first. */
function inOrder(
  gatherings: readonly Gathering[],
): { readonly measure: Measure; readonly by: Division; readonly cell: string }[] {
  const all = gatherings.flatMap(({ figures }) => figures);
  const divisions = [...new Set(all.map(({ cell }) => cell.by))];
  const measures = new Map(all.map(({ measure }) => [measure.name, measure]));
  const keys = new Set(all.map(keyOf));
  return divisions.flatMap((by) => {
    const cells = new Set(all.flatMap(({ cell }) => (cell.by === by ? [cell.name] : [])));
    return [...cells].flatMap((cell) =>
      [...measures.values()]
        .filter((measure) => keys.has(keyOf({ measure, cell: { by, name: cell } })))
        .map((measure) => ({ measure, by, cell })),
    );
  });
}

function changeOf(
  side: Gathered | null,
  base: Gathered | null,
  { done, confidence, drawn }: { done: number; confidence: number; drawn: Drawn | null },
): Omit<Change, "scenario"> {
  if (side === null || base === null) {
    const reason = base === null ? "notInBaseline" : "notInScenario";
    const nothing = { difference: null, standardError: null, halfWidth: null, correlation: null };
    return { ...nothing, varianceRatio: null, isUntouched: false, verdict: "cannotTell", n: done, reason };
  }
  const [figure, less] = [linearOf(side, done), linearOf(base, done)];
  const { estimate, ...rest } = differenceOf(figure, less, confidence);
  const isUntouched = haveSameSums(side, base);
  const verdict = verdictOf({ estimate, halfWidth: rest.halfWidth }, side.measure, isUntouched);
  const change = { difference: estimate, ...rest, isUntouched, verdict, n: done };
  if (drawn === null) return change;
  return { ...change, controlled: controlFigure({ figure, less }, base.cell, drawn, confidence) };
}

/** Whether two figures have the same sums, bit by bit, in every replication. */
export function haveSameSums(a: Gathered, b: Gathered): boolean {
  return areSame(a.columns, b.columns) && areSame(a.bins, b.bins);
}

function areSame(a: readonly (Float64Array | Int32Array)[], b: typeof a): boolean {
  return a.every((list, i) => list.every((value, k) => value === b[i][k]));
}

function findUntouched(
  { scenarios, baseline }: Contest,
  figures: readonly ComparedFigure[],
): readonly Untouched[] {
  const divisions = [...new Set(figures.map(({ by }) => by))];
  return divisions.flatMap((by) => {
    const ofDivision = figures.filter((figure) => figure.by === by);
    const cells = [...new Set(ofDivision.map(({ cell }) => cell))];
    const others = scenarios.flatMap((_, scenario) => (scenario === baseline ? [] : [scenario]));
    return others.map((scenario, i) => {
      const touched = new Set(
        ofDivision.flatMap(({ cell, changes }) => (changes[i].isUntouched ? [] : [cell])),
      );
      return { scenario, by, cells: cells.length, untouched: cells.filter((cell) => !touched.has(cell)) };
    });
  });
}

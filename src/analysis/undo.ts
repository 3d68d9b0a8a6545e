/**
 * Whether longer opening, or more desks, undo closures: the same people live through what was before, through the
 * closures, and through every step of what could undo them.
 */
import { listCells, type Cell } from "../experiment/cells.js";
import { createGatherer, type Gathered } from "../experiment/collect.js";
import type { Lost } from "../experiment/crew.js";
import { createFlowGatherer, type Flow } from "../experiment/flows.js";
import type { Measure } from "../experiment/measure.js";
import { replicateUntil, type Means } from "../experiment/replicate.js";
import { estimateFigure, linearOf } from "../experiment/result.js";
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { times, unknownEstimate, type Estimate } from "../stats/estimate.js";
import { meanOfMoments } from "../stats/moments.js";
import { differenceOf, type PairedEstimate } from "../stats/paired.js";
import { haveSameSums } from "./comparison.js";
import type { Ladder, Lever } from "./ladder.js";
import { nearTo, withVisitorsOf } from "./near.js";
import { INTENDED } from "./aim.js";
import { neededOf, standingOf, type Needed, type Standing } from "./needed.js";
import { remainingMeasures, STAFF } from "./undoMeasures.js";

/** What is asked. */
export interface UndoQuestion {
  /** The network before the closures, and with them; of the same days. */
  readonly base: Scenario;
  readonly closed: Scenario;
  readonly ladders: readonly Ladder[];
  /** Ids of the offices that are told of. */
  readonly told: ReadonlySet<string>;
  /** Of these, the ones that the steps change. */
  readonly changing: ReadonlySet<string>;
  /** What must not be worse than before, and by how much it may be all the same [its unit]. */
  readonly measure: Measure;
  readonly margin: number;
}

export interface UndoPlan {
  readonly seed: string;
  readonly replications: number;
  /** Of every interval, (0, 1) excluded. */
  readonly confidence: number;
}

/** One step at some offices. */
export interface Tried {
  /** Minutes longer a day, or desks more; 0 is the closures alone. */
  readonly amount: number;
  readonly figure: Estimate;
  /** The measure, less what it was before. */
  readonly difference: PairedEstimate;
  readonly standing: Standing;
  /** Desk hours a week more than with the closures alone. */
  readonly staff: PairedEstimate;
  readonly isEmpty: boolean;
}

/** What a lever takes. */
export interface Answer {
  readonly lever: Lever;
  readonly tried: readonly Tried[];
  /** What is needed, at every corner. */
  readonly needed: Needed;
  /** What is needed as the scenarios are. */
  readonly own: Needed;
  /** What is needed with other shares of people who intend a closed minute; empty where these are not tried. */
  readonly corners: readonly { readonly share: number; readonly needed: Needed }[];
}

/** Answers for all offices together, or for one of them. */
export interface Answered {
  /** "all", or an id. */
  readonly cell: string;
  readonly before: Estimate;
  /** Desk hours a week with the closures alone. */
  readonly staff: Estimate;
  readonly answers: readonly Answer[];
}

/** An office that receives visitors, from where, and how many a week. */
export interface Receiver extends Answered {
  readonly from: readonly { readonly id: string; readonly visitors: Estimate }[];
}

/** What is different from before, whatever is needed. */
export interface Remaining {
  readonly measure: Measure;
  readonly before: Estimate;
  readonly closed: Estimate;
  /** With the step of each lever that is told of, and its difference from before. */
  readonly with: readonly { readonly figure: Estimate; readonly difference: PairedEstimate }[];
}

export interface Undoing extends UndoQuestion {
  readonly plan: UndoPlan;
  readonly all: Answered;
  /** Those of the offices told of that receive, in the order of the data. */
  readonly receivers: readonly Receiver[];
  readonly remaining: readonly Remaining[];
  /** Whether under some scenario more than 1 % more or fewer visits are intended than before. */
  readonly isUnlike: boolean;
  readonly done: number;
  readonly lost: readonly Lost[];
}

const WEEK_DAYS = 7;
const UNLIKE = 0.01;

/** What was gathered under each scenario: before, with the closures, then the steps of each ladder. */
interface Gathers {
  readonly plan: UndoPlan;
  readonly found: readonly ReadonlyMap<string, Gathered>[];
  readonly done: number;
}

interface Ground extends Gathers {
  readonly question: UndoQuestion;
}

const BEFORE = 0;
const CLOSED = 1;

/** @throws as `replicateUntil` */
export async function undoClosures(
  question: UndoQuestion,
  plan: UndoPlan,
  { onProgress, ...means }: Means & { readonly onProgress?: (done: number) => void } = {},
): Promise<Undoing> {
  const { base, closed, ladders, told, measure } = question;
  const steps = ladders.flatMap((ladder) => ladder.steps.map(({ scenario }) => scenario));
  // Hours and desks join no offices: what is near with the closures is so at every step.
  const near = nearTo(closed, told);
  const scenarios = [
    withVisitorsOf(base, nearTo(base, told)),
    ...[closed, ...steps].map((scenario) => withVisitorsOf(scenario, near)),
  ];
  const { days } = base.horizon;
  const measures = [...new Set([measure, ...remainingMeasures(days)])];
  const gatherers = scenarios.map((scenario) => {
    const cells = (["network", "office"] as const).flatMap((by) => listCells(scenario, by, told));
    return createGatherer(scenario, measures, cells, { ...plan, withDays: false });
  });
  const models = scenarios.map((scenario) => compileModel(scenario));
  const flows = createFlowGatherer(models[CLOSED]);
  let done = 0;
  const lost = await replicateUntil(
    models,
    plan,
    ({ sums }) => {
      flows.add(sums[CLOSED]);
      for (const [i, { add }] of gatherers.entries()) add(done, sums[i]); // counted: one may be lost
      done++;
      onProgress?.(done);
      return false;
    },
    means,
  );
  const found = gatherers.map(
    ({ figures }) => new Map(figures.map((one) => [keyOf(one.cell, one.measure), one])),
  );
  const ground = { question, plan, found, done };
  const all = answerFor(ground, "all");
  return {
    ...question,
    plan,
    all,
    receivers: receiversOf(ground, flows.sums()),
    remaining: remainingMeasures(days).flatMap((one) => remainingOf(ground, one, all)),
    isUnlike: isUnlike(ground),
    done,
    lost,
  };
}

function keyOf({ name }: Pick<Cell, "name">, measure: Pick<Measure, "name">): string {
  return `${name}/${measure.name}`;
}

function figureOf({ found, done, plan }: Gathers, scenario: number, key: string): Estimate {
  const gathered = found[scenario].get(key);
  if (gathered === undefined) return unknownEstimate(done, "noDenominator");
  return estimateFigure(gathered, done, plan.confidence);
}

/** A figure under one scenario less that under another. */
function between(
  { found, done, plan }: Ground,
  [a, b]: readonly [number, number],
  key: string,
): PairedEstimate {
  const [one, other] = [found[a].get(key), found[b].get(key)];
  if (one === undefined || other === undefined) {
    return { ...unknownEstimate(done, "noDenominator"), correlation: null, varianceRatio: null };
  }
  return differenceOf(linearOf(one, done), linearOf(other, done), plan.confidence);
}

/** Place among the scenarios of a ladder's step; 0 is the closures alone. */
function placeOf({ question: { ladders } }: Ground, ladder: number, step: number): number {
  if (step === 0) return CLOSED;
  return CLOSED + ladders.slice(0, ladder).reduce((sum, { steps }) => sum + steps.length, 0) + step;
}

function answerFor(ground: Ground, cell: string): Answered {
  const { question, plan } = ground;
  const { measure, margin, ladders } = question;
  const key = keyOf({ name: cell }, measure);
  const ofStaff = keyOf({ name: cell }, { name: STAFF });
  const answers = ladders.map(({ lever, steps }, ladder): Answer => {
    const amounts = [{ amount: 0, isEmpty: false }, ...steps];
    const tried = amounts.map(({ amount, isEmpty }, step): Tried => {
      const place = placeOf(ground, ladder, step);
      const difference = between(ground, [place, BEFORE], key);
      const sign = measure.better === "high" ? -1 : 1;
      const isSame = isUntouched(ground, place, key);
      const worsening =
        isEmpty || difference.estimate === null
          ? null
          : { ...difference, estimate: sign * difference.estimate };
      return {
        amount,
        figure: figureOf(ground, place, key),
        difference,
        standing: isSame ? "notWorse" : standingOf(worsening, step, { margin, confidence: plan.confidence }),
        staff: between(ground, [place, CLOSED], ofStaff),
        isEmpty,
      };
    });
    const needed = neededOf(tried.map(({ standing }) => standing));
    return { lever, tried, needed, own: needed, corners: [] };
  });
  return { cell, before: figureOf(ground, BEFORE, key), staff: figureOf(ground, CLOSED, ofStaff), answers };
}

/** Whether a figure has the very sums of before, whatever the number of replications. */
function isUntouched({ found }: Ground, scenario: number, key: string): boolean {
  const [one, before] = [found[scenario].get(key), found[BEFORE].get(key)];
  return one !== undefined && before !== undefined && haveSameSums(one, before);
}

/** Offices told of that receive visitors, with where these come from. */
function receiversOf(ground: Ground, flows: readonly Flow[]): Receiver[] {
  const { question, plan, done } = ground;
  const { told, closed } = question;
  const perWeek = WEEK_DAYS / closed.horizon.days;
  const ids = closed.offices.map(({ id }) => id).filter((id) => told.has(id));
  return ids.flatMap((id) => {
    const own = flows.filter(({ to }) => to === id);
    if (own.length === 0) return [];
    const from = own.map(({ from: sender, moments }) => ({
      id: sender,
      visitors: times(perWeek, meanOfMoments(moments.per, done, plan.confidence)),
    }));
    return [{ ...answerFor(ground, id), from }];
  });
}

/** The step that is told of: the first that is known to do, else the longest tried. */
export function toldStep({ tried, needed }: Answer): number {
  return needed.high ?? tried.length - 1;
}

function remainingOf(ground: Ground, measure: Measure, { answers }: Answered): Remaining[] {
  const key = keyOf({ name: "all" }, measure);
  if (!ground.found[BEFORE].has(key)) return [];
  const told = answers.map((answer, ladder) => {
    const place = placeOf(ground, ladder, toldStep(answer));
    return { figure: figureOf(ground, place, key), difference: between(ground, [place, BEFORE], key) };
  });
  const [before, closed] = [BEFORE, CLOSED].map((scenario) => figureOf(ground, scenario, key));
  return [{ measure, before, closed, with: told }];
}

function isUnlike(ground: Gathers): boolean {
  const key = keyOf({ name: "all" }, { name: INTENDED });
  const intended = ground.found.map((_, scenario) => figureOf(ground, scenario, key).estimate ?? 0);
  return intended.some((one) => Math.abs(one - intended[BEFORE]) > UNLIKE * intended[BEFORE]);
}

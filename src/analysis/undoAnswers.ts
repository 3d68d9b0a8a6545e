/** Answers from what was gathered under every scenario: steps judged, receivers told, what stays different. Pure. */
import type { Cell } from "../experiment/cells.js";
import type { Gathered } from "../experiment/collect.js";
import type { Flow } from "../experiment/flows.js";
import type { Measure } from "../experiment/measure.js";
import { estimateFigure, linearOf } from "../experiment/result.js";
import { times, unknownEstimate, type Estimate } from "../stats/estimate.js";
import { meanOfMoments } from "../stats/moments.js";
import { differenceOf, type PairedEstimate } from "../stats/paired.js";
import { INTENDED } from "./aim.js";
import { haveSameSums } from "./comparison.js";
import { neededOf, standingOf } from "./needed.js";
import type { Answer, Answered, Receiver, Remaining, Tried, UndoPlan, UndoQuestion } from "./undoing.js";
import { STAFF } from "./undoMeasures.js";

const WEEK_DAYS = 7;
const UNLIKE = 0.01;

/** What was gathered under each scenario: before, with the closures, then the steps of each ladder. */
export interface Gathers {
  readonly plan: UndoPlan;
  readonly found: readonly ReadonlyMap<string, Gathered>[];
  readonly done: number;
}

export interface Ground extends Gathers {
  readonly question: UndoQuestion;
}

export const BEFORE = 0;
export const CLOSED = 1;

export function keyOf({ name }: Pick<Cell, "name">, measure: Pick<Measure, "name">): string {
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

export function answerFor(ground: Ground, cell: string): Answered {
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
export function receiversOf(ground: Ground, flows: readonly Flow[]): Receiver[] {
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

export function remainingOf(ground: Ground, measure: Measure, { answers }: Answered): Remaining[] {
  const key = keyOf({ name: "all" }, measure);
  if (!ground.found[BEFORE].has(key)) return [];
  const told = answers.map((answer, ladder) => {
    const place = placeOf(ground, ladder, toldStep(answer));
    return { figure: figureOf(ground, place, key), difference: between(ground, [place, BEFORE], key) };
  });
  const [before, closed] = [BEFORE, CLOSED].map((scenario) => figureOf(ground, scenario, key));
  return [{ measure, before, closed, with: told }];
}

export function isUnlike(ground: Gathers): boolean {
  const key = keyOf({ name: "all" }, { name: INTENDED });
  const intended = ground.found.map((_, scenario) => figureOf(ground, scenario, key).estimate ?? 0);
  return intended.some((one) => Math.abs(one - intended[BEFORE]) > UNLIKE * intended[BEFORE]);
}

/** The step that is told of: the first that is known to do, else the longest tried. */
export function toldStep({ tried, needed }: Answer): number {
  return needed.high ?? tried.length - 1;
}

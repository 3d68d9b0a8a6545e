/**
 * Visits served over open hours: every policy of a study lives through the same replications, none is dropped, and the
 * knee of the curve is told with how often the replications, weighted at random, agree on it.
 */
import type { Lost } from "../experiment/crew.js";
import type { Measure } from "../experiment/measure.js";
import { replicateUntil, type Means } from "../experiment/replicate.js";
import { compileModel } from "../model/compile.js";
import type { Study } from "../scenario/study.js";
import { times, type Estimate } from "../stats/estimate.js";
import type { PairedEstimate } from "../stats/paired.js";
import { OPEN_HOURS } from "./aim.js";
import { curveMeasures, SERVED } from "./curveMeasures.js";
import { emptyShare } from "./emptyHours.js";
import { growSeries } from "./gatherSeries.js";
import { judgeKnee, type KneeGround, type KneeVerdict } from "./kneeVerdict.js";
import { nearTo, withVisitorsOf } from "./near.js";
import type { Seen } from "./ranking.js";
import { differenceBetween, estimateOf } from "./series.js";

export interface CurvePlan {
  readonly seed: string;
  /** Of every policy. */
  readonly replications: number;
  /** Of every interval and of the knee, (0, 1) excluded. */
  readonly confidence: number;
}

/** One policy on the curve. */
export interface CurvePoint {
  /** Index among the policies of the study; 0 is what is now. */
  readonly policy: number;
  /** By name of the measure. */
  readonly figures: ReadonlyMap<string, Estimate>;
  /** Less what is now, paired. */
  readonly differences: ReadonlyMap<string, PairedEstimate>;
}

export interface Curve {
  readonly study: Study;
  readonly plan: CurvePlan;
  readonly measures: readonly Measure[];
  /** Most open hours first; of equals in the order of the study. */
  readonly points: readonly CurvePoint[];
  readonly knee: KneeVerdict;
  /** Visits a week that an hour less at one office costs; null unless the knee is known. */
  readonly slopes: { readonly before: Estimate; readonly after: Estimate } | null;
  /** Share of the open time in which nobody can come, of every policy of the study. */
  readonly empty: readonly number[];
  readonly done: number;
  readonly lost: readonly Lost[];
}

/** Share of the visits at stake by which the curve must bend, unless the study says otherwise. */
const BEND = 0.05;

/** @throws as `replicateUntil` */
export async function measureCurve(
  study: Study,
  plan: CurvePlan,
  { onProgress, ...means }: Means & { readonly onProgress?: (done: number) => void } = {},
): Promise<Curve> {
  const { offices, policies, question } = study;
  const scenarios = policies.map(({ scenario }) => withVisitorsOf(scenario, nearTo(scenario, offices)));
  const measures = curveMeasures(scenarios[0].horizon.days, offices.size);
  const growing = scenarios.map((scenario) => growSeries(scenario, measures, offices));
  const models = scenarios.map((scenario) => compileModel(scenario));
  const digests = growing.map((one) => one.plan);
  let done = 0;
  const lost = await replicateUntil(
    models,
    { ...plan, digests },
    ({ digests: found = [] }) => {
      growing.forEach(({ take }, policy) => take(found[policy]));
      onProgress?.(++done);
      return false;
    },
    means,
  );
  const seen = growing.map(({ series }) => series);
  const hours = seen.map((one) => estimateOf(one.get(OPEN_HOURS) ?? EMPTY, plan.confidence).estimate ?? 0);
  const served = seen.map((one) => one.get(SERVED) ?? EMPTY);
  const knee = judgeKnee({ hours, served }, { ...plan, bend: question.curve?.bend ?? BEND });
  const points = seen
    .map((_, policy) => pointOf(seen, policy, plan.confidence))
    .toSorted((a, b) => hours[b.policy] - hours[a.policy]);
  const slopes = slopesOf({ hours, served }, knee, { offices: offices.size, confidence: plan.confidence });
  const empty = scenarios.map((scenario) => emptyShare(scenario, offices));
  return { study, plan, measures, points, knee, slopes, empty, done, lost };
}

/** From the most hours to the knee, and from there to the fewest; hours are known exactly. */
function slopesOf(
  { hours, served }: KneeGround,
  { outcome, found }: KneeVerdict,
  { offices, confidence }: { readonly offices: number; readonly confidence: number },
): Curve["slopes"] {
  if (outcome !== "knee" || found === null) return null;
  const slope = (from: number, to: number): Estimate => {
    const gap = differenceBetween(served[from], served[to], confidence);
    return times(1 / (offices * (hours[from] - hours[to])), gap);
  };
  const [fewest, most] = found.ends;
  return { before: slope(most, found.at), after: slope(found.at, fewest) };
}

const EMPTY = { of: [], per: [] };

function pointOf(seen: readonly Seen[], policy: number, confidence: number): CurvePoint {
  const own = [...seen[policy]];
  return {
    policy,
    figures: new Map(own.map(([name, series]) => [name, estimateOf(series, confidence)])),
    differences: new Map(
      own.map(([name, series]) => [name, differenceBetween(series, seen[0].get(name) ?? EMPTY, confidence)]),
    ),
  };
}

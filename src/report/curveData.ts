/** The machine-readable reports of a curve: JSON and CSV with the same figures, the same bytes for the same study. */
import { DESK_PER_VISIT } from "../analysis/curveMeasures.js";
import type { Curve, CurvePoint } from "../analysis/curve.js";
import type { CurveSweep } from "../analysis/curveSweep.js";
import type { KneeVerdict } from "../analysis/kneeVerdict.js";
import { HOUR_MINUTES } from "../units.js";
import { writeRows } from "./csv.js";
import { jsonDocument } from "./plain.js";

/** @param version version of the program @param swept as in `CurveTelling` */
export function renderCurveJson(curve: Curve, version: string, swept: CurveSweep | null): string {
  const { study, plan, knee, slopes, points, lost, done } = curve;
  return jsonDocument({
    kontor: version,
    kind: "curve",
    study: study.id,
    hash: study.policies[0].scenario.hash,
    seed: plan.seed,
    replications: done,
    confidence: plan.confidence,
    complete: lost.length === 0,
    ...(lost.length === 0 ? {} : { lost: lost.map(({ replication }) => replication) }),
    offices: [...study.offices],
    inputUncertainty: "not included",
    hourCost: study.question.hourCost ?? null,
    knee: describeKnee(knee, curve),
    visitsPerHour: slopes,
    closedMinutes: swept && {
      isAssumed: swept.isAssumed,
      problem: swept.problem,
      shares: swept.shares.map(({ share, knee: own }) => ({ share, knee: describeKnee(own, curve) })),
    },
    policies: points.map((point) => describePoint(point, curve)),
    foundations: study.policies[0].scenario.foundations,
  });
}

function describeKnee({ outcome, found, shares, resamples, bend }: KneeVerdict, { study }: Curve) {
  return {
    outcome,
    policy: found && study.policies[found.at].id,
    bend: found?.bend ?? null,
    leastBend: bend,
    resamples,
    shares: Object.fromEntries(shares.map((share, policy) => [study.policies[policy].id, share])),
  };
}

function describePoint({ policy, figures, differences }: CurvePoint, { study, measures, empty }: Curve) {
  const { id, scenario } = study.policies[policy];
  const minutes = figures.get(DESK_PER_VISIT)?.estimate ?? null;
  const price = study.question.hourCost;
  return {
    policy: id,
    hash: scenario.hash,
    emptyShare: empty[policy],
    costPerVisit: price === undefined || minutes === null ? null : (price * minutes) / HOUR_MINUTES,
    measures: measures.map(({ name, unit }) => ({
      measure: name,
      unit,
      ...figures.get(name),
      difference: differences.get(name)?.estimate ?? null,
      differenceHalfWidth: differences.get(name)?.halfWidth ?? null,
    })),
  };
}

const COLUMNS = [
  "policy",
  "kneeShare",
  "measure",
  "unit",
  "estimate",
  "standardError",
  "halfWidth",
  "difference",
  "differenceHalfWidth",
  "n",
] as const;

/** A row for each policy and measure; numbers with a dot, empty where unknown. */
export async function renderCurveCsv({ points, measures, study, knee, done }: Curve): Promise<string> {
  const rows = points.flatMap(({ policy, figures, differences }) =>
    measures.map(({ name, unit }) => {
      const { estimate = null, standardError = null, halfWidth = null } = figures.get(name) ?? {};
      const gap = differences.get(name);
      return [
        study.policies[policy].id,
        knee.shares[policy],
        name,
        unit,
        estimate,
        standardError,
        halfWidth,
        gap?.estimate ?? null,
        gap?.halfWidth ?? null,
        done,
      ];
    }),
  );
  return writeRows(COLUMNS, rows);
}

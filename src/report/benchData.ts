/** The machine-readable reports of a ranking: JSON and CSV with the same figures, the same bytes for the same study. */
import type { Ranking } from "../analysis/bench.js";
import type { ClosedMinutes } from "../analysis/closedMinutes.js";
import { gapOf, type RankedPolicy } from "../analysis/ranking.js";
import { estimateOf } from "../analysis/series.js";
import { writeRows } from "./csv.js";
import { jsonDocument } from "./plain.js";

/** @param version version of the program @param swept as in `BenchTelling` */
export function renderRankingJson(ranking: Ranking, version: string, swept: ClosedMinutes | null): string {
  const { study, plan, aim, outcome, leader, rivals, simulated, lost } = ranking;
  const idOf = (policy: number): string => study.policies[policy].id;
  return jsonDocument({
    kontor: version,
    kind: "bench",
    study: study.id,
    hash: study.policies[0].scenario.hash,
    seed: plan.seed,
    first: plan.first,
    most: plan.most,
    confidence: plan.confidence,
    complete: lost.length === 0,
    ...(lost.length === 0 ? {} : { lost: lost.map(({ replication }) => replication) }),
    offices: [...study.offices],
    best: aim.best.name,
    margin: aim.marginText,
    limits: aim.limits.map(({ text }) => text),
    inputUncertainty: "not included",
    outcome,
    leader: leader === null ? null : idOf(leader),
    rivals: rivals.map(idOf),
    simulated,
    selection: describeSelection(ranking),
    screening: describeScreening(ranking),
    policies: ranking.policies.map((row) => describePolicy(row, ranking)),
    fresh: describeFresh(ranking),
    closedMinutes: describeClosed(ranking, swept),
    targets: ranking.targets.map(({ bound, keeping }) => ({ target: bound.text, verdict: keeping })),
    foundations: study.policies[0].scenario.foundations,
  });
}

function describeSelection({ plan, needed, chance, study }: Ranking) {
  const { selection = "kn" } = plan;
  if (selection === "kn") return { kind: selection };
  if (selection === "ocba") return { kind: selection, chance };
  const sizes = needed.map((size, i) => ({ policy: study.policies[i].id, needed: size }));
  return { kind: selection, isGuaranteed: needed.every((size) => size === null || size <= plan.most), sizes };
}

function describeScreening({ screening, study, aim }: Ranking) {
  if (screening === null) return null;
  const { errors, out, sample, replications, reasons } = screening;
  return {
    isExact: false,
    reasons,
    sample: sample.map((policy) => study.policies[policy].id),
    replications,
    errors: errors.map(({ measure, factor, deviation }) => ({ measure: measure.name, factor, deviation })),
    out: out.map(({ policy, why, by, approximation }) => ({
      policy: study.policies[policy].id,
      ...(why === "worse" ? { behind: study.policies[by].id } : { breaks: aim.limits[by].text }),
      approximation: approximation.figure,
      error: approximation.errorAlone,
    })),
  };
}

function describeClosed({ study, aim }: Ranking, swept: ClosedMinutes | null) {
  if (swept === null) return null;
  const { shares, replications, isAssumed, problem } = swept;
  const idOf = (policy: number): string => study.policies[policy].id;
  return {
    isAssumed,
    replications,
    problem,
    shares: shares.map(({ share, outcome, gaps, better, breaks, nowBreaks }) => ({
      share,
      outcome,
      better: better === null ? null : idOf(better),
      breaks: breaks === null ? null : aim.limits[breaks].text,
      nowBreaks,
      leaderMinus: gaps.map(({ policy, estimate, halfWidth }) => ({
        policy: idOf(policy),
        difference: estimate,
        halfWidth,
      })),
    })),
  };
}

function describePolicy(row: RankedPolicy, { study, aim, empty }: Ranking) {
  const { policy, n, dropped, times, limits } = row;
  const { id, scenario } = study.policies[policy];
  return {
    policy: id,
    hash: scenario.hash,
    status: dropped === null ? "survived" : "dropped",
    droppedAfter: dropped?.after ?? null,
    ...(dropped?.why === "worse" ? { behind: study.policies[dropped.by].id } : {}),
    ...(dropped?.why === "limit" ? { breaks: aim.limits[dropped.by].text } : {}),
    n,
    probabilityBest: row.probabilityBest,
    probabilityDominated: row.probabilityDominated,
    onFront: row.onFront,
    timesBest: { estimate: times.estimate, halfWidth: times.halfWidth },
    emptyShare: empty.get(policy),
    limits: limits.map((verdict, l) => ({ limit: aim.limits[l].text, verdict })),
    measures: aim.measures.map(({ name, unit }) => ({ measure: name, unit, ...row.figures.get(name) })),
  };
}

function describeFresh({ fresh, aim, plan }: Ranking) {
  if (fresh === null) return null;
  const sides = [fresh.leader, fresh.base] as const;
  return {
    seed: `${plan.seed}/afresh`,
    measures: aim.measures.flatMap((measure) => {
      const [leader, base] = sides.map((seen) => seen.get(measure.name));
      if (leader === undefined || base === undefined) return [];
      const { estimate: difference, halfWidth, n } = gapOf(measure, sides, plan.confidence);
      const estimates = {
        estimate: estimateOf(leader, plan.confidence),
        base: estimateOf(base, plan.confidence),
      };
      return [
        {
          measure: measure.name,
          unit: measure.unit,
          estimate: estimates.estimate.estimate,
          estimateHalfWidth: estimates.estimate.halfWidth,
          baseEstimate: estimates.base.estimate,
          baseHalfWidth: estimates.base.halfWidth,
          difference,
          halfWidth,
          n,
        },
      ];
    }),
  };
}

const COLUMNS = [
  "policy",
  "status",
  "droppedAfter",
  "probabilityBest",
  "probabilityDominated",
  "onFront",
  "timesBest",
  "timesBestHalfWidth",
  "measure",
  "unit",
  "estimate",
  "standardError",
  "halfWidth",
  "n",
] as const;

/**
 * A row for each policy and measure; numbers with a dot, empty where unknown. A policy that the chain left out has one
 * row, with the chain's figure as its estimate and what that may be off by as its half-width.
 */
export async function renderRankingCsv({ policies, study, aim, screening }: Ranking): Promise<string> {
  const rows = policies.flatMap((row) =>
    aim.measures.map(({ name, unit }) => {
      const { estimate = null, standardError = null, halfWidth = null } = row.figures.get(name) ?? {};
      return [
        study.policies[row.policy].id,
        row.dropped === null ? "survived" : "dropped",
        row.dropped?.after ?? null,
        row.probabilityBest,
        row.probabilityDominated,
        Number(row.onFront),
        row.times.estimate,
        row.times.halfWidth,
        name,
        unit,
        estimate,
        standardError,
        halfWidth,
        row.n,
      ];
    }),
  );
  const screened = (screening?.out ?? []).map(({ policy, approximation }) => [
    study.policies[policy].id,
    "screened",
    ...Array<null>(6).fill(null),
    aim.best.name,
    aim.best.unit,
    approximation.figure,
    null,
    approximation.errorAlone,
    0,
  ]);
  return writeRows(COLUMNS, [...rows, ...screened]);
}

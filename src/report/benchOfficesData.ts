/** The machine-readable reports of a study office by office: JSON and CSV with the same figures. */
import type { Mix, OfficeRanking } from "../analysis/benchOffices.js";
import { STAFF_HOURS } from "../analysis/aim.js";
import { figureOf, ownLimits, type OfficeChoice } from "../analysis/officeChoice.js";
import type { Seen } from "../analysis/ranking.js";
import type { OfficesAtShare, OfficesClosed } from "../analysis/officeClosed.js";
import { estimateOf } from "../analysis/series.js";
import type { Estimate } from "../stats/estimate.js";
import { writeRows } from "./csv.js";
import { jsonDocument } from "./plain.js";

/** @param version version of the program @param swept as in `OfficesTelling` */
export function renderOfficesJson(
  ranking: OfficeRanking,
  version: string,
  swept: OfficesClosed | null,
): string {
  const { study, plan, aim, budget, choices, mix, lost, empty } = ranking;
  return jsonDocument({
    kontor: version,
    kind: "benchByOffice",
    study: study.id,
    hash: study.policies[0].scenario.hash,
    seed: plan.seed,
    replications: plan.replications,
    confidence: plan.confidence,
    complete: lost.length === 0,
    ...(lost.length === 0 ? {} : { lost: lost.map(({ replication }) => replication) }),
    best: aim.best.name,
    unit: aim.best.unit,
    margin: study.question.margin,
    limitsOfEach: ownLimits(aim).map(({ text }) => text),
    inputUncertainty: "not included",
    intervals: "together over offices, policies and limits (Bonferroni)",
    policies: study.policies.map(({ id, scenario }, i) => ({
      policy: id,
      hash: scenario.hash,
      emptyShare: empty[i],
    })),
    offices: choices.map((choice) => describeChoice(choice, ranking)),
    budget: { hours: budget.hours, now: budget.now, from: budget.from, text: budget.text },
    mix: mix === null ? null : describeMix(mix, ranking),
    closedMinutes: swept && {
      ...swept,
      policies: swept.policies.map((policy) => study.policies[policy].id),
      shares: swept.shares.map((one) => describeShare(one, ranking)),
    },
    foundations: study.policies[0].scenario.foundations,
  });
}

function describeChoice(choice: OfficeChoice, { study, seen, aim }: OfficeRanking) {
  const { office, best, verdict, gap, rivals, limits, keepers } = choice;
  const idOf = (policy: number): string => study.policies[policy].id;
  const own = seen.get(office) ?? [];
  return {
    office,
    best: best === null ? null : idOf(best),
    verdict,
    difference: gap === null ? null : bare(gap),
    rivals: rivals.map(idOf),
    limits: limits.map((keeping, l) => ({ limit: ownLimits(aim)[l].text, verdict: keeping })),
    keepLimits: keepers.map(idOf),
    now: figureOf(own[0], aim.best.name),
    staffHours: figureOf(own[0], STAFF_HOURS),
    staffHoursOfBest: best === null ? null : figureOf(own[best], STAFF_HOURS),
  };
}

function describeMix(mix: Mix, { study, choices, plan }: OfficeRanking) {
  const { filling, policies, gains, hours, predicted, variant, tried } = mix;
  return {
    hash: variant.scenario.hash,
    isExact: filling.isExact,
    bound: filling.bound,
    nextWorth: filling.nextWorth,
    single:
      mix.single === null ? null : { policy: study.policies[mix.single.policy].id, saved: mix.single.saved },
    predicted: { saved: bare(predicted), staffHours: filling.cost },
    offices: policies.map((policy, o) => ({
      office: choices[o].office,
      policy: study.policies[policy].id,
      saved: gains[o],
      moreStaffHours: hours[o],
    })),
    simulated:
      tried === null
        ? null
        : {
            seed: `${plan.seed}/afresh`,
            saved: bare(tried.saved),
            simulatedMinusPredicted: bare(tried.miss),
            staffHours: bare(tried.hours),
            moreStaffHours: bare(tried.moreHours),
            gaveUpShare: {
              now: bare(tried.lost.now),
              after: bare(tried.lost.after),
              difference: bare(tried.lost.gap),
            },
            budget: tried.isWithinBudget,
            breaches: tried.breaches.map(({ office, limit }) => ({ office, limit: limit.text })),
            differences: [...tried.gaps].map(([office, gap]) => ({ office, ...bare(gap) })),
          },
  };
}

function describeShare({ share, offices, mix }: OfficesAtShare, { study, choices, aim }: OfficeRanking) {
  const limits = ownLimits(aim);
  return {
    share,
    offices: offices.map((at, o) => ({
      office: choices[o].office,
      outcome: at && at.outcome,
      better: at === null || at.better === null ? null : study.policies[at.better].id,
      breaks: at === null || at.breaks === null ? null : limits[at.breaks].text,
    })),
    mix: mix && {
      saved: bare(mix.saved),
      gaveUpShare: { now: bare(mix.lost.now), after: bare(mix.lost.after), difference: bare(mix.lost.gap) },
      breaches: mix.breaches.map(({ limit, ...rest }) => ({ ...rest, limit: limit.text })),
    },
  };
}

function bare({ estimate, standardError, halfWidth, n }: Estimate) {
  return { estimate, standardError, halfWidth, n };
}

const COLUMNS = [
  "office",
  "policy",
  "isBest",
  "isInMix",
  "measure",
  "unit",
  "estimate",
  "standardError",
  "halfWidth",
  "n",
] as const;

/** A row for each office, policy and measure; numbers with a dot, empty where unknown. */
export async function renderOfficesCsv(ranking: OfficeRanking): Promise<string> {
  const { study, measures, seen, choices, mix, plan } = ranking;
  const rows = choices.flatMap(({ office, best }, o) =>
    study.policies.flatMap(({ id }, policy) =>
      measures.map(({ name, unit }) => {
        const figure = figuresOf((seen.get(office) ?? [])[policy], name, plan.confidence);
        const isInMix = Number(mix?.policies[o] === policy);
        const { estimate, standardError, halfWidth, n } = figure;
        return [office, id, Number(best === policy), isInMix, name, unit, estimate, standardError, halfWidth, n]; // prettier-ignore
      }),
    ),
  );
  return writeRows(COLUMNS, rows);
}

function figuresOf(seen: Seen, name: string, confidence: number): Estimate {
  return estimateOf(seen.get(name) ?? { of: [], per: [] }, confidence);
}

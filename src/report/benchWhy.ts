/** Why a policy stands where it stands in a ranking, in plain words. */
import type { Ranking } from "../analysis/bench.js";
import { sizeOf, type RankedPolicy } from "../analysis/ranking.js";
import type { Measure } from "../experiment/measure.js";
import { fill } from "./benchWords.js";
import { WHY_WORDS } from "./benchWhyWords.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { paint } from "./terminal.js";

/** @param id of a policy of the study @throws Error if the study has no such policy */
export function renderWhy(ranking: Ranking, id: string, language: Language): string {
  const policy = ranking.study.policies.findIndex((one) => one.id === id);
  if (policy < 0) throw new Error(`renderWhy: no policy ${id}`);
  const row = ranking.policies.find((one) => one.policy === policy);
  const sentences =
    row === undefined
      ? [screenedSentence(ranking, policy, language)]
      : [placeSentence(ranking, row, language), ...frontSentences(ranking, row, language)];
  const lines = sentences.map((sentence) => `→ ${neutralise(sentence)}`);
  return `${paint.bold(neutralise(id))}\n${lines.join("\n")}\n`;
}

function idOf({ study }: Ranking, policy: number): string {
  return study.policies[policy].id;
}

/** `6.6 min` */
function shown(measure: Measure, value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined) return "–";
  const scaled = measure.unit === "share" ? 100 * value : value;
  return `${formatNumber(scaled, decimalsFor(null, scaled), language)} ${unitWord(measure.unit, language)}`;
}

function screenedSentence(ranking: Ranking, policy: number, language: Language): string {
  const { screening, aim } = ranking;
  const out = screening?.out.find((one) => one.policy === policy);
  if (out === undefined) throw new Error(`renderWhy: policy ${policy} is neither simulated nor left out`);
  return fill(WHY_WORDS[out.why === "worse" ? "screenedWorse" : "screenedLimit"][language], {
    measure: aim.best.label[language],
    own: shown(aim.best, out.approximation.figure, language),
    error: shown(aim.best, out.approximation.errorAlone, language),
    by: out.why === "worse" ? idOf(ranking, out.by) : "",
    limit: out.why === "limit" ? aim.limits[out.by].text : "",
    margin: aim.marginText,
  });
}

/** Whether it is in or out, and by what. */
function placeSentence(ranking: Ranking, row: RankedPolicy, language: Language): string {
  const { aim, leader, outcome, rivals, plan } = ranking;
  const { dropped, n, times, figures, policy } = row;
  const figureOf = (measure: Measure): string =>
    shown(measure, figures.get(measure.name)?.estimate, language);
  const common = {
    n: String(n),
    measure: aim.best.label[language],
    own: figureOf(aim.best),
    times: times.estimate === null ? "–" : formatNumber(times.estimate, 2, language),
    leader: leader === null ? "" : idOf(ranking, leader),
    margin: aim.marginText,
    confidence: String(Math.round(100 * plan.confidence)),
  };
  if (dropped?.why === "limit") {
    const { text, measure } = aim.limits[dropped.by];
    const tolerance = formatNumber(100 * aim.tolerance, 0, language);
    return fill(WHY_WORDS.limit[language], { ...common, limit: text, figure: figureOf(measure), tolerance });
  }
  if (dropped !== null) {
    const by = ranking.policies.find((one) => one.policy === dropped.by);
    const other = shown(aim.best, by?.figures.get(aim.best.name)?.estimate, language);
    return fill(WHY_WORDS.worse[language], { ...common, by: idOf(ranking, dropped.by), other });
  }
  if (policy === leader) return fill(WHY_WORDS[outcome === "best" ? "best" : "leads"][language], common);
  return fill(WHY_WORDS[rivals.includes(policy) ? "rival" : "stayed"][language], common);
}

/** Whether another is better in one measure to trade off and worse in none, or nobody. */
function frontSentences(ranking: Ranking, row: RankedPolicy, language: Language): string[] {
  const { aim } = ranking;
  if (aim.tradeoff.length === 0) return [];
  const measures = aim.tradeoff.map(({ measure }) => measure.label[language]).join(", ");
  if (row.onFront) return [fill(WHY_WORDS.front[language], { measures })];
  const chance = formatNumber(row.probabilityDominated, 2, language);
  const by = dominatorOf(ranking, row);
  if (by === null) return [fill(WHY_WORDS.offFront[language], { measures, chance })];
  const pairs = aim.tradeoff.map(({ measure }) => {
    const [other, own] = [by, row].map(({ figures }) =>
      shown(measure, figures.get(measure.name)?.estimate, language),
    );
    return fill(WHY_WORDS.pair[language], { measure: measure.label[language], other, own });
  });
  const values = { by: idOf(ranking, by.policy), measures, pairs: pairs.join("; "), chance };
  return [fill(WHY_WORDS.dominated[language], values)];
}

/** A policy on the front that is, by its figures, better by a margin in one measure and worse by a margin in none. */
export function dominatorOf({ aim, policies }: Ranking, row: RankedPolicy): RankedPolicy | null {
  const base = policies.find(({ policy }) => policy === 0);
  const isBetter = (other: RankedPolicy): boolean => {
    const gains = aim.tradeoff.map(({ measure, margin }) => {
      const [own, its, now] = [row, other, base].map(
        (one) => one?.figures.get(measure.name)?.estimate ?? NaN,
      );
      const size = sizeOf(margin, { of: [now], per: [1] });
      return (measure.better === "high" ? its - own : own - its) / size;
    });
    return gains.some((gain) => gain > 1) && gains.every((gain) => gain >= -1);
  };
  return policies.find((other) => other.onFront && other !== row && isBetter(other)) ?? null;
}

/** What the chain left out of a ranking before the race, with its figures, and how far off they may be. */
import type { Ranking } from "../analysis/bench.js";
import type { ScreenedOut } from "../analysis/screenOut.js";
import type { Screening } from "../analysis/screening.js";
import type { Measure } from "../experiment/measure.js";
import { fill, SCREEN_WORDS } from "./benchWords.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";

/** Policies that are shown; the others stand in the machine-readable reports. */
const SHOWN = 10;

/** Nothing where the chain was not asked. */
export function renderScreen(ranking: Ranking, language: Language): string {
  const { screening, study, aim } = ranking;
  if (screening === null) return "";
  const [of] = screening.errors;
  if (of === undefined) return note(fill(SCREEN_WORDS.cannotTell[language], { measure: aim.best.name }));
  const facts = {
    out: String(screening.out.length),
    all: String(study.policies.length),
    sample: String(screening.sample.length),
    times: String(screening.replications),
    factor: formatNumber(of.factor, 3, language),
    deviation: formatNumber(100 * of.deviation, 1, language),
    reasons: screening.reasons.join("; "),
    limits: aim.limits.map(({ text }) => text).join(", "),
  };
  const parts = [paint.bold(fill(SCREEN_WORDS.head[language], facts))];
  if (screening.out.length > 0) parts.push(tableOf(ranking, screening, language));
  const more = screening.out.length - SHOWN;
  if (more > 0) parts.push(note(fill(SCREEN_WORDS.others[language], { more: String(more) })));
  parts.push(note(fill(SCREEN_WORDS.error[language], facts)));
  return parts.join("\n");
}

/** Those nearest to staying in first. */
function tableOf({ study, aim }: Ranking, { out }: Screening, language: Language): string {
  const { best } = aim;
  const table = plainTable(["left", "right", "right", "left"]);
  table.heads([
    SCREEN_WORDS.policy[language],
    `≈ ${best.label[language]}, ${unitWord(best.unit, language)}`,
    SCREEN_WORDS.errorOf[language],
    SCREEN_WORDS.why[language],
  ]);
  const sign = best.better === "low" ? 1 : -1;
  const nearest = out.toSorted((a, b) => sign * (a.approximation.figure - b.approximation.figure));
  for (const one of nearest.slice(0, SHOWN)) {
    const why =
      one.why === "worse"
        ? `${SCREEN_WORDS.behind[language]} ${neutralise(study.policies[one.by].id)}`
        : `${SCREEN_WORDS.breaks[language]} ${aim.limits[one.by].text}`;
    table.push([neutralise(study.policies[one.policy].id), ...shown(one, best, language), why]);
  }
  return table.render();
}

function shown({ approximation }: ScreenedOut, { unit }: Measure, language: Language): [string, string] {
  const scale = unit === "share" ? 100 : 1;
  const [figure, error] = [scale * approximation.figure, scale * approximation.errorAlone];
  const decimals = decimalsFor(error, figure);
  return [`≈ ${formatNumber(figure, decimals, language)}`, `± ${formatNumber(error, decimals, language)}`];
}

/** How the best of a ranking was selected, where it was not by the race, and what that guarantees. */
import type { Ranking } from "../analysis/bench.js";
import { BENCH_WORDS, fill, SELECTION_WORDS } from "./benchWords.js";
import { formatNumber, type Language } from "./format.js";
import { note } from "./terminal.js";

/** Nothing for the race, whose verdict says it. */
export function renderSelection(ranking: Ranking, language: Language): string {
  const { plan, policies, simulated, chance } = ranking;
  if (isRace(ranking)) return "";
  const needed = ranking.needed.filter((one) => one !== null);
  const short = needed.filter((one) => one > plan.most).length;
  const sizes = plan.selection === "rinott" ? needed : policies.map(({ n }) => n);
  const kind = plan.selection === "ocba" ? "ocba" : short > 0 ? "rinottShort" : "rinott";
  const sentence = fill(SELECTION_WORDS[kind][language], {
    first: String(plan.first),
    most: String(plan.most),
    short: String(short),
    all: String(needed.length),
    least: String(Math.min(...sizes)),
    largest: String(Math.max(...sizes)),
    simulated: String(simulated),
    confidence: String(Math.round(100 * plan.confidence)),
    // Never rounded up: 99.9 of 99.97, and of what is 1 but for rounding.
    chance: formatNumber(Math.min(999, Math.floor(1000 * (chance ?? 0))) / 10, 1, language),
  });
  return note(sentence);
}

/** Whether the same people live under every policy, as they do in the race. */
export function isRace({ plan: { selection = "kn" } }: Ranking): boolean {
  return selection === "kn";
}

/** What two policies have in common: the same people, or nobody. */
export function peopleNote(ranking: Ranking, language: Language): string {
  return BENCH_WORDS[isRace(ranking) ? "peopleNote" : "strangersNote"][language];
}

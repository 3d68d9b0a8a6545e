/** What other shares who intend closed minutes do to the choices of offices and to their mix: cells and sentences. */
import type { OfficeRanking, Tried } from "../analysis/benchOffices.js";
import { CLOSED_SHARES } from "../analysis/closedMinutes.js";
import type { ChoiceAtShare, OfficesClosed } from "../analysis/officeClosed.js";
import { shownInterval } from "./benchFigures.js";
import { OFFICES_CLOSED_WORDS } from "./benchOfficesClosedWords.js";
import { CLOSED_WORDS, fill } from "./benchWords.js";
import { worded } from "./findings.js";
import { formatNumber, type Language } from "./format.js";
import { neutralise } from "./plain.js";

const percentOf = (share: number): string => String(Math.round(100 * share));

/** `5 or 30` */
function listShares(shares: readonly number[], language: Language): string {
  return shares.map(percentOf).join(` ${OFFICES_CLOSED_WORDS.or[language]} `);
}

export function headOfStanding(language: Language): string {
  return fill(OFFICES_CLOSED_WORDS.column[language], { shares: listShares(CLOSED_SHARES, language) });
}

/** Of an office: that its choice stands, or at which shares it does not. @param office its place among the choices */
export function standingOf(
  { study }: OfficeRanking,
  { shares }: OfficesClosed,
  office: number,
  language: Language,
): string {
  const all = shares.map(({ share, offices }) => {
    const better = offices[office]?.better ?? null;
    return { share, kind: kindOf(offices[office]), policy: better === null ? "" : study.policies[better].id };
  });
  if (all.some(({ kind }) => kind === "none")) return OFFICES_CLOSED_WORDS.none[language];
  const moved = all.filter(({ kind }) => kind !== "stays");
  if (moved.length === 0) return OFFICES_CLOSED_WORDS.stays[language];
  const phrases = moved.map(({ kind, policy }) => {
    const alike = moved.filter((one) => one.kind === kind && one.policy === policy);
    const listed = listShares(alike.map((one) => one.share), language); // prettier-ignore
    return fill(OFFICES_CLOSED_WORDS[kind][language], { shares: listed, policy });
  });
  return neutralise([...new Set(phrases)].join("; "));
}

type Kind = "none" | "stays" | "cannotTell" | "other" | "breaks";

function kindOf(at: ChoiceAtShare | null): Kind {
  if (at === null) return "none";
  if (at.outcome !== "changes") return at.outcome;
  return at.better === null ? "breaks" : "other";
}

/** How many of the choices stand, and what the mix saves. @param unit of what is saved */
export function closedSentences(
  ranking: OfficeRanking,
  swept: OfficesClosed,
  { unit, language }: { readonly unit: string; readonly language: Language },
): string[] {
  const { shares, replications, isAssumed, problem } = swept;
  if (problem !== null) return [fill(CLOSED_WORDS.problem[language], { problem: worded(problem, language) })];
  const kinds = ranking.choices.map((_, o) => shares.map(({ offices }) => kindOf(offices[o])));
  const tried = kinds.filter((own) => !own.includes("none"));
  const stand = tried.filter((own) => own.every((kind) => kind === "stays")).length;
  const change = tried.filter((own) => own.includes("other") || own.includes("breaks")).length;
  const counts = {
    shares: listShares(CLOSED_SHARES, language),
    n: String(replications),
    all: String(tried.length),
    stand: String(stand),
    change: String(change),
    open: String(tried.length - stand - change),
  };
  const verdict = fill(OFFICES_CLOSED_WORDS[tried.length === 0 ? "noChoice" : "counted"][language], counts);
  const assumed = isAssumed ? ` ${CLOSED_WORDS.assumed[language]}` : "";
  return [verdict + assumed, mixSentence(ranking, swept, { unit, language })];
}

function mixSentence(
  { mix }: OfficeRanking,
  { shares }: OfficesClosed,
  { unit, language }: { readonly unit: string; readonly language: Language },
): string {
  const clauses = shares.flatMap(({ share, mix: tried }) =>
    tried === null ? [] : [clauseOf(share, tried, { unit, language })],
  );
  if (clauses.length > 0) return `${OFFICES_CLOSED_WORDS.mix[language]} ${clauses.join("; ")}.`;
  return OFFICES_CLOSED_WORDS[mix === null ? "noMix" : "mixAsNow"][language];
}

/** No verdict on waiting without the share lost. */
function clauseOf(
  share: number,
  { saved, lost, breaches }: Tried,
  { unit, language }: { readonly unit: string; readonly language: Language },
): string {
  const { estimate, halfWidth } = saved;
  const isSure = estimate !== null && halfWidth !== null && Math.abs(estimate) > halfWidth;
  const kind = !isSure ? "open" : estimate > 0 ? "saves" : "costs";
  const shown = ({ estimate: part }: Tried["lost"]["now"]): string =>
    part === null ? "–" : formatNumber(100 * part, 2, language);
  const clause = fill(OFFICES_CLOSED_WORDS[kind][language], {
    share: percentOf(share),
    saved: shownInterval(saved, { isSigned: false }, language),
    unit,
    after: shown(lost.after),
    now: shown(lost.now),
  });
  const broken = breaches.map(({ office, limit, nowBreaks }) => {
    const words = OFFICES_CLOSED_WORDS[nowBreaks ? "breachToo" : "breach"];
    return fill(words[language], { office, limit: limit.text });
  });
  return [clause, ...broken].join(", ");
}

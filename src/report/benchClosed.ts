/** What a sweep of the share who intend closed minutes says of a verdict, in a sentence. */
import type { Ranking } from "../analysis/bench.js";
import type { AtShare, ClosedMinutes } from "../analysis/closedMinutes.js";
import { CLOSED_WORDS, fill } from "./benchWords.js";
import { worded } from "./findings.js";
import type { Language } from "./format.js";

/** Nothing where no policy leads. */
export function closedSentence(ranking: Ranking, swept: ClosedMinutes | null, language: Language): string {
  if (swept === null) return "";
  const { shares, replications, isAssumed, problem } = swept;
  if (problem !== null) return fill(CLOSED_WORDS.problem[language], { problem: worded(problem, language) });
  const clauses = shares.map((one) => clauseOf(ranking, one, language)).join("; ");
  const head = fill(CLOSED_WORDS.head[language], { n: String(replications) });
  return `${head} ${clauses}.${isAssumed ? ` ${CLOSED_WORDS.assumed[language]}` : ""}`;
}

function clauseOf({ study, aim, leader }: Ranking, at: AtShare, language: Language): string {
  const { outcome, better, breaks } = at;
  const broken = at.nowBreaks ? "breaksToo" : "breaks";
  const kind = outcome !== "changes" ? outcome : better === null ? broken : "changes";
  return fill(CLOSED_WORDS[kind][language], {
    share: String(Math.round(100 * at.share)),
    leader: leader === null ? "" : study.policies[leader].id,
    better: better === null ? "" : study.policies[better].id,
    limit: breaks === null ? "" : aim.limits[breaks].text,
  });
}

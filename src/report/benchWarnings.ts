/** What is wrong with policies of a study that cannot be compared with what is now. */
import { BENCH_WORDS, listSome } from "./benchWords.js";
import { formatNumber, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { paint } from "./terminal.js";

/** Policies that are open when nobody can come, by this part more of their time than what is now. */
const EMPTY_PART = 0.01;

/** "" where there are none. @param now share of what is now */
export function warnOfEmpty(
  rows: readonly { readonly id: string; readonly share: number }[],
  now: number,
  language: Language,
): string {
  const idle = rows.filter(({ share }) => share > now + EMPTY_PART);
  if (idle.length === 0) return "";
  const shown = idle.map(
    ({ id, share }) => `${neutralise(id)} (${formatNumber(100 * share, 0, language)} %)`,
  );
  return paint.yellow(`${BENCH_WORDS.empty[language]} ${listSome(shown, language)}`);
}

/** Policies whose visitors are not as many as now, by this part. */
const UNLIKE = 0.01;

/** Visits, and the part of them that chance may decide. */
interface Visits {
  readonly visits: number;
  readonly error: number;
}

/** "" where there are none. @param now what is now */
export function warnOfUnlike(
  rows: readonly (Visits & { readonly id: string })[],
  now: Visits,
  language: Language,
): string {
  const unlike = rows.filter(({ visits, error }) => {
    return Math.abs(visits - now.visits) > UNLIKE * now.visits + Math.hypot(error, now.error);
  });
  if (unlike.length === 0) return "";
  const shown = unlike.map(({ id }) => neutralise(id));
  return paint.yellow(`${BENCH_WORDS.unlike[language]} ${listSome(shown, language)}`);
}

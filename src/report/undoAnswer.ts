/** What a lever takes, in words: amounts, intervals, their desk hours, and one sentence for all offices together. */
import { HOUR_MINUTES } from "../units.js";
import { toldStep } from "../analysis/undoAnswers.js";
import type { Answer, Answered } from "../analysis/undoing.js";
import type { Needed } from "../analysis/needed.js";
import type { Lever } from "../analysis/ladder.js";
import type { Measure } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";
import { fill } from "./benchWords.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { LEVER_WORDS, UNDO_SENTENCES, UNDO_WORDS } from "./undoWords.js";

/** `30 min`, `1 h 30 min`; `1 desk`, `2 desks`; nothing of 0. */
export function amountOf(lever: Lever, amount: number, language: Language): string {
  if (amount === 0) return UNDO_WORDS.none[language];
  if (lever === "desks") return `${amount} ${UNDO_WORDS[amount === 1 ? "desk" : "desks"][language]}`;
  const [hours, minutes] = [Math.floor(amount / HOUR_MINUTES), amount % HOUR_MINUTES];
  const parts = [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : [])];
  return parts.join(" ");
}

/** What is needed, in a cell of a table. @param needed at every corner when left out */
export function neededOf(
  { lever, tried, needed }: Answer,
  language: Language,
  { low, high }: Needed = needed,
): string {
  const words = (step: number): string => amountOf(lever, tried[step].amount, language);
  if (low === null) return `${UNDO_WORDS.notWithin[language]} ${words(tried.length - 1)}`;
  if (high === null)
    return low === 0 ? UNDO_WORDS.cannotTell[language] : `${words(low)} ${UNDO_WORDS.orMore[language]}`;
  return low === high ? words(high) : `${words(low)} – ${words(high)}`;
}

/** Desk hours a week more than with the closures alone, and in per cent of these. */
export function costOf(
  { staff }: Answered,
  { tried }: Answer,
  step: number,
  language: Language,
): { readonly hours: string; readonly percent: string } {
  const more = tried[step].staff.estimate;
  if (more === null || staff.estimate === null) return { hours: "–", percent: "–" };
  const percent = staff.estimate === 0 ? "–" : signed((100 * more) / staff.estimate, 0, language);
  return { hours: signed(more, 0, language), percent };
}

function signed(value: number, decimals: number, language: Language): string {
  return `${value > 0 ? "+" : ""}${formatNumber(value, decimals, language)}`;
}

const scaleOf = ({ unit }: Measure): number => (unit === "share" ? 100 : 1);

/** A figure without its error. */
export function shownLevel(
  measure: Measure,
  { estimate, halfWidth }: Pick<Estimate, "estimate" | "halfWidth">,
  language: Language,
): string {
  if (estimate === null) return "–";
  const scale = scaleOf(measure);
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * estimate);
  return formatNumber(scale * estimate, decimals, language);
}

/** A difference and its error. */
export function shownGap(
  measure: Measure,
  { estimate, halfWidth }: Pick<Estimate, "estimate" | "halfWidth">,
  language: Language,
): { readonly gap: string; readonly error: string } {
  if (estimate === null) return { gap: "–", error: "" };
  const scale = scaleOf(measure);
  const decimals = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * estimate);
  const error = halfWidth === null ? "" : `± ${formatNumber(scale * halfWidth, decimals, language)}`;
  return { gap: signed(scale * estimate, decimals, language), error };
}

interface Told {
  readonly all: Answered;
  readonly measure: Measure;
  /** Of a desk hour [kr]; null where none was given. */
  readonly hourCost: number | null;
}

/** What is needed at each share of people who intend a closed minute; "" where other shares are not tried. */
export function cornersOf(answer: Answer, own: number, language: Language): string {
  if (answer.corners.length === 0) return "";
  const all = [...answer.corners, { share: own, needed: answer.own }].toSorted((a, b) => a.share - b.share);
  const parts = all.map(({ share, needed }) => {
    return `${formatNumber(100 * share, 0, language)} %: ${neededOf(answer, language, needed)}`;
  });
  return fill(UNDO_SENTENCES.corners[language], { corners: parts.join("; ") });
}

/** The answer for all offices together. */
export function sentenceOf({ all, measure, hourCost }: Told, answer: Answer, language: Language): string {
  const { lever, tried, needed } = answer;
  const kind = kindOf(answer);
  const isAlone = kind === "nothing" || kind === "cannotTellAny" || kind === "empty";
  const step = isAlone ? 0 : toldStep(answer);
  const { gap, error } = shownGap(measure, tried[step].difference, language);
  const unit = unitWord(measure.unit, language);
  const amount = (place: number | null): string => amountOf(lever, tried[place ?? 0].amount, language);
  const staff = (place: number): string => {
    const { hours, percent } = costOf(all, answer, place, language);
    const price = hourCost === null ? "" : `, ${priceOf(tried[place].staff.estimate, hourCost, language)}`;
    return `${hours} ${UNDO_WORDS.staffUnit[language]} (${percent} %${price})`;
  };
  return fill(UNDO_SENTENCES[kind][language], {
    lever: LEVER_WORDS[lever][language],
    measure: measure.label[language],
    gap: `${gap} ${error}`.trim() + ` ${unit}`,
    before: `${shownLevel(measure, all.before, language)} ${unit}`,
    low: amount(needed.low),
    high: amount(needed.high),
    last: amount(tried.length - 1),
    staff: staff(step),
    staffLow: staff(needed.low ?? 0),
  });
}

function kindOf({ tried, needed: { low, high } }: Answer): keyof typeof UNDO_SENTENCES {
  if (low === null) return "notWithin";
  if (high === null) {
    if (low > 0 && tried[low].isEmpty) return "empty";
    return low === 0 ? "cannotTellAny" : "cannotTell";
  }
  if (high === 0) return "nothing";
  return low === high ? "exact" : "interval";
}

/** `12 tkr`, of a week. */
function priceOf(hours: number | null, hourCost: number, language: Language): string {
  return hours === null ? "–" : `${formatNumber((hours * hourCost) / 1000, 0, language)} tkr`;
}

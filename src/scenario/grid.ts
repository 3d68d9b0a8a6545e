/** Grids of opening hours: every combination as the patches of one policy. Knows no files and no measures. */
import { WEEKDAYS } from "./dates.js";
import { formatTime } from "./quantities.js";
import type { OpenDays } from "./studySchema.js";
import { shortTime, type WrittenPolicy } from "./writtenPolicy.js";

/** What is combined, as a study says it. */
export interface Grid {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  readonly days?: readonly OpenDays[] | undefined;
  readonly staffing: readonly ("same_hours" | "extend")[];
  readonly desks?: readonly string[] | undefined;
}

/** One combination. */
interface Hours {
  readonly opens: number;
  readonly closes: number;
  readonly open: OpenDays;
  readonly staffing: "same_hours" | "extend";
  readonly desks: string;
}

/** Days from Monday on that offices of a staggered policy share among them. */
const WORKING_DAYS = 5;

const EVERY_DAY: readonly OpenDays[] = [{ days: WORKING_DAYS, isStaggered: false }];

/** How many combinations a grid has, those among them that close before they open. */
export function sizeOfGrid({ opens, closes, days = EVERY_DAY, staffing, desks = ["+0"] }: Grid): number {
  return opens.length * closes.length * days.length * staffing.length * desks.length;
}

/**
 * The policies of a grid, the last list running fastest. Combinations that close before they open are left out.
 *
 * @param ids offices that are varied; staggered, the first is closed from Monday on, the next from Tuesday on
 */
export function policiesOfGrid(grid: Grid, ids: readonly string[]): WrittenPolicy[] {
  const { opens, closes, days = EVERY_DAY, staffing, desks = ["+0"] } = grid;
  const combinations = opens.flatMap((from) =>
    closes.flatMap((to) =>
      days.flatMap((open) =>
        staffing.flatMap((who) =>
          desks.map((change): Hours => ({ opens: from, closes: to, open, staffing: who, desks: change })),
        ),
      ),
    ),
  );
  return combinations.filter((one) => one.opens < one.closes).map((hours) => policyOf(hours, ids));
}

function policyOf(hours: Hours, ids: readonly string[]): WrittenPolicy {
  const id = nameOf(hours);
  const patches = weeksOf(hours, ids).map(({ open, where }) => ({
    where: { id: where },
    set: { open, staffing: hours.staffing, ...(changes(hours) ? { desks: hours.desks } : {}) },
    why: `policy ${id}`,
  }));
  return { id, patches };
}

function changes({ desks }: Hours): boolean {
  return !/^[+-] ?0+(?:[.,]0+)?(?: ?%)?$/.test(desks);
}

/** `10-18x4s-extend-plus1`: hours, days, who works, desks more. */
function nameOf(hours: Hours): string {
  const { opens, closes, open, staffing } = hours;
  const parts = [
    `${shortTime(opens)}-${shortTime(closes)}x${open.days}${open.isStaggered ? "s" : ""}`,
    staffing === "extend" ? "extend" : "same",
    ...(changes(hours) ? [wordOf(hours.desks)] : []),
  ];
  return parts.join("-");
}

/** `plus1` of `+1`, `minus10pct` of `-10 %`. */
function wordOf(desks: string): string {
  const sign = desks.startsWith("-") ? "minus" : "plus";
  return sign + desks.slice(1).replaceAll(/[ .,]/g, "").replace("%", "pct");
}

/** Hours of the week with the offices that keep them. */
function weeksOf(
  { opens, closes, open: { days, isStaggered } }: Hours,
  ids: readonly string[],
): { readonly open: Readonly<Record<string, string>>; readonly where: readonly string[] }[] {
  const hours = `${formatTime(opens)}-${formatTime(closes)}`;
  if (!isStaggered) {
    const last = WEEKDAYS[days - 1];
    return [{ open: { [days === 1 ? last : `${WEEKDAYS[0]}-${last}`]: hours }, where: ids }];
  }
  const turns = Array.from({ length: WORKING_DAYS }, (_, turn) => turn);
  return turns.flatMap((turn) => {
    const where = ids.filter((_, place) => place % WORKING_DAYS === turn);
    const weekdays = turns.filter((day) => (day - turn + WORKING_DAYS) % WORKING_DAYS >= WORKING_DAYS - days);
    const open = Object.fromEntries(weekdays.map((day) => [WEEKDAYS[day], hours]));
    return where.length === 0 ? [] : [{ open, where }];
  });
}

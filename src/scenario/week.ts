/** Opening hours of a week, as people write them. */
import { WEEKDAYS } from "./dates.js";
import { formatTime, readTime } from "./quantities.js";
import { suggest } from "./nearest.js";
import { quote, refusal, type Finding, type Reading, type Refusal } from "./reading.js";
import type { Hours } from "./scenario.js";

/** Hours from Monday to Sunday, null when closed. */
export type Week = readonly (Hours | null)[];

const HINT = 'write "10:00-16:00" or "closed"';

/** The same hours on every day. */
export function wholeWeek(hours: Hours | null): Week {
  return WEEKDAYS.map(() => hours);
}

/** Hours on some days of the week, given as numbers from 1 (Monday) to 7. */
export function hoursOnWeekdays(weekdays: readonly number[], hours: Hours): Week {
  return WEEKDAYS.map((_, i) => (weekdays.includes(i + 1) ? hours : null));
}

/** Why a week cannot be read, and at which of its keys; none when it is written as one text. */
type WeekRefusal = Refusal & Pick<Finding, "at"> & { readonly path: readonly string[] };

/** Reads hours for the whole week, or by day and range of days. */
export function readWeek(raw: string | Readonly<Record<string, string>>): { value: Week } | WeekRefusal {
  if (typeof raw === "string") {
    const hours = readHours(raw);
    return "value" in hours ? { value: wholeWeek(hours.value) } : { ...hours, path: [], at: "value" };
  }
  const week: (Hours | null | undefined)[] = WEEKDAYS.map(() => undefined);
  for (const [key, text] of Object.entries(raw)) {
    const days = readDays(key);
    if ("problem" in days) return { ...days, path: [key], at: "key" };
    const hours = readHours(text);
    if ("problem" in hours) return { ...hours, path: [key], at: "value" };
    const twice = days.value.find((day) => week[day] !== undefined);
    if (twice !== undefined) {
      return {
        ...refusal(`${WEEKDAYS[twice]} has hours already`, "name every day once"),
        path: [key],
        at: "key",
      };
    }
    for (const day of days.value) week[day] = hours.value;
  }
  return { value: week.map((hours) => hours ?? null) };
}

/** Reads `10:00-16:00` or `closed`. */
export function readHours(text: string): Reading<Hours | null> {
  if (text === "closed") return { value: null };
  const parts = text.split(/ ?[-–] ?/);
  if (parts.length !== 2) return refusal(`${quote(text)} is not opening hours`, HINT);
  const [opens, closes] = parts.map(readTime);
  if ("problem" in opens) return opens;
  if ("problem" in closes) return closes;
  if (opens.value < closes.value) return { value: { opens: opens.value, closes: closes.value } };
  const problem = `closes ${formatTime(closes.value)} before it opens ${formatTime(opens.value)}`;
  if (opens.value > closes.value) return refusal(problem, 'swap them or write "closed"');
  return refusal(`opens and closes at ${formatTime(opens.value)}`, 'write two times or "closed"');
}

/** Reads `sat` or `mon-fri` as places in the week. */
function readDays(key: string): Reading<number[]> {
  const names = key.split("-");
  const [first, last] = [names[0], names[names.length - 1]].map((name) =>
    WEEKDAYS.findIndex((day) => day === name),
  );
  if (names.length > 2 || first < 0 || last < 0) {
    const unknown = names.find((name) => !WEEKDAYS.some((day) => day === name)) ?? key;
    return refusal(`${quote(key)} is not a day or range of days`, suggest(unknown, WEEKDAYS));
  }
  if (first > last) return refusal(`${quote(key)} runs backwards`, "the week runs from mon to sun");
  return { value: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

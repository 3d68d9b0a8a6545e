/** What the tables of data/ say of each phone line: targets, handling, and how its calls spread over the year. */
import { readFileSync } from "node:fs";

/** The year to which the targets are fitted. */
const YEAR = 2024;

const DAY = 86_400_000;

/** Rows of a table of data/ as objects; understands quoted fields. */
export function rowsOf(name) {
  const text = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  const [header, ...rows] = text
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => plain ?? quoted),
    );
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
}

/** Minutes since midnight of `HH:MM`. */
function minuteOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return 60 * hours + minutes;
}

/** Days on which agencies answer: Monday to Friday but for public holidays and eves. Month and weekday from 1. */
function openDays(holidays) {
  const closed = new Set(
    holidays.filter(({ kind }) => kind === "public" || kind === "eve").map(({ date }) => date),
  );
  const days = [];
  for (let time = Date.UTC(YEAR, 0, 1); time < Date.UTC(YEAR + 1, 0, 1); time += DAY) {
    const date = new Date(time);
    const weekday = date.getUTCDay();
    if (weekday === 0 || weekday === 6 || closed.has(date.toISOString().slice(0, 10))) continue;
    days.push({ month: date.getUTCMonth() + 1, weekday });
  }
  return days;
}

/** Share of the year's calls on each open day: of its month by the weight of its weekday. */
function shareOfDays(profile, days) {
  const months = profile.filter((row) => row.dimension === "month");
  const hours = profile.filter((row) => row.dimension === "weekday_hour");
  const weekday = (day) =>
    hours
      .filter((row) => Number(row.iso_weekday) === day)
      .reduce((sum, row) => sum + Number(row.share_of_week), 0);
  const weight = [0, 1, 2, 3, 4, 5].map(weekday);
  const ofMonth = (month) =>
    days.filter((day) => day.month === month).reduce((sum, day) => sum + weight[day.weekday], 0);
  const total = months.map((row) => ofMonth(Number(row.month)));
  return days.map(
    (day) => (Number(months[day.month - 1].share_of_year) * weight[day.weekday]) / total[day.month - 1],
  );
}

/** Share of a day's first attempts in each minute since opening, from the hours of Monday: all days are alike. */
function shapeOfDay(profile, opens, closes) {
  const monday = new Map(
    profile
      .filter((row) => row.iso_weekday === "1")
      .map((row) => [Number(row.hour_local), Number(row.share_of_week)]),
  );
  const weights = Float64Array.from(
    { length: closes - opens },
    (_, i) => monday.get(Math.floor((opens + i) / 60)) ?? 0,
  );
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map((value) => value / total);
}

/** All lines: id, handling time [min], targets and their words of provenance, shares of days, shape of a day. */
export function linesOfData() {
  const profile = rowsOf("arrival_profile.csv").filter((row) => row.profile_id === "phone");
  const shares = shareOfDays(profile, openDays(rowsOf("holidays.csv")));
  return rowsOf("agencies_phone_lines.csv").map((row) => ({
    id: row.agency_code,
    handle: Number(row.mean_handle_min),
    targets: {
      attempts: Number(row.calls_offered_per_year),
      answered: Number(row.answered_share),
      rejected: Number(row.rejected_by_overload_share),
      wait: Number(row.mean_wait_answered_min),
    },
    targetWords: {
      attempts: row.calls_offered_provenance,
      answered: row.answered_share_provenance,
      rejected: row.rejected_provenance,
      wait: row.mean_wait_provenance,
    },
    shares,
    shape: shapeOfDay(profile, minuteOf(row.open_from_local), minuteOf(row.open_to_local)),
  }));
}

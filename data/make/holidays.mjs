/**
 * Writes data/holidays.csv: Swedish public holidays, eves, days before and squeeze days of some years, by rule.
 *
 * Run: node data/make/holidays.mjs
 * Rules: lag (1989:253) om allmänna helgdagar for `public`; semesterlagen (1977:480) § 3 a for `eve`, three days
 * that count as Sundays; custom for `day_before`; a single working day between two free ones is a `squeeze`.
 */
import { writeFileSync } from "node:fs";

const YEARS = { first: 2024, last: 2030 };
const DAY = 86_400_000;

/** Day number since 1970-01-01 of a date of the Gregorian calendar; month 1 to 12. */
export function dayOf(year, month, day) {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** `YYYY-MM-DD` of a day number. */
export function dateOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Day of the week, 1 (Monday) to 7. Day 0 was a Thursday. */
function weekdayOf(day) {
  return ((day + 3) % 7) + 1;
}

/** The first such weekday on or after a day. */
function nextWeekday(day, weekday) {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/**
 * Day number of Easter Sunday: the Sunday after the church's full moon on or after 21 March.
 *
 * The epact is the moon's age on 1 January of the golden number, with the corrections of 1582 for leap years of
 * centuries and for the moon; two epacts are moved so that no full moon falls on 19 April or twice in a cycle.
 */
export function easterOf(year) {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapsLost = Math.floor((3 * century) / 4) - 12;
  const moonGained = Math.floor((8 * century + 5) / 25) - 5;
  const age = (((11 * golden + 20 + moonGained - leapsLost) % 30) + 30) % 30;
  const epact = age === 24 || (age === 25 && golden > 11) ? age + 1 : age;
  const late = 44 - epact; // of March
  const fullMoon = dayOf(year, 3, late < 21 ? late + 30 : late);
  return nextWeekday(fullMoon + 1, 7);
}

const fixed = (month, day) => (year) => dayOf(year, month, day);
const easter = (days) => (year) => easterOf(year) + days;
const weekdayFrom = (weekday, month, day) => (year) => nextWeekday(dayOf(year, month, day), weekday);

/** Each with its kind, its names and its day in a year. Of two on one date the earlier row counts. */
const RULES = [
  ["public", "nyårsdagen", "New Year's Day", fixed(1, 1)],
  ["public", "trettondedag jul", "Epiphany", fixed(1, 6)],
  ["public", "långfredagen", "Good Friday", easter(-2)],
  ["public", "påskdagen", "Easter Sunday", easter(0)],
  ["public", "annandag påsk", "Easter Monday", easter(1)],
  ["public", "första maj", "May Day", fixed(5, 1)],
  ["public", "Kristi himmelsfärdsdag", "Ascension Day", easter(39)],
  ["public", "pingstdagen", "Whit Sunday", easter(49)],
  ["public", "nationaldagen", "National Day", fixed(6, 6)],
  ["public", "midsommardagen", "Midsummer Day", weekdayFrom(6, 6, 20)],
  ["public", "alla helgons dag", "All Saints' Day", weekdayFrom(6, 10, 31)],
  ["public", "juldagen", "Christmas Day", fixed(12, 25)],
  ["public", "annandag jul", "Boxing Day", fixed(12, 26)],
  ["eve", "midsommarafton", "Midsummer Eve", weekdayFrom(5, 6, 19)],
  ["eve", "julafton", "Christmas Eve", fixed(12, 24)],
  ["eve", "nyårsafton", "New Year's Eve", fixed(12, 31)],
  ["day_before", "trettondagsafton", "Epiphany Eve", fixed(1, 5)],
  ["day_before", "skärtorsdagen", "Maundy Thursday", easter(-3)],
  ["day_before", "påskafton", "Easter Eve", easter(-1)],
  ["day_before", "valborgsmässoafton", "Walpurgis Night", fixed(4, 30)],
  ["day_before", "pingstafton", "Whitsun Eve", easter(48)],
  ["day_before", "allhelgonaafton", "All Saints' Eve", weekdayFrom(5, 10, 30)],
];

/** All named days of a year, by day number. */
function namedDays(year) {
  const named = new Map();
  for (const [kind, sv, en, rule] of RULES) {
    const day = rule(year);
    if (!named.has(day)) named.set(day, { day, kind, sv, en });
  }
  return named;
}

/** Named days and squeeze days from one year to another, both included, in order. */
export function listHolidays({ first, last }) {
  const named = new Map();
  for (let year = first - 1; year <= last + 1; year++) {
    for (const [day, holiday] of namedDays(year)) named.set(day, holiday);
  }
  const isFree = (day) => weekdayOf(day) > 5 || ["public", "eve"].includes(named.get(day)?.kind);
  const days = [];
  for (let day = dayOf(first, 1, 1); day < dayOf(last + 1, 1, 1); day++) {
    const squeezed = !isFree(day) && isFree(day - 1) && isFree(day + 1);
    const holiday = named.get(day);
    if (holiday) days.push(holiday);
    else if (squeezed) days.push({ day, kind: "squeeze", sv: "klämdag", en: "squeeze day" });
  }
  return days;
}

/** The table as text. */
export function holidayTable(years = YEARS) {
  const rows = listHolidays(years).map(({ day, sv, en, kind }) => [dateOf(day), sv, en, kind].join(","));
  return `${["date,name_sv,name_en,kind", ...rows].join("\n")}\n`;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  writeFileSync(new URL("../holidays.csv", import.meta.url), holidayTable());
}

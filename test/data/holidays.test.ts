import { readFileSync } from "node:fs";
import Holidays from "date-holidays";
import { expect, test } from "vitest";
import { dateOf, easterOf, holidayTable } from "../../data/make/holidays.mjs";
import { rowsOf, tallyOf } from "./rows.js";

const holidays = await rowsOf("holidays.csv");
const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030];

/** Types of the package that are days off or shortened days; the rest is custom, such as Vasaloppet. */
const OBSERVED = new Set(["skärtorsdagen", "påskafton", "pingstafton"]);
/** Of the days it calls optional, all are in the table; those it calls bank are our eves. */
const KINDS: Record<string, string> = {
  public: "public",
  bank: "eve",
  optional: "day_before",
  observance: "day_before",
};

test("the table is what the rules give", () => {
  const text = readFileSync(new URL("../../data/holidays.csv", import.meta.url), "utf8");
  expect(text).toBe(holidayTable());
});

test("dates, names and kinds are those of date-holidays, year by year", () => {
  const oracle = new Holidays("SE", { languages: ["sv"] });
  for (const year of YEARS) {
    const theirs = oracle
      .getHolidays(year)
      .filter(({ type, name }) => type !== "observance" || OBSERVED.has(name))
      .map(({ date, name, type }) => `${date.slice(0, 10)} ${name} ${KINDS[type]}`);
    const ours = holidays
      .filter((row) => row.date.startsWith(String(year)) && row.kind !== "squeeze")
      .map((row) => `${row.date} ${row.name_sv} ${row.kind}`);
    expect(ours).toEqual(theirs);
  }
});

test("each year has 13 public holidays, 3 eves and 6 days before", () => {
  for (const year of YEARS) {
    const { squeeze, ...kinds } = tallyOf(
      holidays.filter((row) => row.date.startsWith(String(year))),
      "kind",
    );
    expect(kinds).toEqual({ public: 13, eve: 3, day_before: 6 });
    expect(squeeze).toBeGreaterThanOrEqual(1); // the Friday after Ascension Day
  }
});

test("squeeze days are single working days between free ones", () => {
  const squeezes = holidays.filter((row) => row.kind === "squeeze").map((row) => row.date);
  // 2024: the Fridays after Ascension Day, National Day and Boxing Day, the Mondays before both winter eves
  expect(squeezes.filter((date) => date.startsWith("2024"))).toEqual([
    "2024-05-10",
    "2024-06-07",
    "2024-12-23",
    "2024-12-27",
    "2024-12-30",
  ]);
  // 2026: National Day is a Saturday; New Year's Day a Thursday, Epiphany a Tuesday with its eve on Monday
  expect(squeezes.filter((date) => date.startsWith("2026"))).toEqual(["2026-01-02", "2026-05-15"]);
});

test("Easter falls on the dates of the almanac, the extreme ones included", () => {
  // Earliest and latest possible dates, and both corrections of the epact (1981 and 2049, 1954 and 2076).
  const known = [
    "1818-03-22",
    "1943-04-25",
    "1954-04-18",
    "1981-04-19",
    "2000-04-23",
    "2038-04-25",
    "2049-04-18",
  ];
  expect(known.map((date) => dateOf(easterOf(Number(date.slice(0, 4)))))).toEqual(known);
});

import { expect, test } from "vitest";
import { formatDate } from "../../src/scenario/dates.js";
import { formatWeek, readWeekOf } from "../../src/scenario/isoWeek.js";

const mondayOf = (text: string): string => {
  const reading = readWeekOf(text);
  return "value" in reading ? formatDate(reading.value) : reading.problem;
};

test("weeks begin on Monday, and the first holds 4 January", () => {
  // Source: ISO 8601 and calendars: 2020 and 2026 have 53 weeks, 2024 and 2025 have 52.
  expect(mondayOf("2024-W01")).toBe("2024-01-01");
  expect(mondayOf("2024-W45")).toBe("2024-11-04");
  expect(mondayOf("2025-W01")).toBe("2024-12-30");
  expect(mondayOf("2020-W53")).toBe("2020-12-28");
  expect(mondayOf("2024-11-10")).toBe("2024-11-04"); // a Sunday
});

test("weeks that are not there are refused", () => {
  expect(readWeekOf("2024-W53")).toEqual({ problem: "2024 has no week 53", remedy: "write 1 to 52" });
  expect(readWeekOf("2026-W54")).toEqual({ problem: "2026 has no week 54", remedy: "write 1 to 53" });
  expect(mondayOf("2024-W00")).toBe("2024 has no week 0");
  expect(mondayOf("week 3")).toBe('"week 3" is not a week');
});

test("the name of a week reads back into the same week", () => {
  for (let day = 18_000; day < 22_000; day += 3) {
    const monday = readWeekOf(formatWeek(day));
    expect("value" in monday && day - monday.value >= 0 && day - monday.value < 7).toBe(true);
  }
});

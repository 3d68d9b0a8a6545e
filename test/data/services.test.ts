import { expect, test } from "vitest";
import { rowsOf, sumOf, tallyOf } from "./rows.js";

const errands = await rowsOf("errand_types.csv");
const lines = await rowsOf("agencies_phone_lines.csv");
const profile = await rowsOf("arrival_profile.csv");
const figures = await rowsOf("key_figures.csv");
const foundations = await rowsOf("foundations.csv");

const PROVENANCES = /^(documented|derived|inferred|general_knowledge|assumed|modelled)(_\w+|: .+)?$/;

/** The figure of a key, with its word of provenance. */
function figure(key: string): [number, string] {
  const row = figures.find((each) => each.key === key);
  return [Number(row?.value), row?.provenance ?? "missing"];
}

test("18 errands of six agencies share all visits", () => {
  expect(errands).toHaveLength(18);
  expect(tallyOf(errands, "agency_code")).toEqual({ SKV: 5, FK: 4, AF: 3, PM: 2, MV: 2, SSC: 2 });
  expect(sumOf(errands, "share_of_errands")).toBeCloseTo(1, 12);
});

test("only errands of personal attendance need a full-service office, 14 % of all", () => {
  const bound = errands.filter((row) => row.needs_full_service_office === "1");
  expect(bound.map((row) => row.errand_type_id)).toEqual([
    "skv_identity_check",
    "skv_id_card",
    "mv_photo_fingerprint",
  ]);
  expect(sumOf(bound, "share_of_errands")).toBeCloseTo(0.05 + 0.06 + 0.03, 12);
  expect(bound.every((row) => row.personal_attendance_required === "1")).toBe(true);
  expect(sumOf(bound, "could_move_to_phone_share") + sumOf(bound, "could_move_to_web_share")).toBe(0);
});

test("the mean service time is the 8.27 min that the key figures give", () => {
  const mean = errands.reduce(
    (sum, row) => sum + Number(row.share_of_errands) * Number(row.mean_service_min),
    0,
  );
  expect(mean).toBeCloseTo(8.27, 10);
  expect(figure("mean_errand_service_min")).toEqual([8.27, "assumed"]);
});

test("every figure of the errands is marked as assumed", () => {
  expect(tallyOf(errands, "provenance")).toEqual({ assumed: 18 });
});

test("five agencies have a phone line, and only two of them documented figures", () => {
  expect(lines.map((row) => row.agency_code)).toEqual(["AF", "FK", "MV", "PM", "SKV"]);
  const shares = ["answered_share", "rejected_by_overload_share", "mean_wait_answered_min"];
  expect(lines.map((row) => shares.map((column) => Number(row[column])))).toEqual([
    [0.55, 0.2, 30],
    [0.76, 0.05, 16],
    [0.6, 0.1, 15],
    [0.7, 0.1, 19],
    [0.8, 0.05, 10],
  ]);
  const founded = lines.filter((row) => row.mean_wait_provenance === "documented");
  expect(founded.map((row) => row.agency_code)).toEqual(["AF", "FK"]);
});

test("the calls of Arbetsförmedlingen follow from 395 000 rejections, every fifth call", () => {
  expect(Math.round(395_000 / 0.2 / 10_000) * 10_000).toBe(1_980_000);
  expect(lines[0].calls_offered_per_year).toBe("1980000");
});

test.each(["office", "phone"])("the profile %s spreads one week and one year", (id) => {
  const own = profile.filter((row) => row.profile_id === id);
  const week = own.filter((row) => row.dimension === "weekday_hour");
  const year = own.filter((row) => row.dimension === "month");
  expect(sumOf(week, "share_of_week")).toBeCloseTo(1, 10);
  expect(sumOf(year, "share_of_year")).toBeCloseTo(1, 10);
  expect(year.map((row) => row.month)).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
});

test.each(["office", "phone"])("the hours of the profile %s have the same shape on every weekday", (id) => {
  const week = profile.filter((row) => row.profile_id === id && row.dimension === "weekday_hour");
  const day = (weekday: number) => week.filter((row) => row.iso_weekday === String(weekday));
  const shape = (weekday: number) =>
    day(weekday).map((row) => Number(row.share_of_week) / sumOf(day(weekday), "share_of_week"));
  for (const weekday of [2, 3, 4, 5])
    shape(weekday).forEach((share, i) => expect(share).toBeCloseTo(shape(1)[i], 10));
});

test("published totals agree with each other", () => {
  expect(figure("office_count")).toEqual([148, "documented"]);
  expect(figure("full_service_office_count")[0] + figure("flexible_office_count")[0]).toBe(148);
  expect(figure("office_count_2019_06")[0] + figure("government_assigned_office_count")[0]).toBe(148);
  expect(figure("visits_2024")).toEqual([2_800_000, "documented"]);
  expect(figure("errands_2023")[0] / figure("visits_2023")[0]).toBeCloseTo(figure("errands_per_visit")[0], 2);
  const money = figure("grant_2024")[0] + figure("reimbursements_2024")[0] + figure("other_income_2024")[0];
  expect(Math.round((money * 1e6) / figure("visits_2024")[0])).toBe(figure("cost_per_visit")[0]);
  expect(figure("fa_region_count_2015_division")[0]).toBe(60);
  expect(figure("fa_region_count_2025_division")[0]).toBe(71);
});

test("every word of provenance is one of the six that the README explains", () => {
  const words = [...errands, ...lines, ...profile, ...foundations].flatMap((row) =>
    Object.entries(row)
      .filter(([column]) => column.endsWith("provenance"))
      .map(([, word]) => word),
  );
  expect(words.filter((word) => !PROVENANCES.test(word) && word !== "")).toEqual([]);
  // Key figures also say where nothing was found, or only a poor source.
  const kinds = Object.keys(tallyOf(figures, "provenance")).filter((word) => !PROVENANCES.test(word));
  expect(kinds).toEqual(["not_found", "low_quality"]);
});

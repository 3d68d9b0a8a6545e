import { expect, test } from "vitest";
import { countOf, rowsOf, sumOf, tallyOf } from "./rows.js";

const offices = await rowsOf("offices.csv");
const municipalities = await rowsOf("municipalities.csv");
const zones = await rowsOf("demand_zones.csv");
const regions = await rowsOf("fa_regions.csv");
const areas = await rowsOf("area_classes.csv");
const division = await rowsOf("fa_division_2015.csv");
const byCode = new Map(municipalities.map((row) => [row.municipality_code, row]));

test("148 offices stand in 126 of 290 municipalities, as R:29 says", () => {
  expect(offices).toHaveLength(148);
  expect(countOf(offices, "office_id")).toBe(148);
  expect(countOf(offices, "municipality_code")).toBe(126);
  expect(municipalities).toHaveLength(290);
  expect(countOf(municipalities, "municipality_code")).toBe(290);
});

test("58 offices give full service and 90 are flexible, as R:29 says", () => {
  expect(tallyOf(offices, "office_type")).toEqual({ full_service: 58, flexible: 90 });
  const subtypes = tallyOf(offices, "flexible_subtype");
  expect(subtypes[""]).toBe(58); // only flexible offices have a subtype
});

test("35 offices were opened by assignment: 4 of 2019, 4 of 2020 and 27 of 2021", () => {
  expect(sumOf(offices, "government_assigned")).toBe(35);
  expect(tallyOf(offices, "assignment_date_phase")).toEqual({
    "": 113,
    "2019-12": 4,
    "2020-06": 4,
    "2021-05 phase 1": 14,
    "2021-05 phase 2": 13,
  });
});

test("every office has the keys of its municipality", () => {
  const keys = ["municipality_name", "county_code", "fa_code", "admin_region_code"];
  const strays = offices.filter((row) =>
    keys.some((key) => row[key] !== byCode.get(row.municipality_code)?.[key]),
  );
  expect(strays).toEqual([]);
});

test("16 closures are documented, and with 19 assumed candidates about 35 are reached", () => {
  const closing = offices.filter((row) => row.closure_status_2025_2028 !== "stays");
  const known = closing.filter((row) => row.closure_provenance === "documented");
  expect(tallyOf(known, "closure_status_2025_2028")).toEqual({
    closed: 14,
    closed_reopening: 1,
    to_close: 1,
  });
  const guessed = closing.filter((row) => row.closure_provenance !== "documented");
  expect(tallyOf(guessed, "closure_status_2025_2028")).toEqual({ candidate: 19 });
  expect(tallyOf(guessed, "closure_provenance")).toEqual({ assumed: 19 });
  expect(known.length + guessed.length).toBe(35);
});

test("dates stand only beside documented closures", () => {
  const dated = offices.filter((row) => row.closure_date !== "");
  expect(dated).toHaveLength(11); // five of the 16 are documented without a date
  expect(tallyOf(dated, "closure_provenance")).toEqual({ documented: 11 });
  expect(dated.filter((row) => !/^202[45]-\d\d-\d\d$/.test(row.closure_date))).toEqual([]);
});

test("visits of 2024 add up to the documented 2.8 million, two offices by their documented rate", () => {
  expect(sumOf(offices, "visits_2024_estimate")).toBe(2_800_000);
  const rates = offices.filter((row) => row.visits_provenance === "documented_daily_rate");
  // 95 and 100 visitors a day × 251 days = 23 845 and 25 100, rounded to hundreds
  expect(rates.map((row) => [row.office_name, row.visits_2024_estimate])).toEqual([
    ["Haninge Brandbergen", "25100"],
    ["Skellefteå", "23800"],
  ]);
});

test("staff is within 1 % of the documented 800", () => {
  expect(Math.abs(sumOf(offices, "staff_fte_estimate") / 800 - 1)).toBeLessThan(0.01);
});

test("33 offices are assumed to serve the Migration Agency, the documented number of 2023", () => {
  const serving = offices.filter((row) => row.migration_agency_service_assumed === "1");
  expect(serving).toHaveLength(33);
  expect(tallyOf(serving, "office_type")).toEqual({ full_service: 33 });
});

test("how many offices rest on documents and how many on assumptions is as the README says", () => {
  expect(tallyOf(offices, "existence_provenance")).toEqual({
    documented: 71,
    inferred: 11,
    general_knowledge: 49,
    assumed: 17,
  });
});

test("weekdays rise and agree with their number", () => {
  const odd = offices.filter(
    ({ open_iso_weekdays: days, opening_days_per_week: count }) =>
      !/^1?2?3?4?5?$/.test(days) || days.length !== Number(count),
  );
  expect(odd).toEqual([]);
});

test("populations are those of Statistics Sweden, in all and in eight municipalities", () => {
  expect(sumOf(municipalities, "population_2023")).toBe(10_551_707);
  expect(sumOf(municipalities, "population_2024")).toBe(10_587_710);
  const population = (name: string) =>
    Number(municipalities.find((row) => row.municipality_name === name)?.population_2024);
  const names = ["Botkyrka", "Danderyd", "Ekerö", "Haninge", "Huddinge", "Järfälla", "Lidingö", "Nacka"];
  expect(names.map(population)).toEqual([95905, 32425, 28910, 100895, 114304, 88950, 48377, 112112]);
});

test("municipalities lie in 21 counties, 6 regions of the agency and 60 labour markets", () => {
  expect(countOf(municipalities, "county_code")).toBe(21);
  expect(countOf(municipalities, "admin_region_code")).toBe(6);
  expect(countOf(municipalities, "fa_code")).toBe(60);
});

test("zones divide the people of their municipality and keep its area class and labour market", () => {
  expect(zones).toHaveLength(319); // 287 whole municipalities and 12 + 10 + 10 districts of the largest three
  expect(countOf(zones, "zone_id")).toBe(319);
  for (const row of municipalities) {
    const own = zones.filter((zone) => zone.municipality_code === row.municipality_code);
    expect(sumOf(own, "population_2024"), row.municipality_name).toBe(Number(row.population_2024));
    expect(new Set(own.map((zone) => `${zone.fa_code} ${zone.area_class}`))).toEqual(
      new Set([`${row.fa_code} ${row.area_class}`]),
    );
  }
});

test("all points lie in Sweden", () => {
  const points = [...offices, ...municipalities, ...zones].map((row) => [
    Number(row.lat_deg),
    Number(row.lon_deg),
  ]);
  const outside = points.filter(([lat, lon]) => !(lat > 55.3 && lat < 69.1 && lon > 10.9 && lon < 24.2));
  expect(outside).toEqual([]);
});

test("each of the 60 labour markets of 2015 has an office, also after the documented closures", () => {
  expect(regions).toHaveLength(60);
  expect(countOf(offices, "fa_code")).toBe(60);
  const empty = (column: string) => regions.filter((row) => Number(row[column]) < 1);
  expect(empty("office_count_2024")).toEqual([]);
  expect(empty("office_count_after_documented_closures")).toEqual([]);
});

test("Ludvika would have no office if the one that reopens stayed closed", () => {
  const gone = /^(closed|closed_reopening|to_close)$/;
  const left = offices.filter((row) => !gone.test(row.closure_status_2025_2028));
  const served = new Set(left.map((row) => row.fa_code));
  expect(regions.filter((row) => !served.has(row.fa_code)).map((row) => row.fa_name)).toEqual(["Ludvika"]);
});

test("the table of labour markets adds up what municipalities and offices say", () => {
  for (const region of regions) {
    const members = municipalities.filter((row) => row.fa_code === region.fa_code);
    const inside = offices.filter((row) => row.fa_code === region.fa_code);
    // Ludvika closes and reopens; it counts as an office that remains.
    const staying = inside.filter((row) => /^(stays|closed_reopening)$/.test(row.closure_status_2025_2028));
    const candidates = inside.filter((row) => row.closure_status_2025_2028 === "candidate");
    const found = {
      municipality_count: members.length,
      population_2024: sumOf(members, "population_2024"),
      office_count_2024: inside.length,
      office_count_after_documented_closures: staying.length + candidates.length,
      office_count_after_all_candidates: staying.length,
    };
    for (const [column, value] of Object.entries(found))
      expect(Number(region[column]), `${region.fa_name} ${column}`).toBe(value);
  }
});

test("the division of 2015 puts every municipality into the labour market that its row names", () => {
  expect(division.map((row) => [row.municipality_code, row.fa_code, row.fa_name])).toEqual(
    municipalities.map((row) => [row.municipality_code, row.fa_code, row.fa_name]),
  );
  expect(countOf(division, "fa_name")).toBe(60);
});

test("people of a zone live within half the radius of its class's mean area", () => {
  expect(areas.map((row) => row.area_class)).toEqual(["metropolitan", "urban", "rural"]);
  for (const { area_class: name, zone_radius_km: radius, provenance } of areas) {
    const own = municipalities.filter((row) => row.area_class === name);
    const count = zones.filter((row) => row.area_class === name).length;
    const half = Math.sqrt(sumOf(own, "area_km2_approx") / count / Math.PI) / 2;
    expect(Number(radius), name).toBe(Math.round(2 * half) / 2);
    expect(provenance).toBe("assumed");
  }
});

import { expect, test } from "vitest";
import { network, problemsOf, resolve, withTable } from "./support.js";

const MAP = "zones: demand_zones.csv, areas: area_classes.csv, municipalities: municipalities.csv";
const WHERE = "where: {id: [O001, O139]}, patience: {exponential: {mean: 40 min}}";
const SAID = "displaced: {origin: 12 km, acceptance: {0 min: 100 %, 90 min: 20 %}, instead: {phone: 50 %}}";

test("zones, roads, curve and channels stand in the scenario as tables and section give them", async () => {
  const { displacement } = await resolve(network(`${WHERE}, ${MAP}`) + SAID);
  expect(displacement?.zones).toHaveLength(319);
  expect(displacement).toMatchObject({
    originKm: 12,
    acceptance: [
      { minutes: 0, share: 1 },
      { minutes: 90, share: 0.2 },
    ],
    phone: 0.5,
    eService: 0,
    eIdentification: 1,
  });
  expect(displacement?.roads[0]).toEqual({
    area: "metropolitan",
    circuity: 1.3,
    kmPerHour: 25,
    radiusKm: 3,
  });
  expect(displacement?.errands.find(({ errand }) => errand === "skv_id_card")).toEqual({
    errand: "skv_id_card",
    offices: ["O139"], // needs_full_service_office; O001 is flexible
    phone: 0,
    eService: 0,
    isStatutory: true,
  });
});

test.each([
  ["0 km", '"0 km" is not a distance; write a number of kilometres such as "12 km"'],
  ["12", '12 is not a distance; write a number of kilometres such as "12 km"'],
])("an origin of %s is refused", async (origin, message) => {
  const text = network(`${WHERE}, ${MAP}`) + SAID.replace("12 km", origin);
  expect(await problemsOf(text)).toEqual([`x.yaml:4:21 displaced.origin: ${message}`]);
});

test.each([
  ["{10 min: 100 %}", 'does not say who makes a trip of no length; begin with "0 min: 100 %"'],
  ["{0 min: 0 %}", 'does not say who makes a trip of no length; begin with "0 min: 100 %"'],
  ["{0 min: 50 %, 10 min: 60 %}", "more people would travel 10 min than less far; let shares fall"],
])("a curve of acceptance %s is refused", async (curve, message) => {
  const text = network(`${WHERE}, ${MAP}`) + SAID.replace("{0 min: 100 %, 90 min: 20 %}", curve);
  expect(await problemsOf(text)).toEqual([`x.yaml:4:40 displaced.acceptance: ${message}`]);
});

test("weights above 1 are refused", async () => {
  const text = network(`${WHERE}, ${MAP}`) + SAID.replace("phone: 50 %", "phone: 50 %, eService: 60 %");
  expect((await problemsOf(text))[0]).toMatch(/displaced.instead: the shares sum to 1\.1; write at most/);
});

test("displaced, its tables and offices from tables belong together", async () => {
  expect(await problemsOf(network(WHERE) + SAID)).toEqual(
    ["zones", "areas", "municipalities"].map(
      (key) =>
        `x.yaml:4:1 displaced: how far it is to other offices needs the table of ${key}; write ${key} under network`,
    ),
  );
  expect((await problemsOf(network(`${WHERE}, ${MAP}`))).map((one) => one.replace(/^\S+ /, ""))).toEqual([
    "network.zones: the table of zones says nothing without displaced; write displaced, or remove it",
    "network.areas: the table of areas says nothing without displaced; write displaced, or remove it",
  ]);
  const own = "\noffices: {stall: {desks: 1, arrivals: {fk_housing: 2 /h}}}\n";
  expect(await problemsOf(network(`${WHERE}, ${MAP}`) + SAID + own)).toEqual([
    "x.yaml:5:11 offices.stall: an office written out has no place that displaced visitors could travel to; add a row to the table of offices",
  ]);
});

test("a class of area without roads is refused", async () => {
  const wrong = withTable("area_classes.csv", "rural,", "urban,");
  expect(await problemsOf(network(`${WHERE}, ${MAP}`) + SAID, wrong)).toEqual([
    'area_classes.csv:4:1 area_class: "urban" stands in row 3 already; keep one of the two rows',
    "area_classes.csv area_class: there is no row for rural; add one",
  ]);
});

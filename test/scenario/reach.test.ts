import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { withinReach } from "../../src/scenario/reach.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { OFFICE, OFFICE_WIDTH } from "../../src/simulation/sums.js";
import { resolve } from "./support.js";

const FOUR = (more: string, errand = "") => `
kontor: 1
days: 20
errands:
  visit: {service: {exponential: {mean: 10 min}}, patience: {exponential: {mean: 20 min}}${errand}}
offices:
  east: {open: 10:00-16:00, desks: 2, arrivals: {visit: 12 /h}}
  north: {open: 10:00-16:00, desks: 2, arrivals: {visit: 14 /h}${more}}
  south: {open: 10:00-16:00, desks: 2, arrivals: {visit: 10 /h}}
  west: {open: 10:00-16:00, desks: 1, arrivals: {visit: 4 /h}}
lines:
  phone: {open: 10:00-16:00, agents: 1, handling: 5 min, arrivals: 6 /h}
dayFactor: {cv: 12 %}
`;

const idsOf = ({ offices }: { readonly offices: readonly { readonly id: string }[] }) =>
  offices.map(({ id }) => id);

test("offices that nobody goes between are simulated alone, and lines that nobody calls are left out", async () => {
  const near = withinReach(await resolve(FOUR("")), new Set(["south", "east"]));
  expect(idsOf(near)).toEqual(["east", "south"]);
  expect(near.lines).toEqual([]);
  expect(near.sources.map(({ office }) => office)).toEqual(["east", "south"]);
});

test("what overflows into an office, or is sent on from it, comes along by any number of steps", async () => {
  const chained = FOUR(", overflow: {waiting: 4, to: [south]}").replace(
    "visit: 10 /h}}",
    "visit: 10 /h}, next: {west: 0.2}}",
  );
  const scenario = await resolve(chained);
  expect(idsOf(withinReach(scenario, new Set(["west"])))).toEqual(["north", "south", "west"]);
  expect(idsOf(withinReach(scenario, new Set(["east"])))).toEqual(["east"]);
});

test("lines that those who leave may call come along", async () => {
  const scenario = await resolve(FOUR("", ", leaving: {phone: 50 %}, line: phone"));
  expect(withinReach(scenario, new Set(["east"])).lines.map(({ office }) => office.id)).toEqual(["phone"]);
  expect(withinReach(scenario, new Set(["east", "north", "south", "west"]))).toBe(scenario);
});

test("where people may go to another office at closed hours, the whole is simulated", async () => {
  const instead = { atOpening: 0, insideHours: 0, anotherDay: 0, anotherOffice: 0.5, phone: 0, eService: 0 };
  const mistimed = { share: 0.1, day: { opens: 420, closes: 1200 }, instead };
  const scenario = { ...(await resolve(FOUR(""))), mistimed };
  expect(withinReach(scenario, new Set(["east"]))).toBe(scenario);
});

test("an office has the very same sums within its reach as within the whole", async () => {
  const whole = await resolve(FOUR(", overflow: {waiting: 4, to: [south]}"));
  const near = withinReach(whole, new Set(["south"]));
  const officeSums = (scenario: typeof whole) => {
    const { office } = createSimulator(compileModel(scenario))("reach", 0).sums;
    const place = idsOf(scenario).indexOf("south");
    return office.slice(place * OFFICE_WIDTH, (place + 1) * OFFICE_WIDTH);
  };
  expect(officeSums(near)[OFFICE.openDays]).toBe(20);
  expect(officeSums(near)).toEqual(officeSums(whole));
});

/** Longer opening as patches: which end of the day, office by office and phase by phase, never beyond midnight. */
import { expect, test } from "vitest";
import { longerHours, type End } from "../../src/scenario/longer.js";
import type { Office } from "../../src/scenario/scenario.js";
import { officeOf } from "../support/scenario.js";
import { patched, resolve } from "./support.js";

const ALL = (): boolean => true;

/** The patches, or what they are refused with. */
function longer(offices: readonly Office[], steps: number, end: End = "later", step = 30): unknown {
  const reading = longerHours(offices, { steps, step, end }, ALL);
  return "problem" in reading ? `${reading.problem}; ${reading.remedy}` : reading.value;
}

const WEEK = { opens: 600, closes: 960 };
const weekdays = [WEEK, WEEK, null, WEEK, { opens: 600, closes: 840 }, null, null];

test.each<[End, string, string]>([
  ["later", "10:00-17:30", "10:00-15:30"],
  ["earlier", "08:30-16:00", "08:30-14:00"],
  ["both", "09:30-17:00", "09:30-15:00"], // of three steps two at the end of the day
])("three half-hours %s on each open day, closed days left alone", (end, most, friday) => {
  expect(longer([officeOf("north", { week: weekdays })], 3, end)).toEqual([
    {
      where: { id: ["north"] },
      set: { open: { mon: most, tue: most, thu: most, fri: friday }, staffing: "extend" },
    },
  ]);
});

test("offices of the same hours share a patch; those of others, and those left out, have none of it", () => {
  const offices = ["a", "b", "c"].map((id) => officeOf(id, { opens: id === "b" ? 540 : 600 }));
  const reading = longerHours(offices, { steps: 1, step: 60, end: "later" }, ({ id }) => id !== "c");
  expect("value" in reading && reading.value).toMatchObject([
    { where: { id: ["a"] }, set: { open: { sun: "10:00-17:00" } } },
    { where: { id: ["b"] }, set: { open: { sun: "09:00-17:00" } } },
  ]);
});

test("each phase of an office is longer by as much, from its first day to its last", async () => {
  const text = patched(
    'where: {id: north}, from: 2024-11-11, to: 2024-11-17, set: {open: {mon-fri: "09:00-12:00"}, staffing: extend}',
  );
  const { offices } = await resolve(text);
  const hours = (time: string) => ({ mon: time, tue: time, wed: time, thu: time, fri: time });
  expect(longer(offices.slice(0, 1), 1)).toEqual([
    { where: { id: ["north"] }, to: "2024-11-10", set: { open: hours("10:00-16:30"), staffing: "extend" } },
    {
      where: { id: ["north"] },
      from: "2024-11-11",
      to: "2024-11-17",
      set: { open: hours("09:00-12:30"), staffing: "extend" },
    },
    { where: { id: ["north"] }, from: "2024-11-18", set: { open: hours("10:00-16:30"), staffing: "extend" } },
  ]);
});

test("put on the scenario, each phase keeps its own desks for longer", async () => {
  const own =
    'where: {id: north}, from: 2024-11-11, to: 2024-11-17, set: {open: {mon-fri: "09:00-12:00"}, staffing: extend, desks: "+2"}';
  const { offices } = await resolve(patched(own));
  const reading = longerHours(offices.slice(0, 1), { steps: 2, step: 60, end: "later" }, ALL);
  const more = ("value" in reading ? reading.value : []).map((patch) => {
    return JSON.stringify({ ...patch, why: "longer" }).slice(1, -1);
  });
  const text = patched(own, ...more.map((one) => one.replace(/,?"why":"longer"/, "")));
  const [{ phases }] = (await resolve(text)).offices;
  expect(phases.map(({ week, desks }) => [week[0]?.opens, week[0]?.closes, desks[0].value])).toEqual([
    [600, 1080, 2],
    [540, 840, 4],
    [600, 1080, 2],
  ]);
});

test("midnight is as long as it gets, at either end", () => {
  expect(longer([officeOf("a")], 1, "later", 480)).toMatchObject([{ set: { open: { mon: "10:00-24:00" } } }]);
  expect(longer([officeOf("a")], 1, "later", 481)).toBe(
    "a would be open beyond midnight, 481 min longer; try less",
  );
  expect(longer([officeOf("a")], 11, "earlier", 60)).toBe(
    "a would be open beyond midnight, 11 h longer; try less",
  );
});

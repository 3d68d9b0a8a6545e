/** Patches that would change nothing without a word are refused. */
import { expect, test } from "vitest";
import { problemsOf, resolve } from "./support.js";

function patched(office: string, set: string): string {
  return `kontor: 1
period: {from: 2024-11-04, to: 2024-11-08}
errands: {advice: {service: 9 min, patience: 5 min}}
offices:
  north: {open: 10:00-16:00, arrivals: {advice: 6 /h}, ${office}}
patch:
  - where: {id: north}
    why: to see
    set: ${set}
  - {where: {id: north}, why: beside, set: {closing: sendHome}}
`;
}

const GROUPS = "groups: {all: {desks: 2}, some: {desks: 1, serves: advice}}";

test.each(["{desks: 5}", '{desks: "+1"}'])("desks in groups cannot be patched by %s", async (set) => {
  expect(await problemsOf(patched(GROUPS, set))).toEqual([
    "x.yaml:9:5 patch.0.set: north has its desks in groups, which a patch cannot change; write other groups under offices.north",
  ]);
});

test("other things of an office with groups can be patched", async () => {
  const { offices } = await resolve(patched(GROUPS, "{visits: +10 %}"));
  expect(offices[0].phases[0].visits).toBeCloseTo(1.1, 12);
});

test("appointments do not follow a percentage of visits", async () => {
  const office = "desks: 2, bookings: {advice: {slots: {10:00: 1}}}";
  expect(await problemsOf(patched(office, "{visits: +10 %}"))).toEqual([
    "x.yaml:9:11 patch.0.set.visits: north has appointments, whose number does not follow; leave the office out, and change its bookings",
  ]);
});

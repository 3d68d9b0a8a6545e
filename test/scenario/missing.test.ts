import { expect, test } from "vitest";
import { missingMechanisms } from "../../src/scenario/missing.js";
import { problemsOf, scenarioWith } from "./support.js";

/** A sound section of each kind, on one line. */
const SECTIONS: Readonly<Record<string, string>> = {
  events:
    '[{surge: advice, people: 20000, start: 2024-06-14, ramp: 14 days, peak: 42 days, decay: 70 days}, {outage: it, at: "2024-08-12 09:00", lasts: 4 h, where: {id: counter}}]',
  money:
    '{base: 947 M kr, year: {2025: -50 M kr}, relativeTo: 2024, income: {pensions: 88 M kr}, cost: {rent: "60 tkr/yr"}}',
  targets: '[waitP90 <= 20 min, "lostShare < 5 %"]',
  staff: "{fte: 800 FTE, meetingShare: 72 %, sick: 5 %, attrition: 9 %/yr, minOnSite: 2}",
};

test.each(Object.entries(SECTIONS))(
  "the section %s is refused, since this version lacks its mechanism",
  async (key, text) => {
    const found = await problemsOf(scenarioWith({ top: `${key}: ${text}` }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(
        `^x\\.yaml:10:1 ${key}: this version of kontor cannot .* yet; leave it out, so that nobody believes it is part of the run$`,
      ),
    );
  },
);

test("every part without a mechanism is tried here", () => {
  expect(missingMechanisms()).toEqual(Object.keys(SECTIONS));
});

test.each([
  [
    "money: {base: 947}",
    '15 money.base: 947 has no unit; write a number and a unit, such as "947 M kr", "60 tkr/yr" or "400 kr"',
  ],
  [
    "money: {base: 947 M€}",
    '15 money.base: "947 M€" is not an amount of money; write a number and a unit, such as "947 M kr", "60 tkr/yr" or "400 kr"',
  ],
  ["money: {base: 947 Mkr}", '15 money.base: "947 Mkr": unknown unit "Mkr"; did you mean "M kr"?'],
  ["staff: {fte: 800}", '14 staff.fte: 800 is not a number of full-time staff; write it like "12.5 FTE"'],
  ["staff: {attrition: 9 %}", '20 staff.attrition: "9 %" is not a share a year; write it like "9 %/yr"'],
  [
    "staff: {attrition: 900 %/yr}",
    '20 staff.attrition: "900 %" is above 100 %; write a share such as "19 %" or 0.19',
  ],
  ["targets: [waiting]", '11 targets.0: "waiting" is not a target; write it like "waitP90 <= 20 min"'],
  [
    "events: [{outage: it, at: 09:00, lasts: 4 h}]",
    '27 events.0.at: "09:00" is not a date and time; write it like "2024-08-12 09:00"',
  ],
  [
    "events: [{at: 2024-08-12 09:00, lasts: 4 h}]",
    "10 events.0: is no event; write either surge or outage, and one event after the other",
  ],
  [
    "events: [{outage: it, at: 2024-08-12 09:00, lasts: 4 h, people: 9}]",
    "57 events.0.people: people says nothing about an outage; remove it",
  ],
  ["events: [{outage: it, at: 2024-08-12 09:00}]", "10 events.0: lasts is missing; say it of an outage"],
])("%s is wrong besides", async (top, message) => {
  expect(await problemsOf(scenarioWith({ top }))).toContain(`x.yaml:10:${message}`);
});

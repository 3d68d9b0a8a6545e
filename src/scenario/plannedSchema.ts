/**
 * The language of sections that are declared but not yet simulated: their types and units are checked, and the
 * scenario is then refused (`missing.ts`).
 */
import { z } from "zod";
import { byId, date, duration, id, leaf, list, refuse, section, share, text, wholeNumber } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { readComparisonOfMeasure, readDateTime, readFullTime, readMoney, readYearly } from "./planned.js";
import { refusal } from "./reading.js";
import { selector } from "./selectorSchema.js";

const money = leaf(readMoney, { title: "an amount of money", examples: ["947 M kr", "60 tkr/yr"] });
const fullTime = leaf(readFullTime, { title: "full-time staff", examples: ["800 FTE"] });
const yearly = leaf(readYearly, { title: "a share a year", examples: ["9 %/yr"] });
const dateTime = leaf(readDateTime, { title: "a date and time", examples: ["2024-08-12 09:00"] });
const target = leaf(readComparisonOfMeasure, { title: "a target", examples: ["waitP90 <= 20 min"] });

/** What an event needs beside the key that says its kind; all else belongs to the other kind. */
const PARTS = {
  surge: ["people", "start", "ramp", "peak", "decay"],
  outage: ["at", "lasts"],
} as const;

const NAMES = { surge: "a surge", outage: "an outage" } as const;

const event = section({
  surge: id
    .meta({ title: "an errand's id", examples: ["advice"] })
    .optional()
    .describe("Errand of which more visitors come."),
  people: wholeNumber(1, 100_000_000, 20_000).optional().describe("How many more come in all."),
  start: date.optional().describe("First day of the surge."),
  ramp: duration.optional().describe("How long it grows."),
  peak: duration.optional().describe("How long it stays at its height."),
  decay: duration.optional().describe("How long it takes to fade."),
  outage: text
    .meta({ title: "a text", examples: ["it"] })
    .optional()
    .describe("What is out of order."),
  at: dateTime.optional().describe("When the outage begins."),
  lasts: duration.optional().describe("How long it lasts."),
  where: selector.optional().describe("At which offices; all when left out."),
}).superRefine((written, context) => {
  const kinds = (["surge", "outage"] as const).filter((kind) => written[kind] !== undefined);
  if (kinds.length !== 1) {
    const problem = kinds.length === 0 ? "is no event" : "is a surge and an outage at once";
    refuse(context, refusal(problem, "write either surge or outage, and one event after the other"));
    return;
  }
  const [kind] = kinds;
  const other = kind === "surge" ? "outage" : "surge";
  for (const key of PARTS[kind]) {
    if (written[key] === undefined) refuse(context, refusal(`${key} is missing`, `say it of ${NAMES[kind]}`));
  }
  for (const key of PARTS[other]) {
    const foreign = refusal(`${key} says nothing about ${NAMES[kind]}`, "remove it");
    if (written[key] !== undefined) refuse(context, foreign, [key], "key");
  }
});

export const events = list(event, {
  title: "a list of surges and outages",
  examples: [[{ outage: "it", at: "2024-08-12 09:00", lasts: "4 h" }]],
  most: LIMITS.patches,
});

const years = z.record(z.string().regex(/^(19|20|21)\d\d$/), money);

export const moneySection = section(
  {
    base: money.optional().describe("Grant of the base year."),
    year: years
      .meta({ title: "amounts by year", examples: [{ 2025: "-50 M kr" }] })
      .optional()
      .describe("Change of the grant by year, against the base year."),
    relativeTo: wholeNumber(1900, 2199, 2024).optional().describe("The base year."),
    income: byId(money, { other: "10 M kr" }).describe("Other income a year, by name."),
    cost: byId(money, { rent: "60 tkr/yr" }).describe("Costs of an office a year, by name."),
  },
  { base: "947 M kr", relativeTo: 2024 },
);

export const targets = list(target, {
  title: "a list of targets",
  examples: [["waitP90 <= 20 min", "lostShare < 5 %"]],
  most: 100,
});

export const staff = section(
  {
    fte: fullTime.optional().describe("Full-time staff of the whole network."),
    meetingShare: share.optional().describe("Share of working time spent with visitors."),
    sick: share.optional().describe("Share of working time lost to illness."),
    attrition: yearly.optional().describe("Share of the staff that leaves."),
    minOnSite: wholeNumber(1, LIMITS.desks, 2)
      .optional()
      .describe("Staff below which an office does not open."),
  },
  { fte: "800 FTE", sick: "5 %" },
);

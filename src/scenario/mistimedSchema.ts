/** The language of visitors who intend a minute at which their office is closed: how many, when, and what they do. */
import { HALF_HOUR_MINUTES } from "../units.js";
import { leaf, refuse, section, share } from "./leaves.js";
import { INSTEAD } from "./mistimed.js";
import { quote, refusal, showSum, type Reading } from "./reading.js";
import type { Hours } from "./scenario.js";
import { readHours } from "./week.js";

const DAY_HINT = 'write whole half-hours such as "07:00-20:00"';

function readDay(raw: string | number): Reading<Hours> {
  const hours = readHours(String(raw));
  if ("problem" in hours) return hours;
  const isWhole = hours.value !== null && Object.values(hours.value).every(isHalfHour);
  return hours.value !== null && isWhole
    ? { value: hours.value }
    : refusal(`${quote(raw)} is not a day of half-hours`, DAY_HINT);
}

function isHalfHour(minute: number): boolean {
  return minute % HALF_HOUR_MINUTES === 0;
}

const instead = section(
  {
    atOpening: share.optional().describe("Come at opening that day; 0 when left out, as are the next ones."),
    insideHours: share
      .optional()
      .describe("Come that day at a minute inside hours, like those who intended one."),
    anotherDay: share.optional().describe("Come on the next day it is open, at a minute inside hours."),
    anotherOffice: share
      .optional()
      .describe(
        "Go to the nearest office open at that minute, if they accept the trip; else on another day.",
      ),
    phone: share.optional().describe("Call the line of the errand, once it is open."),
    eService: share.optional().describe("Use the e-service, if they have e-identification."),
  },
  { atOpening: "30 %", insideHours: "30 %", anotherDay: "15 %", phone: "5 %" },
).superRefine((weights, context) => {
  const sum = INSTEAD.reduce((total, key) => total + (weights[key] ?? 0), 0);
  if (sum <= 1 + 1e-9) return;
  refuse(context, refusal(`the shares sum to ${showSum(sum)}`, "write at most 100 % in all"));
});

export const mistimed = section(
  {
    share: share.describe("Part of all who intend to come, who intend a minute outside the tables' hours."),
    day: leaf(readDay, { title: "hours", examples: ["07:00-20:00"] }).describe(
      "Between which times of day people intend to come at all, in whole half-hours.",
    ),
    instead: instead.describe("Weights of what they do, as far as each of them can; the rest gives up."),
  },
  {
    share: "15 %",
    day: "07:00-20:00",
    instead: { atOpening: "30 %", insideHours: "30 %", anotherDay: "15 %" },
  },
).superRefine((said, context) => {
  if (said.share < 1) return;
  refuse(context, refusal("nobody intends an open minute", "write a share below 100 %"), ["share"]);
});

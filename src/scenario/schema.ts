/**
 * The scenario language: every section and key, its type, range, default and meaning. The single source of the
 * types of what is written, of the JSON Schema for editors, of the manual's table and of most messages.
 */
import { z } from "zod";
import {
  byIdOrNone,
  date,
  gridDuration,
  name,
  section,
  share,
  text,
  variation,
  wholeNumber,
} from "./leaves.js";
import { LIMITS } from "./limits.js";
import { displaced } from "./displacedSchema.js";
import { mistimed } from "./mistimedSchema.js";
import { crew, line, unanswered } from "./lineSchema.js";
import { network } from "./networkSchema.js";
import { errand, office } from "./officeSchema.js";
import { patches } from "./patchSchema.js";
import { events, moneySection, staff, targets } from "./plannedSchema.js";
import { study } from "./studySchema.js";
import { arrivals, provenance, table, thresholds } from "./values.js";
import { wholeWeek } from "./week.js";

/** The whole document. */
export const documentSchema = section({
  kontor: z
    .literal(1)
    .meta({ title: "1", examples: [1] })
    .describe("Version of the format."),
  extends: text
    .meta({ title: "the name of a scenario", examples: ["base-2024"] })
    .optional()
    .describe("Another scenario, of which this one says only what is different."),
  title: name.optional().describe("Title in reports; the file's name when left out."),
  days: wholeNumber(1, LIMITS.abstractDays, 250).optional().describe("Days measured; the first is a Monday."),
  period: section(
    {
      from: date.describe("First measured day."),
      to: date.describe("Last measured day."),
    },
    { from: "2024-11-01", to: "2024-11-30" },
  )
    .optional()
    .describe("Dates measured, instead of days."),
  continuous: z
    .boolean()
    .default(false)
    .meta({ title: "true or false" })
    .describe("Lines carry over midnight; offices are open around the clock."),
  warmUp: wholeNumber(0, LIMITS.warmUpDays, 10)
    .default(0)
    .describe("Days simulated before the measured ones."),
  profiles: byIdOrNone(arrivals).describe("Rates by time of day that several offices share, by id."),
  errands: byIdOrNone(errand).describe("What visitors come for, by id."),
  offices: byIdOrNone(office).describe("Places with desks, by id."),
  lines: byIdOrNone(line).describe("Phone lines, by id."),
  crews: byIdOrNone(crew).describe("Desks that travel between offices, by id."),
  furtherErrand: share
    .optional()
    .describe("Chance of one further errand from the same mix at the same desk."),
  dayFactor: section(
    {
      cv: variation.describe("Coefficient of variation; mean 1."),
      shared: share
        .optional()
        .describe("Part of its variance that the offices of a region have in common; 0 when left out."),
    },
    { cv: "12 %", shared: "30 %" },
  )
    .optional()
    .describe("Gamma factor on each office's day: some days are busier."),
  thresholds: section(
    {
      wait: thresholds.optional().describe("Waits above these are counted."),
      overtime: thresholds.optional().describe("Days with overtime above these are counted."),
    },
    { wait: ["10 min", "30 min"] },
  )
    .optional()
    .describe("What is counted exactly, in rising order."),
  observe: section(
    {
      every: gridDuration
        .optional()
        .describe("How often the state is written down, from first opening to last closing."),
      states: wholeNumber(0, LIMITS.states, 10)
        .optional()
        .describe("Shares of time with 0, 1, … this many inside."),
    },
    { every: "15 min", states: 10 },
  )
    .optional()
    .describe("What is written down beside the sums."),
  network: network.optional().describe("Offices and errands from tables."),
  displaced: displaced
    .optional()
    .describe("What visitors do whose office is gone for good; they are lost when left out."),
  mistimed: mistimed
    .optional()
    .describe("Who intends to come while the office is closed, and what they do; nobody when left out."),
  calendar: table("SE")
    .optional()
    .describe("SE, or a table of days on which offices are closed. Only with period."),
  drain: wholeNumber(0, LIMITS.drainDays, 14)
    .optional()
    .describe(
      "Days simulated at most after the measured ones, until nobody of these is pending; 14 when left out and somebody may come or call again on another day, else 0.",
    ),
  unanswered: unanswered
    .optional()
    .describe("What people do who give up calling a line; nothing when left out."),
  patch: patches
    .optional()
    .describe("Changes at some offices, for good or from day to day; the later one wins."),
  events: events.optional().describe("Surges of visitors and outages. Not simulated by this version."),
  money: moneySection.optional().describe("Grant, income and costs. Not worked out by this version."),
  targets: targets.optional().describe("What the result must keep to. Not judged by this version."),
  staff: staff.optional().describe("Staff and absence. Not simulated by this version."),
  study: study
    .optional()
    .describe("Policies that kontor bench ranks: changes of the rest of the file, or of what it extends."),
  provenance: provenance.optional().describe("How the author's own figures are founded, by input."),
}).meta({ title: "a scenario that begins with kontor: 1" });

/** A document as read: units turned into numbers, defaults filled in, not yet checked across sections. */
export type Written = z.output<typeof documentSchema>;
export type WrittenOffice = Written["offices"][string];
export type WrittenErrand = Written["errands"][string];
export type WrittenLine = Written["lines"][string];

/** Hours of an office that names none. */
export const ALL_WEEK = wholeWeek({ opens: 0, closes: 1440 });

/** The JSON Schema (draft 2020-12) of scenario files, for editors. Checks across sections are not part of it. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(documentSchema, {
    io: "input",
    // Examples are of what is written, though what is read from it is of another type.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.["examples"];
      if (examples !== undefined) jsonSchema["examples"] = examples as unknown[];
    },
  });
}

/**
 * The scenario language: every section and key, its type, range, default and meaning. The single source of the
 * types of what is written, of the JSON Schema for editors, of the manual's table and of most messages.
 */
import { z } from "zod";
import { law } from "./laws.js";
import { date, gridDuration, id, list, name, share, variation, wholeNumber } from "./leaves.js";
import { LIMITS } from "./limits.js";
import {
  arrivals,
  balking,
  closing,
  desks,
  open,
  patience,
  provenance,
  selected,
  table,
  thresholds,
} from "./values.js";
import { wholeWeek } from "./week.js";

/** A section with a meaning for the manual. */
function section<Shape extends z.ZodRawShape>(shape: Shape, ...examples: object[]) {
  return z.strictObject(shape).meta({ title: "a section", examples });
}

const errand = section({
  name: name.optional().describe("Name in reports; the id when left out."),
  service: law.describe("Time at the desk."),
  patience: patience.optional().describe("How long a visitor waits before leaving; never when left out."),
  balking: balking.optional().describe("Chance of leaving at once, for who would have to wait."),
});

const office = section({
  name: name.optional().describe("Name in reports; the id when left out."),
  open: open
    .optional()
    .describe(
      "Opening hours of every day, or by day; days left out are closed. Not in a continuous scenario.",
    ),
  closedOn: list(date, { title: "a list of dates", examples: [["2024-12-24"]], most: LIMITS.datedDays })
    .optional()
    .describe("Dates on which it is closed. Only with period."),
  desks: desks.describe("Desks open all day, or from each time of day on."),
  release: z
    .enum(["exhaustive", "preempt"])
    .default("exhaustive")
    .meta({ title: "exhaustive or preempt" })
    .describe("A desk that closes finishes the visitor in hand, or hands it back to the head of the line."),
  closing: closing
    .optional()
    .describe("At closing time: serve the line, send it home, or stop giving tickets before. Default serve."),
  room: wholeNumber(1, LIMITS.room, 12).optional().describe("Most visitors inside, those at desks included."),
  atTheDoor: z
    .record(id, wholeNumber(0, LIMITS.atTheDoor, 6))
    .default({})
    .meta({ title: "a section", examples: [{ advice: 6 }] })
    .describe("Visitors standing at the door at opening, by errand."),
  arrivals: z
    .record(id, arrivals)
    .default({})
    .meta({ title: "a section", examples: [{ advice: "6 /h" }] })
    .describe("Visitors who come by themselves, by errand."),
});

const network = section({
  offices: table("offices.csv").describe("Table of offices."),
  errands: table("errand_types.csv").describe("Table of errands."),
  profile: table("arrival_profile.csv").describe(
    "Table of how visits spread over months, weekdays and hours.",
  ),
  foundations: table("foundations.csv")
    .optional()
    .describe("Table of sources behind the words in the other tables' provenance columns."),
  where: section({
    id: selected("O139", "O003").optional().describe("Offices with these ids."),
    municipality: selected("Skellefteå", "Haninge").optional().describe("Offices in these municipalities."),
    type: selected("full_service", "flexible").optional().describe("Offices of these types."),
  })
    .optional()
    .describe("Which offices of the table take part: those that fit every key; all when left out."),
  patience: patience.optional().describe("Patience of all visitors of the network."),
});

/** The whole document. */
export const documentSchema = section({
  kontor: z
    .literal(1)
    .meta({ title: "1", examples: [1] })
    .describe("Version of the format."),
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
  errands: z
    .record(id, errand)
    .default({})
    .meta({ title: "a section" })
    .describe("What visitors come for, by id."),
  offices: z
    .record(id, office)
    .default({})
    .meta({ title: "a section" })
    .describe("Places with desks, by id."),
  furtherErrand: share
    .optional()
    .describe("Chance of one further errand from the same mix at the same desk."),
  dayFactor: section({ cv: variation.describe("Coefficient of variation; mean 1.") }, { cv: "12 %" })
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
  provenance: provenance.optional().describe("How the author's own figures are founded, by input."),
}).meta({ title: "a scenario that begins with kontor: 1" });

/** A document as read: units turned into numbers, defaults filled in, not yet checked across sections. */
export type Written = z.output<typeof documentSchema>;
export type WrittenOffice = Written["offices"][string];

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

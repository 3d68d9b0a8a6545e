/** The language of errands and offices: what visitors come for, and the places that serve them. */
import { attributeKeys } from "./attributes.js";
import { law } from "./laws.js";
import { byId, date, list, name, oneOf, section, wholeNumber, yesOrNo } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { arrivals, balking, closing, desks, open, patience } from "./values.js";

export const errand = section({
  name: name.optional().describe("Name in reports; the id when left out."),
  service: law.describe("Time at the desk."),
  patience: patience.optional().describe("How long a visitor waits before leaving; never when left out."),
  balking: balking.optional().describe("Chance of leaving at once, for who would have to wait."),
});

export const office = section({
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
  release: oneOf("exhaustive", "preempt")
    .default("exhaustive")
    .describe("A desk that closes finishes the visitor in hand, or hands it back to the head of the line."),
  closing: closing
    .optional()
    .describe("At closing time: serve the line, send it home, or stop giving tickets before. Default serve."),
  room: wholeNumber(1, LIMITS.room, 12).optional().describe("Most visitors inside, those at desks included."),
  atTheDoor: byId(wholeNumber(0, LIMITS.atTheDoor, 6), { advice: 6 }).describe(
    "Visitors standing at the door at opening, by errand.",
  ),
  arrivals: byId(arrivals, { advice: "6 /h" }).describe("Visitors who come by themselves, by errand."),
  openOnEves: yesOrNo
    .optional()
    .describe("Whether it opens on the eves of the calendar; it does not when left out."),
  ...attributeKeys,
});

/** The language of errands and offices: what visitors come for, and the places that serve them. */
import { attributeKeys } from "./attributes.js";
import { law } from "./laws.js";
import {
  byId,
  byIdOrNone,
  date,
  factor,
  gridDuration,
  idText,
  list,
  name,
  oneOf,
  section,
  share,
  wholeNumber,
  yesOrNo,
} from "./leaves.js";
import { leaving } from "./leavingSchema.js";
import { LIMITS } from "./limits.js";
import { arrivals, balking, closing, desks, open, patience, selected, slots } from "./values.js";

export const errand = section({
  name: name.optional().describe("Name in reports; the id when left out."),
  service: law.describe("Time at the desk."),
  patience: patience.optional().describe("How long a visitor waits before leaving; never when left out."),
  balking: balking.optional().describe("Chance of leaving at once, for who would have to wait."),
  priority: wholeNumber(1, LIMITS.priority, 2)
    .optional()
    .describe("The lowest priority is called first; 1 when left out. Nobody at a desk is interrupted."),
  needs: idText("biometric").optional().describe("Equipment of the office that the desk needs for it."),
  leaving: leaving.optional().describe("What visitors do who leave unserved; the rest gives up."),
  line: idText("agency").optional().describe("Phone line called by those who leave unserved."),
});

const group = section(
  {
    desks: desks.describe("Desks open all day, or from each time of day on."),
    serves: selected("advice", "id-card").optional().describe("Errands it serves; all when left out."),
  },
  { desks: 2, serves: ["advice"] },
);

const overflow = section(
  {
    waiting: wholeNumber(0, LIMITS.room, 7).describe("From this many visitors waiting on."),
    to: selected("north", "south").describe(
      "Offices to choose from: the open one with the shortest line, the first among equals.",
    ),
    after: law.optional().describe("Time on the way; none when left out."),
  },
  { waiting: 7, to: ["north", "south"], after: "10 min" },
);

const booking = section(
  {
    slots: slots.describe("Visitors due, by time of day or at regular steps."),
    taken: share.optional().describe("Chance that a slot is taken; 100 % when left out."),
    noShow: share.optional().describe("Chance that whoever took it does not come; 0 when left out."),
    early: gridDuration.optional().describe("How long before the slot visitors come; 0 when left out."),
    lateness: law.optional().describe("Added to that, so that some come late."),
  },
  { slots: { from: "10:00", to: "15:30", every: "30 min", places: 1 }, noShow: "8 %" },
);

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
  desks: desks
    .optional()
    .describe("Desks open all day, or from each time of day on. Either desks or groups are needed."),
  groups: byId(group, { advice: { desks: 2, serves: ["advice"] }, all: { desks: 1 } })
    .optional()
    .describe(
      "Desks that serve some errands only, instead of desks. A free desk that can do least is taken first.",
    ),
  equipment: byId(wholeNumber(1, LIMITS.desks, 1), { biometric: 1 })
    .optional()
    .describe("Pieces of equipment that the desks share, by id."),
  release: oneOf("exhaustive", "preempt")
    .default("exhaustive")
    .describe("A desk that closes finishes the visitor in hand, or hands it back to the head of the line."),
  closing: closing
    .optional()
    .describe("At closing time: serve the line, send it home, or stop giving tickets before. Default serve."),
  serviceFactor: factor
    .optional()
    .describe("Time at a desk here, as a multiple of what the errands say; 1 when left out."),
  room: wholeNumber(1, LIMITS.room, 12).optional().describe("Most visitors inside, those at desks included."),
  overflow: overflow.optional().describe("When visitors who arrive go on to another office."),
  next: byId(share, { north: "20 %" })
    .optional()
    .describe("Chance that a served visitor goes on to an office, by its id; the rest is done."),
  line: idText("agency")
    .optional()
    .describe("Phone line called by those who leave unserved, instead of the errand's."),
  bookings: byId(booking).optional().describe("Visits by appointment, by errand."),
  atTheDoor: byIdOrNone(wholeNumber(0, LIMITS.atTheDoor, 6), { advice: 6 }).describe(
    "Visitors standing at the door at opening, by errand.",
  ),
  arrivals: byIdOrNone(arrivals, { advice: "6 /h" }).describe("Visitors who come by themselves, by errand."),
  openOnEves: yesOrNo
    .optional()
    .describe("Whether it opens on the eves of the calendar; it does not when left out."),
  ...attributeKeys,
});

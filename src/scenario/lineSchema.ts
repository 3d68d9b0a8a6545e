/** The language of phone lines and of desks that travel. */
import { law } from "./laws.js";
import { date, idText, list, name, section, share, timeOfDay, wholeNumber } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { arrivals, desks, open, patience } from "./values.js";

const redial = section(
  {
    after: law.describe("Time until the next call."),
    rejected: share
      .optional()
      .describe("Chance of calling again after finding the line full; 0 when left out."),
    abandoned: share.optional().describe("Chance of calling again after giving up in it; 0 when left out."),
  },
  { after: { exponential: { mean: "20 min" } }, rejected: "60 %", abandoned: "30 %" },
);

/** A phone line. */
export const line = section({
  name: name.optional().describe("Name in reports; the id when left out."),
  open: open
    .optional()
    .describe(
      "Opening hours of every day, or by day; days left out are closed. Not in a continuous scenario.",
    ),
  closedOn: list(date, { title: "a list of dates", examples: [["2024-12-24"]], most: LIMITS.datedDays })
    .optional()
    .describe("Dates on which it is closed. Only with period."),
  agents: desks.describe("Agents all day, or from each time of day on."),
  places: wholeNumber(0, LIMITS.room, 80)
    .optional()
    .describe("Most callers waiting: a call that finds all agents busy and all places taken is rejected."),
  handling: law.describe("Time of an agent for a call."),
  patience: patience.optional().describe("How long a caller waits before hanging up; never when left out."),
  arrivals: arrivals.optional().describe("People who call by themselves; nobody when left out."),
  redial: redial.optional().describe("Who calls again; nobody when left out."),
});

/** What people do who give up calling. */
export const unanswered = section(
  {
    visit: share.describe(
      "Go to an office: the one they meant to visit, or one like that of other visitors.",
    ),
    after: law.describe("Time until then; they come on a day and at a minute at which such visitors come."),
  },
  { visit: "10 %", after: { exponential: { mean: "24 h" } } },
);

const stop = section(
  {
    leave: timeOfDay.describe("When the crew leaves the office before, once its visitors in hand are done."),
    to: idText("north").describe("Office where it serves next."),
    travel: law.describe("Time on the way."),
  },
  { leave: "13:00", to: "north", travel: "40 min" },
);

/** Desks that travel. */
export const crew = section({
  desks: wholeNumber(1, LIMITS.desks, 1).optional().describe("Desks it brings; 1 when left out."),
  home: idText("south").describe("Office where it begins the day."),
  route: list(stop, {
    title: "a list of stops",
    examples: [[{ leave: "13:00", to: "north", travel: "40 min" }]],
    most: LIMITS.pieces,
  }).describe("Where it goes, in order of time."),
});

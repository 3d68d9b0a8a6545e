/** The language of schedules: which hours and desks are tried with the same desk hours. */
import { HALF_HOUR_MINUTES } from "../units.js";
import { list, number, refuse, section, timeOfDay, wholeNumber } from "./leaves.js";
import { refusal } from "./reading.js";
import { sizeOfSchedules } from "./schedules.js";

/** Names of schedules have one digit for each half-hour. */
const MOST_DESKS = 9;

/** A day has no more half-hours. */
const MOST_TIMES = 48;

const times = (example: string) =>
  list(timeOfDay, { title: "a list of times", examples: [[example]], most: MOST_TIMES });

export const schedules = section(
  {
    opens: times("09:00").describe("Opening times at full half-hours, Monday to Friday."),
    closes: times("13:00").describe("Closing times at full half-hours."),
    leastDesks: wholeNumber(1, MOST_DESKS, 1).describe("Fewest desks in any half-hour."),
    mostDesks: wholeNumber(1, MOST_DESKS, 3).describe("Most desks in any half-hour."),
    deskHours: number(0.5, MOST_DESKS * 24, 7).describe(
      "Desk hours of a day, all of which every schedule uses.",
    ),
  },
  { opens: ["09:00"], closes: ["13:00"], leastDesks: 1, mostDesks: 3, deskHours: 7 },
).superRefine((written, context) => {
  for (const key of ["opens", "closes"] as const) {
    const place = written[key].findIndex((minute) => minute % HALF_HOUR_MINUTES !== 0);
    if (place >= 0)
      refuse(context, refusal("is no full half-hour", "write one, such as 09:30"), [key, place]);
  }
  if (!Number.isInteger(2 * written.deskHours)) {
    refuse(context, refusal("is no number of half-hours", "write it like 7 or 7.5"), ["deskHours"]);
  }
  if (sizeOfSchedules(written) === 0) {
    refuse(context, refusal("no schedule has so many desk hours", "change them, the hours or the desks"), [
      "deskHours",
    ]);
  }
});

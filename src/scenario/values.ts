/**
 * Values of the scenario language that have more than one way of writing: functions of the time of day, chances,
 * opening hours, notes. Each is read into what the resolved scenario holds.
 */
import { z } from "zod";
import { law } from "./laws.js";
import { exactlyOne, gridDuration, list, rate, refuse } from "./leaves.js";
import { id, risingPieces, share, text, timeOfDay, times, wholeNumber, type Context } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { readDuration, readTime } from "./quantities.js";
import { quote, refusal, type Reading } from "./reading.js";
import { PROVENANCES, type Balking, type Closing, type Rate } from "./scenario.js";
import type { Piece } from "./piece.js";
import { readWeek } from "./week.js";

function piecesOf(written: Readonly<Record<string, number>>, context: Context): Piece[] {
  return risingPieces(written, readTime, context).map(({ key, value }) => ({ minute: key, value }));
}

/** Desks open all day, or from each time of day on. */
export const desks = z
  .union([
    wholeNumber(0, LIMITS.desks, 3).transform((value): Piece[] => [{ minute: 0, value }]),
    z.record(z.string(), wholeNumber(0, LIMITS.desks, 3)).transform(piecesOf),
  ])
  .meta({
    title: "a number of desks, or numbers by time of day",
    examples: [3, { "10:00": 3, "12:00": 2, "13:00": 3 }],
  });

const linearRate = z.record(z.string(), rate).transform((written, context): Rate => {
  const pieces = piecesOf(written, context);
  if (pieces.length === 1) {
    refuse(context, refusal("a line needs two points", "write one more, at a later time"));
  }
  return { shape: "linear", pieces };
});

/** A profile of the scenario, so many times as busy. */
export interface ProfiledRate {
  readonly profile: string;
  readonly times: number;
}

const rateSection = z
  .object({ linear: linearRate.optional(), profile: id.optional(), times: times.optional() })
  .catchall(rate)
  .transform(({ linear, profile, times: factor, ...constant }, context): Rate | ProfiledRate => {
    const words = { linear, profile, times: factor };
    const given = Object.entries(words).flatMap(([word, value]) => (value === undefined ? [] : [word]));
    const [other] = [...Object.keys(constant), ...given.slice(1)].filter((key) => key !== "times");
    if (given.length > 0 && other !== undefined) {
      const beside = refusal(
        `${quote(other)} stands beside ${given[0]}`,
        `move it into ${given[0]}, or remove ${given[0]}`,
      );
      return refuse(context, beside, [other], "key");
    }
    if (profile !== undefined) return { profile, times: factor ?? 1 };
    if (factor !== undefined)
      return refuse(context, refusal("times what is not said", "write profile: ID beside it"), ["times"]);
    return linear ?? { shape: "constant", pieces: piecesOf(constant, context) };
  });

const placesByTime = z.record(z.string(), wholeNumber(1, LIMITS.desks, 1)).transform(piecesOf);

const regularSlots = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    every: gridDuration,
    places: wholeNumber(1, LIMITS.desks, 1).default(1),
  })
  .transform(({ from, to, every, places }, context): Piece[] => {
    const count = Math.floor((to - from) / every) + 1;
    if (every > 0 && count >= 1 && count <= LIMITS.pieces) {
      return Array.from({ length: count }, (_, i) => ({ minute: from + i * every, value: places }));
    }
    const problem = every > 0 && count < 1 ? "to is before from" : "there are too many slots";
    return refuse(context, refusal(problem, `write 1 to ${LIMITS.pieces} slots`));
  });

/** Appointments of a day: how many visitors are due when. */
export const slots = z.union([regularSlots, placesByTime]).meta({
  title: "slots",
  examples: [
    { from: "10:00", to: "15:30", every: "30 min", places: 1 },
    { "10:00": 1, "10:30": 2 },
  ],
});

/** An intensity: constant all day, constant by piece, or joined by straight lines. */
export const arrivals = z
  .union([
    rate.transform((value): Rate | ProfiledRate => ({ shape: "constant", pieces: [{ minute: 0, value }] })),
    rateSection,
  ])
  .meta({
    title: "a rate, or rates by time of day",
    examples: [
      "6 /h",
      { "10:00": "6 /h", "12:00": "10 /h" },
      { linear: { "10:00": "6 /h", "16:00": "10 /h" } },
      { profile: "busy", times: 0.5 },
    ],
  });

function readVisitors(raw: string): Reading<number> {
  if (/^\d{1,6}$/.test(raw)) return { value: Number(raw) };
  return refusal(`${quote(raw)} is not a number of visitors`, "write a whole number such as 8");
}

function chances(by: Balking["by"], read: (raw: string) => Reading<number>, example: Record<string, string>) {
  return z
    .record(z.string(), share)
    .transform((written, context): Balking => {
      const points = risingPieces(written, read, context);
      return { by, chance: points.map(({ key, value }) => ({ seen: key, chance: value })) };
    })
    .meta({ title: "shares by what is seen", examples: [example] });
}

/** Chances of leaving at once, by what the visitor sees. */
export const balking = exactlyOne({
  waiting: chances("waiting", readVisitors, { 0: "0 %", 8: "100 %" })
    .optional()
    .describe("Chance by the number of visitors already waiting; straight lines between, constant outside."),
  expectedWait: chances("expectedWait", readDuration, { "10 min": "0 %", "40 min": "100 %" })
    .optional()
    .describe("Chance by the wait to expect: (waiting + 1) × mean service ÷ open desks."),
})
  .transform(({ waiting, expectedWait }) => waiting ?? expectedWait ?? null)
  .meta({ title: "waiting or expectedWait", examples: [{ waiting: { 0: "0 %", 8: "100 %" } }] });

/** How long a visitor waits; null is for ever. */
export const patience = z
  .union([z.literal("never").transform(() => null), law])
  .meta({ title: "a law or never", examples: [{ exponential: { mean: "40 min" } }, "never"] });

/** What happens to the line when the doors close. */
export const closing = z
  .union([
    z.enum(["serve", "sendHome"]).transform((kind): Closing => ({ kind })),
    z
      .strictObject({ stopTickets: gridDuration })
      .transform(({ stopTickets }): Closing => ({ kind: "stopTickets", minutesBefore: stopTickets })),
  ])
  .meta({ title: "serve, sendHome or {stopTickets: …}", examples: ["serve", { stopTickets: "15 min" }] });

/** Hours of the week. */
export const open = z
  .union([z.string(), z.record(z.string(), z.string())])
  .transform((raw, context) => {
    const week = readWeek(raw);
    return "value" in week ? week.value : refuse(context, week, week.path, week.at);
  })
  .meta({ title: "opening hours", examples: ["10:00-16:00", { "mon-fri": "10:00-16:00", sat: "closed" }] });

/** One or more names, as a list. @param names two examples */
export function selected(...names: [string, string]) {
  return z
    .union([
      text.transform((one) => [one]),
      list(text, { title: "a list of texts", examples: [names], most: LIMITS.tableRows }),
    ])
    .meta({ title: "a text or a list of texts", examples: [names[0], names] });
}

/** Name of a table. */
export function table(example: string) {
  return text.meta({ title: "a file name", examples: [example] });
}

/** How something is founded: a word, or a word with its source. */
export const foundedInput = z
  .union([
    z.enum(PROVENANCES).transform((provenance) => ({ provenance, source: "" })),
    exactlyOne(notes()).transform((note) => {
      const [provenance] = Object.keys(note) as (keyof typeof note)[];
      return { provenance, source: note[provenance] as string };
    }),
  ])
  .meta({ title: PROVENANCES.join(", "), examples: [{ assumed: "no source found" }, "assumed"] });

function notes() {
  const source = z.string().min(1).max(500).meta({ title: "a text" }).optional();
  return Object.fromEntries(PROVENANCES.map((word) => [word, source])) as Record<
    (typeof PROVENANCES)[number],
    typeof source
  >;
}

/** Inputs an author can found; the keys of the language that hold figures. */
export const INPUTS = [
  "arrivals",
  "atTheDoor",
  "balking",
  "closedOn",
  "closing",
  "dayFactor",
  "desks",
  "displaced",
  "furtherErrand",
  "leaving",
  "mistimed",
  "open",
  "patience",
  "release",
  "room",
  "service",
  "unanswered",
] as const;

/** Notes on how the author's own figures are founded. */
export const provenance = z
  .strictObject(
    Object.fromEntries(INPUTS.map((input) => [input, foundedInput.optional()])) as Record<
      (typeof INPUTS)[number],
      z.ZodOptional<typeof foundedInput>
    >,
  )
  .meta({ title: "a section" });

/** Minutes in rising order. */
export const thresholds = list(gridDuration, {
  title: "a list of durations",
  examples: [["10 min", "30 min"]],
  most: 20,
}).superRefine((values, context) => {
  const wrong = values.findIndex((value, i) => i > 0 && value <= values[i - 1]);
  if (wrong > 0) {
    refuse(context, refusal("is not above the one before", "write them in rising order"), [wrong]);
  }
});

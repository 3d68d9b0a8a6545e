/**
 * The smallest parts of the scenario language: texts with units become numbers. Each carries a title and an
 * example, from which messages, the JSON Schema and the manual are made.
 */
import { z } from "zod";
import { onGrid } from "../units.js";
import { readDate } from "./dates.js";
import { LIMITS } from "./limits.js";
import { formatDuration, readDuration, readRate, readRatio, readShare, readTime } from "./quantities.js";
import { quote, refusal, type Path, type Reading, type Refusal } from "./reading.js";

/** What a refinement or transformation gets from `zod` to report with. */
export type Context = z.core.$RefinementCtx;

/** Reports a refusal inside a transformation, at a path below the present value. */
export function refuse(context: Context, { problem, remedy }: Refusal, path: Path = [], at = "value"): never {
  context.addIssue({ code: "custom", message: problem, params: { remedy, at }, path: [...path] });
  return z.NEVER;
}

/** A text or number with a meaning of its own. */
export function leaf<T>(
  read: (raw: string | number) => Reading<T>,
  meta: { title: string; examples: unknown[] },
) {
  return z
    .union([z.string(), z.number()])
    .transform((raw, context): T => {
      const reading = read(raw);
      return "value" in reading ? reading.value : refuse(context, reading);
    })
    .meta(meta);
}

/** A reader that also keeps to a range, both ends included. */
function within(
  read: (raw: string | number) => Reading<number>,
  range: { from: number; to: number; show: (value: number) => string },
): (raw: string | number) => Reading<number> {
  return (raw) => {
    const reading = read(raw);
    if ("problem" in reading || (reading.value >= range.from && reading.value <= range.to)) return reading;
    const side = reading.value < range.from ? "too small" : "too large";
    return refusal(`${quote(raw)} is ${side}`, `write ${range.show(range.from)} to ${range.show(range.to)}`);
  };
}

/** A duration of a law [min]: not rounded, because laws are worked out exactly. */
export const lawDuration = leaf(
  within(readDuration, { from: LIMITS.shortest, to: LIMITS.longest, show: formatDuration }),
  { title: "a duration", examples: ["10 min"] },
);

/** A duration that may be zero [min]. */
export const duration = leaf(within(readDuration, { from: 0, to: LIMITS.longest, show: formatDuration }), {
  title: "a duration",
  examples: ["5 min"],
});

/** A duration on the time grid [min]: compared with simulated minutes. */
export const gridDuration = duration.transform(onGrid);

/** An intensity [visitors per minute]. */
export const rate = leaf(within(readRate, { from: 0, to: LIMITS.rate, show: (value) => `${value} /min` }), {
  title: "a rate",
  examples: ["6 /h"],
});

/** A share, 0 to 1. */
export const share = leaf(readShare, { title: "a share", examples: ["19 %"] });

/** A coefficient of variation. */
export const variation = leaf(
  within(readRatio, { from: LIMITS.smallestCv, to: LIMITS.largestCv, show: String }),
  { title: "a coefficient of variation", examples: [0.8] },
);

/** A multiple. */
export const factor = leaf(
  within(readRatio, { from: LIMITS.smallestFactor, to: LIMITS.largestFactor, show: String }),
  { title: "a factor", examples: [1.25] },
);

/** How many times something. */
export const times = leaf(within(readRatio, { from: 0, to: LIMITS.times, show: String }), {
  title: "a factor",
  examples: [0.5],
});

/** A day number. */
export const date = leaf(readDate, { title: "a date", examples: ["2024-11-30"] });

/** A whole number in a range, both ends included. */
export function wholeNumber(from: number, to: number, example: number) {
  return z
    .number()
    .int()
    .min(from)
    .max(to)
    .meta({ title: "a whole number", examples: [example] });
}

/** A number in a range, both ends included. */
export function number(from: number, to: number, example: number) {
  return z
    .number()
    .min(from)
    .max(to)
    .meta({ title: "a number", examples: [example] });
}

export const yesOrNo = z.boolean().meta({ title: "true or false" });

export const text = z
  .string()
  .min(1)
  .max(LIMITS.nameLength)
  .superRefine((raw, context) => {
    if (!/[\n\t]/.test(raw)) return;
    refuse(context, refusal(`${quote(raw)} has a tab or a line break`, "write it on one line"));
  })
  .meta({ title: "a text", examples: ["Advice"] });

/** A name in one language for both, or in each. */
export const name = z
  .union([text, z.strictObject({ sv: text, en: text }).meta({ title: "a name in sv and en" })])
  .transform((raw) => (typeof raw === "string" ? { sv: raw, en: raw } : raw))
  .meta({ title: "a name", examples: ["Advice", { sv: "Råd", en: "Advice" }] });

/** Letters, digits, - and _; the separators of paths and of source ids are left out. */
export const id = z
  .string()
  .max(LIMITS.idLength)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u);

/** The id of something that is defined elsewhere. */
export function idText(example: string) {
  return id.meta({ title: "an id", examples: [example] });
}

/** A time of day [min since midnight]. */
export const timeOfDay = leaf(readTime, { title: "a time of day", examples: ["13:00"] });

/** One or more of something. @param meta what to call the list, an example, the most entries */
export function list<T extends z.ZodType>(
  item: T,
  { title, examples, most }: { title: string; examples: unknown[]; most: number },
) {
  return z.array(item).min(1).max(most).meta({ title, examples });
}

/** Entries of a table in the file's own order, keys read. Reports keys that do not rise, and then gives none. */
export function risingPieces<T>(
  table: Readonly<Record<string, T>>,
  read: (raw: string) => Reading<number>,
  context: Context,
): { key: number; value: T }[] {
  const entries = Object.entries(table);
  const pieces: { key: number; value: T }[] = [];
  for (const [i, [raw, value]] of entries.entries()) {
    const reading = read(raw);
    const last = i === 0 ? -Infinity : pieces[i - 1].key;
    const wrong =
      "problem" in reading ? reading : refuseUnlessAfter(reading.value, last, [raw, entries[i - 1]?.[0]]);
    if (wrong !== null) {
      refuse(context, wrong, [raw], "key");
      return [];
    }
    if ("value" in reading) pieces.push({ key: reading.value, value });
  }
  if (entries.length > 0 && entries.length <= LIMITS.pieces) return pieces;
  const count = refusal(`has ${entries.length} entries`, `write 1 to ${LIMITS.pieces} of them`);
  refuse(context, count);
  return [];
}

function refuseUnlessAfter(
  key: number,
  last: number,
  [raw, before]: [string, string | undefined],
): Refusal | null {
  if (key > last) return null;
  return refusal(`${quote(raw)} is not after ${quote(before)}`, "write the entries in rising order");
}

/**
 * A section with exactly one of the given keys, such as `{exponential: …}`.
 *
 * @param shape what may stand behind each key; all optional
 */
export function exactlyOne<Shape extends Record<string, z.ZodOptional>>(shape: Shape) {
  return z.strictObject(shape).superRefine((given, context) => {
    const found = Object.keys(given);
    if (found.length === 1 || context.issues.length > 0) return;
    const known = Object.keys(shape).join(", ");
    if (found.length === 0) refuse(context, refusal("is empty", `write one of ${known}`));
    else refuse(context, refusal(`gives both ${found.join(" and ")}`, "keep one of them"), [found[1]], "key");
  });
}

/** A section with a meaning for the manual. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, ...examples: object[]) {
  return z.strictObject(shape).meta({ title: "a section", examples });
}

/** A section with one entry for each id. */
export function byId<T extends z.ZodType>(value: T, ...examples: object[]) {
  return z.record(id, value).meta(titled(examples));
}

/** The same, empty when left out. */
export function byIdOrNone<T extends z.ZodType>(value: T, ...examples: object[]) {
  return z.record(id, value).default({}).meta(titled(examples));
}

function titled(examples: readonly object[]) {
  return examples.length > 0 ? { title: "a section", examples: [...examples] } : { title: "a section" };
}

/** Most characters of a place: keys joined by points. */
const MOST_PLACE = 300;

/** A section with a list of values, of any kind, for each place of the file. */
export function byPlace(most: number, ...examples: object[]) {
  const tried = z
    .array(z.unknown())
    .min(1)
    .max(most)
    .meta({ title: "a list of values", examples: [[2, 3]] });
  return z.record(z.string().max(MOST_PLACE), tried).meta(titled(examples));
}

/** One of two words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words).meta({ title: `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` });
}

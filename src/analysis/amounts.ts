/** Amounts as people write them in conditions and targets: a number and a unit that the measure can have. */
import type { Measure, Unit } from "../experiment/measure.js";
import { quote, refusal, type Reading } from "../scenario/reading.js";

/** Ways to write a unit, and how many of the measure's own unit each is. */
const WRITTEN: Partial<Readonly<Record<Unit, Readonly<Record<string, number>>>>> = {
  min: { min: 1, h: 60, s: 1 / 60 },
  h: { h: 1, min: 1 / 60 },
  share: { "%": 0.01, share: 1 },
};

/** The units in which a measure may be written, with their size in its own unit. */
export function unitsOf({ unit }: Pick<Measure, "unit">): Readonly<Record<string, number>> {
  return WRITTEN[unit] ?? { [unit]: 1 };
}

/** Reads the size of a unit. */
export function readUnit(text: string, measure: Pick<Measure, "name" | "unit">): Reading<number> {
  const units = unitsOf(measure);
  if (Object.hasOwn(units, text)) return { value: units[text] };
  return refusal(`${quote(text)} is no unit of ${measure.name}`, `write ${Object.keys(units).join(" or ")}`);
}

/** Reads a signed amount such as `+5 min` or `-0.5%`. @returns it in the unit of the measure */
export function readAmountOf(text: string, measure: Pick<Measure, "name" | "unit">): Reading<number> {
  const [, sign = "", digits, unit] = /^\s*([+−-]?)\s*(\d{1,12}(?:\.\d{1,9})?)\s*(.*?)\s*$/.exec(text) ?? [];
  const units = unitsOf(measure);
  if (digits === undefined || unit === undefined) {
    return refusal(`${quote(text.trim())} is no amount`, `write one such as +5 ${Object.keys(units)[0]}`);
  }
  const size = readUnit(unit, measure);
  if ("problem" in size) return size;
  const value = Number(digits) * size.value;
  return { value: sign === "" || sign === "+" ? value : -value };
}

/** Changes against what there is: one desk more, five per cent less. Rounds in one stated way. */
import { quote, refusal, type Reading, type Refusal } from "./reading.js";
import type { Piece } from "./piece.js";

/** By how much a number of desks changes. */
export type DesksChange =
  { readonly kind: "add"; readonly desks: number } | { readonly kind: "scale"; readonly factor: number };

const DESKS_HINT = 'write a number of desks such as 3, or a change in quotes such as "+1", "-1" or "+5 %"';
const FACTOR_HINT = 'write a change such as "+5 %" or "-10 %"';

/** Most that a change may add [%]. */
const MOST_PERCENT = 1_000;

/** Reads `+1`, `-1` or a change in per cent. */
export function readDesksChange(raw: string): Reading<DesksChange> {
  const match = /^([+-])(\d{1,5})$/.exec(raw);
  if (match !== null) return { value: { kind: "add", desks: Number(match[1] + match[2]) } };
  const factor = readPercent(raw, DESKS_HINT);
  return "value" in factor ? { value: { kind: "scale", factor: factor.value } } : factor;
}

/** Reads `+5 %` as 1.05. */
export function readFactor(raw: string): Reading<number> {
  return readPercent(raw, FACTOR_HINT);
}

function readPercent(raw: string, hint: string): Reading<number> {
  const match = /^([+-]) ?(\d{1,4}(?:[.,]\d{1,6})?) ?%$/.exec(raw);
  if (match === null) return refusal(`${quote(raw)} is not a change`, hint);
  const percent = Number(match[1] + match[2].replace(",", "."));
  if (percent < -100 || percent > MOST_PERCENT) {
    return refusal(`${quote(raw)} is out of range`, `write -100 % to +${MOST_PERCENT} %`);
  }
  // One division, so that +5 % is the double nearest to 1.05.
  return { value: (100 + percent) / 100 };
}

/**
 * Desks after a change. Where no desk is open, none is added. Per cent are rounded to the nearest whole desk, halves
 * up, at each time of day by itself.
 */
export function changeDesks(pieces: readonly Piece[], change: DesksChange): Piece[] | Refusal {
  const changed = pieces.map(({ minute, value }) => ({
    minute,
    value: value === 0 ? 0 : after(value, change),
  }));
  const negative = changed.findIndex(({ value }) => value < 0);
  if (negative < 0) return changed;
  return refusal(`leaves fewer than no desks of ${pieces[negative].value}`, "take fewer away");
}

function after(desks: number, change: DesksChange): number {
  return change.kind === "add" ? desks + change.desks : Math.floor(desks * change.factor + 0.5);
}

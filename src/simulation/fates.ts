/**
 * What becomes of a visitor who intends a minute outside the hours of the office: decided at once when the visitor is
 * drawn, by the visitor's own words, so that the same person decides alike under any hours that do not fit.
 */
import type { Displacement } from "../model/displacementTables.js";
import type { Mistiming, Model } from "../model/model.js";
import { minuteWithin } from "../model/profiles.js";
import { continuationWord } from "../random/philox.js";
import { uniform } from "../random/stream.js";
import { INSTEAD } from "../scenario/mistimed.js";
import { CONTINUATION, type RowLayout } from "./records.js";
import { createTrips } from "./trips.js";

/** What is decided, as a row keeps it. */
export const FATE = {
  none: 0, // came at the minute intended
  today: 1, // comes at another minute of the day
  anotherDay: 2,
  anotherOffice: 3,
  phone: 4,
  eService: 5,
  nothing: 6,
} as const;

/** Fate of each weight: those of `INSTEAD`, then giving up. */
const FATE_OF = Int32Array.of(
  ...INSTEAD.map((key) => (key === "atOpening" || key === "insideHours" ? FATE.today : FATE[key])),
  FATE.nothing,
);

/** Places of the weights. */
const WEIGHT = Object.fromEntries(INSTEAD.map((key, i) => [key, i])) as Record<
  (typeof INSTEAD)[number],
  number
>;

export interface Fates {
  /**
   * Writes down the fate of a visitor.
   *
   * @param row start of the drawn row, whose words are known
   * @param owner the source
   * @param minute intended [min since midnight]
   * @returns the minute at which it happens
   */
  readonly decide: (row: number, owner: number, kind: number, minute: number) => number;
}

/**
 * The minute at which a visitor comes to a place inside the hours of a day, not yet on the grid.
 *
 * @param at [kind][place]; must be open
 */
export function minuteInside({ kinds, profiles, openShape }: Model, at: number, share: number): number {
  return minuteWithin(profiles, openShape[at], { opens: kinds.opens[at], closes: kinds.closes[at] }, share);
}

/** What nobody needs where nobody intends a closed minute. */
const IDLE: Fates = { decide: (_row, _owner, _kind, minute) => minute };

/** @param drawn rows as they are drawn */
export function createFates(model: Model, drawn: Int32Array, layout: RowLayout): Fates {
  const { mistiming, displacement } = model;
  if (mistiming === null || displacement === null) return IDLE;
  return createDeciding(model, { mistiming, displacement }, { drawn, place: layout.place });
}

interface Tables {
  readonly mistiming: Mistiming;
  readonly displacement: Displacement;
}

function createDeciding(
  model: Model,
  { mistiming, displacement }: Tables,
  { drawn, place }: { readonly drawn: Int32Array; readonly place: RowLayout["place"] },
): Fates {
  const { kinds, onward, officeCount, sourceOffice, sourceErrand } = model;
  const { weights } = mistiming;
  const { gone, canPhone, canEService, eIdentification } = displacement;
  const trips = createTrips(displacement);
  const places = model.officeIds.length;
  const errands = model.errandIds.length;
  const possible = new Float64Array(weights.length);

  /** The first of the words of a kind: that of the first attempt. */
  const draw = (row: number, kind: number): number =>
    uniform(continuationWord(drawn[row + place.continuation], drawn[row + place.continuation + 1], kind, 0));

  function decide(row: number, owner: number, kind: number, minute: number): number {
    const isGone = gone[kind * officeCount + sourceOffice[owner]] === 1;
    const office = isGone ? receiverOf(row, owner, kind) : sourceOffice[owner];
    if (office < 0) return minute;
    const at = kind * places + office;
    const opens = kinds.opens[at];
    if (opens >= 0 && minute >= opens && minute <= kinds.closes[at]) return minute;
    weigh(row, owner, { isOpen: opens >= 0, isGone });
    const chosen = choose(draw(row, CONTINUATION.mistimed));
    drawn[row + place.fate] = FATE_OF[chosen];
    if (chosen === WEIGHT.atOpening) return opens;
    if (chosen !== WEIGHT.insideHours) return minute;
    return minuteInside(model, at, draw(row, CONTINUATION.openMinute));
  }

  /** Where a visitor goes whose office is gone, -1 for nowhere. */
  function receiverOf(row: number, owner: number, kind: number): number {
    const base = sourceOffice[owner];
    const home = trips.homeOf(base, drawn[row + place.zone]);
    return trips.nearestLeft(kind, sourceErrand[owner], trips.startOf(base, sourceErrand[owner], home));
  }

  /** Weights of what is possible: one whose office is gone goes to one other office at most. */
  function weigh(row: number, owner: number, { isOpen, isGone }: { isOpen: boolean; isGone: boolean }): void {
    const errand = sourceErrand[owner];
    const hasLine = onward.line[sourceOffice[owner] * errands + errand] >= 0;
    possible.set(weights);
    if (!isOpen) possible[WEIGHT.atOpening] = possible[WEIGHT.insideHours] = 0;
    if (isGone) possible[WEIGHT.anotherOffice] = 0;
    if (!hasLine || draw(row, CONTINUATION.canPhone) >= canPhone[errand]) possible[WEIGHT.phone] = 0;
    const couldServe =
      draw(row, CONTINUATION.canEService) < canEService[errand] &&
      draw(row, CONTINUATION.eIdentification) < eIdentification;
    if (!couldServe) possible[WEIGHT.eService] = 0;
  }

  /** Place of the weight that a uniform falls on, the last where nothing has any. */
  function choose(share: number): number {
    let all = 0;
    for (const weight of possible) all += weight;
    let left = share * all;
    let chosen = 0;
    while (chosen < possible.length - 1 && left >= possible[chosen]) left -= possible[chosen++];
    return chosen;
  }

  return { decide };
}

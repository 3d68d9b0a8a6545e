/** The fixed record of random words that every visitor has, and which of them a model reads. */
import type { Model } from "../model/model.js";

/** The words of a visitor, in the order in which they are drawn. */
export const WORD = {
  minute: 0,
  zone: 1,
  service: 2,
  patience: 3,
  choice: 4,
  acceptance: 5,
  continuation: 6, // and 7
} as const;
export const WORDS = 8;

/** What continuation words are for; each kind has a counter of its own. */
export const CONTINUATION = {
  furtherErrand: 1,
  step: 2,
  choice: 3,
  withinZone: 4,
  canPhone: 5,
  canEService: 6,
  eIdentification: 7,
  channel: 8,
  mistimed: 9,
  openMinute: 10,
  visit: 11,
  homeZone: 12,
  trip: 13,
} as const;

/** Steps of the grid of time in a minute: minutes in a row are whole numbers of them. */
export const TICKS = 2 ** 20;

/**
 * Row of a visitor of the day: when the visitor comes, whose visitor it is, and the words that a model reads.
 * Places in the row; -1 for what the model has no use for.
 */
export interface RowLayout {
  readonly width: number;
  readonly place: Readonly<
    Record<Exclude<keyof typeof WORD, "minute"> | "when" | "source" | "due" | "fate" | "person", number>
  >;
}

/** What can matter in a model. @param withPeople whether it is asked who everybody is and where they live */
export function layOutRows({ features, sourceOffice, displacement }: Model, withPeople = false): RowLayout {
  let width = 0;
  const placeIf = (isKept: boolean, words = 1): number => {
    if (!isKept) return -1;
    width += words;
    return width - words;
  };
  const place = {
    when: placeIf(true), // ticks of the grid from the start of the window
    service: placeIf(true),
    source: placeIf(sourceOffice.length > 1),
    patience: placeIf(features.patience),
    choice: placeIf(features.balking),
    zone: placeIf(features.displaced || features.mistimed || (withPeople && displacement !== null)),
    acceptance: placeIf(features.displaced || features.mistimed),
    continuation: placeIf(features.furtherErrand || features.returns, 2),
    due: placeIf(features.bookings), // ticks until the time of an appointment, 0 without one
    fate: placeIf(features.mistimed), // what was decided for who intended a closed minute, 0 for the others
    person: placeIf(withPeople), // on the roll, -1 during warm-up
  };
  return { width, place };
}

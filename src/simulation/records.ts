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

/** The words that a model reads, and where they stand in a kept row; -1 for those it has no use for. */
export interface KeptWords {
  readonly width: number;
  readonly place: Readonly<Record<keyof typeof WORD, number>>;
}

/** The words that can matter in a model. @param withHomes whether it is asked where each visitor lives */
export function keepWords({ features, displacement }: Model, withHomes = false): KeptWords {
  const place = {
    minute: -1,
    zone: -1,
    service: 0,
    patience: -1,
    choice: -1,
    acceptance: -1,
    continuation: -1,
  };
  let width = 1;
  if (features.patience) place.patience = width++;
  if (features.balking) place.choice = width++;
  if (features.displaced || (withHomes && displacement !== null)) place.zone = width++;
  if (features.displaced) place.acceptance = width++;
  const goesOn = features.furtherErrand || features.returns;
  if (goesOn) place.continuation = width;
  return { width: goesOn ? width + 2 : width, place };
}

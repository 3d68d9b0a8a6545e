/** The simplest thing said about a day. */

/** One point of a function of the time of day: a value from this minute on [min since midnight]. */
export interface Piece {
  readonly minute: number;
  readonly value: number;
}

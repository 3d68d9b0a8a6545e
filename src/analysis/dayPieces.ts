/** Functions of the time of day given by pieces: rates of arrival and desks open. */

/** One point of a function of the time of day: a value from this minute on [min]. */
export interface Piece {
  readonly minute: number;
  readonly value: number;
}

/** An intensity over the day [visitors per minute]. */
export interface Rate {
  /** Constant from each piece to the next, or joined by straight lines; constant after the last piece. */
  readonly shape: "constant" | "linear";
  /** Minutes strictly rising; 0 before the first piece. */
  readonly pieces: readonly Piece[];
}

/** Value and slope of a function just after a minute. */
export interface Course {
  readonly value: number;
  /** Change per minute until the next piece. */
  readonly slope: number;
}

/** Value from this minute on of a function that is constant by piece. Cost O(pieces). */
export function stepAt(pieces: readonly Piece[], minute: number): number {
  return pieces.findLast((piece) => piece.minute <= minute)?.value ?? 0;
}

/** Rate just after a minute. Cost O(pieces). */
export function rateAt(rate: Rate, minute: number): Course {
  const { pieces, shape } = rate;
  const index = pieces.findLastIndex((piece) => piece.minute <= minute);
  if (index < 0) return { value: 0, slope: 0 };
  const from = pieces[index];
  const to = pieces[index + 1];
  if (shape === "constant" || to === undefined) return { value: from.value, slope: 0 };
  const slope = (to.value - from.value) / (to.minute - from.minute);
  return { value: from.value + slope * (minute - from.minute), slope };
}

/** @throws RangeError if minutes do not rise or a value is negative. */
export function requirePieces(where: string, pieces: readonly Piece[]): void {
  pieces.forEach(({ minute, value }, i) => {
    if (i > 0 && !(minute > pieces[i - 1].minute)) {
      throw new RangeError(`${where}: minute ${minute} does not come after ${pieces[i - 1].minute}`);
    }
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new RangeError(
        `${where}: value ${value} from minute ${minute} on must be 0 or a positive number`,
      );
    }
  });
}

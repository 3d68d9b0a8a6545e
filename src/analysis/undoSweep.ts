/**
 * What is needed, whatever share of people intend a closed minute: nobody has counted them, and who comes in new hours
 * follows from how many they are.
 */
import type { Answer, Answered, Undoing } from "./undoing.js";
import type { Needed } from "./needed.js";

/** Shares at which every step is judged once more: the ends of what is held possible. */
export const SHARES: readonly number[] = [0.05, 0.3];

/** The same question with another share of people who intend a closed minute. */
export interface Corner {
  readonly share: number;
  readonly undoing: Undoing;
}

/** The answers such that they hold at every corner too. */
export function withCorners(undoing: Undoing, corners: readonly Corner[]): Undoing {
  const same = (cell: string, { lever }: Answer): Answer["corners"] =>
    corners.flatMap(({ share, undoing: other }) => {
      const answered = [other.all, ...other.receivers].find((one) => one.cell === cell);
      const answer = answered?.answers.find((one) => one.lever === lever);
      return answer === undefined ? [] : [{ share, needed: answer.needed }];
    });
  const hold = <T extends Answered>(answered: T): T => {
    const answers = answered.answers.map((answer): Answer => {
      const found = same(answered.cell, answer);
      const needed = aroundAll([answer.needed, ...found.map((one) => one.needed)]);
      return { ...answer, own: answer.needed, needed, corners: found };
    });
    return { ...answered, answers };
  };
  return { ...undoing, all: hold(undoing.all), receivers: undoing.receivers.map(hold) };
}

/** From the smallest of the lower ends to the largest of the upper ones; an end that is not known stays so. */
export function aroundAll(list: readonly Needed[]): Needed {
  const lows = list.flatMap(({ low }) => (low === null ? [] : [low]));
  const highs = list.map(({ high }) => high ?? Infinity);
  const high = Math.max(...highs);
  return { low: lows.length === 0 ? null : Math.min(...lows), high: high === Infinity ? null : high };
}

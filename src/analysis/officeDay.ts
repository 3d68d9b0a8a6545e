/** One office on one day, as the chain takes it. */
import { requireCount, requireNotNegative, requirePositive, requireShare } from "./checks.js";
import { requirePieces, type Piece, type Rate } from "./dayPieces.js";

/** One office, one day. */
export interface OfficeDay {
  /** Rate of arrival. */
  readonly arrivals: Rate;
  /** Desks open from each minute on, whole numbers; 0 before the first piece. */
  readonly desks: readonly Piece[];
  /** Visitors one desk finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Rate at which a waiting visitor gives up [1/min]; 0 is never. */
  readonly patienceRate: number;
  /**
   * Chance of leaving at once of an arrival who would have to wait, by the number waiting: straight lines between
   * knots, constant outside; no knots is nobody.
   */
  readonly balking: readonly Knot[];
  /** Most visitors inside, a whole number; null is no limit. */
  readonly room: number | null;
  /** Visitors at the door at the first minute. */
  readonly crowd: number;
  /**
   * What a desk that closes does with the visitor in hand: `preempt` sends them back to the line, where patience
   * runs again; `exhaustive` finishes them and calls nobody new.
   */
  readonly release: "preempt" | "exhaustive";
  /** Who does not join a line that is too long, beside `balking`, the first gate first; nobody when left out. */
  readonly gates?: readonly Gate[];
  /** Squared coefficient of variation of the service; 1 is exponential and exact, all else `officeLaw.ts`'s guess. */
  readonly serviceCv2: number;
}

/** What becomes of an arrival who would have to wait behind this many waiting, or more. */
export interface Gate {
  /** 0 or more. */
  readonly waiting: number;
  /** Of those, the share that does not join, 0 to 1. */
  readonly share: number;
  /** Goes on to another office, or finds all places taken. */
  readonly kind: "moved" | "refusedFull";
}

/** A chance at a number seen. */
export interface Knot {
  /** Rising, 0 or more. */
  readonly seen: number;
  /** 0 to 1. */
  readonly chance: number;
}

/** @throws RangeError if an argument is out of range */
export function requireDay(day: OfficeDay, times: readonly number[]): void {
  const { serviceRate, patienceRate, crowd, serviceCv2 } = day;
  requirePositive("officeDay", { serviceRate });
  requireNotNegative("officeDay", { patienceRate, crowd, serviceCv2 });
  if (!Number.isSafeInteger(crowd)) throw new RangeError(`officeDay: crowd ${crowd} is not a whole number`);
  if (day.room !== null) requireCount("officeDay", { room: day.room });
  for (const { chance } of day.balking) requireShare("officeDay", { balking: chance });
  for (const { share } of day.gates ?? []) requireShare("officeDay", { share });
  requirePieces("officeDay: arrivals", day.arrivals.pieces);
  requirePieces("officeDay: desks", day.desks);
  const part = day.desks.find((piece) => !Number.isSafeInteger(piece.value));
  if (part)
    throw new RangeError(
      `officeDay: ${part.value} desks from minute ${part.minute} on are not a whole number`,
    );
  if (times.length > 0 && times.every((t, i) => i === 0 || t > times[i - 1])) return;
  throw new RangeError("officeDay: times must be given and rise");
}

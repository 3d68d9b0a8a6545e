/** What is known of a figure after some replications: its value, its error, and why either may be missing. */
import { studentQuantile } from "./student.js";

/** Why a figure or its interval is missing. */
export type Reason =
  /** Nothing was counted that the figure could refer to. */
  | "noDenominator"
  /** One replication tells nothing of the error. */
  | "oneReplication"
  /** The figure lies beyond the last edge of the histogram. */
  | "aboveRange";

/** A figure over replications, in the unit of the figure. */
export interface Estimate {
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** Half the width of the confidence interval. */
  readonly halfWidth: number | null;
  /** Replications. */
  readonly n: number;
  /** Present if and only if one of the figures is null. */
  readonly reason?: Reason;
}

/** An estimate whose value is unknown. */
export function unknownEstimate(n: number, reason: Reason): Estimate {
  return { estimate: null, standardError: null, halfWidth: null, n, reason };
}

/** An estimate whose value is known and whose error is not. */
export function bareEstimate(estimate: number, n: number, reason: Reason): Estimate {
  return { estimate, standardError: null, halfWidth: null, n, reason };
}

/**
 * An estimate with the Student interval of n − 1 degrees of freedom.
 *
 * @param confidence of the interval, (0, 1) excluded
 */
export function withInterval(
  estimate: number,
  standardError: number,
  n: number,
  confidence: number,
): Estimate {
  const halfWidth = standardError * studentQuantile(0.5 + confidence / 2, n - 1);
  return { estimate, standardError, halfWidth, n };
}

/** An estimate in another unit. */
export function times(factor: number, { estimate, standardError, halfWidth, n, reason }: Estimate): Estimate {
  const scaled = (value: number | null): number | null => (value === null ? null : factor * value);
  return {
    estimate: scaled(estimate),
    standardError: scaled(standardError),
    halfWidth: scaled(halfWidth),
    n,
    ...(reason && { reason }),
  };
}

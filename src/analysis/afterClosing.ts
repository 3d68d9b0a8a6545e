/** What is left to do when the doors close: means only; `closingTime.ts` has the law of exponential services. */

/** Desks and visitors at closing. */
export interface Remaining {
  /** Chance of n inside, at index n. */
  readonly law: Float64Array;
  /** Desks that stay, 1 or more. */
  readonly desks: number;
  /** Visitors one desk finishes [1/min], and rate at which one in line gives up [1/min]. */
  readonly serviceRate: number;
  readonly patienceRate: number;
  /** Squared coefficient of variation of the service. */
  readonly serviceCv2: number;
  /** Whether the line stays to be served; else it goes home. */
  readonly staysOpen: boolean;
}

/** Means. */
export interface AfterClosing {
  /** Minutes until nobody is inside. */
  readonly overtime: number;
  /** Minutes at desks, and in line, of all together. */
  readonly busyMinutes: number;
  readonly waitMinutes: number;
  /** Visitors served of those in line, those who give up, those sent home. */
  readonly servedOfLine: number;
  readonly reneged: number;
  readonly sentHome: number;
  readonly inside: number;
  readonly atDesks: number;
}

/**
 * What is expected after closing; exact for exponential services.
 *
 * Of others, what is left of a service in hand is taken to have the mean (1 + c²)/2 of a whole one, as it has of a
 * desk that has long been busy, and still an exponential law; one of the last visitors was only just called.
 *
 * Cost O(states).
 */
export function afterClosing(remaining: Remaining): AfterClosing {
  const { law, desks, serviceRate, patienceRate, serviceCv2, staysOpen } = remaining;
  const left = (1 + serviceCv2) / (2 * serviceRate); // minutes of a service in hand
  const called = (1 / serviceRate - left) / desks; // more, where one of the last was only just called
  const sums = { overtime: 0, waitMinutes: 0, sentHome: 0, inside: 0, atDesks: 0, waiting: 0 };
  let overtime = 0;
  let waited = 0;
  for (let n = 1; n < law.length; n++) {
    const waiting = Math.max(0, n - desks);
    if (waiting === 0) overtime += left / n;
    else if (staysOpen) {
      const rate = desks * serviceRate + waiting * patienceRate;
      overtime += 1 / rate + (waiting === 1 ? called : 0);
      waited += waiting / rate;
    }
    sums.overtime += law[n] * overtime;
    sums.waitMinutes += law[n] * waited;
    sums.inside += law[n] * n;
    sums.atDesks += law[n] * (n - waiting);
    sums.waiting += law[n] * waiting;
  }
  const reneged = sums.waitMinutes * patienceRate;
  const servedOfLine = staysOpen ? sums.waiting - reneged : 0;
  return {
    overtime: sums.overtime,
    busyMinutes: sums.atDesks * left + servedOfLine / serviceRate,
    waitMinutes: sums.waitMinutes,
    servedOfLine,
    reneged,
    sentHome: staysOpen ? 0 : sums.waiting,
    inside: sums.inside,
    atDesks: sums.atDesks,
  };
}

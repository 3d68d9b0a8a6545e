/**
 * Lines whose visitors give up: M/M/c+M (Erlang A), and the same with balking.
 *
 * The far tails of the wait are sums of positive terms over every state, so that even a chance of 1e-100
 * has full relative accuracy.
 */
import { birthDeathLaw, expectation } from "./birthDeath.js";
import { requirePositive } from "./checks.js";
import { requireLine, type Line } from "./erlang.js";
import type { Asked, Quantities } from "./quantities.js";

/** A line whose visitors wait for an exponential time at most. */
export interface ImpatientLine extends Line {
  /** Rate at which a waiting visitor gives up [1/min], positive. */
  readonly patienceRate: number;
}

/**
 * M/M/c+M: waits of all, of the served and of those who give up, and chances of long waits.
 *
 * @throws RangeError if an argument is out of range; every load has a steady state
 * Cost O(states × asked), states being about 700 / (1 - load per server) or less.
 * Source: [Palm 1957]; [Zeltyn & Mandelbaum 2005] for the meaning of V and W.
 */
export function erlangA(line: ImpatientLine, asked: Asked): Quantities {
  requireImpatient("erlangA", line);
  const law = lawInside(line, () => 1);
  const waited = waitsByFate(line, law);
  const waiting = expectation(law, (n) => n - line.servers, line.servers);
  const quantities: Record<string, number> = {
    ...occupancy(line, law),
    p_abandon: (line.patienceRate * waiting) / line.arrivalRate,
    W_all: waiting / line.arrivalRate,
    W_served: waited.servedMinutes / waited.served,
    W_abandoned: waited.abandonedMinutes / waited.abandoned,
  };
  for (const t of asked.exceeding) {
    const patientWaits = chanceOfWaiting(line, law, t);
    quantities[`P(V>${t})`] = patientWaits;
    quantities[`P(W>${t})`] = patientWaits * Math.exp(-line.patienceRate * t);
    quantities[`P(served&W<=${t})`] = chanceServedWithin(line, law, t);
  }
  return quantities;
}

/**
 * M/M/c+M where an arrival who would have to wait and sees q waiting leaves at once with probability min(1, q/M).
 *
 * @param patienceOfLine number waiting, M, that turns everybody away; positive
 * @throws RangeError if an argument is out of range
 * Cost O(servers + M).
 */
export function erlangABalking(line: ImpatientLine, patienceOfLine: number): Quantities {
  requireImpatient("erlangABalking", line);
  requirePositive("erlangABalking", { patienceOfLine });
  const { arrivalRate, patienceRate, servers } = line;
  const leaves = (waiting: number): number => Math.min(1, waiting / patienceOfLine);
  const law = lawInside(line, (waiting) => 1 - leaves(waiting));
  const balked = expectation(law, (n) => leaves(n - servers), servers);
  const joined =
    expectation(law.subarray(0, servers), () => 1) +
    expectation(law, (n) => 1 - leaves(n - servers), servers);
  const waiting = expectation(law, (n) => n - servers, servers);
  return {
    ...occupancy(line, law),
    p_balk: balked,
    p_abandon_of_joined: (patienceRate * waiting) / (arrivalRate * joined),
    p_lost_total: balked + (patienceRate * waiting) / arrivalRate,
    W_all_joined: waiting / (arrivalRate * joined),
  };
}

/** Law of the number inside; `joins(q)` is the chance that an arrival who sees q waiting stays. */
function lawInside(line: ImpatientLine, joins: (waiting: number) => number): Float64Array {
  const { arrivalRate, serviceRate, patienceRate, servers } = line;
  return birthDeathLaw(
    (n) => (n < servers ? arrivalRate : arrivalRate * joins(n - servers)),
    (n) => Math.min(n, servers) * serviceRate + Math.max(n - servers, 0) * patienceRate,
  );
}

function occupancy(line: Line, law: Float64Array): Quantities {
  const busy = expectation(law, (n) => Math.min(n, line.servers));
  return {
    p0: law[0],
    p_all_busy: expectation(law, () => 1, line.servers),
    Lq: expectation(law, (n) => n - line.servers, line.servers),
    L: expectation(law, (n) => n),
    busy,
    util: busy / line.servers,
  };
}

/**
 * Shares of all arrivals by fate and the minutes each fate waited.
 *
 * A visitor with `place - 1` waiting ahead is the next to move with rate servers × μ + place × θ: served
 * (from place 1), gives up, or moves up a place. The means for a place follow from those of the place before.
 */
function waitsByFate(line: ImpatientLine, law: Float64Array) {
  const { serviceRate, patienceRate, servers } = line;
  const allBusyRate = servers * serviceRate;
  const sums = { served: expectation(law.subarray(0, servers), () => 1), servedMinutes: 0 };
  const gaveUp = { abandoned: 0, abandonedMinutes: 0 };
  let minutesIfServed = 0; // E[V] of the place, given that the visitor stays
  let minutesAbandoned = 0; // E[W; gives up] of the place
  for (let place = 1; servers + place - 1 < law.length; place++) {
    const rate = allBusyRate + place * patienceRate;
    const abandons = (place * patienceRate) / rate;
    const movesUp = (rate - patienceRate) / rate;
    minutesIfServed += 1 / rate;
    minutesAbandoned = abandons / rate + movesUp * minutesAbandoned;
    const seen = law[servers + place - 1];
    sums.served += (seen * allBusyRate) / rate;
    sums.servedMinutes += ((seen * allBusyRate) / rate) * minutesIfServed;
    gaveUp.abandoned += seen * abandons;
    gaveUp.abandonedMinutes += seen * minutesAbandoned;
  }
  return { ...sums, ...gaveUp };
}

/**
 * P(V > t): fewer moves up within t than a patient arrival needs.
 *
 * Who sees q waiting needs q + 1 moves, of rates cμ + qθ, …, cμ + θ, cμ. Taken from the last to the first they
 * are the births of a process whose count by t is negative binomial with cμ/θ and e^(-θt), whatever q is.
 */
function chanceOfWaiting(line: ImpatientLine, law: Float64Array, minutes: number): number {
  const waiters = Math.max(law.length - line.servers, 0);
  const moreWaiting = new Float64Array(waiters + 1); // P(q or more waiting, all busy) at index q
  for (let q = waiters - 1; q >= 0; q--) moreWaiting[q] = moreWaiting[q + 1] + law[line.servers + q];
  return meanOverMoves(line, { minutes, ownToo: false }, moreWaiting);
}

/** P(served & W <= t): the same from the other side, the visitor's own giving up among the moves that may come. */
function chanceServedWithin(line: ImpatientLine, law: Float64Array, minutes: number): number {
  const { serviceRate, patienceRate, servers } = line;
  const atOnce = expectation(law.subarray(0, servers), () => 1);
  const waiters = Math.max(law.length - servers, 0);
  const served = new Float64Array(waiters + 1); // P(waits for 1 to k moves, and stays) at index k
  for (let place = 1; place <= waiters; place++) {
    const stays = (servers * serviceRate) / (servers * serviceRate + place * patienceRate);
    served[place] = served[place - 1] + law[servers + place - 1] * stays;
  }
  return atOnce + meanOverMoves(line, { minutes, ownToo: true }, served);
}

/** Above this a term is scaled down before it overflows. */
const LARGE = 1e200;

/** Terms below this part of their sum no longer change it. */
const NEGLIGIBLE = 1e-18;

/**
 * E[value[J]], J being negative binomial with r = cμ/θ, plus 1 if the visitor's own patience counts, and e^(-θt).
 *
 * @param value by J, constant from its last entry on
 * Terms are kept relative to P(J = 0) = e^(-rθt), which may underflow.
 */
function meanOverMoves(
  line: ImpatientLine,
  span: { readonly minutes: number; readonly ownToo: boolean },
  value: Float64Array,
): number {
  const { serviceRate, patienceRate, servers } = line;
  const r = (servers * serviceRate) / patienceRate + (span.ownToo ? 1 : 0);
  const over = -Math.expm1(-patienceRate * span.minutes);
  let scale = -r * patienceRate * span.minutes;
  let term = 1;
  let sum = 0;
  let mass = 0;
  let j = 0;
  for (; j < value.length; j++) {
    sum += term * value[j];
    mass += term;
    term *= (over * (r + j)) / (j + 1);
    if (term < LARGE) continue;
    term /= LARGE;
    sum /= LARGE;
    mass /= LARGE;
    scale += Math.log(LARGE);
  }
  const absolute = (relative: number): number => Math.exp(scale + Math.log(relative));
  const last = value[value.length - 1];
  if (last === 0) return absolute(sum);
  // The rest has one value: by complement while it is the larger part, else term by term, so that no digit is lost.
  if (absolute(mass) < 0.5) return absolute(sum) + last * (1 - absolute(mass));
  for (; term > NEGLIGIBLE * mass; j++) {
    sum += term * last;
    term *= (over * (r + j)) / (j + 1);
  }
  return absolute(sum);
}

function requireImpatient(where: string, line: ImpatientLine): void {
  requireLine(where, line);
  requirePositive(where, { patienceRate: line.patienceRate });
}

/**
 * Deterministic service: M/D/c and M/D/1.
 *
 * Seen once per service time D, the number waiting q follows q' = max(q + A - c, 0), A Poisson with mean λD:
 * everybody at a desk is gone after D, and nobody else is. Source: [Crommelin 1932].
 */
import { expectation } from "./birthDeath.js";
import { requireCount, requireNotNegative, requirePositive, requireStable } from "./checks.js";
import { mg1 } from "./pollaczek.js";
import { poisson } from "./poisson.js";
import type { Asked, Quantities } from "./quantities.js";
import { SERVICE_MOMENTS } from "./serviceMoments.js";
import { addRate, bandedChain, stationaryLaw } from "./stateReduction.js";

/** A line with service of fixed length. */
export interface FixedLine {
  /** Visitors arriving [1/min], positive. */
  readonly arrivalRate: number;
  /** Length of every service [min], positive. */
  readonly service: number;
  /** Servers, 1 or more. */
  readonly servers: number;
}

/** The law of the line is followed until its chances fall below this; tails are exact to 1e-9 above 1e-60. */
const NEGLIGIBLE = 1e-80;

/**
 * M/D/c.
 *
 * @throws RangeError if an argument is out of range or the load reaches the number of servers
 * Cost O(states × servers × arrivals in a service), states being about 180 / (1 - load per server).
 */
export function mdc(line: FixedLine, asked: Asked): Quantities {
  const law = lawWaiting(line);
  const waiting = expectation(law, (n) => n);
  return {
    rho: (line.arrivalRate * line.service) / line.servers,
    Lq: waiting,
    Wq: waiting / line.arrivalRate,
    p_wait: chanceOfWaiting(line, law, 0),
    ...tails(line, law, asked),
  };
}

/** M/D/1: moments in closed form, tails as in M/D/c. @throws RangeError if the load reaches 1. */
export function md1(line: Omit<FixedLine, "servers">, asked: Asked): Quantities {
  const single = { ...line, servers: 1 };
  const law = lawWaiting(single);
  return {
    ...mg1(line.arrivalRate, SERVICE_MOMENTS.deterministic({ mean: line.service })),
    ...tails(single, law, asked),
  };
}

function tails(line: FixedLine, law: Float64Array, asked: Asked): Quantities {
  return Object.fromEntries(asked.exceeding.map((t) => [`P(Wq>${t})`, chanceOfWaiting(line, law, t)]));
}

/** P(q waiting) at index q, on a chain doubled until its end no longer matters. */
function lawWaiting(line: FixedLine): Float64Array {
  const { arrivalRate, service, servers } = line;
  requirePositive("mdc", { arrivalRate, service });
  requireCount("mdc", { servers });
  requireStable("mdc", arrivalRate * service, servers);
  const arrivals = poisson(arrivalRate * service, NEGLIGIBLE).chance;
  for (let states = 128; ; states *= 2) {
    const chain = bandedChain(states, servers, Math.max(arrivals.length - 1 - servers, 1));
    for (let waiting = 0; waiting < states; waiting++) {
      arrivals.forEach((chance, count) => {
        addRate(chain, waiting, Math.max(waiting + count - servers, 0), chance);
      });
    }
    const law = stationaryLaw(chain);
    if (law[states - 1] < NEGLIGIBLE) return law;
  }
}

/**
 * P(Wq > t). With k the number of services begun by t, (k-1)D <= t < kD, an arrival waits longer than t if more
 * than kc - 1 are ahead of its service at kD - t after it came. Source: [Franx 2001], here for the tail, so that
 * all terms are positive.
 *
 * @param law chance of q waiting at index q
 * Cost O(t/D × servers).
 */
function chanceOfWaiting(line: FixedLine, law: Float64Array, minutes: number): number {
  requireNotNegative("mdc", { minutes });
  const periods = Math.floor(minutes / line.service) + 1;
  const needed = periods * line.servers;
  const before = poisson(line.arrivalRate * (periods * line.service - minutes), NEGLIGIBLE).chance;
  const longer = new Float64Array(needed); // P(more than m waiting) at index m
  for (let m = law.length - 1, tail = 0; m >= 0; m--) {
    if (m < needed) longer[m] = tail;
    tail += law[m];
  }
  let sum = 0;
  before.forEach((chance, count) => {
    sum += count < needed ? chance * longer[needed - 1 - count] : chance;
  });
  return sum;
}

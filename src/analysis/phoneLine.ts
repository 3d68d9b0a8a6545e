/**
 * A phone line: agents, a limited number of places, callers who hang up, and callers who try again.
 *
 * A state is how many callers mean to ring again (the orbit) and how many are on the line.
 */
import { requireCount, requireNotNegative, requirePositive } from "./checks.js";
import { requireLine, type Line } from "./erlang.js";
import type { Quantities } from "./quantities.js";
import { addRate, bandedChain, stationaryLaw, type BandedChain } from "./stateReduction.js";

/** A line; its arrivals are people with something to ask, not attempts. */
export interface PhoneLine extends Line {
  /** Places in all, those of the agents included; `servers` or more. */
  readonly places: number;
  /** Rate at which a waiting caller hangs up [1/min]; 0 is never. */
  readonly patienceRate: number;
  /** Rate at which a caller who means to ring again does so [1/min], positive. */
  readonly redialRate: number;
  /** Chance of ringing again after finding all places taken. */
  readonly rejectedRedial: number;
  /** Chance of ringing again after hanging up. */
  readonly abandonedRedial: number;
}

/** The chance of the largest orbit followed is below this. */
const NEGLIGIBLE = 1e-20;

/**
 * Steady state of a phone line.
 *
 * | name | what |
 * |---|---|
 * | `mean_busy`, `Lq`, `mean_orbit` | mean number of callers with an agent, waiting, and meaning to ring again |
 * | `p_full_time` | share of time with all places taken |
 * | `attempts_per_call`, `p_served_per_call`, `abandon_per_call` | attempts, answers and hangings up for each person |
 * | `p_block_per_attempt`, `p_block_first` | chance of finding all places taken, of all and of first attempts |
 *
 * @throws RangeError if an argument is out of range, or those who ring again make the orbit grow without end
 * Cost O(orbit × places³), the orbit followed being a power of two.
 */
export function phoneLine(line: PhoneLine): Quantities {
  requirePhoneLine(line);
  const { arrivalRate, serviceRate, patienceRate, redialRate, servers, places } = line;
  const sums = { busy: 0, waiting: 0, orbit: 0, full: 0, orbitWhenFull: 0 };
  lawOfLine(line).forEach((chance, state) => {
    const orbit = Math.floor(state / (places + 1));
    const callers = state % (places + 1);
    sums.busy += chance * Math.min(callers, servers);
    sums.waiting += chance * Math.max(callers - servers, 0);
    sums.orbit += chance * orbit;
    if (callers < places) return;
    sums.full += chance;
    sums.orbitWhenFull += chance * orbit;
  });
  const attempts = arrivalRate + redialRate * sums.orbit;
  const rejected = arrivalRate * sums.full + redialRate * sums.orbitWhenFull;
  return {
    mean_busy: sums.busy,
    Lq: sums.waiting,
    mean_orbit: sums.orbit,
    p_full_time: sums.full,
    attempts_per_call: attempts / arrivalRate,
    p_block_per_attempt: rejected / attempts,
    p_block_first: sums.full,
    p_served_per_call: (sums.busy * serviceRate) / arrivalRate,
    abandon_per_call: (patienceRate * sums.waiting) / arrivalRate,
  };
}

/** Law of the states, callers on the line running fastest, on an orbit doubled until its end no longer matters. */
function lawOfLine(line: PhoneLine): Float64Array {
  for (let orbits = 64; ; orbits *= 2) {
    const law = stationaryLaw(chainOf(line, orbits));
    const last = law.subarray(law.length - line.places - 1).reduce((sum, chance) => sum + chance, 0);
    if (last < NEGLIGIBLE) return law;
  }
}

function chainOf(line: PhoneLine, orbits: number): BandedChain {
  const { arrivalRate, serviceRate, servers, places, patienceRate, redialRate } = line;
  const width = places + 1;
  const chain = bandedChain(orbits * width, width, width);
  for (let state = 0; state < orbits * width; state++) {
    const callers = state % width;
    const redials = Math.floor(state / width) * redialRate;
    if (callers < places) {
      addRate(chain, state, state + 1, arrivalRate);
      addRate(chain, state, state - width + 1, redials);
    } else {
      addRate(chain, state, state + width, arrivalRate * line.rejectedRedial);
      addRate(chain, state, state - width, redials * (1 - line.rejectedRedial));
    }
    if (callers === 0) continue;
    const hangUps = Math.max(callers - servers, 0) * patienceRate;
    addRate(chain, state, state - 1, Math.min(callers, servers) * serviceRate);
    addRate(chain, state, state - 1, hangUps * (1 - line.abandonedRedial));
    addRate(chain, state, state + width - 1, hangUps * line.abandonedRedial);
  }
  return chain;
}

function requirePhoneLine(line: PhoneLine): void {
  const { serviceRate, servers, places, patienceRate, redialRate, rejectedRedial, abandonedRedial } = line;
  requireLine("phoneLine", line);
  requireCount("phoneLine", { places });
  requirePositive("phoneLine", { redialRate });
  requireNotNegative("phoneLine", { patienceRate, rejectedRedial, abandonedRedial });
  if (places < servers) throw new RangeError(`phoneLine: ${places} places are less than ${servers} agents`);
  if (rejectedRedial > 1 || abandonedRedial > 1) throw new RangeError("phoneLine: a chance is above 1");
  if (rejectedRedial < 1) return;
  // With everybody ringing again, the line is full while the orbit is large: more must leave it than come.
  const leaving = servers * serviceRate + (places - servers) * patienceRate * (1 - abandonedRedial);
  if (line.arrivalRate < leaving) return;
  throw new RangeError(
    `phoneLine: ${line.arrivalRate} persons a minute and no more than ${leaving} done with; ` +
      "with everybody ringing again there is no steady state",
  );
}

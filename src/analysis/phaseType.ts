/**
 * Service in exponential phases on several servers: M/PH/c, with E_k and H2 as cases.
 *
 * A state is the number inside and how many of those in service are in each phase. Levels of the number inside
 * are eliminated from the top, without subtraction.
 */
import { requireCount, requirePositive, requireStable } from "./checks.js";
import type { Quantities } from "./quantities.js";
import { addRate, bandedChain, stationaryLaw, type BandedChain } from "./stateReduction.js";

/** A service time that passes through exponential phases. */
export interface Phases {
  /** Chance of starting in each phase; sums to 1. */
  readonly start: readonly number[];
  /** Rate out of each phase [1/min], positive. */
  readonly rates: readonly number[];
  /** Phase that follows each phase; -1 if the service ends. */
  readonly next: readonly number[];
}

/** Erlang service: `stages` phases one after another. @param mean of the whole service [min] */
export function erlangPhases(stages: number, mean: number): Phases {
  requireCount("erlangPhases", { stages });
  requirePositive("erlangPhases", { mean });
  const phases = Array.from({ length: stages }, (_, phase) => phase);
  return {
    start: phases.map((phase) => (phase === 0 ? 1 : 0)),
    rates: phases.map(() => stages / mean),
    next: phases.map((phase) => (phase + 1 < stages ? phase + 1 : -1)),
  };
}

/** Hyperexponential service: one of several rates [1/min], each with its share; shares sum to 1. */
export function mixedPhases(shares: readonly number[], rates: readonly number[]): Phases {
  shares.forEach((share) => requirePositive("mixedPhases", { share }));
  rates.forEach((rate) => requirePositive("mixedPhases", { rate }));
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.length === rates.length && Math.abs(total - 1) < 1e-12) {
    return { start: shares, rates, next: rates.map(() => -1) };
  }
  throw new RangeError(`mixedPhases: shares ${shares.join(", ")} must sum to 1, one for each rate`);
}

/** The chance of the longest line followed is below this. */
const NEGLIGIBLE = 1e-24;

/**
 * M/PH/c.
 *
 * @param arrivalRate visitors arriving [1/min], positive
 * @throws RangeError if an argument is out of range, or the load reaches the number of servers or comes so close
 *   to it that the states do not fit into memory
 * Cost O(levels × mixes³), mixes being the ways to spread the servers over the phases.
 */
export function mphc(arrivalRate: number, service: Phases, servers: number): Quantities {
  requirePositive("mphc", { arrivalRate });
  requireCount("mphc", { servers });
  const load = arrivalRate * meanService(service);
  requireStable("mphc", load, servers);
  const law = lawInside(arrivalRate, service, servers);
  let waiting = 0;
  let mustWait = 0;
  for (let n = servers; n < law.length; n++) {
    waiting += (n - servers) * law[n];
    mustWait += law[n];
  }
  return { Lq: waiting, Wq: waiting / arrivalRate, p_wait: mustWait, p0: law[0], L: waiting + load };
}

/** Mean of the service [min]: minutes from each phase to the end, phases that follow coming first. */
function meanService({ start, rates, next }: Phases): number {
  const left = rates.map(() => 0);
  for (let phase = rates.length - 1; phase >= 0; phase--) {
    left[phase] = 1 / rates[phase] + (next[phase] < 0 ? 0 : left[next[phase]]);
  }
  return start.reduce((sum, share, phase) => sum + share * left[phase], 0);
}

/** P(N = n) at index n, on a chain whose levels are doubled until the last no longer matters. */
function lawInside(arrivalRate: number, service: Phases, servers: number): Float64Array {
  const mixes = phaseMixes(servers, service.rates.length);
  for (let levels = 2 * servers + 64; ; levels *= 2) {
    const { chain, levelStart } = levelChain({ arrivalRate, service, mixes, levels });
    const states = stationaryLaw(chain);
    const law = Float64Array.from({ length: levels }, (_, n) =>
      states.subarray(levelStart[n], levelStart[n + 1]).reduce((sum, chance) => sum + chance, 0),
    );
    if (law[levels - 1] < NEGLIGIBLE) return law;
  }
}

/** Ways in which `busy` servers can be spread over the phases, with the place of each in the list. */
interface Mixes {
  readonly list: readonly (readonly number[])[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** The mixes of 0, 1, …, `servers` busy servers, by the number busy. */
function phaseMixes(servers: number, phases: number): readonly Mixes[] {
  const spread = (busy: number, left: number): number[][] => {
    if (left === 1) return [[busy]];
    return Array.from({ length: busy + 1 }, (_, first) =>
      spread(busy - first, left - 1).map((rest) => [first, ...rest]),
    ).flat();
  };
  return Array.from({ length: servers + 1 }, (_, busy) => {
    const list = spread(busy, phases);
    return { list, placeOf: new Map(list.map((mix, place) => [mix.join(), place])) };
  });
}

/** What a chain of levels is made of. */
interface Levels {
  readonly arrivalRate: number;
  readonly service: Phases;
  readonly mixes: readonly Mixes[];
  readonly levels: number;
}

/** The chain with states ordered by number inside, then by mix. */
function levelChain(shape: Levels): { chain: BandedChain; levelStart: readonly number[] } {
  const { mixes, levels } = shape;
  const levelStart = [0];
  for (let n = 0; n < levels; n++) levelStart.push(levelStart[n] + mixesAt(mixes, n).list.length);
  const reach = 2 * mixes.at(-1)!.list.length - 1;
  const chain = bandedChain(levelStart[levels], reach, reach);
  for (let n = 0; n < levels; n++) {
    mixesAt(mixes, n).list.forEach((mix, place) => {
      for (const move of movesFrom(shape, n, mix)) {
        const target = mixesAt(mixes, move.level).placeOf.get(move.mix.join());
        addRate(chain, levelStart[n] + place, levelStart[move.level] + target!, move.rate);
      }
    });
  }
  return { chain, levelStart };
}

function mixesAt(mixes: readonly Mixes[], level: number): Mixes {
  return mixes[Math.min(level, mixes.length - 1)];
}

interface Move {
  readonly level: number;
  readonly mix: readonly number[];
  readonly rate: number;
}

/** A mix with more or fewer in one phase. */
function changed(mix: readonly number[], phase: number, by: number): number[] {
  return mix.with(phase, mix[phase] + by);
}

/** Arrivals, changes of phase, and ends of service with whoever is called next. */
function* movesFrom(shape: Levels, level: number, mix: readonly number[]): Generator<Move> {
  const { arrivalRate, service, mixes } = shape;
  const servers = mixes.length - 1;
  const { start, rates, next } = service;
  if (level >= servers) yield { level: level + 1, mix, rate: arrivalRate };
  for (let phase = 0; phase < rates.length; phase++) {
    if (level < servers && start[phase] > 0) {
      yield { level: level + 1, mix: changed(mix, phase, 1), rate: arrivalRate * start[phase] };
    }
    if (mix[phase] === 0) continue;
    const rate = mix[phase] * rates[phase];
    const without = changed(mix, phase, -1);
    if (next[phase] >= 0) {
      yield { level, mix: changed(without, next[phase], 1), rate };
    } else if (level <= servers) {
      yield { level: level - 1, mix: without, rate };
    } else {
      for (let first = 0; first < rates.length; first++) {
        if (start[first] > 0)
          yield { level: level - 1, mix: changed(without, first, 1), rate: rate * start[first] };
      }
    }
  }
}

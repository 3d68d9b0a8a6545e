/**
 * Fully sequential selection of the best policy among those that keep all limits, on the same people: after the
 * first stage every replication may drop some. Works on plain values: knows no measures and simulates nothing.
 *
 * Source: Kim, Nelson (2001), ACM TOMACS 11 (the comparison); Andradóttir, Kim (2010), Naval Research Logistics 57
 * (the check of limits, with half of the error, a policy dropping others only once it is known to keep them).
 */
import { sampleVariance } from "../stats/describe.js";
import { kimNelson } from "../stats/selection.js";

/** What one replication says of a policy. */
export interface Observed {
  /** The lower the better. */
  readonly value: number;
  /** By how much each limit is exceeded, 0 or below where it is kept. */
  readonly excess: readonly number[];
}

export interface SequentialPlan {
  /** Differences of values below it do not matter; positive. */
  readonly margin: number;
  /** By how much each limit may be exceeded; positive. */
  readonly tolerances: readonly number[];
  /** Chance of a wrong selection, (0, 1) excluded. */
  readonly alpha: number;
}

/** A policy that is out. */
export interface Dropped {
  readonly policy: number;
  /** Replications it had. */
  readonly after: number;
  readonly why: "worse" | "limit";
  /** Index of the policy that it is worse than, the best of several, or of the limit that it exceeds. */
  readonly by: number;
}

export interface Standing {
  /** Policies that are in. */
  readonly alive: readonly number[];
  /** Of these, the ones known to keep all limits. */
  readonly kept: readonly number[];
  /** The only one left, once it is known to keep all limits; null before, and where nobody keeps them. */
  readonly winner: number | null;
  readonly isDecided: boolean;
}

export interface Sequential {
  /** Takes one more replication of every policy that is in; what is given of others is not looked at. */
  readonly add: (observed: readonly (Observed | null)[]) => readonly Dropped[];
  readonly standing: () => Standing;
  /** Those dropped by the first stage itself. */
  readonly atFirst: readonly Dropped[];
}

/** A path of sums that ends when it leaves a region that narrows to nothing. */
interface Race {
  sum: number;
  /** Half-width of the region at 0 replications, and by how much it narrows with each. */
  readonly reach: number;
  readonly step: number;
}

/** @param first what the first stage saw; [policy][replication], at least 3 replications, all as many */
export function createSequential(
  first: readonly (readonly Observed[])[],
  { margin, tolerances, alpha }: SequentialPlan,
): Sequential {
  const policies = first.length;
  const stage = first[0].length;
  const share = tolerances.length === 0 ? alpha : alpha / 2;
  const ofValues = kimNelson(Math.max(2, policies), stage, share).squaredConstant;
  const limit = kimNelson(2, stage, share / (policies * Math.max(1, tolerances.length))).squaredConstant;
  const races = first.map((own, i) =>
    first.slice(0, i).map((other) => raceOf(differences(own, other), margin, ofValues)),
  );
  const checks = first.map((own) =>
    tolerances.map((tolerance, l) =>
      raceOf(
        own.map(({ excess }) => excess[l]),
        tolerance,
        limit,
      ),
    ),
  );
  const open = checks.map((own) => new Set(own.keys()));
  const alive = new Set(first.keys());
  let n = stage;
  const drop = (): Dropped[] => {
    const dropped = [...alive].flatMap((policy): Dropped[] => {
      const by = check(checks[policy], open[policy], n);
      return by === null ? [] : [{ policy, after: n, why: "limit", by }];
    });
    for (const { policy } of dropped) alive.delete(policy);
    const kept = [...alive].filter((policy) => open[policy].size === 0);
    const worse = [...alive].flatMap((policy): Dropped[] => {
      const better = kept.filter((other) => other !== policy && isWorse(races, [policy, other], n));
      if (better.length === 0) return [];
      const by = better.reduce((best, other) => (aheadOf(races, [best, other]) > 0 ? other : best));
      return [{ policy, after: n, why: "worse", by }];
    });
    for (const { policy } of worse) alive.delete(policy);
    return [...dropped, ...worse];
  };
  const atFirst = drop();
  return {
    atFirst,
    add: (observed) => {
      n++;
      for (const i of alive) follow(i, observed, { alive, races, checks });
      return drop();
    },
    standing: () => {
      const kept = [...alive].filter((policy) => open[policy].size === 0);
      const winner = alive.size === 1 && kept.length === 1 ? kept[0] : null;
      return { alive: [...alive], kept, winner, isDecided: winner !== null || alive.size === 0 };
    },
  };
}

function differences(own: readonly Observed[], other: readonly Observed[]): number[] {
  return own.map(({ value }, i) => value - other[i].value);
}

/** @param width that does not matter @param squared constant h² of the procedure */
function raceOf(values: readonly number[], width: number, squared: number): Race {
  const sum = values.reduce((total, value) => total + value, 0);
  return { sum, reach: (squared * sampleVariance(values)) / (2 * width), step: width / 2 };
}

function regionAt({ reach, step }: Race, n: number): number {
  return Math.max(0, reach - step * n);
}

interface Paths {
  readonly alive: ReadonlySet<number>;
  readonly races: readonly (readonly Race[])[];
  readonly checks: readonly (readonly Race[])[];
}

function follow(i: number, observed: readonly (Observed | null)[], { alive, races, checks }: Paths): void {
  const own = observed[i];
  if (own === null) throw new Error(`createSequential: nothing was seen of policy ${i}, which is in`);
  races[i].forEach((race, other) => {
    if (alive.has(other)) race.sum += own.value - (observed[other]?.value ?? 0);
  });
  checks[i].forEach((race, l) => (race.sum += own.excess[l]));
}

/** Closes checks that are decided. @returns the first limit that is exceeded, or null */
function check(checks: readonly Race[], open: Set<number>, n: number): number | null {
  for (const l of open) {
    const region = regionAt(checks[l], n);
    if (checks[l].sum <= -region) open.delete(l);
    else if (checks[l].sum >= region) return l;
  }
  return null;
}

/** Whether a policy is worse than another; of two that never differ the later one. */
function isWorse(
  races: readonly (readonly Race[])[],
  [policy, other]: readonly [number, number],
  n: number,
): boolean {
  const isLater = policy > other;
  const ahead = aheadOf(races, [policy, other]);
  const region = regionAt(isLater ? races[policy][other] : races[other][policy], n);
  return ahead > region || (region === 0 && ahead === 0 && isLater);
}

/** By how much the values of one policy sum to more than another's. */
function aheadOf(races: readonly (readonly Race[])[], [policy, other]: readonly [number, number]): number {
  if (policy === other) return 0;
  return policy > other ? races[policy][other].sum : -races[other][policy].sum;
}

/** The published days, as they are written beside their tables, turned into days of one office or of two. */
import type { OfficeDay } from "./officeDay.js";
import type { TravellingServer } from "./travellingServer.js";

/** A published day; rates per minute, pieces as [minute, value]. */
export interface DaySpec {
  readonly lam: readonly (readonly [number, number])[];
  /** Rates joined by straight lines. */
  readonly linear?: boolean;
  /** Desks by piece, or `c` all day. */
  readonly s?: readonly (readonly [number, number])[];
  readonly c?: number;
  readonly mu: number;
  readonly theta: number;
  /** Last minute [min]. */
  readonly T: number;
  readonly release?: "preempt" | "exhaustive";
  readonly balk_M?: number;
  readonly n0?: number;
}

/** Two published days under different policies, as they are written in policy_pairs_spec.json. */
export interface PairSpec {
  readonly release: "preempt" | "exhaustive";
  readonly A: DaySpec;
  readonly B: DaySpec;
}

const pieces = (list: readonly (readonly [number, number])[]) =>
  list.map(([minute, value]) => ({ minute, value }));

/** Leaving with probability min(1, q/M) when q are seen waiting. */
const balkingAt = (most: number) => [
  { seen: 0, chance: 0 },
  { seen: most, chance: 1 },
];

/** @throws RangeError if the desks are missing */
export function dayOfSpec(spec: DaySpec): OfficeDay {
  const desks = spec.s ?? (spec.c === undefined ? undefined : [[0, spec.c] as const]);
  if (desks === undefined) throw new RangeError("dayOfSpec: neither s nor c says how many desks are open");
  return {
    arrivals: { shape: spec.linear === true ? "linear" : "constant", pieces: pieces(spec.lam) },
    desks: pieces(desks),
    serviceRate: spec.mu,
    patienceRate: spec.theta,
    balking: spec.balk_M === undefined ? [] : balkingAt(spec.balk_M),
    room: null,
    crowd: spec.n0 ?? 0,
    release: spec.release ?? "preempt",
    serviceCv2: 1,
  };
}

/** The published day of a travelling server; rates per minute, A the office it begins at. */
export interface SharedServerSpec {
  readonly lamA: readonly (readonly [number, number])[];
  readonly lamB: readonly (readonly [number, number])[];
  readonly muA: number;
  readonly muB: number;
  readonly thetaA: number;
  readonly thetaB: number;
  /** Minute at which it is to leave A [min]. */
  readonly leave: number;
  /** Mean journey [min]. */
  readonly travel_mean: number;
  /** Last minute [min]. */
  readonly T: number;
}

export function travellingServerOfSpec(spec: SharedServerSpec): TravellingServer {
  return {
    first: { arrivals: pieces(spec.lamA), serviceRate: spec.muA, patienceRate: spec.thetaA },
    second: { arrivals: pieces(spec.lamB), serviceRate: spec.muB, patienceRate: spec.thetaB },
    leaves: spec.leave,
    travelRate: 1 / spec.travel_mean,
  };
}

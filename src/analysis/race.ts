/** The race of policies: crew after crew lives through the replications, and who is out does not ride on. */
import type { Lost } from "../experiment/crew.js";
import { replicateUntil, type Means } from "../experiment/replicate.js";
import type { BlockSink } from "../experiment/sink.js";
import type { PairedReplication } from "../experiment/task.js";
import type { Model } from "../model/model.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Aim } from "./aim.js";
import type { Growing } from "./gatherSeries.js";
import { observing, refuseEmpty, sizeOf, tolerancesOf } from "./ranking.js";
import type { ScreenMemory } from "./screenNetwork.js";
import { createSequential, type Dropped, type Observed, type Sequential } from "./sequential.js";

/** How the best is selected. */
export type SelectionKind = "kn" | "rinott" | "ocba";

export interface BenchPlan {
  readonly seed: string;
  /** Replications of every policy before any is dropped, 3 or more. */
  readonly first: number;
  /** Most replications of a policy. */
  readonly most: number;
  /** Of the selection and of every interval, (0, 1) excluded. */
  readonly confidence: number;
  /** Whether all policies are simulated as often, and none is dropped. */
  readonly dropsNone: boolean;
  /** Whether what cannot be the best by the chain is left out before the race. */
  readonly screens: boolean;
  /** How the best is selected: by the race unless it is said otherwise. */
  readonly selection?: SelectionKind | undefined;
  /** Replications of all policies together that shares are made of. */
  readonly total?: number | undefined;
}

/** How a study is simulated; no part of it changes a result. */
export interface BenchMeans extends Pick<Means, "threads" | "signal"> {
  /** Called once with those that take part; gives where the replications of each are kept; [entrant]. */
  readonly openSinks?:
    ((entrants: readonly Enrolled[]) => Promise<readonly BlockSink[] | undefined>) | undefined;
  /** What the chain has worked out before, of this study or others. */
  readonly memory?: ScreenMemory | undefined;
  readonly onScreened?: ((done: number, policies: number) => void) | undefined;
  readonly onProgress?: ((done: number, policies: number) => void) | undefined;
  readonly onDropped?: ((dropped: Dropped) => void) | undefined;
}

/** A policy that takes part. */
export interface Enrolled {
  /** Index among the policies of the study. */
  readonly policy: number;
  readonly scenario: Scenario;
}

/** One with what is simulated of it. */
export interface Entrant extends Enrolled {
  readonly model: Model;
  readonly growing: Growing;
}

/** How a race is run; no part of it changes a result. */
export interface RaceMeans extends Omit<BenchMeans, "openSinks"> {
  /** [entrant] */
  readonly sinks?: readonly BlockSink[] | undefined;
}

export interface RacePlan {
  readonly aim: Aim;
  /** The first is what is now. */
  readonly entrants: readonly Entrant[];
  readonly plan: BenchPlan;
  readonly means: RaceMeans;
  /** Chance of a wrong selection, (0, 1) excluded. */
  readonly alpha: number;
}

/** How a race ended; policies by their place among the entrants. */
export interface Finish {
  readonly dropped: readonly (Dropped | null)[];
  /** The only one left that is known to keep all limits; null where there is none. */
  readonly winner: number | null;
  /** Whether it is not known yet that a policy keeps all limits. */
  readonly isOpen: (entrant: number) => boolean;
  readonly lost: readonly Lost[];
}

interface Race extends RacePlan {
  readonly dropped: (Dropped | null)[];
  readonly lost: Lost[];
  /** Whether what is now must ride to the end, since limits are parts of it. */
  readonly needsBase: boolean;
  selection: Sequential | null;
  observe: readonly ((replication: number) => Observed)[];
  /** Replications that were received, and the number of the next one. */
  done: number;
  next: number;
}

/** The part of a crew that must have been dropped before another, smaller one takes over. */
const WORTH_A_NEW_CREW = 0.2;

/** @throws UserError where the first stage counts nothing, and as `replicateUntil` */
export async function runRace(race: RacePlan): Promise<Finish> {
  const { plan, aim, entrants } = race;
  const state: Race = {
    ...race,
    dropped: entrants.map(() => null),
    lost: [],
    needsBase: aim.limits.some(({ amount }) => amount.isOfBase),
    selection: null,
    observe: [],
    done: 0,
    next: 0,
  };
  await ride(state, Math.min(plan.first, plan.most));
  if (plan.dropsNone) await ride(state, plan.most);
  else {
    begin(state);
    while (!isDecided(state) && state.next < plan.most) await ride(state, plan.most);
  }
  const standing = state.selection?.standing();
  return {
    dropped: state.dropped,
    winner: standing?.winner ?? null,
    isOpen: (entrant) => standing !== undefined && !standing.kept.includes(entrant),
    lost: state.lost,
  };
}

/** The selection, from what the first stage has shown. */
function begin(state: Race): void {
  const { aim, entrants, alpha, done } = state;
  const base = entrants[0].growing.series;
  state.observe = entrants.map(
    ({ growing }) => observing(aim, [growing.series, base], done) ?? refuseEmpty(aim),
  );
  const margin = sizeOf(aim.margin, base.get(aim.best.name) ?? { of: [], per: [] });
  const first = state.observe.map((at) => Array.from({ length: done }, (_, replication) => at(replication)));
  state.selection = createSequential(first, { margin, tolerances: tolerancesOf(aim, base), alpha });
  note(state, state.selection.atFirst);
}

function isDecided({ selection }: Race): boolean {
  return selection?.standing().isDecided ?? false;
}

function insideOf({ dropped }: Race): number[] {
  return dropped.flatMap((one, i) => (one === null ? [i] : []));
}

function note({ dropped, entrants, means }: Race, ones: readonly Dropped[]): void {
  for (const one of ones) {
    dropped[one.policy] = one;
    means.onDropped?.(renamed(one, entrants));
  }
}

/** With policies by their index in the study. */
export function renamed(dropped: Dropped, entrants: readonly Pick<Entrant, "policy">[]): Dropped {
  const by = dropped.why === "worse" ? entrants[dropped.by].policy : dropped.by;
  return { ...dropped, policy: entrants[dropped.policy].policy, by };
}

/** Simulates who is in up to a replication, or until enough of the crew are out. */
async function ride(state: Race, until: number): Promise<void> {
  const { entrants, means, plan, needsBase } = state;
  const crew = needsBase ? [...new Set([0, ...insideOf(state)])] : insideOf(state);
  const { sinks: all } = means;
  const sinks = all && crew.map((i) => all[i]);
  const found = await replicateUntil(
    crew.map((i) => entrants[i].model),
    {
      seed: plan.seed,
      from: state.next,
      replications: until,
      digests: crew.map((i) => entrants[i].growing.plan),
    },
    (seen) => receive(state, crew, seen) && state.next < until,
    { threads: means.threads, signal: means.signal, sinks },
  );
  state.lost.push(...found);
  state.next = Math.max(state.next, ...found.map(({ replication }) => replication + 1));
}

/** Takes one replication. @returns whether the crew has done enough */
function receive(state: Race, crew: readonly number[], seen: PairedReplication): boolean {
  const { replication, sums, digests } = seen;
  const { dropped, entrants, observe, selection, needsBase } = state;
  crew.forEach((i, place) => {
    if (dropped[i] !== null && !(needsBase && i === 0)) return;
    if (digests === undefined) entrants[i].growing.add(sums[place]);
    else entrants[i].growing.take(digests[place]);
  });
  state.next = replication + 1;
  const at = state.done++;
  if (selection !== null)
    note(state, selection.add(dropped.map((one, i) => (one === null ? observe[i](at) : null))));
  const inside = insideOf(state);
  state.means.onProgress?.(state.done, inside.length);
  const out = crew.filter((i) => dropped[i] !== null).length;
  return isDecided(state) || (selection !== null && out >= Math.max(1, WORTH_A_NEW_CREW * crew.length));
}

/**
 * Replications of a model: a pure function of (model, seed, replication), whatever was simulated before.
 * Refuses to know what the sums will be used for.
 */
import type { Model } from "../model/model.js";
import { replicationKey } from "../random/keys.js";
import { completeBins, completeSums } from "./complete.js";
import { checkConservation } from "./conservation.js";
import { createDays, type Days } from "./day.js";
import { createDemand, type Demand } from "./demand.js";
import { createDraining, type Draining } from "./drain.js";
import type { Roll } from "./roll.js";
import { clearState, createState, type State } from "./state.js";
import { copySums, type Sums } from "./sums.js";
import type { Visits } from "./visits.js";

/** What a replication leaves. */
export interface Replication {
  readonly replication: number;
  readonly sums: Sums;
  /** Absent where nobody is traced. */
  readonly visits?: Visits;
}

/** What a simulation that was told to stop ends with. */
export const STOPPED = new Error("the simulation was told to stop");

/** Simulates one replication after another on the same memory. */
export type Simulator = (seed: string, replication: number) => Replication;

/** Memory and verbs for one model. */
export interface Engine {
  readonly state: State;
  readonly demand: Demand;
  readonly roll: Roll | null;
  readonly days: Days;
  readonly draining: Draining;
}

/**
 * A simulator of a model.
 *
 * Fastest when these modules have made no other in this thread: V8 then compiles the loop for this model alone.
 *
 * @param shouldStop asked after every simulated day
 * @param roll in which everybody is entered with what became of them; it changes no sum
 * @returns (seed, replication 0, 1, 2, …) to the sums of the replication
 * @throws STOPPED once it should; Error if a visitor was lost or counted twice, which would be a fault of the program; UserError when
 *   a replication is too long for its sums to be exact
 */
export function createSimulator(
  model: Model,
  shouldStop: () => boolean = () => false,
  roll: Roll | null = null,
): Simulator {
  const simulate = createLender(model, shouldStop, roll);
  return (seed, replication) => {
    const found = simulate(seed, replication);
    completeBins(model, found.sums);
    return { ...found, sums: copySums(found.sums) };
  };
}

/**
 * As `createSimulator`, but its sums are lent only: the next replication overwrites them. Who reads their bins calls
 * `completeBins` before.
 */
export function createLender(model: Model, shouldStop: () => boolean, roll: Roll | null): Simulator {
  let visitors = 2 * Math.ceil(model.windowEvents) + 256;
  let engine = createEngine(model, visitors, roll);
  return (seed, replication) => {
    const key = replicationKey(seed, replication);
    while (!live(engine, key, shouldStop)) {
      visitors *= 2;
      engine = createEngine(model, visitors, roll);
    }
    const { sums } = engine.state;
    const { tracing } = engine.days;
    return tracing === null ? { replication, sums } : { replication, sums, visits: tracing.visits() };
  };
}

function createEngine(model: Model, visitors: number, roll: Roll | null): Engine {
  const state = createState(model, visitors);
  return engineOf(state, createDemand(model, visitors, roll), roll);
}

/** The verbs for a state. @param roll in which everybody is entered */
export function engineOf(state: State, demand: Demand, roll: Roll | null = null): Engine {
  const days = createDays(state, demand, roll);
  return { state, demand, roll, days, draining: createDraining(state, days.tracing) };
}

/**
 * One replication from its first day to its last; its sums are complete and checked.
 *
 * @returns false if more visitors came than there is memory for: the replication must be begun again
 */
export function live(engine: Engine, key: Int32Array, shouldStop: () => boolean = () => false): boolean {
  const { state, days, draining } = engine;
  const { warmUpDays, days: measured } = state.model;
  clearState(state);
  days.tracing?.clear();
  draining.countApart();
  for (let day = 0; day < warmUpDays + measured; day++) {
    if (!liveDay(engine, key, day)) return false;
    if (shouldStop()) throw STOPPED;
  }
  days.endMeasuring();
  if (!drain(engine, key, shouldStop)) return false;
  days.endRun();
  completeSums(state.model, state.sums);
  draining.end();
  checkConservation(state.model, state.sums);
  return true;
}

/** The days after the measured ones, for as long as somebody of these is pending. @returns as `live` */
function drain(engine: Engine, key: Int32Array, shouldStop: () => boolean): boolean {
  const { draining, state } = engine;
  const { warmUpDays, days, drainDays } = state.model;
  const first = warmUpDays + days;
  for (let day = first; day < first + drainDays && draining.isAnybodyPending(); day++) {
    if (day === first) draining.begin();
    if (!liveDay(engine, key, day)) return false;
    if (shouldStop()) throw STOPPED;
  }
  return true;
}

/** @returns as `live` */
function liveDay({ state, demand, roll, days }: Engine, key: Int32Array, day: number): boolean {
  const { warmUpDays, days: measured } = state.model;
  const measuredDay = day < warmUpDays + measured ? day - warmUpDays : -1;
  days.openDay(day);
  if (measuredDay === 0) days.beginMeasuring();
  if (roll !== null) roll.openDay(day - warmUpDays);
  for (let cluster = 0; cluster < state.model.clusters.count; cluster++) {
    const visitors = demand.draw(key, day, cluster);
    if (visitors < 0 || visitors > state.pool.free()) return false;
    days.liveCluster(key, day, cluster);
  }
  days.endDay(measuredDay);
  return true;
}

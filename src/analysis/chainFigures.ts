/** Figures of policies in the measures of a study by the chain, without simulation; null where it cannot tell. */
import type { Measure } from "../experiment/measure.js";
import type { Scenario } from "../scenario/scenario.js";
import { createMemory, type ScreenMemory } from "./screenNetwork.js";
import { screenPolicy, type ScreenedPolicy } from "./screenPolicies.js";

/** What is looked at: offices of a study, and the days of its policies. */
interface Scope {
  readonly offices: number;
  readonly weeks: number;
  /** Waits whose exceeding is known, rising [min]. */
  readonly thresholds: readonly number[];
}

type Reader = (row: ScreenedPolicy, scope: Scope) => number | null;

/** Measures that the chain has, by the names of `kontor explain`. A visit lost is taken to be given up. */
const READERS: Readonly<Record<string, Reader>> = {
  arrived: ({ visits }, { weeks }) => visits * weeks,
  served: ({ served }, { weeks }) => served * weeks,
  waitJoined: ({ waitJoined }) => waitJoined,
  lostShare: ({ lostShare }) => lostShare,
  gaveUpShare: ({ lostShare }) => lostShare,
  utilisation: ({ utilisation }) => utilisation,
  staffHours: ({ staffHours, overtimeHours }) => staffHours + overtimeHours,
  openHours: ({ openHours }, { offices }) => openHours / offices,
  waitP50: (row, { thresholds }) => quantileOf(row, thresholds, 0.5),
  waitP90: (row, { thresholds }) => quantileOf(row, thresholds, 0.9),
  waitP95: (row, { thresholds }) => quantileOf(row, thresholds, 0.95),
};

/** Waits between which a quantile is looked for [min]; a longer one is not told. */
const GRID: readonly number[] = [0, 1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 60, 75, 90, 120];

/** A measure that the chain has not gets null. */
function readerOf({ name }: Measure): Reader {
  const [, minutes] = /^waitAbove(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  if (minutes === undefined) return READERS[name] ?? (() => null);
  return ({ waitAbove }, { thresholds }) => waitAbove[thresholds.indexOf(Number(minutes))] ?? null;
}

/** The wait that so many of those who joined do not exceed, between thresholds by a falling exponential [min]. */
function quantileOf(
  { waitAbove }: ScreenedPolicy,
  thresholds: readonly number[],
  part: number,
): number | null {
  const beyond = 1 - part;
  const at = waitAbove.findIndex((share) => share !== null && share <= beyond);
  if (at < 0) return null;
  if (at === 0) return 0;
  const [before, after] = [waitAbove[at - 1] ?? 1, Math.max(waitAbove[at] ?? 0, Number.MIN_VALUE)];
  const way = Math.log(before / beyond) / Math.log(before / after);
  return thresholds[at - 1] + way * (thresholds[at] - thresholds[at - 1]);
}

/** Whether the chain has a measure at all. */
export function isInChain({ name }: Measure): boolean {
  return name in READERS || /^waitAbove\d/.test(name);
}

export interface Look {
  readonly offices: ReadonlySet<string>;
  readonly memory?: ScreenMemory | undefined;
}

export interface ChainFigures {
  /** What the chain leaves out or approximates, in plain words. */
  readonly reasons: readonly string[];
  /** [measure][policy] */
  readonly figures: readonly (readonly (number | null)[])[];
}

/** Policies one after the other. */
export interface ChainReader {
  /** Figures of the next policy; [measure]. Its scenario is not kept. */
  readonly read: (scenario: Scenario) => readonly (number | null)[];
  /** Of all read so far. */
  readonly reasons: () => readonly string[];
}

/** Measures for which the chain must know how many wait longer than some minutes. */
const OF_WAITS = /^wait(P|Above)\d/;

/**
 * Figures of policies that are read one after the other.
 *
 * @param base a scenario with the days and thresholds of all
 * @param measures asked for; [measure]
 * @param look at which offices, by their ids, and what has been worked out before
 * Cost of each as `screenNetwork`, several times as much where a quantile or a share of waits is among the measures.
 */
export function createChainReader(
  { observation, horizon }: Pick<Scenario, "observation" | "horizon">,
  measures: readonly Measure[],
  { offices, memory = createMemory() }: Look,
): ChainReader {
  const asksQuantiles = measures.some(({ name }) => /^waitP\d/.test(name));
  const isBrief = !measures.some(({ name }) => OF_WAITS.test(name));
  const waits = isBrief ? [] : [...observation.waitThresholds, ...(asksQuantiles ? GRID : [])];
  const thresholds = [...new Set(waits)].toSorted((a, b) => a - b);
  const options = { where: `id=${[...offices].join("|")}`, memory, isBrief };
  const scope = { offices: offices.size, weeks: horizon.days / 7, thresholds };
  const readers = measures.map(readerOf);
  const reasons = new Set<string>();
  return {
    read: (scenario) => {
      const asked = { ...scenario, observation: { ...scenario.observation, waitThresholds: thresholds } };
      const row = screenPolicy({ id: "", scenario: asked }, options);
      row.reasons.forEach((reason) => reasons.add(reason));
      return readers.map((reader) => reader(row, scope));
    },
    reasons: () => [...reasons],
  };
}

/**
 * Figures of all policies.
 *
 * @param scenarios of the policies; [policy]
 * Cost as `createChainReader`.
 */
export function chainFigures(
  scenarios: readonly Scenario[],
  measures: readonly Measure[],
  look: Look,
): ChainFigures {
  const { read, reasons } = createChainReader(scenarios[0], measures, look);
  const rows = scenarios.map(read);
  return { reasons: reasons(), figures: measures.map((_, m) => rows.map((row) => row[m])) };
}

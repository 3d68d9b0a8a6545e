/**
 * Inputs that are assumed and decide much, and how far each is moved in a sweep. A new input is a new row: what it is
 * called, the corners it is moved to, and what that makes of a scenario.
 */
import type { Law } from "../random/law.js";
import type { Displacement } from "../scenario/displacement.js";
import type { Name, Scenario, Source } from "../scenario/scenario.js";

/** One value an input is moved to. */
export interface Corner {
  /** Such as "−15 %". */
  readonly label: string;
  /** As a factor on what the scenario says, or a value of its own. */
  readonly value: number;
}

export interface SweepInput {
  readonly name: string;
  readonly label: Name;
  readonly corners: readonly Corner[];
  /** Whether the scenario has it; a sweep leaves out what no scenario has. */
  readonly isIn: (scenario: Scenario) => boolean;
  readonly moved: (scenario: Scenario, value: number) => Scenario;
}

/** 15 % less and more; our own choice, as no source says how unsure these inputs are. */
const FIFTEEN_PER_CENT: readonly Corner[] = [
  { label: "−15 %", value: 0.85 },
  { label: "+15 %", value: 1.15 },
];

export const SWEEP_INPUTS: readonly SweepInput[] = [
  {
    name: "demand",
    label: { en: "demand at offices", sv: "efterfrågan på kontoren" },
    corners: FIFTEEN_PER_CENT,
    isIn: ({ offices, sources }) => sources.some(({ office }) => offices.some(({ id }) => id === office)),
    moved: withDemand,
  },
  {
    name: "patience",
    label: { en: "patience of visitors", sv: "besökarnas tålamod" },
    corners: FIFTEEN_PER_CENT,
    isIn: ({ errands }) => errands.some(({ patience }) => patience !== null),
    moved: (scenario, factor) => ({
      ...scenario,
      errands: scenario.errands.map((errand) => {
        return { ...errand, patience: errand.patience && stretched(errand.patience, factor) };
      }),
    }),
  },
  {
    name: "acceptance",
    label: { en: "minutes people accept to travel", sv: "restid som folk godtar" },
    corners: FIFTEEN_PER_CENT,
    isIn: ({ displacement }) => displacement !== null,
    moved: (scenario, factor) => ({
      ...scenario,
      displacement: scenario.displacement && withAcceptance(scenario.displacement, factor),
    }),
  },
];

/** The share who intend a minute at which their office is closed. */
export const CLOSED_MINUTES = {
  name: "closedMinutes",
  label: { en: "share who intend a closed minute", sv: "andel som tänker sig en stängd minut" },
} as const satisfies Pick<SweepInput, "name" | "label">;

/**
 * The share who intend a minute at which their office is closed, as an input of a sweep. Rates follow from it when a
 * scenario is read, so that the scenarios at each corner must have been read.
 *
 * @param moved scenarios at each share, in the order of `scenarios`; by share
 */
export function closedMinutesInput(
  scenarios: readonly Scenario[],
  moved: ReadonlyMap<number, readonly Scenario[]>,
): SweepInput {
  return {
    ...CLOSED_MINUTES,
    corners: [...moved.keys()].map((share) => ({ label: `${Math.round(100 * share)} %`, value: share })),
    isIn: (scenario) => scenarios.includes(scenario),
    moved: (scenario, share) => {
      const found = moved.get(share)?.[scenarios.indexOf(scenario)];
      if (found === undefined)
        throw new Error(`closedMinutesInput: no scenario was read for a share of ${share}`);
      return found;
    },
  };
}

/** Visitors who come by themselves, so many times; those at the door rounded, appointments and callers left as they are. */
function withDemand(scenario: Scenario, factor: number): Scenario {
  const offices = new Set(scenario.offices.map(({ id }) => id));
  const moved = (source: Source): Source => {
    if (!offices.has(source.office)) return source;
    return {
      ...source,
      scale: factor * source.scale,
      atTheDoor: Math.round(factor * source.atTheDoor),
    };
  };
  return { ...scenario, sources: scenario.sources.map(moved) };
}

/** As many make a trip that is so many times longer. */
function withAcceptance(displacement: Displacement, factor: number): Displacement {
  const acceptance = displacement.acceptance.map(({ minutes, share }) => ({
    minutes: factor * minutes,
    share,
  }));
  return { ...displacement, acceptance };
}

/** A law of times so many times as long: parameters that are times, by kind; shapes stay. */
const TIMES: Readonly<Record<Law["kind"], readonly string[]>> = {
  exponential: ["mean"],
  lognormal: ["mean"],
  gamma: ["mean"],
  weibull: ["scale"],
  erlang: ["mean"],
  hyperexponential: ["means"],
  deterministic: ["value"],
  uniform: ["from", "to"],
  triangular: ["from", "mode", "to"],
  empirical: ["values"],
};

/** A law of times that are so many times as long. */
export function stretched(law: Law, factor: number): Law {
  const times = TIMES[law.kind];
  const moved = Object.entries(law).map(([key, value]) => [
    key,
    times.includes(key) ? multiplied(value, factor) : value,
  ]);
  return Object.fromEntries(moved) as Law;
}

function multiplied(value: unknown, factor: number): unknown {
  return Array.isArray(value) ? value.map((one) => factor * Number(one)) : factor * Number(value);
}

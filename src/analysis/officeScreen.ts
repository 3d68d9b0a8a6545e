/** A day of an office of a scenario by the chain, without simulation. */
import { weekdayOf } from "../scenario/dates.js";
import type { Scenario } from "../scenario/scenario.js";
import { worseOf } from "./comingAgain.js";
import { dayFlow, type FlowAsked, type KnownLines } from "./dayFlow.js";
import { addFlow, blank, blankDays, measuresOf, type DayFlow, type DaySums } from "./flows.js";
import type { FixedPoint, FlowMeasures, HalfHourFlow } from "./flows.js";
import { gammaNodes } from "./gammaNodes.js";
import type { OfficeDay } from "./officeDay.js";
import { chainInputs, officeOnDay, sortScenario, type ChainInputs } from "./officeInputs.js";
import { dayWithRedials } from "./redialling.js";

/** How finely a day is worked out. */
export interface Fineness {
  /** Values of the day factor, 1 to 12; five have an error below 1e-4 at a coefficient of variation of 12 %. */
  readonly nodes: number;
  /** Chance left out at each step, as of `dayFlow`. */
  readonly negligible: number;
}

export const FINE: Fineness = { nodes: 5, negligible: 1e-12 };
export const COARSE: Fineness = { nodes: 3, negligible: 1e-7 };

/** A day of an office. */
export interface ScreenedDay {
  /** Whether the chain has the law of this day; not where anything is approximated. */
  readonly isExact: boolean;
  /** What is approximated or left out, in plain words; empty where the day is exact. */
  readonly reasons: readonly string[];
  /** Waits whose exceeding is counted [min]: those of the scenario. */
  readonly thresholds: readonly number[];
  readonly measures: FlowMeasures;
  readonly flow: DayFlow;
}

/** Which day: its number as in `scenario.horizon`, or the first measured one of a weekday, 0 being Monday. */
export type WhichDay = { readonly day: number } | { readonly weekday: number };

/**
 * The expected day of an office: who comes, is served, gives up or is lost, how long they wait, overtime; by
 * half-hour and in all. Visitors displaced from other offices are not there; see `screenNetwork`.
 *
 * @param scenario as `loadScenario` returns it
 * @param officeId id of an office or a phone line
 * @returns null when the office is closed or gone on that day
 * @throws RangeError for an unknown office or a day that is not simulated
 * Cost about a millisecond for each value of the day factor.
 */
export function officeDayOf(
  scenario: Scenario,
  officeId: string,
  which: WhichDay,
  fineness: Fineness = FINE,
): ScreenedDay | null {
  const sorted = sortScenario(asOffice(scenario, officeId));
  const today = officeOnDay(sorted, officeId, placeOf(scenario, which));
  const inputs = chainInputs(sorted, today, today.streams);
  if (inputs === null) return null;
  const thresholds = scenario.observation.waitThresholds;
  const flow = flowOver(inputs, { cv: scenario.dayFactorCv, thresholds, fineness });
  const { reasons } = inputs;
  return { isExact: reasons.length === 0, reasons, thresholds, measures: measuresOf(flow), flow };
}

/** A scenario in which a phone line is the only office, with its own errand; the scenario itself for an office. */
export function asOffice(scenario: Scenario, id: string): Scenario {
  const line = scenario.lines.find(({ office }) => office.id === id);
  if (line === undefined) return scenario;
  const sources = scenario.sources.filter(({ office }) => office === id);
  const { office, errand } = line;
  return { ...scenario, offices: [office], errands: [errand], lines: [], furtherErrand: null, sources };
}

/** Place of a day among the simulated ones. */
function placeOf({ horizon }: Scenario, which: WhichDay): number {
  const { firstDay, days, warmUpDays, dated } = horizon;
  if ("day" in which) {
    const place = which.day - firstDay + warmUpDays;
    if (Number.isInteger(place) && place >= 0 && place < warmUpDays + days) return place;
    throw new RangeError(`officeDayOf: day ${which.day} is not simulated`);
  }
  for (let i = 0; i < Math.min(days, 7); i++) {
    if (weekdayOf(firstDay + i, dated) === which.weekday) return warmUpDays + i;
  }
  throw new RangeError(`officeDayOf: no weekday ${which.weekday} among the measured days`);
}

/** What is asked of a day, and how its size differs. */
export interface FlowOver {
  /** Coefficient of variation of the gamma factor on all arrivals. */
  readonly cv: number;
  readonly thresholds: readonly number[];
  readonly fineness: Fineness;
  readonly known?: KnownLines;
  /** As of `FlowAsked`. */
  readonly isBrief?: boolean | undefined;
}

/** The mean flow over the day factor. Cost as many `dayFlow` as nodes, three times as many for other patience. */
export function flowOver(
  inputs: ChainInputs,
  { cv, thresholds, fineness, known = new Map(), isBrief = false }: FlowOver,
): DayFlow {
  const total: DaySums = blankDays(thresholds.length);
  let halfHours: HalfHourFlow[] | null = null;
  let fixedPoint: FixedPoint | undefined;
  for (const { value, weight } of gammaNodes(cv, fineness.nodes)) {
    const flow = flowAt(inputs, value, { thresholds, negligible: fineness.negligible, known, isBrief });
    addFlow(total, flow, weight);
    fixedPoint = worseOf(fixedPoint, flow.fixedPoint);
    halfHours ??= flow.halfHours.map(({ halfHour }) => ({ halfHour, ...blank(thresholds.length) }));
    halfHours.forEach((slot, i) => addSlot(slot, flow.halfHours[i], weight));
  }
  const last = halfHours?.at(-1);
  if (last !== undefined) {
    last.arrived += inputs.outside;
    last.turnedAway += inputs.outside;
  }
  total.arrived += inputs.outside;
  total.turnedAway += inputs.outside;
  return { ...total, halfHours: halfHours ?? [], ...(fixedPoint && { fixedPoint }) };
}

function addSlot(to: HalfHourFlow, from: HalfHourFlow, weight: number): void {
  const { halfHour: _, ...sums } = to;
  addFlow(sums, from, weight);
  Object.assign(to, sums);
}

/** Rounds of that. */
const ROUNDS = 3;

function flowAt(inputs: ChainInputs, factor: number, asked: FlowAsked): DayFlow {
  const { day, doors, redialling } = inputs;
  const { shape, pieces } = day.arrivals;
  const scaled = pieces.map(({ minute, value }) => ({ minute, value: factor * value }));
  const today = { ...day, arrivals: { shape, pieces: scaled } };
  if (redialling === null) return flowWithPatience(today, inputs, asked);
  return dayWithRedials(today, { doors, redialling }, (one, isBrief) =>
    flowWithPatience(one, inputs, isBrief ? { ...asked, isBrief } : asked),
  );
}

/** The rate of patience follows the wait. */
function flowWithPatience(day: OfficeDay, { patience, doors }: ChainInputs, asked: FlowAsked): DayFlow {
  let today = day;
  let wait = 1 / day.serviceRate;
  for (let round = 1; round < ROUNDS && !patience.isExponential; round++) {
    const { waitMinutes, above } = dayFlow(today, doors, { ...asked, thresholds: [0] });
    const loses = wait * today.patienceRate; // L / (1 − L)
    if (above[0] > 0) wait = (waitMinutes / above[0]) * (1 + loses);
    today = { ...today, patienceRate: patience.rateAt(wait) };
  }
  return dayFlow(today, doors, asked);
}

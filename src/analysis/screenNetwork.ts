/**
 * A network without simulation: every office's days by the chain, visitors of offices that are gone sent to where
 * they go in expectation. An approximation, and said to be one; what it leaves out it says.
 */
import { readSelector } from "../scenario/selector.js";
import { selectOffices } from "../scenario/select.js";
import { visitorsWithin } from "../scenario/further.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import { createDisplacing, type Displacing } from "./displacing.js";
import { addFlow, blankDays, measuresOf, type DayFlow, type DaySums, type FlowMeasures } from "./flows.js";
import {
  chainInputs,
  hoursOnDay,
  officeOnDay,
  sortScenario,
  type ChainInputs,
  type Sorted,
  type Stream,
} from "./officeInputs.js";
import { COARSE, flowOver, type Fineness } from "./officeScreen.js";
import type { KnownLines } from "./dayFlow.js";

/** What is screened, and how. */
export interface ScreenOptions {
  /** Offices wanted, as `area=metropolitan`; all when left out. */
  readonly where?: string;
  readonly fineness?: Fineness;
  /** Days worked out already: give the same to many screenings, and what they share is worked out once. */
  readonly memory?: ScreenMemory;
}

/** What has been worked out. */
export interface ScreenMemory {
  readonly days: Map<string, DayFlow>;
  readonly lines: KnownLines;
  /** Where the displaced go, by what decides it. */
  readonly displacing: Map<string, Displacing>;
  /** Offices as they stand in one scenario and another. */
  readonly offices: WeakMap<Office, KnownOffice>;
}

/** An office worked out, and from what. */
interface KnownOffice {
  readonly from: readonly unknown[];
  readonly found: FoundOffice;
}

interface FoundOffice {
  readonly office: ScreenedOffice;
  readonly reasons: ReadonlySet<string>;
}

export function createMemory(): ScreenMemory {
  return { days: new Map(), lines: new Map(), displacing: new Map(), offices: new WeakMap() };
}

/** Visitors whose office is gone: expected numbers over the measured days. */
export interface Fates {
  displaced: number;
  rerouted: number;
  /** Extra minutes of all rerouted together, one way. */
  extraTravelMinutes: number;
  phone: number;
  eService: number;
  failed: number;
  gaveUp: number;
}

export interface ScreenedOffice {
  readonly id: string;
  /** Expected sums over the measured days. */
  readonly sums: DaySums;
  readonly measures: FlowMeasures;
  /** Visitors who came because another office is gone. */
  readonly received: number;
}

export interface Screening {
  /** Always false: the chain of a network is an approximation even where each office's is exact. */
  readonly isExact: false;
  /** What is approximated or left out, in plain words. */
  readonly reasons: readonly string[];
  /** Waits whose exceeding is counted [min]. */
  readonly thresholds: readonly number[];
  /** In the order of the scenario. */
  readonly offices: readonly ScreenedOffice[];
  /** All of them together. */
  readonly total: { readonly sums: DaySums; readonly measures: FlowMeasures };
  /** Of visitors of the wanted offices that are gone. */
  readonly fates: Fates;
}

/**
 * Screens a scenario.
 *
 * Day factors of visitors from several offices are independent: the arrivals of an office have the coefficient of
 * variation of their sum. Visitors who come outside the hours of the office they go to are turned away.
 *
 * @throws RangeError if `where` cannot be read or fits no office
 * Cost about 0.4 ms for each office-day and value of the day factor.
 */
export function screenNetwork(scenario: Scenario, options: ScreenOptions = {}): Screening {
  const { where, fineness = COARSE, memory = createMemory() } = options;
  const sorted = sortScenario(scenario);
  const displacing = displacingOf(scenario, memory);
  const wanted = where === undefined ? scenario.offices : selected(where, scenario.offices);
  const days = daysOf(sorted, displacing, wanted);
  const thresholds = scenario.observation.waitThresholds;
  const reasons = new Set<string>([
    "offices are worked out one by one, each from the expected visitors of the others",
  ]);
  const asked = { thresholds, fineness, memory };
  const offices = wanted.map((office) => {
    const screened = recall(sorted, office, { days, asked, displacing });
    screened.reasons.forEach((reason) => reasons.add(reason));
    return screened.office;
  });
  const total = blankDays(thresholds.length);
  for (const { sums } of offices) addFlow(total, sums);
  const fates = fatesOf(sorted, displacing, { wanted, days });
  return {
    isExact: false,
    reasons: [...reasons],
    thresholds,
    offices,
    total: { sums: total, measures: measuresOf(total) },
    fates,
  };
}

/** Tables of who goes where, made once for scenarios with the same offices, closures and ways. */
function displacingOf(scenario: Scenario, { displacing }: ScreenMemory): Displacing {
  const { offices, errands, horizon, displacement } = scenario;
  if (offices.every(({ phases }) => phases.every(({ exists }) => exists))) return createDisplacing(scenario);
  const places = offices.map(({ id, line, attributes: { latitude, longitude, area }, phases }) => {
    const there = phases.map(({ from, exists }) => [from, exists]);
    return [id, line, latitude, longitude, area, there];
  });
  const lines = errands.map(({ id, line }) => [id, line]);
  const name = JSON.stringify([places, lines, horizon, displacement]);
  const found = displacing.get(name) ?? createDisplacing(scenario);
  displacing.set(name, found);
  return found;
}

interface OfficeAsked {
  readonly days: readonly NetworkDay[];
  readonly displacing: Displacing;
  readonly asked: Omit<Asked, "cv">;
}

/** As `screenOffice`, but for what is the very same in a scenario screened before. */
function recall(sorted: Sorted, office: Office, asked: OfficeAsked): FoundOffice {
  const { errands, horizon, furtherErrand, dayFactorCv, displacement, crews } = sorted.scenario;
  const { thresholds, fineness, memory } = asked.asked;
  const isReached = asked.days.some(({ streams }) => streams.has(office.id));
  const isGone = office.phases.some(({ exists }) => !exists);
  if (isReached || isGone) return screenOffice(sorted, office.id, asked);
  const own = sorted.sources.get(office.id) ?? [];
  const rest = [errands, horizon, furtherErrand, dayFactorCv, displacement, crews, thresholds, fineness];
  const from = [...rest, ...own];
  const known = memory.offices.get(office);
  const isSame = known?.from.length === from.length && from.every((one, i) => one === known.from[i]);
  if (known !== undefined && isSame) return known.found;
  const found = screenOffice(sorted, office.id, asked);
  memory.offices.set(office, { from, found });
  return found;
}

/** All measured days of an office. */
function screenOffice(sorted: Sorted, id: string, { days, displacing, asked }: OfficeAsked): FoundOffice {
  const { scenario } = sorted;
  const place = scenario.offices.findIndex((one) => one.id === id);
  const reasons = new Set<string>();
  const sums = blankDays(asked.thresholds.length);
  let received = 0;
  for (const day of days) {
    const today = officeOnDay(sorted, id, day.place);
    const others = day.streams.get(id) ?? [];
    const visitors = others.map((other) => countOf(other.streams));
    const more = visitors.reduce((sum, count) => sum + count, 0);
    received += day.times * more;
    const inputs = chainInputs(sorted, today, [...today.streams, ...others.flatMap((one) => one.streams)]);
    if (inputs === null) {
      const isLost = displacing.isGone(place, day.place) && scenario.displacement === null;
      const lost = day.times * (more + (isLost ? countOf(today.streams) : 0));
      sums.arrived += lost;
      sums.turnedAway += lost;
      continue;
    }
    inputs.reasons.forEach((reason) => reasons.add(reason));
    const cv = scenario.dayFactorCv * concentration([countOf(today.streams), ...visitors]);
    addFlow(sums, remembered(inputs, { cv, ...asked }), day.times);
  }
  return { office: { id, sums, measures: measuresOf(sums), received }, reasons };
}

/** @throws RangeError if it cannot be read or fits no office */
function selected(where: string, offices: readonly Office[]): readonly Office[] {
  const reading = readSelector(where);
  if ("problem" in reading) throw new RangeError(`screenNetwork: ${reading.problem}`);
  const { offices: fitting, unfit } = selectOffices(reading.value, offices);
  if (unfit.length > 0) throw new RangeError(`screenNetwork: ${unfit[0].problem}`);
  return fitting;
}

/** Visitors of an office that is gone, on their way to another. */
interface Rerouted {
  readonly base: string;
  readonly streams: readonly Stream[];
}

/** A measured day, or several alike. */
interface NetworkDay {
  readonly place: number;
  readonly times: number;
  /** Who comes to each office from others, by its id. */
  readonly streams: ReadonlyMap<string, readonly Rerouted[]>;
}

/** Measured days that differ, each with who is rerouted in it. */
function daysOf(sorted: Sorted, displacing: Displacing, wanted: readonly Office[]): NetworkDay[] {
  const { scenario } = sorted;
  const { warmUpDays, days } = scenario.horizon;
  const ids = new Set(wanted.map(({ id }) => id));
  const alike = new Map<string, { place: number; times: number }>();
  for (let i = 0; i < days; i++) {
    const place = warmUpDays + i;
    const name = dayName(sorted, place);
    const known = alike.get(name);
    if (known === undefined) alike.set(name, { place, times: 1 });
    else known.times++;
  }
  return [...alike.values()].map(({ place, times }) => ({
    place,
    times,
    streams: reroutedOn(sorted, displacing, { place, ids }),
  }));
}

/** Days of one name are alike in hours, phases and rates. */
function dayName(sorted: Sorted, place: number): string {
  const { offices, horizon } = sorted.scenario;
  const lists = new Set(sorted.scenario.sources.map(({ rateOfDay }) => rateOfDay));
  const today = offices.map((office) => {
    const { phase, intended } = hoursOnDay(office, horizon, place);
    return [office.phases.indexOf(phase), intended?.opens, intended?.closes];
  });
  return JSON.stringify([[...lists].map((list) => list[place]), today]);
}

function reroutedOn(
  sorted: Sorted,
  displacing: Displacing,
  { place, ids }: { readonly place: number; readonly ids: ReadonlySet<string> },
): Map<string, Rerouted[]> {
  const { offices } = sorted.scenario;
  const found = new Map<string, Rerouted[]>();
  offices.forEach(({ id }, office) => {
    if (!displacing.isGone(office, place)) return;
    const streams = new Map<string, Stream[]>();
    for (const stream of officeOnDay(sorted, id, place).streams) {
      for (const [other, share] of displacing.onward(office, stream.errand, place)?.to ?? []) {
        const to = offices[other].id;
        if (!ids.has(to)) continue;
        const moved = { ...stream, scale: stream.scale * share };
        streams.set(to, [...(streams.get(to) ?? []), moved]);
      }
    }
    for (const [to, list] of streams) found.set(to, [...(found.get(to) ?? []), { base: id, streams: list }]);
  });
  return found;
}

/** Expected visitors; those of one rate and hours are counted once for all. */
function countOf(streams: readonly Stream[]): number {
  let before: Stream | null = null;
  let within = 0;
  return streams.reduce((sum, stream) => {
    if (stream.rate !== before?.rate || stream.hours !== before.hours)
      within = visitorsWithin(stream.rate, stream.hours);
    before = stream;
    return sum + stream.scale * within;
  }, 0);
}

/** Coefficient of variation of a sum of parts with independent factors, as a part of that of each. */
function concentration(parts: readonly number[]): number {
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === 0 ? 0 : Math.sqrt(parts.reduce((total, part) => total + part * part, 0)) / sum;
}

interface Asked {
  readonly cv: number;
  readonly thresholds: readonly number[];
  readonly fineness: Fineness;
  readonly memory: ScreenMemory;
}

/** The day of these inputs, worked out or remembered. */
function remembered(inputs: ChainInputs, { cv, thresholds, fineness, memory }: Asked): DayFlow {
  const { day, doors, outside, patience } = inputs;
  const rates = patience.isExponential ? [] : [1, 10, 100].map((wait) => patience.rateAt(wait));
  const name = JSON.stringify([day, doors, outside, rates, cv, thresholds, fineness]);
  const found = memory.days.get(name) ?? flowOver(inputs, { cv, thresholds, fineness, known: memory.lines });
  memory.days.set(name, found);
  return found;
}

function fatesOf(
  sorted: Sorted,
  displacing: Displacing,
  { wanted, days }: { readonly wanted: readonly Office[]; readonly days: readonly NetworkDay[] },
): Fates {
  const fates = {
    displaced: 0,
    rerouted: 0,
    extraTravelMinutes: 0,
    phone: 0,
    eService: 0,
    failed: 0,
    gaveUp: 0,
  };
  const { offices } = sorted.scenario;
  for (const { id } of wanted) {
    const office = offices.findIndex((one) => one.id === id);
    for (const { place, times } of days) {
      if (!displacing.isGone(office, place)) continue;
      for (const stream of officeOnDay(sorted, id, place).streams) {
        const visitors = times * countOf([stream]);
        const onward = displacing.onward(office, stream.errand, place);
        fates.displaced += visitors;
        if (onward === null) continue;
        const goes = [...onward.to.values()].reduce((sum, share) => sum + share, 0);
        fates.rerouted += visitors * goes;
        fates.extraTravelMinutes += visitors * onward.extraMinutes;
        fates.phone += visitors * onward.phone;
        fates.eService += visitors * onward.eService;
        fates.failed += visitors * onward.failed;
        fates.gaveUp += visitors * onward.gaveUp;
      }
    }
  }
  return fates;
}

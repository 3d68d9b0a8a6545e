/**
 * A network without simulation: every office's days by the chain, visitors of offices that are gone sent to where
 * they go in expectation. An approximation, and said to be one; what it leaves out it says.
 */
import { createHash } from "node:crypto";
import { readSelector } from "../scenario/selector.js";
import { selectOffices } from "../scenario/select.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import { fatesOf, type Fates } from "./fates.js";
import { unsettled, worseOf } from "./comingAgain.js";
import { concentration, countOf, daysOf, reroutedTo, type NetworkDay } from "./networkDays.js";
import { createDisplacing, type Displacing } from "./displacing.js";
import { addFlow, blankDays, measuresOf } from "./flows.js";
import type { DayFlow, DaySums, FixedPoint, FlowMeasures } from "./flows.js";
import { chainInputs, officeOnDay, sortScenario, type ChainInputs, type Sorted } from "./officeInputs.js";
import { COARSE, flowOver, type Fineness } from "./officeScreen.js";
import type { KnownLines } from "./dayFlow.js";
import { SENT_LEFT_OUT } from "./reasons.js";
import { sendOn, type SentOn } from "./sentOn.js";

/** What is screened, and how. */
export interface ScreenOptions {
  /** Offices wanted, as `area=metropolitan`; all when left out. */
  readonly where?: string;
  readonly fineness?: Fineness;
  /** Whether waits above thresholds are not wanted, which take the most time: their counts then say nothing. */
  readonly isBrief?: boolean;
  /** Days worked out already: give the same to many screenings, and what they share is worked out once. */
  readonly memory?: ScreenMemory;
}

/** What has been worked out. */
export interface ScreenMemory {
  /** Days of offices, by what decides them: an office whose day is the same in many scenarios is worked out once. */
  readonly days: Map<string, KnownDay>;
  readonly lines: KnownLines;
  /** Where the displaced go, by what decides it. */
  readonly displacing: Map<string, Displacing>;
  /** Offices as they stand in one scenario and another. */
  readonly offices: WeakMap<Office, KnownOffice>;
}

/** A day without its half-hours, of which there would be too many. */
type KnownDay = Omit<DayFlow, "halfHours">;

/** An office worked out, and from what. */
interface KnownOffice {
  readonly from: readonly unknown[];
  readonly found: FoundOffice;
}

interface FoundOffice {
  readonly office: ScreenedOffice;
  readonly reasons: ReadonlySet<string>;
  /** How those who come again to it were found. */
  readonly again: FixedPoint | undefined;
}

export function createMemory(): ScreenMemory {
  return { days: new Map(), lines: new Map(), displacing: new Map(), offices: new WeakMap() };
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
  /** How visitors who come again, and whom offices send on to each other, were found; null where there are none. */
  readonly fixedPoint: FixedPoint | null;
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
  const { where, fineness = COARSE, memory = createMemory(), isBrief = false } = options;
  const sorted = sortScenario(scenario);
  const displacing = displacingOf(scenario, memory);
  const wanted = where === undefined ? scenario.offices : selected(where, scenario.offices);
  const days = daysOf(sorted, displacing, wanted);
  const thresholds = scenario.observation.waitThresholds;
  const reasons = new Set<string>([
    "offices are worked out one by one, each from the expected visitors of the others",
  ]);
  const asked = { thresholds, fineness, memory, isBrief };
  const sent = sorted.sendsOn ? sentOf(sorted, { wanted, days, asked }) : [];
  let fixedPoint = sent.map((one) => one.fixedPoint).reduce(worseOf, undefined);
  if (fixedPoint !== undefined) reasons.add(reasonOf(fixedPoint));
  const offices = wanted.map((office) => {
    const screened = recall(sorted, office, { days, sent, asked, displacing });
    screened.reasons.forEach((reason) => reasons.add(reason));
    fixedPoint = worseOf(fixedPoint, screened.again);
    return screened.office;
  });
  const total = blankDays(thresholds.length);
  for (const { sums } of offices) addFlow(total, sums);
  const fates = fatesOf(sorted, displacing, { wanted, days });
  return {
    isExact: false,
    reasons: [...reasons],
    fixedPoint: fixedPoint ?? null,
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

/** Who is sent on, day by day. */
function sentOf(
  sorted: Sorted,
  { wanted, days, asked }: Pick<OfficeAsked, "days" | "asked"> & { readonly wanted: readonly Office[] },
): SentOn[] {
  const ids = new Set(wanted.map(({ id }) => id));
  const { fineness } = asked;
  const cv = sorted.scenario.dayFactorCv;
  return days.map((day) => {
    const known: KnownLines = new Map();
    return sendOn(sorted, ids, {
      place: day.place,
      rerouted: (id) => reroutedTo(day, id),
      flowOf: (today, streams, moved) => {
        const inputs = chainInputs(sorted, today, streams, moved);
        return inputs === null ? null : flowOver(inputs, { cv, thresholds: [], fineness, known });
      },
    });
  });
}

function reasonOf(fixedPoint: FixedPoint): string {
  const how = "visitors whom offices send on are taken to come by chance, in expected numbers by half-hour";
  return fixedPoint.isSettled ? `${how}, a fixed point that settled` : unsettled(how, fixedPoint);
}

interface OfficeAsked {
  readonly days: readonly NetworkDay[];
  /** [day]; none where nobody is sent on. */
  readonly sent: readonly SentOn[];
  readonly displacing: Displacing;
  readonly asked: Omit<Asked, "cv">;
}

/** As `screenOffice`, but for what is the very same in a scenario screened before. */
function recall(sorted: Sorted, office: Office, asked: OfficeAsked): FoundOffice {
  const { errands, horizon, furtherErrand, dayFactorCv, displacement, crews } = sorted.scenario;
  const { thresholds, fineness, memory, isBrief } = asked.asked;
  const isReached = asked.days.some(({ streams }) => streams.has(office.id)) || sorted.sendsOn;
  const isGone = office.phases.some(({ exists }) => !exists);
  if (isReached || isGone) return screenOffice(sorted, office.id, asked);
  const own = sorted.sources.get(office.id) ?? [];
  const rest = [
    errands,
    horizon,
    furtherErrand,
    dayFactorCv,
    displacement,
    crews,
    thresholds,
    fineness,
    isBrief,
  ];
  const from = [...rest, ...own];
  const known = memory.offices.get(office);
  const isSame = known?.from.length === from.length && from.every((one, i) => one === known.from[i]);
  if (known !== undefined && isSame) return known.found;
  const found = screenOffice(sorted, office.id, asked);
  memory.offices.set(office, { from, found });
  return found;
}

/** All measured days of an office. */
function screenOffice(
  sorted: Sorted,
  id: string,
  { days, sent, displacing, asked }: OfficeAsked,
): FoundOffice {
  const { scenario } = sorted;
  const place = scenario.offices.findIndex((one) => one.id === id);
  const reasons = new Set<string>();
  const sums = blankDays(asked.thresholds.length);
  let received = 0;
  let again: FixedPoint | undefined;
  for (const [d, day] of days.entries()) {
    const today = officeOnDay(sorted, id, day.place);
    const others = day.streams.get(id) ?? [];
    const visitors = others.map((other) => countOf(other.streams));
    const more = visitors.reduce((sum, count) => sum + count, 0);
    received += day.times * more;
    const { streams: onward, moved } = sent[d]?.to.get(id) ?? { streams: [], moved: 0 };
    const all = [...today.streams, ...reroutedTo(day, id), ...onward];
    const inputs = chainInputs(sorted, today, all, moved);
    if (inputs === null) {
      const isLost = displacing.isGone(place, day.place) && scenario.displacement === null;
      const lost = day.times * (more + (isLost ? countOf(today.streams) : 0));
      sums.arrived += lost;
      sums.turnedAway += lost;
      continue;
    }
    inputs.reasons.filter((one) => one !== SENT_LEFT_OUT).forEach((reason) => reasons.add(reason));
    const parts = [countOf(today.streams), ...visitors, ...(onward.length === 0 ? [] : [countOf(onward)])];
    const cv = scenario.dayFactorCv * concentration(parts);
    const flow = remembered(inputs, { cv, ...asked });
    addFlow(sums, flow, day.times);
    again = worseOf(again, flow.fixedPoint);
  }
  if (again?.isSettled === false) reasons.add(unsettled("visitors who come again", again));
  return { office: { id, sums, measures: measuresOf(sums), received }, reasons, again };
}

/** @throws RangeError if it cannot be read or fits no office */
function selected(where: string, offices: readonly Office[]): readonly Office[] {
  const reading = readSelector(where);
  if ("problem" in reading) throw new RangeError(`screenNetwork: ${reading.problem}`);
  const { offices: fitting, unfit } = selectOffices(reading.value, offices);
  if (unfit.length > 0) throw new RangeError(`screenNetwork: ${unfit[0].problem}`);
  return fitting;
}

interface Asked {
  readonly cv: number;
  readonly thresholds: readonly number[];
  readonly fineness: Fineness;
  readonly memory: ScreenMemory;
  readonly isBrief: boolean;
}

/** Most lines that are remembered, of some kilobytes each; then they are worked out anew. */
const MOST_LINES = 20_000;

/** The day of these inputs, worked out or remembered under the sha256 of all that it depends on. */
function remembered(inputs: ChainInputs, asked: Asked): KnownDay {
  const { cv, thresholds, fineness, memory, isBrief } = asked;
  const { day, doors, outside, patience, redialling } = inputs;
  const rates = patience.isExponential ? [] : [1, 10, 100].map((wait) => patience.rateAt(wait));
  const text = JSON.stringify([day, doors, outside, redialling, rates, cv, thresholds, fineness, isBrief]);
  const name = createHash("sha256").update(text).digest("base64");
  const known = memory.days.get(name);
  if (known !== undefined) return known;
  if (memory.lines.size > MOST_LINES) memory.lines.clear();
  const { halfHours: _halfHours, ...found } = flowOver(inputs, { ...asked, known: memory.lines });
  memory.days.set(name, found);
  return found;
}

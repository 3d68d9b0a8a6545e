/** A resolved scenario as words under the paths of the language, for people who compare or look it over. */
import { createHash } from "node:crypto";
import type { Displacement } from "./displacement.js";
import { daysUntilEnd, hoursByDay } from "./calendar.js";
import { formatDate, WEEKDAYS } from "./dates.js";
import { comingHours, visitorsWithin } from "./further.js";
import { formatDuration, formatTime } from "./quantities.js";
import type { Horizon, Hours, Office, Phase, Scenario, Source } from "./scenario.js";
import type { Piece } from "./piece.js";

/** Texts and sections by key, in order. */
export type Description = ReadonlyMap<string, string | Description>;

type Entries = readonly (readonly [string, string | Description | null])[];

function section(entries: Entries): Description {
  return new Map(entries.filter((entry): entry is [string, string | Description] => entry[1] !== null));
}

/** Describes a scenario. Cost O(size + sources × days). */
export function describeScenario(scenario: Scenario): Description {
  const { horizon, errands, offices, furtherErrand, dayFactorCv, observation } = scenario;
  return section([
    ...describeHorizon(horizon),
    [
      "errands",
      section(
        errands.map(({ id, ...errand }) => [
          id,
          section(Object.entries(errand).map(([key, value]) => [key, show(value)])),
        ]),
      ),
    ],
    ["offices", section(offices.map((office) => [office.id, describeOffice(office, scenario)]))],
    ["furtherErrand", furtherErrand === null ? null : percent(furtherErrand.chance)],
    ["mistimed", scenario.mistimed === null ? null : show(scenario.mistimed)],
    ["displaced", scenario.displacement === null ? null : describeDisplacement(scenario.displacement)],
    ["furtherShares", furtherErrand === null ? null : show(furtherErrand.shares)],
    ["dayFactor", dayFactorCv === 0 ? null : describeDayFactor(scenario)],
    ["observe", section(Object.entries(observation).map(([key, value]) => [key, show(value)]))],
    [
      "provenance",
      section(
        scenario.foundations.map(({ input, provenance, source }) => [input, `${provenance}: ${source}`]),
      ),
    ],
    ["patch", section(scenario.patches.map((patch, i) => [String(i), show(patch)]))],
  ]);
}

function describeDayFactor({ dayFactorCv, dayFactorShared }: Scenario): string {
  const shared = dayFactorShared === 0 ? "" : `, ${percent(dayFactorShared)} of it shared in a region`;
  return percent(dayFactorCv) + shared;
}

function describeDisplacement({ zones, ...said }: Displacement): Description {
  return section([
    ["zones", show(zones.map(({ id, population }) => `${id} ${population}`))],
    ...Object.entries(said).map(([key, value]) => [key, show(value)] as const),
  ]);
}

function describeHorizon({ dated, firstDay, days, warmUpDays, drainDays = 0, continuous }: Horizon): Entries {
  const last = firstDay + days - 1;
  return [
    ["period", dated ? `${formatDate(firstDay)} to ${formatDate(last)}` : null],
    ["days", dated ? null : String(days)],
    ["warmUp", String(warmUpDays)],
    ["drain", drainDays === 0 ? null : String(drainDays)],
    ["continuous", String(continuous)],
  ];
}

function describeOffice(office: Office, { horizon, sources }: Scenario): Description {
  const [first, ...later] = office.phases;
  const own = sources.filter((source) => source.office === office.id);
  return section([
    ["name", `${office.name.en} / ${office.name.sv}`],
    ["attributes", section(Object.entries(office.attributes).map(([key, value]) => [key, known(value)]))],
    [
      "closedOn",
      office.closedDays.length === 0
        ? null
        : office.closedDays.map((day) => formatDay(day, horizon)).join(", "),
    ],
    ...describePhase(first),
    ...later.map(
      (phase) => [`from ${formatDay(phase.from, horizon)}`, section(describePhase(phase))] as const,
    ),
    ["visitors", section(own.map((source) => [source.errand, describeSource(source, office, horizon)]))],
  ]);
}

function formatDay(day: number, { dated }: Horizon): string {
  return dated ? formatDate(day) : `day ${day}`;
}

function known(value: unknown): string | null {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0) ? null : show(value);
}

function describePhase(phase: Phase): Entries {
  const { closing } = phase;
  return [
    ["exists", phase.exists ? null : "no"],
    ["open", describeWeek(phase.week)],
    ["desks", describeDesks(phase.desks)],
    ["release", phase.release],
    [
      "closing",
      closing.kind === "stopTickets"
        ? `stop tickets ${formatDuration(closing.minutesBefore)} before`
        : closing.kind,
    ],
    ["room", phase.room === null ? null : String(phase.room)],
    ["visits", phase.visits === 1 ? null : percent(phase.visits)],
    ["visitsOf", phase.visitsOf === undefined ? null : show(phase.visitsOf)],
  ];
}

/** Hours of a week, runs of days alike together, such as `mon-thu 10:00-16:00, fri 10:00-14:00`. */
export function describeWeek(week: readonly (Hours | null)[]): string {
  const shown = week.map((hours) =>
    hours === null ? null : `${formatTime(hours.opens)}-${formatTime(hours.closes)}`,
  );
  const runs: { first: number; last: number; hours: string }[] = [];
  shown.forEach((hours, day) => {
    const before = runs.at(-1);
    if (hours === null) return;
    if (before !== undefined && before.last === day - 1 && before.hours === hours) before.last = day;
    else runs.push({ first: day, last: day, hours });
  });
  if (runs.length === 0) return "closed";
  return runs
    .map(({ first, last, hours }) => {
      const days = first === last ? WEEKDAYS[first] : `${WEEKDAYS[first]}-${WEEKDAYS[last]}`;
      return `${days} ${hours}`;
    })
    .join(", ");
}

/** Desks over the day, such as `3` or `3, 2 from 12:00, 3 from 13:00`. */
export function describeDesks(desks: readonly Piece[]): string {
  return desks
    .map(({ minute, value }) => (minute === 0 ? String(value) : `${value} from ${formatTime(minute)}`))
    .join(", ");
}

/** Visitors of the simulated days, and a short mark of when they come. */
function describeSource(source: Source, place: Office, horizon: Horizon): string {
  const hours = hoursByDay(place, daysUntilEnd(horizon), horizon);
  const byRate = new Map<string, number>();
  let expected = 0;
  hours.forEach((office, day) => {
    const open = comingHours(source, office);
    const rate = source.rateOfDay[day];
    if (open === null) return;
    const name = `${rate} ${open.opens} ${open.closes}`;
    const visitors = byRate.get(name) ?? (rate < 0 ? 0 : visitorsWithin(source.rates[rate], open));
    byRate.set(name, visitors);
    expected += source.scale * visitors + source.atTheDoor;
  });
  const mark = createHash("sha256").update(
    JSON.stringify([source.rates, source.scale, source.rateOfDay, source.atTheDoor]),
  );
  return `${Number(expected.toPrecision(6))} expected (${mark.digest("hex").slice(0, 8)})`;
}

function percent(value: number): string {
  return `${Number((100 * value).toPrecision(12))} %`;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The measured days of a network that differ, each with who is on the way from an office that is gone to another. */
import { visitorsWithin } from "../scenario/further.js";
import type { Office } from "../scenario/scenario.js";
import type { Displacing } from "./displacing.js";
import { hoursOnDay, officeOnDay, type Sorted, type Stream } from "./officeInputs.js";

/** Visitors of an office that is gone, on their way to another. */
export interface Rerouted {
  readonly base: string;
  readonly streams: readonly Stream[];
}

/** A measured day, or several alike. */
export interface NetworkDay {
  readonly place: number;
  readonly times: number;
  /** Who comes to each office from others, by its id. */
  readonly streams: ReadonlyMap<string, readonly Rerouted[]>;
}

/** Streams of those who come to an office because another one is gone. */
export function reroutedTo({ streams }: NetworkDay, id: string): readonly Stream[] {
  return (streams.get(id) ?? []).flatMap((one) => one.streams);
}

/** Measured days that differ, each with who is rerouted in it. */
export function daysOf(sorted: Sorted, displacing: Displacing, wanted: readonly Office[]): NetworkDay[] {
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
export function countOf(streams: readonly Stream[]): number {
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
export function concentration(parts: readonly number[]): number {
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === 0 ? 0 : Math.sqrt(parts.reduce((total, part) => total + part * part, 0)) / sum;
}

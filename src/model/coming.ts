/** Crews and appointments: ids become indices, days become lists of minutes. */
import { hashText } from "../random/keys.js";
import type { Office, Source } from "../scenario/scenario.js";
import type { Crew } from "../scenario/mechanisms.js";
import { firstPlaces, type LawList } from "./lawList.js";
import type { Bookings, Crews } from "./model.js";
import type { PlannedGroup } from "./serving.js";

/** Hashes of ids, two words each. */
export function namesOf(ids: readonly string[]): Int32Array {
  return Int32Array.from(ids.flatMap((id) => [...hashText(id)]));
}

export function compileCrews(
  crews: readonly Crew[],
  offices: readonly Office[],
  groups: readonly PlannedGroup[],
  laws: LawList,
): Crews {
  const groupOf = (crew: string, office: string): number =>
    groups.findIndex((group) => group.id === crew && offices[group.office].id === office);
  const stops = crews.flatMap(({ id, route }) => route.map((stop) => ({ id, ...stop })));
  return {
    name: namesOf(crews.map(({ id }) => id)),
    desks: Int32Array.from(crews, ({ desks }) => desks),
    home: Int32Array.from(crews, ({ id, home }) => groupOf(id, home)),
    firstStop: firstPlaces(crews.map(({ route }) => route)),
    leave: Float64Array.from(stops, ({ leave }) => leave),
    group: Int32Array.from(stops, ({ id, to }) => groupOf(id, to)),
    travelLaw: Int32Array.from(stops, ({ travel }) => laws.add(travel)),
  };
}

export function compileBookings(sources: readonly Source[], laws: LawList): Bookings {
  const bookings = sources.flatMap(({ booking }) => (booking === null ? [] : [booking]));
  const slots = bookings.map(({ slots: list }) =>
    list.flatMap(({ minute, value }) => Array.from({ length: value }, () => minute)),
  );
  let count = 0;
  return {
    ofSource: Int32Array.from(sources, ({ booking }) => (booking === null ? -1 : count++)),
    firstSlot: firstPlaces(slots),
    slot: Float64Array.from(slots.flat()),
    taken: Float64Array.from(bookings, ({ taken }) => taken),
    noShow: Float64Array.from(bookings, ({ noShow }) => noShow),
    early: Float64Array.from(bookings, ({ early }) => early),
    latenessLaw: Int32Array.from(bookings, ({ lateness }) => laws.add(lateness)),
  };
}

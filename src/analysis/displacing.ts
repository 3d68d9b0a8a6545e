/**
 * Where visitors of offices that are gone go, in expectation: shares of each receiving office and of each channel,
 * by the rules of the simulation with every draw replaced by its chance.
 */
import { compileDisplacement } from "../model/displacement.js";
import { acceptance } from "../model/demand/acceptance.js";
import { extraMinutes } from "../model/demand/ranks.js";
import { minutesWithinZone } from "../model/demand/travel.js";
import type { Displacement } from "../model/displacementTables.js";
import { phaseOn, daysUntilEnd } from "../scenario/calendar.js";
import type { Scenario } from "../scenario/scenario.js";

/** What becomes of the visitors of an office with one errand, as shares of them. */
export interface Onward {
  /** Share that goes to each office, by its place among the offices. */
  readonly to: ReadonlyMap<number, number>;
  /** Extra minutes of those, one way, for each visitor displaced [min]. */
  readonly extraMinutes: number;
  readonly phone: number;
  readonly eService: number;
  /** Nothing becomes of it, where attendance is needed and where not. */
  readonly failed: number;
  readonly gaveUp: number;
}

/** The displaced of a scenario. */
export interface Displacing {
  /** Whether an office is gone on a day. @param place of the day among the simulated ones */
  readonly isGone: (office: number, place: number) => boolean;
  /** What becomes of visitors of an office that is gone on a day; null where the scenario does not say. */
  readonly onward: (office: number, errand: number, place: number) => Onward | null;
}

/** Points of the disc of a zone over which the chance of a trip is averaged. */
const POINTS = 8;

/** Cost of the tables of the model, once; then O(zones) for each office gone and skill. */
export function createDisplacing(scenario: Scenario): Displacing {
  const { offices, errands } = scenario;
  const presence = presenceOf(scenario);
  const isGone = (office: number, place: number): boolean =>
    presence.exists[presence.kindOf[place] * offices.length + office] === 0;
  if (!presence.exists.includes(0)) return { isGone, onward: () => null };
  const tables = compileDisplacement(scenario, errands.length, presence);
  const known = new Map<string, Onward>();
  const trips = new Map<string, Trips>();
  return {
    isGone,
    onward: (office, errand, place) => {
      if (tables === null) return null;
      const variant = tables.variantOf[presence.kindOf[place]];
      const name = `${variant} ${office} ${errand}`;
      const found = known.get(name);
      if (found !== undefined) return found;
      const skill = tables.skillOf[errand];
      const tripName = `${variant} ${office} ${skill}`;
      const made = trips.get(tripName) ?? tripsOf(tables, { variant, office, skill });
      trips.set(tripName, made);
      const { to, extraMinutes: extra, stays } = made;
      const onward = { to, extraMinutes: extra, ...channelsOf(scenario, tables, { errand, office, stays }) };
      known.set(name, onward);
      return onward;
    },
  };
}

/** Which offices are there: distinct sets, and which of them each simulated day has. */
function presenceOf({ offices, horizon }: Scenario) {
  const known = new Map<string, number>();
  const rows: number[][] = [];
  const kindOf = daysUntilEnd(horizon).map((day) => {
    const row = offices.map((office) => Number(phaseOn(office, day).exists));
    const name = row.join("");
    const kind = known.get(name) ?? rows.push(row) - 1;
    known.set(name, kind);
    return kind;
  });
  return { exists: Uint8Array.from(rows.flat()), count: rows.length, kindOf };
}

/** Who goes where of the visitors of an office with errands of one skill. */
interface Trips extends Pick<Onward, "to" | "extraMinutes"> {
  /** Share that goes nowhere. */
  readonly stays: number;
}

function tripsOf(
  tables: Displacement,
  { variant, office, skill }: { readonly variant: number; readonly office: number; readonly skill: number },
): Trips {
  const { origins, ranks, starts, nearest } = tables;
  const { zoneCount, officeCount } = ranks;
  const startCount = zoneCount + officeCount;
  const skills = starts.length / (officeCount * zoneCount);
  const to = new Map<number, number>();
  let extra = 0;
  let stays = 1;
  for (let zone = 0; zone < zoneCount; zone++) {
    const share = origins.share[office * zoneCount + zone];
    if (share === 0) continue;
    const start = starts[(skill * officeCount + office) * zoneCount + zone];
    const other = nearest[(variant * skills + skill) * startCount + start];
    if (other < 0) continue;
    const goes = share * chanceOfTrip(tables, { start, office, other });
    to.set(other, (to.get(other) ?? 0) + goes);
    extra += goes * extraMinutes(ranks, start, office, other);
    stays -= goes;
  }
  return { to, extraMinutes: extra, stays: Math.max(0, stays) };
}

/** Chance of accepting the trip, averaged over where in the zone one lives. */
function chanceOfTrip(
  { ranks, roads, curve }: Displacement,
  trip: { readonly start: number; readonly office: number; readonly other: number },
): number {
  const minutes = (office: number): number => ranks.minutes[trip.start * ranks.officeCount + office];
  const [base, other] = [minutes(trip.office), minutes(trip.other)];
  if (trip.start >= ranks.zoneCount) return acceptance(curve, base, other);
  let sum = 0;
  for (let i = 0; i < POINTS; i++) {
    const within = minutesWithinZone(roads[trip.start], (i + 0.5) / POINTS);
    sum += acceptance(curve, base + within, other + within);
  }
  return sum / POINTS;
}

/** Of those who do not go: by the weights of the channels that they can use, and of doing nothing. */
function channelsOf(
  { errands, offices }: Scenario,
  tables: Displacement,
  { errand, office, stays }: { readonly errand: number; readonly office: number; readonly stays: number },
) {
  const hasLine = (offices[office].line ?? errands[errand].line) !== null;
  const canCall = hasLine ? tables.canPhone[errand] : 0;
  const canServe = tables.canEService[errand] * tables.eIdentification;
  const nothing = Math.max(0, 1 - tables.phone - tables.eService);
  let [phone, eService] = [0, 0];
  for (const [calls, callChance] of [
    [tables.phone, canCall],
    [0, 1 - canCall],
  ]) {
    for (const [serves, serveChance] of [
      [tables.eService, canServe],
      [0, 1 - canServe],
    ]) {
      const all = calls + serves + nothing;
      if (all === 0) continue;
      phone += (callChance * serveChance * calls) / all;
      eService += (callChance * serveChance * serves) / all;
    }
  }
  const left = stays * (1 - phone - eService);
  const isStatutory = tables.isStatutory[errand] === 1;
  return {
    phone: stays * phone,
    eService: stays * eService,
    failed: isStatutory ? left : 0,
    gaveUp: isStatutory ? 0 : left,
  };
}

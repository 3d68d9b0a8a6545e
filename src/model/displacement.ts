/**
 * Who goes where when an office is gone: start points, the nearest office left for each of them, channels. Days on
 * which the same offices are there share their tables.
 */
import type { AreaRoads, Displacement as Wanted } from "../scenario/displacement.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import { checkCurve } from "./demand/acceptance.js";
import { exponentialDecay, gravityOrigins } from "./demand/origins.js";
import { nearestCapable, NOWHERE, ownPlace, rankOffices, startPoints, type Ranks } from "./demand/ranks.js";
import { greatCircleKm, minutesFromKm, startPlaces, type Places, type Roads } from "./demand/travel.js";
import type { Displacement } from "./displacementTables.js";
import { firstPlaces } from "./lawList.js";
import type { DayKinds } from "./model.js";

/** Which offices are there, by kind of day. */
export type Presence = Pick<DayKinds, "exists" | "count">;

/** Compiles; null when the scenario says nothing of the displaced. Cost O(starts × offices × skills). */
export function compileDisplacement(
  { offices, errands, displacement }: Scenario,
  errandCount: number,
  kinds: Presence,
): Displacement | null {
  if (displacement === null) return null;
  const { zones, acceptance } = displacement;
  const map = mapOf(offices, displacement);
  const skills = skillsOf(offices, displacement);
  const places = errands.map(({ id }) => displacement.errands.findIndex(({ errand }) => errand === id));
  const channels = places.map((place) => displacement.errands[place]);
  const ofErrand = (read: (place: number) => number): number[] =>
    Array.from({ length: errandCount }, (_, i) => (i < places.length && places[i] >= 0 ? read(i) : 0));
  const presence = presenceOf(kinds, offices.length);
  const zoneCount = zones.length;
  const starts = Int32Array.from(skills.capable.flatMap((one) => [...startPoints(map.ranks, one)]));
  const nearest = nearestLeft(map.ranks, skills.capable, presence.variants);
  const found = { zoneCount, skills: skills.capable.length, starts, nearest, ...presence };
  const pairs = pairsOf(offices.length, map.ranks, found);
  return {
    zoneIds: zones.map(({ id }) => id),
    ...map,
    skillOf: Int32Array.from(ofErrand((i) => skills.ofErrand[places[i]])),
    capable: Uint8Array.from(skills.capable.flatMap((one) => [...one])),
    starts,
    gone: presence.gone,
    variantOf: presence.variantOf,
    nearest,
    firstPair: firstPlaces(pairs),
    receiving: Int32Array.from(pairs.flat()),
    curve: checkCurve({
      minutes: Float64Array.from(acceptance, ({ minutes }) => minutes),
      share: Float64Array.from(acceptance, ({ share }) => share),
    }),
    phone: displacement.phone,
    eService: displacement.eService,
    eIdentification: displacement.eIdentification,
    canPhone: Float64Array.from(ofErrand((i) => channels[i].phone)),
    canEService: Float64Array.from(ofErrand((i) => channels[i].eService)),
    isStatutory: Uint8Array.from(ofErrand((i) => Number(channels[i].isStatutory))),
  };
}

/** Distances and minutes, and where visitors of each office live. */
function mapOf(offices: readonly Office[], { zones, roads, originKm }: Wanted) {
  const homes = placesFrom(zones);
  const seats = placesFrom(offices.map(({ attributes }) => attributes));
  const classOf = ({ area }: { readonly area: string }): number =>
    roads.findIndex((one) => one.area === area);
  const areas = Int32Array.from([...zones.map(classOf), ...offices.map((one) => classOf(one.attributes))]);
  const ways = roads.map(waysOf);
  const minutes = minutesFromKm(greatCircleKm(startPlaces(homes, seats), seats), areas, ways);
  const population = Float64Array.from(zones, (zone) => zone.population);
  return {
    origins: gravityOrigins(population, greatCircleKm(homes, seats), exponentialDecay(originKm)),
    ranks: rankOffices(
      minutes,
      offices.map(({ id }) => id),
    ),
    roads: zones.map((zone) => ways[classOf(zone)]),
  };
}

function placesFrom(
  list: readonly { readonly latitude: number | null; readonly longitude: number | null }[],
): Places {
  return {
    latitude: Float64Array.from(list, ({ latitude }) => Number(latitude)),
    longitude: Float64Array.from(list, ({ longitude }) => Number(longitude)),
  };
}

function waysOf({ circuity, kmPerHour, radiusKm }: AreaRoads): Roads {
  return { circuity, kmPerHour, radiusKm };
}

/** Distinct sets of capable offices, and which of them each errand has. */
function skillsOf(offices: readonly Office[], { errands }: Wanted) {
  const capable: Uint8Array[] = [];
  const known = new Map<string, number>();
  const ofErrand = errands.map((errand) => {
    const served = new Set(errand.offices);
    const row = Uint8Array.from(offices, ({ id }) => Number(served.has(id)));
    const name = row.join("");
    const skill = known.get(name) ?? capable.push(row) - 1;
    known.set(name, skill);
    return skill;
  });
  return { capable, ofErrand };
}

/** Distinct sets of offices that are there, and which of them each kind of day has. */
function presenceOf({ exists, count }: Presence, offices: number) {
  const variants: Uint8Array[] = [];
  const known = new Map<string, number>();
  const places = exists.length / Math.max(1, count);
  const gone = new Uint8Array(count * offices);
  const variantOf = Int32Array.from({ length: count }, (_, kind) => {
    const row = exists.slice(kind * places, kind * places + offices);
    row.forEach((there, office) => (gone[kind * offices + office] = 1 - there));
    const name = row.join("");
    const variant = known.get(name) ?? variants.push(row) - 1;
    known.set(name, variant);
    return variant;
  });
  return { variants, variantOf, gone };
}

function nearestLeft(ranks: Ranks, capable: readonly Uint8Array[], variants: readonly Uint8Array[]) {
  const starts = ranks.order.length / ranks.officeCount;
  const nearest = new Int32Array(variants.length * capable.length * starts);
  variants.forEach((there, variant) =>
    capable.forEach((can, skill) => {
      const left = there.map((one, office) => one & can[office]);
      const row = (variant * capable.length + skill) * starts;
      for (let start = 0; start < starts; start++) nearest[row + start] = nearestCapable(ranks, start, left);
    }),
  );
  return nearest;
}

interface Found {
  readonly zoneCount: number;
  readonly skills: number;
  readonly starts: Int32Array;
  readonly nearest: Int32Array;
  readonly variants: readonly Uint8Array[];
}

/** Offices that receive anybody from each office that is gone at some time. */
function pairsOf(offices: number, ranks: Ranks, { zoneCount, skills, starts, nearest, variants }: Found) {
  const startCount = zoneCount + offices;
  return Array.from({ length: offices }, (_, office) => {
    const receiving = new Set<number>();
    variants.forEach((there, variant) => {
      if (there[office] === 1) return;
      for (let skill = 0; skill < skills; skill++) {
        const row = (variant * skills + skill) * startCount;
        const own = starts.subarray((skill * offices + office) * zoneCount).subarray(0, zoneCount);
        for (const start of new Set([...own, ownPlace(ranks, office)])) receiving.add(nearest[row + start]);
      }
    });
    receiving.delete(NOWHERE);
    return [...receiving].toSorted((a, b) => a - b);
  });
}

/** Whether any office is gone on any day. */
export function isAnyGone(displacement: Displacement | null): boolean {
  return displacement?.gone.includes(1) ?? false;
}

/**
 * Offices whose figures can differ from those of a scenario in which no office is gone: those that are gone and those
 * that receive; [office]. Lines are left out: all of them can.
 */
export function reachOf({ gone, firstPair, receiving }: Displacement): Uint8Array {
  const offices = firstPair.length - 1;
  const reach = new Uint8Array(offices);
  gone.forEach((one, at) => {
    if (one === 1) reach[at % offices] = 1;
  });
  for (const office of receiving) reach[office] = 1;
  return reach;
}

/**
 * How far it is and how long it takes: great circles, minutes by class of area, and the way within one's own
 * zone. Start points are zones first, then the offices' own places. Knows no errand and no visitor.
 */
import { onGrid } from "../../units.js";
import { arcsine, cosineOf, sineOf } from "./trigonometry.js";

/** Points on the globe; [place]. */
export interface Places {
  /** −90 to 90 [degrees north]. */
  readonly latitude: Float64Array;
  /** −180 to 180 [degrees east]. */
  readonly longitude: Float64Array;
}

/** How one travels in a class of area; all assumed. */
export interface Roads {
  /** Road km for each km of great circle, 1 or more. */
  readonly circuity: number;
  /** Above 0 [km/h], from door to door. */
  readonly kmPerHour: number;
  /** Radius of the disc over which the people of a zone live evenly [km]. */
  readonly radiusKm: number;
}

/** Mean radius of the earth [km]. Source: IUGG, (2a + b)/3 of WGS 84. */
export const EARTH_RADIUS_KM = 6371.0088;

const MINUTES_PER_HOUR = 60;

/**
 * Great-circle distances [km] on a sphere; [from][to], row-major.
 *
 * By half the chord between unit vectors, which keeps its digits for near points. The sphere is off by up to 0.5 %.
 * Cost O(from × to).
 */
export function greatCircleKm(from: Places, to: Places): Float64Array {
  const starts = unitVectors(from);
  const ends = unitVectors(to);
  const count = to.latitude.length;
  const km = new Float64Array(from.latitude.length * count);
  for (let i = 0; i < km.length; i++) {
    const a = 3 * Math.floor(i / count);
    const b = 3 * (i % count);
    const x = starts[a] - ends[b];
    const y = starts[a + 1] - ends[b + 1];
    const z = starts[a + 2] - ends[b + 2];
    km[i] = 2 * EARTH_RADIUS_KM * arcsine(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
  }
  return km;
}

function unitVectors({ latitude, longitude }: Places): Float64Array {
  const vectors = new Float64Array(3 * latitude.length);
  latitude.forEach((north, i) => {
    const east = longitude[i];
    vectors[3 * i] = cosineOf(north) * cosineOf(east);
    vectors[3 * i + 1] = cosineOf(north) * sineOf(east);
    vectors[3 * i + 2] = sineOf(north);
  });
  return vectors;
}

/** All start points: the zones, then the offices' own places. */
export function startPlaces(zones: Places, offices: Places): Places {
  return {
    latitude: Float64Array.of(...zones.latitude, ...offices.latitude),
    longitude: Float64Array.of(...zones.longitude, ...offices.longitude),
  };
}

/**
 * Minutes of travel, on the grid of time; [start][office], row-major.
 *
 * @param km distances, [start][office]
 * @param area class of each start point, an index into `roads`; [start]
 */
export function minutesFromKm(km: Float64Array, area: Int32Array, roads: readonly Roads[]): Float64Array {
  const offices = km.length / area.length;
  return km.map((distance, i) => minutesOn(roads[area[Math.floor(i / offices)]], distance));
}

function minutesOn({ circuity, kmPerHour }: Roads, km: number): number {
  return onGrid((km * circuity * MINUTES_PER_HOUR) / kmPerHour);
}

/** Shape of a matrix of minutes. */
export interface StartCounts {
  readonly zones: number;
  readonly offices: number;
}

/**
 * Takes a matrix of minutes from elsewhere and brings it to the grid of time; [start][office], zones first.
 *
 * @throws RangeError if the size is wrong, a value is negative or not finite, or an office is not at its own place
 */
export function givenMinutes(minutes: Float64Array, { zones, offices }: StartCounts): Float64Array {
  const size = (zones + offices) * offices;
  if (minutes.length !== size) {
    throw new RangeError(
      `givenMinutes: ${minutes.length} values, (${zones} + ${offices}) × ${offices} expected`,
    );
  }
  return minutes.map((value, i) => {
    const start = Math.floor(i / offices);
    const office = i % offices;
    const isOwn = start === zones + office;
    if (!(value >= 0 && value < Infinity) || (isOwn && value !== 0)) {
      throw new RangeError(`givenMinutes: ${value} min from start ${start} to office ${office}`);
    }
    return onGrid(value);
  });
}

/**
 * Minutes within the own zone for a uniform: people live evenly on a disc around the zone's point, so that the
 * distance has distribution (km / radius)² and mean ⅔ radius. The same whichever office is visited: it adds to a
 * trip and cancels in extra travel.
 *
 * @param u 0 (included) to 1 (excluded)
 */
export function minutesWithinZone(roads: Roads, u: number): number {
  return minutesOn(roads, roads.radiusKm * Math.sqrt(u));
}

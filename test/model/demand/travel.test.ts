import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EARTH_RADIUS_KM,
  givenMinutes,
  greatCircleKm,
  minutesFromKm,
  minutesWithinZone,
  startPlaces,
  type Places,
} from "../../../src/model/demand/travel.js";
import { onGrid } from "../../../src/units.js";

function places(...points: readonly (readonly [number, number])[]): Places {
  return {
    latitude: Float64Array.from(points, ([latitude]) => latitude),
    longitude: Float64Array.from(points, ([, longitude]) => longitude),
  };
}

/** Distance by the haversine, on the engine's own functions. */
function haversine([lat1, lon1]: readonly [number, number], [lat2, lon2]: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const north = Math.sin(((lat2 - lat1) * rad) / 2) ** 2;
  const east = Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(north + east));
}

test("a quarter of the equator and a quarter of a meridian are a quarter of the girth", () => {
  const quarter = (Math.PI / 2) * EARTH_RADIUS_KM;
  const km = greatCircleKm(places([0, 0]), places([0, 90], [90, 0], [0, 180], [0, 0]));
  expect(km[0]).toBeCloseTo(quarter, 8);
  expect(km[1]).toBeCloseTo(quarter, 8);
  expect(km[2]).toBeCloseTo(2 * quarter, 8);
  expect(km[3]).toBe(0);
});

test("one degree of latitude is 111.195 km", () => {
  expect(greatCircleKm(places([59, 18]), places([60, 18]))[0]).toBeCloseTo(111.195, 3); // 6371.0088 π / 180
});

const point = fc.tuple(
  fc.double({ min: 55, max: 69, noNaN: true }),
  fc.double({ min: 11, max: 24, noNaN: true }),
);

test("distances agree with the haversine, and are the same both ways", () => {
  const agrees = (a: readonly [number, number], b: readonly [number, number]) => {
    const km = greatCircleKm(places(a, b), places(a, b));
    expect(Math.abs(km[1] - haversine(a, b))).toBeLessThan(1e-7); // a tenth of a millimetre
    expect(km[2]).toBe(km[1]);
    expect([km[0], km[3]]).toEqual([0, 0]);
  };
  fc.assert(fc.property(point, point, agrees), { seed: 111, numRuns: 300 });
});

test("no detour over a third place is shorter", () => {
  const holds = (
    a: readonly [number, number],
    b: readonly [number, number],
    c: readonly [number, number],
  ) => {
    const km = greatCircleKm(places(a, b, c), places(a, b, c));
    expect(km[2]).toBeLessThanOrEqual(km[1] + km[5] + 1e-9);
  };
  fc.assert(fc.property(point, point, point, holds), { seed: 112, numRuns: 300 });
});

const CITY = { circuity: 1.2, kmPerHour: 24, radiusKm: 3 };
const COUNTRY = { circuity: 1.3, kmPerHour: 78, radiusKm: 9 };

test("minutes follow from km, circuity and speed of the area one starts in", () => {
  // city: 10 × 1.2 / 24 h = 30 min; country: 30 × 1.3 / 78 h = 30 min
  const km = Float64Array.of(10, 0, 30, 60);
  expect(minutesFromKm(km, Int32Array.of(0, 1), [CITY, COUNTRY])).toEqual(Float64Array.of(30, 0, 30, 60));
});

test("minutes lie on the grid of time", () => {
  const [minutes] = minutesFromKm(Float64Array.of(7.1234567), Int32Array.of(0), [CITY]);
  expect(minutes).toBe(onGrid(minutes));
  expect(minutes).toBeCloseTo(7.1234567 * 3, 5); // 1.2 × 60 / 24
});

test("start points are the zones and after them the offices", () => {
  const starts = startPlaces(places([1, 2], [3, 4]), places([5, 6]));
  expect(starts).toEqual(places([1, 2], [3, 4], [5, 6]));
});

test("a matrix from elsewhere is taken when it is whole and an office is at its own place", () => {
  const counts = { zones: 1, offices: 2 };
  const good = Float64Array.of(5, 9.25, 0, 12, 11, 0);
  expect(givenMinutes(good, counts)).toEqual(good);
  expect(() => givenMinutes(good.subarray(1), counts)).toThrow("5 values, (1 + 2) × 2 expected");
  expect(() => givenMinutes(good.with(0, -1), counts)).toThrow("-1 min from start 0 to office 0");
  expect(() => givenMinutes(good.with(1, Infinity), counts)).toThrow("Infinity min from start 0 to office 1");
  expect(() => givenMinutes(good.with(5, 3), counts)).toThrow("3 min from start 2 to office 1");
});

test("people live evenly over the disc of their zone", () => {
  // Share ¼ of a disc lies within half its radius: 4.5 km × 1.3 / 78 h = 4.5 min.
  expect(minutesWithinZone(COUNTRY, 0)).toBe(0);
  expect(minutesWithinZone(COUNTRY, 0.25)).toBe(4.5);
  const n = 100_000;
  const mean =
    Array.from({ length: n }, (_, i) => minutesWithinZone(COUNTRY, (i + 0.5) / n)).reduce((a, b) => a + b) /
    n;
  expect(mean).toBeCloseTo(6, 5); // ⅔ × 9 km at 1 min a km
});

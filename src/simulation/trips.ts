/** Who starts where, and what a trip to another office means to them: read from tables, no state. */
import { acceptance } from "../model/demand/acceptance.js";
import { drawOrigin } from "../model/demand/origins.js";
import { minutesWithinZone } from "../model/demand/travel.js";
import type { Displacement } from "../model/displacementTables.js";
import { uniform } from "../random/stream.js";

export interface Trips {
  /** Home zone of a visitor. @param word of the zone */
  readonly homeOf: (base: number, word: number) => number;
  readonly startOf: (base: number, errand: number, home: number) => number;
  /** The nearest office that is left on a kind of day, `NOWHERE` if there is none. */
  readonly nearestLeft: (kind: number, errand: number, start: number) => number;
  /** Whether an office can serve an errand, there or gone. */
  readonly isCapable: (office: number, errand: number) => boolean;
  /** Chance of accepting a trip. @param within uniform of who starts at home, living somewhere in the zone */
  readonly chanceOf: (start: number, base: number, to: number, within: number) => number;
}

export function createTrips(displacement: Displacement): Trips {
  const { origins, ranks, roads, starts, nearest, variantOf, skillOf, curve, capable } = displacement;
  const { zoneCount, officeCount } = ranks;
  const startCount = zoneCount + officeCount;
  const skills = starts.length / (officeCount * zoneCount);

  const homeOf = (base: number, word: number): number => drawOrigin(origins, base, uniform(word));

  const startOf = (base: number, errand: number, home: number): number =>
    starts[(skillOf[errand] * officeCount + base) * zoneCount + home];

  const nearestLeft = (kind: number, errand: number, start: number): number =>
    nearest[(variantOf[kind] * skills + skillOf[errand]) * startCount + start];

  const isCapable = (office: number, errand: number): boolean =>
    capable[skillOf[errand] * officeCount + office] === 1;

  function chanceOf(start: number, base: number, to: number, within: number): number {
    const inZone = start < zoneCount ? minutesWithinZone(roads[start], within) : 0;
    const minutes = (office: number): number => inZone + ranks.minutes[start * officeCount + office];
    return acceptance(curve, minutes(base), minutes(to));
  }

  return { homeOf, startOf, nearestLeft, isCapable, chanceOf };
}

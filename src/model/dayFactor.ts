/** The day factor of every office and line: whose random numbers it takes, and by which laws. */
import type { Law } from "../random/law.js";
import { placesOf } from "../scenario/places.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import { namesOf } from "./coming.js";
import { dayFactorLaws } from "./demand/dayFactor.js";
import type { LawList } from "./lawList.js";
import type { Model } from "./model.js";

/** Owner of the day factor that all phone lines share; no id can be like this, nor like the owner of a region's part. */
const ALL_LINES = "(lines)";

type DayFactor = Pick<Model, "factorName" | "regionName" | "factorLaw" | "regionLaw">;

/** Lines share one factor whole; an office has a part of its own and one that its region shares. */
export function compileDayFactor(scenario: Scenario, laws: LawList): DayFactor {
  const { dayFactorCv: cv, dayFactorShared: shared, offices } = scenario;
  const places = placesOf(scenario);
  const parts = cv === 0 ? { own: null, regional: null } : dayFactorLaws(cv, shared);
  const whole: Law | null = cv === 0 ? null : { kind: "gamma", mean: 1, cv };
  const isLine = (place: number): boolean => place >= offices.length;
  const ofLine = laws.add(whole);
  const own = shared === 0 ? ofLine : laws.add(parts.own);
  const regional = laws.add(parts.regional);
  return {
    factorName: namesOf(places.map(({ id }, place) => (isLine(place) ? ALL_LINES : id))),
    regionName: namesOf(places.map(ownerOfRegion)),
    factorLaw: Int32Array.from(places, (_, place) => (isLine(place) ? ofLine : own)),
    regionLaw: Int32Array.from(places, (_, place) => (isLine(place) ? -1 : regional)),
  };
}

/** An office of which no region is known is one by itself. */
function ownerOfRegion({ id, attributes: { region } }: Office): string {
  return region === "" ? `(region of ${id})` : `(region ${region})`;
}

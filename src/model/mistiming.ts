/** Who does not come at the minute intended: what they do instead, and at which minutes of open hours people come. */
import { INSTEAD } from "../scenario/mistimed.js";
import type { Leaving } from "../scenario/mechanisms.js";
import { placesOf } from "../scenario/places.js";
import type { Scenario, Source } from "../scenario/scenario.js";
import type { DayKinds, Mistiming } from "./model.js";

/** Weights in a row; null where nobody intends a closed minute. */
export function compileMistiming({ mistimed }: Scenario): Mistiming | null {
  if (mistimed === null) return null;
  const weights = INSTEAD.map((key) => mistimed.instead[key]);
  const rest = Math.max(0, 1 - weights.reduce((sum, weight) => sum + weight, 0));
  return { weights: Float64Array.of(...weights, rest) };
}

/** Whether anybody waits at home for another day or for opening. */
export function isAnyPostponed({ mistimed, errands }: Scenario): boolean {
  return mistimed !== null || errands.some(({ leaving }) => leaving !== null && isPutOff(leaving));
}

/** Who finds no office to go to comes on another day. */
function isPutOff({ anotherDay = 0, anotherOffice = 0 }: Leaving): boolean {
  return anotherDay + anotherOffice > 0;
}

/** The first source of a place that anybody is expected of tells when people come, that of another day if need be; [kind][place]. */
export function shapesOf(
  scenario: Scenario,
  sources: readonly Source[],
  { profile, count }: DayKinds,
): Int32Array {
  const places = placesOf(scenario);
  const placeOf = new Map(places.map(({ id }, place) => [id, place]));
  const onAnyDay = new Int32Array(places.length).fill(-1);
  const shape = new Int32Array(count * places.length).fill(-1);
  for (let kind = 0; kind < count; kind++) {
    sources.forEach((source, i) => {
      const place = placeOf.get(source.office) ?? 0;
      const one = profile[kind * sources.length + i];
      if (one < 0) return;
      if (onAnyDay[place] < 0) onAnyDay[place] = one;
      const at = kind * places.length + place;
      if (shape[at] < 0) shape[at] = one;
    });
  }
  return shape.map((one, at) => (one < 0 ? onAnyDay[at % places.length] : one));
}

/** What those do who intend a closed minute: weights in a row, and at which minutes of open hours people come. */
import { INSTEAD } from "../scenario/mistimed.js";
import { placesOf } from "../scenario/places.js";
import type { Scenario, Source } from "../scenario/scenario.js";
import type { DayKinds, Mistiming } from "./model.js";

/** Compiles; null where nobody intends a closed minute. @param sources in the order of the model */
export function compileMistiming(
  scenario: Scenario,
  sources: readonly Source[],
  kinds: DayKinds,
): Mistiming | null {
  const { mistimed } = scenario;
  if (mistimed === null) return null;
  const weights = INSTEAD.map((key) => mistimed.instead[key]);
  const rest = Math.max(0, 1 - weights.reduce((sum, weight) => sum + weight, 0));
  return { weights: Float64Array.of(...weights, rest), shape: shapesOf(scenario, sources, kinds) };
}

/** The first source of a place that anybody is expected of tells when people come, that of another day if need be. */
function shapesOf(scenario: Scenario, sources: readonly Source[], { profile, count }: DayKinds): Int32Array {
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

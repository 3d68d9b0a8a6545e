/**
 * What scales the demand of a day: a factor of each place, shared by all its sources, of its own part and that of its
 * region; or that of all lines.
 */
import type { Model } from "../model/model.js";
import { PURPOSE } from "../random/keys.js";
import { nextWord, openStream, STATE_WORDS } from "../random/stream.js";
import { drawMinutes } from "../random/tables.js";

export interface DayFactors {
  /** 1 where days do not differ; [place] */
  readonly factor: Float64Array;
  /** Draws the factors of the places of a cluster. @param date day number */
  readonly draw: (key: Int32Array, date: number, cluster: number) => void;
}

export function createDayFactors(model: Model): DayFactors {
  const { factorName, factorLaw, regionName, regionLaw, clusters, features } = model;
  const factor = new Float64Array(model.officeIds.length).fill(1);
  const stream = new Int32Array(STATE_WORDS);
  /** One for all: nothing is made for each stream. */
  const spot = { owner: 0, purpose: PURPOSE.dayFactor, day: 0 };

  function draw(key: Int32Array, date: number, cluster: number): void {
    if (!features.dayFactor) return;
    spot.day = date;
    for (const place of clusters.places[cluster]) {
      spot.owner = place;
      factor[place] = part(key, factorName, factorLaw[place]) + part(key, regionName, regionLaw[place]);
    }
  }

  function part(key: Int32Array, names: Int32Array, law: number): number {
    if (law < 0) return 0;
    openStream(stream, key, names, spot);
    return drawMinutes(model.laws, law, nextWord(stream));
  }

  return { factor, draw };
}

/** Where visitors of an office live: by gravity, population × f(km). For reporting and start points. */

/** Share of visitors that remains at a distance: falls from 1 at 0 km. */
export type Decay = (km: number) => number;

/** e^(−km / scale). @param scaleKm above 0 [km] */
export function exponentialDecay(scaleKm: number): Decay {
  return (km) => Math.exp(-km / scaleKm);
}

/** Home zones of the visitors of each office. */
export interface Origins {
  readonly zoneCount: number;
  /** Share of an office's visitors who live in a zone; [office][zone], row-major, each row of sum 1. */
  readonly share: Float64Array;
  /** Shares up to and including a zone, 1 from the last inhabited one on; [office][zone]. */
  readonly upTo: Float64Array;
}

/**
 * Home zones by gravity.
 *
 * @param population of each zone, 0 or more; [zone]
 * @param km from zone to office; [zone][office], row-major
 * @throws RangeError if an office has nobody in reach
 * Cost O(zones × offices).
 */
export function gravityOrigins(population: Float64Array, km: Float64Array, decay: Decay): Origins {
  const zoneCount = population.length;
  const officeCount = km.length / zoneCount;
  const share = new Float64Array(km.length);
  const upTo = new Float64Array(km.length);
  for (let office = 0; office < officeCount; office++) {
    const weights = population.map((people, zone) => people * decay(km[zone * officeCount + office]));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0)) throw new RangeError(`gravityOrigins: nobody within reach of office ${office}`);
    share.set(
      weights.map((weight) => weight / total),
      office * zoneCount,
    );
    upTo.set(runningShares(weights, total), office * zoneCount);
  }
  return { zoneCount, share, upTo };
}

function runningShares(weights: Float64Array, total: number): Float64Array {
  const last = weights.findLastIndex((weight) => weight > 0);
  let sum = 0;
  return weights.map((weight, i) => {
    sum += weight;
    return i >= last ? 1 : Math.min(1, sum / total);
  });
}

/**
 * Home zone for a uniform, by inversion: a zone without people is never drawn.
 *
 * @param u 0 (included) to 1 (excluded)
 * Cost O(log zones).
 */
export function drawOrigin({ zoneCount, upTo }: Origins, office: number, u: number): number {
  let low = office * zoneCount;
  let high = low + zoneCount - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle] > u) high = middle;
    else low = middle + 1;
  }
  return low - office * zoneCount;
}

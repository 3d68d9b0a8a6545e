/**
 * Places that can be simulated one after another: visitors join those of a cluster, and nobody comes back from a later
 * cluster to an earlier one. A cluster small enough for a cache is simulated faster than a network that is not.
 */
import { LEAVES, type Clusters, type Model } from "./model.js";

/** What joins places. */
export type Joining = Pick<
  Model,
  | "officeIds"
  | "officeCount"
  | "features"
  | "onward"
  | "displacement"
  | "mistiming"
  | "unanswered"
  | "crews"
  | "serving"
  | "sourceOffice"
>;

/** Visitors of a cluster on its busiest day, about: fewer would cost more by the cluster than the cache saves. */
const VISITORS = 400;

/**
 * Sorts places into clusters. Neither the order in which places are listed nor what visitors do decides on more than
 * speed: random numbers belong to visitors, and sums to places.
 *
 * @param visitors expected on the busiest day; [source]
 * Cost O((places + sources) log places).
 */
export function compileClusters(joining: Joining, visitors: Float64Array): Clusters {
  const { officeIds, officeCount, serving, sourceOffice, crews } = joining;
  const root = joinPlaces(joining);
  const busy = new Float64Array(officeIds.length);
  sourceOffice.forEach((place, source) => (busy[place] += visitors[source]));
  const parts = partsOf(root, officeIds);
  const clusters = [parts.filter(([one]) => one < officeCount), parts.filter(([one]) => one >= officeCount)];
  const places = clusters.flatMap((list) => fillUp(list, busy));
  const ofPlace = new Int32Array(officeIds.length);
  places.forEach((list, cluster) => list.forEach((place) => (ofPlace[place] = cluster)));
  const all = busy.reduce((sum, one) => sum + one, 0);
  return {
    count: places.length,
    ofPlace,
    places: places.map((list) => Int32Array.from(list)),
    groups: sortInto(places.length, serving.groupOffice, ofPlace),
    sources: sortInto(places.length, sourceOffice, ofPlace),
    ofCrews: crews.home.length === 0 ? -1 : ofPlace[serving.groupOffice[crews.home[0]]],
    share: Float64Array.from(places, (list) => {
      return all > 0 ? list.reduce((sum, place) => sum + busy[place], 0) / all : 1;
    }),
  };
}

/** One place of all that are joined, the same for each of them; [place]. */
function joinPlaces(joining: Joining): Int32Array {
  const { officeIds, officeCount, features, onward, displacement, mistiming, unanswered } = joining;
  const parent = Int32Array.from(officeIds, (_, place) => place);
  const rootOf = (place: number): number => {
    while (parent[place] !== place) place = parent[place] = parent[parent[place]];
    return place;
  };
  const join = (a: number, b: number): void => void (parent[rootOf(a)] = rootOf(b));
  // The clock writes down all places at once; who gives up calling goes back to an office.
  const isOne = features.clock || unanswered !== null;
  const areOffices = mistiming !== null || goOn(onward);
  for (let place = 0; place < officeIds.length; place++) {
    if (isOne || (areOffices && place < officeCount)) join(place, 0);
    if (place >= officeCount) continue;
    joinTo(place, onward.candidate, onward.firstCandidate, join);
    joinTo(place, onward.nextOffice, onward.firstNext, join);
    if (displacement !== null) joinTo(place, displacement.receiving, displacement.firstPair, join);
  }
  for (const group of [...joining.crews.home, ...joining.crews.group]) {
    const first = joining.crews.home[0];
    join(joining.serving.groupOffice[group], joining.serving.groupOffice[first]);
  }
  return parent.map((_, place) => rootOf(place));
}

/** Whether visitors who are not served go on to any office that is near. */
function goOn({ weights }: Joining["onward"]): boolean {
  const column = LEAVES.indexOf("anotherOffice");
  return weights.some((weight, at) => at % LEAVES.length === column && weight > 0);
}

/** Joins an office to those of a list of which it has a part. */
function joinTo(
  office: number,
  list: Int32Array,
  first: Int32Array,
  join: (a: number, b: number) => void,
): void {
  for (let at = first[office]; at < first[office + 1]; at++) join(office, list[at]);
}

/** Places that are joined, in order of the smallest id. */
function partsOf(root: Int32Array, ids: readonly string[]): number[][] {
  const parts = new Map<number, number[]>();
  const byId = Array.from(root.keys()).toSorted((a, b) => (ids[a] < ids[b] ? -1 : 1));
  for (const place of byId) {
    const part = parts.get(root[place]);
    if (part) part.push(place);
    else parts.set(root[place], [place]);
  }
  return [...parts.values()].map((part) => part.toSorted((a, b) => a - b));
}

/** Puts parts together, in their order, until each cluster has visitors enough. */
function fillUp(parts: readonly (readonly number[])[], busy: Float64Array): number[][] {
  const clusters: number[][] = [];
  let visitors = Infinity;
  for (const part of parts) {
    if (visitors >= VISITORS) {
      clusters.push([]);
      visitors = 0;
    }
    clusters[clusters.length - 1].push(...part);
    visitors += part.reduce((sum, place) => sum + busy[place], 0);
  }
  return clusters;
}

/** Things that stand at a place each, by the cluster of their place. */
function sortInto(clusters: number, placeOf: Int32Array, ofPlace: Int32Array): Int32Array[] {
  const lists = Array.from({ length: clusters }, (): number[] => []);
  placeOf.forEach((place, thing) => lists[ofPlace[place]].push(thing));
  return lists.map((list) => Int32Array.from(list));
}

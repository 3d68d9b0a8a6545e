/**
 * Which people count where, and what their pair sums say over replications. Of each sum only totals, squares and
 * products are kept: memory does not grow with the number of replications.
 */
import type { Model } from "../model/model.js";
import type { Scenario } from "../scenario/scenario.js";
import { PAIR_SUMS, PAIR_WIDTH, type CellMaps, type PairCells, type PairSum } from "../simulation/pairs.js";
import type { Moments } from "../stats/moments.js";

/**
 * Ways to divide people: all who intend a visit, and those who call by line; visitors by the area of the office they
 * intend, by errand and by where they live.
 */
export type PeopleDivision = "network" | "line" | "area" | "errand" | "zone";

/** People who are told of together. */
export interface PeopleCell {
  readonly by: PeopleDivision;
  /** "all", a class of area, or the id of a line, errand or zone. */
  readonly name: string;
}

/** What the threads need to follow people. */
export interface PeopleWish {
  /** Index of the scenario that the others are compared with: what is drawn of it is told. */
  readonly baseline: number;
  /** One for each scenario but the baseline, in their order; empty where people are not paired. */
  readonly cells: readonly PairCells[];
}

/** What is asked, and the cells that come of it. */
export interface PeoplePlan {
  readonly wish: PeopleWish;
  /** In the order of the sums; the same for every scenario. */
  readonly cells: readonly PeopleCell[];
}

/** Sums over replications of one column of one cell; of counts they are exact. */
export interface PeopleMoments extends Moments {
  /** Of the column and the persons of the cell, replication by replication. */
  readonly products: number;
}

/** What was found of the people of one scenario. */
export interface PeopleSums {
  readonly cells: readonly PeopleCell[];
  readonly of: (cell: number, sum: PairSum) => PeopleMoments;
}

/** A scenario and what it was compiled to. */
export interface Compiled {
  readonly scenario: Scenario;
  readonly model: Model;
}

/**
 * Cells of all scenarios together, those of the baseline first.
 *
 * @param only ids of the offices whose people are told of; all, and callers too, when absent
 */
export function planPeople(
  compiled: readonly Compiled[],
  baseline: number,
  only?: ReadonlySet<string>,
): PeoplePlan {
  const order = [compiled[baseline], ...compiled.filter((_, i) => i !== baseline)];
  const cells: PeopleCell[] = [{ by: "network", name: "all" }];
  const places = new Map<string, number>([["network/all", 0]]);
  const place = (by: PeopleDivision, name: string): number => {
    const known = places.get(`${by}/${name}`);
    if (known !== undefined) return known;
    places.set(`${by}/${name}`, cells.length);
    return cells.push({ by, name }) - 1;
  };
  for (const by of ["line", "area", "errand", "zone"] as const) {
    for (const name of order.flatMap(({ scenario }) => namesOf(scenario, by)))
      if (name !== "") place(by, name);
  }
  const maps = compiled.map((one) => mapsOf(one, place, only));
  const pairCells = maps.flatMap((after, i) => (i === baseline ? [] : [{ before: maps[baseline], after }]));
  const wish = { baseline, cells: pairCells.map((pair) => ({ count: cells.length, ...pair })) };
  return { wish, cells };
}

/** Names in the order of the data; "" and what stands twice are left to the caller. */
function namesOf(scenario: Scenario, by: Exclude<PeopleDivision, "network">): readonly string[] {
  const { offices, lines, errands, displacement } = scenario;
  if (by === "area") return offices.map(({ attributes }) => attributes.area);
  const named = { line: lines.map(({ office }) => office), errand: errands, zone: displacement?.zones ?? [] };
  return named[by].map(({ id }) => id);
}

function mapsOf(
  { scenario, model }: Compiled,
  place: (by: PeopleDivision, name: string) => number,
  only: ReadonlySet<string> | undefined,
): CellMaps {
  const { officeIds, officeCount, errandIds, sourceOffice, sourceErrand } = model;
  const areaOf = scenario.offices.map(({ attributes: { area } }) => (area === "" ? -1 : place("area", area)));
  const isTold = officeIds.map((id) => only?.has(id) ?? true);
  const cellsBy = (cellOf: (source: number, office: number) => number): Int32Array =>
    sourceOffice.map((office, source) => (isTold[office] ? cellOf(source, office) : -1));
  return {
    ofSource: [
      cellsBy((_, office) => (office < officeCount ? 0 : place("line", officeIds[office]))),
      cellsBy((_, office) => (office < officeCount ? areaOf[office] : -1)),
      cellsBy((source, office) =>
        office < officeCount ? place("errand", errandIds[sourceErrand[source]]) : -1,
      ),
    ],
    ofZone: Int32Array.from(model.displacement?.zoneIds ?? [], (id) => place("zone", id)),
  };
}

/** Gathers the pair sums of one scenario. */
export function createPeopleGatherer(cells: readonly PeopleCell[]) {
  const [totals, squares, products] = [0, 1, 2].map(() => new Float64Array(cells.length * PAIR_WIDTH));
  const persons = PAIR_SUMS.indexOf("persons");
  return {
    /** @param sums of a replication; [cell][PAIR_SUMS] */
    add: (sums: Float64Array): void => {
      for (let at = 0; at < sums.length; at++) {
        const value = sums[at];
        totals[at] += value;
        squares[at] += value * value;
        products[at] += value * sums[at - (at % PAIR_WIDTH) + persons];
      }
    },
    sums: {
      cells,
      of: (cell, sum) => {
        const at = cell * PAIR_WIDTH + PAIR_SUMS.indexOf(sum);
        return { total: totals[at], squares: squares[at], products: products[at] };
      },
    } satisfies PeopleSums,
  };
}

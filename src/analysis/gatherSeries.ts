/** One value of a measure for each replication: what selection works on, and what the figures are made of. */
import { listCells, type Cell } from "../experiment/cells.js";
import { createGatherer } from "../experiment/collect.js";
import type { Digest, DigestPlan } from "../experiment/digest.js";
import type { Measure } from "../experiment/measure.js";
import { linearOf } from "../experiment/result.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Sums } from "../simulation/sums.js";
import type { Series } from "./series.js";

/** What grows with every replication. */
interface Taking {
  /** What is wanted of a replication. */
  readonly plan: DigestPlan;
  readonly add: (sums: Sums) => void;
  /** As `add`, of sums that have been digested by the plan. */
  readonly take: (digest: Digest) => void;
}

/** Series of a policy that grow with every replication, by name of the measure. */
export interface Growing extends Taking {
  readonly series: ReadonlyMap<string, Series>;
}

/** The same of each office by itself. */
export interface GrowingOffices extends Taking {
  /** By id of the office. */
  readonly offices: ReadonlyMap<string, ReadonlyMap<string, Series>>;
}

/**
 * A ratio of sums keeps both of its sums; quantiles and deviations are those of each replication, whose mean is then
 * the figure.
 *
 * @param offices ids of those that are told of
 */
export function growSeries(
  scenario: Scenario,
  measures: readonly Measure[],
  offices: ReadonlySet<string>,
): Growing {
  const [cell] = listCells(scenario, "network", offices);
  const { ofCells, ...taking } = growCells(scenario, measures, [cell]);
  return { series: ofCells[0], ...taking };
}

/** As `growSeries`, office by office. */
export function growOffices(
  scenario: Scenario,
  measures: readonly Measure[],
  offices: ReadonlySet<string>,
): GrowingOffices {
  const cells = listCells(scenario, "office", offices);
  const { ofCells, ...taking } = growCells(scenario, measures, cells);
  return { offices: new Map(cells.map(({ name }, i) => [name, ofCells[i]])), ...taking };
}

function growCells(
  scenario: Scenario,
  measures: readonly Measure[],
  cells: readonly Cell[],
): Taking & { readonly ofCells: readonly ReadonlyMap<string, Series>[] } {
  const { figures, plan, add, take } = createGatherer(scenario, measures, cells, {
    replications: 1,
    withDays: false,
  });
  const lists = figures.map(() => ({ of: [] as number[], per: [] as number[] }));
  const grow = (gather: () => void): void => {
    for (const { bins } of figures) for (const histogram of bins) histogram.fill(0);
    gather();
    figures.forEach((figure, i) => {
      const { of, per } = lists[i];
      const isRatio = figure.recipe.kind === "ratio";
      const value = isRatio ? figure.columns[0][0] : linearOf(figure, 1).estimate;
      of.push(value ?? 0);
      per.push(isRatio ? figure.columns[1][0] : Number(value !== null)); // Where nobody waited there is no wait.
    });
  };
  return {
    ofCells: cells.map((cell) => {
      const own = figures.flatMap((figure, i) => (figure.cell === cell ? [i] : []));
      return new Map(own.map((i) => [figures[i].measure.name, lists[i]]));
    }),
    plan,
    add: (sums) => grow(() => add(0, sums)),
    take: (digest) => grow(() => take(0, digest)),
  };
}

/** All cells of a division at once: intervals that hold together, and which of the cells change. */
import type { Division } from "../experiment/cells.js";
import type { Gathering } from "../experiment/collect.js";
import type { Measure } from "../experiment/measure.js";
import { linearOf } from "../experiment/result.js";
import type { Plan } from "../experiment/run.js";
import { bonferroniQuantile, falseDiscoveries, simultaneousQuantile } from "../stats/several.js";
import { studentCdf } from "../stats/student.js";
import { verdictOf, type Verdict } from "./verdict.js";

/** Measures whose cells are judged together: those that tables by cell show. */
export const FAMILY_MEASURES: readonly string[] =
  "gaveUpShare waitJoined waitP90 served persons phoneAbandoned rejectedShare phoneWait insideAt waitingAt busyAt".split(
    " ",
  );

/** Fewest replications: of fewer the bootstrap knows nothing. */
export const FEWEST_FOR_FAMILIES = 10;

/** Of the cells that are said to change, at most this share is expected not to. */
export const FALSE_SHARE = 0.05;

/** A measure in a cell, with how each scenario differs from the baseline, as far as families need it. */
interface ComparedFigure {
  readonly measure: Measure;
  readonly by: Division;
  readonly cell: string;
  readonly changes: readonly {
    readonly scenario: number;
    readonly difference: number | null;
    readonly standardError: number | null;
    readonly isUntouched: boolean;
  }[];
}

/** What is compared with what, and how surely. */
interface Compared {
  readonly figures: readonly ComparedFigure[];
  readonly baseline: number;
  readonly plan: Plan;
}

/** A measure in all cells of a division under one scenario. */
export interface Family {
  readonly scenario: number;
  readonly by: Division;
  readonly measure: string;
  /** Standard errors that make all intervals hold together, by resampling, and by Bonferroni as its bound. */
  readonly quantile: number;
  readonly bonferroni: number;
  /** Cells in which the measure differs at all; the others differ by exactly 0, and are no part of the family. */
  readonly cells: readonly FamilyCell[];
}

export interface FamilyCell {
  readonly cell: string;
  readonly halfWidth: number;
  readonly verdict: Verdict;
  /** Whether it is among those that change, by Benjamini and Hochberg. */
  readonly changes: boolean;
}

/**
 * Families of every division but the whole network.
 *
 * Cost O(resamples × cells × replications) for each: about 25 ms for 148 offices and 30 replications.
 */
export function findFamilies(
  { figures, baseline, plan }: Compared,
  gatherings: readonly Gathering[],
): Family[] {
  const groups = new Map<string, ComparedFigure[]>();
  for (const figure of figures) {
    if (figure.by === "network" || !FAMILY_MEASURES.includes(figure.measure.name)) continue;
    const key = `${figure.by}/${figure.measure.name}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const found = gatherings.map((one) => linearsOf(one));
  return [...groups.values()].flatMap((group) =>
    group[0].changes.flatMap((_, change) => familyOf(group, change, [found[baseline], found], plan)),
  );
}

type Linears = ReadonlyMap<string, () => ReturnType<typeof linearOf>>;

function linearsOf({ figures, done }: Gathering): Linears {
  return new Map(
    figures.map((figure) => [
      `${figure.cell.by}/${figure.cell.name}/${figure.measure.name}`,
      () => linearOf(figure, done),
    ]),
  );
}

/** @param linears of the baseline, and of every scenario */
function familyOf(
  group: readonly ComparedFigure[],
  change: number,
  [before, all]: readonly [Linears, readonly Linears[]],
  { confidence, seed }: Plan,
): Family[] {
  const members = group.flatMap((figure) => {
    const { scenario, difference, standardError, isUntouched } = figure.changes[change];
    if (isUntouched || difference === null || standardError === null || standardError === 0) return [];
    const key = `${figure.by}/${figure.cell}/${figure.measure.name}`;
    const [a, b] = [all[scenario].get(key)?.(), before.get(key)?.()];
    if (!a?.deviations || !b?.deviations) return [];
    const other = b.deviations;
    const pulls = a.deviations.map((value, i) => value - other[i]);
    return [{ figure, scenario, difference, standardError, pulls }];
  });
  if (members.length === 0) return [];
  const [{ figure, scenario, pulls }] = members;
  const degrees = pulls.length - 1;
  const name = `${seed}/${figure.by}/${figure.measure.name}`;
  const quantile = simultaneousQuantile(members.map((one) => one.pulls), confidence, name); // prettier-ignore
  const falls = falseDiscoveries(
    members.map((one) => 2 * studentCdf(-Math.abs(one.difference) / one.standardError, degrees)),
    FALSE_SHARE,
  );
  const cells = members.map((one, i): FamilyCell => {
    const halfWidth = quantile * one.standardError;
    const verdict = verdictOf({ estimate: one.difference, halfWidth }, one.figure.measure, false);
    return { cell: one.figure.cell, halfWidth, verdict, changes: falls[i] };
  });
  const bonferroni = bonferroniQuantile(confidence, members.length, degrees);
  return [{ scenario, by: figure.by, measure: figure.measure.name, quantile, bonferroni, cells }];
}

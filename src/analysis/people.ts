/** Winners and losers over replications: how many, and which share of those who live under both policies. */
import type { PeopleCell, PeopleSums } from "../experiment/people.js";
import { PAIR_SUMS, type PairSum } from "../simulation/pairs.js";
import type { Estimate } from "../stats/estimate.js";
import { meanOfMoments, ratioOfMoments } from "../stats/moments.js";

/** One sum of the people of a cell, the baseline beside a scenario. */
export interface PeopleFigure extends PeopleCell {
  /** Index of the scenario. */
  readonly scenario: number;
  readonly sum: PairSum;
  /** Mean over replications: persons in the whole period, or minutes. */
  readonly count: Estimate;
  /** Of those who live under both; of minutes the mean for each of them. */
  readonly share: Estimate;
}

/**
 * Every sum of every cell in which anybody lives.
 *
 * @param done replications @param confidence of the intervals, (0, 1) excluded
 */
export function estimatePeople(
  { cells, of }: PeopleSums,
  scenario: number,
  done: number,
  confidence: number,
): PeopleFigure[] {
  return cells.flatMap(({ by, name }, cell) => {
    const persons = of(cell, "persons");
    const lives = (["persons", "onlyBefore", "onlyAfter"] as const).some((sum) => of(cell, sum).total > 0);
    if (!lives) return [];
    return PAIR_SUMS.map((sum) => {
      const moments = of(cell, sum);
      return {
        by,
        name,
        scenario,
        sum,
        count: meanOfMoments(moments, done, confidence),
        share: ratioOfMoments({ of: moments, per: persons, products: moments.products }, done, confidence),
      };
    });
  });
}

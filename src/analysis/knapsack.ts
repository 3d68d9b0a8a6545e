/**
 * One item from each of several groups, worth the most within a budget (the multiple-choice knapsack). Plain numbers
 * only: knows no offices and no policies.
 *
 * Source: Kellerer, Pferschy, Pisinger, "Knapsack Problems" (2004), ch. 11: steps along the concave envelope of each
 * group in order of worth by cost, which is the greedy and bounds every choice, and lists of undominated beginnings.
 */

/** What is chosen from a group. */
export interface Item {
  readonly cost: number;
  readonly value: number;
}

export interface Filling {
  /** The item of each group, by its place; [group] */
  readonly chosen: readonly number[];
  readonly cost: number;
  readonly value: number;
  /** No choice within the budget is worth more; the value itself where it is exact. */
  readonly bound: number;
  /** Whether this is the best choice, and not only one that misses it by at most bound − value. */
  readonly isExact: boolean;
  /** What one more of the budget would be worth, along the envelope; 0 where nothing is left to buy. */
  readonly nextWorth: number;
}

/** A step from one item of a group to a dearer one that is worth more. */
interface Step extends Item {
  readonly group: number;
  readonly to: number;
}

/** Most beginnings that are followed: beyond, the greedy and its bound are the answer. */
const MOST_BEGINNINGS = 100_000;

/**
 * The best choice; null where even the cheapest is beyond the budget.
 *
 * Exact, but for rounding, unless more than `most` undominated beginnings may still win. The greedy that is the answer
 * then misses the best by less than one step of an envelope. Neither ever gets worse with a larger budget.
 *
 * @param groups each of 1 item or more; of two that are alike the earlier is chosen
 * @param most beginnings that are followed, 0 or more
 * Cost O(groups × most × items × log) at worst, O(items × log items) where the greedy is far ahead.
 */
export function fillBudget(
  groups: readonly (readonly Item[])[],
  budget: number,
  most = MOST_BEGINNINGS,
): Filling | null {
  const undominated = groups.map(undominatedOf);
  const steps = undominated.map((places, group) => stepsOf(groups[group], places, group));
  const cheapest = undominated.map(([place]) => place);
  const greedy = fillGreedily(groups, cheapest, { steps, budget });
  if (greedy === null) return null;
  const exact = followBeginnings(groups, undominated, { steps, budget, most, least: greedy.value });
  if (exact === "tooMany") return greedy;
  const chosen = exact ?? greedy.chosen;
  const total = totalOf(groups, chosen);
  return { chosen, ...total, bound: total.value, isExact: true, nextWorth: greedy.nextWorth };
}

/** Places of items that no other is both as cheap and as good as, from the cheapest to the best. */
function undominatedOf(items: readonly Item[]): number[] {
  const order = [...items.keys()].toSorted(
    (a, b) => items[a].cost - items[b].cost || items[b].value - items[a].value || a - b,
  );
  let best = -Infinity;
  return order.filter((place) => {
    const isBetter = items[place].value > best;
    if (isBetter) best = items[place].value;
    return isBetter;
  });
}

const worthOf = ({ cost, value }: Item): number => value / cost;

/** Steps along the concave envelope of a group: each is worth less by its cost than the one before. */
function stepsOf(items: readonly Item[], places: readonly number[], group: number): Step[] {
  const steps: Step[] = [];
  let from = [places[0]];
  for (const to of places.slice(1)) {
    for (;;) {
      const last = items[from[from.length - 1]];
      const step = { cost: items[to].cost - last.cost, value: items[to].value - last.value, group, to };
      const before = steps.at(-1);
      if (before === undefined || worthOf(step) < worthOf(before)) {
        steps.push(step);
        break;
      }
      steps.pop();
      from = from.slice(0, -1);
    }
    from.push(to);
  }
  return steps;
}

interface Envelopes {
  /** [group][step] */
  readonly steps: readonly (readonly Step[])[];
  readonly budget: number;
}

/** Steps of several groups, the worthiest first; those of one group stay in their order. */
function inOrder(steps: readonly (readonly Step[])[]): Step[] {
  return steps.flat().toSorted((a, b) => worthOf(b) - worthOf(a) || a.group - b.group);
}

/** Takes steps in order until one is beyond the budget; a part of that one gives the bound. */
function fillGreedily(
  groups: readonly (readonly Item[])[],
  cheapest: readonly number[],
  { steps, budget }: Envelopes,
): Filling | null {
  const chosen = [...cheapest];
  let { cost, value } = totalOf(groups, chosen);
  if (cost > budget) return null;
  for (const step of inOrder(steps)) {
    if (cost + step.cost > budget) {
      const bound = value + (budget - cost) * worthOf(step);
      return { chosen, ...totalOf(groups, chosen), bound, isExact: false, nextWorth: worthOf(step) };
    }
    chosen[step.group] = step.to;
    cost += step.cost;
    value += step.value;
  }
  const total = totalOf(groups, chosen);
  return { chosen, ...total, bound: total.value, isExact: true, nextWorth: 0 };
}

function totalOf(groups: readonly (readonly Item[])[], chosen: readonly number[]): Item {
  let [cost, value] = [0, 0];
  for (const [group, place] of chosen.entries()) {
    cost += groups[group][place].cost;
    value += groups[group][place].value;
  }
  return { cost, value };
}

/** A choice from the first groups. */
interface Beginning extends Item {
  readonly place: number;
  readonly before: Beginning | null;
}

/** @returns a choice worth more than `least`; null where there is none */
function followBeginnings(
  groups: readonly (readonly Item[])[],
  undominated: readonly (readonly number[])[],
  { steps, budget, most, least }: Envelopes & { readonly most: number; readonly least: number },
): number[] | "tooMany" | null {
  let beginnings: Beginning[] = [{ cost: 0, value: 0, place: -1, before: null }];
  for (const [group, items] of groups.entries()) {
    const rest = boundOfRest(groups.slice(group + 1), undominated.slice(group + 1), steps.slice(group + 1));
    const longer = beginnings.flatMap((before) =>
      undominated[group].flatMap((place): Beginning[] => {
        const [cost, value] = [before.cost + items[place].cost, before.value + items[place].value];
        return value + rest(budget - cost) > least ? [{ cost, value, place, before }] : [];
      }),
    );
    beginnings = undominatedOf(longer).map((place) => longer[place]);
    if (beginnings.length > most) return "tooMany";
  }
  const best = beginnings.at(-1);
  return best === undefined ? null : placesOf(best);
}

function placesOf(last: Beginning): number[] {
  const places: number[] = [];
  for (let one: Beginning = last; one.before !== null; one = one.before) places.unshift(one.place);
  return places;
}

/** The most that groups may be worth within what is left, steps taken in part; −∞ where it is not enough for them. */
function boundOfRest(
  groups: readonly (readonly Item[])[],
  undominated: readonly (readonly number[])[],
  steps: readonly (readonly Step[])[],
): (left: number) => number {
  const least = totalOf(groups, undominated.map(([place]) => place)); // prettier-ignore
  const ordered = inOrder(steps);
  const [costs, values] = [[least.cost], [least.value]];
  for (const { cost, value } of ordered) {
    costs.push(costs[costs.length - 1] + cost);
    values.push(values[values.length - 1] + value);
  }
  return (left) => {
    if (left < costs[0]) return -Infinity;
    let [low, high] = [0, costs.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (costs[middle] <= left) low = middle;
      else high = middle;
    }
    return low === ordered.length ? values[low] : values[low] + (left - costs[low]) * worthOf(ordered[low]);
  };
}

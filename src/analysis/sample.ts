/** What is simulated for a case: replications of its scenarios, and the figure of each of its values in them. */
import type { Gathered, Gathering } from "../experiment/collect.js";
import { gather, type Plan } from "../experiment/run.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Place, Reference } from "./reference.js";

/** What has been gathered so far. */
export interface Sample {
  /** Figures of each scenario of the case; replication k is of the same visitors in all of them. */
  readonly figures: readonly (readonly Gathered[])[];
  /** Replications, of each scenario. */
  readonly done: number;
}

/** How a case is sampled. */
export interface Sampling {
  readonly seed: string;
  /** Replications before the first question of how many are wanted. */
  readonly pilot: number;
  /** Most replications. */
  readonly most: number;
  readonly confidence: number;
}

/**
 * Gathers what the values need, until there are as many replications as wanted, or the most.
 *
 * One scenario is simulated on and on. Several cannot be held in step, so they are simulated up to a number and
 * judged; if more are wanted, from the beginning: the same replications come out again.
 *
 * @param wantedOf asked after the pilot and whenever its last answer has been reached
 */
export async function sampleCase(
  scenarios: readonly Scenario[],
  values: readonly Reference[],
  sampling: Sampling,
  wantedOf: (soFar: Sample) => number,
): Promise<Sample> {
  const plan = planOf(values, sampling);
  if (scenarios.length > 1) return sampleInRounds(scenarios, plan, sampling.pilot, wantedOf);
  let next = sampling.pilot;
  const { figures, done } = await gatherAll(scenarios[0], plan, (soFar) => {
    if (soFar.done < next) return false;
    next = Math.max(wantedOf({ figures: [soFar.figures], done: soFar.done }), soFar.done);
    return soFar.done >= next;
  });
  return { figures: [figures], done };
}

/** As `gather`. @throws Error too if a replication was lost */
async function gatherAll(
  scenario: Scenario,
  plan: Plan,
  isEnough: (soFar: Gathering) => boolean,
): Promise<Gathering> {
  const { lost, ...gathering } = await gather(scenario, plan, isEnough);
  if (lost.length > 0) throw new Error(`verify ${plan.seed}: ${lost[0].reason}`);
  return gathering;
}

function planOf(values: readonly Reference[], { seed, most, confidence }: Sampling): Plan {
  const measures = values.flatMap(({ probe }) => (probe.kind === "figure" ? [probe.measure] : []));
  const by = values.flatMap(({ probe, place }) => (probe.kind === "figure" ? [place.by] : []));
  return {
    seed,
    replications: most,
    confidence,
    by: [...new Set(by)],
    measures: new Set(measures),
    withDays: false,
  };
}

async function sampleInRounds(
  scenarios: readonly Scenario[],
  plan: Plan,
  pilot: number,
  wantedOf: (soFar: Sample) => number,
): Promise<Sample> {
  for (let replications = Math.min(pilot, plan.replications); ;) {
    const figures: (readonly Gathered[])[] = [];
    for (const scenario of scenarios) {
      const gathered = await gatherAll(scenario, { ...plan, replications }, () => false);
      figures.push(gathered.figures);
    }
    const soFar = { figures, done: replications };
    const wanted = Math.min(wantedOf(soFar), plan.replications);
    if (wanted <= replications) return soFar;
    replications = wanted;
  }
}

/** The figure of a value, or the difference of two. @throws Error if the run has none such */
export function figureOf({ probe, place, less, quantity }: Reference, sample: Sample): Gathered {
  const at = ({ scenario, by, cell: name }: Place): Gathered => {
    const found = sample.figures[scenario].find(
      ({ measure, cell }) =>
        probe.kind === "figure" && measure.name === probe.measure && cell.by === by && cell.name === name,
    );
    if (found === undefined) throw new Error(`verify: no figure for ${quantity} in ${name} by ${by}`);
    return found;
  };
  return less === undefined ? at(place) : difference(at(place), at(less));
}

/**
 * Difference of two ratios over the same denominators, replication by replication: what the two have in common is
 * in neither its value nor its error.
 *
 * @throws Error if the figures are no such ratios
 */
function difference(figure: Gathered, other: Gathered): Gathered {
  const [of, per] = figure.columns;
  const [otherOf, otherPer] = other.columns;
  const isAlike = figure.recipe.kind === "ratio" && per.every((value, i) => value === otherPer[i]);
  if (!isAlike) throw new Error(`verify: ${figure.measure.name} has no difference over a common denominator`);
  return { ...figure, columns: [of.map((value, i) => value - otherOf[i]), per] };
}

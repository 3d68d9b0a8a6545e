/** An experiment: a scenario, a plan, and what many replications say together. */
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { listCells, type Division } from "./cells.js";
import { createGatherer, type Gathered } from "./collect.js";
import { listMeasures } from "./measures.js";
import { replicateUntil } from "./replicate.js";
import { estimateFigure, type Figure } from "./result.js";

/** How often, and what is to be told. */
export interface Plan {
  readonly seed: string;
  readonly replications: number;
  /** Of the intervals, (0, 1) excluded. */
  readonly confidence: number;
  readonly by: readonly Division[];
  /** Names of the measures wanted; all when absent. */
  readonly measures?: ReadonlySet<string>;
  /** Whether the spread over days is wanted. */
  readonly withDays: boolean;
}

export interface ExperimentResult {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** In order of divisions, cells and measures. */
  readonly figures: readonly Figure[];
}

/** What has been gathered, and from how many replications. */
export interface Gathering {
  readonly figures: readonly Gathered[];
  readonly done: number;
}

/**
 * Gathers replications of a scenario, simulated in a thread of their own, until there are enough or the plan's
 * number is reached.
 *
 * @param isEnough asked after each replication, in order of replication
 * @throws UserError for a run that cannot be; Error for a fault of the program
 */
export async function gather(
  scenario: Scenario,
  plan: Plan,
  isEnough: (gathering: Gathering) => boolean,
): Promise<Gathering> {
  const measures = listMeasures(scenario.observation).filter(({ name }) => plan.measures?.has(name) ?? true);
  const cells = plan.by.flatMap((by) => listCells(scenario, by));
  const { figures, add } = createGatherer(scenario, measures, cells, plan);
  let done = 0;
  await replicateUntil(compileModel(scenario), plan, ({ replication, sums }) => {
    add(replication, sums);
    done = replication + 1;
    return isEnough({ figures, done });
  });
  return { figures, done };
}

/**
 * Runs all replications of a plan and estimates the wanted figures.
 *
 * @param onProgress called after each replication with how many are done
 * @throws as `gather`
 */
export async function runExperiment(
  scenario: Scenario,
  plan: Plan,
  onProgress: (done: number) => void = () => {},
): Promise<ExperimentResult> {
  const { figures, done } = await gather(scenario, plan, (gathering) => {
    onProgress(gathering.done);
    return false;
  });
  return { scenario, plan, figures: figures.map((figure) => estimateFigure(figure, done, plan.confidence)) };
}

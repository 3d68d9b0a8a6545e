/** An experiment: a scenario, a plan, and what many replications say together. */
import { lastValueFrom, tap } from "rxjs";
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { listCells, type Division } from "./cells.js";
import { createGatherer } from "./collect.js";
import { listMeasures } from "./measures.js";
import { replicate } from "./replicate.js";
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

/**
 * Runs the replications of a scenario in a thread of their own and estimates the wanted figures.
 *
 * @param onProgress called after each replication with how many are done
 * @throws UserError for a run that cannot be; Error for a fault of the program
 */
export async function runExperiment(
  scenario: Scenario,
  plan: Plan,
  onProgress: (done: number) => void = () => {},
): Promise<ExperimentResult> {
  const measures = listMeasures(scenario.observation).filter(({ name }) => plan.measures?.has(name) ?? true);
  const cells = plan.by.flatMap((by) => listCells(scenario, by));
  const gatherer = createGatherer(scenario, measures, cells, plan);
  const replications = replicate(compileModel(scenario), plan.seed, plan.replications).pipe(
    tap(({ replication, sums }) => {
      gatherer.add(replication, sums);
      onProgress(replication + 1);
    }),
  );
  await lastValueFrom(replications);
  const figures = gatherer.figures.map((figure) => estimateFigure(figure, plan.replications, plan.confidence));
  return { scenario, plan, figures };
}

/** An experiment: a scenario, a plan, and what many replications say together. */
import { compileModel } from "../model/compile.js";
import type { Scenario } from "../scenario/scenario.js";
import { listCells, type Division } from "./cells.js";
import { createGatherer, type Gatherer, type Gathering } from "./collect.js";
import { listMeasures } from "./measures.js";
import type { Lost } from "./crew.js";
import { replicateUntil, type Means } from "./replicate.js";
import { estimateFigure, type Figure } from "./result.js";
import type { BlockSink } from "./sink.js";
import type { PairedReplication } from "./task.js";
import { createStopping } from "./stopping.js";

/** What a run keeps its replications in, as far as reading goes. */
type Kept = Pick<BlockSink, "read">;

/** How often, and what is to be told. */
export interface Plan {
  readonly seed: string;
  readonly replications: number;
  /** The only replication wanted, alone as it is in a batch; all when absent. */
  readonly only?: number | undefined;
  /** Half-width wanted as a share of the figure: ends the run early; all replications when absent. */
  readonly precision?: number | undefined;
  /** Of the intervals, (0, 1) excluded. */
  readonly confidence: number;
  readonly by: readonly Division[];
  /** Names of the measures wanted; all when absent. */
  readonly measures?: ReadonlySet<string>;
  /** Ids of the offices that are told of, alone and together; all when absent. All are simulated. */
  readonly offices?: ReadonlySet<string> | undefined;
  /** Whether the spread over days is wanted. */
  readonly withDays: boolean;
}

export interface ExperimentResult {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** In order of divisions, cells and measures. */
  readonly figures: readonly Figure[];
  /** Replications that the figures rest on. */
  readonly done: number;
  /** Replications that were given up; the figures rest on the others. */
  readonly lost: readonly Lost[];
  /** Whether the wanted precision was reached; true if none was wanted and nothing cut the run short. */
  readonly isPrecise: boolean;
}

/**
 * Gathers replications of a scenario, simulated in threads of their own, until there are enough or the plan's
 * number is reached.
 *
 * @param isEnough asked after each replication, in order of replication
 * @param means threads, a place to keep replications, a signal to stop: nothing that changes a figure
 * @throws UserError for a run that cannot be; Error for a fault of the program
 */
export async function gather(
  scenario: Scenario,
  plan: Plan,
  isEnough: (gathering: Gathering) => boolean,
  means: Means = {},
): Promise<Gathering & { readonly lost: readonly Lost[] }> {
  const found = await gatherTogether([scenario], plan, ([gathering]) => isEnough(gathering), means);
  return { ...found.gatherings[0], lost: found.lost };
}

/** What was gathered of every scenario, in their order. */
export interface Together {
  readonly gatherings: readonly Gathering[];
  readonly lost: readonly Lost[];
}

/**
 * As `gather`, of several scenarios: a replication is simulated under each with the same seed by one thread, so
 * that the same people live under all of them.
 */
export async function gatherTogether(
  scenarios: readonly Scenario[],
  plan: Plan,
  isEnough: (gatherings: readonly Gathering[]) => boolean,
  means: Means = {},
): Promise<Together> {
  const gatherers = scenarios.map((scenario) => gathererOf(scenario, plan));
  let done = 0;
  const gatherings = (): Gathering[] => gatherers.map(({ figures }) => ({ figures, done }));
  const receive = ({ sums }: PairedReplication): boolean => {
    for (const [i, { add }] of gatherers.entries()) add(done, sums[i]); // counted, not by number: one may be lost
    done++;
    return isEnough(gatherings());
  };
  const models = scenarios.map((scenario) => compileModel(scenario));
  const lost = await replicateUntil(models, plan, receive, means);
  return { gatherings: gatherings(), lost };
}

function gathererOf(scenario: Scenario, plan: Plan): Gatherer {
  const all = listMeasures(scenario.observation, scenario.mistimed !== null);
  const measures = all.filter(({ name }) => plan.measures?.has(name) ?? true);
  const cells = plan.by.flatMap((by) => listCells(scenario, by, plan.offices));
  return createGatherer(scenario, measures, cells, plan);
}

/**
 * Estimates the wanted figures from replications that have been kept, without simulating anything.
 *
 * @param kept numbers of the replications, ascending
 */
export async function estimateKept(
  scenario: Scenario,
  plan: Plan,
  kept: readonly number[],
  { read }: Kept,
): Promise<ExperimentResult> {
  const { figures, add } = gathererOf(scenario, plan);
  for (const [done, replication] of kept.entries()) add(done, await read(replication));
  return resultOf(scenario, plan, { figures, done: kept.length, lost: [] }, true);
}

function resultOf(
  scenario: Scenario,
  plan: Plan,
  { figures, done, lost }: Gathering & { readonly lost: readonly Lost[] },
  isPrecise: boolean,
): ExperimentResult {
  const estimated = figures.map((figure) => estimateFigure(figure, done, plan.confidence));
  return { scenario, plan, figures: estimated, done, lost, isPrecise };
}

/**
 * Runs the replications of a plan and estimates the wanted figures: all of them, or as many as the precision
 * takes. The plan of the result then has the number that was made.
 *
 * @param onProgress called after each replication with how many are done
 * @throws as `gather`
 */
export async function runExperiment(
  scenario: Scenario,
  plan: Plan,
  onProgress: (done: number) => void = () => {},
  means: Means = {},
): Promise<ExperimentResult> {
  const { precision, confidence } = plan;
  const hasEnough = precision === undefined ? () => false : createStopping({ precision, confidence });
  let isPrecise = precision === undefined;
  let isCut = false;
  const gathered = await gather(
    scenario,
    plan,
    (gathering) => {
      onProgress(gathering.done);
      if (hasEnough(gathering)) return (isPrecise = true);
      return (isCut = means.isTimeUp?.() ?? false);
    },
    means,
  );
  const all = gathered.done + gathered.lost.length;
  if (isCut && all < plan.replications) isPrecise = false;
  const made = precision === undefined ? plan : { ...plan, replications: all };
  return resultOf(scenario, made, gathered, isPrecise);
}

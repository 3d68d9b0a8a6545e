/** An experiment: a scenario, a plan, and what many replications say together. */
import { compileModel } from "../model/compile.js";
import type { Model } from "../model/model.js";
import type { Scenario } from "../scenario/scenario.js";
import { drawnMeans } from "../simulation/drawnMeans.js";
import { listCells, type Division } from "./cells.js";
import { createGatherer, type Gatherer, type Gathering } from "./collect.js";
import { flowOf } from "./digest.js";
import { createFlowGatherer, flowCount, type FlowSums } from "./flows.js";
import { listMeasures } from "./measures.js";
import { createPeopleGatherer, planPeople, type PeopleSums } from "./people.js";
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
  /** Whose people are followed; nobody's when absent. */
  readonly follow?: Following | undefined;
  /** Whether it is gathered who went from which office to which. */
  readonly withFlows?: boolean;
  /** Whether the spread over days is wanted. */
  readonly withDays: boolean;
}

export interface Following {
  /** Index of the scenario whose draws are told. */
  readonly baseline: number;
  /** Whether its people are to be met again in the others. */
  readonly paired: boolean;
  /** Whether its draws are gathered, as controls. */
  readonly withDrawn: boolean;
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

/** What is drawn of each place, replication by replication, and what is expected exactly. */
export interface Drawn {
  /** [replication][office or line × DRAWN] */
  readonly replications: readonly Float64Array[];
  readonly means: Float64Array;
}

/** What was gathered of every scenario, in their order. */
export interface Together {
  readonly gatherings: readonly Gathering[];
  readonly lost: readonly Lost[];
  /** One for each scenario but the one whose people are met again; empty where nobody is paired. */
  readonly people: readonly PeopleSums[];
  /** What was drawn of the baseline; null where it is not gathered. */
  readonly drawn: Drawn | null;
  /** Who went where, one for each scenario; empty where it is not gathered. */
  readonly flows: readonly FlowSums[];
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
  let done = 0;
  const models = scenarios.map((scenario) => compileModel(scenario, { traced: means.traced }));
  const pairs = (model: Model): number => (plan.withFlows === true ? flowCount(model) : 0);
  const gatherers = scenarios.map((scenario, i) => gathererOf(scenario, plan, pairs(models[i])));
  const gatherings = gatherers.map(({ figures }): Gathering => ({
    figures,
    get done() {
      return done;
    },
  }));
  // Counted, not by number: one may be lost.
  const add = ({ sums, digests }: PairedReplication): void => {
    if (digests) for (let i = 0; i < gatherers.length; i++) gatherers[i].take(done, digests[i]);
    else gatherers.forEach((gatherer, i) => gatherer.add(done, sums[i]));
  };
  const followed = followedOf(scenarios, models, plan);
  const isFollowed = plan.follow !== undefined || plan.withFlows === true;
  const flows = plan.withFlows === true ? models.map(createFlowGatherer) : [];
  const follow = ({ sums, digests, people = [], drawn }: PairedReplication): void => {
    people.forEach((one, i) => followed.gatherers[i].add(one));
    flows.forEach((flow, i) => flow.add(digests ? flowOf(digests[i]) : sums[i].flow));
    if (drawn !== undefined) followed.drawn?.replications.push(drawn);
  };
  const receive = (one: PairedReplication): boolean => {
    add(one);
    if (isFollowed) follow(one);
    done++;
    return isEnough(gatherings);
  };
  const wish = { ...plan, people: followed.wish, digests: gatherers.map((one) => one.plan) };
  const lost = await replicateUntil(models, wish, receive, means);
  return {
    gatherings,
    lost,
    people: followed.gatherers.map((one) => one.sums),
    drawn: followed.drawn,
    flows: flows.map((one) => one.sums()),
  };
}

/** What threads are told of people, and what gathers their answers. */
function followedOf(scenarios: readonly Scenario[], models: readonly Model[], plan: Plan) {
  if (plan.follow === undefined) return { wish: undefined, gatherers: [], drawn: null };
  const { baseline, paired, withDrawn } = plan.follow;
  const drawn = withDrawn
    ? { replications: [] as Float64Array[], means: drawnMeans(models[baseline]) }
    : null;
  if (!paired) return { wish: { baseline, cells: [] }, gatherers: [], drawn };
  const compiled = scenarios.map((scenario, i) => ({ scenario, model: models[i] }));
  const { wish, cells } = planPeople(compiled, baseline, plan.offices);
  return { wish, gatherers: wish.cells.map(() => createPeopleGatherer(cells)), drawn };
}

function gathererOf(scenario: Scenario, plan: Plan, flows = 0): Gatherer {
  const all = listMeasures(scenario.observation, scenario.mistimed !== null);
  const measures = all.filter(({ name }) => plan.measures?.has(name) ?? true);
  const cells = plan.by.flatMap((by) => listCells(scenario, by, plan.offices));
  return createGatherer(scenario, measures, cells, { ...plan, flows });
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

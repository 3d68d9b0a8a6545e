/** `kontor bench STUDY --by office`: the best policy for each office, and the mix that one budget of desk hours can pay for. */
import { scenariosOf } from "../analysis/bench.js";
import { rankByOffice, type OfficeRanking, type OfficesPlan } from "../analysis/benchOffices.js";
import { readBudget, type BudgetWish } from "../analysis/officeBudget.js";
import { sweepOffices, type OfficesClosed } from "../analysis/officeClosed.js";
import { CLOSED_SHARES } from "../analysis/closedMinutes.js";
import type { RaceMeans } from "../analysis/race.js";
import { EXIT, UserError } from "../errors.js";
import { renderOffices } from "../report/benchOffices.js";
import { renderOfficesCsv, renderOfficesJson } from "../report/benchOfficesData.js";
import { loadStudy, type Study } from "../scenario/study.js";
import { MOST_SIMULATED } from "../scenario/studySchema.js";
import { openFolders, overridesOf, refuseHomeless, refuseOverwriting, writeVariant } from "./benchFiles.js";
import type { Options } from "./benchOptions.js";
import { quoted, tellLost, withResumeLine } from "./ending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { VERSION } from "./version.js";

export async function benchOffices(options: Options): Promise<void> {
  const threads = readThreads(options.threads);
  refuseRaceOptions(options);
  refuseOverwriting(options);
  const budget = wishOf(options);
  const study = await loadStudy(options.study, overridesOf(options));
  if (study.question.curve !== undefined)
    throw new UserError(
      "--by office: this study asks for a curve, which ranks nothing; leave it out",
      EXIT.usage,
    );
  if (study.isOfPlaces)
    throw new UserError(
      "--by office: study.values changes the whole file, not an office; write policies or a grid instead",
      EXIT.usage,
    );
  const plan = planOf(options, study, budget);
  refuseCrowd(study);
  refuseHomeless(options);
  const kept = scenariosOf(study).map((scenario, i) => ({ id: study.policies[i].id, scenario }));
  const folders = await openFolders(kept, options, plan.replications);
  const runs = isSwept(options) ? 1 + CLOSED_SHARES.length : 1;
  const progress = await startProgress(runs * plan.replications, "bench", options.quiet);
  const signals = listenForSignals(progress.stop);
  const { signal } = signals;
  let done = 0;
  const onProgress = (count: number): void => progress.update((done = count));
  try {
    const sinks = folders.length === 0 ? undefined : folders.map(({ ledger }) => ledger);
    const ranking = await rankByOffice(study, plan, { threads, signal, sinks, onProgress });
    let shown = done;
    const further = { threads, signal, onProgress: () => progress.update(++shown) };
    const swept = isSwept(options) ? await sweepOf(ranking, options, further) : null;
    progress.stop();
    process.stdout.write(await render(ranking, options, swept));
    await writeMix(ranking, options);
    setExitCode(ranking);
    tellLost({ lost: ranking.lost, done, plan }, { files: [], set: [] });
  } catch (error) {
    throw signal.aborted && error === signal.reason ? withResumeLine(error, done, options) : error;
  } finally {
    progress.stop();
    signals.end();
    for (const folder of folders) await folder.close();
  }
}

/** @throws UserError if there are more policies than can be simulated side by side */
function refuseCrowd({ policies }: Study): void {
  if (policies.length <= MOST_SIMULATED + 1) return;
  const problem = `simulates every policy as often, at most ${MOST_SIMULATED} beside what is now`;
  const remedy = "leave it out, so that the chain can leave policies out first, or try fewer";
  throw new UserError(
    `--by office: ${problem}, and this study has ${policies.length}; ${remedy}`,
    EXIT.usage,
  );
}

/** All policies are simulated as often: there is no race that these options could change. */
function refuseRaceOptions({ first, all, screen, why }: Options): void {
  const given = [["first", first], ["all", all || undefined], ["screen", screen || undefined], ["why", why]] as const; // prettier-ignore
  const [wrong] = given.filter(([, value]) => value !== undefined);
  if (wrong === undefined) return;
  const problem = "says nothing with --by office, which simulates every policy as often";
  throw new UserError(`--${wrong[0]}: ${problem}; leave one of the two out`, EXIT.usage);
}

function wishOf({ budget }: Options): BudgetWish | null {
  if (budget === undefined) return null;
  const reading = readBudget(budget);
  if ("value" in reading) return reading.value;
  throw new UserError(`--budget: ${reading.problem}; ${reading.remedy}`, EXIT.usage);
}

/** Fewest replications: differences must have variances. */
const FEWEST = 3;

function planOf({ seed, replications }: Options, study: Study, budget: BudgetWish | null): OfficesPlan {
  const range = [FEWEST, MOST_REPLICATIONS] as const;
  const most =
    replications === undefined ? study.question.most : readWhole("replications", replications, range);
  return { seed, replications: most, confidence: CONFIDENCE, budget };
}

/** Other shares who intend closed minutes have no place in the CSV. */
function isSwept({ sweep, csv }: Options): boolean {
  return sweep && csv !== true;
}

function sweepOf(ranking: OfficeRanking, options: Options, means: RaceMeans): Promise<OfficesClosed> {
  const set = overridesOf(options);
  return sweepOffices(
    ranking,
    (more, ids) => loadStudy(options.study, [...set, ...more], { only: ids }),
    means,
  );
}

function render(
  ranking: OfficeRanking,
  options: Options,
  swept: OfficesClosed | null,
): string | Promise<string> {
  if (options.json) return renderOfficesJson(ranking, VERSION, swept);
  if (options.csv) return renderOfficesCsv(ranking);
  const { lang, study, write } = options;
  const more =
    outcomeOf(ranking) === "cannotTell" ? `-n ${4 * ranking.plan.replications}` : "--write mix.yaml";
  const nextStep = `kontor bench ${quoted(study)} --by office ${write === undefined ? more : "--json"}`;
  return renderOffices(ranking, { language: lang, swept, nextStep });
}

/** Whether the mix as a whole is known to save something, within its budget and limits. */
function outcomeOf({ mix }: OfficeRanking): "known" | "cannotTell" | "missed" {
  if (mix === null) return "missed";
  if (mix.tried === null) return "known";
  const { saved, isWithinBudget, breaches } = mix.tried;
  if (isWithinBudget === "broken" || breaches.length > 0) return "missed";
  if (saved.estimate === null || saved.halfWidth === null) return "cannotTell";
  return Math.abs(saved.estimate) > saved.halfWidth ? "known" : "cannotTell";
}

async function writeMix({ mix }: OfficeRanking, { write, set }: Options): Promise<void> {
  if (write === undefined) return;
  if (mix === null) {
    process.stderr.write(`--write ${write}: nothing is written, since no mix keeps the budget\n`);
    return;
  }
  const also = await writeVariant(write, mix.variant, set);
  process.stderr.write(`${write}: each office with its policy of the mix${also}\n`);
}

function setExitCode(ranking: OfficeRanking): void {
  const outcome = outcomeOf(ranking);
  if (outcome === "cannotTell") process.exitCode = EXIT.precisionMissed;
  if (outcome === "missed") process.exitCode = EXIT.targetsMissed;
}

/** `kontor undo BASE CLOSURES`: how much longer offices would have to be open, or how many desks more it takes. */
import { isDeepStrictEqual } from "node:util";
import type { CommandModule } from "yargs";
import { refuseOtherDays } from "../analysis/comparison.js";
import { laddersOf } from "../analysis/ladder.js";
import { undoClosures } from "../analysis/undo.js";
import type { Undoing, UndoPlan, UndoQuestion } from "../analysis/undoing.js";
import { readUndoMeasure } from "../analysis/undoMeasures.js";
import type { Needed } from "../analysis/needed.js";
import { SHARES, withCorners, type Corner } from "../analysis/undoSweep.js";
import { EXIT, UserError } from "../errors.js";
import { renderUndoing } from "../report/undo.js";
import { renderUndoingCsv, renderUndoingJson } from "../report/undoData.js";
import { loadScenario } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";
import { loadVariable } from "../scenario/variants.js";
import { quoted, tellLost, withResumeLine } from "./ending.js";
import { startProgress } from "./progress.js";
import { CONFIDENCE, MOST_REPLICATIONS, readThreads, readWhole } from "./runOptions.js";
import { listenForSignals } from "./signals.js";
import { describeOptions, readHourCost, readMargin, readSteps, type Options } from "./undoOptions.js";
import { VERSION } from "./version.js";
import { idsFitting } from "./where.js";

/** Fewest replications: differences must have variances. */
const FEWEST = 3;

export const undoCommand: CommandModule<object, Options> = {
  command: "undo <base> <closures>",
  describe: "how much longer opening, or how many desks more, undo closures",
  builder: describeOptions,
  handler: async (options) => {
    const threads = readThreads(options.threads);
    const wish = readSteps(options);
    const hourCost = readHourCost(options.hourCost);
    const plan = planOf(options);
    const asked = await ask(options, wish);
    const shares = options.sweep && asked.closed.mistimed !== null ? SHARES : [];
    const progress = await startProgress(plan.replications * (1 + shares.length), "undo", options.quiet);
    const signals = listenForSignals(progress.stop);
    const { signal } = signals;
    let before = 0;
    let done = 0;
    const onProgress = (count: number): void => progress.update((done = before + count));
    const means = { threads, signal, onProgress };
    try {
      const plainly = await undoClosures(asked, plan, means);
      const corners: Corner[] = [];
      for (const share of shares) {
        before += plan.replications;
        const set = [...options.set, `mistimed.share=${100 * share} %`];
        const question = await ask({ ...options, set }, wish);
        corners.push({ share, undoing: await undoClosures(question, plan, means) });
      }
      progress.stop();
      const undoing = withCorners(plainly, corners);
      process.stdout.write(await render(undoing, hourCost, options));
      if (!isKnown(undoing)) process.exitCode = EXIT.precisionMissed;
      tellLost({ ...undoing, plan }, { files: [options.base, options.closures], set: options.set });
    } catch (error) {
      const isStopped = signal.aborted && error === signal.reason;
      throw isStopped ? withResumeLine(error, done, { out: undefined, resume: false }) : error;
    } finally {
      progress.stop();
      signals.end();
    }
  },
};

/** The question, with every step as a scenario. @throws UserError for what cannot be asked */
async function ask(options: Options, steps: ReturnType<typeof readSteps>): Promise<UndoQuestion> {
  const base = await loadScenario(options.base, options.set);
  const closures = await loadVariable(options.closures, options.set);
  const closed = closures.scenario;
  refuseOtherDays({ names: [base.id, closed.id], scenarios: [base, closed], baseline: 0 });
  refuseOtherPeople(base, closed);
  const measure = readUndoMeasure(options.measure, base);
  const margin = readMargin(options.margin, measure);
  const told = toldOf([base, closed], options.where);
  const { receiving, end } = options;
  const { changing, ladders } = await laddersOf(closures, { told, receiving, end, ...steps });
  return { base, closed, ladders, told, changing, measure, margin };
}

function planOf({ seed, replications }: Options): UndoPlan {
  const range = [FEWEST, MOST_REPLICATIONS] as const;
  return { seed, replications: readWhole("replications", replications, range), confidence: CONFIDENCE };
}

function toldOf(scenarios: readonly Scenario[], where: string): ReadonlySet<string> {
  if (where !== "") return idsFitting(scenarios, where);
  return new Set(scenarios.flatMap(({ offices }) => offices.map(({ id }) => id)));
}

/** What is said of people as a whole. */
const OF_PEOPLE = [
  ["mistimed", ({ mistimed }: Scenario) => mistimed],
  ["dayFactor", ({ dayFactorCv, dayFactorShared }: Scenario) => [dayFactorCv, dayFactorShared]],
  ["furtherErrand", ({ furtherErrand }: Scenario) => furtherErrand],
] as const;

/** The same people must live before and after: then only the closures differ. */
function refuseOtherPeople(base: Scenario, closed: Scenario): void {
  const other = OF_PEOPLE.find(([, read]) => !isDeepStrictEqual(read(base), read(closed)));
  if (other === undefined) return;
  const problem = `says other things of people than ${base.id} (${other[0]})`;
  throw new UserError(`${closed.id}: ${problem}; write the same in both, or set it with --set`, EXIT.invalid);
}

/** Whether what is needed is known, or known not to be within what was tried. */
const isEnded = ({ low, high }: Needed): boolean => low === null || high !== null;

function isKnown({ all }: Undoing): boolean {
  return all.answers.every(({ needed }) => isEnded(needed));
}

function render(undoing: Undoing, hourCost: number | null, options: Options): string | Promise<string> {
  const { json, csv, lang, where } = options;
  if (json) return renderUndoingJson(undoing, { version: VERSION, where, hourCost });
  if (csv) return renderUndoingCsv(undoing);
  return renderUndoing(undoing, { language: lang, where, hourCost, nextStep: nextStepOf(undoing, options) });
}

/** More replications help only where the error is what hides the answer. */
function nextStepOf(undoing: Undoing, { where, base, closures, replications }: Options): string {
  const { answers } = undoing.all;
  if (answers.some(({ tried }) => tried.some(({ isEmpty }) => isEmpty))) return "kontor explain mistimed";
  const those = where === "" ? "" : ` --where ${quoted(where)}`;
  const again = `kontor undo ${quoted(base)} ${quoted(closures)}${those}`;
  if (isKnown(undoing)) return `${again} --json`;
  const isFirm = answers.every(({ own, corners }) =>
    [own, ...corners.map((one) => one.needed)].every(isEnded),
  );
  return isFirm
    ? `${again} --no-sweep --set 'mistimed.share=20 %'`
    : `${again} -n ${4 * Number(replications)}`;
}

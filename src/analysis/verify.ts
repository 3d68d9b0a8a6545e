/**
 * The proof that the engine is right: every reference case simulated as an ordinary scenario, every value listed
 * with its class, its error and its distance from the exact value.
 */
import { availableParallelism } from "node:os";
import { estimateFigure } from "../experiment/result.js";
import { loadScenario } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";
import { kolmogorovSmirnovNormal, type Fit } from "../stats/goodness.js";
import { isCertain, judgeConstant, judgeSimulated, onScale, Z_LIMIT } from "./judge.js";
import type { Class, Judgement, Simulated } from "./judge.js";
import type { Case, Reference } from "./reference.js";
import { figureOf, sampleCase, type Sample } from "./sample.js";

/** How far a verification goes. */
export interface Mode {
  readonly name: "quick" | "full";
  /** Relative standard errors that values of classes A and B are run to. */
  readonly target: Readonly<Record<"A" | "B", number>>;
  /** Most customers of a steady state, and most days of one that ends. */
  readonly customers: number;
  readonly days: number;
}

export const MODES = {
  quick: { name: "quick", target: { A: 0.02, B: 0.02 }, customers: 4e6, days: 7e4 },
  full: { name: "full", target: { A: 0.005, B: 0.02 }, customers: 5e7, days: 1e6 },
} as const satisfies Record<string, Mode>;

/** Class A: this relative standard error is predicted at the limits of the full mode. */
const CLASS_A = 0.005;
const PILOT = 100;
const FEWEST = 400;
/** Room for the error of a predicted standard error. */
const MARGIN = 1.1;
/** A value sent back is run this many times longer. */
const AGAIN = 4;
/** Least size of a replication, warm-up left out. */
const CUSTOMERS = 3_000;
const DAYS = 50;
/** Of a pair of policies, whose values are means of days and take no rare ones. */
const PAIRED_DAYS = 40;
const CONFIDENCE = 0.95;

/** A case as judged. */
export interface Verdict {
  readonly id: string;
  readonly judgements: readonly Judgement[];
  /** Score of the value named beforehand. */
  readonly headline: number | null;
}

export interface Verification {
  readonly mode: Mode;
  readonly verdicts: readonly Verdict[];
  /** Whether the headline scores of all cases together look standard normal. */
  readonly fit: Fit;
}

/**
 * Verifies cases, as many at once as there are processors; the order in which they end changes nothing.
 *
 * @param onCase called when a case is done, with how many are
 */
export async function verify(
  cases: readonly Case[],
  mode: Mode,
  onCase: (done: number) => void,
): Promise<Verification> {
  const verdicts: Verdict[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < cases.length) {
      const at = next++;
      verdicts[at] = await verifyCase(cases[at], mode);
      onCase(++done);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const scores = verdicts.flatMap(({ headline }) => (headline === null ? [] : [headline]));
  return { mode, verdicts, fit: kolmogorovSmirnovNormal(scores) };
}

/** A case, its scenarios at the size of a replication, and how much of it the limits allow. */
interface Study {
  readonly one: Case;
  readonly mode: Mode;
  readonly scenarios: readonly Scenario[];
  /** Customers or days of a replication. */
  readonly size: number;
}

/** The values of a case: seeds are the id of the case, and for values sent back the id and "again". */
export async function verifyCase(one: Case, mode: Mode): Promise<Verdict> {
  const study = await prepare(one, mode);
  const { sample, classes } = await simulate(study);
  const judged = one.values.map((reference, i) => judge(study, reference, classes[i], sample));
  const sentBack = judged.map(
    ({ class: kind, z }) => (kind === "A" || kind === "B") && z !== null && Math.abs(z) > Z_LIMIT,
  );
  const headline = judged.find(({ quantity }) => quantity === one.headline)?.z ?? null;
  if (!sentBack.includes(true)) return { id: one.id, judgements: judged, headline };
  const again = await run(
    study,
    `${one.id}/again`,
    () => AGAIN * sample.done,
    AGAIN * mostReplications(study),
  );
  const judgements = judged.map((first, i) => {
    if (!sentBack[i] || first.estimate === null || first.standardError === null || first.z === null)
      return first;
    const second = judge(study, one.values[i], classes[i], again);
    return { ...second, first: { estimate: first.estimate, standardError: first.standardError, z: first.z } };
  });
  return { id: one.id, judgements, headline };
}

async function prepare(one: Case, mode: Mode): Promise<Study> {
  const written = await loadScenario(one.files[0]);
  const perDay = customersPerDay(written);
  const warmUp = written.horizon.warmUpDays;
  const ending = one.files.length > 1 ? PAIRED_DAYS : DAYS;
  const days = one.terminating ? ending : Math.max(1, Math.ceil(CUSTOMERS / perDay), warmUp);
  const scenarios = await Promise.all(one.files.map((file) => loadScenario(file, [`days=${days}`])));
  return { one, mode, scenarios, size: one.terminating ? days : days * perDay };
}

/** Expected visitors of a day of a steady state: its rates are constant. */
function customersPerDay({ sources }: Scenario): number {
  return sources.reduce((sum, { rates }) => sum + rates[0].pieces[0].value * 1440, 0);
}

/** The limit, and as much again for an error that the pilot took for smaller than it is. */
function mostReplications({ one, mode, size }: Study): number {
  return Math.max(FEWEST, Math.ceil((2 * (one.terminating ? mode.days : mode.customers)) / size));
}

/** Simulates until every value of classes A and B has the wanted error, or the limit is reached. */
async function simulate(study: Study): Promise<{ sample: Sample; classes: Class[] }> {
  let classes: Class[] = [];
  const most = mostReplications(study);
  const sample = await run(
    study,
    study.one.id,
    (soFar) => {
      if (classes.length === 0) classes = study.one.values.map((value) => classOf(study, value, soFar));
      return Math.min(
        most,
        Math.max(FEWEST, ...study.one.values.map((value, i) => wanted(study, value, classes[i], soFar))),
      );
    },
    most,
  );
  return { sample, classes };
}

function run(
  { one, scenarios }: Study,
  seed: string,
  wantedOf: (soFar: Sample) => number,
  most: number,
): Promise<Sample> {
  return sampleCase(scenarios, one.values, { seed, pilot: PILOT, most, confidence: CONFIDENCE }, wantedOf);
}

/** The class of a value, as the pilot predicts its error. */
function classOf(study: Study, reference: Reference, pilot: Sample): Class {
  if (reference.probe.kind === "constant" || isCertain(reference)) return "D";
  const { one, mode, size } = study;
  const error = relativeError(reference, pilot);
  const atLimit = (limit: number): number => error * Math.sqrt((pilot.done * size) / limit);
  const full = MODES.full;
  if (atLimit(one.terminating ? full.days : full.customers) <= CLASS_A) return "A";
  return atLimit(one.terminating ? mode.days : mode.customers) <= mode.target.B ? "B" : "C";
}

/** Replications that the wanted error takes. */
function wanted({ mode }: Study, reference: Reference, kind: Class, soFar: Sample): number {
  if (kind === "C" || kind === "D") return 0;
  const ratio = relativeError(reference, soFar) / mode.target[kind];
  return ratio <= 1 ? soFar.done : Math.ceil(MARGIN * soFar.done * ratio * ratio);
}

/** Standard error as a share of the exact value; infinite where it cannot be told. */
function relativeError(reference: Reference, sample: Sample): number {
  const { estimate } = simulatedOf(reference, sample);
  if (estimate.standardError === null || estimate.standardError === 0) return Infinity;
  return Math.abs(estimate.standardError / reference.exact);
}

function judge(study: Study, reference: Reference, kind: Class, sample: Sample): Judgement {
  const { probe } = reference;
  if (probe.kind === "constant") return judgeConstant(study.one.id, reference, probe.value);
  return judgeSimulated(study.one.id, reference, kind, simulatedOf(reference, sample));
}

function simulatedOf(reference: Reference, sample: Sample): Simulated {
  const gathered = figureOf(reference, sample);
  const estimate = onScale(reference, estimateFigure(gathered, sample.done, CONFIDENCE));
  return { estimate, gathered, replications: sample.done };
}

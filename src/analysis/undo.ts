/**
 * Whether longer opening, or more desks, undo closures: the same people live through what was before, through the
 * closures, and through every step of what could undo them.
 */
import { listCells } from "../experiment/cells.js";
import { createGatherer } from "../experiment/collect.js";
import { flowOf } from "../experiment/digest.js";
import { createFlowGatherer, flowCount } from "../experiment/flows.js";
import { replicateUntil, type Means } from "../experiment/replicate.js";
import { compileModel } from "../model/compile.js";
import { nearTo, withVisitorsOf } from "./near.js";
import { answerFor, CLOSED, isUnlike, keyOf, receiversOf, remainingOf } from "./undoAnswers.js";
import type { Undoing, UndoPlan, UndoQuestion } from "./undoing.js";
import { remainingMeasures } from "./undoMeasures.js";

/** @throws as `replicateUntil` */
export async function undoClosures(
  question: UndoQuestion,
  plan: UndoPlan,
  { onProgress, ...means }: Means & { readonly onProgress?: (done: number) => void } = {},
): Promise<Undoing> {
  const { base, closed, ladders, told, measure } = question;
  const steps = ladders.flatMap((ladder) => ladder.steps.map(({ scenario }) => scenario));
  // Hours and desks join no offices: what is near with the closures is so at every step.
  const near = nearTo(closed, told);
  const scenarios = [
    withVisitorsOf(base, nearTo(base, told)),
    ...[closed, ...steps].map((scenario) => withVisitorsOf(scenario, near)),
  ];
  const { days } = base.horizon;
  const measures = [...new Set([measure, ...remainingMeasures(days)])];
  const models = scenarios.map((scenario) => compileModel(scenario));
  const gatherers = scenarios.map((scenario, i) => {
    const cells = (["network", "office"] as const).flatMap((by) => listCells(scenario, by, told));
    const flows = i === CLOSED ? flowCount(models[CLOSED]) : 0;
    return createGatherer(scenario, measures, cells, { ...plan, withDays: false, flows });
  });
  const flows = createFlowGatherer(models[CLOSED]);
  let done = 0;
  const lost = await replicateUntil(
    models,
    { ...plan, digests: gatherers.map((one) => one.plan) },
    ({ digests = [] }) => {
      flows.add(flowOf(digests[CLOSED]));
      for (const [i, { take }] of gatherers.entries()) take(done, digests[i]); // counted: one may be lost
      done++;
      onProgress?.(done);
      return false;
    },
    means,
  );
  const found = gatherers.map(
    ({ figures }) => new Map(figures.map((one) => [keyOf(one.cell, one.measure), one])),
  );
  const ground = { question, plan, found, done };
  const all = answerFor(ground, "all");
  return {
    ...question,
    plan,
    all,
    receivers: receiversOf(ground, flows.sums()),
    remaining: remainingMeasures(days).flatMap((one) => remainingOf(ground, one, all)),
    isUnlike: isUnlike(ground),
    done,
    lost,
  };
}

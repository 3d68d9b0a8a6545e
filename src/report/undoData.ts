/** The machine-readable reports of what undoes closures: JSON and CSV with the same figures. */
import type { Needed } from "../analysis/needed.js";
import type { Answer, Answered, Undoing } from "../analysis/undoing.js";
import type { Estimate } from "../stats/estimate.js";
import { writeRows } from "./csv.js";
import { jsonDocument } from "./plain.js";

/** What is told beside the figures. */
export interface UndoFacts {
  /** Version of the program. */
  readonly version: string;
  /** The selector of the offices that are told of, "" for all. */
  readonly where: string;
  /** Of a desk hour [kr]; null where none was given. */
  readonly hourCost: number | null;
}

export function renderUndoingJson(undoing: Undoing, { version, where, hourCost }: UndoFacts): string {
  const { base, closed, plan, measure, margin, told, changing, all, receivers, remaining } = undoing;
  return jsonDocument({
    kontor: version,
    kind: "undo",
    base: { id: base.id, hash: base.hash },
    closures: { id: closed.id, hash: closed.hash },
    seed: plan.seed,
    replications: plan.replications,
    confidence: plan.confidence,
    complete: undoing.lost.length === 0,
    ...(undoing.lost.length === 0 ? {} : { lost: undoing.lost.map(({ replication }) => replication) }),
    where,
    offices: [...told],
    changing: [...changing],
    measure: measure.name,
    unit: measure.unit,
    margin,
    hourCost,
    inputUncertainty: "not included",
    alike: !undoing.isUnlike,
    all: describe(all, hourCost),
    receivers: receivers.map((receiver) => ({
      office: receiver.cell,
      from: receiver.from.map(({ id, visitors }) => ({ office: id, visitorsPerWeek: bare(visitors) })),
      ...describe(receiver, hourCost),
    })),
    remaining: remaining.map((row) => ({
      measure: row.measure.name,
      unit: row.measure.unit,
      before: bare(row.before),
      closures: bare(row.closed),
      with: row.with.map(({ figure, difference }, ladder) => ({
        lever: all.answers[ladder].lever,
        figure: bare(figure),
        difference: bare(difference),
      })),
    })),
    patches: closed.patches,
    foundations: closed.foundations,
  });
}

function bare({ estimate, standardError, halfWidth }: Estimate) {
  return { estimate, standardError, halfWidth };
}

function describe({ before, staff, answers }: Answered, hourCost: number | null) {
  return {
    before: bare(before),
    staffHours: bare(staff),
    answers: answers.map((answer) => ({ ...describeAnswer(answer), steps: stepsOf(answer, hourCost) })),
  };
}

function describeAnswer({ lever, tried, needed, own, corners }: Answer) {
  const amount = (step: number | null): number | null => (step === null ? null : tried[step].amount);
  const ends = ({ low, high }: Needed) => ({ low: amount(low), high: amount(high) });
  return {
    lever,
    unit: lever === "hours" ? "min" : "desks",
    ...ends(needed),
    outcome: outcomeOf(needed),
    ...(corners.length === 0
      ? {}
      : {
          own: ends(own),
          mistimedShares: corners.map((one) => ({ share: one.share, ...ends(one.needed) })),
        }),
  };
}

/** In one word: known, cannot be told, or more than was tried. */
function outcomeOf({ low, high }: Needed): "known" | "cannotTell" | "notWithin" {
  if (low === null) return "notWithin";
  return high === null ? "cannotTell" : "known";
}

function stepsOf({ tried }: Answer, hourCost: number | null) {
  return tried.map(({ amount, figure, difference, standing, staff, isEmpty }) => ({
    amount,
    figure: bare(figure),
    difference: bare(difference),
    standing,
    ...(isEmpty ? { empty: true } : {}),
    staffHoursMore: bare(staff),
    ...(hourCost === null || staff.estimate === null ? {} : { costMore: staff.estimate * hourCost }),
  }));
}

const COLUMNS = [
  "cell",
  "lever",
  "low",
  "high",
  "amount",
  "standing",
  "measure",
  "unit",
  "before",
  "estimate",
  "difference",
  "standardError",
  "halfWidth",
  "staffHoursMore",
  "n",
] as const;

/** A row for each office, lever and step; numbers with a dot, empty where unknown. */
export async function renderUndoingCsv({ all, receivers, measure, done }: Undoing): Promise<string> {
  const rows = [all, ...receivers].flatMap(({ cell, before, answers }) =>
    answers.flatMap((answer) => {
      const { lever, low, high } = describeAnswer(answer);
      return answer.tried.map(({ amount, standing, figure, difference, staff }) => [
        cell,
        lever,
        low,
        high,
        amount,
        standing,
        measure.name,
        measure.unit,
        before.estimate,
        figure.estimate,
        difference.estimate,
        difference.standardError,
        difference.halfWidth,
        staff.estimate,
        done,
      ]);
    }),
  );
  return writeRows(COLUMNS, rows);
}

/** What could undo closures, step by step: longer opening, or more desks in the hours there are. Every step is a scenario. */
import { EXIT, UserError } from "../errors.js";
import { compileModel } from "../model/compile.js";
import { phaseOn, daysUntilEnd } from "../scenario/calendar.js";
import { longerHours, type End } from "../scenario/longer.js";
import type { Office, Phase, Scenario } from "../scenario/scenario.js";
import type { Variable } from "../scenario/variants.js";
import { emptyShare } from "./emptyHours.js";
import { receiversOf, type Side } from "./ways.js";

/** What is added: minutes of opening on each open day, or desks in the present hours. */
export const LEVERS = ["hours", "desks"] as const;
export type Lever = (typeof LEVERS)[number];

/** One step. */
export interface Step {
  /** Minutes longer a day, or desks more. */
  readonly amount: number;
  readonly scenario: Scenario;
  /** Whether for a part of its hours nobody can come, since the tables have no visits there. */
  readonly isEmpty: boolean;
}

/** Steps of rising amounts; that of nothing at all is left out. */
export interface Ladder {
  readonly lever: Lever;
  readonly steps: readonly Step[];
}

export interface Wished {
  /** Ids of the offices that are told of. */
  readonly told: ReadonlySet<string>;
  /** Whether only those change that can receive visitors of an office that is gone. */
  readonly receiving: boolean;
  /** Minutes of a step, and of the longest extension. */
  readonly step: number;
  readonly most: number;
  readonly end: End;
  /** Most desks more. */
  readonly desks: number;
}

/** Open hours without visitors that count as none [share of the open time]. */
const EMPTY_PART = 0.001;

/** Offices that are told of, and there on some day. */
export function stayingOf({ offices, horizon }: Scenario, told: ReadonlySet<string>): ReadonlySet<string> {
  const days = daysUntilEnd(horizon);
  const isThere = (office: Office): boolean => days.some((day) => phaseOn(office, day).exists);
  return new Set(offices.filter((office) => told.has(office.id) && isThere(office)).map(({ id }) => id));
}

/**
 * The ladders of both levers, at the offices that change.
 *
 * Visitors of an office that is gone come within the hours it had. Where every office that receives them is open
 * longer, they spread over the longer hours like others.
 *
 * @throws UserError where no office could change, or a day would reach beyond midnight
 */
export async function laddersOf(
  closed: Variable,
  wished: Wished,
): Promise<{ readonly changing: ReadonlySet<string>; readonly ladders: readonly Ladder[] }> {
  const { scenario } = closed;
  const side = { scenario, displacement: scenario.displacement && compileModel(scenario).displacement };
  const staying = stayingOf(scenario, wished.told);
  const changing = wished.receiving ? receivingAmong(side, staying) : staying;
  if (changing.size === 0) {
    const problem = wished.receiving
      ? "none of the offices can receive visitors of one that is gone"
      : "none of the offices is there";
    throw new UserError(`${scenario.id}: ${problem}; choose others with --where`, EXIT.invalid);
  }
  const isLonger = ({ id }: Office, { exists }: Phase): boolean => {
    if (exists) return changing.has(id);
    const receivers = receiversOf(side, id);
    return receivers.length > 0 && receivers.every((one) => changing.has(one));
  };
  const empty = emptyShare(scenario, changing);
  const stepOf = async (amount: number, id: string, patches: readonly object[]): Promise<Step> => {
    const made = await closed.vary({ id, patches: patches.map((patch) => ({ ...patch, why: id })) });
    const isEmpty = emptyShare(made.scenario, changing) > empty + EMPTY_PART;
    return { amount, scenario: made.scenario, isEmpty };
  };
  const hours: Step[] = [];
  for (let steps = 1; steps * wished.step <= wished.most; steps++) {
    const patches = longerHours(scenario.offices, { ...wished, steps }, isLonger);
    if ("problem" in patches) throw new UserError(`${patches.problem}; ${patches.remedy}`, EXIT.invalid);
    hours.push(await stepOf(steps * wished.step, `longer-${steps * wished.step}min`, patches.value));
  }
  const desks: Step[] = [];
  for (let more = 1; more <= wished.desks; more++) {
    const patch = { where: { id: [...changing] }, set: { desks: `+${more}` } };
    desks.push(await stepOf(more, `desks-plus${more}`, [patch]));
  }
  const ladders = [
    { lever: "hours", steps: hours },
    { lever: "desks", steps: desks },
  ] as const;
  return { changing, ladders: ladders.filter(({ steps }) => steps.length > 0) };
}

/** Offices among these that receive visitors of one that is gone on some day. */
function receivingAmong(side: Side, ids: ReadonlySet<string>): ReadonlySet<string> {
  const receivers = side.scenario.offices.flatMap(({ id }) => receiversOf(side, id));
  return new Set(receivers.filter((id) => ids.has(id)));
}

/**
 * Scenario in, model out: names become indices, hours and rates become tables by kind of day, laws become
 * quantile tables. Decides once what can happen at all, so that the loop need not ask.
 */
import { hashText } from "../random/keys.js";
import type { Law } from "../random/law.js";
import { meanOf } from "../random/quantile.js";
import { compileLaws } from "../random/tables.js";
import { phaseOn } from "../scenario/calendar.js";
import type { Errand, Scenario, Source } from "../scenario/scenario.js";
import { compileKinds, type DayPlan } from "./kinds.js";
import type { Balking, Features, Model } from "./model.js";

/** No limit on who may be inside. */
const UNLIMITED = 0x7fffffff;
const BALKS_BY = { waiting: 1, expectedWait: 2 } as const;

/** Compiles a scenario. Sources are ordered by id, so that their place in the file changes nothing. */
export function compileModel(scenario: Scenario): Model {
  const { errands, offices, horizon } = scenario;
  const sources = scenario.sources.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const officeIds = offices.map((office) => office.id);
  const errandIds = errands.map((errand) => errand.id);
  const plan: DayPlan = compileKinds(scenario, sources);
  // What these say is the same on all simulated days, which the scenario's checks see to.
  const kept = offices.map((office) => phaseOn(office, horizon.firstDay));
  const laws = collectLaws(scenario);
  return {
    officeIds,
    errandIds,
    features: findFeatures(scenario),
    firstDay: horizon.firstDay - horizon.warmUpDays,
    warmUpDays: horizon.warmUpDays,
    days: horizon.days,
    ...plan,
    room: Int32Array.from(kept, (phase) => phase.room ?? UNLIMITED),
    preempts: Uint8Array.from(kept, (phase) => Number(phase.release === "preempt")),
    sendsHome: Uint8Array.from(kept, (phase) => Number(phase.closing.kind === "sendHome")),
    ...compileSources(sources, officeIds, errandIds),
    officeName: namesOf(officeIds),
    laws: compileLaws(laws.list),
    serviceLaw: laws.service,
    patienceLaw: laws.patience,
    meanService: Float64Array.from(errands, (errand) => meanOf(errand.service)),
    dayFactorLaw: laws.dayFactor,
    balking: compileBalking(errands),
    furtherChance: scenario.furtherErrand?.chance ?? 0,
    furtherUpTo: cumulate(scenario.furtherErrand?.shares ?? []),
    observation: scenario.observation,
  };
}

function findFeatures({
  horizon,
  errands,
  offices,
  furtherErrand,
  dayFactorCv,
  observation,
}: Scenario): Features {
  return {
    continuous: horizon.continuous,
    patience: errands.some((errand) => errand.patience !== null),
    balking: errands.some((errand) => errand.balking !== null),
    room: offices.some(({ phases }) => phases.some((phase) => phase.room !== null)),
    preempt: offices.some(({ phases }) => phases.some((phase) => phase.release === "preempt")),
    furtherErrand: furtherErrand !== null,
    dayFactor: dayFactorCv > 0,
    waitThresholds: observation.waitThresholds.length > 0,
    clock: observation.clock.length > 0,
    states: observation.states !== null,
  };
}

interface LawList {
  readonly list: readonly Law[];
  readonly service: Int32Array;
  readonly patience: Int32Array;
  readonly dayFactor: number;
}

function collectLaws({ errands, dayFactorCv }: Scenario): LawList {
  const list: Law[] = [];
  const add = (law: Law | null): number => (law === null ? -1 : list.push(law) - 1);
  const service = Int32Array.from(errands, (errand) => add(errand.service));
  const patience = Int32Array.from(errands, (errand) => add(errand.patience));
  const dayFactor = add(dayFactorCv > 0 ? { kind: "gamma", mean: 1, cv: dayFactorCv } : null);
  return { list, service, patience, dayFactor };
}

function compileSources(
  sources: readonly Source[],
  officeIds: readonly string[],
  errandIds: readonly string[],
) {
  return {
    sourceName: namesOf(sources.map((source) => source.id)),
    sourceOffice: Int32Array.from(sources, (source) => officeIds.indexOf(source.office)),
    sourceErrand: Int32Array.from(sources, (source) => errandIds.indexOf(source.errand)),
    sourceDoor: Int32Array.from(sources, (source) => source.atTheDoor),
  };
}

function compileBalking(errands: readonly Errand[]): Balking {
  const knots = errands.map((errand) => errand.balking?.chance ?? []);
  return {
    by: Uint8Array.from(errands, ({ balking }) => (balking === null ? 0 : BALKS_BY[balking.by])),
    firstKnot: Int32Array.from(cumulate([0, ...knots.map((list) => list.length)])),
    seen: Float64Array.from(knots.flat(), (knot) => knot.seen),
    chance: Float64Array.from(knots.flat(), (knot) => knot.chance),
  };
}

/** Hashes of ids, two words each. */
function namesOf(ids: readonly string[]): Int32Array {
  return Int32Array.from(ids.flatMap((id) => [...hashText(id)]));
}

/** Running sums. */
function cumulate(values: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(values, (value) => (sum += value));
}

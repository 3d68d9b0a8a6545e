/**
 * Scenario in, model out: names become indices, hours and rates become tables by kind of day, laws become
 * quantile tables. Decides once what can happen at all, so that the loop need not ask.
 */
import { meanOf } from "../random/quantile.js";
import { compileLaws } from "../random/tables.js";
import { phaseOn } from "../scenario/calendar.js";
import { errandsOf, placesOf } from "../scenario/places.js";
import type { Errand, Office, Scenario, Source } from "../scenario/scenario.js";
import { compileClusters } from "./clusters.js";
import { compileBookings, compileCrews, namesOf } from "./coming.js";
import { compileDayFactor } from "./dayFactor.js";
import { compileDisplacement, isAnyGone } from "./displacement.js";
import { busiestOf, compileKinds, type DayPlan } from "./kinds.js";
import { createLawList, cumulate, firstPlaces } from "./lawList.js";
import type { Balking, Features, Model, Serving } from "./model.js";
import { compileMistiming, isAnyPostponed, shapesOf } from "./mistiming.js";
import { compileOnward, hasReturns } from "./onward.js";
import { compileServing, groupsOf } from "./serving.js";
import { compileUnanswered } from "./unanswered.js";

/** No limit on who may be inside. */
const UNLIMITED = 0x7fffffff;
const BALKS_BY = { waiting: 1, expectedWait: 2 } as const;

/** How a scenario is compiled beside what it says. */
export interface CompileOptions {
  /** Whether the general path is taken where the plain one would do; both leave the same bytes. */
  readonly general?: boolean;
  /** Ids of the offices and lines whose visits are written down. */
  readonly traced?: ReadonlySet<string> | undefined;
}

/**
 * Compiles a scenario. Sources are ordered by id, so that their place in the file changes nothing.
 *
 * @throws UserError for an office that tells too many kinds of visitors apart
 */
export function compileModel(
  scenario: Scenario,
  { general = false, traced = new Set() }: CompileOptions = {},
): Model {
  const { horizon, crews } = scenario;
  const offices = placesOf(scenario);
  const errands = errandsOf(scenario);
  const sources = scenario.sources.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const ids = { officeIds: offices.map(({ id }) => id), errandIds: errands.map(({ id }) => id) };
  const laws = createLawList();
  const groups = groupsOf(offices, crews, errands.length);
  const plan: DayPlan = compileKinds(scenario, sources, { groups, returns: hasReturns(scenario) });
  const serving = compileServing(offices, errands, groups, general);
  const displacement = compileDisplacement(scenario, errands.length, plan.kinds);
  const onward = compileOnward(offices, errands, laws);
  const comers = compileSources(sources, ids);
  const parts = {
    serviceLaw: Int32Array.from(errands, (errand) => laws.add(errand.service)),
    patienceLaw: Int32Array.from(errands, (errand) => laws.add(errand.patience)),
    ...compileDayFactor(scenario, laws),
    onward,
    displacement,
    mistiming: compileMistiming(scenario),
    openShape: isAnyPostponed(scenario) ? shapesOf(scenario, sources, plan.kinds) : new Int32Array(0),
    crews: compileCrews(crews, offices, groups.flat(), laws),
    bookings: compileBookings(sources, laws),
    unanswered: compileUnanswered(scenario, {
      sources,
      plan,
      onward,
      places: { ...comers, ...ids },
      laws,
      dayCount: horizon.warmUpDays + horizon.days,
    }),
  };
  const named = { ...ids, officeCount: scenario.offices.length };
  const features = {
    ...findFeatures(scenario, serving),
    displaced: isAnyGone(displacement),
    trace: traced.size > 0,
  };
  return {
    ...named,
    features,
    clusters: compileClusters({ ...named, ...comers, ...parts, features, serving }, busiestOf(plan, sources)),
    ...daysOf(scenario),
    ...plan,
    serving,
    ...compileOffices(offices, horizon.firstDay),
    ...comers,
    ...parts,
    laws: compileLaws(laws.laws),
    meanService: Float64Array.from(errands, (errand) => meanOf(errand.service)),
    balking: compileBalking(errands),
    furtherChance: scenario.furtherErrand?.chance ?? 0,
    furtherUpTo: cumulate(scenario.furtherErrand?.shares ?? []),
    observation: scenario.observation,
    traced: Uint8Array.from(ids.officeIds, (id) => Number(traced.has(id))),
  };
}

function daysOf(scenario: Scenario): Pick<Model, "firstDay" | "warmUpDays" | "days" | "drainDays"> {
  const { firstDay, warmUpDays, days, drainDays = 0 } = scenario.horizon;
  return {
    firstDay: firstDay - warmUpDays,
    warmUpDays,
    days,
    drainDays: hasReturns(scenario) ? drainDays : 0,
  };
}

function findFeatures(scenario: Scenario, { plain }: Serving): Omit<Features, "displaced" | "trace"> {
  const { horizon, furtherErrand, dayFactorCv, observation, crews, sources } = scenario;
  const offices = placesOf(scenario);
  const errands = errandsOf(scenario);
  return {
    continuous: horizon.continuous,
    patience: errands.some((errand) => errand.patience !== null),
    balking: errands.some((errand) => errand.balking !== null),
    limits: offices.some(
      ({ phases, places }) => places !== null || phases.some((phase) => phase.room !== null),
    ),
    classes: plain.includes(0),
    returns: hasReturns(scenario),
    mistimed: scenario.mistimed !== null,
    postponed: isAnyPostponed(scenario),
    crews: crews.length > 0,
    bookings: sources.some(({ booking }) => booking !== null),
    serviceFactor: offices.some((office) => office.serviceFactor !== 1),
    preempt: offices.some(({ phases }) => phases.some((phase) => phase.release === "preempt")),
    furtherErrand: furtherErrand !== null,
    dayFactor: dayFactorCv > 0,
    waitThresholds: observation.waitThresholds.length > 0,
    clock: observation.clock.length > 0,
    states: observation.states !== null,
  };
}

/** What phases say of room, release and closing is the same on all simulated days, which the scenario's checks see to. */
function compileOffices(offices: readonly Office[], firstDay: number) {
  const kept = offices.map((office) => phaseOn(office, firstDay));
  return {
    serviceFactor: Float64Array.from(offices, (office) => office.serviceFactor),
    room: Int32Array.from(kept, (phase) => phase.room ?? UNLIMITED),
    places: Int32Array.from(offices, (office) => office.places ?? UNLIMITED),
    preempts: Uint8Array.from(kept, (phase) => Number(phase.release === "preempt")),
    sendsHome: Uint8Array.from(kept, (phase) => Number(phase.closing.kind === "sendHome")),
  };
}

function compileSources(
  sources: readonly Source[],
  { officeIds, errandIds }: Pick<Model, "officeIds" | "errandIds">,
) {
  return {
    sourceName: namesOf(sources.map((source) => source.id)),
    sourceOffice: Int32Array.from(sources, ({ office }) => officeIds.indexOf(office)),
    sourceErrand: Int32Array.from(sources, ({ errand }) => errandIds.indexOf(errand)),
    sourceAnyHour: Uint8Array.from(sources, ({ anyHour = false }) => Number(anyHour)),
    sourceScale: Float64Array.from(sources, (source) => source.scale),
    sourceDoor: Int32Array.from(sources, (source) => source.atTheDoor),
  };
}

function compileBalking(errands: readonly Errand[]): Balking {
  const knots = errands.map((errand) => errand.balking?.chance ?? []);
  return {
    by: Uint8Array.from(errands, ({ balking }) => (balking === null ? 0 : BALKS_BY[balking.by])),
    firstKnot: firstPlaces(knots),
    seen: Float64Array.from(knots.flat(), (knot) => knot.seen),
    chance: Float64Array.from(knots.flat(), (knot) => knot.chance),
  };
}

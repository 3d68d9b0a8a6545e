/**
 * What the tests of the simulation share: scenarios lived through once, by drawn visitors or by visitors who come
 * at minutes written in the test, and the sums they leave, read by name.
 */
import { compileModel, type CompileOptions } from "../../src/model/compile.js";
import type { Model } from "../../src/model/model.js";
import { errandsOf, placesOf } from "../../src/scenario/places.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { completeBins } from "../../src/simulation/complete.js";
import { createDemand, type Demand } from "../../src/simulation/demand.js";
import { TICKS } from "../../src/simulation/records.js";
import { createSimulator, engineOf, live as liveThrough } from "../../src/simulation/simulate.js";
import { createState } from "../../src/simulation/state.js";
import {
  CELL_SUMS,
  CLOCK_SUMS,
  CONTACT_SUMS,
  DAY_SUMS,
  OFFICE_SUMS,
  SLOT_SUMS,
  type Sums,
} from "../../src/simulation/sums.js";
import { DAY_MINUTES, HALF_HOURS } from "../../src/units.js";

/** Sums by name. */
type Row<Names extends readonly string[]> = Readonly<Record<Names[number], number>>;

/** The sums of a replication, read by name. */
export interface Told {
  readonly sums: Sums;
  /** Sums of the attempts, over all offices, lines and errands that are not named. */
  readonly attempts: (office?: string, errand?: string) => Row<typeof CELL_SUMS>;
  readonly office: (id?: string) => Row<typeof OFFICE_SUMS>;
  readonly contacts: (office?: string, errand?: string) => Row<typeof CONTACT_SUMS>;
  /** @param halfHour counted from midnight */
  readonly slot: (halfHour: number, office?: string) => Row<typeof SLOT_SUMS>;
  readonly day: (measuredDay: number) => Row<typeof DAY_SUMS>;
  /** @param index of the minute among the clock's minutes */
  readonly clock: (index: number, office?: string) => Row<typeof CLOCK_SUMS>;
}

export function tell(scenario: Scenario, sums: Sums): Told {
  const { observation } = scenario;
  const offices = placesOf(scenario);
  const errands = errandsOf(scenario);
  const officesNamed = (id: string | undefined) => named(offices, id);
  const clockWidth = CLOCK_SUMS.length + (observation.states === null ? 0 : observation.states + 1);
  return {
    sums,
    attempts: (office, errand) => {
      const rows = officesNamed(office).flatMap((o) =>
        named(errands, errand).map((e) => o * errands.length + e),
      );
      return add(
        sums.cell,
        CELL_SUMS,
        rows.map((row) => row * CELL_SUMS.length),
      );
    },
    contacts: (office, errand) => {
      const rows = officesNamed(office).flatMap((o) =>
        named(errands, errand).map((e) => (o * errands.length + e) * CONTACT_SUMS.length),
      );
      return add(sums.contact, CONTACT_SUMS, rows);
    },
    office: (id) =>
      add(
        sums.office,
        OFFICE_SUMS,
        officesNamed(id).map((o) => o * OFFICE_SUMS.length),
      ),
    slot: (halfHour, office) => {
      const rows = officesNamed(office).map((o) => (o * HALF_HOURS + halfHour) * SLOT_SUMS.length);
      return add(sums.slot, SLOT_SUMS, rows);
    },
    day: (measuredDay) => add(sums.day, DAY_SUMS, [measuredDay * DAY_SUMS.length]),
    clock: (index, office) => {
      const rows = officesNamed(office).map((o) => (o * observation.clock.length + index) * clockWidth);
      return add(sums.clock, CLOCK_SUMS, rows);
    },
  };
}

/** Places in a list of those with this id; of all when no id is given. */
function named(list: readonly { readonly id: string }[], id: string | undefined): number[] {
  const places = list.flatMap((one, i) => (id === undefined || one.id === id ? [i] : []));
  if (places.length === 0) throw new Error(`the scenario has no "${id}"`);
  return places;
}

function add<const Names extends readonly string[]>(
  table: Float64Array,
  names: Names,
  rows: readonly number[],
) {
  const sums = names.map((name, column) => [name, rows.reduce((sum, row) => sum + table[row + column], 0)]);
  return Object.fromEntries(sums) as Row<Names>;
}

/** Names of the tables whose bytes differ. Quicker than comparing number by number. */
export function differing(one: Sums, other: Sums): string[] {
  return (Object.keys(one) as (keyof Sums)[]).filter((name) => bytesOf(one[name]) !== bytesOf(other[name]));
}

/** The bytes of a table as text. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}

/** One replication of a scenario, its visitors drawn. */
export function simulate(scenario: Scenario, { seed = "test", replication = 0, general = false } = {}): Told {
  return tell(scenario, createSimulator(compileModel(scenario, { general }))(seed, replication).sums);
}

/** A visitor who comes at a minute from the start of the run; of the first source unless another is named. */
export interface Visitor {
  readonly minute: number;
  readonly source?: string;
  /** The word that decides on balking, as a uniform. */
  readonly choice?: number;
  /** Minutes until an appointment. */
  readonly due?: number;
  /** What was decided for who intended a closed minute; one of `FATE`. */
  readonly fate?: number;
}

/** Key of the replication in `live`. */
const KEY = new Int32Array(4);

/** Most visitors of a day in `live`. */
const MOST = 100;

/** One replication of a scenario to which exactly these visitors come, in order of time. */
export function live(
  scenario: Scenario,
  visitors: readonly (Visitor | number)[],
  options: CompileOptions = {},
): Told {
  const model = compileModel(scenario, options);
  const state = createState(model, MOST);
  const coming = visitors.map((one) => (typeof one === "number" ? { minute: one } : one));
  const demand = demandOf(scenario, model, coming);
  liveThrough(engineOf(state, demand), KEY);
  completeBins(model, state.sums);
  return tell(scenario, state.sums);
}

/** A demand that draws nothing. */
function demandOf({ sources }: Scenario, model: Model, visitors: readonly Visitor[]): Demand {
  const demand = createDemand(model, MOST);
  const { minute, row, rows, layout, comers } = demand;
  const { width, place: inRow } = layout;
  const ids = sources.map(({ id }) => id).toSorted();
  let coming = 0;
  const sourceOf = ({ source = sources[0].id }: Visitor): number => ids.indexOf(source);
  const draw = (_key: Int32Array, day: number, cluster: number): number => {
    const today = visitors.filter((one) => Math.floor(one.minute / DAY_MINUTES) === day);
    const here = today.filter((one) => model.clusters.ofPlace[model.sourceOffice[sourceOf(one)]] === cluster);
    for (const source of model.clusters.sources[cluster]) comers[source] = 0;
    here.forEach((visitor, place) => {
      comers[sourceOf(visitor)]++;
      minute[place] = visitor.minute;
      row[place] = place * width;
      const own = rows.subarray(place * width, (place + 1) * width);
      own.fill(0x9e3779b9 * (today.indexOf(visitor) + 1));
      if (inRow.source >= 0) own[inRow.source] = sourceOf(visitor);
      if (inRow.fate >= 0) own[inRow.fate] = visitor.fate ?? 0;
      if (inRow.due >= 0) own[inRow.due] = (visitor.due ?? 0) * TICKS;
      if (inRow.choice >= 0) own[inRow.choice] = Math.floor((visitor.choice ?? 0) * 2 ** 32);
    });
    coming = here.length;
    return coming;
  };
  const bring = (): number => {
    const brought = coming;
    if (brought === 0) minute[0] = Infinity;
    coming = 0;
    return brought;
  };
  return { ...demand, draw, bring };
}

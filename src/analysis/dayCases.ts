/** The cases of days that end: those of one office, their closing, and the travelling server's. */
import { closingTime } from "./closingTime.js";
import { stepAt } from "./dayPieces.js";
import { dayOfSpec, travellingServerOfSpec, type DaySpec } from "./daySpec.js";
import { officeDay } from "./officeChain.js";
import { parseParams } from "./params.js";
import { closingProbe, dayProbe, sharedProbe, type Probe } from "./probe.js";
import { EVERYWHERE, type Case, type Listed, type Place, type Reference } from "./reference.js";
import { readCases, readDays, readMinutes, readSharedServer, scenarioFile } from "./referenceTables.js";
import type { MinuteTable, TableCase } from "./referenceTables.js";
import { travellingServer } from "./travellingServer.js";

/** Minutes since opening as a time of day: the cases open at midnight. */
export function clockOf(minute: number): string {
  const parts = [Math.floor(minute / 60), minute % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** A minute of the day, of the whole network. */
export const atMinute = (minute: number, scenario = 0): Place => ({
  scenario,
  by: "clock",
  cell: clockOf(minute),
});

export async function dayCases(): Promise<Listed[]> {
  return Promise.all(
    readDays().map(async ([name, spec]) => {
      const id = `day-${name.replaceAll("_", "-")}`;
      const table = await readMinutes(`day_${name}.csv`);
      return { id, read: () => readDay(id, spec, table) };
    }),
  );
}

function readDay(id: string, spec: DaySpec, { columns, rows }: MinuteTable): Case {
  const days = officeDay(
    dayOfSpec(spec),
    rows.map((row) => row.t),
  );
  const values = rows.flatMap((row, i) =>
    columns.map((column): Reference => ({
      quantity: `${column} at ${clockOf(row.t)}`,
      exact: row[column],
      analytic: days[i][column as keyof (typeof days)[number]] as number,
      probe: inputProbe(column, spec, row.t) ?? dayProbe(column),
      place: atMinute(row.t),
    })),
  );
  return {
    id,
    files: [scenarioFile(id)],
    terminating: true,
    headline: `int_Lq at ${clockOf(spec.T)}`,
    values,
  };
}

/** Rates and desks are inputs: constants. */
function inputProbe(column: string, spec: DaySpec, minute: number): Probe | null {
  if (column === "s") return { kind: "constant", value: stepAt(dayOfSpec(spec).desks, minute) };
  if (column !== "lam") return null;
  const knots = spec.lam;
  const last = knots.findLastIndex(([from]) => from <= minute);
  const [from, value] = knots[last];
  const next = spec.linear === true ? knots[last + 1] : undefined;
  const slope = next === undefined ? 0 : (next[1] - value) / (next[0] - from);
  return { kind: "constant", value: value + slope * (minute - from) };
}

export async function closingCases(): Promise<Listed[]> {
  const specs = new Map(readDays());
  const cases = await readCases("closing.csv");
  return cases.map((one) => ({ id: one.id, read: () => readClosing(one, specs) }));
}

function readClosing({ id, params: written, values }: TableCase, specs: ReadonlyMap<string, DaySpec>): Case {
  const params = parseParams(written);
  const spec = specs.get(String(params.day));
  if (spec === undefined) throw new Error(`${id}: unknown day ${params.day}`);
  const closes = Number(params.T);
  const [, { law }] = officeDay(dayOfSpec(spec), [0, closes]);
  const after = { closes, desks: Number(params.c), serviceRate: spec.mu, patienceRate: spec.theta };
  const analytic = closingTime(law, after, [5, 10, 15, 30]);
  return {
    id,
    files: [scenarioFile(id)],
    terminating: true,
    headline: "E_overtime",
    values: values.map(([quantity, exact]) => ({
      quantity,
      exact,
      analytic: analytic[quantity],
      probe: closingProbe(quantity, params),
      place: EVERYWHERE,
    })),
  };
}

export async function sharedCases(): Promise<Listed[]> {
  const table = await readMinutes("shared_server.csv");
  return [{ id: "shared-server", read: () => readShared(table) }];
}

function readShared({ columns, rows }: MinuteTable): Case {
  const spec = readSharedServer();
  const day = travellingServer(
    travellingServerOfSpec(spec),
    rows.map((row) => row.t),
  );
  const id = "shared-server";
  return {
    id,
    files: [scenarioFile(id)],
    terminating: true,
    headline: `served_B at ${clockOf(spec.T)}`,
    values: rows.flatMap((row, i) =>
      columns.map((column): Reference => {
        const { probe, office } = sharedProbe(column);
        const minute = atMinute(row.t);
        return {
          quantity: `${column} at ${clockOf(row.t)}`,
          exact: row[column],
          analytic: day[i][column as keyof (typeof day)[number]],
          probe,
          place: { ...minute, by: "office,clock", cell: `${office},${minute.cell}` },
        };
      }),
    ),
  };
}

/** Reads the tables of data/verify. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTable, type Columns } from "../scenario/tables.js";
import type { DaySpec, PairSpec, SharedServerSpec } from "./daySpec.js";

const FOLDER = new URL("../../data/verify/", import.meta.url);

const asText = (value: string) => ({ value });
const asNumber = (cell: string) => {
  const value = Number(cell);
  if (cell === "" || !Number.isFinite(value))
    return { problem: `"${cell}" is not a number`, remedy: "restore the file" };
  return { value };
};

const readReference = (name: string): string => readFileSync(new URL(`reference/${name}`, FOLDER), "utf8");

/** Path of a scenario of the folder. */
export const scenarioFile = (id: string): string => fileURLToPath(new URL(`${id}.yaml`, FOLDER));

/** @throws Error naming the first problem */
async function readRows<C extends Columns>(name: string, text: string, columns: C) {
  const { rows, problems } = await readTable({ name, text }, columns);
  if (problems.length > 0) throw new Error(`${name}: ${problems[0].problem}`);
  return rows;
}

/** Parameters and values of a case, as a table in long form has them. */
export interface TableCase {
  readonly id: string;
  readonly params: string;
  /** Quantity and value, corrected where the table is wrong. */
  readonly values: readonly (readonly [string, number])[];
}

/** The cases of a table in long form, in its order. @throws Error if a table is damaged */
export async function readCases(name: string): Promise<readonly TableCase[]> {
  const columns = { case: asText, params: asText, quantity: asText, value: asNumber };
  const rows = await readRows(name, readReference(name), columns);
  const corrections = await readCorrections();
  const cases = new Map<string, { params: string; values: [string, number][] }>();
  for (const row of rows) {
    const found = cases.get(row.case) ?? { params: row.params, values: [] };
    found.values.push([row.quantity, corrections.get(`${row.case} ${row.quantity}`) ?? row.value]);
    cases.set(row.case, found);
  }
  return [...cases].map(([id, found]) => ({ id, ...found }));
}

/** Values that a table has wrong, and what they are; the reasons stand in the file. */
async function readCorrections(): Promise<Map<string, number>> {
  const name = "corrections.csv";
  const columns = { case: asText, quantity: asText, exact: asNumber };
  const rows = await readRows(name, readFileSync(new URL(name, FOLDER), "utf8"), columns);
  return new Map(rows.map((row) => [`${row.case} ${row.quantity}`, row.exact]));
}

/** A table of one row a minute; `columns` are those beside the minute `t`. */
export interface MinuteTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, number>>[];
}

/** @throws Error if the table is damaged */
export async function readMinutes(name: string): Promise<MinuteTable> {
  const text = readReference(name);
  const head = text.slice(0, text.indexOf("\n")).split(",");
  const names = head.map((column) => column.trim());
  const rows = await readRows(name, text, Object.fromEntries(names.map((column) => [column, asNumber])));
  return { columns: names.filter((column) => column !== "t"), rows };
}

/** The published days, by name. */
export const readDays = (): readonly [string, DaySpec][] =>
  Object.entries(JSON.parse(readReference("day_specs.json")) as Record<string, DaySpec>);

/** The published pairs of policies, by name. */
export const readPairs = (): ReadonlyMap<string, PairSpec> =>
  new Map(Object.entries(JSON.parse(readReference("policy_pairs_spec.json")) as Record<string, PairSpec>));

export const readSharedServer = (): SharedServerSpec =>
  JSON.parse(readReference("shared_server_spec.json")) as SharedServerSpec;

/**
 * The reference cases of data/verify: exact values, the scenario that meets them, and what the analysis of this
 * program says of each.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTable } from "../scenario/tables.js";
import { closingTime } from "./closingTime.js";
import { stepAt } from "./dayPieces.js";
import { dayOfSpec, type DaySpec } from "./daySpec.js";
import { officeDay } from "./officeChain.js";
import { closingProbe, dayProbe, steadyProbe, type Probe } from "./probe.js";
import { parseParams } from "./params.js";
import { isModel, steadyState } from "./steadyState.js";

/** One exact value. */
export interface Reference {
  readonly quantity: string;
  readonly exact: number;
  /** The same value by the closed forms and chains of this program. */
  readonly analytic: number;
  readonly probe: Probe;
  /** Clock cell of the figure, "all" for the whole run. */
  readonly cell: string;
}

/** A case: its values, and the scenario file that meets them. */
export interface Case {
  readonly id: string;
  readonly file: string;
  /** Whether it is a day that ends, counted in days; else a steady state, counted in customers. */
  readonly terminating: boolean;
  readonly values: readonly Reference[];
  /** The value named beforehand for the test over all cases. */
  readonly headline: string;
}

const FOLDER = new URL("../../data/verify/", import.meta.url);

const asText = (value: string) => ({ value });
const asNumber = (cell: string) => {
  const value = Number(cell);
  if (cell === "" || !Number.isFinite(value))
    return { problem: `"${cell}" is not a number`, remedy: "restore the file" };
  return { value };
};

/** Values that a table has wrong, and what they are; the reasons stand in the file. */
async function readCorrections(): Promise<Map<string, number>> {
  const name = "corrections.csv";
  const columns = { case: asText, quantity: asText, exact: asNumber };
  const text = readFileSync(new URL(name, FOLDER), "utf8");
  const { rows, problems } = await readTable({ name, text }, columns);
  if (problems.length > 0) throw new Error(`${name}: ${problems[0].problem}`);
  return new Map(rows.map((row) => [`${row.case} ${row.quantity}`, row.exact]));
}

/** Every case of the folder, in the order of its tables. @throws Error if a table is damaged */
export async function listCases(): Promise<Case[]> {
  return [...(await steadyCases()), ...(await dayCases()), ...(await closingCases())];
}

/** Rows of a table in long form, by case. */
async function readCases(name: string): Promise<Map<string, { params: string; values: [string, number][] }>> {
  const columns = { case: asText, params: asText, quantity: asText, value: asNumber };
  const { rows, problems } = await readTable({ name, text: readReference(name) }, columns);
  if (problems.length > 0) throw new Error(`${name}: ${problems[0].problem}`);
  const cases = new Map<string, { params: string; values: [string, number][] }>();
  for (const row of rows) {
    const found = cases.get(row.case) ?? { params: row.params, values: [] };
    found.values.push([row.quantity, row.value]);
    cases.set(row.case, found);
  }
  return cases;
}

const readReference = (name: string): string => readFileSync(new URL(`reference/${name}`, FOLDER), "utf8");
const scenarioFile = (id: string): string => fileURLToPath(new URL(`${id}.yaml`, FOLDER));

/** The value of a steady state that is named beforehand: the first of these that the case has. */
const HEADLINES = ["Wq", "W_all", "W_all_joined", "Wq_accepted", "p_block"];

/** Models with one office and one class of visitors. */
const SIMULATED = /^(mm1|mmc|mmck|erlb|erla|balk|mg1|md1|mdc|mekc|mh2c)$/;

async function steadyCases(): Promise<Case[]> {
  const cases: Case[] = [];
  const corrections = await readCorrections();
  for (const [id, { params: written, values }] of await readCases("steady_state.csv")) {
    const model = id.replace(/-\d+$/, "");
    if (!isModel(model) || !SIMULATED.test(model)) continue;
    const params = parseParams(written);
    const analytic = steadyState(model, params);
    const headline = HEADLINES.find((name) => values.some(([quantity]) => quantity === name));
    if (headline === undefined) throw new Error(`${id}: no headline value`);
    cases.push({
      id,
      file: scenarioFile(id),
      terminating: false,
      headline,
      values: values.map(([quantity, exact]) => ({
        quantity,
        exact: corrections.get(`${id} ${quantity}`) ?? exact,
        analytic: analytic[quantity],
        probe: steadyProbe(quantity, params),
        cell: "all",
      })),
    });
  }
  return cases;
}

const readSpecs = (): [string, DaySpec][] =>
  Object.entries(JSON.parse(readReference("day_specs.json")) as Record<string, DaySpec>);

async function dayCases(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [name, spec] of readSpecs()) {
    const id = `day-${name.replaceAll("_", "-")}`;
    cases.push({
      id,
      file: scenarioFile(id),
      terminating: true,
      headline: `int_Lq at ${clockOf(spec.T)}`,
      values: await dayValues(`day_${name}.csv`, spec),
    });
  }
  return cases;
}

async function dayValues(name: string, spec: DaySpec): Promise<Reference[]> {
  const text = readReference(name);
  const columns = Object.fromEntries(
    text
      .slice(0, text.indexOf("\n"))
      .split(",")
      .map((column) => [column.trim(), asNumber]),
  );
  const { rows, problems } = await readTable({ name, text }, columns);
  if (problems.length > 0) throw new Error(`${name}: ${problems[0].problem}`);
  const days = officeDay(
    dayOfSpec(spec),
    rows.map((row) => row.t),
  );
  return rows.flatMap((row, i) =>
    Object.keys(columns)
      .filter((column) => column !== "t")
      .map((column) => ({
        quantity: `${column} at ${clockOf(row.t)}`,
        exact: row[column],
        analytic: days[i][column as keyof (typeof days)[number]] as number,
        probe: inputProbe(column, spec, row.t) ?? dayProbe(column),
        cell: clockOf(row.t),
      })),
  );
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

async function closingCases(): Promise<Case[]> {
  const specs = new Map(readSpecs());
  const cases: Case[] = [];
  for (const [id, { params: written, values }] of await readCases("closing.csv")) {
    const params = parseParams(written);
    const spec = specs.get(String(params.day));
    if (spec === undefined) throw new Error(`${id}: unknown day ${params.day}`);
    const closes = Number(params.T);
    const [, { law }] = officeDay(dayOfSpec(spec), [0, closes]);
    const after = { closes, desks: Number(params.c), serviceRate: spec.mu, patienceRate: spec.theta };
    const analytic = closingTime(law, after, [5, 10, 15, 30]);
    cases.push({
      id,
      file: scenarioFile(id),
      terminating: true,
      headline: "E_overtime",
      values: values.map(([quantity, exact]) => ({
        quantity,
        exact,
        analytic: analytic[quantity],
        probe: closingProbe(quantity, params),
        cell: "all",
      })),
    });
  }
  return cases;
}

/** Minutes since opening as a time of day: the cases open at midnight. */
function clockOf(minute: number): string {
  const parts = [Math.floor(minute / 60), minute % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

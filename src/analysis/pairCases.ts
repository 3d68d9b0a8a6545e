/** The cases of policy_pairs.csv: two policies met by the same visitors, and what they differ by. */
import { atMinute } from "./dayCases.js";
import { dayOfSpec, type PairSpec } from "./daySpec.js";
import { dayTotals, policyPair } from "./dayTotals.js";
import { parseParams } from "./params.js";
import { figure } from "./probe.js";
import { EVERYWHERE, type Case, type Listed, type Place, type Reference } from "./reference.js";
import { readCases, readPairs, scenarioFile, type TableCase } from "./referenceTables.js";

/** Measures of the quantities, and whether they are read at the minute of closing. */
const MEASURES: Readonly<Record<string, { readonly measure: string; readonly atClosing: boolean }>> = {
  E_arrivals: { measure: "arrivedBy", atClosing: true },
  E_abandoned_by_T: { measure: "renegedBy", atClosing: true },
  E_served_by_T: { measure: "servedBy", atClosing: true },
  E_wait_minutes_by_T: { measure: "lineMinutesBy", atClosing: true },
  E_inside_at_T: { measure: "insideAtClosing", atClosing: false },
  E_overtime: { measure: "overtime", atClosing: false },
};

export async function pairCases(): Promise<Listed[]> {
  const specs = readPairs();
  const cases = await readCases("policy_pairs.csv");
  return cases.map((one) => ({ id: one.id, read: () => readPair(one, specs) }));
}

function readPair({ id, params, values }: TableCase, specs: ReadonlyMap<string, PairSpec>): Case {
  const { name } = parseParams(params);
  const spec = specs.get(String(name));
  if (spec === undefined) throw new Error(`${id}: unknown pair ${name}`);
  const [a, b] = [spec.A, spec.B].map((day) => ({ ...day, release: spec.release }));
  const analytic = policyPair(dayTotals(dayOfSpec(a), a.T), dayTotals(dayOfSpec(b), b.T));
  return {
    id,
    files: [scenarioFile(`${id}-A`), scenarioFile(`${id}-B`)],
    terminating: true,
    headline: "E_wait_minutes_by_T[A-B]",
    values: values.map(([quantity, exact]) => ({
      quantity,
      exact,
      analytic: analytic[quantity],
      ...find(quantity, [a.T, b.T]),
    })),
  };
}

/** @param closes minute of closing under each policy */
function find(quantity: string, closes: readonly number[]): Pick<Reference, "probe" | "place" | "less"> {
  const [, name = "", side = ""] = /^(\w+)\[(A|B|A-B)\]$/.exec(quantity) ?? [];
  if (MEASURES[name] === undefined) throw new Error(`pairCases: nothing measures ${quantity}`);
  const { measure, atClosing } = MEASURES[name];
  const probe = figure(measure);
  const places = closes.map((minute, scenario): Place =>
    atClosing ? atMinute(minute, scenario) : { ...EVERYWHERE, scenario },
  );
  if (side === "A-B") return { probe, place: places[0], less: places[1] };
  return { probe, place: places[side === "A" ? 0 : 1] };
}

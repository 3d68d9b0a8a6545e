/** The cases of steady_state.csv. */
import { networkProbe, type Found } from "./networkProbe.js";
import { parseParams, type Params } from "./params.js";
import { steadyProbe } from "./probe.js";
import type { Quantities } from "./quantities.js";
import { EVERYWHERE, type Case, type Listed } from "./reference.js";
import { readCases, scenarioFile, type TableCase } from "./referenceTables.js";
import { isModel, steadyState, type ModelName } from "./steadyState.js";

/** The value of a steady state that is named beforehand: the first of these that the case has. */
const HEADLINES = [
  "Wq",
  "W_all",
  "W_all_joined",
  "Wq_accepted",
  "p_block",
  "Wq_all",
  "T_total",
  "mean_orbit",
  "EN_2",
];

export async function steadyCases(): Promise<Listed[]> {
  const cases = await readCases("steady_state.csv");
  return cases.map((one) => ({ id: one.id, read: () => readSteady(one) }));
}

function readSteady({ id, params: written, values }: TableCase): Case {
  const model = id.replace(/-\d+$/, "");
  if (!isModel(model)) throw new Error(`${id}: no model is called ${model}`);
  const params = parseParams(written);
  const analytic = steadyState(model, params);
  const headline = HEADLINES.find((name) => values.some(([quantity]) => quantity === name));
  if (headline === undefined) throw new Error(`${id}: no headline value`);
  return {
    id,
    files: [scenarioFile(id)],
    terminating: false,
    headline,
    values: values.map(([quantity, exact]) => ({
      quantity,
      exact,
      analytic: analytic[quantity],
      ...find(model, quantity, { params, analytic }),
    })),
  };
}

function find(
  model: ModelName,
  quantity: string,
  { params, analytic }: { readonly params: Params; readonly analytic: Quantities },
): Found {
  const ofNetwork = networkProbe(model, quantity, { params, analytic });
  return ofNetwork ?? { probe: steadyProbe(quantity, params), place: EVERYWHERE };
}

/** The cases of steady_state.csv. */
import { parseParams } from "./params.js";
import { steadyProbe } from "./probe.js";
import { EVERYWHERE, type Case, type Listed } from "./reference.js";
import { readCases, scenarioFile, type TableCase } from "./referenceTables.js";
import { isModel, steadyState } from "./steadyState.js";

/** The value of a steady state that is named beforehand: the first of these that the case has. */
const HEADLINES = ["Wq", "W_all", "W_all_joined", "Wq_accepted", "p_block"];

/** Models with one office and one class of visitors. */
const SIMULATED = /^(mm1|mmc|mmck|erlb|erla|balk|mg1|md1|mdc|mekc|mh2c)-/;

export async function steadyCases(): Promise<Listed[]> {
  const cases = await readCases("steady_state.csv");
  const simulated = cases.filter(({ id }) => SIMULATED.test(id));
  return simulated.map((one) => ({ id: one.id, read: () => readSteady(one) }));
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
      probe: steadyProbe(quantity, params),
      place: EVERYWHERE,
    })),
  };
}

/** The library: what a program may use of kontor. Exports only. */
export { EXIT, UserError, type Problem } from "./errors.js";
export { compileModel } from "./model/compile.js";
export type { Model } from "./model/model.js";
export { loadScenario } from "./scenario/load.js";
export type { Scenario } from "./scenario/scenario.js";
export { createSimulator, type Replication } from "./simulation/simulate.js";
export { runExperiment, type ExperimentResult, type Plan } from "./experiment/run.js";
export type { Means } from "./experiment/replicate.js";
export type { Figure } from "./experiment/result.js";
export { listMeasures } from "./experiment/measures.js";
export { openRunFolder, type RunFolder } from "./store/runFolder.js";
export { renderCsv } from "./report/csv.js";
export { renderJson } from "./report/json.js";
export { renderText } from "./report/text.js";

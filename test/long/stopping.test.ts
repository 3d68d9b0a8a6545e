/** Whether intervals of runs that were stopped for their precision still cover what they should. */
import { expect, test } from "vitest";
import { listMeasures } from "../../src/experiment/measures.js";
import { createStopping } from "../../src/experiment/stopping.js";
import { normalQuantile } from "../../src/random/normal.js";
import { nextWord, uniform } from "../../src/random/stream.js";
import { studentQuantile } from "../../src/stats/student.js";

/** Most replications of a run: far above the 75 that a precision of 10 % takes here. */
const MOST = 260;

/** Replications after which a run of these values stops. */
function stopsAt(values: readonly number[]): number {
  const [measure] = listMeasures({
    waitThresholds: [],
    overtimeThresholds: [],
    clock: [],
    states: null,
  }).filter(({ name }) => name === "waitJoined");
  const figure = {
    measure,
    cell: { by: "network" as const, name: "all", at: {} },
    recipe: measure.recipe,
    columns: [Float64Array.from(values), new Float64Array(MOST).fill(1)],
    bins: [],
    days: null,
  };
  const isEnough = createStopping({ precision: 0.1, confidence: 0.95 });
  for (let done = 1; done < MOST; done++) if (isEnough({ figures: [figure], done })) return done;
  return MOST;
}

test("where it stops, the interval still covers: at least 93.5 % of 5,000 runs to 10 %", () => {
  const state = Int32Array.of(21, 22, 23, 24);
  let covered = 0;
  for (let run = 0; run < 5000; run++) {
    const values = Array.from({ length: MOST }, () => 10 + 4 * normalQuantile(uniform(nextWord(state))));
    const n = stopsAt(values);
    const head = values.slice(0, n);
    const mean = head.reduce((sum, value) => sum + value, 0) / n;
    const deviation = Math.sqrt(head.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
    if (Math.abs(mean - 10) <= (studentQuantile(0.975, n - 1) * deviation) / Math.sqrt(n)) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(4675);
});

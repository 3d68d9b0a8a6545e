/** Digests against what is gathered of the sums themselves, and how they lie in memory. */
import { expect, test } from "vitest";
import { DIVISIONS, listCells } from "../../src/experiment/cells.js";
import { createGatherer, type Gathered } from "../../src/experiment/collect.js";
import { createBlock, digestSums, type DigestBlock } from "../../src/experiment/digest.js";
import { listMeasures } from "../../src/experiment/measures.js";
import { createPulse } from "../../src/experiment/pulse.js";
import { bytesOf, createAnswering, errorOf, withDigests, type Range } from "../../src/experiment/task.js";
import { compileModel } from "../../src/model/compile.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { addPacked, BIN_COUNT, MOST_PACKED } from "../../src/stats/bins.js";
import { officeOf, rateOf, scenarioOf, sourceOf } from "../support/scenario.js";

const SCENARIO = scenarioOf({
  offices: [officeOf("north"), officeOf("south")],
  sources: ["north", "south"].map((office) => sourceOf(office, "visit", { rates: [rateOf({ 0: 0.1 })] })),
  horizon: { days: 3 },
  observation: { waitThresholds: [5], overtimeThresholds: [15], clock: [600], states: 2 },
});
const MODEL = compileModel(SCENARIO);
const MEASURES = listMeasures(SCENARIO.observation);

const gathererOf = (replications: number, by = DIVISIONS.flatMap((one) => listCells(SCENARIO, one))) =>
  createGatherer(SCENARIO, MEASURES, by, { replications, withDays: true });

/** A figure in numbers alone. */
function plainly({ days, ...figure }: Gathered) {
  return { ...figure, days: days?.count() && [days.count(), ...days.quantiles([0, 0.2, 0.5, 0.8, 1])] };
}

test("a thread that is told what is wanted sends what the gatherer would have made of the sums", () => {
  const [whole, sent] = [gathererOf(4), gathererOf(4)];
  const simulate = createSimulator(MODEL);
  for (let replication = 0; replication < 4; replication++) {
    whole.add(replication, simulate("digest", replication).sums);
  }
  const assigned = { models: [MODEL], seed: "digest", pulse: createPulse(), digests: [sent.plan] };
  const answer = withDigests(createAnswering(assigned)({ first: 0, count: 4 }));
  if ("failure" in answer) throw errorOf(answer.failure);
  for (const { replication, sums, digests } of answer.done) {
    expect(sums).toEqual([]);
    sent.take(replication, digests![0]);
  }
  expect(sent.figures.map(plainly)).toEqual(whole.figures.map(plainly));
  expect(whole.figures.some(({ columns }) => columns.some((column) => column[3] > 1))).toBe(true);
  expect(whole.figures.some(({ days }) => days?.count() === 12)).toBe(true); // 3 days of 4 replications
  // One memory for all of them, which the other thread sees without a copy.
  const blocks = new Set(answer.done.map(({ digests }) => digests![0].block));
  expect(blocks.size).toBe(1);
  const { rows, memory, totals, days, flow, bins } = [...blocks][0];
  const tables = [totals, days, flow, bins];
  expect(new Set(tables.map(({ buffer }) => buffer))).toEqual(new Set([memory]));
  expect([rows, memory instanceof SharedArrayBuffer]).toEqual([4, true]);
  const bytes = tables.reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(bytesOf(answer.done[0]) * 4).toBe(bytes);
});

test("the digests of a block lie side by side, and one is filled without touching another", () => {
  const { plan } = gathererOf(3, listCells(SCENARIO, "network"));
  const block = createBlock(plan, 3);
  const { sums } = createSimulator(MODEL)("digest", 0);
  const rowsOf = ({ totals, days, flow, bins }: typeof block) =>
    [totals, days, flow, bins].map((table) =>
      [0, 1, 2].map((row) =>
        Array.from(table.subarray((row * table.length) / 3, ((row + 1) * table.length) / 3)),
      ),
    );
  digestSums(plan, sums, { block, row: 1 });
  const once = rowsOf(block);
  for (const [first, , last] of once) expect([...first, ...last].every((value) => value === 0)).toBe(true);
  expect(once.map(([, middle]) => middle.some((value) => value > 0))).toEqual([true, true, false, true]); // no flows
  digestSums(plan, sums, { block, row: 1 }); // filled anew, not added to
  expect(rowsOf(block)).toEqual(once);
  const waits = new Int32Array(BIN_COUNT); // of the only cell that has a quantile
  addPacked(waits, block.bins, MOST_PACKED);
  expect(waits.reduce((sum, count) => sum + count, 0)).toBe(
    sums.slotBins.reduce((sum, count) => sum + count, 0),
  );
});

test("memory that was used before is filled again if it is long enough, and nothing of what it held is read", () => {
  const { plan } = gathererOf(3);
  const answering = createAnswering({
    models: [MODEL],
    seed: "digest",
    pulse: createPulse(),
    digests: [plan],
  });
  const blockOf = (range: Range, spare?: SharedArrayBuffer) => {
    const answer = answering({ ...range, spare: spare && [spare] });
    if ("failure" in answer) throw errorOf(answer.failure);
    return answer.blocks![0];
  };
  /** What a gatherer makes of it. */
  const gathered = (block: DigestBlock) => {
    const { figures, take } = gathererOf(3);
    for (let row = 0; row < 3; row++) take(row, { block, row });
    return figures.map(plainly);
  };
  const fresh = blockOf({ first: 5, count: 3 });
  const used = new SharedArrayBuffer(2 * fresh.memory.byteLength);
  new Uint8Array(used).fill(0xa5);
  const again = blockOf({ first: 5, count: 3 }, used);
  expect(again.memory).toBe(used);
  expect(gathered(again)).toEqual(gathered(fresh));
  const short = new SharedArrayBuffer(64);
  const replaced = blockOf({ first: 5, count: 3 }, short);
  expect(replaced.memory).not.toBe(short);
  expect(gathered(replaced)).toEqual(gathered(fresh));
  expect(blockOf({ first: 5, count: 1 }, fresh.memory).memory).toBe(fresh.memory);
});

import { expect, test } from "vitest";
import { judgeKnee } from "../../src/analysis/kneeVerdict.js";
import type { Series } from "../../src/analysis/series.js";
import { replicationKey } from "../../src/random/keys.js";
import { normalQuantile } from "../../src/random/normal.js";
import { nextWord, uniform } from "../../src/random/stream.js";

const PLAN = { seed: "knee", confidence: 0.95, bend: 0.05 };

const seriesOf = (of: readonly number[]): Series => ({ of, per: of.map(() => 1) });

/** The same replications at every point: each is its mean and its own noise. */
const around = (means: readonly number[], noise: (point: number, replication: number) => number, n: number) =>
  means.map((mean, point) => seriesOf(Array.from({ length: n }, (_, r) => mean + noise(point, r))));

test("without noise all resamples agree on the knee", () => {
  const served = around([0, 60, 80, 100], () => 0, 4);
  const verdict = judgeKnee({ hours: [0, 2, 5, 10], served }, PLAN);
  expect(verdict).toMatchObject({ outcome: "knee", shares: [0, 1, 0, 0], found: { at: 1 } });
});

test("a day that is busier at every point alike moves no knee", () => {
  const days = [-30, 5, 40, -15];
  const served = around([100, 160, 180, 200], (_, r) => days[r], 4);
  expect(judgeKnee({ hours: [0, 2, 5, 10], served }, PLAN)).toMatchObject({
    outcome: "knee",
    shares: [0, 1, 0, 0],
  });
});

test("a straight line has no knee, and neither has one that bends by less than counts", () => {
  const hours = [0, 2, 5, 10];
  for (const means of [
    [0, 20, 50, 100],
    [0, 23, 54, 100], // 0.04 above at 5
  ]) {
    const served = around(means, (point, r) => 0.1 * ((point + r) % 2), 6);
    expect(judgeKnee({ hours, served }, PLAN).outcome).toBe("none");
    expect(judgeKnee({ hours, served }, { ...PLAN, bend: 0.03 }).outcome).toBe(
      means[1] === 23 ? "knee" : "none",
    );
  }
});

test("two points that lie alike within the noise cannot be told apart", () => {
  const noise = [2, -1, 3, -4, 1, -1];
  const served = around([0, 60, 80.5, 100], (point, r) => (point === 1 ? noise[r] : 0), 6);
  const verdict = judgeKnee({ hours: [0, 2, 4, 10], served }, PLAN); // 0.4 and 0.405 above
  expect(verdict.outcome).toBe("cannotTell");
  expect(verdict.shares[1] + verdict.shares[2]).toBe(1);
});

test("with four replications the lesser of two points is surely the knee in at most 5 % of studies", () => {
  const state = replicationKey("studies of four replications", 0);
  const draw = (): number => normalQuantile(uniform(nextWord(state)));
  const studies = 300;
  let wrong = 0;
  for (let study = 0; study < studies; study++) {
    // At 4 h it is 0.401 above the chord, at 2 h 0.4: a difference far below the noise.
    const served = around([0, 60, 80.1, 100], (point) => (point === 1 || point === 2 ? 2 * draw() : 0), 4);
    const { outcome, found } = judgeKnee(
      { hours: [0, 2, 4, 10], served },
      { ...PLAN, seed: `study ${study}` },
    );
    if (outcome === "knee" && found?.at === 1) wrong++;
  }
  // 5 % and two standard errors of 300 studies.
  expect(wrong / studies).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / studies));
});

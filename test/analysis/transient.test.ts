import { expect, test } from "vitest";
import { jumpsOf, pass } from "../../src/analysis/transient.js";

test("a switch that is turned on and off goes to its shares exponentially", () => {
  const [on, off] = [0.3, 0.1];
  const jumps = jumpsOf(2, [
    { from: 0, to: 1, rate: on },
    { from: 1, to: 0, rate: off },
  ]);
  const { law, minutes } = pass(jumps, Float64Array.of(1, 0), 7);
  const share = on / (on + off);
  const decay = Math.exp(-(on + off) * 7);
  expect(law[1]).toBeCloseTo(share * (1 - decay), 14); // p' = on (1 - p) - off p
  expect(minutes[1]).toBeCloseTo(share * (7 - (1 - decay) / (on + off)), 13); // its integral
  expect(law[0] + law[1]).toBeCloseTo(1, 14);
  expect(minutes[0] + minutes[1]).toBeCloseTo(7, 13);
});

test("a chance of 1e-87 keeps its digits", () => {
  const { law } = pass(jumpsOf(2, [{ from: 0, to: 1, rate: 0.5 }]), Float64Array.of(1, 0), 400);
  expect(law[0] / Math.exp(-200)).toBeCloseTo(1, 10);
});

test("a chain that never moves stays, and its minutes are the time", () => {
  const { law, minutes } = pass(jumpsOf(3, []), Float64Array.of(0.2, 0.3, 0.5), 11);
  expect([...law]).toEqual([0.2, 0.3, 0.5]);
  expect([...minutes]).toEqual([expect.closeTo(2.2, 14), expect.closeTo(3.3, 14), 5.5]);
});

test("moves that are none are refused", () => {
  expect(() => jumpsOf(2, [{ from: 0, to: 2, rate: 1 }])).toThrow("no move from 0 to 2 at rate 1");
  expect(() => jumpsOf(2, [{ from: 1, to: 1, rate: 1 }])).toThrow("no move from 1 to 1");
  expect(() => jumpsOf(2, [{ from: 0, to: 1, rate: -1 }])).toThrow("at rate -1");
});

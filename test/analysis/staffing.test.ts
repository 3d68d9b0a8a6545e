import { expect, test } from "vitest";
import { erlangC, mmc } from "../../src/analysis/erlang.js";
import {
  chanceOfWaitingAt,
  desksForWait,
  marginForChance,
  squareRootDesks,
} from "../../src/analysis/staffing.js";
import methods from "./methods_kat.json" with { type: "json" };
import { expectAgreement } from "./published.js";

test("fewest desks by Erlang C, and what they reach, are as published", () => {
  for (const { lam, mu, target, within, c, reached } of methods.min_staff) {
    const found = desksForWait({ arrivalRate: lam, serviceRate: mu }, { share: target, within });
    expect(found.desks).toBe(c);
    expectAgreement([{ name: "reached", exact: reached, found: found.reached, error: "relative" }]);
  }
});

test("one desk less would miss what is asked", () => {
  const flow = { arrivalRate: 0.5, serviceRate: 0.1 };
  const { desks } = desksForWait(flow, { share: 0.8, within: 10 });
  const fewer = mmc({ ...flow, servers: desks - 1 }, { exceeding: [10], levels: [] });
  expect(1 - fewer["P(Wq>10)"]).toBeLessThan(0.8);
});

test("margins of the square-root rule are as published, to a relative 1e-9", () => {
  expectAgreement(
    methods.square_root_staffing.map(({ alpha, beta }) => ({
      name: `margin for ${alpha}`,
      exact: beta,
      found: marginForChance(alpha),
      error: "relative",
    })),
  );
});

test("margin and chance of waiting undo each other", () => {
  for (const beta of [1e-3, 0.1, 1, 3, 6]) {
    expect(marginForChance(chanceOfWaitingAt(beta)) / beta).toBeCloseTo(1, 9);
  }
});

test("the rule comes close to Erlang C for large loads", () => {
  const desks = squareRootDesks(10_000, 0.2);
  expect(desks).toBe(10_107); // 10 000 + 1.0615 × 100, rounded up
  expect(erlangC(10_000, desks)).toBeCloseTo(0.2, 2);
});

test("what cannot be asked is refused", () => {
  expect(() => desksForWait({ arrivalRate: 1, serviceRate: 1 }, { share: 1, within: 5 })).toThrow(
    "1 - share",
  );
  expect(() => chanceOfWaitingAt(0)).toThrow("beta is 0");
  expect(() => marginForChance(1)).toThrow("chance 1 is outside");
  expect(() => squareRootDesks(0, 0.5)).toThrow("load is 0");
});

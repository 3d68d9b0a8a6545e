import { expect, test } from "vitest";
import { budgetShares, dudewiczDalalConstant, kimNelson, rinottConstant } from "../../src/stats/selection.js";
import methods from "./methods_kat.json" with { type: "json" };

const close = (value: number, exact: number, error: number) =>
  expect(Math.abs(value / exact - 1), `${value} against ${exact}`).toBeLessThan(error);

test.each(methods.rinott)(
  "Rinott's h for $k policies and $n0 first replications is that of scipy",
  ({ k, n0, P, h, published }) => {
    const found = rinottConstant({ policies: k, first: n0, chance: P });
    close(found, h, 1e-8);
    close(found, published, 1e-5);
  },
);

test.each(methods.dudewicz_dalal)(
  "the h of Dudewicz and Dalal for $k policies is scipy's",
  ({ k, n0, P, h }) => {
    close(dudewiczDalalConstant({ policies: k, first: n0, chance: P }), h, 1e-8);
  },
);

test.each(methods.kn)(
  "η and h² of Kim and Nelson for $k policies are the formula's",
  ({ k, n0, alpha, h2, eta }) => {
    const found = kimNelson(k, n0, alpha);
    close(found.eta, eta, 1e-12);
    close(found.squaredConstant, h2, 1e-12);
  },
);

test.each(methods.ocba)(
  "shares of a budget for means $mean are the formula's",
  ({ mean, var: variances, share }) => {
    budgetShares(mean, variances).forEach((value, i) => close(value, share[i], 1e-12));
  },
);

test("two best policies cannot be told apart by any budget", () => {
  expect(() => budgetShares([1, 1, 2], [1, 1, 1])).toThrow(RangeError);
});

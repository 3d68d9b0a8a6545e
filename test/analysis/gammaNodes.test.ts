import { expect, test } from "vitest";
import { gammaNodes } from "../../src/analysis/gammaNodes.js";

test("means of polynomials up to twice the nodes less one are those of the gamma law", () => {
  // E X^k = Π (1 + i cv²) over i below k, for a gamma law of mean 1.
  for (const cv of [0.12, 0.5, 1, 1.5]) {
    for (const count of [1, 2, 3, 5, 8]) {
      const nodes = gammaNodes(cv, count);
      expect(nodes.length).toBe(count);
      let exact = 1;
      for (let k = 0; k < 2 * count; k++) {
        const found = nodes.reduce((sum, { value, weight }) => sum + weight * value ** k, 0);
        expect(found / exact, `E X^${k} at ${cv} with ${count}`).toBeCloseTo(1, 9);
        exact *= 1 + k * cv * cv;
      }
    }
  }
});

test("without variation there is one value", () => {
  expect(gammaNodes(0, 5)).toEqual([{ value: 1, weight: 1 }]);
});

test("counts and variations that are none are refused", () => {
  expect(() => gammaNodes(0.1, 13)).toThrow("gammaNodes: count is 13");
  expect(() => gammaNodes(0.1, 0)).toThrow("gammaNodes: count is 0");
  expect(() => gammaNodes(-1, 3)).toThrow("gammaNodes: cv is -1");
});

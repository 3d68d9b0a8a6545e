/** Whether intervals of 148 offices hold together as often as they say. */
import { expect, test } from "vitest";
import { heldOf } from "../analysis/normalOffices.js";

test("148 independent intervals hold together in 94 of 100 trials and more", () => {
  const trials = 400;
  // Binomial with 94 %: 376 expected, deviation 4.75; four deviations below.
  expect(heldOf(Int32Array.of(61, 62, 63, 64), trials)).toBeGreaterThanOrEqual(376 - 19);
}, 900_000);

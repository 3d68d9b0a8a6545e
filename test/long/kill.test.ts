/** The longer ordeal of `test/faults/kill`. */
import { expect, test } from "vitest";
import { killAndResume } from "../faults/kill.js";

/** Of the moments of the kills; printed with the title. */
const SEED = 106;

test(`runs killed 100 times, at moments of seed ${SEED}, end in the very bytes of an unbroken one`, async () => {
  const { kills, finished, redone, same, failures } = await killAndResume({
    kills: 100,
    seed: SEED,
    span: 1.2,
    days: 1000,
  });
  expect({ kills, redone, same, failures }).toEqual({ kills: 100, redone: 0, same: true, failures: [] });
  expect(finished).toBeGreaterThan(1);
});

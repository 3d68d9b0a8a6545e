/** Damaged scenario files: a scenario or a refusal with place and remedy, soon, and never anything else. */
import { expect, test } from "vitest";
import { readMutants } from "../support/fuzz/campaign.js";
import { SOUND } from "../support/fuzz/mutants.mjs";

test("undamaged, all of them are scenarios", async () => {
  const { faults, accepted } = await readMutants(-SOUND.length, SOUND.length, 1);
  expect({ faults, accepted }).toEqual({ faults: [], accepted: SOUND.length });
});

/** Generous: it ends what waits for ever; the time of each file is judged by itself. */
const TIMEOUT = 600_000;

test(
  "2,000 damaged scenario files are read or refused with file, line and remedy, and those read mean the same resolved",
  async () => {
    const { faults, accepted, refused } = await readMutants(0, 2000, 2);
    expect(faults).toEqual([]);
    expect(accepted + refused).toBe(2000);
    // A campaign in which nearly all files are alike would show nothing.
    expect(accepted).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(1000);
  },
  TIMEOUT,
);

/** Kills at random moments: what was acknowledged stays, what comes out is what an unbroken run gives. */
import { expect, test } from "vitest";
import { killAndResume } from "./kill.js";

test(
  "a run killed 20 times and gone on with ends in the very bytes of an unbroken one, and redoes nothing",
  { timeout: 300_000 },
  async () => {
    const { kills, redone, same, failures } = await killAndResume({
      kills: 20,
      seed: 20_261,
      span: 1,
      days: 300,
    });
    expect({ kills, redone, same, failures }).toEqual({ kills: 20, redone: 0, same: true, failures: [] });
  },
);

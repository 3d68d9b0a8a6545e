import { expect, test } from "vitest";
import { readMutants } from "../support/fuzz/campaign.js";

test("10,000 damaged scenario files are read or refused with file, line and remedy", async () => {
  // Other seeds than those of every day.
  const { faults, accepted, refused } = await readMutants(100_000, 10_000, 2);
  expect(faults).toEqual([]);
  expect(accepted + refused).toBe(10_000);
});

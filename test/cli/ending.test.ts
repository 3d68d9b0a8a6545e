/** What is said of replications that were given up, and the exit code they leave with. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellLost } from "../../src/cli/ending.js";

const LOST = { replication: 5, deaths: 3, reason: "memory limit" };

let said = "";

beforeEach(() => {
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test("a replication that was given up is told with its seed, and with a command for each scenario that plays it again", () => {
  const ended = { lost: [LOST], done: 7, plan: { seed: "my seed" } };
  tellLost(ended, { files: ["base.yaml", "two words.yaml"], set: ["offices.a.desks=4"] });
  expect(said.split("\n")).toEqual([
    'replication 5 of seed "my seed" was given up after 3 attempts: memory limit',
    "  replay: kontor run base.yaml --only 5 --seed 'my seed' --set offices.a.desks=4",
    "  replay: kontor run 'two words.yaml' --only 5 --seed 'my seed' --set offices.a.desks=4",
    "partial: 7 of 8 replications; the figures rest on these",
    "",
  ]);
  expect(process.exitCode).toBe(7);
});

test("where nothing was given up nothing is said", () => {
  tellLost({ lost: [], done: 8, plan: { seed: "s" } }, { files: ["base.yaml"], set: [] });
  expect([said, process.exitCode]).toEqual(["", undefined]);
});

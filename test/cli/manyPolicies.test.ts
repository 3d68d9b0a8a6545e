/** A study of thousands of schedules through the front door: screened by the chain, and only the survivors simulated. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

/** One errand, exponential times, patience: the chain is exact. 3,139 ways to spread 9 desk hours over 4.5 hours. */
const STUDY = `kontor: 1
title: Very many schedules
days: 5
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 60 min } } }
offices:
  counter:
    open: { mon-fri: 09:30-14:00 }
    desks: 2
    arrivals: { visit: { 09:30: 1 /h, 11:00: 3 /h, 11:30: 18 /h, 13:00: 18 /h, 13:30: 1 /h, 14:00: 1 /h } }
study:
  best: waitJoined
  margin: 0.2 min
  first: 3
  most: 20
  schedules: { opens: [09:30], closes: [14:00], leastDesks: 1, mostDesks: 3, deskHours: 9 }
`;

const SCHEDULES = 3_139;

interface Document {
  readonly outcome: string;
  readonly leader: string;
  readonly simulated: number;
  readonly policies: readonly { readonly policy: string; readonly n: number }[];
  readonly screening: {
    readonly sample: readonly string[];
    readonly errors: readonly { readonly factor: number; readonly deviation: number }[];
    readonly out: readonly { readonly policy: string }[];
  };
}

test("3,139 schedules are screened without being asked, told of whole in --json, and the winner is written", async () => {
  const folder = folderWith("many.yaml", STUDY);
  const args = ["bench", "./many.yaml", "--no-sweep", "--json", "-j", "1", "--write", "./best.yaml", "--out", "runs"]; // prettier-ignore
  const { code, stdout, stderr } = await kontor(args, folder);
  const { outcome, leader, policies, screening, simulated } = JSON.parse(stdout) as Document;
  expect({ code, outcome }).toEqual({ code: 0, outcome: "best" });
  expect(policies.length + screening.out.length).toBe(SCHEDULES + 1);
  expect(policies.length).toBeLessThan(60);
  expect(stderr).toContain(`screened: ${policies.length} of ${SCHEDULES + 1} left, which are simulated\n`);
  // Nearly all come between 11:00 and 13:30, which are half-hours 4 to 8: three desks there, one elsewhere, is 19.
  expect(leader).toMatch(/^0930-14-111[1-3]{5}[12]$/);
  expect(screening.out.map(({ policy }) => policy)).toContain("0930-14-333321111");
  expect(simulated).toBe(policies.reduce((sum, { n }) => sum + n, 0));
  const written = readFileSync(join(folder, "best.yaml"), "utf8");
  expect(written).toContain(`title: "Very many schedules: ${leader}"`);
  const desks = [...written.matchAll(/^ +"?\d\d:\d\d"?: (\d)$/gm)].map(([, count]) => count).join("");
  expect(leader).toBe(`0930-14-${desks}`);
  expect(screening.errors[0].factor).toBeCloseTo(1, 1);
  // Run folders only of those that were simulated.
  expect(readdirSync(join(folder, "runs")).toSorted()).toEqual(
    policies.map(({ policy }) => policy).toSorted(),
  );
}, 120_000);

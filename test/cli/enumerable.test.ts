/** Small parts of studies of `bench/enumerable-*`: what the exact chain knows, `kontor bench --screen` must find. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readAim } from "../../src/analysis/aim.js";
import { exactly } from "../../src/analysis/enumerated.js";
import { loadStudy } from "../../src/scenario/study.js";
import { kontor } from "../support/program.js";

interface Document {
  readonly outcome: string;
  readonly leader: string;
  readonly policies: readonly { readonly policy: string }[];
  readonly screening: {
    readonly isExact: boolean;
    readonly sample: readonly string[];
    readonly errors: readonly {
      readonly measure: string;
      readonly factor: number;
      readonly deviation: number;
    }[];
    readonly out: readonly {
      readonly policy: string;
      readonly behind: string;
      readonly approximation: number;
      readonly error: number;
    }[];
  };
}

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../../bench/enumerable-${name}.yaml`, import.meta.url));

const SMALL: readonly (readonly [string, readonly string[]])[] = [
  ["served", ["study.schedules.opens=[10:00]", "study.schedules.closes=[13:00]"]],
  ["wait", ["study.schedules.opens=[09:30]", "study.schedules.closes=[12:30]"]],
];

test.each(SMALL)("%s: the optimum of the chain is found, or one within 1 % of it", async (name, set) => {
  const study = await loadStudy(fileOf(name), set);
  const truth = exactly(study, readAim(study));
  const more = set.flatMap((one) => ["--set", one]);
  const args = ["bench", fileOf(name), "--screen", "--json", "-q", "-j", "1", "--seed", "one", ...more];
  const { code, stdout } = await kontor(args);
  const { outcome, leader, policies, screening } = JSON.parse(stdout) as Document;
  expect({ code, outcome }).toEqual({ code: 0, outcome: "best" });
  expect(truth.behind(study.policies.findIndex(({ id }) => id === leader))).toBeLessThanOrEqual(0.01);
  // Everybody is either simulated or left out, and the best and what is now are not left out.
  expect(policies.length + screening.out.length).toBe(study.policies.length);
  const out = screening.out.map(({ policy }) => policy);
  expect(out).not.toContain(study.policies[truth.best].id);
  expect(out).not.toContain("base");
  // The chain is exact here: its error is that of the sample, and its figures are the chain's but for that.
  expect(screening.isExact).toBe(false);
  const [{ factor, deviation }] = screening.errors;
  expect(Math.abs(factor - 1)).toBeLessThan(0.06);
  expect(deviation).toBeLessThan(0.06);
  for (const { policy, approximation } of screening.out) {
    const exact = truth.figures[study.policies.findIndex(({ id }) => id === policy)];
    expect(approximation / exact / factor).toBeCloseTo(1, 6);
  }
});

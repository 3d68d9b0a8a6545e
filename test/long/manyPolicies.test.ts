/** A study of more than ten thousand schedules, whose best the exact chain knows, through the front door. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readAim } from "../../src/analysis/aim.js";
import { createChainReader } from "../../src/analysis/chainFigures.js";
import { loadStudy } from "../../src/scenario/study.js";
import { kontor } from "../support/program.js";

const FILE = fileURLToPath(new URL("../../bench/enumerable-lost.yaml", import.meta.url));

/** (1 + x + x²)¹⁰ at x¹⁰, and (1 + x + x²)⁹ at x¹¹: 8,953 and 2,304 ways. */
const SET = ["opens=[09:30]", "closes=[14:00, 14:30]", "deskHours=10"].map((one) => `study.schedules.${one}`);
const POLICIES = 1 + 8_953 + 2_304;

interface Document {
  readonly outcome: string;
  readonly leader: string;
  readonly policies: readonly { readonly policy: string }[];
  readonly screening: { readonly out: readonly { readonly policy: string }[] };
}

test("of 11,257 schedules the one is found that loses least by the chain, or one within 1 % of it", async () => {
  const args = ["bench", FILE, "--json", "--no-sweep", "-j", "1", ...SET.flatMap((one) => ["--set", one])];
  const { code, stdout } = await kontor(args);
  const { outcome, leader, policies, screening } = JSON.parse(stdout) as Document;
  expect({ code, outcome }).toEqual({ code: 0, outcome: "best" });
  expect(policies.length + screening.out.length).toBe(POLICIES);
  const study = await loadStudy(FILE, SET);
  const { best } = readAim(study);
  const { read } = createChainReader(study.policies[0].scenario, [best], study);
  const figures = study.policies.map(({ scenario }) => read(scenario)[0] ?? Infinity);
  const least = figures.reduce((low, figure) => Math.min(low, figure));
  const found = figures[study.policies.findIndex(({ id }) => id === leader)];
  expect(found).toBeLessThanOrEqual(1.01 * least);
  const out = new Set(screening.out.map(({ policy }) => policy));
  expect(out.has(study.policies[figures.indexOf(least)].id)).toBe(false);
});

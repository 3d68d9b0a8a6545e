import { expect, test } from "vitest";
import { birthDeathLaw } from "../../src/analysis/birthDeath.js";
import { parseParams } from "../../src/analysis/params.js";
import { isModel, steadyState } from "../../src/analysis/steadyState.js";
import { corrections, expectAgreement, published } from "./published.js";

// Expected values: data/verify/reference/steady_state.csv, computed in 40 digits or from chains solved directly,
// but for the few in corrections.csv.
const corrected = new Map(corrections().map((row) => [`${row["case"]} ${row["quantity"]}`, row]));
const known = published("steady_state.csv");
const cases = new Map<string, typeof known>();
for (const row of known) cases.set(row["case"], [...(cases.get(row["case"]) ?? []), row]);

for (const [id, rows] of cases) {
  test(`${id} agrees with every published value to a relative 1e-9`, () => {
    const found = valuesOf(id, rows[0]["params"]);
    expectAgreement(
      rows.map((row) => {
        const name = `${id} ${row["quantity"]}`;
        const exact = Number(corrected.get(name)?.["exact"] ?? row["value"]);
        return { name, exact, found: found[row["quantity"]], error: "relative" };
      }),
    );
  });
}

function valuesOf(id: string, params: string): Readonly<Record<string, number>> {
  const model = id.split("-")[0];
  if (!isModel(model)) throw new Error(`${model} is no model`);
  return steadyState(model, parseParams(params));
}

test("the published table has 72 cases of 16 models and 731 values, all of them known", () => {
  const models = new Set([...cases.keys()].map((id) => id.split("-")[0]));
  expect([...models]).toEqual([
    "mm1",
    "mmc",
    "mmck",
    "erlb",
    "erla",
    "balk",
    "mg1",
    "md1",
    "mdc",
    "mekc",
    "mh2c",
    "prio",
    "prioc",
    "jack",
    "redial",
    "over",
  ]);
  expect(cases.size).toBe(72);
  expect(known.length).toBe(731);
});

test("leaving out states with a chance below 1e-24 gives the published far tails, all states the corrected", () => {
  const tails = [...corrected.values()].filter((row) => row["quantity"].startsWith("P(V>"));
  expect(tails.length).toBe(3);
  expectAgreement(
    tails.flatMap((row) => {
      const params = known.find((other) => other["case"] === row["case"])!["params"];
      return [
        {
          name: "published",
          exact: Number(row["published"]),
          found: tailOver(params, 1e-24),
          error: "relative",
        },
        { name: "corrected", exact: Number(row["exact"]), found: tailOver(params, 0), error: "relative" },
      ] as const;
    }),
  );
});

/** P(V > 15) state by state: chance of the state × chance that a negative binomial count stays below its moves. */
function tailOver(params: string, leastChance: number): number {
  const { lam, mu, theta, c } = parseParams(params) as Record<"lam" | "mu" | "theta" | "c", number>;
  const law = birthDeathLaw(
    () => lam,
    (n) => Math.min(n, c) * mu + Math.max(n - c, 0) * theta,
  );
  const over = -Math.expm1(-theta * 15);
  let moves = Math.exp(-c * mu * 15);
  let fewer = 0;
  let tail = 0;
  for (let k = 1; c + k - 1 < law.length; k++) {
    fewer += moves;
    moves *= (over * ((c * mu) / theta + k - 1)) / k;
    if (law[c + k - 1] > leastChance) tail += law[c + k - 1] * fewer;
  }
  return tail;
}

test("thresholds and levels are the caller's to choose", () => {
  const asked = { exceeding: [2.5], levels: [0.99] };
  const found = steadyState("mm1", { lam: 0.05, mu: 0.1 }, asked);
  expect(found["P(Wq>2.5)"]).toBeCloseTo(0.5 * Math.exp(-0.125), 15); // ρ e^(-(μ-λ)t)
  expect(found["q0.99(Wq)"]).toBeCloseTo(20 * Math.log(50), 11); // ln(ρ / 0.01) / (μ - λ)
  expect(Object.keys(found)).not.toContain("P(Wq>1)");
});

test("a missing parameter and an unknown service law are named", () => {
  expect(() => steadyState("mmc", { lam: 1, mu: 2 })).toThrow("parameter c is missing");
  expect(() => steadyState("mg1", { lam: 0.1, service: "pareto" })).toThrow(
    "pareto is not one of deterministic",
  );
});

test.for([
  ["mm1", { lam: 0.1, mu: 0.1 }, "a load of 1 erlang on 1 server has no steady state; it must be below 1"],
  ["mmc", { lam: 0.5, mu: 0.1, c: 4 }, "a load of 5 erlang on 4 servers has no steady state"],
  ["mg1", { lam: 0.2, service: "deterministic", mean: 10 }, "a load of 2 erlang on 1 server"],
  ["md1", { lam: 0.2, D: 10 }, "a load of 2 erlang on 1 server"],
  ["mdc", { lam: 0.4, D: 10, c: 4 }, "a load of 4 erlang on 4 servers"],
  ["mekc", { lam: 0.5, k: 2, mean_service: 10, c: 4 }, "a load of 5 erlang on 4 servers"],
  ["mh2c", { lam: 0.5, p: 0.5, rate1: 0.1, rate2: 0.1, c: 4 }, "a load of 5 erlang on 4 servers"],
] as const)("%s refuses a load that its servers cannot carry", ([model, params, message]) => {
  const attempt = (): unknown => steadyState(model, params);
  expect(attempt).toThrow(RangeError);
  expect(attempt).toThrow(message);
});

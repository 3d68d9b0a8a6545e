import { expect, test } from "vitest";
import { mmc } from "../../src/analysis/erlang.js";
import { mg1 } from "../../src/analysis/pollaczek.js";
import { SERVICE_MOMENTS } from "../../src/analysis/serviceMoments.js";

test("exponential service makes M/G/1 what M/M/1 is, variance included", () => {
  const general = mg1(0.08, SERVICE_MOMENTS.exponential({ mean: 10 }));
  const markov = mmc({ arrivalRate: 0.08, serviceRate: 0.1, servers: 1 }, { exceeding: [], levels: [] });
  for (const name of Object.keys(general)) expect(general[name]).toBeCloseTo(markov[name], 10);
});

test("fixed service halves the wait of exponential service", () => {
  const fixed = mg1(0.08, SERVICE_MOMENTS.deterministic({ mean: 10 }));
  const random = mg1(0.08, SERVICE_MOMENTS.exponential({ mean: 10 }));
  expect(fixed["Wq"] / random["Wq"]).toBeCloseTo(0.5, 15);
});

test("a server that is never free again is refused", () => {
  expect(() => mg1(0.1, SERVICE_MOMENTS.deterministic({ mean: 10 }))).toThrow(
    "mg1: a load of 1 erlang on 1 server",
  );
});

import { expect, test } from "vitest";
import { erlangA } from "../../src/analysis/erlangA.js";
import { travellingServer, type TravellingServer } from "../../src/analysis/travellingServer.js";
import { travellingServerOfSpec, type SharedServerSpec } from "../../src/analysis/daySpec.js";
import { expectAgreement, published, publishedJson } from "./published.js";

const spec = publishedJson("shared_server_spec.json") as SharedServerSpec;

test("shared_server.csv agrees in every cell to a relative 1e-9", () => {
  // Expected: the whole chain of both offices and the desk, by matrix exponentials, cut off at 40 and 55 visitors.
  const rows = published("shared_server.csv");
  const day = travellingServer(
    travellingServerOfSpec(spec),
    rows.map((row) => Number(row["t"])),
  );
  expect(rows.length).toBe(29);
  expectAgreement(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([column, value]) => ({
        name: `${column} at ${row["t"]}`,
        exact: Number(value),
        found: day[i][column as keyof (typeof day)[number]],
        error: "relative" as const,
      })),
    ),
  );
});

const OFFICE = { arrivals: [{ minute: 0, value: 0.08 }], serviceRate: 0.12, patienceRate: 0.02 };
const DAY: TravellingServer = { first: OFFICE, second: OFFICE, leaves: 5000, travelRate: 1 / 30 };

test("a desk that has not left yet is Erlang A at the one office, and patience alone at the other", () => {
  const hasty = { ...OFFICE, patienceRate: 0.2 };
  const [, row] = travellingServer({ ...DAY, first: hasty, second: hasty }, [0, 250]);
  const line = { arrivalRate: 0.08, serviceRate: 0.12, patienceRate: 0.2, servers: 1 };
  expect(row.EN_A).toBeCloseTo(erlangA(line, { exceeding: [], levels: [] })["L"], 10);
  expect(row.EN_B).toBeCloseTo(0.08 / 0.2, 10); // M/M/∞ of those who give up
  expect([row.p_at_A, row.p_travelling, row.p_at_B, row.served_B]).toEqual([expect.closeTo(1, 12), 0, 0, 0]);
});

test("a desk told to leave at once, with nobody there, is on its way for an exponential time", () => {
  const [start, later] = travellingServer({ ...DAY, leaves: 0 }, [0, 30]);
  expect(start.p_travelling).toBe(1);
  expect(later.p_travelling).toBeCloseTo(Math.exp(-1), 12); // e^(-30/30)
  expect(later.p_at_B).toBeCloseTo(1 - Math.exp(-1), 12);
  expect(later.served_A).toBe(0);
});

test("everybody who came is inside, served or has given up", () => {
  const times = [0, 100, 180, 250, 420];
  for (const row of travellingServer({ ...DAY, leaves: 180 }, times)) {
    expect(row.EN_A + row.served_A + row.abandoned_A).toBeCloseTo(0.08 * row.t, 10);
    expect(row.EN_B + row.served_B + row.abandoned_B).toBeCloseTo(0.08 * row.t, 10);
    expect(row.p_at_A + row.p_travelling + row.p_at_B).toBeCloseTo(1, 12);
  }
});

test("days that cannot be are refused", () => {
  expect(() => travellingServer(DAY, [])).toThrow("times must be given and rise");
  expect(() => travellingServer({ ...DAY, leaves: 10 }, [20, 30])).toThrow("leaves at 10, before the day");
  expect(() => travellingServer({ ...DAY, travelRate: 0 }, [0, 1])).toThrow("travelRate is 0");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { erlangA } from "../../src/analysis/erlangA.js";
import { dayOfSpec, type DaySpec } from "../../src/analysis/daySpec.js";
import { officeDay } from "../../src/analysis/officeChain.js";
import type { OfficeDay } from "../../src/analysis/officeDay.js";
import { expectAgreement, published, publishedJson, type Compared } from "./published.js";

const specs = publishedJson("day_specs.json") as Readonly<Record<string, DaySpec>>;

// Expected values: data/verify/reference/day_*.csv, by matrix exponentials, the linear day by Runge–Kutta.
for (const [name, spec] of Object.entries(specs)) {
  test(`the day ${name} agrees with every published row`, () => {
    const table = published(`day_${name}.csv`);
    const rows = officeDay(
      dayOfSpec(spec),
      table.map((row) => Number(row["t"])),
    );
    expect(rows.length).toBe(table.length);
    expectAgreement(table.flatMap((row, i) => compareRow(row, rows[i] as unknown as Record<string, number>)));
  });
}

/** Chances to an absolute, all else to a relative 1e-9. */
function compareRow(
  row: Readonly<Record<string, string>>,
  found: Readonly<Record<string, number>>,
): Compared[] {
  return Object.entries(row).map(([column, value]) => ({
    name: `${column} at ${row["t"]}`,
    exact: Number(value),
    found: found[column],
    error: column.startsWith("p") ? "absolute" : "relative",
  }));
}

test("a rate that changes by a straight line keeps 14 digits, more than the published table has", () => {
  // Power series of the same chain in 40 digits, steps of a minute. The table says 0.673457978019276.
  const rows = officeDay(dayOfSpec(specs["linear"]), [0, 105, 315]);
  expect(rows[1].p_all_busy).toBeCloseTo(0.6734579780201631, 13);
  expect(rows[2].ELq).toBeCloseTo(0.2697365305067341, 13);
});

/** A quiet office; tests change what they are about. */
const quiet: OfficeDay = {
  arrivals: { shape: "constant", pieces: [] },
  desks: [{ minute: 0, value: 1 }],
  serviceRate: 0.1,
  patienceRate: 0,
  balking: [],
  room: null,
  crowd: 0,
  release: "preempt",
  serviceCv2: 1,
};

test("one visitor at the door is inside as long as an exponential service lasts", () => {
  const [opening, later] = officeDay({ ...quiet, crowd: 1 }, [0, 20]);
  expect(opening.p1).toBe(1);
  expect(later.p1).toBeCloseTo(Math.exp(-2), 14);
  expect(later.served).toBeCloseTo(1 - Math.exp(-2), 14);
});

test("a desk that closes finishes its visitor, or hands them back to a line nobody serves", () => {
  const desks = [
    { minute: 0, value: 1 },
    { minute: 10, value: 0 },
  ];
  const last = (release: OfficeDay["release"]) =>
    officeDay({ ...quiet, crowd: 1, desks, release }, [0, 10, 30]).at(-1)!;
  expect(last("exhaustive").p1).toBeCloseTo(Math.exp(-3), 14); // served all 30 minutes
  expect(last("exhaustive").int_Lq).toBe(0);
  expect(last("preempt").p1).toBeCloseTo(Math.exp(-1), 14); // served the first 10 only
  expect(last("preempt").int_Lq).toBeCloseTo(20 * Math.exp(-1), 13);
});

test("a desk that finishes its last visitor calls nobody new", () => {
  const desks = [
    { minute: 0, value: 2 },
    { minute: 5, value: 1 },
  ];
  // Three at the door of two desks. Nobody has left by 5 with e^(-1), in which case two are busy at one open desk.
  const row = officeDay({ ...quiet, crowd: 3, desks, release: "exhaustive" }, [0, 5])[1];
  expect(row.p3).toBeCloseTo(Math.exp(-1), 14);
  expect(row.ELq).toBeCloseTo(Math.exp(-1), 14); // the third waits, the second is being finished
  expect(row.Ebusy).toBeCloseTo(row.EN - Math.exp(-1), 14);
});

test("waiting visitors start at once when desks open", () => {
  const desks = [
    { minute: 0, value: 1 },
    { minute: 5, value: 3 },
  ];
  for (const release of ["preempt", "exhaustive"] as const) {
    const row = officeDay({ ...quiet, crowd: 3, desks, release }, [0, 5])[1];
    expect(row.ELq).toBe(0);
    expect(row.Ebusy).toBe(row.EN);
  }
});

test("with a desk for everybody the number inside is Poisson with a mean that solves m' = λ(t) - μm", () => {
  // λ = 0.2 + t/300 for an hour, then falling back to 0.1 over two hours.
  const pieces = [
    { minute: 0, value: 0.2 },
    { minute: 60, value: 0.4 },
    { minute: 180, value: 0.1 },
  ];
  const mean = (start: number, rate: number, slope: number, t: number): number => {
    const gone = -Math.expm1(-0.1 * t);
    return start * (1 - gone) + rate * 10 * gone + slope * (10 * t - 100 * gone);
  };
  const rows = officeDay(
    { ...quiet, arrivals: { shape: "linear", pieces }, desks: [{ minute: 0, value: 60 }] },
    [0, 60, 180],
  );
  const hour = mean(0, 0.2, 0.2 / 60, 60);
  const end = mean(hour, 0.4, -0.3 / 120, 120);
  expect(rows[1].EN).toBeCloseTo(hour, 12);
  expect(rows[2].EN).toBeCloseTo(end, 12);
  expect(rows[2].p0).toBeCloseTo(Math.exp(-end), 13);
  expect(rows[2].p3).toBeCloseTo((Math.exp(-end) * end ** 3) / 6, 13);
  expect(rows[2].arrivals).toBeCloseTo(18 + 30, 12); // areas of the two trapezia
});

test("a rush that dies down within minutes keeps its digits", () => {
  // λ falls from 8 to 0 in 4 minutes: m = (8/μ)(1 - e^(-4μ)) - 2(4/μ - (1 - e^(-4μ))/μ²) with μ = 0.1.
  const fallen = [
    { minute: 0, value: 8 },
    { minute: 4, value: 0 },
  ];
  const day = {
    ...quiet,
    arrivals: { shape: "linear", pieces: fallen },
    desks: [{ minute: 0, value: 80 }],
  } as const;
  const row = officeDay(day, [0, 4])[1];
  const gone = -Math.expm1(-0.4);
  expect(row.EN).toBeCloseTo(80 * gone - 2 * (40 - 100 * gone), 12);
});

test("a day without end settles to Erlang A", () => {
  const line = { arrivalRate: 0.8, serviceRate: 0.125, patienceRate: 0.04, servers: 6 };
  const arrivals = { shape: "constant", pieces: [{ minute: 0, value: 0.8 }] } as const;
  const day = {
    ...quiet,
    arrivals,
    desks: [{ minute: 0, value: 6 }],
    serviceRate: 0.125,
    patienceRate: 0.04,
  };
  const row = officeDay(day, [0, 1000])[1];
  const settled = erlangA(line, { exceeding: [], levels: [] });
  expect(row.ELq).toBeCloseTo(settled["Lq"], 11);
  expect(row.p0).toBeCloseTo(settled["p0"], 13);
  expect(row.p_all_busy).toBeCloseTo(settled["p_all_busy"], 12);
});

test("an office where nothing happens keeps its visitors waiting", () => {
  const row = officeDay({ ...quiet, desks: [], crowd: 2 }, [0, 480])[1];
  expect(row.p2).toBeCloseTo(1, 14);
  expect(row.p_all_busy).toBeCloseTo(1, 14); // no desk is open, so none is free
  expect(row.int_Lq).toBeCloseTo(960, 11);
  expect(row.served).toBe(0);
});

const pieces = (value: fc.Arbitrary<number>): fc.Arbitrary<OfficeDay["desks"]> =>
  fc
    .array(value, { minLength: 1, maxLength: 4 })
    .map((values) => values.map((v, i) => ({ minute: 20 * i, value: v })));
const days: fc.Arbitrary<OfficeDay> = fc.record({
  arrivals: fc.record({
    shape: fc.constantFrom("constant", "linear"),
    pieces: pieces(fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10)),
  }),
  desks: pieces(fc.integer({ min: 0, max: 5 })),
  serviceRate: fc.integer({ min: 1, max: 20 }).map((hundredths) => hundredths / 100),
  patienceRate: fc.integer({ min: 0, max: 20 }).map((hundredths) => hundredths / 100),
  balking: fc.constantFrom(
    [],
    [
      { seen: 0, chance: 0 },
      { seen: 5, chance: 1 },
    ],
  ),
  room: fc.constantFrom(null, 14),
  crowd: fc.integer({ min: 0, max: 12 }),
  release: fc.constantFrom("preempt", "exhaustive"),
  serviceCv2: fc.constantFrom(1, 0.5, 2),
});

test("whatever the day: chances sum to 1, totals balance, and giving up follows the minutes waited", () => {
  fc.assert(
    fc.property(days, (day) => {
      const row = officeDay(day, [0, 45, 80]).at(-1)!;
      expect(row.law.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 11);
      expect(Math.min(...row.law)).toBeGreaterThanOrEqual(-1e-15); // a falling rate has terms of both signs
      expect(row.EN).toBeCloseTo(row.ELq + row.Ebusy, 11);
      if (day.balking.length === 0 && day.room === null) {
        expect(row.arrivals + day.crowd).toBeCloseTo(row.abandoned + row.served + row.EN, 8);
      } else {
        expect(row.joined).toBeLessThanOrEqual(row.arrivals + 1e-9);
      }
      expect(row.abandoned).toBeCloseTo(day.patienceRate * row.int_Lq, 9);
    }),
    { numRuns: 60, seed: 20240101 },
  );
});

test("the rows wanted do not change the law", () => {
  const day = dayOfSpec(specs["big_exhaustive"]);
  const coarse = officeDay(day, [0, 420])[1];
  const fine = officeDay(
    day,
    Array.from({ length: 43 }, (_, i) => 10 * i),
  ).at(-1)!;
  for (const name of ["EN", "ELq", "abandoned", "served", "p0"] as const) {
    expect(fine[name] / coarse[name]).toBeCloseTo(1, 12);
  }
});

test("days that are none are refused with the reason", () => {
  const attempt =
    (change: Partial<OfficeDay>, times = [0, 10]) =>
    () =>
      officeDay({ ...quiet, ...change }, times);
  expect(attempt({ serviceRate: 0 })).toThrow("officeDay: serviceRate is 0");
  expect(attempt({ patienceRate: -1 })).toThrow("officeDay: patienceRate is -1");
  expect(attempt({ crowd: 1.5 })).toThrow("officeDay: crowd 1.5 is not a whole number");
  expect(attempt({ room: 0 })).toThrow("officeDay: room is 0");
  expect(attempt({ desks: [{ minute: 0, value: 1.5 }] })).toThrow("officeDay: 1.5 desks from minute 0 on");
  expect(attempt({}, [10, 0])).toThrow("officeDay: times must be given and rise");
  expect(attempt({}, [])).toThrow("officeDay: times must be given and rise");
});

/** `kontor compare` as its user starts it: paired figures, the same bytes however they are made, conditions, refusals. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { normalScoreOfT } from "../../src/stats/student.js";
import { folderWith, kontor } from "../support/program.js";

const BASE = `
kontor: 1
days: 20
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 30 min } } }
offices:
  north: { open: 10:00-16:00, desks: 2, arrivals: { visit: 12 /h } }
  south: { open: 10:00-16:00, desks: 2, arrivals: { visit: 10 /h } }
`;

const MORE = `
kontor: 1
extends: base.yaml
patch:
  - { where: { id: north }, set: { desks: 3 }, why: a third desk in the north }
`;

/** A folder with two offices as they are, and with a desk more in the north. */
function policies(): string {
  const folder = folderWith("base.yaml", BASE);
  writeFileSync(join(folder, "more.yaml"), MORE);
  return folder;
}

interface Row {
  readonly scenario: string;
  readonly measure: string;
  readonly by: string;
  readonly cell: string;
  readonly baselineEstimate: number | null;
  readonly estimate: number | null;
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly correlation: number | null;
  readonly varianceRatio: number | null;
  readonly verdict: string | null;
}

interface Document {
  readonly baseline: string;
  readonly untouched: readonly { by: string; cells: number; untouched: number }[];
  readonly measures: readonly Row[];
}

const COMPARE = ["compare", "base.yaml", "more.yaml", "-n", "8"];

test("a desk more is better where it is, and the other office differs by exactly 0", async () => {
  const { code, stdout, stderr } = await kontor([...COMPARE, "--by", "office", "--json"], policies());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const document = JSON.parse(stdout) as Document;
  expect(document).toMatchObject({ kind: "compare", baseline: "base", complete: true });
  expect(document.untouched.find(({ by }) => by === "office")).toMatchObject({ cells: 2, untouched: 1 });
  const rows = (cell: string) => document.measures.filter((row) => row.cell === cell);
  expect(rows("south").every(({ difference }) => difference === 0 || difference === null)).toBe(true);
  expect(new Set(rows("south").map(({ verdict }) => verdict))).toEqual(new Set(["same"]));
  const wait = rows("north").find(({ measure }) => measure === "waitJoined");
  expect(wait?.verdict).toBe("better");
  expect(wait?.difference).toBeCloseTo((wait?.estimate ?? 0) - (wait?.baselineEstimate ?? 0), 12);
});

test("each scenario has the figures that it has when it is run alone", async () => {
  const folder = policies();
  const { measures } = JSON.parse((await kontor([...COMPARE, "--json"], folder)).stdout) as Document;
  for (const [file, key] of [
    ["base.yaml", "baselineEstimate"],
    ["more.yaml", "estimate"],
  ] as const) {
    const { stdout } = await kontor(["run", file, "-n", "8", "--json"], folder);
    const alone = (JSON.parse(stdout) as Document).measures;
    expect(measures.map((row) => [row.measure, row[key]])).toEqual(
      alone.map(({ measure, estimate }) => [measure, estimate]),
    );
  }
});

test("one, two and three threads, kept, cut short and gone on with: the same bytes", async () => {
  const folder = policies();
  const json = async (...more: string[]) => {
    const { code, stdout } = await kontor([...COMPARE, "--json", ...more], folder);
    expect(code).toBe(0);
    return stdout;
  };
  const first = await json("-j", "1");
  expect(await json("-j", "2")).toBe(first);
  expect(await json("-j", "3")).toBe(first);
  const short = ["compare", "base.yaml", "more.yaml", "-n", "3", "-o", "kept", "-q"];
  expect((await kontor(short, folder)).code).toBe(0);
  expect(await json("-o", "kept", "--resume")).toBe(first);
  const alone = await kontor(
    ["run", "more.yaml", "-n", "8", "-o", "kept/more", "--resume", "--json"],
    folder,
  );
  expect(alone.code).toBe(0); // A folder of a comparison is one of a run.
});

test("with the other one as baseline every difference turns its sign", async () => {
  const folder = policies();
  const rows = async (...more: string[]) => {
    const { stdout } = await kontor([...COMPARE, "--json", ...more], folder);
    return (JSON.parse(stdout) as Document).measures;
  };
  const [there, back] = [await rows(), await rows("--baseline", "more")];
  expect(back.map(({ difference }) => difference)).toEqual(
    there.map(({ difference }) => (difference === null ? null : 0 - difference)),
  );
  expect(new Set(back.map(({ scenario }) => scenario))).toEqual(new Set(["base"]));
});

test("--where tells of the offices that fit, though all are simulated", async () => {
  const folder = policies();
  const { stdout } = await kontor([...COMPARE, "--json", "--where", "id=north"], folder);
  const { measures } = JSON.parse(stdout) as Document;
  const byOffice = await kontor([...COMPARE, "--json", "--by", "office"], folder);
  const north = (JSON.parse(byOffice.stdout) as Document).measures.filter(({ cell }) => cell === "north");
  const figures = (rows: readonly Row[]) => new Map(rows.map((row) => [row.measure, row.difference]));
  for (const [measure, difference] of figures(north)) expect(figures(measures).get(measure)).toBe(difference);
});

test("a sweep says at which corners verdicts hold, and no longer that inputs are not covered", async () => {
  const swept = [...COMPARE, "-q", "-j", "1", "--sweep", "3"];
  const { code, stdout } = await kontor(swept, policies());
  expect(code).toBe(0);
  expect(stdout).not.toContain("not included");
  // Demand and patience; nobody is displaced here.
  expect(stdout).toContain("3 paired replications at each of 4 corners");
  expect(stdout).toMatch(/^Wait, mean of all who joined +more +better .* holds$/m);
  // Offices written out cannot have people who intend a closed minute: that is said, not passed over.
  expect(stdout).toMatch(/^Not moved: share who intend a closed minute\. base: .*\.$/m);
  const json = await kontor([...swept, "--json"], policies());
  const { inputUncertainty } = JSON.parse(json.stdout) as { inputUncertainty: { leftOut: object[] } };
  expect(inputUncertainty.leftOut).toMatchObject([{ input: "closedMinutes", scenario: "base" }]);
});

const NETWORK = `kontor: 1
extends: skelleftea
period: { from: 2024-11-04, to: 2024-11-10 }
network: { zones: demand_zones.csv, areas: area_classes.csv, municipalities: municipalities.csv }
displaced: { origin: 12 km, acceptance: { 0 min: 100 %, 90 min: 0 % }, instead: { phone: 50 % }, eIdentification: 90 % }
`;

test("at offices from tables a sweep moves the share who intend a closed minute, too", async () => {
  const folder = folderWith("base.yaml", NETWORK);
  const patch = 'patch: [{ where: { id: O139 }, set: { desks: "+1" }, why: a desk more }]\n';
  writeFileSync(join(folder, "more.yaml"), NETWORK + patch);
  const swept = ["compare", "base.yaml", "more.yaml", "-n", "3", "-q", "-j", "1", "--sweep", "2"];
  const { code, stdout } = await kontor(swept, folder);
  expect(code).toBe(0);
  expect(stdout).toContain("share who intend a closed minute 5 %, 30 %: each input moved alone");
  expect(stdout).toContain("2 paired replications at each of 8 corners");
  expect(stdout).not.toContain("Not moved");
});

test("a condition that is surely so leaves with 5, one that is not with 0", async () => {
  const folder = policies();
  const worse = [...COMPARE, "--baseline", "more", "-q"];
  const failed = await kontor(
    [...worse, "--fail-if", "waitP90>+1min", "--fail-if", "gaveUpShare>+90%"],
    folder,
  );
  expect(failed).toMatchObject({ code: 5, stderr: "--fail-if waitP90>+1min: base: is so\n" });
  expect(await kontor([...worse, "--fail-if", "waitP90>+60min"], folder)).toMatchObject({
    code: 0,
    stderr: "",
  });
});

test.each([
  [["compare", "base.yaml"], 2, "compare: one scenario has nothing to be compared with; name two or more"],
  [[...COMPARE, "--baseline", "mor"], 2, '--baseline mor: none of the scenarios; did you mean "more"?'],
  [[...COMPARE, "--where", "id=nort"], 2, '--where id=nort: no office has id "nort"; did you mean "north"?'],
  [[...COMPARE, "--fail-if", "wait>5min"], 2, /^--fail-if wait>5min: there is no measure "wait"; /],
  [
    ["compare", "base.yaml", "more.yaml", "-n", "0"],
    2,
    "--replications 0: not a whole number from 1 to 1000000",
  ],
  [[...COMPARE, "--resume"], 2, "--resume: name the folder of the runs with --out"],
  [
    ["compare", "base.yaml", "short.yaml"],
    3,
    "short: covers other days than base; give both the same period, or set it with --set",
  ],
] as const)("%j is refused", async (args, code, message) => {
  const folder = policies();
  writeFileSync(join(folder, "short.yaml"), BASE.replace("days: 20", "days: 10"));
  const outcome = await kontor([...args], folder);
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr.split("\n")[0]).toMatch(message);
});

/** Exact differences A − B, by case and quantity. */
function exactDifferences(): Map<string, number> {
  const table = readFileSync(
    join(import.meta.dirname, "../../data/verify/reference/policy_pairs.csv"),
    "utf8",
  );
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return new Map(
    rows.flatMap((row) => {
      const [, quantity] = /^E_(\w+)\[A-B\]$/.exec(row.at(-2) ?? "") ?? [];
      return quantity === undefined ? [] : [[`${row[0]} ${quantity}`, Number(row.at(-1))]];
    }),
  );
}

/** Which measure each exact quantity is, in which cell by clock, and how many of it are in a day. */
const QUANTITIES = [
  ["arrivals", "arrived", "all", 100], // counted over the 100 days of the scenario
  ["inside_at_T", "insideAtClosing", "all", 1],
  ["overtime", "overtime", "all", 1],
  ["abandoned_by_T", "renegedBy", "08:00", 1],
  ["served_by_T", "servedBy", "08:00", 1],
  ["wait_minutes_by_T", "lineMinutesBy", "08:00", 1],
] as const;

test.each(["pair-01", "pair-02", "pair-03"])(
  "the exact differences of %s are within 4 errors",
  async (pair) => {
    const files = ["A", "B"].map((side) => `data/verify/${pair}-${side}.yaml`);
    const args = ["compare", ...files, "-n", "20", "--seed", pair, "--by", "clock", "--json", "-q"];
    const { measures } = JSON.parse((await kontor(args)).stdout) as Document;
    const exact = exactDifferences();
    const found = QUANTITIES.flatMap(([quantity, measure, cell, days]) => {
      // Policies that close at different hours have no minute of closing in common.
      if (pair === "pair-02" && cell !== "all") return [];
      const row = measures.find((one) => one.measure === measure && one.cell === cell);
      const error = (row?.difference ?? NaN) / days + (exact.get(`${pair} ${quantity}`) ?? NaN);
      const standardError = (row?.standardError ?? NaN) / days;
      return [{ quantity, error, z: standardError === 0 ? 0 : normalScoreOfT(error / standardError, 19) }];
    });
    process.stdout.write(
      `${pair}: ${found.map(({ quantity, z }) => `${quantity} ${z.toFixed(2)}`).join(", ")}\n`,
    );
    expect(found).toHaveLength(pair === "pair-02" ? 3 : 6);
    for (const { error, z } of found) {
      expect(Math.abs(z)).toBeLessThanOrEqual(4);
      if (z === 0) expect(Math.abs(error)).toBeLessThan(1e-9); // The same visitors: exactly.
    }
  },
);

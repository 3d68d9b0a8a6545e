/**
 * Theory: every reference case through the built program. The table in test/README.md is what this run says; after
 * a change that moves it, write it anew: VERIFY_TABLE=write npx vitest run test/verify
 */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

interface Judgement {
  readonly case: string;
  readonly quantity: string;
  readonly class: "A" | "B" | "C" | "D";
  readonly exact: number;
  readonly analytic: number;
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  readonly first?: { readonly z: number };
  readonly passed: boolean;
}

interface Document {
  readonly passed: boolean;
  readonly kolmogorovSmirnov: { readonly p: number };
  readonly failures: readonly Judgement[];
  readonly cases: readonly Judgement[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const README = `${ROOT}test/README.md`;
/** What stands between these lines is written by this test. */
const MARKS = ["<!-- verify table -->", "<!-- end of verify table -->"] as const;

let document: Document;
let cases: readonly Judgement[];

beforeAll(async () => {
  const command = [`${ROOT}dist/cli/main.js`, "verify", "--json", "--quiet"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 26 });
  document = JSON.parse(stdout) as Document;
  cases = document.cases;
}, 900_000);

test("no value fails, and the named values of all cases look standard normal together", () => {
  expect(document.failures).toEqual([]);
  expect(document.kolmogorovSmirnov.p).toBeGreaterThan(0.001);
  expect(document.passed).toBe(true);
});

test("every value of the reference tables is listed, none twice", () => {
  const keys = cases.map((one) => `${one.case}/${one.quantity}`);
  expect(new Set(keys).size).toBe(keys.length);
  // 72 steady states, 10 days, 4 closings, a travelling server and 3 pairs: counted in the tables themselves.
  expect(cases.length).toBe(countReference());
  expect(new Set(cases.map((one) => one.class))).toEqual(new Set(["A", "B", "C", "D"]));
});

test("values of classes A and B are known to 2 % and lie within 4 standard errors", () => {
  const judged = cases.filter((one) => one.class === "A" || one.class === "B");
  expect(judged.length).toBeGreaterThan(4000);
  for (const { exact, standardError, z, case: id, quantity } of judged) {
    expect(Math.abs((standardError ?? Infinity) / exact), `${id} ${quantity}`).toBeLessThan(0.0205);
    expect(Math.abs(z ?? Infinity), `${id} ${quantity}: standard error ${standardError}`).toBeLessThanOrEqual(
      4,
    );
  }
});

test("the closed forms and chains of the program agree with every exact value to 1e-9", () => {
  for (const { exact, analytic, case: id, quantity } of cases.filter((one) => one.exact !== 0)) {
    expect(Math.abs(analytic / exact - 1), `${id} ${quantity}`).toBeLessThan(1e-9);
  }
});

test("the table in test/README.md is what this run says", () => {
  const text = readFileSync(README, "utf8");
  const table = renderTable();
  const [before, rest] = text.split(`${MARKS[0]}\n`);
  const [, after] = rest.split(MARKS[1]);
  const wanted = `${before}${MARKS[0]}\n\n${table}\n\n${MARKS[1]}${after}`;
  if (process.env["VERIFY_TABLE"] === "write") writeFileSync(README, wanted);
  else expect(text).toBe(wanted);
});

/** Values in the tables: rows of the long ones, cells of the day tables but for the minute. */
function countReference(): number {
  const read = (name: string): string[] =>
    readFileSync(`${ROOT}data/verify/reference/${name}`, "utf8").trim().split("\n").slice(1);
  const long = ["steady_state.csv", "closing.csv", "policy_pairs.csv"].flatMap(read).length;
  const specs = JSON.parse(readFileSync(`${ROOT}data/verify/reference/day_specs.json`, "utf8")) as object;
  const days = [...Object.keys(specs).map((name) => `day_${name}.csv`), "shared_server.csv"]
    .flatMap(read)
    .reduce((sum, line) => sum + line.split(",").length - 1, 0);
  return long + days;
}

function renderTable(): string {
  const ids = [...new Set(cases.map((one) => one.case))];
  const rows = ids.map((id) => {
    const own = cases.filter((one) => one.case === id);
    const count = (kind: string): number => own.filter((one) => one.class === kind).length;
    const scores = own.filter((one) => one.class === "A" || one.class === "B").map(({ z }) => z ?? 0);
    const farthest = scores.reduce((most, z) => (Math.abs(z) > Math.abs(most) ? z : most), 0);
    const sentBack = own.filter(({ first }) => first !== undefined).length;
    const failed = own.filter(({ passed }) => !passed).length;
    return [id, own.length, ...["A", "B", "C", "D"].map(count), farthest.toFixed(2), sentBack, failed];
  });
  const head = ["case", "values", "A", "B", "C", "D", "farthest z (A, B)", "sent back", "failed"];
  const lines = [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

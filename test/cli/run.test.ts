/** `kontor run`, started as its user starts it. */
import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { folderWith, kontor, plainEnvironment, PROGRAM } from "../support/program.js";

/** One figure of the JSON document. */
interface Described {
  readonly measure: string;
  readonly by: string;
  readonly cell: string;
  readonly estimate: number | null;
  readonly n: number;
}

interface Document {
  readonly kind: string;
  readonly scenario: string;
  readonly seed: string;
  readonly replications: number;
  readonly measures: readonly Described[];
}

const SMALL = ["run", "counter", "--set", "days=10"];

test("the same run prints the same document twice, and nothing but it", async () => {
  const args = [...SMALL, "--json", "-n", "5"];
  const [one, two] = await Promise.all([kontor(args), kontor(args)]);
  expect(one).toMatchObject({ code: 0, stderr: "" });
  expect(two.stdout).toBe(one.stdout);
  expect(one.stdout.endsWith("}\n")).toBe(true);
  const document = JSON.parse(one.stdout) as Document;
  expect(document).toMatchObject({ kind: "run", scenario: "counter", seed: "kontor", replications: 5 });
  expect(document.measures.every(({ n }) => n === 5)).toBe(true);
});

test("another seed prints other figures", async () => {
  const [one, two] = await Promise.all(
    ["a", "b"].map((seed) => kontor([...SMALL, "--json", "-n", "2", "--seed", seed])),
  );
  const estimates = (text: string) => (JSON.parse(text) as Document).measures.map(({ estimate }) => estimate);
  expect(estimates(one.stdout)).not.toEqual(estimates(two.stdout));
});

test("the whole report of the first scenario is as it was", async () => {
  const { code, stdout, stderr } = await kontor(["run", "counter", "-n", "10", "--seed", "golden"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  await expect(stdout).toMatchFileSnapshot("golden/counter.txt");
});

test("the report speaks Swedish", async () => {
  const { code, stdout } = await kontor([...SMALL, "-n", "2", "--lang", "sv"]);
  expect(code).toBe(0);
  expect(stdout.split("\n")[0]).toBe("En disk och en kö");
  expect(stdout).toContain("Väntetid, medel för alla som ställde sig");
  expect(stdout).toMatch(/^Nästa steg: kontor run counter --by halfHour$/m);
});

test("figures come as CSV: a header, one row each, eleven fields", async () => {
  const { code, stdout, stderr } = await kontor([...SMALL, "-n", "2", "--csv", "--by", "office,errand"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [head, ...rows] = stdout.trimEnd().split("\n");
  expect(head).toBe("by,cell,measure,unit,estimate,standardError,halfWidth,spreadLow,spreadHigh,n,reason");
  expect(rows.filter((row) => row.replaceAll(/"[^"]*"/g, "").split(",").length !== 11)).toEqual([]);
  expect(rows.some((row) => row.startsWith('"office,errand","counter,advice",waitJoined,min,'))).toBe(true);
});

test("divisions are listed once, whatever is asked for twice", async () => {
  const { stdout } = await kontor([
    ...SMALL,
    "-n",
    "1",
    "--json",
    "--by",
    "network",
    "--by",
    "office",
    "--by",
    "office",
  ]);
  const { measures } = JSON.parse(stdout) as Document;
  const names = measures.map(({ measure, by, cell }) => `${measure}/${by}/${cell}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("waitJoined/office/counter");
});

test("a division of two parts may be written in any order", async () => {
  const { stdout } = await kontor([...SMALL, "-n", "1", "--json", "--by", "errand,office"]);
  expect((JSON.parse(stdout) as Document).measures.some(({ cell }) => cell === "counter,id-card")).toBe(true);
});

test("a value set from outside changes the scenario", async () => {
  const desks = { 1: 0, 5: 0 };
  for (const count of [1, 5] as const) {
    const { stdout } = await kontor([
      ...SMALL,
      "-n",
      "2",
      "--json",
      "--set",
      `offices.counter.desks=${count}`,
    ]);
    const found = (JSON.parse(stdout) as Document).measures.find(({ measure }) => measure === "waitJoined");
    desks[count] = found?.estimate ?? Number.NaN;
  }
  expect(desks[1]).toBeGreaterThan(desks[5]);
});

test("a file is found by its path, tables beside it or in the program", async () => {
  const folder = folderWith(
    "mine.yaml",
    "kontor: 1\ndays: 1\nerrands: {a: {service: 1 min}}\noffices: {o: {desks: 1}}\n",
  );
  const { code, stdout } = await kontor(["run", "./mine.yaml", "-n", "1"], folder);
  expect(code).toBe(0);
  expect(stdout.split("\n")[0]).toBe("mine");
});

test("whoever stops reading gets no stack trace", async () => {
  // Enough output that the program is still writing when its reader has left.
  const args = [PROGRAM, ...SMALL, "-n", "2", "--json", "--by", "office,halfHour"];
  const child = spawn(process.execPath, args, { env: plainEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([0, 141]).toContain(code);
  expect(stderr).toBe("");
});

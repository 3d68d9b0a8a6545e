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

const measuresOf = (text: string): readonly Described[] => (JSON.parse(text) as Document).measures;

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
  const estimates = (text: string) => measuresOf(text).map(({ estimate }) => estimate);
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

test("all divisions asked for are listed, each once, before or after the scenario", async () => {
  const args = [
    "--by",
    "office",
    "run",
    "counter",
    "--by",
    "network",
    "--by",
    "errand,office",
    "--by",
    "office",
  ];
  const { stdout } = await kontor([...args, "--set", "days=2", "-n", "1", "--json"]);
  const names = measuresOf(stdout).map(({ measure, by, cell }) => `${measure} by ${by}: ${cell}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("waitJoined by network: all");
  expect(names).toContain("waitJoined by office: counter");
  expect(names).toContain("waitJoined by office,errand: counter,id-card"); // parts in any order
});

test("every value set from outside counts, however many there are", async () => {
  const set = (desks: number) => [...SMALL, "-n", "2", "--json", "--set", `offices.counter.desks=${desks}`];
  const [few, many] = await Promise.all([kontor(set(1)), kontor(set(5))]);
  const found = (text: string, name: string) =>
    measuresOf(text).find(({ measure }) => measure === name)?.estimate ?? -1;
  expect(found(few.stdout, "waitJoined")).toBeGreaterThan(found(many.stdout, "waitJoined"));
  expect(found(few.stdout, "arrived")).toBe(found(many.stdout, "arrived"));
  expect(found(few.stdout, "arrived")).toBeLessThan(1500); // some 80 visitors a day on 10 days, not on 250
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

test("when its reader stops reading, the program stops too, without a word", async () => {
  // Far more than a pipe holds: the program is still writing when its reader has left.
  const wide = ["--set", "observe={every: 2 min}", "--by", "clock", "--by", "office,clock"];
  const args = [PROGRAM, ...SMALL, "-n", "2", "--json", ...wide];
  const child = spawn(process.execPath, args, { env: plainEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, stderr }).toEqual({ code: 141, stderr: "" });
});

test.each([
  ["en", /^line .* Calls .* Calls answered/m],
  ["sv", /^telefonlinje .* Samtal .* Besvarade samtal/m],
])("a scenario with a phone line has a table of it, in %s", async (lang, heads) => {
  const text =
    "kontor: 1\ndays: 2\nerrands: {a: {service: 9 min, patience: 5 min, leaving: {phone: 1}, line: agency}}\n" +
    "offices: {o: {desks: 1, open: 10:00-16:00, arrivals: {a: 8 /h}}}\n" +
    'lines: {agency: {name: "x\\u200by", agents: 1, places: 2, handling: 4 min, arrivals: 9 /h}}\n';
  const folder = folderWith("calls.yaml", text);
  const { code, stdout, stderr } = await kontor(["run", "calls.yaml", "-n", "2", "--lang", lang], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(heads);
  expect(stdout).toMatch(/^agency +\d/m);
  expect(stdout).not.toContain("\u200b");
});

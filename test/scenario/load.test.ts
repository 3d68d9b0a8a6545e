import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatProblem, UserError } from "../../src/errors.js";
import { listScenarios, loadScenario } from "../../src/scenario/load.js";
import { readShippedTable, scenarioWith } from "./support.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kontor-load-"));
  mkdirSync(join(folder, "scenarios"));
  vi.spyOn(process, "cwd").mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string | Uint8Array): string {
  const path = join(folder, "scenarios", name);
  writeFileSync(path, text);
  return path;
}

async function refusalOf(nameOrPath: string): Promise<string[]> {
  const error = await loadScenario(nameOrPath).catch((one: unknown) => one);
  if (!(error instanceof UserError)) throw error;
  expect(error.exitCode).toBe(3);
  return error.problems.map(formatProblem);
}

const NETWORK = `kontor: 1
period: {from: 2024-11-01, to: 2024-11-30}
network: {offices: OFFICES, errands: errand_types.csv, profile: arrival_profile.csv, where: {id: O139}}
`;

/** Scenarios of the installed program. */
const SHIPPED = [
  "base-2024",
  "base-2024-feedback",
  "base-2024-mistimed",
  "closures-35",
  "closures-35-mistimed",
  "closures-35-mixed",
  "closures-dated",
  "closures-documented",
  "counter",
  "hours-policies",
  "metro-hours",
  "offices-of-2023",
  "rural-hours",
  "skelleftea",
  "surge-identity",
];

test("a bare name is looked up in the current folder, then in the installed program", async () => {
  put("mine.yaml", scenarioWith());
  put("counter.yaml", scenarioWith({ top: "title: My counter" }));
  expect((await loadScenario("mine")).id).toBe("mine");
  expect((await loadScenario("counter")).title.en).toBe("My counter");
  expect((await loadScenario("skelleftea")).title.en).toBe("Service office in Skellefteå, November 2024");
});

test("the scenarios of both folders are listed, each once", () => {
  put("mine.yaml", "");
  put("counter.yaml", "");
  put("notes.txt", "");
  expect(listScenarios()).toEqual([...SHIPPED, "mine"].toSorted());
});

test("a path is taken as it is, from the current folder", async () => {
  const path = put("mine.yaml", scenarioWith());
  expect((await loadScenario(path)).id).toBe("mine");
  expect((await loadScenario(path, ["offices.counter.desks=2"])).offices[0].phases[0].desks[0].value).toBe(2);
});

test("a byte order mark before the text is no part of it", async () => {
  put("mark.yaml", `\uFEFF${scenarioWith()}`);
  expect((await loadScenario("mark")).id).toBe("mark");
});

test.each([
  ["skeleftea", 'skeleftea: there is no such scenario; did you mean "skelleftea"?'],
  ["some/skeleftea.yaml", 'some/skeleftea.yaml: there is no such scenario; did you mean "skelleftea"?'],
  ["zzzzz", `zzzzz: there is no such scenario; known scenarios are ${SHIPPED.join(", ")}`],
  ["", `: there is no such scenario; known scenarios are ${SHIPPED.join(", ")}`],
  ["a\0b", '"a\\u0000b": this is not a file name; write another name'],
  ["/", "/: it is not a file; name a file"],
  ["__proto__", `__proto__: there is no such scenario; known scenarios are ${SHIPPED.join(", ")}`],
])("the name %j is refused, with the nearest existing one", async (name, message) => {
  expect(await refusalOf(name)).toEqual([message]);
});

test("a file that is no UTF-8, or too large, is refused before it is read as YAML", async () => {
  const latin = put("latin.yaml", Uint8Array.from([0x61, 0x3a, 0x20, 0xe5, 0x0a]));
  const large = put("large.yaml", "#".repeat(5_000_001));
  expect(await refusalOf(latin)).toEqual([`${latin}: it is not UTF-8 text; save it as UTF-8`]);
  expect(await refusalOf(large)).toEqual([
    `${large}: the file is larger than 5000000 bytes; move long lists to tables`,
  ]);
});

test("problems name the file as the user did", async () => {
  put("wrong.yaml", "kontor: 1\ndays: none\noffices: {a: {desks: 1}}");
  expect(await refusalOf("wrong")).toEqual([
    'scenarios/wrong.yaml:2:7 days: the text "none" where a whole number is expected; write it like 250',
  ]);
});

test("a table beside the scenario comes before the program's own", async () => {
  put("own.csv", readShippedTable("offices.csv").replace("O139,Skellefteå,", "O139,Here,"));
  put("net.yaml", NETWORK.replace("OFFICES", "own.csv"));
  expect((await loadScenario("net")).offices[0].name.en).toBe("Here");
});

test("a table may lie in a folder below the scenario", async () => {
  mkdirSync(join(folder, "scenarios", "tables"));
  writeFileSync(join(folder, "scenarios", "tables", "own.csv"), readShippedTable("offices.csv"));
  put("net.yaml", NETWORK.replace("OFFICES", "tables/own.csv"));
  expect((await loadScenario("net")).offices[0].name.en).toBe("Skellefteå");
});

test.each([
  ["../secret.csv", "leads out of the scenario's folder; write the name of a file beside the scenario"],
  ["/etc/passwd", "leads out of the scenario's folder; write the name of a file beside the scenario"],
  [
    "tables/../../secret.csv",
    "leads out of the scenario's folder; write the name of a file beside the scenario",
  ],
  ["C:secret.csv", "leads out of the scenario's folder; write the name of a file beside the scenario"],
  ["..\\secret.csv", "leads out of the scenario's folder; write the name of a file beside the scenario"],
  ["link.csv", "is a link that leads out of its folder; put a copy beside the scenario"],
])("the table %j is not read, because it lies elsewhere", async (name, message) => {
  writeFileSync(join(folder, "secret.csv"), readShippedTable("offices.csv"));
  symlinkSync(join(folder, "secret.csv"), join(folder, "scenarios", "link.csv"));
  put("net.yaml", NETWORK.replace("OFFICES", `'${name}'`));
  const [found, ...others] = await refusalOf("net");
  expect(others).toEqual([]);
  expect(found).toBe(`scenarios/net.yaml:3:20 network.offices: ${name}: ${JSON.stringify(name)} ${message}`);
});

test("a link within the folder is followed", async () => {
  put("real.csv", readShippedTable("offices.csv"));
  symlinkSync("real.csv", join(folder, "scenarios", "link.csv"));
  put("net.yaml", NETWORK.replace("OFFICES", "link.csv"));
  expect((await loadScenario("net")).offices).toHaveLength(1);
});

test("a table that does not exist is refused with the nearest one", async () => {
  put("net.yaml", NETWORK.replace("OFFICES", "ofices.csv"));
  expect(await refusalOf("net")).toEqual([
    'scenarios/net.yaml:3:20 network.offices: ofices.csv: there is no table "ofices.csv"; did you mean "offices.csv"?',
  ]);
});

test("a folder where a table is expected is refused", async () => {
  mkdirSync(join(folder, "scenarios", "some.csv"));
  put("net.yaml", NETWORK.replace("OFFICES", "some.csv"));
  expect(await refusalOf("net")).toEqual([
    "scenarios/net.yaml:3:20 network.offices: some.csv: it is not a file; name a file",
  ]);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is refused", async () => {
  const path = put("closed.yaml", scenarioWith());
  chmodSync(path, 0);
  expect(await refusalOf(path)).toEqual([
    `${path}: reading it is not allowed; name another file or change its rights`,
  ]);
});

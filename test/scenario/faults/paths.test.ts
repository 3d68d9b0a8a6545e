import { execFileSync } from "node:child_process";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatProblem, UserError } from "../../../src/errors.js";
import { loadDocument } from "../../../src/scenario/load.js";
import { resolvedText } from "../../../src/scenario/resolved.js";
import { network, readShippedTable, scenarioWith } from "../support.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kontor-paths-"));
  mkdirSync(join(folder, "scenarios"));
  vi.spyOn(process, "cwd").mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string): void {
  writeFileSync(join(folder, "scenarios", name), text);
}

async function refusalOf(name: string): Promise<string[]> {
  const error = await loadDocument(name).catch((one: unknown) => one);
  if (!(error instanceof UserError)) throw error;
  expect(error.exitCode).toBe(3);
  return error.problems.map(formatProblem);
}

const OUT = "leads out of the scenario's folder; write the name of a file beside the scenario";

/** Names that must not be opened as another scenario, and why. */
test.each([
  ["../secret.yaml", OUT],
  ["/etc/passwd.yaml", OUT],
  ["/dev/zero", OUT],
  ["sub/../../secret.yaml", OUT],
  ["..\\secret.yaml", OUT],
  ["file:///secret.yaml", OUT],
  ["https://example.org/a.yaml", OUT],
  ["link.yaml", "is a link that leads out of its folder; put a copy beside the scenario"],
])("a scenario cannot extend %s", async (name, message) => {
  writeFileSync(join(folder, "secret.yaml"), scenarioWith());
  symlinkSync(join(folder, "secret.yaml"), join(folder, "scenarios", "link.yaml"));
  put("a.yaml", `kontor: 1\nextends: '${name}'\n`);
  expect(await refusalOf("a")).toEqual([`scenarios/a.yaml:2:10 extends: ${JSON.stringify(name)} ${message}`]);
});

test("text of another encoding is refused, as a scenario and as a table", async () => {
  const swedish = (text: string): Buffer => Buffer.from(text, "latin1");
  writeFileSync(join(folder, "scenarios", "a.yaml"), swedish(scenarioWith({ top: "title: Två kontor" })));
  put("b.yaml", network("where: {id: O139}"));
  writeFileSync(join(folder, "scenarios", "offices.csv"), swedish(readShippedTable("offices.csv")));
  expect(await refusalOf("a")).toEqual(["scenarios/a.yaml: it is not UTF-8 text; save it as UTF-8"]);
  expect(await refusalOf("b")).toEqual([
    "scenarios/b.yaml:3:20 network.offices: offices.csv: it is not UTF-8 text; save it as UTF-8",
  ]);
});

test("a pipe is not waited for, neither as a scenario nor as a table", async () => {
  execFileSync("mkfifo", [join(folder, "scenarios", "pipe.yaml"), join(folder, "scenarios", "pipe.csv")]);
  put("a.yaml", "kontor: 1\nextends: pipe.yaml\n");
  put(
    "b.yaml",
    `${scenarioWith().replace("days: 10", "period: {from: 2024-11-04, to: 2024-11-05}")}calendar: pipe.csv\n`,
  );
  expect(await refusalOf("a")).toEqual(["scenarios/a.yaml:2:10 extends: it is not a file; name a file"]);
  expect(await refusalOf("b")).toEqual([
    "scenarios/b.yaml:10:11 calendar: pipe.csv: it is not a file; name a file",
  ]);
});

test("what is packed is not read, and a table of any size is refused before it is opened", async () => {
  const path = join(folder, "scenarios", "large.csv");
  const handle = openSync(path, "w");
  ftruncateSync(handle, 10_000_000_000); // 10 GB of nothing, which take no room on the disk
  closeSync(handle);
  const dated = scenarioWith().replace("days: 10", "period: {from: 2024-11-04, to: 2024-11-05}");
  put("a.yaml", `${dated}calendar: holidays.csv.gz\n`);
  put("b.yaml", `${dated}calendar: large.csv\n`);
  const before = process.memoryUsage().rss;
  expect(await refusalOf("a")).toEqual([
    'scenarios/a.yaml:10:11 calendar: holidays.csv.gz: "holidays.csv.gz" is packed, and nothing packed is read; unpack it beside the scenario',
  ]);
  expect(await refusalOf("b")).toEqual([
    "scenarios/b.yaml:10:11 calendar: large.csv: the file is larger than 2000000 bytes; leave rows or columns out",
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
});

test("a scenario extends one beside it, in a folder below it, or of the program", async () => {
  mkdirSync(join(folder, "scenarios", "sub"));
  put("base.yaml", scenarioWith());
  put("sub/low.yaml", scenarioWith().replace("days: 10", "days: 11"));
  put("a.yaml", "kontor: 1\nextends: base.yaml\ndays: 5\n");
  put("b.yaml", "kontor: 1\nextends: sub/low.yaml\n");
  put("c.yaml", "kontor: 1\nextends: base\n");
  put("d.yaml", "kontor: 1\nextends: counter\n");
  expect((await loadDocument("a")).scenario.horizon.days).toBe(5);
  expect((await loadDocument("b")).scenario.horizon.days).toBe(11);
  expect((await loadDocument("c")).files).toEqual(["scenarios/c.yaml", "scenarios/base.yaml"]);
  expect((await loadDocument("d")).scenario.hash).toBe((await loadDocument("counter")).scenario.hash);
});

test("one file under two names is a circle all the same", async () => {
  symlinkSync("a.yaml", join(folder, "scenarios", "alias.yaml"));
  put("a.yaml", "kontor: 1\nextends: alias.yaml\n");
  expect(await refusalOf("a")).toEqual([
    "scenarios/a.yaml:2:10 extends: leads in a circle: scenarios/a.yaml → scenarios/alias.yaml; let one of them extend nothing",
  ]);
});

test("tables are looked up beside the file that names them", async () => {
  mkdirSync(join(folder, "scenarios", "sub"));
  put("sub/own.csv", readShippedTable("offices.csv").replace("O139,Skellefteå,", "O139,Here,"));
  put(
    "sub/base.yaml",
    "kontor: 1\nperiod: {from: 2024-11-01, to: 2024-11-30}\nnetwork: {offices: own.csv, errands: errand_types.csv, profile: arrival_profile.csv, where: {id: O139}}\n",
  );
  put("a.yaml", "kontor: 1\nextends: sub/base.yaml\nwarmUp: 2\n");
  const loaded = await loadDocument("a");
  expect(loaded.scenario.offices[0].name.en).toBe("Here");
  put("sub/written.yaml", resolvedText(loaded));
  expect((await loadDocument(join(folder, "scenarios", "sub", "written.yaml"))).scenario.hash).toBe(
    loaded.scenario.hash,
  );
});

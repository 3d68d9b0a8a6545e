/** Commands about scenario files that run nothing, started as their user starts them. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

const TEMPLATES = [
  "base",
  "close-by-lease",
  "metro-hours",
  "travelling-staff",
  "surge",
  "outage",
  "hours-sweep",
] as const;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const WRONG = "kontor: 1\ndays: 3\nerrands: {a: {service: 1 min}}\noffices: {c: {desk: 2}}\n";
const REFUSED = ['  wrong.yaml:4:15 offices.c.desk: unknown key "desk"; did you mean "desks"?'];

test("validate names every problem of every file, on stdout, and leaves with 3", async () => {
  const folder = folderWith("wrong.yaml", WRONG);
  const { code, stdout, stderr } = await kontor(["validate", "counter", "wrong.yaml", "nope.yaml"], folder);
  expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
  expect(stdout.split("\n")).toEqual([
    "ok counter: One counter, one line · 1 office · 2 errands · 250 days",
    "wrong wrong.yaml: 1 problem",
    ...REFUSED,
    "wrong nope.yaml: 1 problem",
    expect.stringMatching(/^ {2}nope\.yaml: there is no such scenario; /),
    "",
  ]);
});

test("validate says what sound files are, and what to do next", async () => {
  const { code, stdout } = await kontor(["validate", "counter", "--lang", "sv"]);
  expect(code).toBe(0);
  expect(stdout).toBe(
    "ok counter: En disk och en kö · 1 kontor · 2 ärenden · 250 dagar\n\nNästa steg: kontor show counter\n",
  );
});

test("validate --json is one document about all files", async () => {
  const folder = folderWith("wrong.yaml", WRONG);
  const { code, stdout } = await kontor(["validate", "counter", "wrong.yaml", "--json"], folder);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: "validate",
    valid: false,
    files: [
      { file: "counter", valid: true, scenario: "counter", problems: [] },
      {
        file: "wrong.yaml",
        valid: false,
        scenario: null,
        hash: null,
        problems: [{ line: 4, column: 15, path: "offices.c.desk" }],
      },
    ],
  });
});

test("a study is checked with all its policies, and what is wrong with one of them is told", async () => {
  const study = (more: string): string =>
    `kontor: 1\nextends: counter\nstudy: {best: waitP90, margin: 1 min, policies: {more: [{set: {desks: 4}}]}${more}}\n`;
  const folder = folderWith("sound.yaml", study(""));
  writeFileSync(join(folder, "wrong.yaml"), study(", limits: [waitP9 <= 5 min]"));
  const { code, stdout } = await kontor(["validate", "sound.yaml", "wrong.yaml"], folder);
  expect(code).toBe(3);
  expect(stdout.split("\n").slice(0, 3)).toEqual([
    "ok sound.yaml: One counter, one line · 1 office · 2 errands · 250 days · 2 policies",
    "wrong wrong.yaml: 1 problem",
    expect.stringMatching(/^ {2}wrong\.yaml:3:\d+ study\.limits\.0: there is no measure "waitP9"/),
  ]);
  const alone = await kontor(["validate", "sound.yaml", "--json"], folder);
  expect(JSON.parse(alone.stdout)).toMatchObject({
    valid: true,
    files: [{ scenario: "sound", policies: 2 }],
  });
});

test("warnings are shown, and are problems only when asked to be", async () => {
  // 7 minutes of work a visitor, 10 an hour at one desk: 117 % of its time.
  const text =
    "kontor: 1\ndays: 5\nerrands: {a: {service: 7 min, patience: {exponential: {mean: 9 min}}}}\n" +
    "offices: {c: {desks: 1, open: 10:00-16:00, arrivals: {a: 10 /h}}}\n";
  const folder = folderWith("busy.yaml", text);
  const [plain, strict] = await Promise.all([
    kontor(["validate", "busy.yaml"], folder),
    kontor(["validate", "busy.yaml", "--strict"], folder),
  ]);
  expect([plain.code, strict.code]).toEqual([0, 3]);
  expect(plain.stdout).toMatch(/^ok busy\.yaml: [^]*^ {2}warning: offices\.c: .*117 %[^]*^Next: /m);
  expect(strict.stdout).toMatch(/^wrong busy\.yaml: 2 warnings · [^]*^ {2}warning: offices\.c: .*117 %/m);
  expect(strict.stdout).not.toMatch(/^Next: /m);
  const told = await kontor(["validate", "busy.yaml", "--strict", "--json"], folder);
  expect(JSON.parse(told.stdout)).toMatchObject({ valid: false, files: [{ valid: false, problems: [] }] });
});

/** Folders of the templates, each written by itself. */
const written: string[] = [];

afterAll(() => written.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test.each(TEMPLATES)("the template %s is written with what it needs", async (template) => {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-"));
  written.push(folder);
  const { code, stdout, stderr } = await kontor(["init", ".", "-t", template], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^Next: kontor show ${template}.yaml$`, "m"));
  const files = new Set(["base.yaml", `${template}.yaml`, "kontor.schema.json"]);
  expect(new Set(readdirSync(folder))).toEqual(files);
  expect(readFileSync(join(folder, `${template}.yaml`), "utf8").split("\n")[0]).toBe(
    "# yaml-language-server: $schema=./kontor.schema.json",
  );
});

test("all templates are sound", async () => {
  const files = TEMPLATES.map((template, i) => join(written[i], `${template}.yaml`));
  const { code, stdout, stderr } = await kontor(["validate", ...files]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.match(/^ok /gm)).toHaveLength(TEMPLATES.length);
});

test("init adds to a folder, and never writes over a file", async () => {
  const folder = emptyFolder();
  await kontor(["init", folder, "-t", "surge"]);
  const again = await kontor(["init", folder, "-t", "outage"]);
  expect(again.stdout.split("\n")[0]).toBe(`wrote ${join(folder, "outage.yaml")}`);
  writeFileSync(join(folder, "base.yaml"), "mine");
  const refused = await kontor(["init", folder, "-t", "metro-hours"]);
  expect(refused).toEqual({
    code: 2,
    stdout: "",
    stderr: `${join(folder, "base.yaml")}: exists and is not overwritten; name another folder, or move it away\n`,
  });
  expect(readFileSync(join(folder, "base.yaml"), "utf8")).toBe("mine");
  expect(existsSync(join(folder, "metro-hours.yaml"))).toBe(false);
});

test("schema prints what is committed beside the scenarios", async () => {
  const { stdout } = await kontor(["schema"]);
  const committed = readFileSync(join(import.meta.dirname, "../../scenarios/kontor.schema.json"), "utf8");
  // When this fails: kontor schema > scenarios/kontor.schema.json
  expect(stdout).toBe(committed);
});

test("what a scenario means is shown before it is run", async () => {
  const { code, stdout, stderr } = await kontor(["show", "counter"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  await expect(stdout).toMatchFileSnapshot("golden/show.counter.txt");
});

test("show gives one office's figures, of which paper says the same", async () => {
  const { stdout } = await kontor(["show", "counter", "--json"]);
  // 180 of 250 days are Monday to Friday: 35 weeks of 5 days, and 5 more. On each come 2 at the door, 8 an hour for
  // 6 hours with advice, and 4 × 2 + 6 × 2 + 4 × 2 = 28 with id-card: 78.
  const { total } = JSON.parse(stdout) as {
    total: { openDays: number; visitors: number; workMinutes: number };
  };
  expect(total.openDays).toBe(180);
  expect(total.visitors).toBeCloseTo(180 * 78, 6);
  expect(total.workMinutes).toBeCloseTo(180 * (50 * 10 + 28 * 12), 6);
});

test("a resolved scenario extends nothing and has the same hash", async () => {
  const folder = emptyFolder();
  await kontor(["init", folder, "-t", "metro-hours"]);
  const { code, stdout } = await kontor(["show", "metro-hours.yaml", "--resolved"], folder);
  expect(code).toBe(0);
  expect(stdout).not.toContain("extends");
  writeFileSync(join(folder, "whole.yaml"), stdout);
  const hashes = await Promise.all(
    ["metro-hours.yaml", "whole.yaml"].map(async (file) => {
      const shown = await kontor(["show", file, "--json"], folder);
      return (JSON.parse(shown.stdout) as { hash: string }).hash;
    }),
  );
  expect(hashes[0]).toBe(hashes[1]);
});

test("a week shows hours and desks as patches leave them", async () => {
  const folder = emptyFolder();
  await kontor(["init", folder, "-t", "close-by-lease"]);
  // O004 closes on Monday 11 November 2024, in week 46.
  const args = ["show", "close-by-lease.yaml", "--where", "id=O004", "--calendar"];
  const [before, after] = await Promise.all(
    ["2024-W45", "2024-11-13"].map((week) => kontor([...args, week], folder)),
  );
  expect(before.stdout).toMatch(/^O004 +mon–fri +10:00–16:00 +4$/m);
  expect(after.stdout).toMatch(/^O004 +mon–sun +not there$/m);
});

test("a difference is told with the reason its author gives", async () => {
  const folder = emptyFolder();
  await kontor(["init", folder, "-t", "outage"]);
  const { code, stdout } = await kontor(["show", "base.yaml", "--diff", "outage.yaml"], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^closed from 2024-11-12 to 2024-11-14 +O008 .* the office cannot open/m);
  const same = await kontor(["show", "base.yaml", "--diff", "base.yaml"], folder);
  expect(same.stdout).toContain("No difference");
});

test("what a terminal would obey is refused in a file, or written out in text and in JSON", async () => {
  const text = (name: string): string =>
    `kontor: 1\ndays: 2\nerrands: {a: {service: 1 min}}\noffices: {c: {name: "${name}", desks: 1}}\n`;
  const folder = folderWith("odd.yaml", text("x\u202ey"));
  const refused = await kontor(["show", "odd.yaml"], folder);
  expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 3, stdout: "" });
  expect(refused.stderr).toMatch(/^[ -~\n]+$/); // says where, in plain letters
  writeFileSync(join(folder, "odd.yaml"), text("x\u200by")); // a space of no width
  const shown = await Promise.all(
    [
      ["show", "odd.yaml"],
      ["show", "odd.yaml", "--json"],
    ].map((args) => kontor(args, folder)),
  );
  for (const { code, stdout } of shown) {
    expect(code).toBe(0);
    expect(stdout).toContain("x\\u200by");
  }
});

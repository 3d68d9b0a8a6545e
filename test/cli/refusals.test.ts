/** What the program says to mistakes: the first line, the exit code, nothing on stdout, never a stack trace. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { folderWith, kontor, plainEnvironment, PROGRAM } from "../support/program.js";

/** Arguments, exit code, first line on stderr. */
const REFUSALS: readonly (readonly [args: string, code: number, line: string])[] = [
  ["", 2, "Name a command, such as: kontor run skelleftea"],
  ["rnu counter", 2, 'there is no command "rnu"; did you mean "run"?'],
  [
    "simulate --json",
    2,
    'there is no command "simulate"; known are init, validate, show, run, compare, undo, bench, check, runs, query, verify, explain, schema, completion',
  ],
  ["run", 2, "something is missing; write kontor run <file>"],
  ["validate", 2, "something is missing; write kontor validate <files..>"],
  ["run counter skelleftea", 2, '"skelleftea" is one word too many; write kontor run <file>'],
  ["run counter --jsno", 2, 'there is no option --jsno; did you mean "--json"?'],
  ["validate counter --srtict", 2, 'there is no option --srtict; did you mean "--strict"?'],
  ["show counter --calendar", 2, "--calendar: its value is missing; write one behind it"],
  ["show counter --diff counter --resolved", 2, "--resolved contradicts --diff; keep one of the two"],
  ["show counter --calendar 2024-W54", 2, "--calendar 2024-W54: 2024 has no week 54; write 1 to 52"],
  ["check counter", 2, "--targets is missing; write it with a value"],
  ["runs merge a b", 2, "--out is missing; write it with a value"],
  ["show skelleftea --calendar 2024-W54", 2, "--calendar 2024-W54: 2024 has no week 54; write 1 to 52"],
  [
    "show skelleftea --where munic=x",
    2,
    '--where munic=x: offices are not selected by "munic"; known are id, municipality, locality, fa, region, area, category, type, tag, visits, desks, staff, opened, openDays',
  ],
  ["show skelleftea --where id=O140", 2, '--where id=O140: no office has id "O140"; known are O139'],
  [
    "init x -t bsae",
    2,
    '--template "bsae" is not known; write base or close-by-lease or metro-hours or travelling-staff or surge or outage or hours-sweep',
  ],
  ["completion fish", 2, '--shell "fish" is not known; write bash or zsh'],
  ["run counter -n 0", 2, "--replications 0: not a whole number from 1 to 1000000"],
  ["run counter -n many", 2, "--replications many: not a whole number from 1 to 1000000"],
  ["run counter --only many", 2, "--only many: not a whole number from 0 to 999999"],
  ["run counter -n", 2, "-n: its value is missing; write one behind it"],
  ["run counter -n 3 -n 5", 2, "--replications: given more than once; keep one of them"],
  ["run counter --by office errand", 2, '"errand" is one word too many; write kontor run <file>'],
  ["run counter --json --csv", 2, "--json contradicts --csv; keep one of the two"],
  ["run counter --lang de", 2, '--lang "de" is not known; write en or sv'],
  [
    "run counter --by errand,halfHour",
    2,
    "--by errand,halfHour: the sums of a run do not divide so; use errand or halfHour or office,errand or office,halfHour or line,halfHour",
  ],
  [
    "run nowhere",
    3,
    "nowhere: there is no such scenario; known scenarios are base-2024, base-2024-feedback, base-2024-mistimed, closures-35, closures-35-mistimed, closures-35-mixed, closures-dated, closures-documented, counter, hours-policies, metro-hours, offices-of-2023, rural-hours, skelleftea, surge-identity",
  ],
  ["run countr", 3, 'countr: there is no such scenario; did you mean "counter"?'],
  [
    "run counter --set offices.counter.desks=x",
    3,
    '--set offices.counter.desks=x offices.counter.desks: the text "x" where a number of desks, or numbers by time of day is expected; write it like 3',
  ],
];

test.each(REFUSALS)("kontor %s leaves with %d", async (args, code, line) => {
  const outcome = await kontor(args.split(" ").filter((word) => word !== ""));
  expect({ ...outcome, stderr: outcome.stderr.split("\n")[0] }).toEqual({ code, stdout: "", stderr: line });
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
});

test("all problems of a broken scenario come at once, each with its place and a remedy", async () => {
  const text = [
    "kontor: 1",
    "days: 250",
    "errands:",
    "  id-card: { service: { exponental: { mean: 10 min } } }",
    "offices:",
    "  counter:",
    "    desk: 3",
    "    desks: 3",
    "    arrivals: { id-crad: 6 /h }",
  ].join("\n");
  const { code, stdout, stderr } = await kontor(["run", "wrong.yaml"], folderWith("wrong.yaml", text));
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toEqual([
    'wrong.yaml:4:25 errands.id-card.service.exponental: unknown key "exponental"; did you mean "exponential"?',
    'wrong.yaml:7:5 offices.counter.desk: unknown key "desk"; did you mean "desks"?',
    'wrong.yaml:9:17 offices.counter.arrivals.id-crad: unknown errand "id-crad"; did you mean "id-card"?',
  ]);
});

test("a run too long for exact sums is refused from within its thread, as any mistake is", async () => {
  // 100,000 more every day, one served a day: some 12 days bring 2^33 minutes in line.
  const text = [
    "kontor: 1",
    "days: 14",
    "continuous: true",
    "errands: { advice: { service: 1 day } }",
    "offices: { counter: { desks: 1, room: 1000000, atTheDoor: { advice: 100000 } } }",
  ].join("\n");
  expect(await kontor(["run", "long.yaml", "-n", "2"], folderWith("long.yaml", text))).toEqual({
    code: 3,
    stdout: "",
    stderr:
      "office counter: one replication adds up more than 2^33 minutes, so sums would no longer be exact; " +
      "use fewer days and more replications\n",
  });
});

test("the version is that of the package", async () => {
  expect(await kontor(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
});

test("an output that cannot be written is named, with the exit code of a full disk", () => {
  const full = spawnSync("sh", ["-c", `"$0" "${PROGRAM}" validate counter > /dev/full`, process.execPath], {
    env: plainEnvironment(),
    encoding: "utf8",
  });
  expect(full.status).toBe(9);
  expect(full.stderr).toBe(
    "the output cannot be written: ENOSPC: no space left on device, write; make room, or write elsewhere\n",
  );
});

test("a reader that has gone ends the program with 141, without a word", () => {
  // Far more than a pipe holds.
  const command = `{ "$0" "${PROGRAM}" schema; echo $? >&2; } | head -1`;
  const { stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath], {
    env: plainEnvironment(),
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "{\n", stderr: "141\n" });
});

test("the language that is set for all commands is refused when there is none such", () => {
  const env = { ...plainEnvironment(), KONTOR_LANG: "xx" };
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, "validate", "counter"], {
    env,
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr.split("\n")[0]).toBe('--lang "xx" is not known; write en or sv');
});

test("colours go where they are wanted and nowhere else", () => {
  const { NO_COLOR: _none, ...plain } = plainEnvironment();
  const text = (env: NodeJS.ProcessEnv): string =>
    spawnSync(process.execPath, [PROGRAM, "validate", "counter"], { env, encoding: "utf8" }).stdout;
  expect(text(plain)).not.toContain("\u001b"); // piped
  expect(text({ ...plain, FORCE_COLOR: "1" })).toContain("\u001b[32mok\u001b[39m");
  expect(text({ ...plain, FORCE_COLOR: "0" })).not.toContain("\u001b");
});

test("help names the commands and their options", async () => {
  const [all, run] = await Promise.all([kontor(["--help"]), kontor(["run", "-h"])]);
  expect(all).toMatchObject({ code: 0, stderr: "" });
  expect(all.stdout).toMatch(/^ {2}kontor show <file> /m);
  expect(run.stdout).toContain("--replications");
});

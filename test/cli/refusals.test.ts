/** What the program says to mistakes: the first line, the exit code, nothing on stdout, never a stack trace. */
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

/** Arguments, exit code, first line on stderr. */
const REFUSALS: readonly (readonly [args: string, code: number, line: string])[] = [
  ["", 2, "Name a command, such as: kontor run skelleftea"],
  ["rnu counter", 2, "Did you mean run?"],
  ["run", 2, "Not enough non-option arguments: got 0, need at least 1"],
  ["run counter --jsno", 2, "Unknown argument: jsno"],
  ["run counter -n 0", 2, "--replications 0: not a whole number from 1 to 1000000"],
  ["run counter -n many", 2, "--replications NaN: not a whole number from 1 to 1000000"],
  ["run counter -n", 2, "Not enough arguments following: n"],
  ["run counter -n 3 -n 5", 2, "--replications: given more than once; keep one of them"],
  ["run counter --by office errand", 2, "Unknown argument: errand"],
  ["run counter --json --csv", 2, "Arguments json and csv are mutually exclusive"],
  ["run counter --lang de", 2, "Invalid values:"],
  [
    "run counter --by errand,halfHour",
    2,
    "--by errand,halfHour: the sums of a run do not divide so; use errand or halfHour or office,errand or office,halfHour",
  ],
  ["run nowhere", 3, "nowhere: there is no such scenario; known scenarios are counter, skelleftea"],
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

test("help names the commands and their options", async () => {
  const [all, run] = await Promise.all([kontor(["--help"]), kontor(["run", "-h"])]);
  expect(all).toMatchObject({ code: 0, stderr: "" });
  expect(all.stdout).toMatch(/^ {2}kontor run <file> /m);
  expect(run.stdout).toContain("--replications");
});

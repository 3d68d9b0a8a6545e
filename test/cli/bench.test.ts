/** `kontor bench` as its user starts it: the ranking, the same bytes however it is made, the best written out, refusals. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

const STUDY = `
kontor: 1
title: One counter
days: 15
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 30 min } } }
offices:
  counter: { open: { mon-fri: 10:00-16:00 }, desks: 2, arrivals: { visit: { 10:00: 11 /h, 16:00: 0 /h } } }
  other: { open: { mon-fri: 10:00-16:00 }, desks: 1, arrivals: { visit: 3 /h } }
study:
  where: { id: counter }
  best: waitP90
  margin: 1 min
  tradeoff: { waitP90: 1 min, staffHours: 1 % }
  limits: [staffHours <= 130 %]
  targets: [waitP90 <= 60 min]
  first: 6
  most: 60
  policies:
    alike: [{ set: { open: { mon-fri: 10:00-16:00 }, staffing: extend } }]
    fewer: [{ set: { desks: "-1" } }]
    later: [{ set: { open: { mon-fri: 10:00-18:00 }, staffing: extend } }]
    lunch: [{ set: { desks: { 00:00: 2, 11:00: 3, 13:00: 2 } } }]
    more: [{ set: { desks: "+1" } }]
`;

interface Row {
  readonly policy: string;
  readonly status: string;
  readonly droppedAfter: number | null;
  readonly behind?: string;
  readonly breaks?: string;
  readonly n: number;
  readonly probabilityBest: number;
  readonly onFront: boolean;
  readonly emptyShare: number;
  readonly measures: readonly { readonly measure: string; readonly estimate: number }[];
}

interface Document {
  readonly outcome: string;
  readonly leader: string | null;
  readonly offices: readonly string[];
  readonly simulated: number;
  readonly policies: readonly Row[];
  readonly fresh: { readonly measures: readonly { readonly measure: string; readonly difference: number }[] };
}

const studyFolder = (text = STUDY): string => folderWith("study.yaml", text);

const ranked = async (folder: string, ...more: string[]): Promise<Document> => {
  const { stdout } = await kontor(["bench", "study.yaml", "-j", "1", "-q", "--json", ...more], folder);
  return JSON.parse(stdout) as Document;
};

test("the best that keeps the limit is found, the others are dropped with the reason, and the front is known", async () => {
  const folder = studyFolder();
  const { code, stdout, stderr } = await kontor(["bench", "study.yaml", "-j", "1", "--json"], folder);
  expect(code).toBe(0);
  const { outcome, leader, policies, offices, simulated, fresh } = JSON.parse(stdout) as Document;
  expect({ outcome, leader, offices }).toEqual({ outcome: "best", leader: "lunch", offices: ["counter"] });
  const of = (id: string): Row => policies.find(({ policy }) => policy === id)!;
  expect(of("lunch")).toMatchObject({ status: "survived", droppedAfter: null, onFront: true });
  expect(of("more")).toMatchObject({ status: "dropped", breaks: "staffHours <= 130 %", onFront: false });
  expect(of("fewer")).toMatchObject({ status: "dropped", behind: "lunch", probabilityBest: 0 });
  expect(of("later").emptyShare).toBeCloseTo(2 / 8, 12); // from 16:00 to 18:00 nobody comes
  const figures = ({ measures }: Row) => measures.map(({ estimate }) => estimate);
  expect(figures(of("alike"))).toEqual(figures(of("base"))); // the same hours with the same desks
  // 2 desks × 6 h × 5 days and one more from 11:00 to 13:00: 10 h more; what is worked after closing differs a little.
  const gap = fresh.measures.find(({ measure }) => measure === "staffHours")!.difference;
  expect(Math.abs(gap - 10)).toBeLessThan(1);
  expect(simulated).toBe(policies.reduce((sum, { n }) => sum + n, 0));
  expect(stderr).toMatch(/^after 6: \d of 6 left; out: /);
});

test("one and two threads, kept, cut short and gone on with: the same bytes", async () => {
  const folder = studyFolder();
  const json = async (...more: string[]) => {
    const outcome = await kontor(["bench", "study.yaml", "-q", "--json", ...more], folder);
    expect(outcome.code).toBe(0);
    return outcome.stdout;
  };
  const first = await json("-j", "1");
  const short = ["bench", "study.yaml", "-q", "--first", "3", "-n", "3", "-o", "kept"];
  expect((await kontor(short, folder)).code).toBeOneOf([0, 6]);
  expect(existsSync(join(folder, "kept", "lunch", "manifest.json"))).toBe(true);
  expect(await json("-j", "2", "-o", "kept", "--resume")).toBe(first);
});

test("with all policies simulated as often nobody is dropped, and the same one is best", async () => {
  const { outcome, leader, policies } = await ranked(studyFolder(), "--all", "-n", "20");
  expect({ outcome, leader }).toEqual({ outcome: "best", leader: "lunch" });
  expect(policies.map(({ status, n }) => [status, n])).toEqual(policies.map(() => ["survived", 20]));
});

test("the best is written out as an ordinary scenario, which has the figures of the study", async () => {
  const folder = studyFolder();
  const { policies } = await ranked(folder, "--write", "best.yaml");
  expect(readFileSync(join(folder, "best.yaml"), "utf8")).not.toContain("study");
  const best = policies.find(({ policy }) => policy === "lunch")!;
  const alone = await kontor(["run", "best.yaml", "-n", String(best.n), "--by", "office", "--json"], folder);
  const { measures } = JSON.parse(alone.stdout) as {
    measures: { measure: string; cell: string; estimate: number }[];
  };
  const gaveUp = measures.find(({ measure, cell }) => measure === "gaveUpShare" && cell === "counter");
  expect(best.measures.find(({ measure }) => measure === "gaveUpShare")?.estimate).toBe(gaveUp?.estimate);
  const again = await kontor(["bench", "study.yaml", "--write", "best.yaml"], folder);
  expect(again).toMatchObject({
    code: 2,
    stderr: "--write best.yaml: is there already; choose another name\n",
  });
});

test("with --screen the chain leaves out who surely breaks a limit, with its figure and error marked as approximate", async () => {
  const folder = studyFolder();
  const { code, stdout } = await kontor(["bench", "study.yaml", "-j", "1", "-q", "--screen"], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Left out by the chain before the race: \d of 6 policies. Approximate.$/m);
  expect(stdout).toMatch(/^more +≈ [\d.]+ +± [\d.]+ +surely breaks staffHours <= 130 %$/m);
  expect(stdout).toContain("The chain's error is estimated: 6 policies were simulated 6 times as well");
  expect(stdout).toMatch(/→ lunch is best/);
  const csv = await kontor(["bench", "study.yaml", "-j", "1", "-q", "--screen", "--csv"], folder);
  expect(csv.stdout).toMatch(/^more,screened,,,,,,,waitP90,min,[\d.]+,,[\d.]+,0$/m);
});

test("a measure that the chain has not leaves nobody out, and that is said", async () => {
  const more = ["--set", "study.best=waitDeviation", "--set", "study.limits=[staffHours <= 200 %]"];
  const args = ["bench", "study.yaml", "-j", "1", "-q", "--screen", "--lang", "sv", "-n", "6", ...more];
  const { stdout } = await kontor(args, studyFolder());
  expect(stdout).toContain("Kedjan kan inte säga något om waitDeviation för dessa förslag");
});

test("where arrivals are written out nobody can tell what closed minutes would change, which is said", async () => {
  const folder = studyFolder();
  const args = ["bench", "study.yaml", "-j", "1", "-q", "-n", "6"];
  const { stdout } = await kontor(args, folder);
  expect(stdout).toMatch(
    /→ Cannot tell whether the verdict depends on how many intend a minute at which their office is closed: only offices from tables have hours/,
  );
  expect((await kontor([...args, "--no-sweep"], folder)).stdout).not.toContain("intend a minute");
});

const NETWORK = `
kontor: 1
extends: skelleftea
period: { from: 2024-11-04, to: 2024-11-10 }
network: { zones: demand_zones.csv, areas: area_classes.csv, municipalities: municipalities.csv }
displaced: { origin: 12 km, acceptance: { 0 min: 100 %, 90 min: 0 % }, instead: { phone: 50 % }, eIdentification: 90 % }
study:
  best: waitJoined
  margin: 0.5 min
  first: 4
  most: 8
  policies:
    more: [{ set: { desks: "+1" } }]
`;

test("at offices from tables the verdict is tried where 5 and where 30 % intend a closed minute", async () => {
  const args = ["bench", "study.yaml", "-j", "1", "-q", "--json"];
  const { stdout } = await kontor(args, studyFolder(NETWORK));
  const { leader, closedMinutes } = JSON.parse(stdout) as {
    leader: string;
    closedMinutes: {
      isAssumed: boolean;
      replications: number;
      problem: string | null;
      shares: { share: number; outcome: string; leaderMinus: { policy: string; difference: number }[] }[];
    };
  };
  expect(leader).toBe("more");
  expect(closedMinutes).toMatchObject({ isAssumed: true, replications: 8, problem: null });
  expect(closedMinutes.shares.map(({ share, outcome }) => [share, outcome])).toEqual([
    [0.05, "stays"],
    [0.3, "stays"],
  ]);
  // One desk more never makes anybody wait longer.
  const gaps = closedMinutes.shares.flatMap(({ leaderMinus }) => leaderMinus);
  expect(gaps.map(({ policy }) => policy)).toEqual(["base", "base"]);
  expect(gaps.every(({ difference }) => difference < 0)).toBe(true);
});

test.each([
  [
    "lunch",
    "en",
    /→ It is the best that keeps all limits: no other is better by more than the margin of 1 min/,
  ],
  [
    "more",
    "en",
    /→ It was dropped after \d+ replications because it breaks the limit staffHours <= 130 %: it has [\d.]+ h/,
  ],
  [
    "fewer",
    "en",
    /→ It was dropped after \d+ replications because it is behind \w+, which keeps all limits: Wait, 90 % /,
  ],
  [
    "fewer",
    "sv",
    /→ Det föll bort efter \d+ upprepningar eftersom det ligger efter \w+, som håller alla gränser/,
  ],
])("--why %s in %s says in words why it stands where it stands", async (policy, language, words) => {
  const args = ["bench", "study.yaml", "-j", "1", "-q", "--why", policy, "--lang", language];
  const { stdout } = await kontor(args, studyFolder());
  expect(stdout.startsWith(`${policy}\n→ `)).toBe(true);
  expect(stdout).toMatch(words);
  expect(stdout).toMatch(/front|P\(domin/);
});

test("what cannot be told is said so and leaves with 6", async () => {
  // Half an hour of help at noon, three replications, and a thousandth of a minute to tell apart.
  const noon = "study.policies={noon: [{set: {desks: {00:00: 2, 12:00: 3, 12:30: 2}}}]}";
  const close = ["--set", noon, "--set", "study.margin=0.001 min"];
  const args = ["bench", "study.yaml", "-j", "1", "-q", "--first", "3", "-n", "3", ...close];
  const { code, stdout } = await kontor(args, studyFolder());
  expect(code).toBe(6);
  expect(stdout).toMatch(
    /→ Cannot tell which is best: \w+ leads, and \w+ may be better by more than 0.001 min/,
  );
});

test("a target that is surely missed leaves with 5, and hours in which nobody can come are named", async () => {
  const args = ["bench", "study.yaml", "-j", "1", "-q", "--set", "study.targets=[waitP90 <= 1 min]"];
  const { code, stdout } = await kontor(args, studyFolder());
  expect(code).toBe(5);
  expect(stdout).toContain("→ Targets of the best: waitP90 <= 1 min: broken.");
  expect(stdout).toMatch(/^NOTHING CAN BE SAID of these policies: .*: later \(25 %\)$/m);
});

test("where no policy keeps the limits nobody is best, which leaves with 5; in Swedish too", async () => {
  const none = await kontor(
    ["bench", "study.yaml", "-j", "1", "-q", "--lang", "sv", "--set", "study.limits=[gaveUpShare <= 0.1 %]"],
    studyFolder(),
  );
  expect(none.code).toBe(5);
  expect(none.stdout).toContain("→ Inget förslag håller gränserna, inte heller läget nu.");
});

test.each([
  [["bench", "study.yaml", "--where", "id=countr"], 3, /no office has id "countr"; did you mean "counter"\?/],
  [
    ["bench", "study.yaml", "--why", "mor"],
    2,
    /^--why mor: the study has no such policy; did you mean "more"\?/,
  ],
  [["bench", "study.yaml", "--resume"], 2, /^--resume: name the folder of the runs with --out/],
  [
    ["bench", "study.yaml", "--set", "study.best=waitP9"],
    3,
    /^study.yaml:12:9 study.best: there is no measure "waitP9"/,
  ],
] as const)("%j is refused", async (args, code, message) => {
  const outcome = await kontor([...args], studyFolder());
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr).toMatch(message);
});

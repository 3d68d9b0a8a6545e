/** `study.selection` as its user meets it: the same answer in three ways, what each guarantees, and refusals. */
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

const STUDY = `
kontor: 1
title: One counter
days: 5
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 30 min } } }
offices:
  counter: { open: { mon-fri: 10:00-16:00 }, desks: 2, arrivals: { visit: 11 /h } }
study:
  best: waitJoined
  margin: 1 min
  limits: [staffHours <= 130 %]
  first: 8
  most: 60
  policies:
    fewer: [{ set: { desks: "-1" } }]
    lunch: [{ set: { desks: { 00:00: 2, 10:00: 3, 13:00: 2 } } }]
    more: [{ set: { desks: "+1" } }]
`;

const bench = (...more: string[]) =>
  kontor(["bench", "study.yaml", "-q", "--no-sweep", ...more], folderWith("study.yaml", STUDY));

interface Document {
  readonly outcome: string;
  readonly leader: string;
  readonly simulated: number;
  readonly selection: {
    readonly kind: string;
    readonly isGuaranteed?: boolean;
    readonly chance?: number;
    readonly sizes?: readonly { readonly policy: string; readonly needed: number }[];
  };
  readonly policies: readonly { readonly policy: string; readonly n: number }[];
}

test("two stages: every policy as often as its variance asks for, the same bytes on one thread and two", async () => {
  const outcome = await bench("-j", "1", "--json", "--set", "study.selection=rinott");
  const { selection, leader, outcome: found, policies } = JSON.parse(outcome.stdout) as Document;
  expect(outcome.code).toBe(0);
  expect([found, leader]).toEqual(["best", "lunch"]); // a desk more breaks the limit
  expect(selection).toMatchObject({ kind: "rinott", isGuaranteed: true });
  for (const { policy, needed } of selection.sizes!) {
    expect(policies.find((row) => row.policy === policy)!.n).toBe(Math.max(8, needed));
  }
  expect((await bench("-j", "2", "--json", "--set", "study.selection=rinott")).stdout).toBe(outcome.stdout);
});

test("where the variance asks for more than may be made, nothing is guaranteed, and that is said", async () => {
  const args = ["--set", "study.selection=rinott", "--set", "study.margin=0.1 min", "-n", "12"];
  const { stdout } = await bench(...args);
  expect(stdout).toMatch(
    /NOT GUARANTEED: for \d of 4 policies the variance asks for more than the 12\s+replications/,
  );
});

test("a budget is shared and used up, and the chance of a right choice is estimated", async () => {
  const set = ["--set", "study.selection=ocba", "--set", "study.total=90"];
  const { stdout } = await bench("--json", ...set);
  const { selection, simulated, leader, policies } = JSON.parse(stdout) as Document;
  expect([leader, simulated, selection.kind]).toEqual(["lunch", 90, "ocba"]);
  expect(selection.chance).toBeGreaterThan(0.9);
  const of = (id: string): number => policies.find(({ policy }) => policy === id)!.n;
  // One desk is far behind, and a third one all day breaks the limit: next to nothing is spent on them.
  expect(of("fewer")).toBeLessThan(of("base"));
  expect(of("more")).toBeLessThan(of("lunch"));
});

test("the terminal says what the selection guarantees, in Swedish too", async () => {
  const set = ["--set", "study.selection=ocba", "--set", "study.total=60"];
  const { stdout } = await bench("--lang", "sv", ...set);
  expect(stdout).toContain("Valt med 60 upprepningar av alla förslag tillsammans, fördelade med OCBA");
  expect(stdout).toContain("Varje förslag har egna människor");
});

test.each([
  [["--set", "study.total=90"], 3, /study.total: says nothing without selection: ocba/],
  [["--set", "study.selection=rinot"], 3, /study.selection.*kn, rinott or ocba|did you mean "rinott"/],
  [["--all", "--set", "study.selection=rinott"], 2, /^--all: not with study.selection rinott/],
  [["--out", "kept", "--set", "study.selection=ocba"], 2, /^--out: not with study.selection ocba/],
] as const)("%j is refused", async (args, code, message) => {
  const outcome = await bench(...args);
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr).toMatch(message);
});

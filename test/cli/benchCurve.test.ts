/** `kontor bench` of a study that asks for a curve: hand-worked knees, the same bytes however made, refusals. */
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

/** One office open from 10:00 to 16:00 on five days, and policies that close it earlier. */
const studyWith = (rates: string, section = "curve: { bend: 5 % }\n  hourCost: 300 kr"): string => `
kontor: 1
title: One counter
days: 14
errands:
  visit: { service: 1 min }
offices:
  counter: { open: { mon-fri: 10:00-16:00 }, desks: 4, arrivals: { visit: ${rates} } }
study:
  ${section}
  most: 8
  policies:
    until-eleven: [{ set: { open: { mon-fri: 10:00-11:00 }, staffing: extend } }]
    until-noon: [{ set: { open: { mon-fri: 10:00-12:00 }, staffing: extend } }]
    until-two: [{ set: { open: { mon-fri: 10:00-14:00 }, staffing: extend } }]
`;

interface Figure {
  readonly measure: string;
  readonly estimate: number;
  readonly halfWidth: number;
  readonly difference: number;
  readonly differenceHalfWidth: number;
}

interface Document {
  readonly kind: string;
  readonly knee: {
    readonly outcome: string;
    readonly policy: string | null;
    readonly bend: number | null;
    readonly shares: Readonly<Record<string, number>>;
  };
  readonly visitsPerHour: Readonly<
    Record<"before" | "after", { readonly estimate: number; readonly halfWidth: number }>
  > | null;
  readonly closedMinutes: { readonly shares: readonly { readonly share: number }[] };
  readonly policies: readonly {
    readonly policy: string;
    readonly costPerVisit: number;
    readonly measures: readonly Figure[];
  }[];
}

const bench = async (study: string, ...more: string[]) =>
  kontor(["bench", "study.yaml", "-q", "--no-sweep", ...more], folderWith("study.yaml", study));

const figureOf = ({ policies }: Document, id: string, name: string): Figure =>
  policies.find(({ policy }) => policy === id)!.measures.find(({ measure }) => measure === name)!;

/** Hours and visits of a week: 68, 64, 60 and 30 visits on each of five days. */
const WEEKS = [
  ["base", 30, 340],
  ["until-two", 20, 320],
  ["until-noon", 10, 300],
  ["until-eleven", 5, 150],
] as const;

test("where nearly all come before noon, noon is the knee; hours, visits and what a visit takes are as on paper", async () => {
  const crowded = studyWith("{ 10:00: 30 /h, 12:00: 2 /h, 16:00: 0 /h }");
  const { stdout } = await bench(crowded, "--json", "-j", "1");
  const found = JSON.parse(stdout) as Document;
  const { kind, knee, visitsPerHour, policies } = found;
  expect(kind).toBe("curve");
  expect(policies.map(({ policy }) => policy)).toEqual(WEEKS.map(([id]) => id));
  // 30/38 of the visits at stake after 1/5 of the hours.
  expect(knee).toMatchObject({ outcome: "knee", policy: "until-noon" });
  expect(knee.shares["until-noon"]).toBe(1);
  expect(Math.abs(knee.bend! - (30 / 38 - 1 / 5))).toBeLessThan(0.03);
  // 40 visits a week in 20 h, then 150 in 5 h.
  const { before, after } = visitsPerHour!;
  expect(Math.abs(before.estimate - 2)).toBeLessThan(2 * before.halfWidth);
  expect(Math.abs(after.estimate - 30)).toBeLessThan(2 * after.halfWidth);
  for (const [id, hours, visits] of WEEKS) {
    const served = figureOf(found, id, "servedPerWeek");
    expect(figureOf(found, id, "openHours").estimate).toBeCloseTo(hours, 9);
    expect(figureOf(found, id, "openHoursOfAll").estimate).toBeCloseTo(hours, 9); // There is but one.
    expect(Math.abs(served.estimate - visits)).toBeLessThan(2 * served.halfWidth);
    expect(Math.abs(served.difference - (visits - 340))).toBeLessThanOrEqual(2 * served.differenceHalfWidth);
    // Four desks in every open hour; what is worked after closing is some seconds.
    const minutes = (4 * 60 * hours) / served.estimate;
    const { estimate } = figureOf(found, id, "deskMinutesPerVisit");
    expect(estimate).toBeGreaterThanOrEqual(minutes);
    expect(estimate).toBeLessThan(minutes + 0.1);
    const { costPerVisit } = policies.find(({ policy }) => policy === id)!;
    expect(costPerVisit).toBeCloseTo((300 * estimate) / 60, 9);
  }
  expect((await bench(crowded, "--json", "-j", "2")).stdout).toBe(stdout);
});

test("CSV has a row for each policy and measure; a least bend that the noise crosses ends with exit code 6", async () => {
  const { code, stdout } = await bench(
    studyWith("1 /h"),
    "-n",
    "3",
    "--set",
    "study.curve.bend=0 %",
    "--csv",
  );
  expect(code).toBe(6);
  const rows = stdout.trim().split("\n");
  expect(rows[0]).toBe(
    "policy,kneeShare,measure,unit,estimate,standardError,halfWidth,difference,differenceHalfWidth,n",
  );
  expect(rows.length).toBe(1 + 4 * 11);
});

test("where as many come in every hour the curve is straight: no knee, which is an answer", async () => {
  const { code, stdout } = await bench(studyWith("30 /h"));
  expect(code).toBe(0);
  // Rates of an office written out hold while it is open: fewer hours have fewer visits from the start.
  expect(stdout).toMatch(/^NOT ALIKE: .* until-two, until-noon, until-eleven$/m);
  expect(stdout).toContain(
    "→ There is no knee: in 100.0 % of 1,000 resamples the curve bends by less than 5 %",
  );
});

test("a curve has no best: what only a ranking knows is refused, in the study and on the command line", async () => {
  const both = await bench(studyWith("30 /h", "curve: {}\n  best: waitP90\n  margin: 1 min"));
  expect(both.code).toBe(3);
  expect(both.stderr).toContain("study.best: says nothing of a curve; remove it, or remove curve");
  expect(await bench(studyWith("30 /h"), "--write", "best.yaml")).toMatchObject({
    code: 2,
    stderr: "--write: the study asks for a curve, of which nobody is best or dropped; leave it out\n",
  });
});

const RURAL = `
kontor: 1
extends: base-2024-mistimed
warmUp: 0 # with no days before or after, who is served in the week is who meant to come in it
drain: 0
network: { where: { id: [O133, O134, O135, O136, O138] } }
study:
  curve: {}
  most: 3
  policies:
    two-days: [{ set: { open: { mon: 10:00-16:00, wed: 10:00-16:00 }, staffing: extend } }]
    half-day: [{ set: { open: { mon: 10:00-13:00 }, staffing: extend } }]
`;

test("at five rural offices laws of hours, intentions, travel and desk time hold, at other shares who intend a closed minute too", async () => {
  const { stdout } = await kontor(["bench", "study.yaml", "-q", "--json"], folderWith("study.yaml", RURAL));
  const found = JSON.parse(stdout) as Document;
  /** Of each policy, most hours first. */
  const figures = (name: string): number[] =>
    found.policies.map(({ policy }) => figureOf(found, policy, name).estimate);
  const [open, all] = ["openHours", "openHoursOfAll"].map(figures);
  [30, 12, 3].forEach((hours, i) => expect(open[i]).toBeCloseTo(hours, 9));
  all.forEach((hours, i) => expect(hours).toBeCloseTo(5 * open[i], 9));
  // Other hours change nobody's intention, and who meets closed doors does so under all hours that are among these.
  expect(new Set(figures("intendedPerWeek")).size).toBe(1);
  const met = figures("metClosedPerWeek");
  expect(met).toEqual(met.toSorted((a, b) => a - b));
  expect(met[0]).toBeLessThan(met[2]);
  const [hours, minutes, served] = ["extraTravelHours", "extraTravelPerVisit", "servedPerWeek"].map(figures);
  hours.forEach((sum, i) => expect((60 * sum) / served[i]).toBeCloseTo(minutes[i], 9));
  // No other office is there: all visits are served at one of these.
  const [desks, perVisit] = ["staffHours", "deskMinutesPerVisit"].map(figures);
  desks.forEach((sum, i) => expect((60 * sum) / served[i]).toBeCloseTo(perVisit[i], 9));
  expect(found.closedMinutes.shares.map(({ share }) => share)).toEqual([0.05, 0.3]);
  expect(found.closedMinutes).toMatchObject({ isAssumed: false, problem: null });
});

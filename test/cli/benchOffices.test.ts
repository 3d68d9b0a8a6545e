/** `kontor bench --by office` as its user starts it: the best for each office, the mix under one budget, the mix written out. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, kontor, type Outcome } from "../support/program.js";

/** Three offices that share nobody, and three policies beside what is now. */
const STUDY = `
kontor: 1
title: Three offices
days: 7
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 30 min } } }
offices:
  large: { open: { mon-fri: 10:00-16:00 }, desks: 3, arrivals: { visit: 20 /h } }
  middle: { open: { mon-fri: 10:00-16:00 }, desks: 2, arrivals: { visit: 11 /h } }
  small: { open: { mon-fri: 10:00-16:00 }, desks: 1, arrivals: { visit: 1 /h } }
study:
  best: waitJoined
  margin: 0.5 min
  most: 12
  policies:
    fewer: [{ where: "desks>=2", set: { desks: "-1" } }]
    lunch: [{ where: "desks>=2", set: { desks: { 00:00: 2, 11:00: 3, 13:00: 2 } } }]
    more: [{ set: { desks: "+1" } }]
`;

interface Known {
  readonly estimate: number;
  readonly standardError: number;
  readonly halfWidth: number;
}

interface Document {
  readonly kind: string;
  readonly offices: readonly { office: string; best: string | null; verdict: string; keepLimits: string[] }[];
  readonly budget: { readonly hours: number; readonly now: number; readonly from: string };
  readonly mix: {
    readonly isExact: boolean;
    readonly single: { readonly policy: string; readonly saved: number } | null;
    readonly predicted: { readonly saved: Known; readonly staffHours: number };
    readonly offices: readonly { office: string; policy: string; saved: number; moreStaffHours: number }[];
    readonly simulated: {
      readonly saved: Known;
      readonly simulatedMinusPredicted: Known;
      readonly moreStaffHours: Known;
      readonly budget: string;
      readonly differences: readonly { office: string }[];
    } | null;
  } | null;
}

const bench = (folder: string, ...more: string[]): Promise<Outcome> =>
  kontor(
    ["bench", "study.yaml", "--by", "office", "-q", ...(more.includes("-j") ? [] : ["-j", "1"]), ...more],
    folder,
  );

async function documentOf(folder: string, ...more: string[]): Promise<Document> {
  const { stdout } = await bench(folder, "--json", ...more);
  return JSON.parse(stdout) as Document;
}

/** Rows of a CSV, as sections. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head, ...lines] = csv.trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i], cell])));
}

const folderOf = (text = STUDY): string => folderWith("study.yaml", text);

test("within 45 h more: 30 h buy a third desk at large, 10 h one over lunch at middle; what is written out is that", async () => {
  const folder = folderOf();
  const document = await documentOf(folder, "--budget", "+45 h");
  const outcome = await bench(folder, "--budget", "+45 h", "--write", "mix.yaml", "--csv");
  expect(outcome.stderr).toBe("mix.yaml: each office with its policy of the mix\n");
  const rows = rowsOf(outcome.stdout);
  expectParts(document);
  expectBest(document, rows);
  // Where nobody is shared, the mix has exactly each office's figures under its policy.
  const alone = await kontor(["run", "mix.yaml", "-n", "12", "--by", "office", "--csv"], folder);
  const simulated = rowsOf(alone.stdout);
  const chosen = rows.filter((row) => row["isInMix"] === "1");
  for (const { office, measure, estimate } of chosen) {
    if (measure !== "waitJoined" && measure !== "gaveUpShare" && measure !== "arrived") continue;
    const own = simulated.find((row) => row["cell"] === office && row["measure"] === measure);
    expect([office, measure, own?.["estimate"]]).toEqual([office, measure, estimate]);
  }
});

function expectParts({ mix, budget, kind }: Document): void {
  expect(kind).toBe("benchByOffice");
  expect(budget.hours - budget.now).toBeCloseTo(45, 9);
  expect(mix!.offices.map(({ policy }) => policy)).toEqual(["more", "lunch", "base"]);
  const hours = mix!.offices.map(({ moreStaffHours }) => moreStaffHours);
  // Planned 30 and 10 h; a little less or more is worked after closing.
  expect(Math.abs(hours[0] - 30)).toBeLessThan(2);
  expect(Math.abs(hours[1] - 10)).toBeLessThan(2);
  expect(hours[2]).toBe(0);
  const { saved, simulatedMinusPredicted, moreStaffHours, budget: kept, differences } = mix!.simulated!;
  expect(saved.estimate - saved.halfWidth).toBeGreaterThan(0);
  // Nobody is shared, so that only chance is between the two: 4 standard errors.
  expect(Math.abs(simulatedMinusPredicted.estimate)).toBeLessThan(4 * simulatedMinusPredicted.standardError);
  expect(moreStaffHours.estimate).toBeLessThan(45);
  expect(kept).toBe("kept");
  expect(differences.map(({ office }) => office)).toEqual(["large", "middle"]);
}

/** Every mix tried by the figures of the policies: none within the budget is predicted to save more. */
function expectBest({ mix, budget, offices }: Document, rows: readonly Record<string, string>[]): void {
  const figure = (office: string, policy: string, measure: string): number =>
    Number(rows.find((row) => row["office"] === office && row["policy"] === policy && row["measure"] === measure)!["estimate"]); // prettier-ignore
  const policies = ["base", "fewer", "lunch", "more"];
  const all = ["large", "middle", "small"].map((office) =>
    policies.map((policy) => {
      const [now, then] = ["base", policy].map((one) => figure(office, one, "waitJoined"));
      const weekly = figure(office, "base", "arrived"); // seven days are simulated
      return { cost: figure(office, policy, "staffHours"), value: weekly * (now - then) };
    }),
  );
  const totals = all[0].flatMap((a) => all[1].flatMap((b) => all[2].map((c) => [a, b, c])));
  expect(totals).toHaveLength(64);
  const sum = (items: readonly { cost: number; value: number }[], key: "cost" | "value"): number =>
    items.reduce((total, item) => total + item[key], 0);
  const best = Math.max(...totals.filter((one) => sum(one, "cost") <= budget.hours).map((one) => sum(one, "value"))); // prettier-ignore
  expect(mix!.predicted.saved.estimate).toBeCloseTo(best, 6);
  expect(mix!.isExact).toBe(true);
  // One policy for all: a desk more everywhere is beyond the budget, a third one over lunch takes one from large.
  const single = policies.map((_, p) => sum(all.map((items) => items[p]), "value")); // prettier-ignore
  expect(mix!.single).toEqual({ policy: "base", saved: single[0] });
  expect(single[3]).toBeGreaterThan(best);
  // By itself, each office has the policy with the lowest wait of all, which is a desk more.
  for (const { office, best: own, verdict } of offices) {
    const waits = policies.map((policy) => figure(office, policy, "waitJoined"));
    expect([policies[waits.indexOf(Math.min(...waits))], verdict]).toEqual([own, "better"]);
  }
}

test("one and two threads, kept and gone on with: the same bytes", async () => {
  const folder = folderOf();
  const first = (await bench(folder, "-j", "1", "--json", "--budget", "110 %")).stdout;
  expect((await bench(folder, "-n", "5", "-o", "kept")).code).toBeOneOf([0, 6]);
  expect(existsSync(join(folder, "kept", "lunch", "manifest.json"))).toBe(true);
  const more = ["--json", "--budget", "110 %", "-o", "kept", "--resume"];
  expect((await bench(folder, "-j", "2", ...more)).stdout).toBe(first);
});

test("one policy for all costs more, and a budget below the cheapest has no mix, which leaves with 5", async () => {
  const folder = folderOf();
  const { mix } = await documentOf(folder, "-n", "3", "--budget", "80 %");
  expect(mix!.predicted.staffHours).toBeLessThan(0.8 * 195);
  expect(mix!.predicted.saved.estimate).toBeLessThan(0);
  const { code, stdout } = await bench(folder, "-n", "3", "--budget", "10 h");
  expect(code).toBe(5);
  expect(stdout).toContain("No mix of these policies keeps the limits within the budget");
});

test("within what is worked now nothing has to change, and then nothing is simulated again", async () => {
  const folder = folderOf(STUDY.replaceAll(/ {4}(fewer|lunch).*\n/g, ""));
  const { code, stdout } = await bench(folder, "-n", "3", "--lang", "sv");
  expect(code).toBe(0);
  expect(stdout).toContain("(som nu, då ingen annan är skriven;");
  expect(stdout).toContain("→ Inom budgeten sparar inget något: varje kontor förblir som det är.");
});

test("where an office sends visitors on, what the mix does as a whole may differ from the parts, and is told", async () => {
  const sends = "arrivals: { visit: 20 /h }, overflow: { waiting: 3, to: middle, after: 10 min }";
  const folder = folderOf(STUDY.replace("arrivals: { visit: 20 /h }", sends));
  const { stdout } = await bench(folder, "-n", "4", "--budget", "+30 h");
  expect(stdout).toMatch(/→ Predicted to save [\d,]+ \[.*\] visitor-minutes a week. Simulated as a whole/);
  expect(stdout).toMatch(/simulated − predicted [+−][\d.,]+ \[/);
  expect(stdout).toMatch(/→ Gave up in the end, simulated as a whole: [\d.]+ % against [\d.]+ % now/);
});

test.each([
  [["--budget", "+45 h"], 2, /^--budget: says nothing without --by office/],
  [["--by", "office", "--screen"], 2, /^--screen: says nothing with --by office/],
] as const)("%j is refused", async (args, code, message) => {
  const outcome = await kontor(["bench", "study.yaml", "-q", "-n", "3", ...args], folderOf());
  expect(outcome.stderr).toMatch(message);
  expect(outcome).toMatchObject({ code, stdout: "" });
});

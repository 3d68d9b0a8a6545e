/** `kontor bench --by office` at other shares who intend closed minutes: a choice that changes, one that stands, the mix. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kontor, type Outcome } from "../support/program.js";
import { twoOffices } from "../support/twoOffices.js";

/**
 * Both offices are open from 10 to 16, and 5 % intend a minute outside. Two hours longer take a part of those away from
 * the others: few at 5 %, many at 30 %. O011 has so many desks that hardly anybody waits.
 */
const STUDY = `
kontor: 1
extends: base.yaml
warmUp: 3
patch:
  - { where: { id: O010 }, set: { desks: "-1" }, why: a trial }
  - { where: { id: O011 }, set: { desks: "+4" }, why: a trial }
mistimed: { share: 5 %, day: 07:00-20:00, instead: { insideHours: 100 % } }
study:
  best: waitJoined
  margin: 1 min
  most: 12
  policies:
    longer: [{ set: { open: { mon-fri: 10:00-18:00 }, staffing: extend } }]
`;

function folderOf(): string {
  const folder = twoOffices();
  writeFileSync(join(folder, "study.yaml"), STUDY);
  return folder;
}

const bench = (folder: string, ...more: string[]): Promise<Outcome> =>
  kontor(["bench", "study.yaml", "--by", "office", "-q", "-j", "1", ...more], folder);

interface Saved {
  readonly estimate: number;
  readonly halfWidth: number;
}

interface AtShare {
  readonly share: number;
  readonly offices: readonly object[];
  readonly mix: { readonly saved: Saved };
}

interface Document {
  readonly offices: readonly { readonly best: string; readonly verdict: string }[];
  readonly mix: { readonly simulated: { readonly saved: Saved } };
  readonly closedMinutes: {
    readonly isAssumed: boolean;
    readonly replications: number;
    readonly problem: string | null;
    readonly shares: readonly AtShare[];
  } | null;
}

const BUDGET = ["--budget", "+40 h"];

test("at 30 % two hours longer are better where people wait, and nothing is where nobody does; the mix saves more", async () => {
  const { stdout } = await bench(folderOf(), "--json", ...BUDGET);
  const { offices, mix, closedMinutes } = JSON.parse(stdout) as Document;
  expect(offices.map(({ best, verdict }) => [best, verdict])).toEqual([
    ["base", "asNow"],
    ["base", "asNow"],
  ]);
  expect(closedMinutes).toMatchObject({ isAssumed: false, replications: 12, problem: null });
  const stays = { outcome: "stays", better: null, breaks: null };
  const [few, many] = closedMinutes!.shares;
  expect([few.share, few.offices]).toEqual([
    0.05,
    [
      { office: "O010", ...stays },
      { office: "O011", ...stays },
    ],
  ]);
  expect([many.share, many.offices]).toEqual([
    0.3,
    [
      { office: "O010", outcome: "changes", better: "longer", breaks: null },
      { office: "O011", ...stays },
    ],
  ]);
  // 5 % is the share of the study itself: the same people and the same figures, only wider intervals.
  const { saved } = mix.simulated;
  expect(few.mix.saved.estimate).toBe(saved.estimate);
  expect(few.mix.saved.halfWidth).toBeGreaterThan(saved.halfWidth);
  expect(many.mix.saved.estimate - many.mix.saved.halfWidth).toBeGreaterThan(saved.estimate);
});

test("the table and the verdict say so; --no-sweep leaves it out", async () => {
  const folder = folderOf();
  const swedish = (await bench(folder, "--lang", "sv")).stdout;
  expect(swedish).toMatch(/^O010 .* {2}vid 30 % hellre longer$/m);
  expect(swedish).toMatch(/^O011 .* {2}står sig$/m);
  expect(swedish).toContain(
    "av de kontor som något kan sägas om (2) står det sig vid alla dessa andelar för 1,",
  );
  expect(swedish).toContain("→ Blandningen är läget nu, och prövades inte vid dessa andelar.");
  const without = await bench(folder, "-n", "3", "--json", "--no-sweep");
  expect(JSON.parse(without.stdout)).toMatchObject({ closedMinutes: null });
});

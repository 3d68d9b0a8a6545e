/** The report of a verification, from judgements written by hand. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Judgement } from "../../src/analysis/judge.js";
import { MODES, type Verification } from "../../src/analysis/verify.js";
import { hasPassed, renderVerifyJson, renderVerifyTable, renderVerifyText } from "../../src/report/verify.js";

function judgementOf(parts: Partial<Judgement>): Judgement {
  return {
    case: "mm1-01",
    quantity: "wait",
    class: "A",
    exact: 5,
    analytic: 5,
    estimate: 5.1,
    standardError: 0.1,
    z: 1,
    p: null,
    passed: true,
    ...parts,
  };
}

const SENT_BACK = judgementOf({ z: -2.345, first: { estimate: 5.5, standardError: 0.1, z: 5 } });

function verificationOf(judgements: readonly Judgement[], p = 0.5): Verification {
  const ids = [...new Set(judgements.map((one) => one.case))];
  const verdicts = ids.map((id) => ({
    id,
    judgements: judgements.filter((one) => one.case === id),
    headline: 0,
  }));
  return { mode: MODES.quick, verdicts, fit: { statistic: 0.1, p } };
}

const CLEAN = [judgementOf({}), SENT_BACK, judgementOf({ case: "day-1", class: "C", z: null, p: 0.2 })];
const FAILED = judgementOf({ case: "day-1", quantity: "p_0", z: 7.5, passed: false });

test("a verification passes when no value failed and all cases together fit", () => {
  expect(hasPassed(verificationOf(CLEAN))).toBe(true);
  expect(hasPassed(verificationOf([...CLEAN, FAILED]))).toBe(false);
  expect(hasPassed(verificationOf(CLEAN, 0.001))).toBe(false); // must be above the limit
});

test("values are counted by class, with the farthest score and those sent back", () => {
  const { classes, failures, cases, passed } = JSON.parse(
    renderVerifyJson(verificationOf([...CLEAN, FAILED]), "1"),
  ) as {
    classes: object;
    failures: unknown[];
    cases: unknown[];
    passed: boolean;
  };
  const none = { values: 0, sentBack: 0, failed: 0, farthestZ: null };
  expect(classes).toEqual({
    A: { values: 3, sentBack: 1, failed: 1, farthestZ: 7.5 },
    B: none,
    C: { values: 1, sentBack: 0, failed: 0, farthestZ: null },
    D: none,
  });
  expect([failures.length, cases.length, passed]).toEqual([1, 4, false]);
});

test("the table has a row for each case", () => {
  expect(renderVerifyTable(verificationOf([...CLEAN, FAILED])).split("\n")).toEqual([
    "| case | values | A | B | C | D | farthest z (A, B) | sent back | failed |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    "| mm1-01 | 2 | 2 | 0 | 0 | 0 | −2.35 | 1 | 0 |",
    "| day-1 | 2 | 1 | 0 | 1 | 0 | 7.50 | 0 | 1 |",
  ]);
});

test("the report says whether it passed, and describes every failure in full", () => {
  const text = (judgements: readonly Judgement[]) =>
    stripVTControlCharacters(renderVerifyText(verificationOf(judgements)));
  expect(text(CLEAN)).toMatch(/^2 cases, 3 exact values, quick mode: passed\n/);
  expect(text(CLEAN)).not.toContain("failed:");
  expect(text([...CLEAN, FAILED])).toMatch(/^2 cases, 4 exact values, quick mode: FAILED\n/);
  expect(text([...CLEAN, FAILED])).toContain(
    "failed: day-1 p_0 (A): exact 5, analysis 5, simulated 5.1 ± 0.1, z 7.5, p null\n",
  );
});

test("the report ends with the next step: a failed case in full, the full proof, or work", () => {
  const last = (verification: Verification) => renderVerifyText(verification).trimEnd().split("\n").at(-1);
  expect(last(verificationOf(CLEAN))).toBe("Next: kontor verify --full");
  expect(last({ ...verificationOf(CLEAN), mode: MODES.full })).toBe("Next: kontor run counter");
  expect(last(verificationOf([...CLEAN, FAILED]))).toBe("Next: kontor verify day-1 --full --json");
});

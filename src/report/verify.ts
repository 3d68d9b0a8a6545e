/** The report of a verification: counts by class, cases with their farthest value, and every failure in full. */
import type { Class, Judgement } from "../analysis/judge.js";
import type { Verdict, Verification } from "../analysis/verify.js";
import type { Language } from "./format.js";
import { paint, plainTable } from "./terminal.js";
import { VERIFY_WORDS, WORDS } from "./words.js";

const CLASSES: readonly Class[] = ["A", "B", "C", "D"];

/** Least p of the test over all cases. */
const FIT_LIMIT = 0.001;

/** Whether nothing failed. */
export function hasPassed({ verdicts, fit }: Verification): boolean {
  return fit.p > FIT_LIMIT && verdicts.every(({ judgements }) => judgements.every(({ passed }) => passed));
}

/** One JSON document: every value of every case. @param version version of the program */
export function renderVerifyJson(verification: Verification, version: string): string {
  const { mode, verdicts, fit } = verification;
  const judgements = verdicts.flatMap((verdict) => verdict.judgements);
  const document = {
    kontor: version,
    kind: "verify",
    mode,
    passed: hasPassed(verification),
    classes: Object.fromEntries(CLASSES.map((kind) => [kind, countClass(judgements, kind)])),
    kolmogorovSmirnov: fit,
    failures: judgements.filter(({ passed }) => !passed),
    cases: judgements,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function countClass(judgements: readonly Judgement[], kind: Class) {
  const ofClass = judgements.filter((one) => one.class === kind);
  return {
    values: ofClass.length,
    sentBack: ofClass.filter(({ first }) => first !== undefined).length,
    failed: ofClass.filter(({ passed }) => !passed).length,
    farthestZ: farthest(ofClass),
  };
}

/** The score of the largest size; null where none has one. */
function farthest(judgements: readonly Judgement[]): number | null {
  return judgements.reduce<number | null>(
    (most, { z }) => (z !== null && Math.abs(z) > Math.abs(most ?? 0) ? z : most),
    null,
  );
}

/** A table of the cases, one row each, in the lines of Markdown. */
export function renderVerifyTable({ verdicts }: Verification): string {
  const head = ["case", "values", ...CLASSES, "farthest z (A, B)", "sent back", "failed"];
  const rows = verdicts.map(({ id, judgements }) => [
    id,
    judgements.length,
    ...CLASSES.map((kind) => judgements.filter((one) => one.class === kind).length),
    formatZ(farthest(judgements.filter((one) => one.class === "A" || one.class === "B"))),
    judgements.filter(({ first }) => first !== undefined).length,
    judgements.filter(({ passed }) => !passed).length,
  ]);
  return [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

const formatZ = (z: number | null): string => (z === null ? "–" : z.toFixed(2).replace("-", "−"));

/** The terminal's report. */
export function renderVerifyText(verification: Verification, language: Language = "en"): string {
  const { mode, verdicts, fit } = verification;
  const judgements = verdicts.flatMap((verdict: Verdict) => verdict.judgements);
  const words = VERIFY_WORDS[language];
  const table = plainTable(["left", "right", "right", "right", "right"]);
  table.heads(words.heads);
  for (const kind of CLASSES) {
    const { values, farthestZ, sentBack, failed } = countClass(judgements, kind);
    table.push([kind, String(values), formatZ(farthestZ), String(sentBack), String(failed)]);
  }
  const failures = judgements.filter(({ passed }) => !passed);
  const verdict = hasPassed(verification) ? paint.green(words.passed) : paint.red(words.failed);
  return [
    `${verdicts.length} ${words.cases}, ${judgements.length} ${words.values}, ${mode.name} ${words.mode}: ${verdict}`,
    table.render(),
    words.classes,
    `${words.together}: Kolmogorov–Smirnov p = ${fit.p.toPrecision(3)} (${words.above} ${FIT_LIMIT})`,
    ...failures.map(describeFailure),
    "",
    `${WORDS.nextStep[language]}: ${nextStepAfter(verification)}`,
    "",
  ].join("\n");
}

/** A failure is looked at by itself, to the finest error; a quick proof leads to the full one, a full one to work. */
function nextStepAfter({ mode, verdicts }: Verification): string {
  const failed = verdicts.find(({ judgements }) => judgements.some(({ passed }) => !passed));
  if (failed !== undefined) return `kontor verify ${failed.id} --full --json`;
  return mode.name === "full" ? "kontor run counter" : "kontor verify --full";
}

function describeFailure({
  case: id,
  quantity,
  class: kind,
  exact,
  analytic,
  estimate,
  standardError,
  z,
  p,
}: Judgement): string {
  return `failed: ${id} ${quantity} (${kind}): exact ${exact}, analysis ${analytic}, simulated ${estimate} ± ${standardError}, z ${z}, p ${p}`;
}

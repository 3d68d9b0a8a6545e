/** What the schema finds wrong, in the words of the scenario's author. The only reader of `zod` issues. */
import type { z } from "zod";
import { expectationAt } from "./keys.js";
import { nearestName, suggest } from "./nearest.js";
import { findingAt, quote, refusal, valueBelow, type Finding, type Path, type Refusal } from "./reading.js";

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue["code"]> = Extract<Issue, { code: Code }>;

/** An issue at its place in the document. */
interface Spotted<One extends Issue = Issue> {
  readonly issue: One;
  readonly path: Path;
  /** What stands there; undefined when the key is missing. */
  readonly value: unknown;
}

/** Findings of one issue, by its code. */
const READERS: { readonly [Code in Issue["code"]]?: (spotted: Spotted<IssueOf<Code>>) => Finding[] } = {
  invalid_type: mismatch,
  invalid_value: ({ issue, path, value }) => {
    const known = issue.values.map(String);
    if (typeof value !== "string" || known.length < 2) return mismatch({ path, value });
    return wrongAt(path, refusal(`${quote(value)} is not known here`, suggest(value, known)));
  },
  unrecognized_keys: ({ issue, path }) => {
    const known = expectationAt(path).keys;
    return issue.keys.map((key) =>
      findingAt([...path, key], refusal(`unknown key ${quote(key)}`, suggest(key, known)), "key"),
    );
  },
  too_small: outside,
  too_big: outside,
  invalid_key: ({ path }) => {
    const problem = `${quote(path.at(-1))} cannot be an id`;
    return [
      {
        path,
        at: "key",
        ...refusal(problem, "use at most 60 letters, digits, - and _, a letter or digit first"),
      },
    ];
  },
  invalid_union: ({ issue, path, value }) => {
    const meant = issue.errors.find((issues) => !issues.some(isMismatch));
    const branch = meant ?? (typeof value === "string" ? issue.errors.find(isChoice) : undefined);
    if (branch === undefined) return mismatch({ path, value });
    return branch.flatMap((inner) => readIssue(inner, { path, value }));
  },
  custom: ({ issue, path }) => {
    const { remedy, at } = issue.params as { remedy: string; at: Finding["at"] };
    return [{ path, at, ...refusal(issue.message, remedy) }];
  },
};

/** Findings for the issues of a document, at most `most`. Cost O(most × keys known at a place). */
export function readIssues(issues: readonly Issue[], document: unknown, most: number): Finding[] {
  const findings: Finding[] = [];
  for (const issue of issues) {
    if (findings.length >= most) break;
    findings.push(...readIssue(issue, { path: [], value: document }));
  }
  return findings.slice(0, most);
}

function readIssue(issue: Issue, from: { readonly path: Path; readonly value: unknown }): Finding[] {
  const steps = issue.path as Path;
  const value = steps.reduce<unknown>(valueBelow, from.value);
  const path = [...from.path, ...steps];
  const read = READERS[issue.code] as ((spotted: Spotted) => Finding[]) | undefined;
  return (
    read?.({ issue, path, value }) ?? wrongAt(path, refusal(issue.message, "see the manual of the format"))
  );
}

function wrongAt(path: Path, wrong: Refusal): Finding[] {
  return [findingAt(path, wrong)];
}

/** Whether a branch of a union was meant for another type of value altogether. */
function isMismatch(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((branch) => branch.some(isMismatch));
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

/** Whether a branch of a union offers several words. */
function isChoice([issue]: readonly Issue[]): boolean {
  return issue?.code === "invalid_value" && issue.values.length > 1;
}

function mismatch({ path, value }: Pick<Spotted, "path" | "value">): Finding[] {
  const { title, example } = expectationAt(path);
  const key = String(path.at(-1));
  const beside = expectationAt(path.slice(0, -1)).keys;
  const meant = beside.includes(key) ? null : nearestName(key, beside);
  if (meant !== null) {
    return [findingAt(path, refusal(`unknown key ${quote(key)}`, suggest(key, beside)), "key")];
  }
  const write = example === "" ? `write ${title}` : `write it like ${example}`;
  if (value === undefined) {
    const add = example === "" ? `add ${title}` : `add it, like ${key}: ${example}`;
    return wrongAt(path, refusal(`${quote(key)} is missing`, add));
  }
  if (value === null) return wrongAt(path, refusal("has no value", write));
  return wrongAt(path, refusal(`${describe(value)} where ${title} is expected`, write));
}

function outside({ issue, path, value }: Spotted<IssueOf<"too_small"> | IssueOf<"too_big">>): Finding[] {
  if (issue.origin === "number" || issue.origin === "int") {
    const side = issue.code === "too_small" ? "too small" : "too large";
    return wrongAt(path, refusal(`${quote(value)} is ${side}`, `write ${expectationAt(path).range}`));
  }
  const what = issue.origin === "string" ? "characters" : "entries";
  if (issue.code === "too_small") return wrongAt(path, refusal(`has no ${what}`, "write at least one"));
  return wrongAt(path, refusal(`has more than ${issue.maximum} ${what}`, "shorten it"));
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a section";
  if (typeof value === "string") return `the text ${quote(value)}`;
  return typeof value === "number" ? `the number ${value}` : JSON.stringify(value);
}

/** What `kontor validate` says: each file sound or wrong, with every problem and warning of all of them. */
import { formatProblem, type Problem } from "../errors.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Note } from "../scenario/notes.js";
import { BENCH_WORDS } from "./benchWords.js";
import { countOf, describeScenario } from "./describe.js";
import { noteSentence } from "./findings.js";
import type { Language } from "./format.js";
import { jsonDocument, neutralise } from "./plain.js";
import { SHOW_WORDS } from "./showWords.js";
import { paint } from "./terminal.js";
import { WORDS } from "./words.js";

/** A file as it was found. */
export interface CheckedFile {
  /** As it was named. */
  readonly file: string;
  /** Whether it passes: it means something, and has no warning where these count. */
  readonly isSound: boolean;
  /** What it means; null when it has problems. */
  readonly scenario: Scenario | null;
  /** How many policies it has, what is now among them; null if it is no study. */
  readonly policies: number | null;
  /** Empty where it means something; with at most so many as are shown. */
  readonly problems: readonly Problem[];
  /** What may be meant but looks odd. */
  readonly warnings: readonly Note[];
}

/** A line for each sound file, and every problem of the others. */
export function renderValidation(files: readonly CheckedFile[], language: Language): string {
  const parts = files.map((one) => renderFile(one, language));
  const [first] = files;
  if (first !== undefined && files.every(({ isSound }) => isSound)) {
    const next = first.policies === null ? "show" : "bench";
    parts.push("", `${WORDS.nextStep[language]}: kontor ${next} ${neutralise(first.file)}`);
  }
  return `${parts.join("\n")}\n`;
}

function renderFile(checked: CheckedFile, language: Language): string {
  const { file, isSound, scenario, policies, problems, warnings } = checked;
  const name = neutralise(file);
  const mark = isSound ? paint.green(SHOW_WORDS.sound[language]) : paint.red(SHOW_WORDS.wrong[language]);
  if (scenario === null) {
    const head = `${mark} ${name}: ${countOf(problems.length, "problem", language)}`;
    return [head, ...problems.map((problem) => `  ${neutralise(formatProblem(problem))}`)].join("\n");
  }
  const about = [
    ...(isSound ? [] : [countOf(warnings.length, "warning", language)]),
    neutralise(scenario.title[language]),
    describeScenario(scenario, language),
    ...(policies === null ? [] : [`${policies} ${BENCH_WORDS.policies[language]}`]),
  ];
  const warned = paint.yellow(SHOW_WORDS.warned[language]);
  return [
    `${mark} ${name}: ${about.join(" · ")}`,
    ...warnings.map((warning) => `  ${warned}: ${neutralise(noteSentence(warning, language))}`),
  ].join("\n");
}

/** One JSON document about all files. @param version version of the program */
export function renderValidationJson(files: readonly CheckedFile[], version: string): string {
  return jsonDocument({
    kontor: version,
    kind: "validate",
    valid: files.every(({ isSound }) => isSound),
    files: files.map(({ file, isSound, scenario, policies, problems, warnings }) => ({
      file,
      valid: isSound,
      scenario: scenario?.id ?? null,
      hash: scenario?.hash ?? null,
      ...(policies === null ? {} : { policies }),
      problems,
      warnings,
    })),
  });
}

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
  /** What it means; null when it is wrong. */
  readonly scenario: Scenario | null;
  /** How many policies it has, what is now among them; null if it is no study. */
  readonly policies: number | null;
  /** Empty when it is sound; with at most so many as are shown. */
  readonly problems: readonly Problem[];
  /** What may be meant but looks odd. */
  readonly warnings: readonly Note[];
}

/** A line for each sound file, and every problem of the others. */
export function renderValidation(files: readonly CheckedFile[], language: Language): string {
  const sound = files.filter(({ scenario }) => scenario !== null);
  const parts = files.map((one) => renderFile(one, language));
  const [first] = sound;
  if (sound.length === files.length && first !== undefined) {
    const next = first.policies === null ? "show" : "bench";
    parts.push("", `${WORDS.nextStep[language]}: kontor ${next} ${neutralise(first.file)}`);
  }
  return `${parts.join("\n")}\n`;
}

function renderFile(
  { file, scenario, policies, problems, warnings }: CheckedFile,
  language: Language,
): string {
  const name = neutralise(file);
  if (scenario === null) {
    const head = `${paint.red(SHOW_WORDS.wrong[language])} ${name}: ${countOf(problems.length, "problem", language)}`;
    return [head, ...problems.map((problem) => `  ${neutralise(formatProblem(problem))}`)].join("\n");
  }
  const title = neutralise(scenario.title[language]);
  const head = `${paint.green(SHOW_WORDS.sound[language])} ${name}: ${title} · ${describeScenario(scenario, language)}${policies === null ? "" : ` · ${policies} ${BENCH_WORDS.policies[language]}`}`;
  const mark = paint.yellow(SHOW_WORDS.warned[language]);
  return [
    head,
    ...warnings.map((warning) => `  ${mark}: ${neutralise(noteSentence(warning, language))}`),
  ].join("\n");
}

/** One JSON document about all files. @param version version of the program */
export function renderValidationJson(files: readonly CheckedFile[], version: string): string {
  return jsonDocument({
    kontor: version,
    kind: "validate",
    valid: files.every(({ scenario }) => scenario !== null),
    files: files.map(({ file, scenario, policies, problems, warnings }) => ({
      file,
      valid: scenario !== null,
      scenario: scenario?.id ?? null,
      hash: scenario?.hash ?? null,
      ...(policies === null ? {} : { policies }),
      problems,
      warnings,
    })),
  });
}

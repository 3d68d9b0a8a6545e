/**
 * Mistakes a user can make, as values with an exit code; everything else is an internal error.
 * Knows nothing of terminals: the command line turns these into text and exit codes.
 */

/** Exit codes of the command line. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  invalid: 3,
  verifyFailed: 4,
  targetsMissed: 5,
  precisionMissed: 6,
  partial: 7,
  locked: 8,
  resources: 9,
  remote: 10,
  version: 11,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
  pipeClosed: 141,
} as const;

/** One thing that is wrong in an input: where, what, and what to do about it. */
export interface Problem {
  readonly file: string;
  /** Line and column, counted from 1; 0 where the problem has no place. */
  readonly line: number;
  readonly column: number;
  /** Path inside the document, such as `offices.centre.desks`. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A mistake of the user: carries every problem found, and the exit code to leave with. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.usage,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = "UserError";
  }
}

/** A text without line breaks and characters that a terminal would obey: these are written as \\u and four digits. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** `file:line:column path: problem; remedy`, parts that are unknown left out. One line, whatever is in it. */
export function formatProblem(problem: Problem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
  const path = problem.path === "" ? "" : ` ${problem.path}`;
  return printable(`${place}${path}: ${problem.problem}; ${problem.remedy}`);
}

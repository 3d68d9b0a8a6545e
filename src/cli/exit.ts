/** Errors to text on stderr and an exit code. A stack trace appears only on request. */
import { EXIT, formatProblem, UserError } from "../errors.js";
import { neutralise, neutraliseLines } from "../report/plain.js";

/** Most problems printed at once; the rest are counted. */
const MOST_PROBLEMS = 50;

/** Prints what went wrong and sets the exit code. */
export function leaveOn(error: unknown, debug: boolean): void {
  process.exitCode = exitCodeOf(error);
  process.stderr.write(`${describeError(error)}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UserError) return error.exitCode;
  if (remedyOf(error) !== undefined) return EXIT.resources;
  return isUsage(error) ? EXIT.usage : EXIT.internal;
}

const MORE_FILES = "Raise the limit of open files (ulimit -n 256)";

/**
 * What helps where files of the program cannot be loaded, by code: they are loaded when they are needed. Of a package
 * that cannot be opened for want of open files Node says that it is not there.
 */
const REMEDIES: Readonly<Record<string, string>> = {
  EMFILE: `${MORE_FILES}.`,
  ENFILE: `${MORE_FILES}.`,
  ERR_MODULE_NOT_FOUND: `${MORE_FILES}, or install again (npm ci).`,
};

function remedyOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? REMEDIES[String(error.code)] : undefined;
}

function isUsage(error: unknown): boolean {
  return error instanceof Error && ("isUsage" in error || error.name === "YError");
}

/** What a user reads of an error: every problem, or one sentence; never a stack trace. */
export function describeError(error: unknown): string {
  if (error instanceof UserError && error.problems.length > 0) {
    const shown = error.problems.slice(0, MOST_PROBLEMS).map(formatProblem).map(neutralise);
    const more = error.problems.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join("\n");
  }
  const message = neutraliseLines(error instanceof Error ? error.message : String(error));
  if (error instanceof UserError) return message;
  const remedy = remedyOf(error);
  if (remedy !== undefined) return `${message}\n${remedy}`;
  if (isUsage(error)) return `${message}\nSee: kontor --help`;
  return `internal error: ${message}\nThis is a fault of kontor, not of your scenario; run again with --debug and report it.`;
}

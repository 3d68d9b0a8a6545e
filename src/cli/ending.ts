/** How runs end that are not whole: what was given up, what is kept of a stopped one, and how to go on. */
import { EXIT, UserError } from "../errors.js";
import type { Lost } from "../experiment/crew.js";

/** What a run came to. */
interface Ended {
  readonly lost: readonly Lost[];
  readonly done: number;
  readonly plan: { readonly seed: string };
}

/** What was given up, and how to see it happen. @param files of the scenarios */
export function tellLost({ lost, done, plan }: Ended, files: readonly string[]): void {
  if (lost.length === 0) return;
  process.exitCode = EXIT.partial;
  for (const { replication, deaths, reason } of lost) {
    const replays = files.map(
      (file) => `  replay: kontor run ${quoted(file)} --only ${replication} --seed ${quoted(plan.seed)}\n`,
    );
    process.stderr.write(
      `replication ${replication} was given up after ${deaths} attempts: ${reason}\n${replays.join("")}`,
    );
  }
  process.stderr.write(`partial: ${done} of ${done + lost.length} replications; the figures rest on these\n`);
}

/** What is kept of a stopped run, and how to go on with it. */
export function withResumeLine(
  error: unknown,
  done: number,
  { out, resume }: { readonly out: string | undefined; readonly resume: boolean },
): unknown {
  if (!(error instanceof UserError)) return error;
  const words = process.argv.slice(2).map(quoted).join(" ");
  const next =
    out === undefined
      ? "nothing is kept; with --out DIR a stopped run can be gone on with"
      : `what is done is kept; go on with: kontor ${words}${resume ? "" : " --resume"}`;
  return new UserError(`${error.message} after ${done} replications; ${next}`, error.exitCode);
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

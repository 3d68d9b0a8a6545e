/** How runs end that are not whole: what was given up, what is kept of a stopped one, and how to go on. */
import { EXIT, UserError } from "../errors.js";
import type { Lost } from "../experiment/crew.js";

/** What a run came to. */
interface Ended {
  readonly lost: readonly Lost[];
  readonly done: number;
  readonly plan: { readonly seed: string };
}

/** What makes a replication again. */
interface Again {
  /** Files of the scenarios; none where they are policies of a study. */
  readonly files: readonly string[];
  /** Values set from outside. */
  readonly set: readonly string[];
}

/** What was given up, and how to see it happen. */
export function tellLost({ lost, done, plan }: Ended, { files, set }: Again): void {
  if (lost.length === 0) return;
  process.exitCode = EXIT.partial;
  for (const { replication, deaths, reason } of lost) {
    const only = [
      "--only",
      String(replication),
      "--seed",
      plan.seed,
      ...set.flatMap((one) => ["--set", one]),
    ];
    const replays = files.map((file) => `  replay: kontor run ${[file, ...only].map(quoted).join(" ")}\n`);
    process.stderr.write(
      `replication ${replication} of seed ${JSON.stringify(plan.seed)} was given up after ${deaths} attempts: ${reason}\n${replays.join("")}`,
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

/** What a signal does to a run: a word at once, a checkpoint, and the end; a second signal ends it on the spot. */
import { EXIT, UserError } from "../errors.js";

/** Exit codes by signal: 128 and the number of the signal. */
const CODES = { SIGHUP: EXIT.hangup, SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
type Name = keyof typeof CODES;

/** Longest time for the checkpoint [ms]. */
const PATIENCE = 1700;

export interface Signals {
  /** Aborted by the first signal, with a UserError that carries the exit code. */
  readonly signal: AbortSignal;
  /** Stops listening, unless a signal has come: while the program ends, a second one still has its exit code. */
  readonly end: () => void;
}

/** @param onStop called at once, before anything is written: to take a progress bar away */
export function listenForSignals(onStop: () => void): Signals {
  const controller = new AbortController();
  const receive = (name: Name): void => {
    if (controller.signal.aborted) process.exit(CODES[name]);
    onStop();
    process.stderr.write(`${name}: stopping; once more to stop without a checkpoint\n`);
    setTimeout(() => process.exit(CODES[name]), PATIENCE).unref();
    controller.abort(new UserError(`stopped by ${name}`, CODES[name]));
  };
  const names = Object.keys(CODES) as Name[];
  for (const name of names) process.on(name, receive);
  return {
    signal: controller.signal,
    end: () => {
      if (controller.signal.aborted) return;
      for (const name of names) process.off(name, receive);
    },
  };
}

/** Where finished replications are kept beyond the run, as the experiment sees it. How, is not its business. */
import type { Replication } from "../simulation/simulate.js";
import type { Sums } from "../simulation/sums.js";

export interface BlockSink {
  /** Whether a replication has been kept before: it is then read instead of simulated. */
  readonly has: (replication: number) => boolean;
  /** Sums of a replication that has been kept. @throws UserError if they are damaged */
  readonly read: (replication: number) => Promise<Sums>;
  /** Keeps replications; resolves once they outlive a crash. @throws UserError if there is no room for them */
  readonly write: (replications: readonly Replication[]) => Promise<void>;
}

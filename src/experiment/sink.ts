/** Where finished replications are kept beyond the run, as the experiment sees it. How, is not its business. */
import type { Replication } from "../simulation/simulate.js";
import type { Sums } from "../simulation/sums.js";
import type { PairedReplication } from "./task.js";

export interface BlockSink {
  /** Whether a replication has been kept before: it is then read instead of simulated. */
  readonly has: (replication: number) => boolean;
  /** Sums of a replication that has been kept. @throws UserError if they are damaged */
  readonly read: (replication: number) => Promise<Sums>;
  /** Keeps replications; resolves once they outlive a crash. @throws UserError if there is no room for them */
  readonly write: (replications: readonly Replication[]) => Promise<void>;
}

/** Where the replications of all scenarios of a run are kept. */
export interface PairedSink {
  readonly has: (replication: number) => boolean;
  readonly read: (replication: number) => Promise<PairedReplication>;
  readonly write: (replications: readonly PairedReplication[]) => Promise<void>;
}

/**
 * The sinks of all scenarios as one: a replication is kept when each of them has it. One that only some have is
 * simulated again for all, and their ledgers compare it with what they hold.
 */
export function joinSinks(sinks: readonly BlockSink[]): PairedSink {
  return {
    has: (replication) => sinks.every((sink) => sink.has(replication)),
    read: async (replication) => ({
      replication,
      sums: await Promise.all(sinks.map((sink) => sink.read(replication))),
    }),
    write: async (replications) => {
      await Promise.all(
        sinks.map((sink, i) =>
          sink.write(
            replications.map(({ replication, sums, visits }) => ({
              replication,
              sums: sums[i],
              ...(visits && { visits: visits[i] }),
            })),
          ),
        ),
      );
    },
  };
}

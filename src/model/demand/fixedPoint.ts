/**
 * Volumes whose consequences are known: first contacts of each source such that the tickets they lead to, returns
 * and retries included, are those counted. The consequences are a function given from outside.
 */
import { power } from "../../random/elementary.js";

/** What is sought. */
export interface VolumeGoal {
  readonly ids: readonly string[];
  /** What the volumes must lead to, 0 or more; [source]. */
  readonly target: Float64Array;
  /**
   * Tickets expected from volumes of first contacts, in the same order: linear or nearly so, never negative,
   * more at a source whenever its own volume is more.
   */
  readonly expected: (volumes: Float64Array) => Float64Array;
}

export interface VolumeLimits {
  /** Largest relative error of any target. */
  readonly tolerance: number;
  /** Most evaluations of `expected`. */
  readonly steps: number;
  /** Exponent of the correction, above 0 to 1 (included); below 1 only for maps that react too strongly. */
  readonly damping: number;
}

export interface SolvedVolumes {
  /** First contacts; [source]. */
  readonly volumes: Float64Array;
  /** What they lead to; [source]. */
  readonly tickets: Float64Array;
  /** Evaluations of `expected`. */
  readonly steps: number;
  /** Largest relative error of any target. */
  readonly worst: number;
  /** Factor by which the error fell in the last step, null after a single one. */
  readonly rate: number | null;
}

/** A tenth of the 1 % that is promised of base tickets. */
export const VOLUME_LIMITS: VolumeLimits = { tolerance: 1e-3, steps: 100, damping: 1 };

/**
 * Solves for the volumes by proportional correction: volume ← volume × (target / tickets)^damping.
 *
 * For a linear map, let p be the smallest share of a source's tickets that stem from its own volume. By
 * Gershgorin's circles the relative error falls in the limit by 1 − d (2p − 1) or better in each step, d the
 * damping; so it converges whenever most tickets of every source are its own, fastest with d = 1, and a map of
 * own tickets only is solved in one correction. For other maps the cap on steps decides. The answer is checked,
 * not assumed: the last volumes were put through `expected`.
 *
 * @throws RangeError if tickets are missing for a source that needs some, or the steps run out: names the worst
 */
export function solveVolumes(goal: VolumeGoal, limits: VolumeLimits = VOLUME_LIMITS): SolvedVolumes {
  const { ids, target, expected } = goal;
  let volumes = target.slice();
  let before: number | null = null;
  let culprit = 0;
  let worst = Infinity;
  for (let step = 1; step <= limits.steps; step++) {
    const tickets = expected(volumes);
    const errors = relativeErrors(goal, tickets);
    worst = errors.reduce((most, error) => Math.max(most, error), 0);
    culprit = errors.indexOf(worst);
    const rate: number | null = before === null ? null : worst / before;
    if (worst <= limits.tolerance) return { volumes, tickets, steps: step, worst, rate };
    volumes = volumes.map((volume, i) =>
      target[i] === 0 ? 0 : volume * power(target[i] / tickets[i], limits.damping),
    );
    before = worst;
  }
  throw new RangeError(
    `solveVolumes: ${ids[culprit]} is ${worst} off, relative, after ${limits.steps} steps`,
  );
}

/** |tickets / target − 1|; where none are wanted, those that come from elsewhere are not an error to correct. */
function relativeErrors({ ids, target }: VolumeGoal, tickets: Float64Array): Float64Array {
  return tickets.map((value, i) => {
    if (target[i] === 0) return 0;
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(`solveVolumes: ${ids[i]} needs ${target[i]} tickets and gets ${value}`);
    }
    return Math.abs(value / target[i] - 1);
  });
}

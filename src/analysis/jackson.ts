/**
 * Open networks of offices in which a visitor goes on to another office, or back to the same, by chance.
 *
 * Each office behaves as M/M/c of its own, at the rate at which visitors pass through it. Source: [Jackson 1957].
 */
import { requireNotNegative } from "./checks.js";
import { mmc } from "./erlang.js";
import type { Quantities } from "./quantities.js";

/** An office of a network. */
export interface Station {
  /** Visitors who come from outside [1/min], 0 or more. */
  readonly arrivalRate: number;
  /** Visitors one server finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Servers, 1 or more. */
  readonly servers: number;
  /** Chance of going on to each office after service; what is missing to 1 leaves. */
  readonly next: readonly number[];
}

/**
 * Steady state of a network. For office i, counted from 1: `lam_i` visitors passing through [1/min], `rho_i` load
 * per server, `Wq_i` mean wait of a passage [min], `Lq_i` mean number waiting. `L_total` is the mean number in all
 * offices, `T_total` the mean time in them from coming in to leaving [min].
 *
 * @throws RangeError if an argument is out of range, visitors can stay for ever, or an office is overloaded
 * Cost O(offices³).
 */
export function jacksonNetwork(stations: readonly Station[]): Quantities {
  requireRouting(stations);
  const rates = passages(stations);
  const quantities: Record<string, number> = {};
  let inside = 0;
  stations.forEach(({ serviceRate, servers }, i) => {
    const line = { arrivalRate: rates[i], serviceRate, servers };
    const { rho, Wq, Lq, L } = mmc(line, { exceeding: [], levels: [] });
    Object.assign(quantities, {
      [`lam_${i + 1}`]: rates[i],
      [`rho_${i + 1}`]: rho,
      [`Wq_${i + 1}`]: Wq,
      [`Lq_${i + 1}`]: Lq,
    });
    inside += L;
  });
  const outside = stations.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  return { ...quantities, L_total: inside, T_total: inside / outside };
}

/**
 * Rates λ through the offices: λ = γ + λP. Offices are taken out from the last to the first, their visitors sent
 * straight on to where they would have come out; then put back. The chance of ever leaving an office is added up
 * from its ways out, so that nothing is subtracted but the chance of leaving the network.
 */
function passages(stations: readonly Station[]): Float64Array {
  const count = stations.length;
  const from = stations.map(({ arrivalRate }) => arrivalRate);
  const share = stations.map(({ next }) => [...next]);
  const exit = stations.map(({ next }) => 1 - next.reduce((sum, chance) => sum + chance, 0));
  const leaving = new Float64Array(count);
  for (let out = count - 1; out >= 0; out--) {
    leaving[out] = share[out].slice(0, out).reduce((sum, chance) => sum + chance, exit[out]);
    if (leaving[out] < LEAST_EXIT)
      throw new RangeError(`jacksonNetwork: visitors of office ${out + 1} never leave`);
    for (let i = 0; i < out; i++) {
      const moved = share[i][out] / leaving[out];
      exit[i] += moved * exit[out];
      for (let j = 0; j < out; j++) share[i][j] += moved * share[out][j];
    }
    const sent = from[out] / leaving[out];
    for (let j = 0; j < out; j++) from[j] += sent * share[out][j];
  }
  const rates = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let coming = from[i];
    for (let j = 0; j < i; j++) coming += rates[j] * share[j][i];
    rates[i] = coming / leaving[i];
  }
  return rates;
}

/** A chance of leaving below this is the rounding of 0. */
const LEAST_EXIT = 1e-12;

function requireRouting(stations: readonly Station[]): void {
  stations.forEach(({ arrivalRate, next }, i) => {
    requireNotNegative("jacksonNetwork", { arrivalRate });
    for (const chance of next) requireNotNegative("jacksonNetwork", { chance });
    const total = next.reduce((sum, chance) => sum + chance, 0);
    if (next.length === stations.length && total <= 1 + LEAST_EXIT) return;
    throw new RangeError(
      `jacksonNetwork: office ${i + 1} needs ${stations.length} chances of going on with a sum of at most 1`,
    );
  });
  if (stations.some(({ arrivalRate }) => arrivalRate > 0)) return;
  throw new RangeError("jacksonNetwork: nobody comes from outside");
}

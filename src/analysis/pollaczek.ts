/** One server and any service law: M/G/1. */
import { requirePositive, requireStable } from "./checks.js";
import type { Quantities } from "./quantities.js";
import type { Moments } from "./serviceMoments.js";

/**
 * M/G/1, first come first served.
 *
 * @param arrivalRate visitors arriving [1/min], positive
 * @param service first three moments of the service time
 * @throws RangeError if the load reaches 1
 * Source: [Pollaczek 1930, Khinchine 1932], variance by [Takács 1962].
 */
export function mg1(arrivalRate: number, service: Moments): Quantities {
  const [mean, second, third] = service;
  requirePositive("mg1", { arrivalRate, mean, second, third });
  const load = arrivalRate * mean;
  requireStable("mg1", load, 1);
  const wait = (arrivalRate * second) / (2 * (1 - load));
  return {
    rho: load,
    p_wait: load,
    Wq: wait,
    Lq: arrivalRate * wait,
    W: wait + mean,
    L: arrivalRate * (wait + mean),
    var_Wq: wait * wait + (arrivalRate * third) / (3 * (1 - load)),
  };
}

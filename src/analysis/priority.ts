/**
 * Lines in which some visitors go before others: non-preemptive priority, the first class first.
 *
 * Nobody at a desk is interrupted, and within a class visitors are called in the order in which they came.
 */
import { requireCount, requirePositive, requireStable } from "./checks.js";
import { erlangC } from "./erlang.js";
import type { Asked, Quantities } from "./quantities.js";
import type { Moments } from "./serviceMoments.js";

/** A class of visitors in front of one server. */
export interface PriorityClass {
  /** Visitors arriving [1/min], positive. */
  readonly arrivalRate: number;
  /** First three moments of the service time; the third is not used. */
  readonly service: Moments;
}

/**
 * M/G/1 with classes in order of priority: `Wq_1`, `Wq_2`, … and `Wq_all`, the mean of all visitors [min].
 *
 * @param classes one or more, the first served first
 * @throws RangeError if an argument is out of range or the load of all classes reaches 1
 * Cost O(classes). Source: [Cobham 1954].
 */
export function mg1Priority(classes: readonly PriorityClass[]): Quantities {
  requireClasses("mg1Priority", classes);
  for (const { arrivalRate, service } of classes) {
    requirePositive("mg1Priority", { arrivalRate, mean: service[0], second: service[1] });
  }
  const loads = classes.map(({ arrivalRate, service }) => arrivalRate * service[0]);
  requireStable("mg1Priority", sum(loads), 1);
  const workAtDesk = sum(classes.map(({ arrivalRate, service }) => (arrivalRate * service[1]) / 2));
  return waits(
    classes.map(({ arrivalRate }) => arrivalRate),
    loads,
    workAtDesk,
  );
}

/** Classes in front of servers that take equally long for all. */
export interface PriorityLine {
  /** Visitors of each class arriving [1/min], positive; the first class is served first. */
  readonly arrivalRates: readonly number[];
  /** Visitors one server finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Servers, 1 or more. */
  readonly servers: number;
}

/**
 * M/M/c with classes in order of priority: `p_wait`, the same for all; `Wq_1`, …, `Wq_all` [min]; and `P(Wq_1>t)`.
 *
 * A visitor of the first class who waits is passed by nobody: the wait is exponential, as in M/M/c without the
 * other classes, but with the chance of waiting of all.
 *
 * @throws RangeError if an argument is out of range or the load reaches the number of servers
 * Cost O(classes + servers + asked). Source: [Kella & Yechiali 1985].
 */
export function mmcPriority(line: PriorityLine, asked: Asked): Quantities {
  const { arrivalRates, serviceRate, servers } = line;
  requireClasses("mmcPriority", arrivalRates);
  for (const arrivalRate of arrivalRates) requirePositive("mmcPriority", { arrivalRate });
  requirePositive("mmcPriority", { serviceRate });
  requireCount("mmcPriority", { servers });
  const load = sum(arrivalRates) / serviceRate;
  requireStable("mmcPriority", load, servers);
  const mustWait = erlangC(load, servers);
  const allBusyRate = servers * serviceRate;
  const loads = arrivalRates.map((rate) => rate / allBusyRate);
  return {
    p_wait: mustWait,
    ...waits(arrivalRates, loads, mustWait / allBusyRate),
    ...Object.fromEntries(
      asked.exceeding.map((t) => [`P(Wq_1>${t})`, mustWait * Math.exp(-(allBusyRate - arrivalRates[0]) * t)]),
    ),
  };
}

/**
 * Mean waits by class: a class waits for the work that an arrival finds at the desks, for the line of its own and
 * better classes, and for those of better classes who come meanwhile.
 *
 * @param loads share of all servers' time that each class takes
 * @param found mean time until a server would be free without any line [min]
 */
function waits(rates: readonly number[], loads: readonly number[], found: number): Quantities {
  const quantities: Record<string, number> = {};
  let before = 0; // load of the better classes
  let minutes = 0;
  rates.forEach((rate, i) => {
    const own = before + loads[i];
    const wait = found / ((1 - before) * (1 - own));
    quantities[`Wq_${i + 1}`] = wait;
    minutes += rate * wait;
    before = own;
  });
  return { ...quantities, Wq_all: minutes / sum(rates) };
}

function requireClasses(where: string, classes: readonly unknown[]): void {
  if (classes.length === 0) throw new RangeError(`${where}: no class; there must be one or more`);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

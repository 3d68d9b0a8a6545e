/**
 * Lines with exponential service and no giving up: Erlang B and C, M/M/c and M/M/c/K.
 */
import { birthDeathLaw, expectation } from "./birthDeath.js";
import { requireCount, requireNotNegative, requirePositive, requireStable } from "./checks.js";
import type { Asked, Quantities } from "./quantities.js";

/** A line served by equal servers. */
export interface Line {
  /** Visitors arriving [1/min], positive. */
  readonly arrivalRate: number;
  /** Visitors one server finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Servers, 1 or more. */
  readonly servers: number;
}

/** @throws RangeError if a rate is not positive or the servers are not a count. */
export function requireLine(where: string, line: Line): void {
  const { arrivalRate, serviceRate, servers } = line;
  requirePositive(where, { arrivalRate, serviceRate });
  requireCount(where, { servers });
}

/**
 * Probability that an arrival is lost in M/G/c/c: no waiting places, any service law.
 *
 * @param load offered load [erlang], 0 or more
 * @param servers 0 or more
 * @throws RangeError if an argument is out of range
 * Cost O(servers). Source: [Erlang 1917], recursion over servers, which never overflows.
 */
export function erlangB(load: number, servers: number): number {
  requireNotNegative("erlangB", { load, servers });
  let blocked = 1;
  for (let c = 1; c <= servers; c++) blocked = (load * blocked) / (c + load * blocked);
  return blocked;
}

/**
 * Probability that an arrival has to wait in M/M/c.
 *
 * @param load offered load [erlang], (0, servers) excluded at both ends
 * @throws RangeError if the load reaches the number of servers
 * Cost O(servers). Source: [Erlang 1917], through Erlang B.
 */
export function erlangC(load: number, servers: number): number {
  requirePositive("erlangC", { load });
  requireCount("erlangC", { servers });
  requireStable("erlangC", load, servers);
  const blocked = erlangB(load, servers);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

/** M/G/c/c. @param load offered load [erlang], positive. @throws RangeError. Cost O(servers). */
export function lossSystem(load: number, servers: number): Quantities {
  requirePositive("lossSystem", { load });
  requireCount("lossSystem", { servers });
  const blocked = erlangB(load, servers);
  return { p_block: blocked, busy: load * (1 - blocked) };
}

/**
 * M/M/c: the wait is 0 or, with the chance of Erlang C, exponential.
 *
 * @throws RangeError if the load reaches the number of servers
 * Cost O(servers + asked).
 */
export function mmc(line: Line, asked: Asked): Quantities {
  requireLine("mmc", line);
  const { arrivalRate, serviceRate, servers } = line;
  const load = arrivalRate / serviceRate;
  requireStable("mmc", load, servers);
  const mustWait = erlangC(load, servers);
  const spare = servers * serviceRate - arrivalRate;
  const wait = mustWait / spare;
  const quantities: Record<string, number> = {
    rho: load / servers,
    p_wait: mustWait,
    Wq: wait,
    Lq: arrivalRate * wait,
    W: wait + 1 / serviceRate,
    L: arrivalRate * wait + load,
    var_Wq: (mustWait * (2 - mustWait)) / (spare * spare),
    p0: nobodyInside(load, servers),
  };
  for (const t of asked.exceeding) quantities[`P(Wq>${t})`] = mustWait * Math.exp(-spare * t);
  for (const level of asked.levels) {
    quantities[`q${level}(Wq)`] = Math.max(0, Math.log(mustWait / (1 - level)) / spare);
  }
  return quantities;
}

/** P(N = 0) in M/M/c: the law up to c with a geometric tail put on its last state. */
function nobodyInside(load: number, servers: number): number {
  const upToServers = birthDeathLaw(
    (n) => (n < servers ? load : 0),
    (n) => n,
  );
  const rho = load / servers;
  return upToServers[0] / (1 + (upToServers[servers] * rho) / (1 - rho));
}

/**
 * M/M/c/K. Names ending in `accepted` are of those who find room.
 *
 * @param room places, those of the servers included; `servers` or more
 * @throws RangeError if an argument is out of range
 * Cost O(room).
 */
export function mmck(line: Line, room: number): Quantities {
  requireLine("mmck", line);
  requireCount("mmck", { room });
  const { arrivalRate, serviceRate, servers } = line;
  if (room < servers) throw new RangeError(`mmck: room ${room} is less than the ${servers} servers`);
  const law = birthDeathLaw(
    (n) => (n < room ? arrivalRate : 0),
    (n) => Math.min(n, servers) * serviceRate,
  );
  const full = law[room];
  const accepted = expectation(law.subarray(0, room), () => 1);
  const acceptedRate = arrivalRate * accepted;
  const waiting = expectation(law, (n) => n - servers, servers);
  const inside = expectation(law, (n) => n);
  return {
    p0: law[0],
    p_block: full,
    lam_eff: acceptedRate,
    Lq: waiting,
    L: inside,
    Wq_accepted: waiting / acceptedRate,
    W_accepted: inside / acceptedRate,
    p_wait_accepted: expectation(law.subarray(0, room), () => 1, servers) / accepted,
    util: acceptedRate / (servers * serviceRate),
  };
}

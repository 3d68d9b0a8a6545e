/**
 * How each quantity of the reference tables is met in a run: which measure, in which cell, on which scale; or
 * which constant of the inputs. A new quantity is a new row.
 */
import type { Params } from "./params.js";

/** Where a quantity is found. */
export type Probe =
  /** An input or a constant that follows from inputs: nothing is simulated. */
  | { readonly kind: "constant"; readonly value: number }
  /** scale × figure + offset. */
  | { readonly kind: "figure"; readonly measure: string; readonly scale: number; readonly offset: number };

/** A figure as it is, or on another scale. */
export const figure = (measure: string, scale = 1, offset = 0): Probe => ({
  kind: "figure",
  measure,
  scale,
  offset,
});

/** Quantities of steady state whose measure does not depend on a number in their name. */
const STEADY: Readonly<Record<string, string>> = {
  p_wait: "waitedShare",
  "P(V>0)": "waitedShare",
  "P(W>0)": "waitedShare",
  p_wait_accepted: "waitedShare",
  Wq: "waitJoined",
  W_all: "waitJoined",
  W_all_joined: "waitJoined",
  Wq_accepted: "waitJoined",
  W_served: "waitServed",
  W_abandoned: "waitReneged",
  W: "timeInOffice",
  W_accepted: "timeInOffice",
  var_Wq: "waitVariance",
  "q0.9(Wq)": "waitP90",
  "q0.95(Wq)": "waitP95",
  Lq: "queueMean",
  L: "insideMean",
  busy: "busyMean",
  util: "utilisation",
  p0: "insideIs0",
  p_all_busy: "allBusyShare",
  p_block: "turnedAwayShare",
  p_balk: "balkedShare",
  p_abandon: "renegedShare",
  p_abandon_of_joined: "renegedOfJoined",
  p_lost_total: "lostShare",
  lam_eff: "joinedRate",
};

/**
 * Probe of a quantity of steady_state.csv.
 *
 * `P(V>t)` is the wait offered to a patient visitor. A visitor waits more than t if both the offered wait and the
 * own patience are longer, and the two are independent: P(V>t) = P(W>t) ÷ P(patience > t).
 *
 * @throws Error for an unknown quantity
 */
export function steadyProbe(quantity: string, params: Params): Probe {
  const known = STEADY[quantity];
  if (known !== undefined) return figure(known);
  if (quantity === "rho") return { kind: "constant", value: loadOf(params) };
  const waits = /^P\((Wq?|V)>([\d.]+)\)$/.exec(quantity);
  if (waits) {
    const minutes = Number(waits[2]);
    return figure(`waitAbove${minutes}`, waits[1] === "V" ? Math.exp(Number(params.theta) * minutes) : 1);
  }
  const within = /^P\(served&W<=([\d.]+)\)$/.exec(quantity);
  if (within) return figure(`servedWithin${Number(within[1])}`);
  throw new Error(`steadyProbe: nothing measures ${quantity}`);
}

/** Offered load by server, from the parameters of a case. */
function loadOf(params: Params): number {
  const number = (name: string): number => Number(params[name]);
  const work = [
    () => 1 / number("mu"),
    () => number("D"),
    () => number("mean_service"),
    () => number("mean"),
    () =>
      (number("a") + number("b") + (params.mode === undefined ? 0 : number("mode"))) /
      (params.mode === undefined ? 2 : 3),
  ]
    .map((mean) => mean())
    .find((mean) => Number.isFinite(mean));
  if (work === undefined) throw new Error("loadOf: no mean service among the parameters");
  return (number("lam") * work) / (params.c === undefined ? 1 : number("c"));
}

/** Columns of the day tables and the clock measure that meets each. */
const DAY: Readonly<Record<string, string>> = {
  EN: "insideAt",
  ELq: "waitingAt",
  Ebusy: "busyAt",
  arrivals: "arrivedBy",
  joined: "joinedBy",
  abandoned: "renegedBy",
  served: "servedBy",
  int_Lq: "lineMinutesBy",
  p_all_busy: "allBusyAt",
};

/** Probe of a column of a day table, at its clock minute. @throws Error for an unknown column */
export function dayProbe(column: string): Probe {
  const inside = /^p(\d+)$/.exec(column);
  if (inside) return figure(`insideIs${inside[1]}At`);
  if (DAY[column] === undefined) throw new Error(`dayProbe: nothing measures ${column}`);
  return figure(DAY[column]);
}

/** Columns of shared_server.csv, and the office each is of; a crew on its way belongs to the office it goes to. */
const SHARED: Readonly<Record<string, readonly [string, "A" | "B"]>> = {
  EN_A: ["insideAt", "A"],
  EN_B: ["insideAt", "B"],
  p_at_A: ["crewsAt", "A"],
  p_at_B: ["crewsAt", "B"],
  p_travelling: ["crewsTravelling", "B"],
  served_A: ["servedBy", "A"],
  served_B: ["servedBy", "B"],
  abandoned_A: ["renegedBy", "A"],
  abandoned_B: ["renegedBy", "B"],
};

/** Probe of a column of shared_server.csv, at its clock minute. @throws Error for an unknown column */
export function sharedProbe(column: string): { readonly probe: Probe; readonly office: string } {
  if (SHARED[column] === undefined) throw new Error(`sharedProbe: nothing measures ${column}`);
  const [measure, office] = SHARED[column];
  return { probe: figure(measure), office };
}

/** Quantities of closing.csv. */
const CLOSING: Readonly<Record<string, string>> = {
  E_overtime: "overtime",
  E_finish_time: "overtime",
  sd_overtime: "overtimeDeviation",
  p_someone_inside_at_close: "overtimeShare",
  E_inside_at_close: "insideAtClosing",
  E_busy_minutes_after_close: "busyAfterClosing",
};

/** Probe of a quantity of closing.csv. @throws Error for an unknown quantity */
export function closingProbe(quantity: string, params: Params): Probe {
  const above = /^P\(overtime>([\d.]+)\)$/.exec(quantity);
  if (above) return figure(`overtimeAbove${Number(above[1])}`);
  if (CLOSING[quantity] === undefined) throw new Error(`closingProbe: nothing measures ${quantity}`);
  return figure(CLOSING[quantity], 1, quantity === "E_finish_time" ? Number(params.T) : 0);
}

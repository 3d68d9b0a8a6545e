/**
 * The fluid limit of an office: visitors as a flow, with no chance in it. Good where a line is long, blind where it
 * is short.
 *
 * x' = λ - μ min(x, s) - θ max(x - s, 0), which between two changes of rate or desks, and on one side of x = s, is
 * linear: solved exactly, piece by piece.
 */
import { requireNotNegative, requirePositive } from "./checks.js";
import { requirePieces, stepAt, type Piece } from "./dayPieces.js";

/** One office, one day, as a flow. */
export interface FluidDay {
  /** Rate of arrival from each minute on [1/min]; 0 before the first piece. */
  readonly arrivals: readonly Piece[];
  /** Desks open from each minute on; 0 before the first piece. */
  readonly desks: readonly Piece[];
  /** Visitors one desk finishes [1/min], positive. */
  readonly serviceRate: number;
  /** Rate at which a waiting visitor gives up [1/min]; 0 is never. */
  readonly patienceRate: number;
}

/** The flow at one minute. */
export interface FluidRow {
  readonly minute: number;
  /** Visitors inside. */
  readonly inside: number;
  /** Since the first minute: visitors who gave up, were served, and minutes waited by all together. */
  readonly abandoned: number;
  readonly served: number;
  readonly waitMinutes: number;
}

/**
 * The flow through a day, one row for each of `times`.
 *
 * @param times minutes, rising; at the first the office is empty
 * @throws RangeError if an argument is out of range
 * Cost O((pieces + times)²).
 */
export function fluidDay(day: FluidDay, times: readonly number[]): readonly FluidRow[] {
  requireDay(day, times);
  const flow = { inside: 0, served: 0, waitMinutes: 0 };
  const knots = knotsOf(day, times);
  const rows: FluidRow[] = [];
  knots.forEach((minute, i) => {
    if (i > 0) flowOn(day, flow, { from: knots[i - 1], to: minute });
    if (times.includes(minute)) {
      rows.push({ minute, ...flow, abandoned: flow.waitMinutes * day.patienceRate });
    }
  });
  return rows;
}

/** What has come together so far. */
interface Flow {
  inside: number;
  served: number;
  waitMinutes: number;
}

/** Minutes at which something changes or a row is wanted, first to last. */
function knotsOf(day: FluidDay, times: readonly number[]): readonly number[] {
  const changes = [...day.arrivals, ...day.desks].map((piece) => piece.minute);
  const within = changes.filter((minute) => minute > times[0] && minute < times[times.length - 1]);
  return [...new Set([...times, ...within])].toSorted((a, b) => a - b);
}

/** Lets the flow pass between two neighbouring knots; the line begins or ends at most once meanwhile. */
function flowOn(day: FluidDay, flow: Flow, span: { readonly from: number; readonly to: number }): void {
  const arrivalRate = stepAt(day.arrivals, span.from);
  const desks = stepAt(day.desks, span.from);
  const { serviceRate, patienceRate } = day;
  for (let left = span.to - span.from; left > 0;) {
    const growth = arrivalRate - Math.min(flow.inside, desks) * serviceRate;
    const hasLine = flow.inside > desks || (flow.inside === desks && growth > 0);
    // x' = inflow - rate x, on either side of x = desks.
    const rate = hasLine ? patienceRate : serviceRate;
    const inflow = hasLine ? arrivalRate - desks * (serviceRate - patienceRate) : arrivalRate;
    const minutes = Math.min(left, minutesUntil(desks, flow.inside, { inflow, rate }));
    const after = minutes < left ? desks : valueAfter(flow.inside, minutes, { inflow, rate });
    // ∫ x, from x' = inflow - rate x; without patience the middle of a straight line.
    const stayed =
      rate === 0 ? ((flow.inside + after) / 2) * minutes : (inflow * minutes + flow.inside - after) / rate;
    const atDesks = hasLine ? desks * minutes : stayed;
    flow.served += atDesks * serviceRate;
    flow.waitMinutes += stayed - atDesks;
    flow.inside = after;
    left -= minutes;
  }
}

interface Linear {
  readonly inflow: number;
  readonly rate: number;
}

function valueAfter(inside: number, minutes: number, { inflow, rate }: Linear): number {
  if (rate === 0) return inside + inflow * minutes;
  return inside - (inside - inflow / rate) * -Math.expm1(-rate * minutes);
}

/** Minutes until the number inside meets a level that it is not at; infinite if it never does. */
function minutesUntil(level: number, inside: number, { inflow, rate }: Linear): number {
  if (inside === level) return Infinity;
  if (rate === 0) return (level - inside) / inflow > 0 ? (level - inside) / inflow : Infinity;
  const end = inflow / rate;
  const share = (level - end) / (inside - end); // e^(-rate × minutes)
  return share > 0 && share < 1 ? -Math.log(share) / rate : Infinity;
}

function requireDay(day: FluidDay, times: readonly number[]): void {
  requirePieces("fluidDay: arrivals", day.arrivals);
  requirePieces("fluidDay: desks", day.desks);
  requirePositive("fluidDay", { serviceRate: day.serviceRate });
  requireNotNegative("fluidDay", { patienceRate: day.patienceRate });
  if (times.length > 0 && times.every((t, i) => i === 0 || t > times[i - 1])) return;
  throw new RangeError("fluidDay: times must be given and rise");
}

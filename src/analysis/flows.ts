/** Expected sums over visitors and minutes, of half-hours, days, weeks and offices, and the measures made of them. */

/** Sums; every measure is a ratio of two of them. Filled in place. */
export interface Flow {
  /** Visitors who came, joined (waiting or not), were served, gave up in the line. */
  arrived: number;
  joined: number;
  served: number;
  reneged: number;
  /** Visitors who left on arrival because of the line, were turned away, were sent home at closing. */
  balked: number;
  turnedAway: number;
  sentHome: number;
  /** Visitors who went on to another office because of the line; and of those turned away, who found all places taken. */
  moved: number;
  refusedFull: number;
  /** Of those who came, callers who called again. */
  again: number;
  /** Minutes in line of all who joined: in a half-hour, of those who came in it. */
  waitMinutes: number;
  /** Minutes in line, at desks, and of open desks, by the clock. */
  lineMinutes: number;
  busyMinutes: number;
  deskMinutes: number;
  /** Visitors who waited longer than each threshold; [threshold]. */
  above: number[];
}

export interface HalfHourFlow extends Flow {
  /** Place in the day, 0 from midnight. */
  readonly halfHour: number;
}

/** Sums of days: what they have that half-hours have not. Minutes in line and at desks go on after closing. */
export interface DaySums extends Flow {
  overtimeMinutes: number;
  busyAfterClosing: number;
  insideAtClosing: number;
  openMinutes: number;
  openDays: number;
}

/** Sums of one day, and of each half-hour that is open; these end at closing. */
export interface DayFlow extends DaySums {
  readonly halfHours: readonly HalfHourFlow[];
  /** How the arrivals that depend on what becomes of others were found; absent where there are none. */
  readonly fixedPoint?: FixedPoint;
}

/** How far arrivals that depend on what becomes of others have settled. */
export interface FixedPoint {
  readonly rounds: number;
  /** Total variation between the arrivals of the last two rounds, as a part of all arrivals. */
  readonly variation: number;
  readonly isSettled: boolean;
}

export function blank(thresholds: number): Flow {
  return {
    arrived: 0,
    joined: 0,
    served: 0,
    reneged: 0,
    balked: 0,
    turnedAway: 0,
    sentHome: 0,
    moved: 0,
    refusedFull: 0,
    again: 0,
    waitMinutes: 0,
    lineMinutes: 0,
    busyMinutes: 0,
    deskMinutes: 0,
    above: Array.from({ length: thresholds }, () => 0),
  };
}

export function blankDays(thresholds: number): DaySums {
  const days = { overtimeMinutes: 0, busyAfterClosing: 0, insideAtClosing: 0, openMinutes: 0, openDays: 0 };
  return { ...blank(thresholds), ...days };
}

/** Adds a flow to another, `times` over; keys that `to` has not are left. */
export function addFlow<Kind extends Flow>(to: Kind, from: Kind, times = 1): void {
  for (const key of Object.keys(to) as (keyof Kind)[]) {
    const [mine, more] = [to[key], from[key]];
    if (typeof mine === "number" && typeof more === "number") to[key] = (mine + times * more) as typeof mine;
  }
  from.above.forEach((count, t) => (to.above[t] += times * count));
}

/** Measures under the names that a run gives them; null where there is nothing to divide by. */
export interface FlowMeasures {
  readonly arrived: number;
  readonly served: number;
  /** Minutes in line ÷ who joined [min]. */
  readonly waitJoined: number | null;
  /** Gave up, left because of the line, turned away or sent home ÷ who came. */
  readonly lostShare: number | null;
  readonly renegedShare: number | null;
  /** Waited longer than each threshold ÷ who joined; [threshold]. */
  readonly waitAbove: readonly (number | null)[];
  /** Minutes at desks ÷ minutes of open desks and of work after closing. */
  readonly utilisation: number | null;
  /** Minutes in line ÷ minutes open [visitors]. */
  readonly queueMean: number | null;
  /** Minutes from closing until nobody is inside ÷ days open [min]. */
  readonly overtime: number | null;
}

/** Null where there is nothing to divide by. */
export const ratio = (of: number, per: number): number | null => (per > 0 ? of / per : null);

export function measuresOf(sums: DaySums): FlowMeasures {
  const lost = sums.reneged + sums.balked + sums.turnedAway + sums.sentHome;
  return {
    arrived: sums.arrived,
    served: sums.served,
    waitJoined: ratio(sums.waitMinutes, sums.joined),
    lostShare: ratio(lost, sums.arrived),
    renegedShare: ratio(sums.reneged, sums.arrived),
    waitAbove: sums.above.map((count) => ratio(count, sums.joined)),
    utilisation: ratio(sums.busyMinutes, sums.deskMinutes + sums.busyAfterClosing),
    queueMean: ratio(sums.lineMinutes, sums.openMinutes),
    overtime: ratio(sums.overtimeMinutes, sums.openDays),
  };
}

/**
 * A day at an office played with plain lists, for comparison: no calendar, no slots, no sums on the way. Every
 * step looks for the next thing to happen among all that may. Slow, and short enough to be checked by reading.
 */
import type { Hours, Office } from "../../src/scenario/scenario.js";
import type { Piece } from "../../src/scenario/piece.js";

/** A visitor before coming. */
export interface Comer {
  readonly minute: number;
  readonly errand: number;
  readonly service: number;
  readonly patience: number;
  /** Whether the visitor leaves at once. */
  readonly balks: (waiting: number, desks: number) => boolean;
}

/** A visitor who has come. */
export interface Visit {
  readonly comer: Comer;
  fate: "inside" | "served" | "reneged" | "balked" | "turnedAway" | "sentHome";
  waited: number;
  /** Whether no desk was free on coming. */
  hadToWait: boolean;
  workLeft: number;
  patienceLeft: number;
  /** The present wait or service: its beginning, its end if nothing comes between, its number among all. */
  since: number;
  until: number;
  order: number;
}

/** Something that may happen next; of one minute by rank, then by order. */
interface Chance {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly happen: (now: number) => void;
}

/** A class, because the rules below are about nothing but these lists. */
export class PlainDay {
  readonly visits: Visit[] = [];
  lastLeft = -Infinity;
  insideAtClosing = 0;
  busyMinutes = 0;

  private line: Visit[] = [];
  private atDesks: Visit[] = [];
  private desks = 0;
  private lastChange = -Infinity;
  private isOpen = true;
  private orders = 0;
  private readonly plan: Piece[];
  private readonly coming: Comer[];

  /** @param comers in order of time */
  constructor(
    private readonly office: Office,
    private readonly hours: Hours,
    comers: readonly Comer[],
  ) {
    this.plan = [...office.phases[0].desks];
    this.coming = [...comers];
  }

  /** Lets everything happen, until nothing is left that could. */
  play(): this {
    for (let next = this.next(); next !== undefined; next = this.next()) next.happen(next.at);
    const end = Math.max(this.hours.closes, this.lastLeft, this.lastChange);
    for (const visit of this.line) this.leaveUnserved(visit, end, "sentHome");
    return this;
  }

  private next(): Chance | undefined {
    const chances: Chance[] = [
      ...this.plan
        .slice(0, 1)
        .map(({ minute }) => ({ at: minute, rank: 0, order: 0, happen: () => this.change() })),
      ...this.atDesks.map((visit) => ({
        at: visit.until,
        rank: 1,
        order: visit.order,
        happen: (now: number) => this.finish(visit, now),
      })),
      ...this.line.map((visit) => ({
        at: visit.until,
        rank: 2,
        order: visit.order,
        happen: (now: number) => this.leaveUnserved(visit, now, "reneged"),
      })),
      ...this.coming
        .slice(0, 1)
        .map(({ minute }) => ({ at: minute, rank: 3, order: 0, happen: () => this.come() })),
      ...(this.isOpen ? [{ at: this.hours.closes, rank: 4, order: 0, happen: () => this.close() }] : []),
    ];
    const possible = chances.filter(({ at }) => at < Infinity);
    return possible.toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order)[0];
  }

  private change(): void {
    const { minute, value } = this.plan.shift() as Piece;
    if (value !== this.desks) this.lastChange = minute;
    this.desks = value;
    while (this.office.phases[0].release === "preempt" && this.atDesks.length > value) {
      const visit = this.atDesks.at(-1) as Visit;
      this.leaveDesk(visit, minute);
      this.line.unshift(visit);
      this.begin(visit, minute, visit.patienceLeft);
    }
    this.call(minute);
  }

  private come(): void {
    const comer = this.coming.shift() as Comer;
    const { minute, service, patience } = comer;
    const visit: Visit = {
      comer,
      fate: "inside",
      waited: 0,
      hadToWait: false,
      workLeft: service,
      patienceLeft: patience,
      since: 0,
      until: 0,
      order: 0,
    };
    this.visits.push(visit);
    visit.hadToWait = this.atDesks.length >= this.desks || this.line.length > 0;
    if (this.isRefused(minute)) visit.fate = "turnedAway";
    else if (visit.hadToWait && comer.balks(this.line.length, this.desks)) visit.fate = "balked";
    else if (visit.hadToWait) this.line.push(visit);
    else this.atDesks.push(visit);
    this.begin(visit, minute, visit.hadToWait ? patience : service);
  }

  private isRefused(minute: number): boolean {
    const { closing, room } = this.office.phases[0];
    const { opens, closes } = this.hours;
    const lastTicket = closing.kind === "stopTickets" ? closes - closing.minutesBefore : closes;
    const isFull = room !== null && this.line.length + this.atDesks.length >= room;
    return minute < opens || minute > lastTicket || isFull;
  }

  private close(): void {
    this.isOpen = false;
    this.insideAtClosing = this.line.length + this.atDesks.length;
    if (this.office.phases[0].closing.kind !== "sendHome") return;
    for (const visit of this.line) this.leaveUnserved(visit, this.hours.closes, "sentHome");
  }

  private call(now: number): void {
    while (this.line.length > 0 && this.atDesks.length < this.desks) {
      const visit = this.line[0];
      this.leaveLine(visit, now);
      this.atDesks.push(visit);
      this.begin(visit, now, visit.workLeft);
    }
  }

  private finish(visit: Visit, now: number): void {
    this.leaveDesk(visit, now);
    visit.fate = "served";
    this.lastLeft = now;
    this.call(now);
  }

  private begin(visit: Visit, now: number, minutes: number): void {
    Object.assign(visit, { since: now, until: now + minutes, order: this.orders++ });
  }

  private leaveDesk(visit: Visit, now: number): void {
    this.atDesks = this.atDesks.filter((one) => one !== visit);
    this.busyMinutes += now - visit.since;
    visit.workLeft = visit.until - now;
  }

  private leaveLine(visit: Visit, now: number): void {
    this.line = this.line.filter((one) => one !== visit);
    visit.waited += now - visit.since;
    visit.patienceLeft -= now - visit.since;
  }

  private leaveUnserved(visit: Visit, now: number, fate: "reneged" | "sentHome"): void {
    this.leaveLine(visit, now);
    visit.fate = fate;
    this.lastLeft = now;
  }
}

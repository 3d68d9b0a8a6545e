/**
 * An office played with plain lists, for comparison: no calendar, no slots, no sums on the way. Every step looks
 * for the next thing to happen among all that may. Slow, and short enough to be checked by reading.
 */
import type { Office } from "../../src/scenario/scenario.js";

/** A visitor before coming. */
export interface Comer {
  readonly minute: number;
  readonly errand: number;
  readonly service: number;
  readonly patience: number;
  /** Leaves at once if the uniform is below the chance at what is seen. */
  readonly balks: (waiting: number, desks: number) => boolean;
}

export type Fate = "served" | "reneged" | "balked" | "turnedAway" | "sentHome";

/** A visitor who has been there. */
export interface Visit {
  readonly comer: Comer;
  fate: Fate;
  waited: number;
  /** Whether no desk was free on coming. */
  hadToWait: boolean;
  workLeft: number;
  patienceLeft: number;
  /** When the present wait or service began, and when it ends if nothing comes between. */
  since: number;
  until: number;
  /** Number of the present wait or service, counted over all visitors. */
  order: number;
}

/** What a day at one office leaves. */
export interface Day {
  readonly visits: readonly Visit[];
  readonly lastLeft: number;
  readonly insideAtClosing: number;
  readonly busyMinutes: number;
}

/** @param comers in order of time */
export function playDay(office: Office, comers: readonly Comer[], { opens, closes }: { opens: number; closes: number }): Day {
  const visits: Visit[] = [];
  const line: Visit[] = [];
  let atDesks: Visit[] = [];
  let desks = 0;
  let busyMinutes = 0;
  let lastLeft = -Infinity;
  let deskChange = -Infinity;
  let insideAtClosing = 0;
  let orders = 0;
  const lastTicket = office.closing.kind === "stopTickets" ? closes - office.closing.minutesBefore : closes;

  const begin = (visit: Visit, now: number, minutes: number): void => {
    Object.assign(visit, { since: now, until: now + minutes, order: orders++ });
  };
  const leaveLine = (visit: Visit, now: number): void => {
    line.splice(line.indexOf(visit), 1);
    visit.waited += now - visit.since;
    visit.patienceLeft -= now - visit.since;
  };
  const leaveDesk = (visit: Visit, now: number): void => {
    atDesks = atDesks.filter((one) => one !== visit);
    busyMinutes += now - visit.since;
    visit.workLeft = visit.until - now;
  };
  const leaveUnserved = (visit: Visit, now: number, fate: Fate): void => {
    leaveLine(visit, now);
    visit.fate = fate;
    lastLeft = now;
  };
  const call = (now: number): void => {
    while (line.length > 0 && atDesks.length < desks) {
      const [visit] = line;
      leaveLine(visit, now);
      atDesks.push(visit);
      begin(visit, now, visit.workLeft);
    }
  };
  const change = (now: number, open: number): void => {
    if (open !== desks) deskChange = now;
    desks = open;
    while (office.release === "preempt" && atDesks.length > desks) {
      const visit = atDesks[atDesks.length - 1];
      leaveDesk(visit, now);
      line.unshift(visit);
      begin(visit, now, visit.patienceLeft);
    }
    call(now);
  };
  const come = (comer: Comer): void => {
    const visit: Visit = { comer, fate: "served", waited: 0, hadToWait: false, workLeft: comer.service, patienceLeft: comer.patience, since: 0, until: 0, order: 0 };
    visits.push(visit);
    const isFull = line.length + atDesks.length >= (office.room ?? Infinity);
    if (comer.minute < opens || comer.minute > lastTicket || isFull) return void (visit.fate = "turnedAway");
    visit.hadToWait = atDesks.length >= desks || line.length > 0;
    if (visit.hadToWait && comer.balks(line.length, desks)) return void (visit.fate = "balked");
    if (visit.hadToWait) line.push(visit);
    else atDesks.push(visit);
    begin(visit, comer.minute, visit.hadToWait ? comer.patience : comer.service);
  };
  const close = (now: number): void => {
    insideAtClosing = line.length + atDesks.length;
    if (office.closing.kind === "sendHome") for (const visit of [...line]) leaveUnserved(visit, now, "sentHome");
  };

  const plan = [...office.desks];
  const coming = [...comers];
  let open = true;
  for (;;) {
    const next = [
      ...plan.slice(0, 1).map(({ minute, value }) => ({ at: minute, rank: 0, order: 0, act: () => (plan.shift(), change(minute, value)) })),
      ...atDesks.map((visit) => ({ at: visit.until, rank: 1, order: visit.order, act: () => (leaveDesk(visit, visit.until), (lastLeft = visit.until), call(visit.until)) })),
      ...line.map((visit) => ({ at: visit.until, rank: 2, order: visit.order, act: () => leaveUnserved(visit, visit.until, "reneged") })),
      ...coming.slice(0, 1).map((comer) => ({ at: comer.minute, rank: 3, order: 0, act: () => (coming.shift(), come(comer)) })),
      ...(open ? [{ at: closes, rank: 4, order: 0, act: () => ((open = false), close(closes)) }] : []),
    ]
      .filter(({ at }) => at < Infinity)
      .toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order)[0];
    if (next === undefined) break;
    next.act();
  }
  const end = Math.max(closes, lastLeft, deskChange);
  for (const visit of [...line]) leaveUnserved(visit, end, "sentHome");
  return { visits, lastLeft, insideAtClosing, busyMinutes };
}

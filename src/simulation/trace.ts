/**
 * Writes down visits while they happen: reads the state and changes nothing of it. Where nobody is traced there is
 * no such thing; where somebody is, the verbs of `traced.ts` tell it what happens.
 */
import { EXIT, UserError } from "../errors.js";
import { BLANK, EVENT, NOW, type State } from "./state.js";
import { CONTACT, CONTACT_WIDTH } from "./sums.js";
import {
  createVisitRows,
  FATE,
  OUTCOME,
  type Fate,
  type Outcome,
  type VisitColumn,
  type Visits,
} from "./visits.js";

/** Most visits written down of one replication: what fits a record. */
const MOST_VISITS = 2_000_000;

export interface Tracing {
  /** A visitor comes for the first time, and has this slot from now on. */
  readonly noteFirst: (visitor: number) => void;
  /** A visitor comes to the door of an office, or calls a line. */
  readonly noteEntry: (visitor: number) => void;
  /** The attempt that is under way ends. */
  readonly noteEnd: (visitor: number, outcome: Outcome) => void;
  /** The home zone is drawn of a visitor whose office is gone. */
  readonly noteHome: (visitor: number, home: number) => void;
  /** What became of a contact, if the visitor has one still, or of a caller. @param column of the contact's sums */
  readonly noteFate: (visitor: number, column: number, isServed: boolean) => void;
  readonly noteNoShows: (office: number, errand: number, missing: number) => void;
  /** Forgets what ended during warm-up; whoever is inside or between attempts stays. */
  readonly beginMeasuring: () => void;
  /** From now on only what becomes of those is written down who came before. */
  readonly beginDrain: () => void;
  readonly clear: () => void;
  /** What was written down, once the replication is over. */
  readonly visits: () => Visits;
}

/** Fate of a contact by the column of its sums. */
const FATE_OF: Readonly<Record<number, Fate>> = {
  [CONTACT.servedHere]: "servedHere",
  [CONTACT.servedElsewhere]: "servedElsewhere",
  [CONTACT.phone]: "phone",
  [CONTACT.eService]: "eService",
  [CONTACT.gaveUp]: "gaveUp",
  [CONTACT.failed]: "failed",
};

/** Where nobody comes again the outcome tells the fate: of a contact, and of a caller. */
const FATE_BY_OUTCOME: Readonly<Partial<Record<number, readonly [Fate, Fate]>>> = {
  [OUTCOME.inside]: ["pending", "pending"],
  [OUTCOME.served]: ["servedHere", "answered"],
};

/** Ends of those who were in a line or at a desk, and so have waited, were it for no time. */
const STOOD: readonly Outcome[] = ["served", "reneged", "sentHome"];

const NOBODY = -1;

/** A row by columns. */
type Visit = Readonly<Record<VisitColumn, number>>;

export function createTracing(state: State): Tracing {
  const { model, time, waited, early, person, workLeft, serviceMinutes, calendar } = state;
  const { office: officeOf, errand: errandOf } = state;
  const { traced, officeCount } = model;
  const places = model.officeIds.length;
  const { bookings, preempt, returns } = model.features;
  const contactsOfOffice = model.errandIds.length * CONTACT_WIDTH;
  const capacity = officeOf.length;
  /** Columns of the visitors in slots: number, base, open row, attempts, home zone, minute intended; [slot]. */
  const number = new Int32Array(capacity).fill(NOBODY);
  const base = new Int32Array(capacity);
  const openRow = new Int32Array(capacity).fill(NOBODY);
  const isTold = new Uint8Array(capacity);
  const attempts = new Int32Array(capacity);
  const zone = new Int32Array(capacity);
  const intended = new Float64Array(capacity);
  const rows = createVisitRows();
  /** By number of the visitor. */
  const contactFates = new Map<number, number>();
  const callFates = new Map<number, number>();
  let numbers = 0;
  let isDraining = false;

  function noteFirst(slot: number): void {
    number[slot] = numbers++;
    base[slot] = NOBODY;
    openRow[slot] = NOBODY;
    isTold[slot] = 0;
    attempts[slot] = 0;
    zone[slot] = NOBODY;
    intended[slot] = time[NOW];
  }

  /** Who has a contact has its office for base, everybody else the first place gone to. */
  function noteBase(slot: number): number {
    if (base[slot] !== NOBODY) return base[slot];
    const who = person[slot];
    base[slot] = returns && who >= 0 ? Math.floor(who / contactsOfOffice) % places : officeOf[slot];
    return base[slot];
  }

  /** A row for a visitor. @returns NOBODY if neither base nor office is traced */
  function addRow(slot: number, office: number): number {
    const from = noteBase(slot);
    if (traced[from] === 0 && (office === NOBODY || traced[office] === 0)) return NOBODY;
    isTold[slot] = 1;
    return write(number[slot], { base: from, errand: errandOf[slot], office, intended: intended[slot] });
  }

  /** Writes what every row has. */
  function write(who: number, what: Pick<Visit, "base" | "errand" | "office" | "intended">): number {
    if (rows.count() >= MOST_VISITS) throw tooMany();
    const row = rows.add();
    rows.set("visitor", row, who);
    rows.set("base", row, what.base);
    rows.set("errand", row, what.errand);
    rows.set("office", row, what.office);
    rows.set("intended", row, what.intended);
    return row;
  }

  /** A contact or caller that is not at any office. */
  function addNone(slot: number): void {
    const row = addRow(slot, NOBODY);
    if (row === NOBODY) return;
    rows.set("zone", row, zone[slot]);
    rows.set("attempt", row, 0);
    rows.set("outcome", row, OUTCOME.none);
  }

  function noteEntry(slot: number): void {
    attempts[slot]++;
    if (isDraining) return void noteBase(slot);
    const row = addRow(slot, officeOf[slot]);
    openRow[slot] = row;
    if (row === NOBODY) return;
    rows.set("zone", row, zone[slot]);
    rows.set("attempt", row, attempts[slot]);
    rows.set("outcome", row, OUTCOME.inside);
    rows.set("arrived", row, time[NOW]);
  }

  function noteEnd(slot: number, outcome: Outcome): void {
    const row = openRow[slot];
    openRow[slot] = NOBODY;
    if (row === NOBODY) return;
    rows.set("outcome", row, OUTCOME[outcome]);
    rows.set("finished", row, time[NOW]);
    if (!STOOD.includes(outcome)) return;
    const minutes = waited[slot];
    rows.set("wait", row, bookings ? minutes - Math.min(minutes, early[slot]) : minutes);
    if (outcome === "served") rows.set("called", row, time[NOW] - workOf(slot));
  }

  /** Whether the contact or call of a visitor is not measured. */
  const isApart = (who: number): boolean => (who >= 0 ? who >= places * contactsOfOffice : ~who >= places);

  const workOf = (slot: number): number => (preempt ? workLeft[slot] : serviceMinutes[slot]);

  function noteFate(slot: number, column: number, isServed: boolean): void {
    const isContact = person[slot] >= 0;
    if (isTold[slot] === 0 && !(isDraining && isApart(person[slot]))) addNone(slot);
    const fates = isContact ? contactFates : callFates;
    if (isTold[slot] === 0) return;
    fates.set(number[slot], isContact ? FATE[FATE_OF[column]] : isServed ? FATE.answered : FATE.lost);
  }

  function beginMeasuring(): void {
    const inside = slotsWith((slot) => openRow[slot] !== NOBODY).toSorted((a, b) => openRow[a] - openRow[b]);
    rows.keepOnly(inside.map((slot) => openRow[slot]));
    for (const [row, slot] of inside.entries()) openRow[slot] = row;
    for (const slot of slotsWith((one) => person[one] !== BLANK)) {
      const isBetween = openRow[slot] === NOBODY;
      if (person[slot] < 0) base[slot] = ~person[slot] % places; // the contact it came from is over
      if (isBetween) addNone(slot);
    }
  }

  const slotsWith = (is: (slot: number) => boolean): number[] =>
    Array.from({ length: capacity }, (_, slot) => slot).filter(is);

  /** Whoever is inside now stays so in the rows. */
  function closeRows(): void {
    for (const slot of slotsWith((one) => openRow[one] !== NOBODY)) {
      const isAtDesk = calendar.rank[slot] === EVENT.finish && calendar.isScheduled(slot);
      if (isAtDesk) rows.set("called", openRow[slot], calendar.minute[slot] - workOf(slot));
      openRow[slot] = NOBODY;
    }
  }

  function beginDrain(): void {
    closeRows();
    isDraining = true;
  }

  function visits(): Visits {
    closeRows();
    for (let row = 0; row < rows.count(); row++) {
      if (rows.get("fate", row) === NOBODY) rows.set("fate", row, fateOf(row));
    }
    return rows.copy();
  }

  function fateOf(row: number): number {
    const office = rows.get("office", row);
    const isCall = (office === NOBODY ? rows.get("base", row) : office) >= officeCount;
    if (returns) return (isCall ? callFates : contactFates).get(rows.get("visitor", row)) ?? FATE.pending;
    const fates = FATE_BY_OUTCOME[rows.get("outcome", row)] ?? (["gaveUp", "lost"] as const);
    return FATE[fates[isCall ? 1 : 0]];
  }

  function noteHome(visitor: number, home: number): void {
    zone[visitor] = home;
  }

  function noteNoShows(office: number, errand: number, missing: number): void {
    for (let one = 0; one < missing; one++) {
      const who = numbers++;
      if (isDraining || traced[office] === 0) continue;
      const row = write(who, { base: office, errand, office: NOBODY, intended: NaN });
      rows.set("attempt", row, 0);
      rows.set("outcome", row, OUTCOME.none);
      rows.set("fate", row, FATE.noShow);
    }
  }

  function clear(): void {
    rows.clear();
    isDraining = false;
    openRow.fill(NOBODY);
    contactFates.clear();
    callFates.clear();
    numbers = 0;
  }

  return {
    noteFirst,
    noteEntry,
    noteEnd,
    noteHome,
    noteFate,
    noteNoShows,
    beginMeasuring,
    beginDrain,
    clear,
    visits,
  };
}

function tooMany(): UserError {
  return new UserError(
    `--trace: more than ${MOST_VISITS} visits in one replication; trace fewer offices, or simulate fewer days`,
    EXIT.usage,
  );
}

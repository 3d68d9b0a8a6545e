/** What is written of errands, offices, phone lines and crews, as the resolved scenario holds it. */
import { hoursByDay } from "./calendar.js";
import {
  ALL_WEEK,
  type Written,
  type WrittenErrand,
  type WrittenLine,
  type WrittenOffice,
} from "./schema.js";
import {
  PLAIN_ERRAND,
  PLAIN_OFFICE,
  type Booking,
  type Crew,
  type DeskGroup,
  type Errand,
  type Horizon,
  type Leaving,
  type Line,
  type Name,
  type Office,
  type Piece,
  type Rate,
  type Source,
} from "./scenario.js";

const NOBODY: Rate = { shape: "constant", pieces: [{ minute: 0, value: 0 }] };

/** A name in both languages when none is written. */
export function sameName(text: string): Name {
  return { sv: text, en: text };
}

/** In order of the ids' code units, which no locale changes. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export function errandFrom(id: string, errand: WrittenErrand): Errand {
  return {
    id,
    name: errand.name ?? sameName(id),
    service: errand.service,
    patience: errand.patience ?? null,
    balking: errand.balking ?? null,
    priority: errand.priority ?? PLAIN_ERRAND.priority,
    needs: errand.needs ?? null,
    leaving: leavingFrom(errand.leaving),
    line: errand.line ?? null,
  };
}

function leavingFrom(leaving: WrittenErrand["leaving"]): Leaving | null {
  if (leaving === undefined) return null;
  return { later: leaving.later ?? 0, after: leaving.after ?? null, phone: leaving.phone ?? 0 };
}

/** An office of the document, without its visitors. */
export function officeFrom(id: string, office: WrittenOffice): Office {
  const groups = byId(
    Object.entries(office.groups ?? {}).map(([name, { desks, serves }]): DeskGroup => ({
      id: name,
      desks,
      serves: serves?.toSorted() ?? null,
    })),
  );
  const equipment = Object.entries(office.equipment ?? {}).map(([name, count]) => ({ id: name, count }));
  const { overflow } = office;
  return {
    id,
    name: office.name ?? sameName(id),
    week: office.open ?? ALL_WEEK,
    closedDays: (office.closedOn ?? []).toSorted((a, b) => a - b),
    desks: office.desks ?? sumOfDesks(groups),
    release: office.release,
    closing: office.closing ?? { kind: "serve" },
    room: office.room ?? null,
    ...PLAIN_OFFICE,
    groups,
    equipment: byId(equipment),
    overflow: overflow === undefined ? null : { ...overflow, after: overflow.after ?? null },
    next: Object.entries(office.next ?? {})
      .map(([to, chance]) => ({ office: to, chance }))
      .toSorted((a, b) => (a.office < b.office ? -1 : 1)),
    line: office.line ?? null,
  };
}

/** Desks of all groups together, from each minute on at which any of them changes. */
export function sumOfDesks(groups: readonly Pick<DeskGroup, "desks">[]): Piece[] {
  const minutes = new Set(groups.flatMap(({ desks }) => desks.map(({ minute }) => minute)));
  return [...minutes]
    .toSorted((a, b) => a - b)
    .map((minute) => ({
      minute,
      value: groups.reduce((sum, { desks }) => sum + desksAt(desks, minute), 0),
    }));
}

function desksAt(desks: readonly Piece[], minute: number): number {
  return desks.findLast((piece) => piece.minute <= minute)?.value ?? 0;
}

/** A phone line; whoever is in it at closing time is cut off. */
export function lineFrom(id: string, line: WrittenLine, continuous: boolean): Line {
  const { redial } = line;
  const name = line.name ?? sameName(id);
  const office: Office = {
    id,
    name,
    week: line.open ?? ALL_WEEK,
    closedDays: (line.closedOn ?? []).toSorted((a, b) => a - b),
    desks: line.agents,
    release: "exhaustive",
    closing: { kind: continuous ? "serve" : "sendHome" },
    room: null,
    ...PLAIN_OFFICE,
    places: line.places ?? null,
    redial:
      redial === undefined
        ? null
        : { after: redial.after, rejected: redial.rejected ?? 0, abandoned: redial.abandoned ?? 0 },
  };
  const errand = { id, name, service: line.handling, patience: line.patience ?? null, balking: null };
  return { office, errand: { ...errand, ...PLAIN_ERRAND } };
}

export function crewsOf({ crews }: Written): Crew[] {
  return byId(
    Object.entries(crews).map(([id, { desks, home, route }]) => ({ id, desks: desks ?? 1, home, route })),
  );
}

/** Visitors of the offices of the document, and people who call its lines. Cost O(sources × days). */
export function sourcesOf(written: Written, places: readonly Office[], horizon: Horizon): Source[] {
  const atOffices = Object.entries(written.offices).flatMap(([id, office]) =>
    sourcesOfOffice(id, office, rateOfDay(id, places, horizon)),
  );
  const calls = Object.entries(written.lines).map(([id, { arrivals }]) => ({
    ...comingTo(id, id),
    rates: [arrivals ?? NOBODY],
    rateOfDay: rateOfDay(id, places, horizon),
  }));
  return [...atOffices, ...calls];
}

/** One list for all errands of an office: it may be a million days long. */
function rateOfDay(id: string, places: readonly Office[], horizon: Horizon): number[] {
  const office = places.find((one) => one.id === id);
  return office === undefined ? [] : hoursByDay(office, horizon).map((hours) => (hours === null ? -1 : 0));
}

function sourcesOfOffice(
  id: string,
  { arrivals, atTheDoor, bookings }: WrittenOffice,
  ofDay: readonly number[],
): Source[] {
  const errandIds = [...new Set([...Object.keys(arrivals), ...Object.keys(atTheDoor)])];
  const dropIns = errandIds.map((errand): Source => ({
    ...comingTo(id, errand),
    atTheDoor: atTheDoor[errand] ?? 0,
    rates: [arrivals[errand] ?? NOBODY],
    rateOfDay: ofDay,
  }));
  const booked = Object.entries(bookings ?? {}).map(
    ([errand, { slots, taken, noShow, early, lateness }]) => ({
      ...comingTo(id, errand),
      id: `${id}/${errand}/booked`,
      rateOfDay: ofDay,
      booking: {
        slots,
        taken: taken ?? 1,
        noShow: noShow ?? 0,
        early: early ?? 0,
        lateness: lateness ?? null,
      } satisfies Booking,
    }),
  );
  return [...dropIns, ...booked];
}

function comingTo(office: string, errand: string): Source {
  const id = office === errand ? office : `${office}/${errand}`;
  return { id, office, errand, atTheDoor: 0, rates: [NOBODY], rateOfDay: [], booking: null };
}

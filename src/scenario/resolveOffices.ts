/** What is written of errands, offices, phone lines and crews, as the resolved scenario holds it. */
import { attributesFrom } from "./attributes.js";
import { hoursByDay, phaseOn, simulatedDays, visitsFactor } from "./calendar.js";
import { rateFrom, scaleRate } from "./profiles.js";
import { desksAt } from "./staffing.js";
import {
  ALL_WEEK,
  type Written,
  type WrittenErrand,
  type WrittenLine,
  type WrittenOffice,
} from "./schema.js";
import {
  ALWAYS,
  PLAIN_ERRAND,
  PLAIN_OFFICE,
  type Errand,
  type Horizon,
  type Line,
  type Name,
  type Office,
  type Source,
} from "./scenario.js";
import type { Piece } from "./piece.js";
import type { Booking, Crew, DeskGroup, Leaving } from "./mechanisms.js";

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

/** What is written of those who leave; null where nothing is. */
export function leavingFrom(
  leaving: NonNullable<Written["network"]>["leaving"] | WrittenErrand["leaving"],
): Leaving | null {
  if (leaving === undefined) return null;
  const { later = 0, after = null, phone = 0, ...more } = leaving;
  const said = Object.entries(more).filter(([, weight]) => weight !== undefined && weight > 0);
  return { later, after, phone, ...Object.fromEntries(said) };
}

/** What an office has beside hours and desks. */
export function mechanismsFrom(office: WrittenOffice): Pick<Office, keyof typeof PLAIN_OFFICE> {
  const groups = Object.entries(office.groups ?? {}).map(([id, { desks, serves }]): DeskGroup => ({
    id,
    desks,
    serves: serves?.toSorted() ?? null,
  }));
  const equipment = Object.entries(office.equipment ?? {}).map(([id, count]) => ({ id, count }));
  const { overflow } = office;
  return {
    ...PLAIN_OFFICE,
    serviceFactor: office.serviceFactor ?? 1,
    groups: byId(groups),
    equipment: byId(equipment),
    overflow: overflow === undefined ? null : { ...overflow, after: overflow.after ?? null },
    next: Object.entries(office.next ?? {})
      .map(([to, chance]) => ({ office: to, chance }))
      .toSorted((a, b) => (a.office < b.office ? -1 : 1)),
    line: office.line ?? null,
  };
}

/** Desks of an office by time of day, however they are written; none when they are not. */
export function desksOf({ desks, groups }: WrittenOffice): readonly Piece[] {
  return desks ?? sumOfDesks(Object.values(groups ?? {}));
}

/** Desks of all groups together, from each minute on at which any of them changes. */
function sumOfDesks(groups: readonly Pick<DeskGroup, "desks">[]): Piece[] {
  const minutes = new Set(groups.flatMap(({ desks }) => desks.map(({ minute }) => minute)));
  return [...minutes]
    .toSorted((a, b) => a - b)
    .map((minute) => ({
      minute,
      value: groups.reduce((sum, { desks }) => sum + desksAt(desks, minute), 0),
    }));
}

/** A phone line; whoever is in it at closing time is cut off. */
export function lineFrom(id: string, line: WrittenLine, continuous: boolean): Line {
  const { redial } = line;
  const name = line.name ?? sameName(id);
  const week = line.open ?? ALL_WEEK;
  const office: Office = {
    id,
    name,
    attributes: attributesFrom({}, { desks: line.agents, week }),
    closedDays: (line.closedOn ?? []).toSorted((a, b) => a - b),
    phases: [
      {
        from: ALWAYS,
        exists: true,
        week,
        desks: line.agents,
        release: "exhaustive",
        closing: { kind: continuous ? "serve" : "sendHome" },
        room: null,
        visits: 1,
      },
    ],
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
  const placeOf = new Map(places.map((office) => [office.id, office]));
  const atOffices = Object.entries(written.offices).flatMap(([id, office]) => {
    const place = placeOf.get(id);
    return place === undefined ? [] : sourcesOfOffice(place, office, written.profiles, horizon);
  });
  const calls = Object.entries(written.lines).flatMap(([id, { arrivals }]) => {
    const place = placeOf.get(id);
    if (place === undefined) return [];
    const rates = [rateFrom(arrivals, written.profiles)];
    return [
      { ...comingTo(id, id), rates, rateOfDay: rateByDay(place, { errand: id, factors: [1] }, horizon) },
    ];
  });
  return [...atOffices, ...calls];
}

function sourcesOfOffice(
  office: Office,
  { arrivals, atTheDoor, bookings }: WrittenOffice,
  profiles: Written["profiles"],
  horizon: Horizon,
): Source[] {
  // One list for all errands of an office that no patch tells apart: it may be a million days long.
  const spreads = new Map<string, { readonly factors: readonly number[]; readonly rateOfDay: number[] }>();
  const spreadOf = (errand: string) => {
    const name = office.phases.map((phase) => visitsFactor(phase, errand)).join(" ");
    const factors = [...new Set(office.phases.map((phase) => visitsFactor(phase, errand)))];
    const spread = spreads.get(name) ?? {
      factors,
      rateOfDay: rateByDay(office, { errand, factors }, horizon),
    };
    spreads.set(name, spread);
    return spread;
  };
  const errandIds = [...new Set([...Object.keys(arrivals), ...Object.keys(atTheDoor)])];
  const dropIns = errandIds.map((errand): Source => ({
    ...comingTo(office.id, errand),
    atTheDoor: atTheDoor[errand] ?? 0,
    rates: spreadOf(errand).factors.map((factor) => scaleRate(rateFrom(arrivals[errand], profiles), factor)),
    rateOfDay: spreadOf(errand).rateOfDay,
  }));
  const booked = Object.entries(bookings ?? {}).map(
    ([errand, { slots, taken, noShow, early, lateness }]) => ({
      ...comingTo(office.id, errand),
      id: `${office.id}/${errand}/booked`,
      rateOfDay: spreadOf(errand).rateOfDay,
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
  const rates = [rateFrom(undefined, {})];
  return { id, office, errand, atTheDoor: 0, rates, scale: 1, rateOfDay: [], booking: null };
}

/** Which factor holds on each day, −1 where it is closed. */
function rateByDay(
  office: Office,
  { errand, factors }: { readonly errand: string; readonly factors: readonly number[] },
  horizon: Horizon,
): number[] {
  const days = simulatedDays(horizon);
  return hoursByDay(office, days, horizon).map((open, i) =>
    open === null ? -1 : factors.indexOf(visitsFactor(phaseOn(office, days[i]), errand)),
  );
}

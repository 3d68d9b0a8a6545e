/** What must hold between an office of the document and the rest: errands known, somebody to serve them. */
import { suggest } from "./nearest.js";
import { formatTime } from "./quantities.js";
import { findingAt, quote, refusal, type Finding, type Path } from "./reading.js";
import { sumOfDesks } from "./resolveOffices.js";
import { ALL_WEEK, type WrittenOffice } from "./schema.js";
import type { Hours, Piece } from "./scenario.js";
import type { Subject } from "./subject.js";

/** An office with its errands. */
interface Case {
  readonly path: Path;
  readonly office: WrittenOffice;
  /** Desks of all groups together. */
  readonly desks: readonly Piece[];
  /** Hours of the days on which it opens. */
  readonly hours: readonly Hours[];
  /** Errands somebody comes with. */
  readonly errandIds: readonly string[];
}

export function checkOffices(subject: Subject): Finding[] {
  const unserved = Object.entries(subject.written.offices).flatMap(([id, office]) => {
    const found: Case = {
      path: ["offices", id],
      office,
      desks: desksOf(office),
      hours: (office.open ?? ALL_WEEK).filter((day) => day !== null),
      errandIds: visitedErrands(office),
    };
    return [
      ...findNobodyServed(found, subject),
      ...findNobodyAfterClosing(found, subject),
      ...findNoTickets(found),
      ...findDatesTwice(found),
    ];
  });
  return [...findUnknownErrands(subject), ...unserved];
}

/** Desks of an office by time of day, however they are written; none when they are not. */
export function desksOf({ desks, groups }: WrittenOffice): readonly Piece[] {
  return desks ?? sumOfDesks(Object.values(groups ?? {}));
}

/** Errands that somebody comes to an office with from outside. */
export function visitedErrands({ arrivals, atTheDoor, bookings }: WrittenOffice): string[] {
  const arriving = Object.keys(arrivals).filter((id) => arrivals[id].pieces.some(({ value }) => value > 0));
  const standing = Object.keys(atTheDoor).filter((id) => atTheDoor[id] > 0);
  return [...new Set([...arriving, ...standing, ...Object.keys(bookings ?? {})])];
}

function findUnknownErrands({ errandIds, errandsNamed, network, keys }: Subject): Finding[] {
  // A network that cannot be read may hold any errand.
  if (keys.has("network") && network === null) return [];
  const known = [...errandIds, ...(network?.errands.map((row) => row.errand_type_id) ?? [])];
  return errandsNamed
    .filter(({ id }) => !known.includes(id))
    .map(({ path, id }) =>
      findingAt(path, refusal(`unknown errand ${quote(id)}`, suggest(id, known)), "key"),
    );
}

/** Whether any desk is open at some time from a minute on. */
function isStaffedFrom(desks: readonly Piece[], minute: number): boolean {
  return desks.some(({ value }, i) => value > 0 && (desks[i + 1]?.minute ?? Infinity) > minute);
}

function findNobodyServed({ path, office, desks, hours, errandIds }: Case, subject: Subject): Finding[] {
  if (errandIds.length === 0) return [];
  if (hours.length === 0) {
    const never = refusal("visitors come but it never opens", "open it, or remove its visitors");
    return [findingAt([...path, "open"], never)];
  }
  const sendsHome = office.closing?.kind === "sendHome";
  const isServed = hours.some(({ opens, closes }) => {
    if (!isStaffedFrom(desks, opens)) return false;
    return !sendsHome || desks.some(({ minute, value }) => value > 0 && minute < closes);
  });
  if (isServed || isVisitedByCrew(path, subject)) return [];
  const remedy = "open a desk within the opening hours, or remove its visitors";
  return [findingAt([...path, "desks"], refusal("visitors come but no desk is ever open for them", remedy))];
}

/** Whether desks of a crew come to the office, whatever desks it has of its own. */
function isVisitedByCrew(path: Path, { written }: Subject): boolean {
  const id = String(path[1]);
  return Object.values(written.crews).some(
    ({ home, route }) => home === id || route.some(({ to }) => to === id),
  );
}

/** Lines that are served after closing need a desk, unless everybody in them loses patience. */
function findNobodyAfterClosing(
  { path, office, desks, hours, errandIds }: Case,
  subject: Subject,
): Finding[] {
  const patient = errandIds.filter((id) => waitsForEver(id, subject));
  const servesLine = office.closing?.kind !== "sendHome" && !subject.written.continuous;
  const left = hours.find(({ opens, closes }) => {
    return isStaffedFrom(desks, opens) && !isStaffedFrom(desks, closes);
  });
  if (!servesLine || left === undefined || patient.length === 0) return [];
  const closes = formatTime(left.closes);
  const problem = `no desk is open after ${closes}, and visitors with ${quote(patient[0])} wait for ever`;
  const remedy = `keep a desk open from ${closes} on, write "closing: sendHome" or give them patience`;
  return [findingAt([...path, "desks"], refusal(problem, remedy))];
}

/** Whether visitors with an errand never lose patience; unknown errands are somebody else's problem. */
function waitsForEver(id: string, { written, network }: Subject): boolean {
  if (Object.hasOwn(written.errands, id)) return (written.errands[id].patience ?? null) === null;
  const isOfNetwork = network?.errands.some((row) => row.errand_type_id === id) ?? false;
  return isOfNetwork && (written.network?.patience ?? null) === null;
}

function findNoTickets({ path, office, hours }: Case): Finding[] {
  const { closing } = office;
  if (closing?.kind !== "stopTickets") return [];
  const short = hours.find(({ opens, closes }) => closes - opens <= closing.minutesBefore);
  if (short === undefined) return [];
  const problem = `no tickets are given at all on a day from ${formatTime(short.opens)} to ${formatTime(short.closes)}`;
  return [findingAt([...path, "closing", "stopTickets"], refusal(problem, "write a shorter time"))];
}

function findDatesTwice({ path, office }: Case): Finding[] {
  const dates = office.closedOn ?? [];
  return dates.flatMap((date, i) => {
    if (dates.indexOf(date) === i) return [];
    return [findingAt([...path, "closedOn", i], refusal("the date is written twice", "keep one of the two"))];
  });
}

/** What must hold between an office of the document and the rest: errands known, somebody to serve them. */
import { suggest } from "./nearest.js";
import { formatTime } from "./quantities.js";
import { findingAt, quote, refusal, type Finding, type Path } from "./reading.js";
import { desksOf } from "./resolveOffices.js";
import { ALL_WEEK, type WrittenOffice } from "./schema.js";
import type { Hours, Phase } from "./scenario.js";
import type { Piece } from "./piece.js";
import type { Subject } from "./subject.js";

/** An office during one of its phases, with its errands. */
interface Case {
  /** Where the office, or the patch that made the phase, is written. */
  readonly path: Path;
  readonly id: string;
  /** Begins the messages about a patch, which does not name the office. */
  readonly whose: string;
  readonly phase: Pick<Phase, "desks" | "closing">;
  /** Hours of the days on which it opens. */
  readonly hours: readonly Hours[];
  /** Errands somebody comes with. */
  readonly errandIds: readonly string[];
}

export function checkOffices(subject: Subject): Finding[] {
  const written = Object.entries(subject.written.offices).flatMap(([id, office]) => {
    const path = ["offices", id];
    const phase = { desks: desksOf(office), closing: office.closing ?? ({ kind: "serve" } as const) };
    const found = {
      path,
      id,
      whose: "",
      phase,
      hours: (office.open ?? ALL_WEEK).filter((day) => day !== null),
      errandIds: visitedErrands(office),
    };
    return [...findUnserved(found, subject), ...findNoTickets(found), ...findDatesTwice(path, office)];
  });
  return [...findUnknownErrands(subject), ...written, ...findUnservedByPatches(subject)];
}

function findUnserved(found: Case, subject: Subject): Finding[] {
  return [...findNobodyServed(found, subject), ...findNobodyAfterClosing(found, subject)];
}

/** Phases that patches made in such a way that nobody is served, one for each patch. */
function findUnservedByPatches(subject: Subject): Finding[] {
  const told = new Set<string>();
  return subject.offices.flatMap(({ office, patches }) => {
    if (patches.length === 0) return [];
    const path = ["patch", patches[patches.length - 1]];
    const errandIds = errandsOf(office.id, subject);
    return office.phases.flatMap((phase) => {
      if (!phase.exists || phase.visits === 0) return [];
      const hours = phase.week.filter((day) => day !== null);
      const { id } = office;
      const findings = findUnserved({ path, id, whose: `${id}: `, phase, hours, errandIds }, subject);
      return findings
        .map((finding) => ({ ...finding, path, at: "key" as const }))
        .filter((finding) => {
          const isNew = !told.has(path.join("."));
          told.add(path.join("."));
          return isNew && finding.problem !== "";
        });
    });
  });
}

function errandsOf(id: string, { written, network }: Subject): string[] {
  if (Object.hasOwn(written.offices, id)) return visitedErrands(written.offices[id]);
  return network?.errands.map((row) => row.errand_type_id) ?? [];
}

/** Errands that somebody comes to an office with from outside. */
export function visitedErrands({ arrivals, atTheDoor, bookings }: WrittenOffice): string[] {
  const arriving = Object.keys(arrivals).filter((id) => isAnybody(arrivals[id]));
  const standing = Object.keys(atTheDoor).filter((id) => atTheDoor[id] > 0);
  return [...new Set([...arriving, ...standing, ...Object.keys(bookings ?? {})])];
}

/** Whether anybody is written to come; of a profile, whether it is taken at all. */
function isAnybody(arrivals: WrittenOffice["arrivals"][string]): boolean {
  return "profile" in arrivals ? arrivals.times > 0 : arrivals.pieces.some(({ value }) => value > 0);
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

function findNobodyServed({ path, id, whose, phase, hours, errandIds }: Case, subject: Subject): Finding[] {
  if (errandIds.length === 0) return [];
  if (hours.length === 0) {
    const never = refusal(`${whose}visitors come but it never opens`, "open it, or remove its visitors");
    return [findingAt([...path, "open"], never)];
  }
  const sendsHome = phase.closing.kind === "sendHome";
  const isServed = hours.some(({ opens, closes }) => {
    if (!isStaffedFrom(phase.desks, opens)) return false;
    return !sendsHome || phase.desks.some(({ minute, value }) => value > 0 && minute < closes);
  });
  if (isServed || isVisitedByCrew(id, subject)) return [];
  const remedy = "open a desk within the opening hours, or remove its visitors";
  const problem = `${whose}visitors come but no desk is ever open for them`;
  return [findingAt([...path, "desks"], refusal(problem, remedy))];
}

/** Whether desks of a crew come to the office, whatever desks it has of its own. */
function isVisitedByCrew(id: string, { written }: Subject): boolean {
  return Object.values(written.crews).some(
    ({ home, route }) => home === id || route.some(({ to }) => to === id),
  );
}

/** Lines that are served after closing need a desk, unless everybody in them loses patience. */
function findNobodyAfterClosing({ path, whose, phase, hours, errandIds }: Case, subject: Subject): Finding[] {
  const patient = errandIds.filter((id) => waitsForEver(id, subject));
  const servesLine = phase.closing.kind !== "sendHome" && !subject.written.continuous;
  const left = hours.find(({ opens, closes }) => {
    return isStaffedFrom(phase.desks, opens) && !isStaffedFrom(phase.desks, closes);
  });
  if (!servesLine || left === undefined || patient.length === 0) return [];
  const closes = formatTime(left.closes);
  const problem = `${whose}no desk is open after ${closes}, and visitors with ${quote(patient[0])} wait for ever`;
  const remedy = `keep a desk open from ${closes} on, write "closing: sendHome" or give them patience`;
  return [findingAt([...path, "desks"], refusal(problem, remedy))];
}

/** Whether visitors with an errand never lose patience; unknown errands are somebody else's problem. */
function waitsForEver(id: string, { written, network }: Subject): boolean {
  if (Object.hasOwn(written.errands, id)) return (written.errands[id].patience ?? null) === null;
  const isOfNetwork = network?.errands.some((row) => row.errand_type_id === id) ?? false;
  return isOfNetwork && (written.network?.patience ?? null) === null;
}

function findNoTickets({ path, phase, hours }: Case): Finding[] {
  const { closing } = phase;
  if (closing.kind !== "stopTickets") return [];
  const short = hours.find(({ opens, closes }) => closes - opens <= closing.minutesBefore);
  if (short === undefined) return [];
  const problem = `no tickets are given at all on a day from ${formatTime(short.opens)} to ${formatTime(short.closes)}`;
  return [findingAt([...path, "closing", "stopTickets"], refusal(problem, "write a shorter time"))];
}

function findDatesTwice(path: Path, office: WrittenOffice): Finding[] {
  const dates = office.closedOn ?? [];
  return dates.flatMap((date, i) => {
    if (dates.indexOf(date) === i) return [];
    return [findingAt([...path, "closedOn", i], refusal("the date is written twice", "keep one of the two"))];
  });
}

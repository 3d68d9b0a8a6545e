/** What must hold between the sections of a document: a table of checks, each with its own words. */
import { horizonOf } from "./calendar.js";
import { LIMITS } from "./limits.js";
import { checkMechanisms } from "./checkMechanisms.js";
import { checkOffices } from "./checkOffices.js";
import { formatDate } from "./dates.js";
import { TABLE_INPUTS } from "./foundations.js";
import { findingAt, quote, refusal, type Finding, type Path } from "./reading.js";
import { checkDisplaced } from "./checkDisplaced.js";
import { checkMistimed } from "./checkMistimed.js";
import type { Subject } from "./subject.js";
import { checkPatches } from "./checkPatches.js";
import { findUnknownYears } from "./holidays.js";
import { countPieces, findUnvisited } from "./visits.js";

const CHECKS: readonly ((subject: Subject) => Finding[])[] = [
  checkHorizon,
  checkContradictions,
  checkOfficesGiven,
  checkOffices,
  checkMechanisms,
  checkPatches,
  checkCalendar,
  checkNetwork,
  checkDisplaced,
  checkMistimed,
  checkFounded,
  checkObservation,
  checkSize,
];

/** Everything wrong between sections. Cost O(offices × (errands + closed days)). */
export function checkDocument(subject: Subject): Finding[] {
  return CHECKS.flatMap((check) => check(subject));
}

function checkHorizon({ written, keys }: Subject): Finding[] {
  if (!keys.has("days") && !keys.has("period")) {
    const remedy = 'write "days: 250" or "period: {from: …, to: …}"';
    return [findingAt([], refusal("neither days nor period is given", remedy))];
  }
  const { period } = written;
  if (period === undefined) return [];
  const days = period.to - period.from + 1;
  if (days < 1) {
    const problem = `to ${formatDate(period.to)} is before from ${formatDate(period.from)}`;
    return [findingAt(["period", "to"], refusal(problem, "swap them"))];
  }
  if (days <= LIMITS.datedDays) return [];
  const problem = `the period has ${days} days`;
  return [findingAt(["period"], refusal(problem, `write at most ${LIMITS.datedDays} days`), "key")];
}

/** Pairs of keys that cannot stand in one document. */
function checkContradictions({ written, keys }: Subject): Finding[] {
  const { continuous, offices, lines, crews, thresholds } = written;
  const around = "continuous: true";
  const pairs: { path: Path; other: string; when: boolean }[] = [
    { path: ["days"], other: "period", when: keys.has("days") && keys.has("period") },
    { path: ["network"], other: around, when: continuous && keys.has("network") },
    {
      path: ["thresholds", "overtime"],
      other: around,
      when: continuous && thresholds?.overtime !== undefined,
    },
    ...Object.entries(offices).map(([id, { closing }]) => ({
      path: ["offices", id, "closing"],
      other: around,
      when: continuous && closing !== undefined,
    })),
    ...[...pathsOf("offices", offices), ...pathsOf("lines", lines)].flatMap(([path, { open, closedOn }]) => [
      { path: [...path, "open"], other: around, when: continuous && open !== undefined },
      { path: [...path, "closedOn"], other: around, when: continuous && closedOn !== undefined },
      { path: [...path, "closedOn"], other: "days", when: !keys.has("period") && closedOn !== undefined },
    ]),
    { path: ["crews"], other: around, when: continuous && Object.keys(crews).length > 0 },
    ...Object.entries(offices).map(([id, { bookings }]) => ({
      path: ["offices", id, "bookings"],
      other: around,
      when: continuous && bookings !== undefined,
    })),
  ];
  return pairs
    .filter(({ when }) => when)
    .map(({ path, other }) => {
      const problem = `${path.at(-1)} contradicts ${other}`;
      return findingAt(path, refusal(problem, "keep one of the two"), "key");
    });
}

function pathsOf<T>(section: string, entries: Readonly<Record<string, T>>): [Path, T][] {
  return Object.entries(entries).map(([id, entry]) => [[section, id], entry]);
}

function checkOfficesGiven({ keys }: Subject): Finding[] {
  if (keys.has("offices") || keys.has("lines") || keys.has("network")) return [];
  const remedy = "write some under offices, or name tables under network";
  return [findingAt([], refusal("there are no offices", remedy))];
}

/** A calendar is of dates, knows all of them, and eves are nothing without it. */
function checkCalendar({ written, keys, holidays }: Subject): Finding[] {
  const eves = [
    ...Object.entries(written.offices).map(([id, office]) => ({
      path: ["offices", id],
      says: office.openOnEves,
    })),
    { path: ["network"], says: written.network?.openOnEves },
    ...(written.patch ?? []).map(({ set }, i) => ({ path: ["patch", i, "set"], says: set?.openOnEves })),
  ].filter(({ says }) => says !== undefined);
  const idle = keys.has("calendar")
    ? []
    : eves.map(({ path }) => {
        const problem = "openOnEves says nothing without a calendar";
        return findingAt(
          [...path, "openOnEves"],
          refusal(problem, 'write "calendar: SE", or remove it'),
          "key",
        );
      });
  if (written.calendar === undefined) return idle;
  if (!keys.has("period")) {
    const remedy = "write period: {from: …, to: …} instead of days";
    return [...idle, findingAt(["calendar"], refusal("a calendar is of dates", remedy), "key")];
  }
  const horizon = horizonOf(written);
  if (holidays === null || horizon === null || horizon.days > LIMITS.datedDays) return idle;
  return [...idle, ...findUnknownYears(holidays, written.calendar, horizon)];
}

function checkNetwork({ written, keys, network, errandIds, officeIds }: Subject): Finding[] {
  if (written.network === undefined) return [];
  if (!keys.has("period")) {
    const remedy = "write period: {from: …, to: …} instead of days";
    return [findingAt(["network"], refusal("a network's visits follow the months of a year", remedy), "key")];
  }
  if (written.network.faDivision !== undefined && written.network.municipalities === undefined) {
    const remedy = "write municipalities: municipalities.csv beside it";
    const problem = "the division of labour market regions stands in the table of municipalities";
    return [findingAt(["network", "faDivision"], refusal(problem, remedy), "key")];
  }
  const { lines, agencies } = written.network;
  if ((lines === undefined) !== (agencies === undefined)) {
    const [given, other] = lines === undefined ? ["agencies", "lines"] : ["lines", "agencies"];
    const remedy = `write ${other} beside it, or remove it`;
    const problem = `the tables of lines and of their agencies belong together, and ${other} is not there`;
    return [findingAt(["network", given], refusal(problem, remedy), "key")];
  }
  if (network === null) return [];
  const ownLines = new Set(Object.keys(written.lines));
  const taken = [...officeIds, ...errandIds, ...ownLines];
  const twice = [
    ...network.lines
      .map((row) => row.agency_code)
      .filter((id) => taken.includes(id))
      .map((id) => [officeIds.has(id) ? "offices" : errandIds.has(id) ? "errands" : "lines", id]),
    ...network.offices.map((row) => ["offices", row.office_id]).filter(([, id]) => officeIds.has(id)),
    ...network.errands.map((row) => ["errands", row.errand_type_id]).filter(([, id]) => errandIds.has(id)),
  ].map((path) => {
    const problem = `${quote(path[1])} is in the network's table too`;
    return findingAt(path, refusal(problem, "give it another id"), "key");
  });
  const unvisited = findUnvisited(network).map((row) => {
    const problem = `no visits fall within the hours of ${row.office_id}`;
    const remedy = "leave the office out, or change its hours or the profile";
    return findingAt(["network", "profile"], refusal(problem, remedy));
  });
  return [...twice, ...unvisited];
}

/** Notes about inputs whose foundation the tables state already. */
function checkFounded({ written }: Subject): Finding[] {
  if (written.network === undefined) return [];
  const notes = Object.keys(written.provenance ?? {});
  return notes
    .filter((input) => TABLE_INPUTS.some((known) => known.input === input))
    .map((input) => {
      const problem = `the network's tables say how ${input} are founded`;
      return findingAt(["provenance", input], refusal(problem, "remove the note"), "key");
    });
}

function checkObservation({ written }: Subject): Finding[] {
  const every = written.observe?.every;
  if (every === undefined || (every >= 1 && every <= 1440)) return [];
  return [findingAt(["observe", "every"], refusal("the step is out of range", "write 1 min to 1 day"))];
}

function checkSize({ written, network }: Subject): Finding[] {
  const horizon = horizonOf(written);
  if (horizon === null || horizon.days > LIMITS.abstractDays) return [];
  const own = Object.values(written.offices).map(({ arrivals, atTheDoor, bookings }) => ({
    ...arrivals,
    ...atTheDoor,
    ...bookings,
  }));
  const lineCount = Object.keys(written.lines).length;
  const drawn = network === null ? 0 : network.offices.length * network.errands.length;
  const sources = own.reduce((sum, errands) => sum + Object.keys(errands).length, drawn + lineCount);
  const days = horizon.warmUpDays + horizon.days + (horizon.drainDays ?? 0);
  const key = horizon.dated ? "period" : "days";
  if (sources * days > LIMITS.sourceDays) {
    const problem = `${sources} streams of visitors on ${days} days are more than ${LIMITS.sourceDays} in all`;
    return [findingAt([key], refusal(problem, "take fewer days or offices"), "key")];
  }
  if (network === null || !horizon.dated || horizon.days < 1 || horizon.days > LIMITS.datedDays) return [];
  const phases = 1 + 2 * (written.patch ?? []).length;
  const pieces = countPieces(network, horizon, phases);
  if (pieces <= LIMITS.ratePieces) return [];
  const problem = `the network has ${pieces} hourly rates in this period, more than ${LIMITS.ratePieces}`;
  return [findingAt([key], refusal(problem, "take fewer days or offices"), "key")];
}

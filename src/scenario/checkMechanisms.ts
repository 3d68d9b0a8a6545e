/**
 * What must hold for visitors to get where the document sends them: offices, lines, equipment and desks that are
 * named exist, somebody can serve them there, and nobody goes round for ever.
 */
import { visitedErrands } from "./checkOffices.js";
import { LIMITS } from "./limits.js";
import { suggest } from "./nearest.js";
import { findingAt, quote, refusal, showSum, type Finding, type Path } from "./reading.js";
import { desksOf } from "./resolveOffices.js";
import type { WrittenOffice } from "./schema.js";
import type { Subject } from "./subject.js";

/** Shares written by hand need not sum to 1 to the last digit. */
const SHARE_TOLERANCE = 1e-9;

/** Most offices a visitor may pass through on average before the routing counts as having no exit. */
const MOST_HOPS = 1_000;

export function checkMechanisms(subject: Subject): Finding[] {
  const offices = Object.entries(subject.written.offices);
  return [
    ...offices.flatMap(([id, office]) => [
      ...findNoDesks(["offices", id], office),
      ...findUnknownNames(["offices", id], office, subject),
      ...findUnservable(["offices", id], office, subject),
    ]),
    ...findUnknownLines(subject),
    ...findUnlikeCallers(subject),
    ...findLeaving(subject),
    ...findLineIds(subject),
    ...findNoExit(subject),
    ...findLostCrews(subject),
    ...findUnknownProfiles(subject),
  ];
}

function findNoDesks(path: Path, { desks, groups }: WrittenOffice): Finding[] {
  if (desks === undefined && groups === undefined) {
    return [findingAt([...path, "desks"], refusal('"desks" is missing', "add it, like desks: 3"))];
  }
  if (desks !== undefined && groups !== undefined) {
    const both = refusal("gives both desks and groups", "keep one of them");
    return [findingAt([...path, "groups"], both, "key")];
  }
  const count = Object.keys(groups ?? {}).length;
  if (groups === undefined || (count >= 1 && count <= LIMITS.deskGroups)) return [];
  const wrong = refusal(`has ${count} groups of desks`, `write 1 to ${LIMITS.deskGroups} of them`);
  return [findingAt([...path, "groups"], wrong)];
}

/** Ids of all offices, written out or from tables; null where a network that cannot be read may hold any. */
function listOffices({ officeIds, offices, keys, network }: Subject): string[] | null {
  if (keys.has("network") && network === null) return null;
  return [...new Set([...officeIds, ...offices.map(({ office }) => office.id)])];
}

/** An unknown name, with the nearest that is known; none is when nobody knows them all. */
function unknown(path: Path, what: string, [name, known]: [string, readonly string[] | null]): Finding[] {
  if (known === null || known.includes(name)) return [];
  const remedy = known.length === 0 ? `define some ${what} first` : suggest(name, known);
  return [findingAt(path, refusal(`unknown ${what} ${quote(name)}`, remedy))];
}

function findUnknownNames(path: Path, office: WrittenOffice, subject: Subject): Finding[] {
  const { overflow, next = {}, line, groups = {} } = office;
  const officeIds = listOffices(subject);
  const errandIds = [...subject.errandIds];
  const chances = Object.values(next).reduce((sum, chance) => sum + chance, 0);
  const tooMuch = refusal(`the chances sum to ${showSum(chances)}`, "write at most 100 % in all");
  return [
    ...(overflow?.to ?? []).flatMap((name, i) => {
      const at = [...path, "overflow", "to", ...((overflow?.to.length ?? 0) > 1 ? [i] : [])];
      if (name !== path[1]) return unknown(at, "office", [name, officeIds]);
      return [findingAt(at, refusal("an office cannot send visitors to itself", "name another office"))];
    }),
    ...Object.keys(next)
      .flatMap((name) => unknown([...path, "next", name], "office", [name, officeIds]))
      .map((finding) => ({ ...finding, at: "key" as const })),
    ...(chances > 1 + SHARE_TOLERANCE ? [findingAt([...path, "next"], tooMuch)] : []),
    ...(line === undefined
      ? []
      : unknown([...path, "line"], "line", [line, Object.keys(subject.written.lines)])),
    ...Object.entries(groups).flatMap(([group, { serves = [] }]) =>
      serves.flatMap((name, i) => {
        const at = [...path, "groups", group, "serves", ...(serves.length > 1 ? [i] : [])];
        return unknown(at, "errand", [name, errandIds]);
      }),
    ),
  ];
}

/** Errands that come to an office, with nobody who serves them or no equipment for them. */
function findUnservable(path: Path, office: WrittenOffice, { written }: Subject): Finding[] {
  const groups = Object.values(office.groups ?? {});
  const equipment = office.equipment ?? {};
  return visitedErrands(office).flatMap((id) => {
    const needs = Object.hasOwn(written.errands, id) ? written.errands[id].needs : undefined;
    const isServed = groups.length === 0 || groups.some(({ serves }) => serves?.includes(id) ?? true);
    const unserved = refusal(
      `visitors come with ${quote(id)} but no group of desks serves it`,
      "let one do so",
    );
    const unequipped = refusal(
      `visitors come with ${quote(id)}, which needs ${quote(needs)}, and there is none`,
      `add equipment: {${needs}: 1}`,
    );
    return [
      ...(isServed || desksOf(office).length === 0 ? [] : [findingAt([...path, "groups"], unserved)]),
      ...(needs === undefined || Object.hasOwn(equipment, needs)
        ? []
        : [findingAt([...path, "equipment"], unequipped)]),
    ];
  });
}

function findUnknownLines({ written }: Subject): Finding[] {
  const lineIds = Object.keys(written.lines);
  return Object.entries(written.errands).flatMap(([id, { line, leaving }]) => {
    const named = line === undefined ? [] : unknown(["errands", id, "line"], "line", [line, lineIds]);
    const isCalled = line !== undefined || Object.values(written.offices).every((office) => office.line);
    if ((leaving?.phone ?? 0) === 0 || isCalled) return named;
    const missing = refusal("a phone line is called but none is named", "write line: ID at the errand");
    return [...named, findingAt(["errands", id, "leaving", "phone"], missing)];
  });
}

/** Callers who would go to an office, where no visitor's errand is that of a line: nobody knows to which office. */
function findUnlikeCallers({ written, keys, network }: Subject): Finding[] {
  const isUnread = keys.has("network") && network === null;
  const isTable = (network?.lines.length ?? 0) > 0;
  const isNamed = [...Object.values(written.errands), ...Object.values(written.offices)].some(
    ({ line }) => line !== undefined,
  );
  if (written.unanswered === undefined || isUnread || isTable || isNamed) return [];
  const problem = "callers would go to an office, and no errand is that of a line";
  return [findingAt(["unanswered"], refusal(problem, "write line: ID at an errand or office"), "key")];
}

function findLeaving({ written, keys }: Subject): Finding[] {
  const own = Object.entries(written.errands).map(([id, { leaving }]) => ({
    path: ["errands", id, "leaving"],
    said: leaving,
  }));
  return [...own, { path: ["network", "leaving"], said: written.network?.leaving }].flatMap(
    ({ path, said: { after, ...shares } = {} }) => {
      const sum = Object.values(shares).reduce((total: number, share) => total + (share ?? 0), 0);
      const timeless = refusal("how much later is not said", "add after, like after: 30 min");
      const tooMuch = refusal(`the shares sum to ${showSum(sum)}`, "write at most 100 % in all");
      const isNowhere = "anotherOffice" in shares && !keys.has("displaced");
      const homeless = refusal("how far people would go stands under displaced", "write displaced, or remove it"); // prettier-ignore
      return [
        ...((shares.later ?? 0) > 0 && after === undefined ? [findingAt([...path, "later"], timeless)] : []),
        ...(sum > 1 + SHARE_TOLERANCE ? [findingAt(path, tooMuch)] : []),
        ...(isNowhere ? [findingAt([...path, "anotherOffice"], homeless, "key")] : []),
      ];
    },
  );
}

/** Lines stand beside offices and errands in every table, so that their ids must differ. */
function findLineIds(subject: Subject): Finding[] {
  const officeIds = new Set(listOffices(subject));
  const tableErrands = subject.network?.errands.map((row) => row.errand_type_id) ?? [];
  const errandIds = new Set([...subject.errandIds, ...tableErrands]);
  return Object.keys(subject.written.lines)
    .filter((id) => officeIds.has(id) || errandIds.has(id))
    .map((id) => {
      const what = officeIds.has(id) ? "an office" : "an errand";
      return findingAt(
        ["lines", id],
        refusal(`${quote(id)} is ${what} too`, "give the line another id"),
        "key",
      );
    });
}

/** Routing that visitors never leave: follows a visitor from each office until hardly anything is left. */
function findNoExit({ written }: Subject): Finding[] {
  const next = Object.entries(written.offices).flatMap(([id, office]) =>
    office.next === undefined ? [] : [[id, office.next] as const],
  );
  const isKept = ([id]: readonly [string, unknown]): boolean => {
    let inside = new Map([[id, 1]]);
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const after = new Map<string, number>();
      for (const [office, weight] of inside) {
        for (const [to, chance] of Object.entries(written.offices[office]?.next ?? {})) {
          after.set(to, (after.get(to) ?? 0) + weight * chance);
        }
      }
      inside = after;
      if ([...inside.values()].reduce((sum, weight) => sum + weight, 0) < 0.5) return false;
    }
    return true;
  };
  const stuck = next.find(isKept);
  if (stuck === undefined) return [];
  const problem = "visitors go round from here and never leave";
  return [
    findingAt(["offices", stuck[0], "next"], refusal(problem, "write chances that sum to less than 100 %")),
  ];
}

function findUnknownProfiles({ written }: Subject): Finding[] {
  const known = Object.keys(written.profiles);
  const taken = [
    ...Object.entries(written.offices).flatMap(([id, { arrivals }]) =>
      Object.entries(arrivals).map(([errand, rate]) => ({ path: ["offices", id, "arrivals", errand], rate })),
    ),
    ...Object.entries(written.lines).map(([id, { arrivals }]) => ({
      path: ["lines", id, "arrivals"],
      rate: arrivals,
    })),
  ];
  const nested = Object.entries(written.profiles).filter(([, rate]) => "profile" in rate);
  const plain = refusal("a profile cannot be made of another", "write its rates by time of day");
  return [
    ...taken.flatMap(({ path, rate }) =>
      rate !== undefined && "profile" in rate
        ? unknown([...path, "profile"], "profile", [rate.profile, known])
        : [],
    ),
    ...nested.map(([id]) => findingAt(["profiles", id], plain)),
  ];
}

function findLostCrews(subject: Subject): Finding[] {
  const known = listOffices(subject);
  return Object.entries(subject.written.crews).flatMap(([id, { home, route }]) => {
    const path = ["crews", id];
    const late = route.findIndex((stop, i) => i > 0 && stop.leave <= route[i - 1].leave);
    const order = refusal("is not after the stop before", "write the stops in order of time");
    return [
      ...unknown([...path, "home"], "office", [home, known]),
      ...route.flatMap(({ to }, i) => unknown([...path, "route", i, "to"], "office", [to, known])),
      ...(late > 0 ? [findingAt([...path, "route", late, "leave"], order)] : []),
    ];
  });
}

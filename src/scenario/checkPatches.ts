/** What must hold between patches and the rest: dates need a period, and some things cannot change in time. */
import { horizonOf } from "./calendar.js";
import { suggest } from "./nearest.js";
import { findingAt, quote, refusal, type Finding, type Path } from "./reading.js";
import type { PatchedOffice } from "./patches.js";
import { desksOf } from "./resolveOffices.js";
import type { Horizon, Phase } from "./scenario.js";
import type { Subject } from "./subject.js";

export function checkPatches(subject: Subject): Finding[] {
  if (subject.written.patch === undefined) return [];
  return [
    ...findContradictions(subject),
    ...findUnmovable(subject),
    ...findGroups(subject),
    ...findUncounted(subject),
    ...findUnknownErrands(subject),
  ];
}

/** Keys of a patch that cannot stand beside others of the document. */
function findContradictions({ written, keys }: Subject): Finding[] {
  const { continuous } = written;
  const isDated = keys.has("period");
  return (written.patch ?? []).flatMap(({ from, to, close, set }, i) => {
    const dates: [Path, unknown][] = [
      [["from"], from],
      [["to"], to],
      [["close"], typeof close === "number" ? close : undefined],
      [["set", "closedOn"], set?.closedOn],
    ];
    const hours: [Path, unknown][] = [
      [["close"], close],
      [["set", "open"], set?.open],
      [["set", "closing"], set?.closing],
    ];
    const against = (list: [Path, unknown][], other: string): Finding[] =>
      list
        .filter(([, value]) => value !== undefined)
        .map(([path]) => {
          const problem = `${path.at(-1)} contradicts ${other}`;
          return findingAt(["patch", i, ...path], refusal(problem, "keep one of the two"), "key");
        });
    return [
      ...(isDated ? [] : against(dates, "days, which have no dates")),
      ...(continuous ? against(hours, "continuous: true") : []),
    ];
  });
}

/** What an office keeps through the whole run, and how it is read from a phase. */
const UNMOVABLE: readonly { readonly key: string; readonly of: (phase: Phase) => unknown }[] = [
  { key: "room", of: ({ room }) => room },
  { key: "release", of: ({ release }) => release },
  { key: "closing", of: ({ closing }) => closing.kind === "sendHome" },
];

function findUnmovable({ written, offices }: Subject): Finding[] {
  const horizon = horizonOf(written);
  if (horizon === null) return [];
  return UNMOVABLE.flatMap(({ key, of }) => {
    const place = (written.patch ?? []).findLastIndex(({ set }) => set !== undefined && key in set);
    const moving = offices.find((one) => {
      const values = phasesWithin(one, horizon).map((phase) => JSON.stringify(of(phase)));
      return values.some((value) => value !== values[0]);
    });
    if (moving === undefined || place < 0) return [];
    const what = key === "closing" ? "whether the line is sent home" : key;
    const problem = `${moving.office.id}: ${what} would change during the run, which this version cannot simulate`;
    const remedy = "leave from and to out, or take a period before or after the change";
    return [findingAt(["patch", place, "set", key], refusal(problem, remedy), "key")];
  });
}

/** Phases that hold on any simulated day. */
export function phasesWithin({ office }: Pick<PatchedOffice, "office">, horizon: Horizon): readonly Phase[] {
  const first = horizon.firstDay - horizon.warmUpDays;
  const last = horizon.firstDay + horizon.days - 1;
  return office.phases.filter(({ from }, i) => {
    const next = office.phases[i + 1];
    return from <= last && (next === undefined || next.from > first);
  });
}

/** Desks in groups are planned group by group: a patch that changes their sum would change nothing. */
function findGroups({ written, offices }: Subject): Finding[] {
  return offices.flatMap(({ office, patches }) => {
    if (office.groups.length === 0 || patches.length === 0) return [];
    const planned = JSON.stringify(desksOf(written.offices[office.id]));
    if (office.phases.every(({ desks }) => JSON.stringify(desks) === planned)) return [];
    const isAboutDesks = (place: number): boolean => {
      const set = written.patch?.[place].set;
      return set?.desks !== undefined || set?.staffing !== undefined;
    };
    const problem = `${office.id} has its desks in groups, which a patch cannot change`;
    const remedy = `write other groups under offices.${office.id}`;
    const place = patches.findLast(isAboutDesks) ?? patches[patches.length - 1];
    return [findingAt(["patch", place, "set"], refusal(problem, remedy), "key")];
  });
}

/** Visitors who are numbers of people, which a percentage cannot be taken of. */
function findUncounted({ written, offices }: Subject): Finding[] {
  return (written.patch ?? []).flatMap(({ set }, place) => {
    if (set?.visits === undefined && set?.visitsOf === undefined) return [];
    const key = set.visits === undefined ? "visitsOf" : "visits";
    for (const { office, patches } of offices) {
      if (!patches.includes(place) || !Object.hasOwn(written.offices, office.id)) continue;
      const { atTheDoor, bookings } = written.offices[office.id];
      const isCrowded = Object.values(atTheDoor).some((count) => count > 0);
      if (!isCrowded && bookings === undefined) continue;
      const who = isCrowded ? "visitors at the door" : "appointments";
      const problem = `${office.id} has ${who}, whose number does not follow`;
      const remedy = isCrowded ? "write them as arrivals" : "leave the office out, and change its bookings";
      return [findingAt(["patch", place, "set", key], refusal(problem, remedy), "key")];
    }
    return [];
  });
}

/** Errands of which more or fewer are said to come, and which nobody knows. */
function findUnknownErrands({ written, network, errandIds }: Subject): Finding[] {
  if (written.network !== undefined && network === null) return []; // Its errands are not known either.
  const known = [...errandIds, ...(network?.errands ?? []).map((row) => row.errand_type_id)];
  return (written.patch ?? []).flatMap(({ set }, place) =>
    Object.keys(set?.visitsOf ?? {})
      .filter((errand) => !known.includes(errand))
      .map((errand) => {
        const wrong = refusal(`unknown errand ${quote(errand)}`, suggest(errand, known));
        return findingAt(["patch", place, "set", "visitsOf", errand], wrong, "key");
      }),
  );
}

/** Ways on which what happens at one place of a scenario can touch another. A new mechanism is a new row of `WAYS`. */
import type { Displacement } from "../model/displacementTables.js";
import type { Scenario } from "../scenario/scenario.js";

/** Why a place is within reach of a change. */
export const CAUSES = [
  "everywhere",
  "changed",
  "displaced",
  "overflow",
  "onward",
  "crew",
  "phone",
  "mistimed",
  "unanswered",
  "refused",
  "elsewhere",
] as const;
export type Cause = (typeof CAUSES)[number];

/** A scenario, with who goes where when an office is gone; null when it says nothing of that. */
export interface Side {
  readonly scenario: Scenario;
  readonly displacement: Displacement | null;
}

/** Places whose visitors, line or desks change when those of another do. */
export interface Way {
  readonly cause: Cause;
  /** Ids touched when the line or the desks at a place differ. */
  readonly from: (side: Side, id: string) => readonly string[];
}

export const WAYS: readonly Way[] = [
  { cause: "overflow", from: ({ scenario }, id) => besides(overflows(scenario, id), id) },
  {
    cause: "onward",
    from: ({ scenario }, id) => officeOf(scenario, id)?.next.map(({ office }) => office) ?? [],
  },
  { cause: "crew", from: ({ scenario }, id) => besides(routesOf(scenario, id), id) },
  { cause: "phone", from: ({ scenario }, id) => linesAfterLeaving(scenario, id) },
  { cause: "unanswered", from: ({ scenario }, id) => officesOfCallers(scenario, id) },
  { cause: "mistimed", from: ({ scenario }, id) => besides(takersOfMistimed(scenario, id), id) },
  { cause: "refused", from: ({ scenario }, id) => besides(takersOfRefused(scenario, id), id) },
];

/** Ids of offices whose visitors may be served at a place though they meant to come elsewhere. */
export function sendersTo({ scenario, displacement }: Side, id: string): readonly string[] {
  const own = scenario.offices.filter(({ overflow, next }) => {
    return overflow?.to.includes(id) === true || next.some(({ office }) => office === id);
  });
  const gone = scenario.offices.filter(({ id: base }) =>
    receiversOf({ scenario, displacement }, base).includes(id),
  );
  return [...own, ...gone].map((office) => office.id);
}

/** Ids of offices that receive visitors of an office that is gone at some time. */
export function receiversOf({ scenario, displacement }: Side, id: string): readonly string[] {
  if (displacement === null) return [];
  const office = scenario.offices.findIndex((one) => one.id === id);
  if (office < 0) return [];
  const { firstPair, receiving } = displacement;
  const places = receiving.subarray(firstPair[office], firstPair[office + 1]);
  return Array.from(places, (place) => scenario.offices[place].id);
}

/** Ids of lines that visitors of an office call when it is gone. */
export function linesOfDisplaced({ scenario, displacement }: Side, id: string): readonly string[] {
  if (displacement === null || displacement.phone === 0) return [];
  const own = officeOf(scenario, id)?.line ?? null;
  return scenario.errands.flatMap(({ line }, errand) =>
    displacement.canPhone[errand] > 0 ? (own ?? line ?? []) : [],
  );
}

function officeOf({ offices }: Scenario, id: string) {
  return offices.find((office) => office.id === id);
}

/** Where an office sends on to, and the other choices of those who may choose it: they go by the shortest line. */
function overflows({ offices }: Scenario, id: string): readonly string[] {
  return offices.flatMap(({ id: sender, overflow }) => {
    if (overflow === null) return [];
    return sender === id || overflow.to.includes(id) ? overflow.to : [];
  });
}

/** Offices on the ways of crews that come by a place. */
function routesOf({ crews }: Scenario, id: string): readonly string[] {
  const routes = crews.map(({ home, route }) => [home, ...route.map(({ to }) => to)]);
  return routes.filter((route) => route.includes(id)).flat();
}

function linesAfterLeaving(scenario: Scenario, id: string): readonly string[] {
  const office = officeOf(scenario, id);
  if (office === undefined) return [];
  return scenario.errands.flatMap(({ leaving, line }) =>
    leaving !== null && leaving.phone > 0 ? (office.line ?? line ?? []) : [],
  );
}

/** Offices to which those go who give up calling a line: where its errands are. */
function officesOfCallers(
  { offices, lines, errands, sources, unanswered }: Scenario,
  id: string,
): readonly string[] {
  if (unanswered === undefined || !lines.some(({ office }) => office.id === id)) return [];
  const lineOf = new Map(errands.map((errand) => [errand.id, errand.line]));
  const own = new Map(offices.map((office) => [office.id, office.line]));
  const called = sources.filter(({ office, errand }) => {
    return own.has(office) && (own.get(office) ?? lineOf.get(errand)) === id;
  });
  return [...new Set(called.map(({ office }) => office))];
}

/** Who may take visitors of an office that is closed when they intend to come, or lose such visitors to it. */
function takersOfMistimed({ offices, errands, mistimed }: Scenario, id: string): readonly string[] {
  const office = offices.find((one) => one.id === id);
  if (mistimed === null || office === undefined) return [];
  const others = mistimed.instead.anotherOffice > 0 ? offices.map((one) => one.id) : [];
  const lines = mistimed.instead.phone > 0 ? errands.flatMap(({ line }) => office.line ?? line ?? []) : [];
  return [...others, ...lines];
}

/** Any office may be the nearest one open for somebody who was not served. */
function takersOfRefused({ offices, errands }: Scenario, id: string): readonly string[] {
  const goOn = errands.some(({ leaving }) => leaving?.anotherOffice !== undefined);
  return goOn && offices.some((office) => office.id === id) ? offices.map((one) => one.id) : [];
}

function besides(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((one) => one !== id);
}

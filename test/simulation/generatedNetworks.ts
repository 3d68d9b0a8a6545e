/**
 * Small networks for laws that must hold for every scenario: two or three offices and one phone line, with any mix of
 * priorities, desk groups, equipment, overflow, routing, retries, calls, redials, visits after calls, crews and appointments.
 */
import fc from "fast-check";
import type { Crew, DeskGroup, Leaving, Overflow } from "../../src/scenario/mechanisms.js";
import type { Errand, Office, Scenario, Source } from "../../src/scenario/scenario.js";
import {
  always,
  callsOf,
  desksAt,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
} from "../support/scenario.js";

const OFFICE_IDS = ["ada", "bo", "cleo"];
const ERRAND_IDS = ["advice", "card"];
const HOTLINE = "hotline";

const minutes = (from: number, to: number) => fc.integer({ min: from, max: to });
const chance = fc.constantFrom(0, 0.3, 0.7);

const errandParts = fc.record({
  service: minutes(3, 20),
  patience: fc.option(minutes(2, 40), { freq: 3 }),
  priority: minutes(1, 2),
  needsCamera: fc.boolean(),
  balks: fc.boolean(),
  later: chance,
  phone: fc.constantFrom(0, 0.3),
  after: minutes(5, 900),
});

const officeParts = fc.record({
  opens: fc.constantFrom(480, 540),
  length: fc.constantFrom(120, 300),
  desks: minutes(1, 3),
  changeAt: minutes(500, 800),
  changedDesks: minutes(0, 3),
  release: fc.constantFrom("exhaustive" as const, "preempt" as const),
  closing: fc.constantFrom("serve" as const, "sendHome" as const),
  room: fc.option(minutes(2, 9), { freq: 1 }),
  groups: fc.option(fc.tuple(minutes(0, 2), minutes(1, 2)), { freq: 1 }),
  cameras: minutes(1, 2),
  overflow: fc.option(fc.record({ waiting: minutes(0, 3), after: fc.option(minutes(1, 30)) }), { freq: 1 }),
  next: chance,
  factor: fc.constantFrom(1, 1, 1.5),
  rates: fc.tuple(fc.constantFrom(0.02, 0.1, 0.2), fc.constantFrom(0, 0.05, 0.15)),
  atTheDoor: fc.constantFrom(0, 3),
  booked: fc.boolean(),
});

const parts = fc.record({
  errands: fc.tuple(errandParts, errandParts),
  offices: fc.array(officeParts, { minLength: 2, maxLength: 3 }),
  line: fc.record({
    agents: minutes(1, 2),
    places: fc.option(minutes(0, 4)),
    rejected: chance,
    abandoned: chance,
    patience: fc.option(minutes(1, 15)),
    rate: fc.constantFrom(0, 0.1),
  }),
  crew: fc.option(fc.record({ desks: minutes(1, 2), leave: minutes(500, 700), travel: minutes(1, 90) }), {
    freq: 1,
  }),
  days: minutes(1, 4),
  warmUpDays: minutes(0, 1),
  unanswered: fc.option(fc.record({ visit: fc.constantFrom(0.3, 1), after: minutes(1, 2000) }), { freq: 1 }),
});

type Parts = typeof parts extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type OfficeDrawn = Parts["offices"][number];

function errandFrom(drawn: Parts["errands"][number], id: string): Errand {
  const { later, phone, after } = drawn;
  const leaving: Leaving = { later, phone: Math.min(phone, 1 - later), after: always(after) };
  const knots = [
    { seen: 0, chance: 0 },
    { seen: 6, chance: 1 },
  ];
  return errandOf(id, {
    service: { kind: "uniform", from: 1, to: 2 * drawn.service },
    patience: drawn.patience === null ? null : { kind: "weibull", shape: 1.5, scale: drawn.patience },
    priority: drawn.priority,
    needs: drawn.needsCamera ? "camera" : null,
    balking: drawn.balks ? { by: "waiting", chance: knots } : null,
    leaving,
    line: HOTLINE,
  });
}

function officeFrom(drawn: OfficeDrawn, i: number, count: number): Office {
  const other = OFFICE_IDS[(i + 1) % count];
  const overflow: Overflow | null = drawn.overflow && {
    waiting: drawn.overflow.waiting,
    to: OFFICE_IDS.slice(0, count).filter((id) => id !== OFFICE_IDS[i]),
    after: drawn.overflow.after === null ? null : always(drawn.overflow.after),
  };
  const groups: DeskGroup[] =
    drawn.groups === null
      ? []
      : [
          { id: "all", desks: desksAt({ 0: drawn.groups[0] }), serves: null },
          { id: "some", desks: desksAt({ 0: drawn.groups[1], 600: 1 }), serves: [ERRAND_IDS[1]] },
        ];
  return officeOf(OFFICE_IDS[i], {
    opens: drawn.opens,
    closes: drawn.opens + drawn.length,
    desks: desksAt({ 0: drawn.desks, [drawn.changeAt]: drawn.changedDesks }),
    release: drawn.release,
    closing: { kind: drawn.closing },
    room: drawn.room,
    groups,
    equipment: [{ id: "camera", count: drawn.cameras }],
    overflow,
    next: drawn.next === 0 ? [] : [{ office: other, chance: drawn.next }],
    serviceFactor: drawn.factor,
  });
}

function sourcesOf(drawn: OfficeDrawn, i: number): Source[] {
  const id = OFFICE_IDS[i];
  const coming = ERRAND_IDS.map((errand, e) =>
    sourceOf(id, errand, {
      rates: [rateOf({ 0: drawn.rates[e] })],
      atTheDoor: e === 0 ? drawn.atTheDoor : 0,
    }),
  );
  if (!drawn.booked) return coming;
  const booking = {
    slots: desksAt({ 560: 1, 600: 2, 640: 1 }),
    taken: 0.8,
    noShow: 0.2,
    early: 10,
    lateness: { kind: "uniform", from: 0, to: 20 } as const,
  };
  return [...coming, sourceOf(id, ERRAND_IDS[1], { id: `${id}/${ERRAND_IDS[1]}/booked`, booking })];
}

function crewsFrom({ crew }: Parts): Crew[] {
  if (crew === null) return [];
  const route = [{ leave: crew.leave, to: OFFICE_IDS[1], travel: always(crew.travel) }];
  return [{ id: "van", desks: crew.desks, home: OFFICE_IDS[0], route }];
}

function networkFrom(drawn: Parts): Scenario {
  const { line, days, warmUpDays, unanswered } = drawn;
  const count = drawn.offices.length;
  return scenarioOf({
    errands: drawn.errands.map((one, e) => errandFrom(one, ERRAND_IDS[e])),
    offices: drawn.offices.map((one, i) => officeFrom(one, i, count)),
    lines: [
      lineOf(HOTLINE, {
        opens: 480,
        closes: 900,
        desks: desksAt({ 0: line.agents }),
        places: line.places,
        redial: { after: always(40), rejected: line.rejected, abandoned: line.abandoned },
        errand: {
          service: { kind: "uniform", from: 1, to: 9 },
          patience: line.patience === null ? null : always(line.patience),
        },
      }),
    ],
    crews: crewsFrom(drawn),
    ...(unanswered && { unanswered: { visit: unanswered.visit, after: always(unanswered.after) } }),
    sources: [...drawn.offices.flatMap(sourcesOf), callsOf(HOTLINE, { rates: [rateOf({ 0: line.rate })] })],
    horizon: { days, warmUpDays },
    observation: { waitThresholds: [5], overtimeThresholds: [10], clock: [500, 620], states: 2 },
  });
}

/** Networks whose lines end empty every day, while retries and redials may wait for the next. */
export const networks: fc.Arbitrary<Scenario> = parts.map(networkFrom);

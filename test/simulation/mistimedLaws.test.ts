/** What holds for every scenario whose visitors may intend closed minutes. Seeds are fixed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { always, desksAt, errandOf, lineOf, type OfficeParts } from "../support/scenario.js";
import { anyHour, DISPLACEMENT, MISTIMED, mistimedScenario } from "./mistimedScenarios.js";
import { holds, withDrain } from "./lawful.js";
import { differing, simulate } from "./support.js";

const weight = fc.constantFrom(0, 0.05, 0.2);
const minutes = (from: number, to: number) => fc.integer({ min: from, max: to });

const office = fc.record({
  opens: fc.constantFrom(300, 480, 600),
  length: fc.constantFrom(60, 240, 500),
  closedOn: fc.subarray([0, 1, 2, 3]),
  exists: fc.boolean(),
  desks: minutes(0, 3),
  closing: fc.constantFrom("serve" as const, "sendHome" as const),
  scale: fc.constantFrom(0.05, 0.2),
});

const parts = fc.record({
  offices: fc.tuple(office, office, office),
  weights: fc.tuple(weight, weight, weight, weight, weight),
  capable: fc.constantFrom(["a", "b", "c"], ["a", "c"], ["a"]),
  isStatutory: fc.boolean(),
  patience: minutes(2, 40),
  line: fc.record({ opens: fc.constantFrom(0, 600), agents: minutes(0, 2) }),
  days: minutes(1, 4),
  warmUpDays: minutes(0, 2),
  refused: fc.record({ anotherDay: weight, anotherOffice: weight, eService: weight }),
});

type Parts = typeof parts extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function officePartsOf(drawn: Parts["offices"][number]): OfficeParts {
  const hours = { opens: drawn.opens, closes: drawn.opens + drawn.length };
  return {
    week: Array.from({ length: 7 }, (_, day) => (drawn.closedOn.includes(day) ? null : hours)),
    exists: drawn.exists,
    desks: desksAt({ 0: drawn.desks, 700: 1 }),
    closing: { kind: drawn.closing },
  };
}

function scenarioFrom(drawn: Parts): Scenario {
  const [a, b, c] = drawn.offices;
  const [atOpening, insideHours, anotherDay, anotherOffice, phone] = drawn.weights;
  const { isStatutory, line } = drawn;
  const instead = { atOpening, insideHours, anotherDay, anotherOffice, phone, eService: 0.1 };
  const patience = { kind: "weibull", shape: 1.5, scale: drawn.patience } as const;
  const leaving = { later: 0.2, phone: 0.2, after: always(50), ...drawn.refused };
  return mistimedScenario(
    { a: officePartsOf(a), b: officePartsOf(b), c: officePartsOf(c) },
    {
      errands: [errandOf("visit", { service: always(4), patience, leaving, line: "line" })],
      lines: [lineOf("line", { opens: line.opens, closes: 900, desks: desksAt({ 0: line.agents }) })],
      sources: (["a", "b", "c"] as const).map((id, i) => anyHour(id, { scale: drawn.offices[i].scale })),
      displacement: {
        ...DISPLACEMENT,
        phone: 0.4,
        errands: [{ ...DISPLACEMENT.errands[0], offices: drawn.capable, isStatutory }],
      },
      mistimed: { ...MISTIMED, instead },
      horizon: { days: drawn.days, warmUpDays: drawn.warmUpDays },
    },
  );
}

const scenarios: fc.Arbitrary<Scenario> = parts.map(scenarioFrom);

test("everybody who intends a closed minute is accounted for once, and nobody is met at a closed door", () => {
  let mistimed = 0;
  holds(scenarios, (scenario) => {
    const { contacts, office: ofOffice } = simulate(scenario); // which throws when anybody is lost
    const all = contacts();
    const ended = all.servedHere + all.servedElsewhere + all.phone + all.eService + all.gaveUp + all.failed;
    expect(ended + all.pendingAtEnd).toBe(all.intended + all.pendingAtStart);
    expect(all.otherDay + all.otherOffice).toBeLessThanOrEqual(all.mistimed);
    expect(all.mistimed).toBeLessThanOrEqual(all.intended);
    const line = ofOffice("line");
    expect(line.personsServed + line.personsLost + line.personsAtEnd).toBe(
      line.persons + line.personsAtStart,
    );
    // Only who comes again after a while may find the doors closed.
    const again = { ...scenario, errands: scenario.errands.map((one) => ({ ...one, leaving: null })) };
    for (const { id } of scenario.offices) expect(simulate(again).attempts(id).turnedAway).toBe(0);
    mistimed += all.mistimed;
  });
  expect(mistimed).toBeGreaterThan(1000);
});

test("the same bytes twice, and on the general path", () => {
  holds(
    scenarios,
    (scenario) => {
      const sums = simulate(scenario, { replication: 1 }).sums;
      expect(differing(simulate(scenario, { replication: 1 }).sums, sums)).toEqual([]);
      expect(differing(simulate(scenario, { replication: 1, general: true }).sums, sums)).toEqual([]);
    },
    20,
  );
});

test("a drain brings those who were put off, and leaves days, trips and homes as they are", () => {
  let [before, after] = [0, 0];
  holds(scenarios, (scenario) => {
    const [without, drained] = [simulate(scenario), simulate(withDrain(scenario, 9))];
    const differs = differing(without.sums, drained.sums);
    expect(differs.filter((name) => name !== "contact" && name !== "office")).toEqual([]); // zone and flow are not
    const [one, other] = [without.contacts(), drained.contacts()];
    const known = [
      "intended",
      "mistimed",
      "displaced",
      "rerouted",
      "otherDay",
      "extraTravelMinutes",
    ] as const;
    for (const name of known) expect([name, other[name]]).toEqual([name, one[name]]);
    before += one.pendingAtEnd;
    after += other.pendingAtEnd;
  });
  expect(before).toBeGreaterThan(500);
  expect(after).toBeLessThan(before / 50); // some offices are never open again
});

/** Every office gone for good from a day on, each from another one. */
function closedDown(scenario: Scenario): Scenario {
  const { firstDay } = scenario.horizon;
  const offices = scenario.offices.map((one, i) => {
    const [phase] = one.phases;
    return { ...one, phases: [phase, { ...phase, from: firstDay + i + 1, exists: false }] };
  });
  return { ...scenario, offices };
}

test("once every office is gone for good nobody waits at home for one to open", () => {
  let displaced = 0;
  holds(scenarios, (drawn) => {
    const all = simulate(withDrain(closedDown(drawn), 9)).contacts(); // which throws when anybody is lost
    expect(all.pendingAtEnd).toBe(0);
    expect(all.displaced).toBeLessThanOrEqual(all.intended);
    expect(all.rerouted).toBeLessThanOrEqual(all.displaced);
    displaced += all.displaced;
  });
  expect(displaced).toBeGreaterThan(1000);
});

test("nobody who is not served tries more than three offices, or comes on more than three days", () => {
  let [farthest, longest] = [0, 0];
  holds(scenarios, (drawn) => {
    const leaving = { later: 0, after: null, phone: 0, anotherDay: 0.5, anotherOffice: 0.45 };
    const scenario = { ...drawn, errands: drawn.errands.map((one) => ({ ...one, leaving })) };
    const traced = new Set(scenario.offices.map(({ id }) => id));
    const { visits } = createSimulator(compileModel(withDrain(scenario, 9), { traced }))("test", 0);
    const tried = new Map<number, { offices: Set<number>; days: Set<number> }>();
    visits?.visitor.forEach((visitor, i) => {
      if (visits.office[i] < 0 || visits.office[i] >= scenario.offices.length) return;
      const one = tried.get(visitor) ?? { offices: new Set(), days: new Set() };
      tried.set(visitor, one);
      one.offices.add(visits.office[i]);
      one.days.add(Math.floor(visits.arrived[i] / 1440));
    });
    for (const { offices, days } of tried.values()) {
      farthest = Math.max(farthest, offices.size);
      longest = Math.max(longest, days.size);
    }
  });
  expect(farthest).toBe(2); // two trips in a day would need three offices that are open for long, as on paper
  expect(longest).toBe(3);
});

test("hours of one office leave the others exactly as they were where nobody goes on to them", () => {
  holds(scenarios, (drawn) => {
    // Without trips to open offices, calls and offices that are gone, an office is by itself.
    const instead = { ...MISTIMED.instead, anotherOffice: 0, phone: 0 };
    const scenario = {
      ...drawn,
      mistimed: { ...MISTIMED, instead },
      errands: drawn.errands.map((one) => ({ ...one, leaving: null })),
      offices: drawn.offices.map((one) => ({
        ...one,
        phases: one.phases.map((phase) => ({ ...phase, exists: true })),
      })),
    };
    const [first, ...rest] = scenario.offices;
    const longer = {
      ...first,
      phases: first.phases.map((phase) => ({
        ...phase,
        week: phase.week.map(() => ({ opens: 360, closes: 1100 })),
      })),
    };
    const [one, other] = [simulate(scenario), simulate({ ...scenario, offices: [longer, ...rest] })];
    for (const { id } of rest) {
      expect(other.contacts(id)).toEqual(one.contacts(id));
      expect(other.attempts(id)).toEqual(one.attempts(id));
      expect(other.office(id)).toEqual(one.office(id));
    }
  });
});

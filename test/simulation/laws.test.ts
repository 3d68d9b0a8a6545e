/** What holds for every scenario, whatever it is. Seeds are fixed: a failing scenario is printed and comes again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import type { Errand, Office, Scenario } from "../../src/scenario/scenario.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { SLOT_SUMS, type Sums } from "../../src/simulation/sums.js";
import { HALF_HOURS } from "../../src/units.js";
import { always, officeOf, rateOf, sourceOf, withPhases } from "../support/scenario.js";
import { continuousScenarios, dailyScenarios, scenarios } from "./generated.js";
import { changed, holds } from "./lawful.js";
import { bytesOf, differing, simulate, tell } from "./support.js";

const sum = (values: Float64Array | Int32Array | readonly number[]): number =>
  (values as readonly number[]).reduce((total, value) => total + value, 0);

test("nobody is lost, and all tables of sums tell of the same visitors and minutes", () => {
  holds(scenarios, (scenario) => {
    const { sums, attempts, office, day } = simulate(scenario); // which throws when a visitor is lost
    const { arrived, joined, served, reneged, sentHome } = attempts();
    const waits = sum(
      ["servedWaitMinutes", "renegedWaitMinutes", "sentHomeWaitMinutes"].map(
        (name) => attempts()[name as "arrived"],
      ),
    );
    const slots = SLOT_SUMS.map((_, column) =>
      sum(sums.slot.filter((__, at) => at % SLOT_SUMS.length === column)),
    );
    expect(slots).toEqual([arrived, joined, served, waits]);
    for (const bins of [sums.officeBins, sums.errandBins, sums.slotBins]) {
      expect(sum(bins)).toBe(served + reneged + sentHome);
    }
    const days = Array.from({ length: scenario.horizon.days }, (_, i) => day(i));
    const ofDays = (name: keyof (typeof days)[0]) => sum(days.map((one) => one[name]));
    expect(ofDays("arrived")).toBe(arrived);
    expect(ofDays("servedWaitMinutes")).toBe(attempts().servedWaitMinutes);
    expect(ofDays("lineMinutes")).toBe(office().lineMinutes);
    expect(ofDays("busyMinutes")).toBe(office().busyMinutes);
    expect(ofDays("overtimeMinutes")).toBe(office().overtimeMinutes);
    expect(sum(sums.state)).toBe(office().openMinutes);
  });
});

test("Little's law is exact: minutes in line and at desks by the clock are those of the visitors", () => {
  holds(dailyScenarios, (scenario) => {
    const { attempts, office } = simulate(scenario);
    const { servedWaitMinutes, renegedWaitMinutes, sentHomeWaitMinutes, serviceMinutes } = attempts();
    expect(office().lineMinutes).toBe(servedWaitMinutes + renegedWaitMinutes + sentHomeWaitMinutes);
    const exhaustive = changed(scenario, {
      office: (one) => withPhases(one, () => ({ release: "exhaustive" })),
    });
    const told = simulate(exhaustive);
    expect(told.office().busyMinutes).toBe(told.attempts().serviceMinutes); // nobody leaves with work begun
    expect(office().busyMinutes).toBeGreaterThanOrEqual(serviceMinutes);
  });
});

test("the same bytes twice, alone, in a batch and after other replications", () => {
  holds(
    scenarios,
    (scenario) => {
      const simulator = createSimulator(compileModel(scenario));
      const batch = [0, 1, 2].map((replication) => simulator("laws", replication));
      expect(differing(createSimulator(compileModel(scenario))("laws", 2).sums, batch[2].sums)).toEqual([]);
      expect(differing(simulator("laws", 0).sums, batch[0].sums)).toEqual([]);
    },
    20,
  );
});

/** Every sum of an office by errand, and its own. */
function sumsOf(scenario: Scenario, sums: Sums, officeId: string) {
  const { attempts, office, slot, clock } = tell(scenario, sums);
  return [
    office(officeId),
    ...scenario.errands
      .map(({ id }) => [id, attempts(officeId, id)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ...Array.from({ length: HALF_HOURS }, (_, i) => slot(i, officeId)),
    ...scenario.observation.clock.map((_, i) => clock(i, officeId)),
    ...waitsOf(scenario, sums, officeId),
  ];
}

/** The histogram of an office and its shares of time. */
function waitsOf({ offices }: Scenario, sums: Sums, officeId: string) {
  const at = offices.findIndex(({ id }) => id === officeId);
  return [sums.officeBins, sums.state, sums.overtimeAbove].map((table) => {
    const width = table.length / offices.length;
    return bytesOf(table.subarray(at * width, (at + 1) * width));
  });
}

test("the order of offices, errands and sources changes no sum", () => {
  holds(scenarios, (drawn) => {
    // The mix of further errands is a list in the order of errands: at the level of values it must not be reordered.
    const scenario = { ...drawn, furtherErrand: null };
    const { offices, errands, sources } = scenario;
    const turned = {
      ...scenario,
      offices: offices.toReversed(),
      errands: errands.toReversed(),
      sources: sources.toReversed(),
    };
    const [one, other] = [simulate(scenario).sums, simulate(turned).sums];
    for (const { id } of offices) expect(sumsOf(turned, other, id)).toEqual(sumsOf(scenario, one, id));
    expect(other.day).toEqual(one.day);
    expect(bytesOf(other.slotBins)).toBe(bytesOf(one.slotBins));
  });
});

test("one more office changes nothing at the others", () => {
  holds(scenarios, (scenario) => {
    const { continuous } = scenario.horizon;
    const hours = continuous ? { opens: 0, closes: 1440 } : { opens: 375, closes: 1320 };
    const days = scenario.sources[0].rateOfDay;
    const more = {
      ...scenario,
      offices: [officeOf("aa", { ...hours, release: "preempt", room: 3 }), ...scenario.offices],
      sources: [
        ...scenario.sources,
        sourceOf("aa", scenario.errands[0].id, { rates: [rateOf({ 0: 0.2 })], rateOfDay: days }),
      ],
    };
    const [one, other] = [simulate(scenario).sums, simulate(more).sums];
    for (const { id } of scenario.offices) expect(sumsOf(more, other, id)).toEqual(sumsOf(scenario, one, id));
  });
});

test("without patience nobody stands in line, and all who must wait leave at once", () => {
  const none = always(2 ** -30); // nothing, once rounded to the grid
  holds(scenarios, (drawn) => {
    const scenario = changed(drawn, {
      errand: (one) => ({ ...one, patience: none }),
      office: (one) => withPhases(one, () => ({ release: "exhaustive" })),
    });
    const { attempts, office } = simulate(scenario);
    expect(office().lineMinutes).toBe(0);
    expect(attempts().reneged).toBe(attempts().waited);
    expect(attempts().sentHome).toBe(0);
  });
});

test("with desks for everybody nobody waits", () => {
  holds(scenarios, (drawn) => {
    const scenario = changed(drawn, {
      office: (one) => withPhases(one, () => ({ desks: [{ minute: 0, value: 10_000 }] })),
    });
    const { attempts, office } = simulate(scenario);
    const { waited, reneged, balked, sentHome, servedWaitMinutes } = attempts();
    expect([waited, reneged, balked, sentHome, servedWaitMinutes, office().lineMinutes]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    expect(office().allBusyMinutes).toBe(0);
  });
});

test("one more desk never lengthens the wait of those who are served in order and never leave", () => {
  const patient = { errand: (one: Errand): Errand => ({ ...one, patience: null, balking: null }) };
  const plain = (one: Office): Office =>
    withPhases(one, () => ({ release: "exhaustive", closing: { kind: "serve" }, room: null }));
  const withDesks = (scenario: Scenario, extra: number) =>
    changed(scenario, {
      ...patient,
      office: (one) =>
        withPhases(plain(one), ({ desks }) => ({
          desks: desks.map((piece) => ({ ...piece, value: piece.value + extra })),
        })),
    });
  holds(
    fc.oneof(dailyScenarios, continuousScenarios),
    (scenario) => {
      const waits = [1, 2, 3].map((extra) => simulate(withDesks(scenario, extra)).office().lineMinutes);
      expect(waits[1]).toBeLessThanOrEqual(waits[0]);
      expect(waits[2]).toBeLessThanOrEqual(waits[1]);
    },
    30,
  );
});

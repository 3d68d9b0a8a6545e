/** What holds for every network, whatever mechanisms it mixes. Seeds are fixed: a failing network is printed. */
import { expect, test } from "vitest";
import { NOBODY } from "../../src/kernel/line.js";
import { compileModel } from "../../src/model/compile.js";
import { replicationKey } from "../../src/random/keys.js";
import type { Errand, Office, Scenario } from "../../src/scenario/scenario.js";
import { createDays } from "../../src/simulation/day.js";
import { createDemand } from "../../src/simulation/demand.js";
import { createSimulator } from "../../src/simulation/simulate.js";
import { clearState, createState, EVENT, type State } from "../../src/simulation/state.js";
import { always, desksAt, officeOf, rateOf, sourceOf, withPhases } from "../support/scenario.js";
import { dailyScenarios } from "./generated.js";
import { networks } from "./generatedNetworks.js";
import { changed, holds } from "./lawful.js";
import { resolve } from "../scenario/support.js";
import { differing, simulate, type Told } from "./support.js";

test("attempts, contacts and people who call are each accounted for once", () => {
  holds(networks, (scenario) => {
    const { attempts, contacts, office } = simulate(scenario); // which throws when anybody is lost
    for (const { id } of scenario.offices) {
      const one = attempts(id);
      expect(one.joined + one.balked + one.turnedAway + one.moved).toBe(one.arrived);
    }
    const all = contacts();
    const ended = all.servedHere + all.servedElsewhere + all.phone + all.gaveUp + all.noShow;
    expect(ended + all.pendingAtEnd).toBe(all.intended + all.pendingAtStart);
    const line = office("hotline");
    expect(line.personsServed + line.personsLost + line.personsAtEnd).toBe(
      line.persons + line.personsAtStart,
    );
    expect(line.personsRefused).toBeLessThanOrEqual(line.persons);
  });
});

test("Little's law is exact at every place: in line, at desks and between attempts", () => {
  holds(networks, (scenario) => {
    const told = simulate(scenario);
    for (const id of [...scenario.offices.map((one) => one.id), "hotline"]) {
      const sums = told.attempts(id);
      const waited = sums.servedWaitMinutes + sums.renegedWaitMinutes + sums.sentHomeWaitMinutes;
      expect(told.office(id).lineMinutes).toBe(waited + told.office(id).earlyMinutes);
      expect(told.office(id).busyMinutes).toBeGreaterThanOrEqual(sums.serviceMinutes);
    }
  });
});

test("the same bytes twice, alone and after other replications", () => {
  holds(
    networks,
    (scenario) => {
      const simulator = createSimulator(compileModel(scenario));
      const batch = [0, 1, 2].map((replication) => simulator("networks", replication));
      expect(differing(createSimulator(compileModel(scenario))("networks", 2).sums, batch[2].sums)).toEqual(
        [],
      );
      expect(differing(simulator("networks", 1).sums, batch[1].sums)).toEqual([]);
    },
    20,
  );
});

test("the general path leaves the bytes of the plain one", () => {
  holds(dailyScenarios, (scenario) => {
    expect(differing(simulate(scenario, { general: true }).sums, simulate(scenario).sums)).toEqual([]);
  });
  holds(networks, (drawn) => {
    // Everything but priorities, groups, equipment and crews, which have no plain path.
    const scenario = changed(
      { ...drawn, crews: [] },
      {
        errand: (one) => ({ ...one, priority: 1, needs: null }),
        office: (one) => ({ ...one, groups: [] }),
      },
    );
    expect(compileModel(scenario).features.classes).toBe(false);
    expect(differing(simulate(scenario, { general: true }).sums, simulate(scenario).sums)).toEqual([]);
  });
});

/** Everything an office or line leaves, by name. */
function sumsOf(scenario: Scenario, told: Told, id: string) {
  const errands = [...scenario.errands.map((one) => one.id), "hotline"];
  return [
    told.office(id),
    ...errands.map((errand) => [told.attempts(id, errand), told.contacts(id, errand)]),
  ];
}

test("the order of offices, errands and lines in the file changes nothing", async () => {
  const errands = [
    "advice: {service: 9 min, leaving: {phone: 50 %}, line: x, patience: 10 min}",
    "card: {service: 5 min}",
  ];
  const offices = ["south", "north"].map((id, i) => {
    const to = ["north", "south"][i];
    return `${id}: {desks: 1, open: 10:00-14:00, overflow: {waiting: 2, to: ${to}}, arrivals: {advice: 9 /h, card: 3 /h}}`;
  });
  const lines = ["y", "x"].map((id) => `${id}: {agents: 1, handling: 3 min, arrivals: 6 /h}`);
  const text = (order: <T>(list: T[]) => T[]): string =>
    ["errands", "offices", "lines"]
      .map(
        (key, i) =>
          `${key}:\n${order([errands, offices, lines][i])
            .map((one) => `  ${one}\n`)
            .join("")}`,
      )
      .join("");
  const [one, other] = await Promise.all([
    resolve(`kontor: 1\ndays: 5\n${text((list) => list)}`),
    resolve(`kontor: 1\ndays: 5\n${text((list) => list.toReversed())}`),
  ]);
  expect(other.hash).toBe(one.hash);
  expect(differing(simulate(other).sums, simulate(one).sums)).toEqual([]);
  expect(simulate(one).contacts().phone).toBeGreaterThan(0);
});

test("an office that nobody is sent to changes nothing at the others", () => {
  holds(networks, (scenario) => {
    const rates = [rateOf({ 0: 0.2 })];
    const more = {
      ...scenario,
      offices: [officeOf("zoe", { opens: 480, closes: 800 }), ...scenario.offices],
      sources: [
        ...scenario.sources,
        sourceOf("zoe", "advice", { rates, rateOfDay: scenario.sources[0].rateOfDay }),
      ],
    };
    // Who gives up at the new office may not call the line that the others call.
    const quiet = { errand: (one: Errand) => ({ ...one, leaving: null }) };
    const before = changed(scenario, quiet);
    const [one, other] = [simulate(before), simulate(changed(more, quiet))];
    for (const { id } of [...scenario.offices, { id: "hotline" }]) {
      expect(sumsOf(before, other, id)).toEqual(sumsOf(before, one, id));
    }
  });
});

const patient = (one: Errand): Errand => ({ ...one, patience: null, balking: null });

test("with desks and equipment for everybody nobody waits, is sent on or gives up", () => {
  holds(networks, (drawn) => {
    const office = (one: Office): Office => ({
      ...withPhases(one, () => ({ desks: desksAt({ 0: 10_000 }), room: null })),
      groups: [],
      equipment: [{ id: "camera", count: 10_000 }],
    });
    const { attempts } = simulate(changed({ ...drawn, crews: [] }, { office }));
    for (const { id } of drawn.offices) {
      const { waited, reneged, balked, moved, sentHome, servedWaitMinutes } = attempts(id);
      expect([waited, reneged, balked, moved, sentHome, servedWaitMinutes]).toEqual([0, 0, 0, 0, 0, 0]);
    }
  });
});

test("without patience nobody stands in any line", () => {
  holds(networks, (drawn) => {
    const none = always(2 ** -30); // nothing, once rounded to the grid
    const scenario = changed(drawn, {
      errand: (one) => ({ ...one, patience: none }),
      office: (one) => withPhases(one, () => ({ release: "exhaustive" })),
    });
    const dropIns = scenario.sources.filter(({ booking }) => booking === null);
    const told = simulate({ ...scenario, sources: dropIns });
    for (const { id } of scenario.offices) expect(told.office(id).lineMinutes).toBe(0);
  });
});

test("one more desk never lengthens the wait of those who are served in order and never leave", () => {
  const withDesks = (scenario: Scenario, extra: number): Scenario => ({
    ...changed(scenario, {
      errand: (one) => ({ ...patient(one), priority: 1, needs: null, leaving: null }),
      office: (one) => ({
        ...withPhases(one, (phase) => ({
          desks: phase.desks.map((piece) => ({ ...piece, value: piece.value + extra })),
          release: "exhaustive",
          closing: { kind: "serve" },
          room: null,
        })),
        groups: [],
        overflow: null,
        next: [],
      }),
    }),
    crews: [],
  });
  holds(networks, (scenario) => {
    const waits = [1, 2, 3].map((extra) => {
      const { office } = simulate(withDesks(scenario, extra));
      return scenario.offices.reduce((sum, { id }) => sum + office(id).lineMinutes, 0);
    });
    expect(waits[1]).toBeLessThanOrEqual(waits[0]);
    expect(waits[2]).toBeLessThanOrEqual(waits[1]);
  });
});

/** A state that looks, whenever a visitor begins at a desk, whether somebody of the class came before. */
function watched(state: State, overtaken: string[]): State {
  const { classOf } = state.model.serving;
  const errands = state.model.errandIds.length;
  const { ticket, office, errand, classLine, lines, calendar } = state;
  const take = (): number => {
    const slot = state.pool.take();
    ticket[slot] = 0x7fffffff; // who goes to a desk at once has none
    return slot;
  };
  const schedule = (slot: number): void => {
    if (calendar.rank[slot] === EVENT.finish) {
      const head = lines.first[classLine + classOf[office[slot] * errands + errand[slot]]];
      if (head !== NOBODY && ticket[head] < ticket[slot]) overtaken.push(`${slot} before ${head}`);
    }
    calendar.schedule(slot);
  };
  return { ...state, pool: { ...state.pool, take }, calendar: { ...calendar, schedule } };
}

test("within a service class nobody who came later is called before", () => {
  let calls = 0;
  holds(networks, (scenario) => {
    const model = compileModel(scenario, { general: true });
    const overtaken: string[] = [];
    const state = watched(createState(model, 4000), overtaken);
    const demand = createDemand(model, 4000);
    const days = createDays(state, demand);
    const key = replicationKey("order", 0);
    clearState(state);
    for (let day = 0; day < model.warmUpDays + model.days; day++) {
      days.openDay(day);
      if (day === model.warmUpDays) days.beginMeasuring();
      for (let cluster = 0; cluster < model.clusters.count; cluster++) {
        demand.draw(key, day, cluster);
        days.liveCluster(key, day, cluster);
      }
      days.endDay(day - model.warmUpDays);
    }
    expect(overtaken).toEqual([]);
    calls += state.joined[0];
  });
  expect(calls).toBeGreaterThan(1000); // lines there were
});

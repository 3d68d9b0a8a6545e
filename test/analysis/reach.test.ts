/** The reach of a change: by hand, and as a law of generated networks: whatever is outside differs by exactly 0. */
import { expect, test } from "vitest";
import { reachOfChange } from "../../src/analysis/reach.js";
import { compileModel } from "../../src/model/compile.js";
import { reachOf } from "../../src/model/displacement.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Office, Scenario } from "../../src/scenario/scenario.js";
import { networks } from "../simulation/generatedNetworks.js";
import { changed, holds, withDrain } from "../simulation/lawful.js";
import { simulate } from "../simulation/support.js";
import {
  always,
  desksAt,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  withPhases,
} from "../support/scenario.js";

const OFFICES = ["a", "b", "c", "d"];

/** Four offices that know nothing of each other but what is written. */
function fourOffices(
  parts: Readonly<Record<string, Partial<Office>>> = {},
  more: Partial<Scenario> = {},
): Scenario {
  return scenarioOf({ offices: OFFICES.map((id) => officeOf(id, parts[id])), ...more });
}

/** A desk more at one office. */
function withDesk(scenario: Scenario, id: string): Scenario {
  return changed(scenario, {
    office: (one) => (one.id === id ? withPhases(one, () => ({ desks: desksAt({ 0: 9 }) })) : one),
  });
}

/** Who is within reach of a desk more at an office, in words. */
function reached(scenario: Scenario, id: string): string[] {
  return reachOfChange(scenario, withDesk(scenario, id)).map((one) => `${one.id} ${one.cause} ${one.from}`);
}

test("a change at one office touches nobody else where nothing flows", () => {
  expect(reached(fourOffices(), "b")).toEqual(["b changed null"]);
  expect(reachOfChange(fourOffices(), fourOffices())).toEqual([]);
});

test("overflow touches where it goes, the other choices of who may come, and what became of senders", () => {
  const overflow = { waiting: 3, to: ["b", "c"], after: null };
  const scenario = fourOffices({ a: { overflow } });
  expect(reached(scenario, "a")).toEqual(["a changed null", "b overflow a", "c overflow a"]);
  // With a shorter line at b fewer go from a to c; the line of a does not change, only what became of its visitors.
  expect(reached(scenario, "b")).toEqual(["a elsewhere b", "b changed null", "c overflow b"]);
});

test("visitors who go on carry a change forward, and news of them back, over several offices", () => {
  const scenario = fourOffices({
    a: { next: [{ office: "b", chance: 0.5 }] },
    b: { next: [{ office: "c", chance: 0.5 }] },
  });
  expect(reached(scenario, "a")).toEqual(["a changed null", "b onward a", "c onward b"]);
  expect(reached(scenario, "c")).toEqual(["a elsewhere b", "b elsewhere c", "c changed null"]);
});

test("a crew ties all its offices together", () => {
  const route = [{ leave: 720, to: "c", travel: always(30) }];
  const scenario = fourOffices({}, { crews: [{ id: "van", desks: 1, home: "a", route }] });
  expect(reached(scenario, "c")).toEqual(["a crew c", "c changed null"]);
});

test("a phone line is touched by an office whose visitors call it, and by no other", () => {
  const leaving = { later: 0, after: null, phone: 0.5 };
  const lines = [lineOf("hotline", {}), lineOf("other", {})];
  const scenario = fourOffices({}, { errands: [errandOf("visit", { leaving, line: "hotline" })], lines });
  expect(reached(scenario, "d")).toEqual(["d changed null", "hotline phone d"]);
});

test("where people go to an office instead of calling, a line touches the offices of its errands", () => {
  const leaving = { later: 0, after: null, phone: 0.5 };
  const lines = [lineOf("hotline", {}), lineOf("other", {})];
  const errands = [errandOf("visit", { leaving, line: "hotline" })];
  const unanswered = { visit: 0.1, after: always(60) };
  const sources = OFFICES.map((id) => sourceOf(id, "visit", { rates: [rateOf({ 0: 0.1 })] }));
  const offices = fourOffices({}, { errands, lines, sources, unanswered });
  const touched = ["a unanswered hotline", "b unanswered hotline", "c unanswered hotline"];
  expect(reached(offices, "d")).toEqual([...touched, "d changed null", "hotline phone d"]);
  const nobodyCalls = fourOffices(
    {},
    { errands: [errandOf("visit", { line: "hotline" })], lines, sources: [], unanswered },
  );
  expect(reached(nobodyCalls, "d")).toEqual(["d changed null"]);
});

test("where people go to an office that is open when theirs is not, all offices and the lines called are within reach", () => {
  const nobody = { atOpening: 0, insideHours: 0, anotherDay: 0, anotherOffice: 0, phone: 0, eService: 0 };
  const mistimedTo = (some: Partial<typeof nobody>): Scenario =>
    fourOffices(
      {},
      {
        errands: [errandOf("visit", { line: "hotline" })],
        lines: [lineOf("hotline", {}), lineOf("other", {})],
        mistimed: { share: 0.1, day: { opens: 420, closes: 1200 }, instead: { ...nobody, ...some } },
      },
    );
  expect(reached(mistimedTo({ atOpening: 0.5 }), "b")).toEqual(["b changed null"]);
  expect(reached(mistimedTo({ phone: 0.5 }), "b")).toEqual(["b changed null", "hotline mistimed b"]);
  const all = ["a mistimed b", "b changed null", "c mistimed b", "d mistimed b"];
  expect(reached(mistimedTo({ anotherOffice: 0.5 }), "b")).toEqual(all);
});

test("where those who are not served go on to another office, all offices are within reach", () => {
  const leaving = { later: 0, after: null, phone: 0 };
  const refusedTo = (more: object): Scenario =>
    fourOffices({}, { errands: [errandOf("visit", { leaving: { ...leaving, ...more } })] });
  expect(reached(refusedTo({ anotherDay: 0.5, eService: 0.1 }), "b")).toEqual(["b changed null"]);
  const all = ["a refused b", "b changed null", "c refused b", "d refused b"];
  expect(reached(refusedTo({ anotherOffice: 0.5 }), "b")).toEqual(all);
});

test("what holds everywhere touches everything", () => {
  const scenario = fourOffices();
  const reach = reachOfChange(scenario, { ...scenario, dayFactorCv: 0.2 });
  expect(reach.map(({ id, cause }) => `${id} ${cause}`)).toEqual(OFFICES.map((id) => `${id} everywhere`));
});

test("offices and lines outside the reach of a desk more have the very same sums", () => {
  let outside = 0;
  holds(
    networks,
    (drawn) => {
      const scenario = withDrain(drawn, drawn.horizon.days % 3); // from none to two days
      const after = withDesk(scenario, "bo");
      const reach = new Set(reachOfChange(scenario, after).map(({ id }) => id));
      const [one, other] = [simulate(scenario), simulate(after)];
      for (const id of [...scenario.offices.map((office) => office.id), "hotline"]) {
        if (reach.has(id)) continue;
        outside++;
        expect(other.attempts(id)).toEqual(one.attempts(id));
        expect(other.office(id)).toEqual(one.office(id));
        expect(other.contacts(id)).toEqual(one.contacts(id));
      }
    },
    25,
  );
  expect(outside).toBeGreaterThan(10); // 25 networks of three or four places
});

const DAY = ["period.from=2024-10-15", "period.to=2024-10-15"]; // a Tuesday

test("of the closures on the real network are within reach who closes, who receives, and every line", async () => {
  const [before, after] = [
    await loadScenario("base-2024", DAY),
    await loadScenario("closures-documented", DAY),
  ];
  const reach = reachOfChange(before, after);
  expect(reach.filter(({ cause }) => cause === "changed")).toHaveLength(16);
  expect(reach.filter(({ kind }) => kind === "line")).toHaveLength(5);
  // That these are all that differ, bit by bit, is tested beside the simulation.
  const touched = reachOf(compileModel(after).displacement!);
  const offices = after.offices.flatMap(({ id }, i) => (touched[i] === 1 ? [id] : []));
  expect(reach.flatMap(({ id, kind }) => (kind === "office" ? [id] : []))).toEqual(offices);
});

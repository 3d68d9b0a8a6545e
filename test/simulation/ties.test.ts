/** What happens first when two things happen in the same minute: one test for each row of the table of ranks. */
import { expect, test } from "vitest";
import { FATE } from "../../src/simulation/fates.js";
import { EVENT } from "../../src/simulation/state.js";
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
  type OfficeParts,
} from "../support/scenario.js";
import { firstMinuteWithin, mistimedScenario } from "./mistimedScenarios.js";
import { live } from "./support.js";

/** The smallest step of time [min]. */
const TICK = 2 ** -20;

/** A counter with one desk and 10 minutes of service, unless something else is said. */
function counter(office: OfficeParts = {}, { service = 10, patience = 0 } = {}) {
  const errand = { service: always(service), patience: patience === 0 ? null : always(patience) };
  return scenarioOf({ errands: [errandOf("visit", errand)], offices: [officeOf("counter", office)] });
}

test("the order of one instant is as the table of ranks says", () => {
  const order = Object.entries(EVENT).toSorted(([, a], [, b]) => a - b);
  const names = [
    "desks",
    "finish",
    "travel",
    "patience",
    "retry",
    "call",
    "postponed",
    "instead",
    "arrival",
    "closing",
    "clock",
  ];
  expect(order.map(([name]) => name)).toEqual(names);
});

test("a desk that closes at the minute at which it falls free calls nobody any more", () => {
  const { attempts } = live(counter({ desks: desksAt({ 600: 2, 610: 1 }) }), [600, 605, 606]);
  // The third waits for the second to finish at 615, not for the desk of the first.
  expect(attempts()).toMatchObject({ served: 3, servedWaitMinutes: 9 });
});

test("a desk that opens saves who loses patience that very minute", () => {
  const office = { desks: desksAt({ 600: 1, 610: 2 }) };
  const { attempts } = live(counter(office, { service: 20, patience: 9 }), [600, 601]);
  expect(attempts()).toMatchObject({ served: 2, reneged: 0, servedWaitMinutes: 9 });
});

test("a desk that opens takes who arrives that very minute", () => {
  const { attempts } = live(counter({ desks: desksAt({ 600: 1, 610: 2 }) }, { service: 20 }), [600, 610]);
  expect(attempts()).toMatchObject({ waited: 0, served: 2 });
});

test("a desk that opens at closing time still takes one from the line that is sent home", () => {
  const office = { desks: desksAt({ 600: 1, 960: 2 }), closing: { kind: "sendHome" } } as const;
  const { attempts } = live(counter(office), [955, 956, 957]);
  expect(attempts()).toMatchObject({ served: 2, sentHome: 1, servedWaitMinutes: 4 });
});

test("a desk that falls free saves who loses patience that very minute", () => {
  const { attempts } = live(counter({}, { patience: 9 }), [600, 601]);
  expect(attempts()).toMatchObject({ served: 2, reneged: 0, servedWaitMinutes: 9 }); // 600 + 10 = 601 + 9
});

test("a desk that falls free a tick later does not", () => {
  const { attempts } = live(counter({}, { patience: 9 }), [600 + TICK, 601]);
  expect(attempts()).toMatchObject({ served: 1, reneged: 1, renegedWaitMinutes: 9 });
});

test("a desk that falls free takes who arrives that very minute", () => {
  const { attempts } = live(counter({ room: 1 }), [600, 610]);
  expect(attempts()).toMatchObject({ waited: 0, turnedAway: 0, served: 2 });
});

test("who gave up calling comes before who arrives that very minute", () => {
  const scenario = scenarioOf({
    errands: [errandOf("visit", { line: "line" }), errandOf("other")],
    offices: [officeOf("counter")],
    lines: [lineOf("line", { desks: desksAt({ 0: 0 }), places: 0 })],
    sources: [
      sourceOf("counter", "visit", { rates: [rateOf({ 700: 1, [700 + TICK / 4]: 0 })] }), // 700 on the grid
      sourceOf("counter", "other"),
      callsOf("line"),
    ],
    unanswered: { visit: 1, after: always(1) },
  });
  const visitors = [
    { minute: 600, source: "line" },
    { minute: 700, source: "counter/other" },
  ];
  const { attempts } = live(scenario, visitors);
  expect(attempts("counter", "visit")).toMatchObject({ served: 1, waited: 0 });
  expect(attempts("counter", "other")).toMatchObject({ served: 1, waited: 1 });
});

test("business done at closing time is no overtime", () => {
  const { office } = live(counter(), [950]);
  expect(office()).toMatchObject({ insideAtClosing: 0, overtimeDays: 0, overtimeMinutes: 0 });
});

test("who loses patience makes room for who arrives that very minute", () => {
  const { attempts } = live(counter({ room: 2 }, { service: 30, patience: 9 }), [600, 601, 610]);
  expect(attempts()).toMatchObject({ joined: 3, turnedAway: 0, reneged: 2 });
});

test("who loses patience at closing time is not sent home", () => {
  const scenario = counter({ closing: { kind: "sendHome" } }, { service: 30, patience: 9 });
  expect(live(scenario, [950, 951]).attempts()).toMatchObject({ served: 1, reneged: 1, sentHome: 0 });
});

test("who arrives at closing time is inside", () => {
  const { attempts, office } = live(counter(), [960]);
  expect(attempts()).toMatchObject({ served: 1, turnedAway: 0 });
  expect(office()).toMatchObject({ insideAtClosing: 1, overtimeMinutes: 10 });
});

test("who arrives at closing time finds a line that is then sent home", () => {
  const { attempts } = live(counter({ closing: { kind: "sendHome" } }), [955, 960]);
  expect(attempts()).toMatchObject({ served: 1, sentHome: 1, sentHomeWaitMinutes: 0 });
});

test("who arrives a tick after closing time finds the door shut", () => {
  const { attempts } = live(counter(), [960 + TICK]);
  expect(attempts()).toMatchObject({ arrived: 1, joined: 0, turnedAway: 1 });
});

test("who arrives at opening time is inside, a tick before it not", () => {
  expect(live(counter(), [600 - TICK, 600]).attempts()).toMatchObject({
    arrived: 2,
    turnedAway: 1,
    served: 1,
  });
});

test("the clock at closing time sees the office after its line was sent home", () => {
  const office = officeOf("counter", { closing: { kind: "sendHome" } });
  const scenario = scenarioOf({ offices: [office], observation: { clock: [960] } });
  expect(live(scenario, [955, 956]).clock(0)).toMatchObject({ inside: 1, waiting: 0, busy: 1, joined: 2 });
});

test("the clock sees who arrives and who finishes that very minute", () => {
  const scenario = scenarioOf({ observation: { clock: [610] } });
  const row = { arrived: 2, served: 1, inside: 1, waiting: 0 };
  expect(live(scenario, [600, 610]).clock(0)).toMatchObject(row);
});

/** North sends on whoever finds no free desk, 10 minutes on the way to south, which has room for two. */
function sendingOn(patience: number, south: OfficeParts = {}) {
  return scenarioOf({
    errands: [errandOf("visit", { patience: always(patience) })],
    offices: [
      officeOf("north", { overflow: { waiting: 0, to: ["south"], after: always(10) } }),
      officeOf("south", south),
    ],
    sources: [sourceOf("north", "visit"), sourceOf("south", "visit")],
  });
}

const north = (minute: number) => ({ minute, source: "north/visit" });
const south = (minute: number) => ({ minute, source: "south/visit" });

test("a desk that falls free takes who arrives from another office that very minute", () => {
  // 601 is sent on and is there at 611, when the visitor of 601 at south is done.
  const { attempts } = live(sendingOn(60), [north(600), north(601), south(601)]);
  expect(attempts("south")).toMatchObject({ served: 2, waited: 0 });
});

test("who arrives from another office finds still inside who loses patience that very minute", () => {
  // South is full with 605 at the desk and 606 in line until 611; the traveller of 601 comes at 611.
  const { attempts } = live(sendingOn(5, { room: 2 }), [north(600), north(601), south(605), south(606)]);
  expect(attempts("south")).toMatchObject({ reneged: 1, turnedAway: 1 });
});

/** Visitors who lose patience come again after a time. */
function comingAgain(patience: number, after: number, office: OfficeParts = {}) {
  const leaving = { later: 1, after: always(after), phone: 0 };
  return scenarioOf({
    errands: [errandOf("visit", { patience: always(patience), leaving })],
    offices: [officeOf("counter", office)],
  });
}

test("who comes again finds room that somebody without patience leaves that very minute", () => {
  const { attempts } = live(comingAgain(3, 2, { room: 2 }), [600, 601, 603]);
  // 601 waits to 604 and comes again at 606; 603 finds it full, comes at 605 and waits to 608. At 606 it is full for
  // 601, who comes again at 608, when the other leaves.
  expect(attempts().turnedAway).toBe(2);
  expect(attempts().reneged).toBeGreaterThanOrEqual(2);
});

test("who comes again takes a place before who arrives that very minute", () => {
  const leaving = { later: 1, after: always(10), phone: 0 };
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(5), leaving }), errandOf("card", { patience: always(5) })],
    sources: [sourceOf("counter", "visit"), sourceOf("counter", "card")],
  });
  const visit = (minute: number) => ({ minute, source: "counter/visit" });
  const visitors = [visit(600), visit(601), visit(610), { minute: 616, source: "counter/card" }];
  const { attempts } = live(scenario, visitors);
  // 601 leaves at 606 and comes again at 616; called at 620, while the newcomer behind loses patience at 621.
  expect(attempts("counter", "visit")).toMatchObject({ served: 3, reneged: 1, servedWaitMinutes: 4 });
  expect(attempts("counter", "card")).toMatchObject({ served: 0, reneged: 1 });
});

test("who comes again at closing time is inside", () => {
  const { attempts } = live(comingAgain(5, 40, { closes: 646 }), [600, 601]);
  expect(attempts()).toMatchObject({ arrived: 3, turnedAway: 0, served: 2 }); // leaves at 606, comes at 646
});

/** Visitors who lose patience after 5 minutes call a line with one agent, 6 minutes for a call and no place to wait. */
function callingInstead(line: OfficeParts = {}) {
  const leaving = { later: 0, after: null, phone: 1 };
  return scenarioOf({
    errands: [errandOf("visit", { patience: always(5), leaving, line: "hotline" })],
    offices: [officeOf("counter")],
    lines: [lineOf("hotline", { places: 0, errand: { service: always(6) }, ...line })],
    sources: [sourceOf("counter", "visit"), callsOf("hotline")],
  });
}

const visitAt = (minute: number) => ({ minute, source: "counter/visit" });

test("who calls instead of waiting finds an agent who falls free that very minute", () => {
  const visitors = [{ minute: 600, source: "hotline" }, visitAt(600), visitAt(601)];
  expect(live(callingInstead(), visitors).attempts("hotline")).toMatchObject({ served: 2, turnedAway: 0 });
});

test("who calls instead when the line closes is still let in, a tick later not", () => {
  const closing = (closes: number) => live(callingInstead({ closes }), [visitAt(600), visitAt(601)]);
  expect(closing(606).attempts("hotline")).toMatchObject({ served: 1, turnedAway: 0 });
  expect(closing(606 - TICK).attempts("hotline")).toMatchObject({ served: 0, turnedAway: 1 });
});

test("who had to wait for opening hours goes before who arrives that very minute", () => {
  const errands = [errandOf("visit", { service: always(10), patience: always(5) })];
  const again = firstMinuteWithin(600, 960);
  const { contacts } = live(mistimedScenario({}, { errands, horizon: { days: 2 } }), [
    { minute: 480, fate: FATE.anotherDay },
    { minute: 1440 + again },
  ]);
  // The other must wait, for longer than patience allows.
  expect(contacts("a")).toMatchObject({ servedHere: 1, gaveUp: 1 });
});

test("a crew told to leave at the minute at which its visitor is done calls nobody any more", () => {
  const scenario = scenarioOf({
    errands: [errandOf("visit", { patience: always(30) })],
    offices: [officeOf("home", { desks: desksAt({ 0: 0 }) }), officeOf("away", { desks: desksAt({ 0: 0 }) })],
    sources: [sourceOf("home", "visit"), sourceOf("away", "visit")],
    crews: [{ id: "van", desks: 1, home: "home", route: [{ leave: 610, to: "away", travel: always(5) }] }],
  });
  const { attempts } = live(scenario, [
    { minute: 600, source: "home/visit" },
    { minute: 601, source: "home/visit" },
    { minute: 602, source: "away/visit" },
  ]);
  expect(attempts("home")).toMatchObject({ served: 1, reneged: 1 });
  expect(attempts("away").servedWaitMinutes).toBe(13); // there at 615
});

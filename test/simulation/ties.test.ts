/** What happens first when two things happen in the same minute: one test for each row of the table of ranks. */
import { expect, test } from "vitest";
import { EVENT } from "../../src/simulation/state.js";
import { always, desksAt, errandOf, officeOf, scenarioOf, type OfficeParts } from "../support/scenario.js";
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
  const names = ["desks", "finish", "travel", "patience", "retry", "arrival", "closing", "clock"];
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

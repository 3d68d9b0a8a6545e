import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar, WINDOW_END, type Calendar } from "../../src/kernel/calendar.js";

/** Slots of the calendars below; slot 0 marks the end of the window. */
const SLOTS = 12;
const LENGTH = 8;

function calendarWith(events: readonly (readonly [slot: number, minute: number, rank: number])[]): Calendar {
  const calendar = createCalendar(SLOTS, LENGTH, [4]);
  for (const [slot, minute, rank] of events) schedule(calendar, slot, [minute, rank]);
  return calendar;
}

function schedule(calendar: Calendar, slot: number, [minute, rank]: readonly [number, number]): void {
  calendar.minute[slot] = minute;
  calendar.rank[slot] = rank;
  calendar.schedule(slot);
}

/** Takes everything out of the window. */
function takeAll(calendar: Calendar): number[] {
  const taken: number[] = [];
  for (let slot = calendar.peek(); slot !== WINDOW_END; slot = calendar.peek()) {
    calendar.takeFirst(slot);
    taken.push(slot);
  }
  return taken;
}

test("events come by minute, whatever the order of scheduling", () => {
  expect(
    takeAll(
      calendarWith([
        [1, 5, 0],
        [2, 0.5, 0],
        [3, 7.75, 0],
        [4, 0.25, 0],
      ]),
    ),
  ).toEqual([4, 2, 1, 3]);
});

test("events of one minute come by rank, then in order of scheduling", () => {
  expect(
    takeAll(
      calendarWith([
        [5, 3, 4],
        [1, 3, 1],
        [4, 3, 1],
        [2, 3, 0],
        [3, 3, 1],
      ]),
    ),
  ).toEqual([2, 1, 4, 3, 5]);
});

test("the end of the window comes last, even after an event of the highest rank in its last moment", () => {
  const calendar = calendarWith([[1, LENGTH - 2 ** -20, 255]]);
  expect(calendar.peek()).toBe(1);
  calendar.takeFirst(1);
  expect(calendar.peek()).toBe(WINDOW_END);
  expect(calendar.minute[WINDOW_END]).toBe(LENGTH);
});

test("peeking leaves the event where it is", () => {
  const calendar = calendarWith([[1, 3, 0]]);
  expect([calendar.peek(), calendar.peek()]).toEqual([1, 1]);
});

test("an event may be scheduled before the one that was peeked at", () => {
  const calendar = calendarWith([[1, 7, 0]]);
  expect(calendar.peek()).toBe(1);
  schedule(calendar, 2, [1, 0]);
  expect(takeAll(calendar)).toEqual([2, 1]);
});

test.each([
  ["head", 1, [2, 3, 4]],
  ["middle", 3, [1, 2, 4]],
  ["tail", 4, [1, 2, 3]],
])("cancelling at the %s of a bucket leaves the others in order", (_place, cancelled, left) => {
  const calendar = calendarWith([
    [1, 0, 0],
    [2, 0.5, 0],
    [3, 1, 0],
    [4, 1.5, 0],
  ]); // one bucket holds 2 min
  calendar.cancel(cancelled);
  expect(takeAll(calendar)).toEqual(left);
});

test.each([
  ["head", 1, [2, 3]],
  ["middle", 2, [1, 3]],
  ["tail", 3, [1, 2]],
])(
  "cancelling at the %s of the later list leaves the others, and joining its end still works",
  (_place, cancelled, left) => {
    const calendar = calendarWith([
      [1, 9, 0],
      [2, 9, 0],
      [3, 9, 0],
    ]);
    calendar.cancel(cancelled);
    schedule(calendar, 5, [9, 0]);
    expect(takeAll(calendar)).toEqual([]);
    calendar.openWindow(LENGTH);
    expect(takeAll(calendar)).toEqual([...left, 5]);
  },
);

test("cancelling what is not scheduled does nothing, and a cancelled slot can be scheduled again", () => {
  const calendar = calendarWith([[1, 2, 0]]);
  calendar.cancel(2);
  calendar.cancel(1);
  calendar.cancel(1);
  expect(takeAll(calendar)).toEqual([]);
  schedule(calendar, 1, [4, 0]);
  expect(takeAll(calendar)).toEqual([1]);
});

test("what lies beyond the window waits until its window is opened, however far away", () => {
  const calendar = calendarWith([
    [1, 30, 0],
    [2, LENGTH, 0],
    [3, 1, 0],
  ]);
  expect(takeAll(calendar)).toEqual([3]);
  expect(calendar.hasLater()).toBe(true);
  calendar.openWindow(LENGTH);
  expect(takeAll(calendar)).toEqual([2]);
  expect(calendar.hasLater()).toBe(true);
  calendar.openWindow(30);
  expect(takeAll(calendar)).toEqual([1]);
  expect(calendar.hasLater()).toBe(false);
});

test("equal minutes of the later list keep their order of scheduling, before what is scheduled in the window", () => {
  const calendar = calendarWith([
    [3, 10, 1],
    [1, 10, 1],
    [2, 10, 0],
  ]);
  calendar.openWindow(LENGTH);
  schedule(calendar, 4, [10, 1]);
  expect(takeAll(calendar)).toEqual([2, 3, 1, 4]);
});

test("clearing forgets the window and what is later, and begins at zero again", () => {
  const calendar = calendarWith([
    [1, 3, 0],
    [2, 20, 0],
  ]);
  calendar.clear();
  expect(calendar.peek()).toBe(WINDOW_END);
  expect(calendar.hasLater()).toBe(false);
  expect(calendar.minute[WINDOW_END]).toBe(LENGTH);
  schedule(calendar, 2, [1, 0]);
  expect(takeAll(calendar)).toEqual([2]);
});

/** The same calendar as a plain list, sorted anew for every question. */
interface Entry {
  readonly slot: number;
  readonly minute: number;
  readonly rank: number;
  readonly order: number;
}

function firstOf(entries: readonly Entry[], end: number): number {
  const due = entries.filter(({ minute }) => minute < end);
  const sorted = due.toSorted((a, b) => a.minute - b.minute || a.rank - b.rank || a.order - b.order);
  return sorted[0]?.slot ?? WINDOW_END;
}

const VERBS = ["schedule", "schedule", "take", "take", "cancel"] as const;

interface Step {
  readonly verb: (typeof VERBS)[number];
  readonly slot: number;
  /** Quarters of a minute from the last event taken: equal minutes are common, and so are later windows. */
  readonly ahead: number;
  readonly rank: number;
}

/** Follows the steps on a calendar and on the list, and compares what comes next after each. */
function follow(buckets: number, steps: readonly Step[]): void {
  const calendar = createCalendar(SLOTS, LENGTH, [buckets]);
  let entries: Entry[] = [];
  let now = 0;
  let end = LENGTH;
  const forget = (slot: number): void => void (entries = entries.filter((entry) => entry.slot !== slot));
  steps.forEach(({ verb, slot, ahead, rank }, order) => {
    if (verb === "schedule" && !entries.some((entry) => entry.slot === slot)) {
      const minute = now + ahead / 4;
      schedule(calendar, slot, [minute, rank]);
      entries.push({ slot, minute, rank, order });
    }
    if (verb === "cancel") {
      calendar.cancel(slot);
      forget(slot);
    }
    const first = calendar.peek();
    expect(first).toBe(firstOf(entries, end));
    expect(calendar.hasLater()).toBe(entries.some(({ minute }) => minute >= end));
    if (verb !== "take") return;
    if (first === WINDOW_END) {
      now = end;
      end += LENGTH;
      return calendar.openWindow(now);
    }
    now = calendar.minute[first];
    calendar.takeFirst(first);
    forget(first);
  });
}

test("any sequence of scheduling, cancelling, taking and moving on agrees with a sorted list", () => {
  const step = fc.record({
    verb: fc.constantFrom(...VERBS),
    slot: fc.integer({ min: 1, max: SLOTS - 1 }),
    ahead: fc.nat(60),
    rank: fc.nat(5),
  });
  const buckets = fc.constantFrom(1, 3, 16, 64);
  fc.assert(fc.property(buckets, fc.array(step, { maxLength: 120 }), follow), { seed: 1, numRuns: 400 });
});

test("parts of a network take turns with the window, and what waits for one of them stays out of the others", () => {
  const calendar = createCalendar(SLOTS, LENGTH, [4, 2]);
  schedule(calendar, 1, [3, 0]);
  schedule(calendar, 2, [LENGTH + 1, 0]); // later, of the first part
  for (const [slot, minute] of [
    [4, 5],
    [3, 2],
    [5, LENGTH + 2],
  ] as const) {
    calendar.minute[slot] = minute;
    calendar.rank[slot] = 0;
    calendar.scheduleFor(1, slot);
  }
  expect(takeAll(calendar)).toEqual([1]);
  calendar.turnTo(1);
  expect(calendar.hasLater()).toBe(true);
  calendar.openWindow(0);
  expect(takeAll(calendar)).toEqual([3, 4]);
  calendar.cancel(5);
  expect(calendar.hasLater()).toBe(false);
  calendar.turnTo(0);
  expect(calendar.hasLater()).toBe(true);
  calendar.openWindow(LENGTH);
  expect([takeAll(calendar), calendar.hasLater()]).toEqual([[2], false]);
});

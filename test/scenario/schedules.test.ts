import { expect, test } from "vitest";
import { policiesOfSchedules, sizeOfSchedules, type Schedules } from "../../src/scenario/schedules.js";

/** Two hours and a half from nine or ten. */
const DAY: Schedules = { opens: [540, 600], closes: [630, 690], leastDesks: 1, mostDesks: 3, deskHours: 4 };

test("every way to spread the desk hours is a policy, named by hours and desks", () => {
  // 09:00-10:30 has 3 half-hours and 8 desk half-hours: 233, 323, 332. 09:00-11:30 has 5 half-hours: 8 = 5 + 3, three
  // more over five half-hours of at most two each: C(7, 4) - 5 = 30. 10:00-10:30 has none, 10:00-11:30 three.
  const ids = policiesOfSchedules(DAY, ["a"]).map(({ id }) => id);
  expect(ids.slice(0, 4)).toEqual(["09-1030-233", "09-1030-323", "09-1030-332", "09-1130-11123"]);
  expect(ids).toHaveLength(3 + 30 + 3);
  expect(sizeOfSchedules(DAY)).toBe(36);
  expect(new Set(ids).size).toBe(36);
});

test("a schedule is hours and desks of a patch", () => {
  const [policy] = policiesOfSchedules(DAY, ["a", "b"]);
  expect(policy.patches).toEqual([
    {
      where: { id: ["a", "b"] },
      set: { open: { "mon-fri": "09:00-10:30" }, desks: { "09:00": 2, "09:30": 3, "10:00": 3 } },
      why: "policy 09-1030-233",
    },
  ]);
});

test("counting agrees with listing", () => {
  for (const deskHours of [1, 2.5, 6, 7.5, 9]) {
    const schedules = { ...DAY, deskHours };
    expect(sizeOfSchedules(schedules)).toBe(policiesOfSchedules(schedules, ["a"]).length);
  }
});

import { expect, test } from "vitest";
import { EXIT, UserError } from "../../src/errors.js";
import { compileModel } from "../../src/model/compile.js";
import { checkConservation } from "../../src/simulation/conservation.js";
import { CELL, createSums, OFFICE } from "../../src/simulation/sums.js";
import { scenarioOf } from "../support/scenario.js";

/** Checks sums of one office and one errand, everything zero but what is given. */
function check(
  cell: Partial<Record<keyof typeof CELL, number>>,
  office: Partial<Record<keyof typeof OFFICE, number>>,
) {
  const model = compileModel(scenarioOf());
  const sums = createSums(model);
  for (const [name, value] of Object.entries(cell)) sums.cell[CELL[name as keyof typeof CELL]] = value;
  for (const [name, value] of Object.entries(office))
    sums.office[OFFICE[name as keyof typeof OFFICE]] = value;
  checkConservation(model, sums);
}

test("every way of ending an attempt is in the balance", () => {
  check({ arrived: 5, served: 1, reneged: 1, balked: 1, turnedAway: 1, sentHome: 1 }, {});
  check({ arrived: 3, served: 4 }, { insideAtStart: 2, insideAtEnd: 1 });
});

test("a lost visitor is a fault of the program, which names the office", () => {
  expect(() => check({ arrived: 2, served: 1 }, {})).toThrow(
    "conservation: counter: 2 came, 1 accounted for",
  );
  expect(() => check({ served: 1 }, {})).toThrow("conservation: counter: 0 came, 1 accounted for");
});

test("a wait that the clock does not know is a fault of the program", () => {
  const waits = { servedWaitMinutes: 4, renegedWaitMinutes: 2, sentHomeWaitMinutes: 1 };
  check(waits, { lineMinutes: 7 });
  expect(() => check(waits, { lineMinutes: 7 + 2 ** -20 })).toThrow(
    /^conservation: counter: 7\.0000009\d+ min in line by the clock, 7 by/,
  );
});

test.each(["lineMinutes", "busyMinutes"] as const)(
  "%s that would no longer be exact are a matter for the user",
  (name) => {
    const refused = (): void =>
      check(name === "lineMinutes" ? { servedWaitMinutes: 2 ** 33 } : {}, { [name]: 2 ** 33 });
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(/^office counter: one replication adds up more than 2\^33 minutes/);
    try {
      refused();
    } catch (error) {
      expect((error as UserError).exitCode).toBe(EXIT.invalid);
    }
  },
);

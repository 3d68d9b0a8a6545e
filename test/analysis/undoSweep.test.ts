/** An answer that holds at every corner: ends of intervals written by hand. */
import { expect, test } from "vitest";
import { aroundAll } from "../../src/analysis/undoSweep.js";

const [KNOWN, LATER, OPEN, BEYOND] = [
  { low: 1, high: 2 },
  { low: 3, high: 3 },
  { low: 2, high: null },
  { low: null, high: null },
];

test.each([
  ["one interval is itself", [KNOWN], KNOWN],
  ["two that do not meet are told as one around both", [KNOWN, LATER], { low: 1, high: 3 }],
  ["an upper end that is not known at one corner is not known", [KNOWN, OPEN], { low: 1, high: null }],
  [
    "not within at one corner only is cannot tell, from the lower end of the other",
    [BEYOND, LATER],
    { low: 3, high: null },
  ],
  ["not within at every corner stays so", [BEYOND, BEYOND], BEYOND],
])("%s", (_, list, around) => {
  expect(aroundAll(list)).toEqual(around);
});

import { expect, test } from "vitest";
import { selectOffices } from "../../src/scenario/select.js";
import { formatSelector, readSelector } from "../../src/scenario/selector.js";
import { officeOf, UNKNOWN } from "../support/scenario.js";

const OFFICES = [
  officeOf("a", {
    attributes: { ...UNKNOWN, municipality: "Umeå", type: "flexible", visits: 3000, tags: ["kept"] },
  }),
  officeOf("b", { attributes: { ...UNKNOWN, municipality: "Malmö", type: "full_service", visits: 4000 } }),
  officeOf("c", {
    attributes: { ...UNKNOWN, municipality: "Upplands Väsby", type: "flexible", visits: 9000 },
  }),
];

function select(text: string) {
  const reading = readSelector(text);
  if ("problem" in reading) return `${reading.problem}; ${reading.remedy}`;
  const { offices, unfit } = selectOffices(reading.value, OFFICES);
  if (unfit.length > 0) return unfit.map(({ problem, remedy }) => `${problem}; ${remedy}`);
  return offices.map(({ id }) => id).join("");
}

test.each([
  ["type=flexible", "ac"],
  ["type!=flexible", "b"],
  ["id=a|b", "ab"],
  ["type=flexible,visits<4000", "a"],
  ["visits<=4000", "ab"],
  ["visits >= 4000", "bc"],
  ["visits=4000", "b"],
  ["visits!=4000/yr", "ac"],
  ["visits>3000", "bc"],
  ["municipality = Upplands Väsby | Umeå", "ac"],
  ["tag=kept", "a"],
  ["tag!=kept", "bc"],
  ["openDays=7", undefined],
])("%s selects the offices %s", (text, ids) => {
  if (ids === undefined)
    expect(select(text)).toEqual([expect.stringMatching(/^of no office is openDays known; /)]);
  else expect(select(text)).toBe(ids);
});

test.each([
  ["", '"" selects nothing; write it like "area=metropolitan,type=flexible|full_service,visits<4000"'],
  [
    "type",
    '"type" selects nothing; write it like "area=metropolitan,type=flexible|full_service,visits<4000"',
  ],
  ["tpye=flexible", 'offices are not selected by "tpye"; did you mean "type"?'],
  ["type<3", "type is not a number; write type=… or type!=…"],
  [
    "type=a||b",
    '"type=a||b" names nothing; write it like "area=metropolitan,type=flexible|full_service,visits<4000"',
  ],
  ["visits<many", '"<many" is not a comparison with a number; write a comparison such as "< 4000"'],
  ["desks<3/yr", '"<3/yr" has a unit that desks does not have; leave /yr out'],
  ["type=flexibel", ['no office has type "flexibel"; did you mean "flexible"?']],
  [
    "municipality=Umea|Malmo",
    [
      'no office has municipality "Umea"; did you mean "Umeå"?',
      'no office has municipality "Malmo"; did you mean "Malmö"?',
    ],
  ],
  [
    "area=rural",
    [
      "of no office is area known; select by another key, or write it for the offices or name the table that holds it",
    ],
  ],
  [
    "type=flexible,visits>9000",
    ['no office fits "type=flexible,visits>9000"; leave one of the conditions out'],
  ],
])("%j is refused with its reason and a remedy", (text, message) => {
  expect(select(text)).toEqual(message);
});

test("a selector written out reads back as itself", () => {
  const text = "id=a|b,type!=flexible,visits<=4000,opened=2020";
  const reading = readSelector(text);
  expect("value" in reading && formatSelector(reading.value)).toBe(text);
});

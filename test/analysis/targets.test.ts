import { expect, test } from "vitest";
import { judgeTargets, readTargets } from "../../src/analysis/targets.js";
import { UserError } from "../../src/errors.js";
import { figureOf } from "../report/results.js";
import { officeOf, scenarioOf } from "../support/scenario.js";

const SCENARIO = scenarioOf({ offices: [officeOf("north"), officeOf("south")] });
const HEADER = "measure,by,cell,target,tolerance,unit,source\n";

const read = (rows: string) => readTargets({ name: "targets.csv", text: HEADER + rows }, SCENARIO);

test("targets are read in the unit of their measure, tolerances in it or as a share of the target", async () => {
  const targets = await read(
    "waitJoined,office,north,0.5,0.1,h,a log\n" +
      "gaveUpShare,network,all,4,1,%,a survey\n" +
      "arrived,network,all,200,5 % of target,visits,a report\n",
  );
  expect(
    targets.map(({ measure, source: _source, ...rest }) => ({ measure: measure.name, ...rest })),
  ).toEqual([
    { measure: "waitJoined", by: "office", cell: "north", target: 30, tolerance: 6, line: 2 },
    { measure: "gaveUpShare", by: "network", cell: "all", target: 0.04, tolerance: 0.01, line: 3 },
    { measure: "arrived", by: "network", cell: "all", target: 200, tolerance: 10, line: 4 },
  ]);
  expect(targets.map(({ source }) => source)).toEqual(["a log", "a survey", "a report"]);
});

test.each([
  [
    "waitJoind,network,all,9,1,min,x",
    1,
    "measure",
    'there is no measure "waitJoind"; did you mean "waitJoined"?',
  ],
  ["waitJoined,offic,north,9,1,min,x", 2, "by", '"offic" is not known here; did you mean "office"?'],
  [
    'waitP90,"office,errand","north,visit",9,1,min,x',
    2,
    "by",
    "waitP90 is not known by office,errand; choose another measure, or divide less",
  ],
  [
    "waitJoined,office,nort,9,1,min,x",
    3,
    "cell",
    'the scenario has no "nort" by office; did you mean "north"?',
  ],
  [
    "waitJoined,office,north,nine,1,min,x",
    4,
    "target",
    '"nine" is not a number; write a number with a decimal point',
  ],
  [
    "waitJoined,office,north,9,-1,min,x",
    5,
    "tolerance",
    '"-1" is no tolerance; write a number in the unit of the row, or a share such as 5 % of target',
  ],
  ["waitJoined,office,north,9,1,%,x", 6, "unit", '"%" is no unit of waitJoined; write min or h or s'],
  ["waitJoined,office,north,9,1,min,", 7, "source", "the cell is empty; write a text"],
])("%j is refused with its row and column", async (row, column, path, message) => {
  const sound = "waitJoined,office,north,9,1,min,x\n";
  const error = await read(`${sound}${row}\n`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  const [problem, ...more] = (error as UserError).problems;
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ file: "targets.csv", line: 3, column, path });
  expect(`${problem.problem}; ${problem.remedy}`).toBe(message);
});

test("a table without targets is refused", async () => {
  await expect(read("")).rejects.toThrow("targets.csv: 1 problems");
});

test("a target is met or missed only if the whole interval says so", async () => {
  const figures = [figureOf("waitJoined", { estimate: 9, halfWidth: 0.5 })];
  const verdictOf = async (target: number, tolerance: number) => {
    const row = `waitJoined,network,all,${target},${tolerance},min,x\n`;
    return judgeTargets(await read(row), { figures })[0].verdict;
  };
  expect(await verdictOf(10, 1.5)).toBe("met"); // 8.5 to 9.5 within 8.5 to 11.5
  expect(await verdictOf(10, 1.25)).toBe("cannotTell");
  expect(await verdictOf(10, 0.5)).toBe("cannotTell"); // 9.5 is just within 9.5 to 10.5
  expect(await verdictOf(10, 0.25)).toBe("missed");
  const unknown = [figureOf("waitJoined", { estimate: null, halfWidth: null, reason: "noDenominator" })];
  const [target] = await read("waitJoined,network,all,9,1,min,x\n");
  expect(judgeTargets([target], { figures: unknown })[0].verdict).toBe("cannotTell");
});

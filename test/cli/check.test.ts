/** `kontor check` as its user starts it: exit codes, and errors with row and column. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, kontor } from "../support/program.js";

const HEADER = "measure,by,cell,target,tolerance,unit,source";
const CHECK = ["check", "counter", "--set", "days=20", "-n", "10", "-q", "--targets"];

/** 2 at the door, 8 an hour for six hours, 4, 6 and 4 an hour for two hours each: 78 visitors a day. */
const MET = "arrivedPerDay,network,all,78,5 % of target,visitors,the scenario file";

async function check(rows: readonly string[], ...more: string[]) {
  const folder = folderWith("targets.csv", `${[HEADER, ...rows].join("\n")}\n`);
  return kontor([...CHECK, "targets.csv", ...more], folder);
}

test("targets that are met leave with 0", async () => {
  const { code, stdout, stderr } = await check([MET]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Visitors a day +78\.0 +± 3\.9 .* met +the scenario file$/m);
  expect(stdout).toContain("1 of 1 targets met, 0 missed, 0 cannot be told.");
});

test("a target that is missed leaves with 5, and the document says which", async () => {
  const { code, stdout } = await check([MET, "waitJoined,errand,advice,60,1,min,made up"], "--json");
  expect(code).toBe(5);
  const { kind, targets } = JSON.parse(stdout) as { kind: string; targets: Record<string, unknown>[] };
  expect(kind).toBe("check");
  expect(targets.map(({ measure, verdict }) => [measure, verdict])).toEqual([
    ["arrivedPerDay", "met"],
    ["waitJoined", "missed"],
  ]);
});

test("a table that is wrong is refused with row and column before anything is simulated", async () => {
  const { code, stdout, stderr } = await check([
    MET,
    "waitJoind,network,all,5,1,min,x",
    "waitP90,office,countr,5,1,min,x",
  ]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toBe(
    'targets.csv:3:1 measure: there is no measure "waitJoind"; did you mean "waitJoined"?\n' +
      'targets.csv:4:3 cell: the scenario has no "countr" by office; did you mean "counter"?\n',
  );
});

test("a table that is not there, and a byte that is no text, are refused", async () => {
  const folder = folderWith("latin.csv", "");
  writeFileSync(join(folder, "latin.csv"), Buffer.from([...Buffer.from(HEADER), 10, 0xe5]));
  expect(await kontor([...CHECK, "none.csv"], folder)).toMatchObject({
    code: 3,
    stderr: "none.csv: there is no such table; write the path of a CSV file\n",
  });
  expect(await kontor([...CHECK, "latin.csv"], folder)).toMatchObject({
    code: 3,
    stderr: "latin.csv: it is not UTF-8 text; save it as UTF-8\n",
  });
});

test("what is documented is of a calendar year, which a scenario without dates does not have", async () => {
  expect(await kontor(["check", "counter", "--targets"])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^counter: has no dates; name a table with --targets TABLE\n/) as string,
  });
});

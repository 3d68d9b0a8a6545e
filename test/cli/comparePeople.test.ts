/** What `kontor compare` tells where it is asked for: people, flows, controls, cells judged together. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuseTooFew, refuseUntold } from "../../src/cli/compareRefusals.js";
import { folderWith, kontor } from "../support/program.js";

const BASE = `
kontor: 1
days: 5
errands:
  visit: { service: { exponential: { mean: 10 min } }, patience: { exponential: { mean: 30 min } } }
offices:
  north: { open: 10:00-16:00, desks: 2, area: town, arrivals: { visit: 12 /h } }
  south: { open: 10:00-16:00, desks: 2, area: country, arrivals: { visit: 10 /h } }
`;

const MORE = `
kontor: 1
extends: base.yaml
patch:
  - { where: { id: north }, set: { desks: 3 }, why: a third desk in the north }
`;

function policies(): string {
  const folder = folderWith("base.yaml", BASE);
  writeFileSync(join(folder, "more.yaml"), MORE);
  return folder;
}

interface PeopleRow {
  readonly by: string;
  readonly cell: string;
  readonly sum: string;
  readonly estimate: number;
  readonly halfWidth: number;
}

interface Document {
  readonly measures: readonly { measure: string; by: string; cell: string; controlled?: object }[];
  readonly people?: readonly PeopleRow[];
  readonly together?: readonly { by: string; measure: string; changed: string[]; cells: object[] }[];
}

const compare = async (folder: string, ...more: string[]) => {
  const command = ["compare", "base.yaml", "more.yaml", "--by", "office", ...more];
  const { code, stdout, stderr } = await kontor(command, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
};

test("people and controls change no figure, and are told the same by any number of threads and when runs are kept", async () => {
  const folder = policies();
  const followed = ["-n", "30", "--json", "--people", "--controls", "--together", "-o", "kept"];
  const told = await compare(folder, ...followed, "-j", "2");
  expect(await compare(folder, ...followed, "--resume", "-j", "1")).toBe(told);
  const people = JSON.parse(told) as Document;
  const plain = JSON.parse(await compare(folder, "-n", "30", "--json")) as Document;
  expect([plain.people, plain.together]).toEqual([undefined, undefined]);
  expect(people.measures.map(({ controlled: _controlled, ...row }) => row)).toEqual(plain.measures);
  checkPeople(people);
  checkControls(people);
});

function checkPeople({ people = [] }: Document): void {
  const count = (cell: string, sum: string): number =>
    people.find((row) => row.cell === cell && row.sum === sum)?.estimate ?? NaN;
  for (const cell of ["all", "town", "country"]) {
    const parts = ["worseOff", "betterOff", "alike", "undecided"].map((sum) => count(cell, sum));
    expect(parts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(count(cell, "persons"), 9);
  }
  expect(count("country", "unchanged")).toBe(count("country", "persons")); // no desk more in the south
  expect(count("town", "betterOff")).toBeGreaterThan(10);
  expect(count("town", "betterOff")).toBe(count("all", "betterOff"));
}

function checkControls({ measures, together = [] }: Document): void {
  const wait = measures.find((row) => row.measure === "waitJoined" && row.by === "network");
  expect(wait?.controlled).toMatchObject({ difference: { controls: ["visitors", "workMinutes"] } });
  const family = together.find(({ measure }) => measure === "waitJoined");
  expect(family).toMatchObject({ by: "office", changed: ["north"] });
  expect(family?.cells).toHaveLength(1); // the south differs by exactly 0
}

test("people, cells judged together and a sweep are told in words", async () => {
  const more = ["-n", "10", "--people", "--together", "--pairing", "--sweep", "2", "--lang", "sv", "-q"];
  const told = await compare(policies(), ...more);
  for (const words of [
    "Vinnare och förlorare",
    "Får det bättre",
    "1 av 1 som alls skiljer sig ändras: north",
    "varianskvot",
    "Hur säkert det är mot indata",
  ]) {
    expect(told).toContain(words);
  }
});

const ASKED = {
  brief: true,
  by: [] as string[],
  people: false,
  flows: false,
  together: false,
  controls: false,
  pairing: false,
};

test("what needs more replications or cells is refused with the number", () => {
  const refused = (replications: number, more: Partial<typeof ASKED>) => () =>
    refuseTooFew({ replications }, { ...ASKED, ...more });
  expect(refused(29, { controls: true })).toThrow("--controls: needs 30 replications, not 29");
  expect(refused(9, { together: true, by: ["office"] })).toThrow("write -n 10 or more");
  expect(refused(10, { together: true })).toThrow("such as --by office");
  expect(refused(30, { together: true, controls: true, by: ["office"] })).not.toThrow();
});

test("a brief report is not asked for more than it tells of", () => {
  const refused = (more: Partial<typeof ASKED>) => () => refuseUntold({ ...ASKED, ...more });
  expect(refused({ people: true })).toThrow("leave --people or --brief out");
  expect(refused({ by: ["office"], flows: true })).toThrow("leave --by or --brief out");
  expect(refused({})).not.toThrow();
  expect(refused({ brief: false, people: true })).not.toThrow();
});

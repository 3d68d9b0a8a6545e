/** What `kontor compare` tells where it is asked for: people, flows, controls, cells judged together. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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
  const command = ["compare", "base.yaml", "more.yaml", "--json", ...more];
  const { code, stdout, stderr } = await kontor(command, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as Document;
};

test("people change no figure, and are told the same by any number of threads and when runs are kept", async () => {
  const folder = policies();
  const [plain, people] = [await compare(folder, "-n", "4"), await compare(folder, "-n", "4", "--people")];
  expect(plain.people).toBe(undefined);
  expect(people.measures).toEqual(plain.measures);
  const kept = ["-n", "4", "--people", "-o", "kept"];
  expect(await compare(folder, ...kept, "-j", "2")).toEqual(people);
  expect(await compare(folder, ...kept, "--resume", "-j", "1")).toEqual(people);
  const count = (cell: string, sum: string): number =>
    people.people?.find((row) => row.cell === cell && row.sum === sum)?.estimate ?? NaN;
  for (const cell of ["all", "town", "country"]) {
    const parts = ["worseOff", "betterOff", "alike", "undecided"].map((sum) => count(cell, sum));
    expect(parts.reduce((sum, value) => sum + value, 0)).toBe(count(cell, "persons"));
  }
  expect(count("country", "unchanged")).toBe(count("country", "persons")); // no desk more in the south
  expect(count("town", "betterOff")).toBeGreaterThan(10);
  expect(count("town", "betterOff")).toBe(count("all", "betterOff"));
});

test("people and cells judged together are told in words, and as CSV", async () => {
  const folder = policies();
  const command = ["compare", "base.yaml", "more.yaml", "-n", "10", "-q", "--people", "--by", "office"];
  const told = await kontor([...command, "--together", "--pairing", "--lang", "sv"], folder);
  expect(told.code).toBe(0);
  for (const words of [
    "Vinnare och förlorare",
    "Får det bättre",
    "1 av 1 som alls skiljer sig ändras: north",
    "varianskvot",
  ]) {
    expect(told.stdout).toContain(words);
  }
  const { stdout } = await kontor([...command, "--csv"], folder);
  expect(stdout.split("\n").filter((line) => line.includes(",people.betterOff,persons,area,"))).toHaveLength(
    2,
  );
});

test("figures are helped by controls, and cells judged together name those that change", async () => {
  const document = await compare(policies(), "-n", "30", "--controls", "--together", "--by", "office");
  const wait = document.measures.find((row) => row.measure === "waitJoined" && row.by === "network");
  expect(wait?.controlled).toMatchObject({ difference: { controls: ["visitors", "workMinutes"] } });
  const family = document.together?.find(({ measure }) => measure === "waitJoined");
  expect(family).toMatchObject({ by: "office", changed: ["north"] });
  expect(family?.cells).toHaveLength(1); // the south differs by exactly 0
});

test("what needs more replications or cells is refused with the number", async () => {
  const folder = policies();
  const refused = async (...more: string[]) => {
    const { code, stdout, stderr } = await kontor(["compare", "base.yaml", "more.yaml", ...more], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };
  expect(await refused("--controls", "-n", "29")).toContain("--controls: needs 30 replications, not 29");
  expect(await refused("--together", "-n", "9", "--by", "office")).toContain("write -n 10 or more");
  expect(await refused("--together", "-n", "10")).toContain("such as --by office");
});

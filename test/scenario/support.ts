/** What the tests of the scenario layer share: short ways from a text to a scenario or to its problems. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { formatProblem, UserError } from "../../src/errors.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";

/** The tables of the installed program. */
export function readShippedTable(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");
}

/** A scenario from its text; tables are those of the installed program unless others are given. */
export function resolve(
  text: string,
  readTable: (name: string) => string = readShippedTable,
  overrides: readonly string[] = [],
): Promise<Scenario> {
  return parseScenario(text, "x.yaml", readTable, overrides);
}

/** The error a text is refused with. Fails when it is accepted, or when anything but a UserError is thrown. */
export async function refusalOf(text: string, readTable = readShippedTable): Promise<UserError> {
  try {
    await resolve(text, readTable);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the text was accepted");
}

/** All problems of a text, as they are printed. */
export async function problemsOf(text: string, readTable = readShippedTable): Promise<string[]> {
  return (await refusalOf(text, readTable)).problems.map(formatProblem);
}

/** A sound scenario of one errand and one office, into which single lines are put. */
export function scenarioWith(parts: { top?: string; errand?: string; office?: string } = {}): string {
  return [
    "kontor: 1",
    "days: 10",
    "errands:",
    "  advice:",
    `    ${parts.errand ?? "service: 10 min"}`,
    "offices:",
    "  counter:",
    "    desks: 1",
    `    ${parts.office ?? "arrivals: {advice: 0.5 /h}"}`,
    parts.top ?? "",
  ].join("\n");
}

/** A scenario that uses every part of the language but tables. */
export const FULL = `kontor: 1
title: {sv: Två kontor, en: Two offices}
period: {from: 2024-12-20, to: 2024-12-31}
warmUp: 3
errands:
  passport: {name: Pass, service: 9 min, balking: {expectedWait: {10 min: 0 %, 40 min: 100 %}}}
  advice: {service: {exponential: {mean: 10 min}}, patience: never, balking: {waiting: {0: 0 %, 8: 50 %}}}
offices:
  south:
    name: {sv: Söder, en: South}
    open: {mon-thu: 10:00-16:00, fri: 10:00-14:00:30}
    closedOn: [2024-12-26, 2024-12-24]
    desks: {10:00: 3, 12:00: 2, 13:00: 3}
    release: preempt
    closing: {stopTickets: 15 min}
    room: 12
    atTheDoor: {advice: 6}
    arrivals: {passport: {linear: {10:00: 6 /h, 16:00: 12 /h}}}
  north:
    desks: 1
    arrivals: {advice: {08:00: 60 /h, 12:00: 0.5 /min}, passport: 144 /day}
furtherErrand: 19 %
dayFactor: {cv: 12 %}
thresholds: {wait: [1 min, 90 s], overtime: [5 min]}
observe: {every: 15 min, states: 10}
provenance: {patience: {assumed: no source found}}
`;

/** The tables of the installed program, as `network` names them. */
export const TABLES = "offices: offices.csv, errands: errand_types.csv, profile: arrival_profile.csv";

/** A scenario of the national tables. @param rest more keys of the section `network` */
export function network(rest = "", period = "{from: 2024-11-01, to: 2024-11-30}"): string {
  return `kontor: 1\nperiod: ${period}\nnetwork: {${TABLES}${rest === "" ? "" : `, ${rest}`}}\n`;
}

/** The shipped tables with a text replaced in one of them. */
export function withTable(name: string, from: string | RegExp, to: string): (name: string) => string {
  return (asked) => {
    const text = readShippedTable(asked);
    if (asked !== name) return text;
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} does not hold ${String(from)}`);
    return changed;
  };
}

/** A part of `scenarioWith`, what is put there, the column of the fault, the message without file and line. */
export type Message = readonly [part: keyof typeof LINES, text: string, column: number, message: string];

/** Lines of `scenarioWith` on which its parts begin. */
const LINES = { errand: 5, office: 9, top: 10 };

/** Expects that a text is refused with one message, on the last of its lines. */
export async function expectMessage(...[part, text, column, message]: Message): Promise<void> {
  const found = await problemsOf(scenarioWith({ [part]: text }));
  const line = LINES[part] + text.split("\n").length - 1;
  expect(found).toEqual([`x.yaml:${line}:${column} ${message}`]);
}

/** Two offices in November 2024, to put patches on. */
export const PATCHABLE = `kontor: 1
period: {from: 2024-11-01, to: 2024-11-30}
errands: {advice: {service: 10 min, patience: {exponential: {mean: 40 min}}}}
offices:
  north: {open: {mon-fri: 10:00-16:00}, desks: 2, type: flexible, tags: [kept], arrivals: {advice: 6 /h}}
  south: {open: {mon-fri: 10:00-16:00}, desks: {00:00: 3, 12:00: 2, 16:00: 1}, type: full_service, arrivals: {advice: 6 /h}}
`;

/** The two offices with patches, each for the same reason. */
export function patched(...patches: string[]): string {
  return `${PATCHABLE}patch:\n${patches.map((one) => `  - {${one}, why: because}`).join("\n")}\n`;
}

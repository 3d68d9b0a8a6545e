/** Reads the published tables and finds the value that agrees worst with what the program says. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";

const FOLDER = new URL("../../data/verify/reference/", import.meta.url);

/** Rows of a published CSV, each a record by column name. */
export function published(file: string): readonly Readonly<Record<string, string>>[] {
  return parseCsv(readFileSync(new URL(file, FOLDER), "utf8"));
}

/** A published JSON document. */
export function publishedJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

/** Values of the published tables that are wrong, with exact ones; see the reasons in the file. */
export function corrections(): readonly Readonly<Record<string, string>>[] {
  return parseCsv(readFileSync(new URL("../../data/verify/corrections.csv", import.meta.url), "utf8"));
}

function parseCsv(text: string): Readonly<Record<string, string>>[] {
  const [head, ...lines] = text.trim().split(/\r?\n/).map(cells);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ""])));
}

/** Cells of one line, RFC 4180 without line breaks inside quotes. */
function cells(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

/** One value compared with its table. */
export interface Compared {
  readonly name: string;
  readonly exact: number;
  readonly found: number | undefined;
  /** `relative` to the exact value, which for 0 means equal; or `absolute`. */
  readonly error: "relative" | "absolute";
}

/** Expects every value to agree to 1e-9, and names the worst that does not. */
export function expectAgreement(values: readonly Compared[]): void {
  expect(values.length).toBeGreaterThan(0);
  const judged = values.map((value) => ({ ...value, distance: distance(value) }));
  const worst = judged.reduce((most, value) => (value.distance > most.distance ? value : most));
  const { name, exact, found, error } = worst;
  expect(worst.distance, `${name}: found ${found}, exact ${exact}, ${error} error`).toBeLessThanOrEqual(1e-9);
}

function distance({ exact, found, error }: Compared): number {
  if (found === undefined || Number.isNaN(found)) return Infinity;
  if (found === exact) return 0;
  return error === "absolute" ? Math.abs(found - exact) : Math.abs(found / exact - 1);
}

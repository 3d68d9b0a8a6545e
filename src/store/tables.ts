/** The tables of a run's database: names, columns and what they mean. Holds no rows and knows no database. */
import { CELL_SUMS, CONTACT_SUMS, DAY_SUMS, OFFICE_SUMS, SLOT_SUMS, ZONE_SUMS } from "../simulation/sums.js";
import type { ColumnType } from "./duckdb.js";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table and what a row of it is. */
export interface TableSpec {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
}

const columns = (type: ColumnType, ...names: readonly string[]): Column[] =>
  names.map((name) => ({ name, type }));

const text = (...names: readonly string[]) => columns("VARCHAR", ...names);
const whole = (...names: readonly string[]) => columns("INTEGER", ...names);
const number = (...names: readonly string[]) => columns("DOUBLE", ...names);

/** What an office is known by; empty where a cell is no single office or line. */
const ATTRIBUTES: readonly Column[] = [
  ...text(
    "municipality",
    "locality",
    "area",
    "category",
    "type",
    "fa",
    "faName",
    "region",
    "regionName",
    "tags",
  ),
  ...number("visits", "desks", "staff"),
  ...whole("opened", "openDays"),
  ...number("latitude", "longitude"),
];

/** Tables that every run has, in the order in which they are told. */
export const TABLES = {
  runs: {
    name: "runs",
    meaning: "the run: what was simulated, by which program and random numbers",
    columns: [
      ...text(
        "scenario",
        "titleEn",
        "titleSv",
        "hash",
        "engine",
        "seed",
        "command",
        "begun",
        "node",
        "trace",
      ),
      ...whole("replications", "kept"),
    ],
  },
  foundations: {
    name: "foundations",
    meaning: "how well each input is founded",
    columns: text("input", "provenance", "source"),
  },
  replications: {
    name: "replications",
    meaning: "a replication that is kept, with the sha256 of its sums, and whether its visits are traced",
    columns: [...whole("replication"), ...text("sha256"), ...columns("BOOLEAN", "traced")],
  },
  cells: {
    name: "cells",
    meaning: "a place where figures are told: all offices, an office or line, an errand, a half-hour",
    columns: [...text("division", "cell", "office", "errand", "halfHour"), ...ATTRIBUTES],
  },
  measures: {
    name: "measures",
    meaning:
      "a measure of a cell in a replication; over replications a ratio is sum(numerator) / sum(denominator)",
    columns: [
      ...whole("replication"),
      ...text("division", "cell", "measure", "unit"),
      ...number("numerator", "denominator", "value"),
    ],
  },
  visitSums: {
    name: "visitSums",
    meaning: "sums of visits by office and errand",
    columns: [...whole("replication"), ...text("office", "errand"), ...number(...CELL_SUMS)],
  },
  contactSums: {
    name: "contactSums",
    meaning: "sums of contacts by the office and errand first intended",
    columns: [...whole("replication"), ...text("office", "errand"), ...number(...CONTACT_SUMS)],
  },
  halfHourSums: {
    name: "halfHourSums",
    meaning: "sums of visits by office and half-hour of joining",
    columns: [...whole("replication"), ...text("office", "halfHour"), ...number(...SLOT_SUMS)],
  },
  officeSums: {
    name: "officeSums",
    meaning: "sums by office or line",
    columns: [...whole("replication"), ...text("office"), ...number(...OFFICE_SUMS)],
  },
  zoneSums: {
    name: "zoneSums",
    meaning: "sums of the displaced by the zone they live in",
    columns: [...whole("replication"), ...text("zone"), ...number(...ZONE_SUMS)],
  },
  daySums: {
    name: "daySums",
    meaning: "sums by measured day over all offices, lines left out",
    columns: [...whole("replication", "day"), ...columns("DATE", "date"), ...number(...DAY_SUMS)],
  },
  visits: {
    name: "visits",
    meaning:
      "an attempt at an office or line, traced with --trace; minutes since midnight of its date; empty without",
    columns: [
      ...whole("replication", "visitor", "day"),
      ...columns("DATE", "date"),
      ...text("baseOffice", "errand", "originZone", "office"),
      ...whole("attempt"),
      ...number("intended", "arrived", "called", "finished", "wait"),
      ...text("outcome", "fate"),
    ],
  },
} as const satisfies Readonly<Record<string, TableSpec>>;

export type TableName = keyof typeof TABLES;

/** All tables, in order. */
export const TABLE_LIST: readonly TableSpec[] = Object.values(TABLES);

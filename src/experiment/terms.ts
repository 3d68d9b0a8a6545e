/** Terms of the recipes: columns of the tables of sums, by name. */
import { CELL, CONTACT, OFFICE, SLOT } from "../simulation/sums.js";
import type { CELL_SUMS, CONTACT_SUMS, OFFICE_SUMS, SLOT_SUMS } from "../simulation/sums.js";
import type { Term } from "./measure.js";

/** Sums by office × errand. */
export const cell = (...names: (typeof CELL_SUMS)[number][]): Term[] =>
  names.map((name) => ({ table: "cell", column: CELL[name], factor: 1, name }));

/** Sums by office. */
export const office = (...names: (typeof OFFICE_SUMS)[number][]): Term[] =>
  names.map((name) => ({ table: "office", column: OFFICE[name], factor: 1, name }));

/** Sums of contacts by office × errand. */
export const contact = (...names: (typeof CONTACT_SUMS)[number][]): Term[] =>
  names.map((name) => ({ table: "contact", column: CONTACT[name], factor: 1, name: null }));

/** A sum by office × half-hour. */
export const slot = (name: (typeof SLOT_SUMS)[number]): Term[] => [
  { table: "slot", column: SLOT[name], factor: 1, name: null },
];

/** A column of any table. */
export const term = (table: Term["table"], column: number, factor = 1): Term => ({
  table,
  column,
  factor,
  name: null,
});

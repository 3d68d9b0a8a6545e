/** Nobody is lost and nobody counted twice: checked in integers at the end of every replication. */
import { UserError, EXIT } from "../errors.js";
import type { Model } from "../model/model.js";
import { EXACT_SUM_LIMIT } from "../units.js";
import { CELL, CELL_WIDTH, CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH, type Sums } from "./sums.js";

/** An attempt at an office begins. */
const ARRIVED = [CELL.arrived] as const;

/** How it can end. */
const ENDS = [CELL.served, CELL.reneged, CELL.balked, CELL.turnedAway, CELL.sentHome, CELL.moved] as const;

/** Minutes of wait, by how the wait ended. */
const WAITS = [CELL.servedWaitMinutes, CELL.renegedWaitMinutes, CELL.sentHomeWaitMinutes] as const;

/** How a contact can end, or be under way still. */
const FATES = [
  CONTACT.servedHere,
  CONTACT.servedElsewhere,
  CONTACT.phone,
  CONTACT.eService,
  CONTACT.gaveUp,
  CONTACT.failed,
  CONTACT.noShow,
  CONTACT.pendingAtEnd,
] as const;

/** How a person who calls can end, or be under way still. */
const CALLERS = [
  OFFICE.personsServed,
  OFFICE.personsLost,
  OFFICE.personsVisiting,
  OFFICE.personsAtEnd,
] as const;

/**
 * Checks every office: attempts = their ends + who is still inside; and, where days end empty, minutes in
 * line by the clock = minutes waited by the visitors, to the last bit (Little's law). Checks every contact and
 * every person who calls: begun = ended once + under way.
 *
 * @throws Error on a broken balance; UserError if a run is too long for its sums to be exact
 */
export function checkConservation(model: Model, sums: Sums): void {
  checkContacts(model, sums);
  for (let place = 0; place < model.officeIds.length; place++) checkPlace(model, sums, place);
}

/** An office or a line. */
function checkPlace(model: Model, sums: Sums, place: number): void {
  const id = model.officeIds[place];
  const at = place * OFFICE_WIDTH;
  const came = cellSum(model, sums, place, ARRIVED) + sums.office[at + OFFICE.insideAtStart];
  const ended = cellSum(model, sums, place, ENDS) + sums.office[at + OFFICE.insideAtEnd];
  if (came !== ended) throw new Error(`conservation: ${id}: ${came} came, ${ended} accounted for`);
  if (place >= model.officeCount) checkCallers(id, sums.office, at);
  const stood = sums.office[at + OFFICE.lineMinutes];
  const waited = cellSum(model, sums, place, WAITS) + sums.office[at + OFFICE.earlyMinutes];
  if (Math.max(stood, sums.office[at + OFFICE.busyMinutes]) >= EXACT_SUM_LIMIT) throw tooLong(id);
  if (!model.features.continuous && stood !== waited) {
    throw new Error(`conservation: ${id}: ${stood} min in line by the clock, ${waited} by the visitors`);
  }
}

/** Every contact of each office and errand. */
function checkContacts({ officeIds, errandIds }: Model, { contact }: Sums): void {
  for (let at = 0; at < contact.length; at += CONTACT_WIDTH) {
    const begun = contact[at + CONTACT.intended] + contact[at + CONTACT.pendingAtStart];
    const ended = sumColumns(contact, at, FATES);
    if (begun === ended) continue;
    const row = at / CONTACT_WIDTH;
    const name = `${officeIds[Math.floor(row / errandIds.length)]}/${errandIds[row % errandIds.length]}`;
    throw new Error(`conservation: ${name}: ${begun} contacts, ${ended} accounted for`);
  }
}

/** Everybody who calls a line. @param at its row */
function checkCallers(id: string, line: Float64Array, at: number): void {
  const begun = line[at + OFFICE.persons] + line[at + OFFICE.personsAtStart];
  const ended = sumColumns(line, at, CALLERS);
  if (begun !== ended) throw new Error(`conservation: ${id}: ${begun} called, ${ended} accounted for`);
}

/** Of all errands of a place. */
function cellSum(model: Model, { cell }: Sums, place: number, columns: readonly number[]): number {
  const errands = model.errandIds.length;
  let total = 0;
  for (let row = place * errands; row < (place + 1) * errands; row++) {
    total += sumColumns(cell, row * CELL_WIDTH, columns);
  }
  return total;
}

/** A loop, and no function called for each column: there are thousands of rows. */
function sumColumns(table: Float64Array, at: number, columns: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += table[at + columns[i]];
  return sum;
}

function tooLong(office: string): UserError {
  return new UserError(
    `office ${office}: one replication adds up more than 2^33 minutes, so sums would no longer be exact; ` +
      "use fewer days and more replications",
    EXIT.invalid,
  );
}

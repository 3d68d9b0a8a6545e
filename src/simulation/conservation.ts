/** Nobody is lost and nobody counted twice: checked in integers at the end of every replication. */
import { UserError, EXIT } from "../errors.js";
import type { Model } from "../model/model.js";
import { EXACT_SUM_LIMIT } from "../units.js";
import { CELL, CELL_WIDTH, CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH, type Sums } from "./sums.js";

/** How an attempt at an office can end. */
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
  model.officeIds.forEach((id, office) => {
    const total = (column: number): number => cellSum(model, sums, office, column);
    const at = office * OFFICE_WIDTH;
    const came = total(CELL.arrived) + sums.office[at + OFFICE.insideAtStart];
    const ended = ENDS.reduce((sum, column) => sum + total(column), sums.office[at + OFFICE.insideAtEnd]);
    if (came !== ended) throw new Error(`conservation: ${id}: ${came} came, ${ended} accounted for`);
    if (office >= model.officeCount) checkCallers(id, sums.office.subarray(at, at + OFFICE_WIDTH));
    const stood = sums.office[at + OFFICE.lineMinutes];
    const early = sums.office[at + OFFICE.earlyMinutes];
    const waited = WAITS.reduce((sum, column) => sum + total(column), early);
    if (Math.max(stood, sums.office[at + OFFICE.busyMinutes]) >= EXACT_SUM_LIMIT) throw tooLong(id);
    if (!model.features.continuous && stood !== waited) {
      throw new Error(`conservation: ${id}: ${stood} min in line by the clock, ${waited} by the visitors`);
    }
  });
}

/** Every contact of each office and errand. */
function checkContacts({ officeIds, errandIds }: Model, { contact }: Sums): void {
  for (let at = 0; at < contact.length; at += CONTACT_WIDTH) {
    const begun = contact[at + CONTACT.intended] + contact[at + CONTACT.pendingAtStart];
    const ended = FATES.reduce((sum, column) => sum + contact[at + column], 0);
    if (begun === ended) continue;
    const row = at / CONTACT_WIDTH;
    const name = `${officeIds[Math.floor(row / errandIds.length)]}/${errandIds[row % errandIds.length]}`;
    throw new Error(`conservation: ${name}: ${begun} contacts, ${ended} accounted for`);
  }
}

/** Everybody who calls a line. */
function checkCallers(id: string, line: Float64Array): void {
  const begun = line[OFFICE.persons] + line[OFFICE.personsAtStart];
  const ended = CALLERS.reduce((sum, column) => sum + line[column], 0);
  if (begun !== ended) throw new Error(`conservation: ${id}: ${begun} called, ${ended} accounted for`);
}

function cellSum(model: Model, sums: Sums, office: number, column: number): number {
  const errands = model.errandIds.length;
  let total = 0;
  for (let errand = 0; errand < errands; errand++) {
    total += sums.cell[(office * errands + errand) * CELL_WIDTH + column];
  }
  return total;
}

function tooLong(office: string): UserError {
  return new UserError(
    `office ${office}: one replication adds up more than 2^33 minutes, so sums would no longer be exact; ` +
      "use fewer days and more replications",
    EXIT.invalid,
  );
}

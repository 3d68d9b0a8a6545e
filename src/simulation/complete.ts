/** Fills the sums that the loop leaves out because other sums tell them. */
import type { Model } from "../model/model.js";
import { addBins, BIN_COUNT, pairsOf } from "../stats/bins.js";
import { HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import { CELL, CELL_WIDTH, CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH, type Sums } from "./sums.js";

/** All but the bins. */
export function completeSums(model: Model, sums: Sums): void {
  if (model.features.returns) addServed(model, sums);
  else completeContacts(model, sums);
}

/**
 * Fills the bins of a single office or errand, which are those of all half-hours together. For whoever reads them: it
 * takes longer than a small day.
 */
export function completeBins(model: Model, { officeBins, errandBins, slotBins }: Sums): void {
  const single = [
    ...(model.officeIds.length === 1 ? [officeBins] : []),
    ...(model.errandIds.length === 1 ? [errandBins] : []),
  ];
  if (single.length === 0) return;
  const [bins, ...same] = single;
  const { first, end } = halfHoursOf(model);
  bins.fill(0);
  const pairs = pairsOf(slotBins);
  for (let row = first; row < end; row++) addBins(bins, slotBins, pairs, row * BIN_COUNT);
  for (const other of same) other.set(bins);
}

/** Nobody joins a line but within the window of the day, which holds all opening hours. */
function halfHoursOf({ windowStart, windowLength }: Model): { first: number; end: number } {
  const end = Math.ceil((windowStart + windowLength) / HALF_HOUR_MINUTES);
  return { first: Math.floor(windowStart / HALF_HOUR_MINUTES), end: Math.min(HALF_HOURS, end) };
}

/** The loop counts who is served where they did not intend to be; all others are served at their own office. */
function addServed({ officeCount, errandIds }: Model, { cell, contact }: Sums): void {
  for (let row = 0; row < officeCount * errandIds.length; row++) {
    contact[row * CONTACT_WIDTH + CONTACT.servedHere] += cell[row * CELL_WIDTH + CELL.served];
  }
}

/** Where nobody comes again, each attempt is a contact of its own, or a person who calls. */
function completeContacts(
  { officeIds, officeCount, errandIds }: Model,
  { cell, office, contact }: Sums,
): void {
  const errands = errandIds.length;
  for (let row = 0; row < officeIds.length * errands; row++) {
    const at = row * CELL_WIDTH;
    const served = cell[at + CELL.served];
    const lost =
      cell[at + CELL.reneged] +
      cell[at + CELL.balked] +
      cell[at + CELL.turnedAway] +
      cell[at + CELL.sentHome];
    const more = cell[at + CELL.arrived] - served - lost;
    const line = Math.floor(row / errands);
    if (line < officeCount) {
      const to = row * CONTACT_WIDTH;
      contact[to + CONTACT.intended] += cell[at + CELL.arrived];
      contact[to + CONTACT.servedHere] = served;
      contact[to + CONTACT.gaveUp] = lost;
      contact[to + CONTACT.pendingAtEnd] = Math.max(0, more);
      contact[to + CONTACT.pendingAtStart] = Math.max(0, -more);
      continue;
    }
    const to = line * OFFICE_WIDTH;
    office[to + OFFICE.persons] += cell[at + CELL.arrived];
    office[to + OFFICE.personsServed] += served;
    office[to + OFFICE.personsLost] += lost;
    office[to + OFFICE.personsRefused] += cell[at + CELL.turnedAway];
    office[to + OFFICE.personsAtEnd] += Math.max(0, more);
    office[to + OFFICE.personsAtStart] += Math.max(0, -more);
  }
}

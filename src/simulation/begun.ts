/** Contacts and people who call, counted where many begin, or none has ended, at once. */
import type { Demand } from "./demand.js";
import { BLANK, type State } from "./state.js";
import { CONTACT, CONTACT_WIDTH, OFFICE, OFFICE_WIDTH } from "./sums.js";
import type { Tracing } from "./trace.js";

export interface Counting {
  /** Every visitor of the day is a contact from its beginning: added up by source, not one by one. */
  readonly countComers: (sources: Int32Array) => void;
  /** Appointments of the day that are not kept. */
  readonly countNoShows: (sources: Int32Array) => void;
  /** Whose contacts and calls are not over: before the measured days, or when the run ends. */
  readonly countPending: (when: "start" | "end") => void;
}

export function createCounting(state: State, demand: Demand, tracing: Tracing | null): Counting {
  const { model, tallies, apart, person, pool } = state;
  const errands = model.errandIds.length;

  /** Row of the contacts that a source begins today. */
  const contactOf = (source: number): number =>
    (model.sourceOffice[source] * errands + model.sourceErrand[source]) * CONTACT_WIDTH + apart[0];

  function countComers(sources: Int32Array): void {
    for (const source of sources) {
      if (model.sourceOffice[source] >= model.officeCount) continue;
      tallies.contact[contactOf(source) + CONTACT.intended] += demand.comers[source];
    }
  }

  function countNoShows(sources: Int32Array): void {
    for (const source of sources) {
      const missing = demand.noShows[source];
      const row = contactOf(source);
      tracing?.noteNoShows(model.sourceOffice[source], model.sourceErrand[source], missing);
      tallies.contact[row + CONTACT.intended] += missing;
      tallies.contact[row + CONTACT.noShow] += missing;
    }
  }

  function countPending(when: "start" | "end"): void {
    const column = when === "start" ? CONTACT.pendingAtStart : CONTACT.pendingAtEnd;
    const ofCaller = when === "start" ? OFFICE.personsAtStart : OFFICE.personsAtEnd;
    for (let slot = 0; slot < pool.end(); slot++) {
      const who = person[slot];
      if (who >= 0) tallies.contact[who + column]++;
      else if (who !== BLANK) tallies.office[~who * OFFICE_WIDTH + ofCaller]++;
    }
  }

  return { countComers, countNoShows, countPending };
}

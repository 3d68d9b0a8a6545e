/** Offices with more work than their desks can do: an error where nobody ever leaves the line, else a warning. */
import { civilYear } from "./dates.js";
import { totalOfDays, type OfficeDay } from "./loads.js";
import type { Office, Scenario } from "./scenario.js";

/** Loads above which something is said. */
export const LOAD_LIMITS = {
  /** Of a year: chance alone then makes lines that no day ends. */
  year: 0.95,
  /** Of a year in a continuous scenario: below it there is a steady state, however long it takes to reach. */
  continuousYear: 1,
  day: 1,
  halfHour: 1,
} as const;

export interface Overload {
  readonly office: Office;
  /** Whether the visitors who never leave are too many by themselves. */
  readonly isPatient: boolean;
  readonly problem: string;
  readonly remedy: string;
}

/** Offices that crews come to: what their desks can do there depends on their way, and is not judged beforehand. */
export function visitedByCrews({ crews }: Scenario): ReadonlySet<string> {
  return new Set(crews.flatMap(({ home, route }) => [home, ...route.map(({ to }) => to)]));
}

/** The first year of each office whose load is above the limit. @param days as `expectedDays` gives them */
export function findOverloads(scenario: Scenario, days: readonly (readonly OfficeDay[])[]): Overload[] {
  const { offices, horizon } = scenario;
  const limit = horizon.continuous ? LOAD_LIMITS.continuousYear : LOAD_LIMITS.year;
  const visited = visitedByCrews(scenario);
  return offices.flatMap((office, i) => {
    if (visited.has(office.id)) return [];
    const years = horizon.dated ? [...new Set(days[i].map(({ day }) => civilYear(day)))] : [null];
    for (const year of years) {
      const within = days[i].filter(({ day }) => year === null || civilYear(day) === year);
      const sum = totalOfDays(within);
      const isAbove = (work: number): boolean => work > limit * sum.deskMinutes;
      if (!isAbove(sum.workMinutes)) continue;
      const load = Math.round((100 * sum.workMinutes) / sum.deskMinutes);
      const share = sum.deskMinutes === 0 ? "no desk time at all" : `${load} % of its desk time`;
      const when = year === null ? "" : ` in ${year}`;
      const isPatient = isAbove(sum.patientMinutes);
      const said = isPatient ? ", and nobody ever leaves the line" : "";
      const problem = `the expected work takes ${share}${when}${said}`;
      const remedy = isPatient
        ? "open more desks, or give the errands patience"
        : "open more desks, or expect many to leave";
      return [{ office, isPatient, problem, remedy }];
    }
    return [];
  });
}

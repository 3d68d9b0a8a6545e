/** The minutes of the day at which the state of every office is written down. */
import { DAY_MINUTES, onGrid } from "../units.js";
import type { Office } from "./scenario.js";

/**
 * From the earliest opening to the latest closing, both included; around the clock 00:00 to 24:00, the end
 * excluded. The last step is shorter when the hours are not a multiple of it.
 *
 * @param every step [min], above 0
 */
export function clockMinutes(
  every: number,
  offices: readonly Pick<Office, "phases">[],
  continuous: boolean,
): number[] {
  const hours = offices.flatMap(({ phases }) =>
    phases.flatMap(({ week }) => week.filter((day) => day !== null)),
  );
  const first = continuous || hours.length === 0 ? 0 : Math.min(...hours.map(({ opens }) => opens));
  const last =
    continuous || hours.length === 0 ? DAY_MINUTES : Math.max(...hours.map(({ closes }) => closes));
  const steps = Math.ceil((last - first) / every);
  const minutes = Array.from({ length: steps }, (_, i) => onGrid(first + i * every));
  return continuous || hours.length === 0 ? minutes : [...minutes, last];
}

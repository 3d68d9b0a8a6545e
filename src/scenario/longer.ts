/** Longer opening as patches: offices open for so many minutes more on each day on which they are open. Knows no measures. */
import { DAY_MINUTES } from "../units.js";
import { formatDate, WEEKDAYS } from "./dates.js";
import { formatDuration, formatTime } from "./quantities.js";
import { refusal, type Reading } from "./reading.js";
import { ALWAYS, type Hours, type Office, type Phase } from "./scenario.js";
import type { Week } from "./week.js";

/** At which end of the day the minutes are added; `both`: by turns, the end of the day first. */
export const ENDS = ["later", "earlier", "both"] as const;
export type End = (typeof ENDS)[number];

/** By how much a day becomes longer. */
export interface Longer {
  /** Steps of `step` minutes each, 1 or more. */
  readonly steps: number;
  readonly step: number;
  readonly end: End;
}

/**
 * A patch for each week of hours that some of the offices have, from day to day. Desks stay as many for as long as it
 * is open: `staffing: extend`.
 *
 * @param isLonger whether an office is open longer while a phase of it holds
 * @returns none where no phase is; a refusal where a day would reach beyond midnight
 */
export function longerHours(
  offices: readonly Office[],
  longer: Longer,
  isLonger: (office: Office, phase: Phase) => boolean,
): Reading<object[]> {
  const groups = new Map<string, { readonly patch: object; readonly ids: string[] }>();
  for (const office of offices) {
    for (const [i, phase] of office.phases.entries()) {
      if (!isLonger(office, phase) || phase.week.every((hours) => hours === null)) continue;
      const open = openLonger(phase.week, longer);
      if (open === null) {
        const hours = formatDuration(longer.steps * longer.step);
        return refusal(`${office.id} would be open beyond midnight, ${hours} longer`, "try less");
      }
      const patch = { ...datesOf(office.phases, i), set: { open, staffing: "extend" } };
      const name = JSON.stringify(patch);
      const group = groups.get(name) ?? { patch, ids: [] };
      group.ids.push(office.id);
      groups.set(name, group);
    }
  }
  return { value: [...groups.values()].map(({ patch, ids }) => ({ where: { id: ids }, ...patch })) };
}

/** Hours as a file says them; null where a day does not hold them. */
function openLonger(week: Week, { steps, step, end }: Longer): Readonly<Record<string, string>> | null {
  const late = end === "later" ? steps : end === "earlier" ? 0 : Math.ceil(steps / 2);
  const days = week.flatMap((hours, day) => (hours === null ? [] : [[WEEKDAYS[day], hours] as const]));
  const longer = days.map(([day, { opens, closes }]): readonly [string, Hours] => [
    day,
    { opens: opens - (steps - late) * step, closes: closes + late * step },
  ]);
  if (longer.some(([, { opens, closes }]) => opens < 0 || closes > DAY_MINUTES)) return null;
  return Object.fromEntries(
    longer.map(([day, { opens, closes }]) => [day, `${formatTime(opens)}-${formatTime(closes)}`]),
  );
}

/** From when until when a phase holds; nothing where it has no beginning or end. */
function datesOf(phases: readonly Phase[], i: number): { readonly from?: string; readonly to?: string } {
  const { from } = phases[i];
  const next = i + 1 < phases.length ? phases[i + 1].from : null;
  return {
    ...(from === ALWAYS ? {} : { from: formatDate(from) }),
    ...(next === null ? {} : { to: formatDate(next - 1) }),
  };
}

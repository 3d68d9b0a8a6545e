/** A week of opening hours and desks, a line for each run of days alike. */
import { formatTime } from "../scenario/quantities.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import type { CalendarDay } from "../scenario/weekCalendar.js";
import { dateOf } from "./describe.js";
import type { Language } from "./format.js";
import { jsonDocument, neutralise } from "./plain.js";
import { showDays, showDesks, showSpan } from "./showHours.js";
import { SHOW_WORDS } from "./showWords.js";
import { note, paint, plainTable } from "./terminal.js";

/** An office and its days from Monday to Sunday. */
export interface OfficeWeek {
  readonly office: Office;
  readonly days: readonly CalendarDay[];
}

/** A week of a scenario. */
export interface ShownWeek {
  readonly scenario: Scenario;
  /** Such as `2024-W45`, or the number of the week where there are no dates. */
  readonly week: string;
  readonly offices: readonly OfficeWeek[];
}

/** The terminal's week. */
export function renderWeek({ scenario, week, offices }: ShownWeek, language: Language): string {
  const table = plainTable(["left", "left", "left", "left"]);
  table.heads(
    [SHOW_WORDS.officeHead, SHOW_WORDS.daysHead, SHOW_WORDS.openHead, SHOW_WORDS.desksHead].map(
      (head) => head[language],
    ),
  );
  for (const { office, days } of offices) {
    runsOf(days).forEach((run, i) => {
      const [first] = run;
      const desks = showDesks(first.desks, language);
      table.push([
        i === 0 ? neutralise(office.id) : "",
        showDays(
          run.map(({ weekday }) => weekday),
          language,
        ),
        hoursOf(first, language),
        desks,
      ]);
    });
  }
  const simulated = offices.some(({ days }) => days.some((day) => day.simulated));
  const [first] = offices[0]?.days ?? [];
  const dates =
    scenario.horizon.dated && first !== undefined ? `, ${dateOf(first.day)} – ${dateOf(first.day + 6)}` : "";
  return [
    paint.bold(neutralise(scenario.title[language])),
    note(`${SHOW_WORDS.week[language]} ${week}${dates}`),
    "",
    table.render(),
    ...(simulated ? [] : ["", note(SHOW_WORDS.notSimulated[language])]),
    "",
  ].join("\n");
}

/** Open days in runs alike; then those on which it is not open though it might be, or all when it never is. */
function runsOf(days: readonly CalendarDay[]): CalendarDay[][] {
  const groups = new Map<string, CalendarDay[]>();
  for (const day of days) {
    const key = JSON.stringify([day.state, day.hours, day.desks]);
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  const found = [...groups.values()];
  const open = found.filter(([first]) => first.state === "open");
  const others = found.filter(([first]) => first.state === "holiday" || first.state === "absent");
  return open.length + others.length === 0 ? found : [...open, ...others];
}

function hoursOf({ hours, state }: CalendarDay, language: Language): string {
  if (hours === null) return SHOW_WORDS[state][language];
  return showSpan(hours);
}

/** One JSON document. @param version version of the program */
export function renderWeekJson({ scenario, week, offices }: ShownWeek, version: string): string {
  const { dated } = scenario.horizon;
  return jsonDocument({
    kontor: version,
    kind: "show",
    view: "calendar",
    scenario: scenario.id,
    hash: scenario.hash,
    week,
    offices: offices.map(({ office, days }) => ({
      office: office.id,
      name: office.name,
      days: days.map(({ day, state, simulated, hours, desks }) => ({
        day: dated ? dateOf(day) : day,
        state,
        simulated,
        opens: hours === null ? null : formatTime(hours.opens),
        closes: hours === null ? null : formatTime(hours.closes),
        desks: desks.map(({ minute, value }) => ({ from: formatTime(minute), desks: value })),
      })),
    })),
  });
}

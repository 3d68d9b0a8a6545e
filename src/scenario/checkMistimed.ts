/** What must hold between the section on the mistimed and the rest of a document. */
import { latentWeek, othersOfWeek } from "./intentions.js";
import { weekOf, type NetworkRows } from "./network.js";
import { formatTime } from "./quantities.js";
import { findingAt, refusal, type Finding, type Path, type Refusal } from "./reading.js";
import { mistimedOf, movesOfAll } from "./resolveMistimed.js";
import type { Mistimed } from "./mistimed.js";
import type { TimeMoves } from "./latentDay.js";
import { HALF_HOUR_MINUTES } from "../units.js";
import type { Subject } from "./subject.js";
import type { Week } from "./week.js";
import { readProfile, weightWithin, type Profile } from "./visitProfile.js";

/** Sections without which nothing can be said of the mistimed, and why. */
const NEEDED = [
  { key: "network", problem: "only offices from tables have hours that visits were counted at" },
  { key: "displaced", problem: "who can call or use an e-service stands under displaced" },
] as const;

/** The mistimed need tables, and hours that a day of half-hours can hold. */
export function checkMistimed({ written, keys, network }: Subject): Finding[] {
  const mistimed = mistimedOf(written);
  if (mistimed === null) return [];
  const missing = NEEDED.filter(({ key }) => !keys.has(key)).map(({ key, problem }) =>
    findingAt(["mistimed"], refusal(problem, `write ${key}, or remove mistimed`), "key"),
  );
  if (missing.length > 0 || network === null || network.offices.length === 0) return missing;
  const moves = movesOfAll(mistimed, written, network);
  return findUnfit(mistimed, network) ?? findRush({ mistimed, moves }, network) ?? [];
}

function only(path: Path, wrong: Refusal): Finding[] {
  return [findingAt(path, wrong)];
}

/** The first office whose hours no half-hours of the day make up, or that is open all day. */
function findUnfit({ day, share }: Mistimed, { offices }: NetworkRows): Finding[] | null {
  const said = `${formatTime(day.opens)}-${formatTime(day.closes)}`;
  for (const row of offices) {
    for (const hours of weekOf(row)) {
      if (hours === null) continue;
      const open = `${row.office_id} is open ${formatTime(hours.opens)}-${formatTime(hours.closes)}`;
      if (hours.opens < day.opens || hours.closes > day.closes) {
        return only(["mistimed", "day"], refusal(`${open}, beyond ${said}`, "write a longer day"));
      }
      if (hours.opens % HALF_HOUR_MINUTES !== 0 || hours.closes % HALF_HOUR_MINUTES !== 0) {
        const problem = `${open}, which are not whole half-hours`;
        return only(["mistimed", "day"], refusal(problem, "round the hours in the table, or leave it out"));
      }
      if (hours.opens === day.opens && hours.closes === day.closes && share > 0) {
        const problem = `${open}, so that nobody can intend a closed minute of the day`;
        return only(["mistimed", "day"], refusal(problem, "write a longer day"));
      }
    }
  }
  return null;
}

/** More people at opening than ever came in the first half-hour. */
function findRush(
  intentions: { readonly mistimed: Mistimed; readonly moves: TimeMoves },
  { offices, profile: rows }: NetworkRows,
): Finding[] | null {
  const profile = readProfile(rows);
  const known = new Set<string>();
  for (const row of offices) {
    const week = weekOf(row);
    const name = JSON.stringify(week);
    if (known.has(name)) continue;
    known.add(name);
    try {
      latentWeek(week, profile, intentions);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const most = mostShare(week, profile, intentions.moves);
      const problem = `at ${row.office_id} more people would come at opening than ever came in the first half-hour`;
      const remedy = `write at most ${Math.floor(100 * most)} %, or fewer atOpening`;
      return only(["mistimed", "share"], refusal(problem, remedy));
    }
  }
  return null;
}

/**
 * The largest share whose rush at opening fits the first half-hour of all weekdays. With c the share, o of it at
 * opening and m in all, and t the first half-hour's part of the day: c o <= t (1 − c (1 − m)).
 */
function mostShare(week: Week, profile: Profile, { atOpening, insideHours, anotherDay }: TimeMoves): number {
  const others = othersOfWeek(week, profile);
  const most = week.map((hours, weekday) => {
    if (hours === null || others[weekday] === 0) return 1;
    const first = { opens: hours.opens, closes: hours.opens + HALF_HOUR_MINUTES };
    const shares = profile.hours[weekday];
    const part = weightWithin(shares, first) / weightWithin(shares, hours);
    return part / (atOpening + part * (1 - atOpening - insideHours - anotherDay * others[weekday]));
  });
  return Math.min(...most);
}

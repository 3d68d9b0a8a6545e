/**
 * Intensities as linear pieces with the share of the day's visitors before and after each, so that one
 * uniform gives one intended minute by inversion. Refuses to know which office or errand they belong to.
 */
import { DAY_MINUTES } from "../units.js";
import type { Hours, Rate } from "../scenario/scenario.js";
import { GUIDE, type Profiles } from "./model.js";

/** A stretch of the day over which an intensity is linear. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  readonly slope: number;
}

/** The part of a rate that falls between opening and closing, as linear stretches; nothing outside. */
function stretchesWithin(rate: Rate, hours: Hours): Stretch[] {
  const found: Stretch[] = [];
  rate.pieces.forEach((piece, i) => {
    const after = rate.pieces[i + 1];
    const end = after ? after.minute : DAY_MINUTES;
    const joined = rate.shape === "linear" && after !== undefined;
    const slope = joined ? (after.value - piece.value) / (end - piece.minute) : 0;
    const from = Math.max(piece.minute, hours.opens);
    const to = Math.min(end, hours.closes);
    if (from < to) found.push({ from, to, rate: piece.value + slope * (from - piece.minute), slope });
  });
  return found;
}

/** Expected visitors of a stretch. */
function area({ from, to, rate, slope }: Stretch): number {
  const length = to - from;
  return length * (rate + 0.5 * slope * length);
}

/** Collects profiles, each kept once however many days share it. */
export interface ProfileList {
  readonly found: Stretch[][];
  readonly known: Map<string, number>;
  /** The same by rate and hours: many sources share a rate. */
  readonly ofRate: Map<Rate, Map<string, number>>;
}

export function createProfileList(): ProfileList {
  return { found: [], known: new Map(), ofRate: new Map() };
}

/** Index of the profile of a rate within hours, -1 when nobody is expected. */
export function profileOf(list: ProfileList, rate: Rate, hours: Hours): number {
  const ofHours = list.ofRate.get(rate) ?? new Map<string, number>();
  list.ofRate.set(rate, ofHours);
  const span = `${hours.opens} ${hours.closes}`;
  const profile = ofHours.get(span) ?? findProfile(list, rate, hours);
  ofHours.set(span, profile);
  return profile;
}

function findProfile(list: ProfileList, rate: Rate, hours: Hours): number {
  const stretches = stretchesWithin(rate, hours).filter((stretch) => area(stretch) > 0);
  if (stretches.length === 0) return -1;
  const name = JSON.stringify(stretches);
  const known = list.known.get(name);
  if (known !== undefined) return known;
  list.known.set(name, list.found.length);
  return list.found.push(stretches) - 1;
}

/** Lays the collected profiles out in flat arrays. Cost O(pieces + profiles × GUIDE). */
export function compileProfiles(list: ProfileList): Profiles {
  const pieces = list.found.flat();
  const firstPiece = Int32Array.from([0, ...list.found.map((stretches) => stretches.length)]);
  for (let i = 1; i < firstPiece.length; i++) firstPiece[i] += firstPiece[i - 1];
  const mean = Float64Array.from(list.found, (stretches) => stretches.reduce((sum, s) => sum + area(s), 0));
  const shareBefore = new Float64Array(pieces.length);
  const shareAfter = new Float64Array(pieces.length);
  const guide = new Int32Array(list.found.length * GUIDE);
  list.found.forEach((stretches, profile) => {
    let sum = 0;
    stretches.forEach((stretch, i) => {
      shareBefore[firstPiece[profile] + i] = sum / mean[profile];
      sum += area(stretch);
      shareAfter[firstPiece[profile] + i] = sum / mean[profile];
    });
    shareAfter[firstPiece[profile + 1] - 1] = 1;
    let piece = firstPiece[profile];
    for (let g = 0; g < GUIDE; g++) {
      while (shareAfter[piece] <= g / GUIDE) piece++;
      guide[profile * GUIDE + g] = piece;
    }
  });
  return {
    mean,
    firstPiece,
    minute: Float64Array.from(pieces, (piece) => piece.from),
    rate: Float64Array.from(pieces, (piece) => piece.rate),
    slope: Float64Array.from(pieces, (piece) => piece.slope),
    minutesPerShare: Float64Array.from(
      list.found.flatMap((stretches, profile) => stretches.map(({ rate }) => mean[profile] / rate)),
    ),
    shareAfter,
    shareBefore,
    guide,
  };
}

/**
 * The minute before which a share of the day's visitors intend to come: inverse of the cumulative intensity.
 * Rationalised root of the quadratic, which never cancels.
 *
 * @param share 0 (included) to 1 (excluded)
 */
export function intendedMinute(profiles: Profiles, profile: number, share: number): number {
  let piece = profiles.guide[profile * GUIDE + ((share * GUIDE) | 0)];
  while (profiles.shareAfter[piece] <= share) piece++;
  const part = share - profiles.shareBefore[piece];
  if (part === 0) return profiles.minute[piece];
  const slope = profiles.slope[piece];
  if (slope === 0) return profiles.minute[piece] + part * profiles.minutesPerShare[piece];
  const visitors = part * profiles.mean[profile];
  const rate = profiles.rate[piece];
  // Where the rate has fallen to nothing, rounding may leave less than nothing under the root.
  const root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * visitors));
  return profiles.minute[piece] + (2 * visitors) / (rate + root);
}

/** Share of the day's visitors who intend to come before a minute. Cost O(pieces). */
function shareUntil(profiles: Profiles, profile: number, minute: number): number {
  const { firstPiece, minute: from, rate, slope, mean } = profiles;
  let piece = firstPiece[profile + 1] - 1;
  while (piece > firstPiece[profile] && from[piece] > minute) piece--;
  const passed = Math.max(0, minute - from[piece]);
  const share =
    profiles.shareBefore[piece] + (passed * (rate[piece] + 0.5 * slope[piece] * passed)) / mean[profile];
  return Math.min(share, profiles.shareAfter[piece]);
}

/**
 * A minute between two others, by the profile restricted to them; evenly where nobody intends any of it.
 *
 * @param profile -1 for none
 * @param share 0 (included) to 1 (excluded)
 */
export function minuteWithin(
  profiles: Profiles,
  profile: number,
  { opens, closes }: Hours,
  share: number,
): number {
  const from = profile < 0 ? 0 : shareUntil(profiles, profile, opens);
  const part = profile < 0 ? 0 : shareUntil(profiles, profile, closes) - from;
  if (!(part > 1e-9)) return opens + share * (closes - opens);
  const minute = intendedMinute(profiles, profile, Math.min(from + share * part, LAST_SHARE));
  return Math.min(Math.max(minute, opens), closes);
}

/** The largest share below 1. */
const LAST_SHARE = 1 - 2 ** -53;

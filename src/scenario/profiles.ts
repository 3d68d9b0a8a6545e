/** Rates that several offices share: an arrival written as a multiple of a profile becomes a rate of its own. */
import type { Rate } from "./scenario.js";
import type { Written } from "./schema.js";
import type { ProfiledRate } from "./values.js";

type Profiles = Written["profiles"];

const NOBODY: Rate = { shape: "constant", pieces: [{ minute: 0, value: 0 }] };

/** The rate of what is written; nobody comes where a profile is unknown or none is written. */
export function rateFrom(written: Rate | ProfiledRate | undefined, profiles: Profiles): Rate {
  if (written === undefined) return NOBODY;
  if ("pieces" in written) return written;
  const base = Object.hasOwn(profiles, written.profile) ? profiles[written.profile] : undefined;
  return base === undefined || "profile" in base ? NOBODY : scaleRate(base, written.times);
}

/** A rate so many times as high. */
export function scaleRate(rate: Rate, factor: number): Rate {
  if (factor === 1) return rate;
  return { ...rate, pieces: rate.pieces.map(({ minute, value }) => ({ minute, value: value * factor })) };
}

/**
 * A year of a phone line: the days' volumes as a few levels, and sums over them. Days differ by month, weekday and
 * a national gamma factor; their hours have one shape.
 */
import { passDay } from "./day.mjs";

/** Spread of the national day factor and share of it that all regions have in common; the calls have it all. */
export const DAY_FACTOR_CV = 0.12;

/** Levels that stand for all days. */
const LEVELS = 24;

/** Cells of the gamma law between the ends; what lies outside them is below 1e-7. */
const CELLS = 240;
const ENDS = { from: 0.45, to: 1.75 };

/** Weights of factors on a grid, by the density x^(k − 1) e^(−kx) of Γ(k, 1/k), k = 1 / cv². */
function factorWeights(cv) {
  const k = 1 / cv ** 2;
  const width = (ENDS.to - ENDS.from) / CELLS;
  const cells = Array.from({ length: CELLS }, (_, i) => ENDS.from + (i + 0.5) * width);
  const density = cells.map((x) => Math.exp((k - 1) * Math.log(x) - k * (x - 1)));
  const total = density.reduce((sum, value) => sum + value, 0);
  return cells.map((factor, i) => ({ factor, weight: density[i] / total }));
}

/**
 * Levels of a day's volume as shares of a year's, each the mean of an equal part of all days.
 *
 * @param shares share of the year's volume on each open day
 * @returns for each level its share and the number of days it stands for
 */
export function levelsOf(shares, { cv = DAY_FACTOR_CV, count = LEVELS } = {}) {
  const tally = new Map();
  for (const share of shares) tally.set(share, (tally.get(share) ?? 0) + 1);
  const factors = factorWeights(cv);
  const mixture = [...tally].flatMap(([share, days]) =>
    factors.map(({ factor, weight }) => ({ share: share * factor, days: days * weight })),
  );
  mixture.sort((a, b) => a.share - b.share);
  const part = shares.length / count;
  const levels = [];
  let [days, volume] = [0, 0];
  for (const cell of mixture) {
    let left = cell.days;
    while (days + left >= part) {
      const taken = part - days;
      levels.push({ share: (volume + taken * cell.share) / part, days: part });
      left -= taken;
      [days, volume] = [0, 0];
    }
    days += left;
    volume += left * cell.share;
  }
  return levels.length < count ? [...levels, { share: volume / days, days }] : levels;
}

/**
 * Sums of a year. People who redial on a later day are taken over by the average day.
 *
 * @param line as for `passDay`, and `persons`: first attempts a year
 * @param facts levels, and shape: the share of a day's first attempts in each minute since opening
 * @param start people carried over, as a first guess, and the part of a day's attempts to which that must settle
 */
export function passYear(line, { levels, shape }, { orbit = 0, settled = 1e-4 } = {}) {
  const days = levels.reduce((sum, level) => sum + level.days, 0);
  let carried = orbit;
  for (;;) {
    const year = {
      attempts: 0,
      answered: 0,
      rejected: 0,
      abandoned: 0,
      cut: 0,
      waited: 0,
      answeredByWait: 0,
      orbit: 0,
    };
    for (const level of levels) {
      const fresh = shape.map((share) => share * level.share * line.persons);
      const day = passDay(line, fresh, carried);
      for (const key of Object.keys(year)) year[key] += level.days * day[key];
    }
    const left = year.orbit / days;
    const change = Math.abs(left - carried) / (year.attempts / days);
    carried = left;
    if (change < settled) return { ...year, orbit: carried };
  }
}

/**
 * Sine, cosine and arcsine from the four operations and the root alone, so that a distance has the same bits
 * everywhere: those of `Math` differ between engines and their versions.
 */

/** A term below this part of the sum changes nothing. */
const NEGLIGIBLE = 2 ** -54;

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Sine of an angle. @param degrees −360 to 360, both included */
export function sineOf(degrees: number): number {
  return sineSeries(folded(degrees) * RADIANS_PER_DEGREE);
}

/** Cosine of an angle. @param degrees −270 to 270, both included */
export function cosineOf(degrees: number): number {
  return sineOf(90 - degrees);
}

/** The angle from −90 to 90 degrees with the same sine. */
function folded(degrees: number): number {
  if (degrees > 90) return folded(180 - degrees);
  if (degrees < -90) return folded(-180 - degrees);
  return degrees;
}

/** x − x³/3! + x⁵/5! − …, |x| up to π/2. */
function sineSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 2; Math.abs(term) > NEGLIGIBLE * Math.abs(sum); n += 2) {
    term *= -(x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/**
 * Arcsine [rad], with all digits near 0 and near 1.
 *
 * @param x 0 to 1, both included
 */
export function arcsine(x: number): number {
  if (x <= 0.5) return arcsineSeries(x);
  return Math.PI / 2 - 2 * arcsineSeries(Math.sqrt((1 - x) / 2));
}

/** x + (1/2) x³/3 + (1·3/2·4) x⁵/5 + …, x up to ½. */
function arcsineSeries(x: number): number {
  let product = x;
  let sum = x;
  for (let n = 1; product > NEGLIGIBLE * sum; n += 2) {
    product *= (x * x * n) / (n + 1);
    sum += product / (n + 2);
  }
  return sum;
}

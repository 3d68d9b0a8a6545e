/**
 * Log-gamma and the densities built on it, in forms that keep their digits for large arguments.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on the series below is exact to 1e-16. */
const STIRLING_FROM = 16;

/**
 * What Stirling's formula leaves out: ln Γ(x + 1) − [(x + ½) ln x − x + ½ ln 2π].
 *
 * @param x above 0 (excluded)
 */
export function stirlingError(x: number): number {
  let at = x;
  let product = 1;
  while (at < STIRLING_FROM) product *= ++at; // Γ(at + 1) / Γ(x + 1)
  const r = 1 / (at * at);
  const error = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
  if (at === x) return error;
  return (at + 0.5) * Math.log(at) - at + error - Math.log(product) - (x + 0.5) * Math.log(x) + x;
}

/** ln Γ(x) for x > 0, with an absolute error of about 1e-15 times the greater of 30 and the value. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/** x ln(x / mean) + mean − x, without cancellation when x is near the mean. Both above 0, x may be 0. */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * mean^x e^−mean / Γ(x + 1): the chance that a Poisson count is x.
 *
 * @param x 0 (included) or more, need not be whole
 * @param mean above 0 (excluded)
 */
export function poissonDensity(x: number, mean: number): number {
  if (x === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
}

/**
 * Elementary functions that keep their digits near zero, from `Math.log` and `Math.exp` alone: the other
 * functions of `Math` differ between engines.
 */

/** ln(1 + x) for x > −1, with all digits near 0. Source: Kahan's quotient. */
export function logOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (Math.log(sum) * x) / (sum - 1);
}

/** e^x − 1, with all digits near 0. Source: Kahan's quotient. */
export function expMinusOne(x: number): number {
  const grown = Math.exp(x);
  if (grown === 1) return x;
  const gain = grown - 1;
  return gain === -1 || grown === Infinity ? gain : (gain * x) / Math.log(grown);
}

/** base^exponent of a base of 0 or more and an exponent above 0. */
export function power(base: number, exponent: number): number {
  return base === 0 ? 0 : Math.exp(exponent * Math.log(base));
}

/** −ln(above), where `below` = 1 − `above` is given with its own digits. */
export function minusLog(below: number, above: number): number {
  return below < 0.5 ? -logOnePlus(-below) : -Math.log(above);
}

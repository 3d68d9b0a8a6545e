/** The quantile of the normal law. */

/**
 * Coefficients of algorithm AS 241 (PPND16), numerator and denominator, highest power first.
 * Source: Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988).
 */
const CENTRE = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
};
const SHOULDER = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const TAIL = {
  above: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
};

/** Value of a polynomial by Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = 0; i < coefficients.length; i++) value = value * x + coefficients[i];
  return value;
}

/**
 * Quantile of the standard normal law, to a relative error of 1e-15.
 *
 * @param below probability below, (0, 1) excluded
 * @param above 1 − `below`; pass it to keep the digits of a far upper tail (down to 1e-300)
 */
export function normalQuantile(below: number, above: number = 1 - below): number {
  const centred = below < above ? 0.5 - below : 0.5 - above; // distance to the middle, exact near it
  const sign = below < above ? -1 : 1;
  if (centred <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (sign * centred * polynomial(CENTRE.above, r)) / polynomial(CENTRE.below, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(below, above)));
  const { above: top, below: bottom } = r <= 5 ? SHOULDER : TAIL;
  const shifted = r <= 5 ? r - 1.6 : r - 5;
  return (sign * polynomial(top, shifted)) / polynomial(bottom, shifted);
}

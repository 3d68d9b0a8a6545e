/**
 * Chains of endless levels that all look alike, such as a line whose arrivals depend on the state of something else.
 *
 * Nothing is ever subtracted: chances of ways out of a level are added up instead of what is left of 1.
 * Source: [Latouche & Ramaswami 1993], logarithmic reduction, in the manner of [Grassmann, Taksar & Heyman 1985].
 */

/** A square matrix, row-major. */
export interface Matrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** Rates of a level: to the level above, within it (the diagonal is ignored), and down to the same place below. */
export interface Levels {
  readonly up: Matrix;
  readonly within: Matrix;
  readonly down: number;
}

/** A matrix of zeros. */
export function zeros(size: number): Matrix {
  return { size, cells: new Float64Array(size * size) };
}

/** Product of two matrices. Cost O(size × nonzero cells of the first). */
export function multiply(left: Matrix, right: Matrix): Matrix {
  const { size } = left;
  const product = zeros(size);
  for (let i = 0; i < size; i++) {
    const row = product.cells.subarray(i * size, (i + 1) * size);
    for (let k = 0; k < size; k++) {
      const factor = left.cells[i * size + k];
      if (factor !== 0) addScaled(row, right.cells.subarray(k * size, (k + 1) * size), factor);
    }
  }
  return product;
}

function addScaled(to: Float64Array, row: Float64Array, factor: number): void {
  for (let j = 0; j < row.length; j++) to[j] += factor * row[j];
}

/** Chances of paths that are this rare no longer change the answer. */
const NEGLIGIBLE = 1e-18;

/** Each step doubles the height of the paths counted. */
const MOST_STEPS = 60;

/**
 * Chances of the place in which the level below is first entered, shape [place above][place below].
 *
 * @throws RangeError if the level below may never be reached: then there is no steady state
 * Cost O(size³ × log of the highest level that matters).
 */
export function firstPlaceBelow({ up, within, down }: Levels): Matrix {
  const { size } = up;
  const straight = zeros(size);
  for (let i = 0; i < size; i++) straight.cells[i * size + i] = down;
  let [rise, fall] = leave(within, up, straight);
  const below = { size, cells: fall.cells.slice() };
  let risen = rise;
  for (let step = 0; step < MOST_STEPS; step++) {
    const back = multiply(rise, fall);
    addScaled(back.cells, multiply(fall, rise).cells, 1);
    [rise, fall] = leave(back, multiply(rise, rise), multiply(fall, fall));
    addScaled(below.cells, multiply(risen, fall).cells, 1);
    risen = multiply(risen, rise);
    if (risen.cells.every((chance) => chance < NEGLIGIBLE)) return below;
  }
  throw new RangeError("firstPlaceBelow: the levels are climbed for ever; there is no steady state");
}

/**
 * Chances of the ways out of a level, by place in which it is begun: `upward` or `downward`, and to which place.
 * Places are taken out from the last to the first.
 */
function leave(within: Matrix, upward: Matrix, downward: Matrix): [Matrix, Matrix] {
  const { size } = within;
  const width = 3 * size;
  const rows = new Float64Array(size * width); // by place: moves within, ways up, ways down
  const row = (i: number, from = 0, to = width): Float64Array =>
    rows.subarray(i * width + from, i * width + to);
  for (let i = 0; i < size; i++) {
    [within, upward, downward].forEach(({ cells }, part) => {
      row(i).set(cells.subarray(i * size, (i + 1) * size), part * size);
    });
  }
  const leaving = new Float64Array(size);
  for (let out = size - 1; out >= 0; out--) {
    leaving[out] = total(row(out, 0, out)) + total(row(out, size));
    for (let i = 0; i < out; i++) {
      const moved = rows[i * width + out] / leaving[out];
      if (moved === 0) continue;
      addScaled(row(i, 0, out), row(out, 0, out), moved);
      addScaled(row(i, size), row(out, size), moved);
    }
  }
  const ways: [Matrix, Matrix] = [zeros(size), zeros(size)];
  for (let i = 0; i < size; i++) {
    const own = row(i, size);
    for (let j = 0; j < i; j++) addScaled(own, row(j, size), rows[i * width + j]);
    own.forEach((value, k) => (own[k] = value / leaving[i]));
    ways.forEach(({ cells }, part) => cells.set(own.subarray(part * size, (part + 1) * size), i * size));
  }
  return ways;
}

function total(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/**
 * Goes up the levels: law of the level above, given that of a level which is one of the endless ones or just below.
 * Down moves keep their place, so that what comes down to a place is what went up and returned there.
 */
export function nextLevel(law: Float64Array, { up, down }: Levels, below: Matrix): Float64Array {
  const { size } = up;
  const climbing = new Float64Array(size);
  const next = new Float64Array(size);
  for (let i = 0; i < size; i++)
    addScaled(climbing, up.cells.subarray(i * size, (i + 1) * size), law[i] / down);
  for (let i = 0; i < size; i++) addScaled(next, below.cells.subarray(i * size, (i + 1) * size), climbing[i]);
  return next;
}

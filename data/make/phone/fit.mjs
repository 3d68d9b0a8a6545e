/** Fits persons, agents, places and patience of a line to its four targets, all at once. */
import { passYear } from "./year.mjs";

/** How far each figure may be off: a part of the first and last, points of the shares. */
export const TOLERANCE = { attempts: 0.01, answered: 0.01, rejected: 0.01, wait: 0.1 };

/** Residuals are brought below this part of the tolerance. */
const CLOSE = 0.03;
/** Largest change of a logarithm in a step; first steps from a rough start are long. */
const LONGEST = 0.3;
const STEPS = 25;

/** The four figures of a year. */
export function figuresOf(year) {
  return {
    attempts: year.attempts,
    answered: year.answered / year.attempts,
    rejected: year.rejected / year.attempts,
    wait: year.waited / year.answeredByWait,
  };
}

/** Distance of figures from targets: relative for attempts and wait, in share points for the others. */
export function misfitOf(figures, targets) {
  return {
    attempts: figures.attempts / targets.attempts - 1,
    answered: figures.answered - targets.answered,
    rejected: figures.rejected - targets.rejected,
    wait: figures.wait / targets.wait - 1,
  };
}

/** Solution of a small linear system by elimination with row pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, j) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + j : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let j = i + 1; j < n; j++) {
      const factor = rows[j][i] / rows[i][i];
      rows[j] = rows[j].map((value, k) => value - factor * rows[i][k]);
    }
  }
  const x = Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const rest = x.reduce((sum, value, k) => (k > i ? sum + rows[i][k] * value : sum), 0);
    x[i] = (rows[i][n] - rest) / rows[i][i];
  }
  return x;
}

/**
 * Changes some parameters of a line until as many figures meet their targets.
 *
 * Newton's method in logarithms with a Jacobian by differences, kept up by Broyden's rank-one rule.
 *
 * @param line start; facts as for `passYear`, with `targets`
 * @param free names of parameters and of figures, equally many
 * @returns the line and its year
 * @throws Error if the steps run out: says how far each figure is off
 */
export function fitLine(line, facts, { parameters, figures }) {
  let orbit = 0; // settles as the steps get small
  const evaluate = (x) => {
    const tried = { ...line, ...Object.fromEntries(parameters.map((name, i) => [name, Math.exp(x[i])])) };
    const year = passYear(tried, facts, { orbit, settled: 1e-3 });
    orbit = year.orbit;
    const misfit = misfitOf(figuresOf(year), facts.targets);
    return { tried, year, residuals: figures.map((name) => misfit[name] / TOLERANCE[name]) };
  };
  let x = parameters.map((name) => Math.log(line[name]));
  let at = evaluate(x);
  const jacobian = figures.map(() => []);
  parameters.forEach((_, i) => {
    const moved = evaluate(x.with(i, x[i] + 0.02));
    moved.residuals.forEach((value, j) => (jacobian[j][i] = (value - at.residuals[j]) / 0.02));
  });
  for (let step = 0; step < STEPS; step++) {
    if (at.residuals.every((value) => Math.abs(value) < CLOSE)) return { line: at.tried, year: at.year };
    const aimed = solve(
      jacobian,
      at.residuals.map((value) => -value),
    );
    const scale = Math.min(1, LONGEST / Math.max(...aimed.map(Math.abs)));
    const move = aimed.map((value) => scale * value);
    x = x.map((value, i) => value + move[i]);
    const next = evaluate(x);
    const square = move.reduce((sum, value) => sum + value * value, 0);
    next.residuals.forEach((value, j) => {
      const expected = at.residuals[j] + move.reduce((sum, part, i) => sum + part * jacobian[j][i], 0);
      move.forEach((part, i) => (jacobian[j][i] += ((value - expected) * part) / square));
    });
    at = next;
  }
  const off = figures.map((name, i) => `${name} ${at.residuals[i].toFixed(2)}`).join(", ");
  throw new Error(`fitLine: after ${STEPS} steps, in tolerances: ${off}`);
}

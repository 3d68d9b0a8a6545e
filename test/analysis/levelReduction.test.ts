import { expect, test } from "vitest";
import {
  firstPlaceBelow,
  multiply,
  nextLevel,
  type Levels,
  type Matrix,
} from "../../src/analysis/levelReduction.js";

const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  size: rows.length,
  cells: Float64Array.from(rows.flat()),
});

test("a line with one place per level falls below its level for certain, and its law is geometric", () => {
  const levels: Levels = { up: matrix([[0.3]]), within: matrix([[0]]), down: 0.5 };
  const below = firstPlaceBelow(levels);
  expect(below.cells[0]).toBeCloseTo(1, 14);
  expect(nextLevel(Float64Array.of(0.2), levels, below)[0]).toBeCloseTo(0.2 * 0.6, 15); // × 0.3/0.5
});

test("a line in bursts: chances below sum to 1 and solve the equation of the first passage", () => {
  // Arrivals at rate 0.9 in place 0, none in place 1; places change at 0.2 and 0.1.
  const levels: Levels = {
    up: matrix([
      [0.9, 0],
      [0, 0],
    ]),
    within: matrix([
      [0, 0.2],
      [0.1, 0],
    ]),
    down: 0.8,
  };
  const below = firstPlaceBelow(levels);
  const twice = multiply(below, below);
  const leaving = [0.9 + 0.2 + 0.8, 0.1 + 0.8];
  for (let i = 0; i < 2; i++) {
    expect(below.cells[2 * i] + below.cells[2 * i + 1]).toBeCloseTo(1, 14);
    for (let j = 0; j < 2; j++) {
      const within = below.cells[2 * (1 - i) + j] * (i === 0 ? 0.2 : 0.1);
      const up = (i === 0 ? 0.9 : 0) * twice.cells[2 * i + j];
      const down = i === j ? 0.8 : 0;
      expect((down + within + up) / leaving[i]).toBeCloseTo(below.cells[2 * i + j], 14);
    }
  }
});

test("levels that are climbed for ever are refused", () => {
  const levels: Levels = { up: matrix([[0.6]]), within: matrix([[0]]), down: 0.5 };
  expect(() => firstPlaceBelow(levels)).toThrow("climbed for ever");
});

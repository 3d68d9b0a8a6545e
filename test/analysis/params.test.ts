import { expect, test } from "vitest";
import { lawsOf, numberOf, numberOr, numbersOf, parseParams, tableOf } from "../../src/analysis/params.js";

test("parameters are read as numbers where they look like numbers, else as words", () => {
  expect(parseParams("lam=0.16;service=gamma;c=2")).toEqual({ lam: 0.16, service: "gamma", c: 2 });
  expect(() => parseParams("lam=0.16;c")).toThrow('"c" in "lam=0.16;c" is not of the form name=value');
});

test("lists, tables and laws are JSON", () => {
  const params = parseParams('gamma=[0.3, 0.1];P=[[0, 0.5], [0.2, 0]];services=[["gamma", {"cv": 0.6}]]');
  expect(numbersOf(params, "gamma")).toEqual([0.3, 0.1]);
  expect(tableOf(params, "P")).toEqual([
    [0, 0.5],
    [0.2, 0],
  ]);
  expect(lawsOf(params, "services")).toEqual([["gamma", { cv: 0.6 }]]);
});

test("a number left out is what the caller says", () => {
  expect(numberOr({ K: 4 }, "K", null)).toBe(4);
  expect(numberOr({}, "K", null)).toBe(null);
});

test.for([
  ["a number", numberOf],
  ["a list of numbers", numbersOf],
  ["a list of lists of numbers", tableOf],
  ["a list of laws", lawsOf],
] as const)("what is not %s is refused by name", ([what, read]) => {
  expect(() => read({}, "x")).toThrow(`parameter x is missing; it must be ${what}`);
  expect(() => read({ x: "[1" }, "x")).toThrow(`parameter x is [1; it must be ${what}`);
  expect(() => read({ x: '["one"]' }, "x")).toThrow(`it must be ${what}`);
});

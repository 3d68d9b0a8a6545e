import { expect, test } from "vitest";
import { decimalsFor, formatNumber, showFigure } from "../../src/report/format.js";
import { figureOf, NETWORK, unknownOf } from "./results.js";

/** The space that Swedish puts between thousands: narrow, and never broken. */
const THIN = "\u202f";

test.each([
  [1234.5, 1, "1,234.5", `1${THIN}234,5`],
  [1234567, 0, "1,234,567", `1${THIN}234${THIN}567`],
  [999.996, 2, "1,000.00", `1${THIN}000,00`],
  [0.5, 0, "1", "1"],
  [0, 2, "0.00", "0,00"],
  [-1234.5, 1, "−1,234.5", `−1${THIN}234,5`],
  [-0.004, 2, "0.00", "0,00"], // no minus before nothing
  [0.000123456, 6, "0.000123", "0,000123"],
])("%d with %d decimals is %s in English and %s in Swedish", (value, decimals, english, swedish) => {
  expect(formatNumber(value, decimals, "en")).toBe(english);
  expect(formatNumber(value, decimals, "sv")).toBe(swedish);
});

test.each([
  [0.184, 9.4123, 2], // two digits of the error: 0.18
  [0.0184, 9.4123, 3],
  [1.84, 9.4123, 1],
  [18.4, 94.1, 0],
  [184, 9412, 0],
  [0.1, 5, 2],
  [1, 5, 1],
  [1e-9, 5, 6], // never more than six
  [0, 9.4123, 2], // without an error three digits of the value: 9.41
  [null, 0.94123, 3],
  [null, 941.23, 0],
  [null, 0, 1],
  [null, -9.4123, 2],
])("an error of %s on a value of %d shows %d decimals", (error, value, decimals) => {
  expect(decimalsFor(error, value)).toBe(decimals);
});

test("a figure is shown with its error, its spread to one decimal at most, and its unit", () => {
  expect(showFigure(figureOf("waitJoined", { spread: [4.04, 17.23] }), "en")).toEqual({
    estimate: "9.41",
    error: "± 0.18",
    spread: "4.0 – 17.2",
    unit: "min",
  });
  expect(showFigure(figureOf("arrived", { estimate: 1440.6, halfWidth: 11 }), "sv")).toEqual({
    estimate: `1${THIN}441`,
    error: "± 11",
    spread: "",
    unit: "besök",
  });
});

test("shares are shown in per cent", () => {
  const figure = figureOf("lostShare", { estimate: 0.0651, halfWidth: 0.0019, spread: [0, 0.151] });
  expect(showFigure(figure, "sv")).toEqual({
    estimate: "6,51",
    error: "± 0,19",
    spread: "0,0 – 15,1",
    unit: "%",
  });
});

test("an unknown figure is a dash, an unknown error nothing", () => {
  expect(showFigure(unknownOf("waitJoined", NETWORK), "en")).toMatchObject({
    estimate: "–",
    error: "",
    spread: "",
  });
  const lone = figureOf("waitJoined", {
    halfWidth: null,
    standardError: null,
    n: 1,
    reason: "oneReplication",
  });
  expect(showFigure(lone, "en")).toMatchObject({ estimate: "9.41", error: "" });
});

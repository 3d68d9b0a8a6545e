/** The reports for machines: JSON and CSV. */
import { expect, test } from "vitest";
import { renderCsv } from "../../src/report/csv.js";
import { renderJson } from "../../src/report/json.js";
import { figureOf, NETWORK, resultOf, unknownOf } from "./results.js";

const FIGURES = [figureOf("waitJoined", { spread: [4, 17.5] }), unknownOf("waitServed", NETWORK)];

test("the JSON document has exactly these keys, in this order", () => {
  const document = JSON.parse(renderJson(resultOf({}, FIGURES), "9.9.9")) as Record<string, unknown>;
  expect(Object.entries(document).map(([key, value]) => [key, key === "measures" ? "…" : value])).toEqual([
    ["kontor", "9.9.9"],
    ["kind", "run"],
    ["scenario", "made"],
    ["hash", "sha256:0123"],
    ["seed", "made"],
    ["replications", 30],
    ["confidence", 0.95],
    ["complete", true],
    [
      "foundations",
      [
        { input: "desks", provenance: "derived", source: "a table of desks" },
        { input: "patience", provenance: "assumed", source: "no source found" },
      ],
    ],
    ["measures", "…"],
  ]);
});

test("every figure has its measure, unit, place, estimate, errors, spread and number; a reason if one is missing", () => {
  const { measures } = JSON.parse(renderJson(resultOf({}, FIGURES), "1")) as { measures: object[] };
  expect(measures).toEqual([
    {
      measure: "waitJoined",
      unit: "min",
      by: "network",
      cell: "all",
      estimate: 9.4123,
      standardError: 0.09,
      halfWidth: 0.184,
      spread: [4, 17.5],
      n: 30,
    },
    {
      measure: "waitServed",
      unit: "min",
      by: "network",
      cell: "all",
      estimate: null,
      standardError: null,
      halfWidth: null,
      spread: null,
      n: 30,
      reason: "noDenominator",
    },
  ]);
});

test("the JSON document ends with one line break", () => {
  expect(renderJson(resultOf(), "1")).toMatch(/[^\n]\n$/);
});

test("CSV has a header and a row for each figure, empty where nothing is known", async () => {
  expect(await renderCsv(resultOf({}, FIGURES))).toBe(
    "by,cell,measure,unit,estimate,standardError,halfWidth,spreadLow,spreadHigh,n,reason\n" +
      "network,all,waitJoined,min,9.4123,0.09,0.184,4,17.5,30,\n" +
      "network,all,waitServed,min,,,,,,30,noDenominator\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"])(
  "text that a spreadsheet would run is disarmed: %j",
  async (name) => {
    const csv = await renderCsv(resultOf({}, [figureOf("waitJoined", { cell: { ...NETWORK, name } })]));
    const field = csv.split("network,")[1].split(",waitJoined")[0];
    expect(field.replaceAll('"', "")).toBe(`'${name}`);
  },
);

test("negative numbers stay numbers", async () => {
  const csv = await renderCsv(resultOf({}, [figureOf("waitJoined", { estimate: -2.5 })]));
  expect(csv).toContain(",min,-2.5,");
});

test("commas and quotes in a name are quoted", async () => {
  const csv = await renderCsv(
    resultOf({}, [figureOf("waitJoined", { cell: { ...NETWORK, name: 'a "b",c' } })]),
  );
  expect(csv).toContain('\nnetwork,"a ""b"",c",waitJoined,');
});

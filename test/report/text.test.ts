/** The terminal's report. A golden file says "changed", not "wrong": read the difference, then `vitest -u`. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { PROVENANCES } from "../../src/scenario/scenario.js";
import { renderText } from "../../src/report/text.js";
import { PROVENANCE_WORDS, WORDS } from "../../src/report/words.js";
import { figureOf, resultOf } from "./results.js";

const text = (...args: Parameters<typeof renderText>): string =>
  stripVTControlCharacters(renderText(...args));

test("the report of a small result in English", async () => {
  await expect(text(resultOf(), "en", "kontor run made --json")).toMatchFileSnapshot("golden/small.en.txt");
});

test("the report of a small result in Swedish", async () => {
  await expect(text(resultOf(), "sv", "kontor run made --json")).toMatchFileSnapshot("golden/small.sv.txt");
});

test("a report begins with the title and ends with the next step", () => {
  const lines = text(resultOf(), "en", "kontor run made --json").split("\n");
  expect(lines[0]).toBe("Three offices in November");
  expect(lines[1]).toBe('2024-11-01 – 2024-11-30 · 30 replications · seed "made" · 95 % confidence');
  expect(lines.slice(-2)).toEqual(["Next: kontor run made --json", ""]);
});

test("days without dates are counted", () => {
  expect(text(resultOf({ horizon: { days: 250 } }), "en", "").split("\n")[1]).toMatch(
    /^250 days simulated · /,
  );
  expect(text(resultOf({ horizon: { days: 250 } }), "sv", "").split("\n")[1]).toMatch(
    /^250 simulerade dagar · /,
  );
});

test("ways of not happening are shown only where they happen, the lost always", () => {
  const nobody = [
    figureOf("lostShare", { estimate: 0, halfWidth: 0 }),
    figureOf("balkedShare", { estimate: 0, halfWidth: 0 }),
  ];
  const report = text(resultOf({}, nobody), "en", "");
  expect(report).toContain("Left without being served");
  expect(report).not.toContain("left because of the line");
});

test("cells where nothing ever happens are left out, unknown figures are dashes", () => {
  const report = text(resultOf(), "en", "");
  expect(report).toMatch(/^north /m);
  expect(report).toMatch(/^south +12\.4 ± 3\.1 +– /m);
  expect(report).not.toMatch(/^west/m);
});

test("phone lines have a table of their own, headed in the language of the report", () => {
  const cell = { by: "line" as const, name: "agency", at: { place: 3 } };
  const plan = { ...resultOf().plan, by: ["line" as const] };
  const result = { ...resultOf({}, [figureOf("phoneWait", { cell })]), plan };
  expect(text(result, "en", "")).toMatch(/^line {2,}[^\n]*\nagency +9\.41 ± 0\.18$/m);
  expect(text(result, "sv", "")).toMatch(/^telefonlinje {2,}[^\n]*\nagency +9,41 ± 0,18$/m);
});

test("no line ends in blanks, and no two blank lines follow each other", () => {
  const report = text(resultOf(), "sv", "kontor run made");
  expect(report).not.toMatch(/[ \t]$/m);
  expect(report).not.toContain("\n\n\n");
});

test("what the figures rest on is listed, or said to be missing", () => {
  expect(text(resultOf(), "en", "")).toMatch(/^patience +assumed +no source found$/m);
  expect(text(resultOf(), "en", "")).toContain(WORDS.levelNote.en);
  const unfounded = text(resultOf({ foundations: [] }), "en", "");
  expect(unfounded).toContain(WORDS.unfounded.en);
  expect(unfounded).not.toContain(WORDS.levelNote.en);
});

test("errors are explained where there are any", () => {
  const result = resultOf();
  expect(text(result, "en", "")).toContain("input uncertainty not included");
  const lone = { ...result, plan: { ...result.plan, replications: 1 }, figures: [figureOf("waitJoined")] };
  expect(text(lone, "en", "")).not.toContain("input uncertainty not included");
  expect(text(lone, "en", "")).not.toContain("nine days of ten");
});

test("every word of the reports has both languages, and they differ", () => {
  const words = [...Object.values(WORDS), ...PROVENANCES.map((word) => PROVENANCE_WORDS[word])];
  expect(words.filter(({ en, sv }) => en.trim() === "" || sv.trim() === "" || en === sv)).toEqual([]);
});

test("heads of tables by cell are Swedish in Swedish, with a column for each part of the cell", () => {
  const plan = { ...resultOf().plan, by: ["office,halfHour" as const] };
  const cell = { by: "office,halfHour" as const, name: "norr,10:00", at: {} };
  const lines = text({ ...resultOf({}, [figureOf("arrived", { cell })]), plan }, "sv", "").split("\n");
  expect(lines.find((line) => line.startsWith("kontor"))).toMatch(/^kontor {2}halvtimme {2}/);
  expect(lines.find((line) => line.startsWith("norr"))).toMatch(/^norr +10:00 /);
});

import { expect, test } from "vitest";
import { foldText, jsonDocument, neutralise, neutraliseLines, widthOf } from "../../src/report/plain.js";

test("what a terminal would obey is written out, in one line", () => {
  expect(neutralise("a\u001b[31mred\u0007\nb\tc")).toBe("a\\u001b[31mred\\u0007\\u000ab\\u0009c");
  expect(neutralise("\u009b31m")).toBe("\\u009b31m"); // the one-byte form of ESC [
  expect(neutralise("user\u202etxt.exe\u2066x\u2069")).toBe("user\\u202etxt.exe\\u2066x\\u2069");
  expect(neutralise("a\u200bb\ufeffc\u2028d")).toBe("a\\u200bb\\ufeffc\\u2028d");
  expect(neutralise("\u{e0041}\ud800")).toBe("\\udb40\\udc41\\ud800");
});

test("letters of every script stay as they are", () => {
  const text = "Räksmörgås i Övertorneå – 95 % ± 1, 服務處, مكتب, סניף, é";
  expect(neutralise(text)).toBe(text);
});

test("breaks between own lines stay, all else in them is neutralised", () => {
  expect(neutraliseLines("one\ntwo\u001b")).toBe("one\ntwo\\u001b");
});

test("a JSON document says the same with nothing bare that a terminal would obey", () => {
  const value = { name: "a\u202eb\u009bc\u{e0041}\ud800\u001b" };
  const text = jsonDocument(value);
  expect(text).toMatch(/^[\n -~]*$/);
  expect(JSON.parse(text)).toEqual(value);
});

test("columns are counted as a terminal shows them", () => {
  expect([widthOf("Åre"), widthOf("A\u030are"), widthOf("服務處"), widthOf("")]).toEqual([3, 3, 6, 0]);
});

test("a text is folded between words, and nothing of it is lost", () => {
  expect(foldText("one two three", 7)).toEqual(["one two", "three"]);
  expect(foldText("a Kommunikationsmyndigheten b", 10)).toEqual(["a", "Kommunikationsmyndigheten", "b"]);
  expect(foldText("no end", Infinity)).toEqual(["no end"]);
});

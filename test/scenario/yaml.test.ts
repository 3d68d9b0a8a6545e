import { expect, test } from "vitest";
import { readYaml } from "../../src/scenario/yaml.js";

function faultsOf(text: string): string[] {
  const yaml = readYaml(text);
  return yaml.faults.map(({ offset, path, problem, remedy }) => {
    const { line, column } = yaml.placeOf(offset);
    return `${line}:${column} ${path.join(".")}: ${problem}; ${remedy}`;
  });
}

const TEXT = `a: 1
section:
  "quoted key": [10, { deep: x }]
  empty:
same: &same { b: 2 }
other: *same
`;

test("values are what YAML 1.2 says they are", () => {
  const { value, faults, usable } = readYaml(
    "a: 1\nb: 08:30\nc: 2024-11-01\nd: yes\ne: true\nf: ~\ng: 0.5\nh: '7'\n",
  );
  expect(faults).toEqual([]);
  expect(usable).toBe(true);
  // In YAML 1.1 b would be 510, c a date and d true.
  expect({ ...(value as object) }).toEqual({
    a: 1,
    b: "08:30",
    c: "2024-11-01",
    d: "yes",
    e: true,
    f: null,
    g: 0.5,
    h: "7",
  });
});

test("keys keep the text of the file", () => {
  const { value } = readYaml("{ 0: a, 012: b, 1.0: c, true: d, null-ish: e, 10:00: f }");
  expect(Object.keys(value as object)).toEqual(["0", "012", "1.0", "true", "null-ish", "10:00"]);
});

test("keys and values are found at their line and column", () => {
  const { locate } = readYaml(TEXT);
  const at = (path: (string | number)[], what: "key" | "value") => {
    const { line, column } = locate(path, what);
    return `${line}:${column}`;
  };
  expect(at(["a"], "key")).toBe("1:1");
  expect(at(["a"], "value")).toBe("1:4");
  expect(at(["section", "quoted key"], "key")).toBe("3:3");
  expect(at(["section", "quoted key", 0], "value")).toBe("3:18");
  expect(at(["section", "quoted key", 1, "deep"], "key")).toBe("3:24");
  expect(at(["section", "quoted key", 1, "deep"], "value")).toBe("3:30");
  expect(at(["other"], "value")).toBe("6:8"); // the alias itself
  expect(at(["other", "b"], "value")).toBe("5:18"); // what it stands for
});

test("what is empty or missing is found at the key nearest to it", () => {
  const { locate } = readYaml(TEXT);
  expect(locate(["section", "empty"], "value")).toEqual({ line: 4, column: 3 });
  expect(locate(["section", "none"], "value")).toEqual({ line: 2, column: 1 });
  expect(locate(["nowhere", "at", "all"], "key")).toEqual({ line: 1, column: 1 });
});

test("an alias gives a copy, so that two places never share a value", () => {
  const value = readYaml(TEXT).value as { same: object; other: object };
  expect(value.other).toEqual(value.same);
  expect(value.other).not.toBe(value.same);
});

test.each([
  ["a: 1\nb: 2\na: 3", '3:1 a: "a" is written twice; keep one of the two'],
  ["x: { y: { z: 1, z: 2 } }", '1:17 x.y.z: "z" is written twice; keep one of the two'],
  ["a: .inf", '1:4 a: .inf is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  ["a: -.INF", '1:4 a: -.INF is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  ["a: .nan", '1:4 a: .nan is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  ["a: 0x10", '1:4 a: 0x10 is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  ["a: 012", '1:4 a: 012 is not a plain decimal number; write it like 12 or 0.5, or in quotes: "12"'],
  ["a: 1e999", '1:4 a: "1e999" is too large a number; write fewer digits'],
  ["a: 9007199254740993", '1:4 a: "9007199254740993" is too large a number; write fewer digits'],
  ["[1, 2]: x", "1:1 : a key is missing or not a text; write a name before the colon"],
  ["a:\n  : x", "2:3 a: a key is missing or not a text; write a name before the colon"],
  ["__proto__: 1", '1:1 : the key "__proto__" is reserved; give it another name'],
  ["a: { __proto__: { b: 1 } }", '1:6 a: the key "__proto__" is reserved; give it another name'],
  ['a: "x\\0y"', '1:4 a: "x\\u0000y" holds a control character; remove it'],
  ["a: &x 1\nb: &x 2", "2:7 b: the anchor &x is defined twice; give it another name"],
  ["a: *x", "1:4 a: unknown alias *x; define it before with &x"],
])("%j leaves the rest usable and is reported", (text, message) => {
  expect(faultsOf(text)).toEqual([message]);
  expect(readYaml(text).usable).toBe(true);
});

test.each([
  ["a: !!int 1", "1:4 : tags such as !name are not part of the format; remove it"],
  ["%YAML 1.1\n---\na: 1", "1:1 : lines beginning with % are not part of the format; remove it"],
  ["a: 1\nb: x\0y", "2:5 : the character U+0000 cannot be read; remove it"],
  ["a: [1]]", "1:7 : ] closes nothing; open it first, or remove it"],
  [
    "a: 1\n---\nb: 2",
    "2:1 : a second document begins here; keep one scenario in a file, and leave out lines of ---",
  ],
  ["a:\n\tb: 1", "2:1 : tabs are not allowed as indentation; indent with spaces"],
  [
    "a: 'x",
    "1:6 : missing closing 'quote; check that quotes and brackets are closed and a space follows every colon",
  ],
  [
    "a: b: c",
    "1:4 : nested mappings are not allowed in compact mappings; begin the inner section on a line of its own, or put the text in quotes",
  ],
])("%j cannot be used", (text, message) => {
  expect(faultsOf(text)).toEqual([message]);
  expect(readYaml(text).usable).toBe(false);
});

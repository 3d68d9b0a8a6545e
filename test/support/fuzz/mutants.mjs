/**
 * Scenario files that nobody would write: real ones, damaged by chance. The same seed gives the same bytes.
 * Half are damaged as bytes, half as sections and values.
 */
import { readdirSync, readFileSync } from "node:fs";
import { parse, stringify } from "yaml";

const SCENARIOS = new URL("../../../scenarios/", import.meta.url);

/** Every part of the language that needs no table. */
const FULL = readFileSync(new URL("full.yaml", import.meta.url), "utf8");

/** The same, changed by a scenario that extends it. */
const CHANGED = readFileSync(new URL("changed.yaml", import.meta.url), "utf8");

/** @type {readonly string[]} texts of real scenarios */
export const SOUND = [
  FULL,
  FULL,
  CHANGED,
  CHANGED,
  ...["", "templates/"].flatMap((folder) =>
    readdirSync(new URL(folder, SCENARIOS))
      .filter((name) => name.endsWith(".yaml"))
      .toSorted()
      .map((name) => readFileSync(new URL(folder + name, SCENARIOS), "utf8"))
      .filter((text) => !/^study:/m.test(text)),
  ),
].map((text) => text.replace(/(?<=where: \{ )municipality: \[.*?\]/, "id: [O004, O008, O009, O012]"));

/** The same as sections and values. */
const PARSED = SOUND.map((text) => parse(text));

/** Signs of YAML and values that have broken other readers. */
const TOKENS = [
  ..."\t|\n|: |- |? |, |[|]|{|}|&a |*a|!t |%YAML 1.1\n|---\n|...\n|#|'|\"|\\|\u0000|\u001b[31m|\u202e|\ufeff|é|😀".split(
    "|",
  ),
  ..."> ;<<: ;null;~;yes;010;0x1F;.inf;-.nan;1e400;-0;9007199254740993;__proto__;constructor;toString".split(
    ";",
  ),
  ..."08:30;24:00;25:00;2024-02-30;1 d;5 minuter;-3 min;120 %;0.5;-1;1e9;../../etc/passwd;offices.csv".split(
    ";",
  ),
  ..."|;extends: x.yaml\n;network: {}\n;🏢: 1\n".split(";"),
];

/** Values that stand where another kind is expected. */
const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  1e6,
  1e7,
  1e300,
  "",
  " ",
  "x".repeat(300),
  [],
  {},
  [[]],
  [null],
  { a: { b: 1 } },
  "10 min",
  "0 min",
  "1000 days",
  "0.0001 s",
  "6 /h",
  "0 /h",
  "1e3 /min",
  "50 %",
  "mon-sun",
  "closed",
  "00:00-24:00",
  "16:00-10:00",
  "never",
  "serve",
  "2024-11-30",
  "1900-01-01",
  "2199-12-31",
  "base.yaml",
  "full.yaml",
  "holidays.csv",
  { mean: "10 min" },
  { exponential: { mean: "1 min" } },
  { linear: { "10:00": "6 /h" } },
  { "10:00": 3, "09:00": 2 },
  "\u001b[2J",
  "\u202eabc",
  "=cmd()",
  "a,b",
  "toString",
  "+5 %",
  "-100 %",
  "area=metropolitan",
];

/** Whole numbers below a bound, the same for the same seed. Mulberry32, which is even enough to damage files. */
function dice(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

const pick = (roll, list) => list[roll(list.length)];

/** @param {number} seed whole; below 0 a scenario undamaged: -1 the first @returns {Buffer} */
export function mutantOf(seed) {
  if (seed < 0) return Buffer.from(SOUND[-1 - seed]);
  const roll = dice(seed);
  const which = roll(SOUND.length);
  return seed % 2 === 0
    ? damageBytes(Buffer.from(SOUND[which]), roll)
    : Buffer.from(damageParts(structuredClone(PARSED[which]), roll));
}

/** Ways to damage bytes. */
const BYTE_DAMAGES = [
  (bytes, at, roll) => splice(bytes, at, 0, Buffer.from(pick(roll, TOKENS))),
  (bytes, at, roll) => splice(bytes, at, 1, Buffer.from([roll(256)])),
  (bytes, at, roll) => splice(bytes, at, roll(20), Buffer.alloc(0)),
  (bytes, at, roll) => splice(bytes, at, 0, bytes.subarray(at, at + roll(200))),
  (bytes, at, roll) => splice(bytes, at, 0, Buffer.from(pick(roll, TOKENS).repeat(roll(300)))),
  (bytes, at, roll) => splice(bytes, at, roll(100), Buffer.from(pick(roll, SOUND)).subarray(0, roll(400))),
  (bytes, at, roll) => (roll(4) === 0 ? bytes.subarray(0, at) : bytes),
  (bytes, at, roll) => swapLines(bytes, roll),
];

function damageBytes(sound, roll) {
  let bytes = sound;
  const times = 1 + roll(3);
  for (let i = 0; i < times; i++) bytes = pick(roll, BYTE_DAMAGES)(bytes, roll(bytes.length + 1), roll);
  return bytes;
}

function splice(bytes, at, length, put) {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
}

function swapLines(bytes, roll) {
  const lines = bytes.toString("latin1").split("\n");
  const [a, b] = [roll(lines.length), roll(lines.length)];
  [lines[a], lines[b]] = [lines[b], lines[a]];
  return Buffer.from(lines.join("\n"), "latin1");
}

/** Ways to damage one entry of a section or list. */
const PART_DAMAGES = [
  (holder, key, roll) => void (holder[key] = nudge(holder[key], roll)),
  (holder, key, roll) => void (holder[key] = nudge(holder[key], roll)),
  (holder, key, roll) => void (holder[key] = pick(roll, VALUES)),
  (holder, key) => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  (holder, key, roll) => rename(holder, key, misspell(key, roll)),
  (holder, key, roll) => rename(holder, key, pick(roll, TOKENS)),
  (holder, key) => void (holder[key] = [holder[key]]),
  (holder, key, roll) => void (holder[key] = { [pick(roll, TOKENS)]: holder[key] }),
  (holder, key, roll, root) => void (holder[key] = structuredClone(pick(roll, placesOf(root)).value)),
  (holder, key, roll, root) => graft(root, pick(roll, PARSED), roll),
  (holder, key) => void (typeof holder[key] === "number" ? (holder[key] *= 1000) : (holder[key] = 0)),
  (holder, key) =>
    void (Array.isArray(holder) ? holder.push(holder[key]) : (holder[`${key}2`] = holder[key])),
];

function damageParts(root, roll) {
  const times = 1 + roll(2);
  for (let i = 0; i < times; i++) {
    const places = placesOf(root);
    if (places.length === 0) break;
    const { holder, key } = pick(roll, places);
    pick(roll, PART_DAMAGES)(holder, key, roll, root);
  }
  return stringify(root, { collectionStyle: roll(2) === 0 ? "block" : "flow", aliasDuplicateObjects: true });
}

/** Other digits in the same form, so that the value may well be right. */
function nudge(value, roll) {
  if (typeof value === "number") return Math.max(0, value + roll(21) - 10);
  return typeof value === "string" ? value.replace(/\d/, () => String(roll(10))) : value;
}

/** Every entry of every section and list. */
function placesOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    { holder: value, key, value: value[key] },
    ...placesOf(value[key]),
  ]);
}

/** Puts a section of another scenario beside or in place of its own. */
function graft(root, other, roll) {
  const key = pick(roll, Object.keys(other));
  root[key] = structuredClone(other[key]);
}

function rename(holder, key, name) {
  if (Array.isArray(holder)) return;
  const value = holder[key];
  delete holder[key];
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

function misspell(key, roll) {
  const at = roll(key.length);
  return key.slice(0, at) + key.slice(at + 1) + (roll(2) === 0 ? "" : key.slice(0, 1));
}

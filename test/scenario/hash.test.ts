import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { FULL, resolve } from "./support.js";

test("the hash stays when keys are reordered, comments added, the title or the file's layout changed", async () => {
  const known = await resolve(FULL);
  const [head, tail] = [FULL.indexOf("errands:"), FULL.indexOf("furtherErrand")];
  const parts = [FULL.slice(0, head), FULL.slice(head, tail), FULL.slice(tail)];
  const offices = parts[1].indexOf("  north:");
  const same = [
    `# A comment\n${FULL.replace("preempt", "preempt # at once")}`,
    parts[2] + parts[0] + parts[1],
    // Offices and errands the other way round.
    parts[0] +
      parts[1].slice(0, parts[1].indexOf("  south:")) +
      parts[1].slice(offices) +
      parts[1].slice(parts[1].indexOf("  south:"), offices) +
      parts[2],
    FULL.replace(/^ {2}passport: .*\n/m, "").replace(
      "offices:",
      `${/^ {2}passport: .*$/m.exec(FULL)![0]}\noffices:`,
    ),
    FULL.replace("[2024-12-26, 2024-12-24]", "[2024-12-24, 2024-12-26]"),
    FULL.replace("Two offices", "2 offices"),
    FULL.replace("60 /h", "1 /min").replace("19 %", "0.19").replace("90 s", '"1,5 min"'),
  ];
  for (const text of same) {
    expect(text).not.toBe(FULL);
    expect((await resolve(text)).hash).toBe(known.hash);
  }
  expect(known.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("the hash changes with any value", async () => {
  const known = await resolve(FULL);
  const changes: [string, string][] = [
    ["12-31", "12-30"],
    ["warmUp: 3", "warmUp: 4"],
    ["service: 9 min", "service: 9.0001 min"],
    ["40 min: 100 %", "40 min: 99 %"],
    ["fri: 10:00-14:00:30", "fri: 10:00-14:00:31"],
    ["12:00: 2, ", "12:00: 1, "],
    ["preempt", "exhaustive"],
    ["stopTickets: 15 min", "stopTickets: 16 min"],
    ["room: 12", "room: 13"],
    ["advice: 6}", "advice: 7}"],
    ["144 /day", "145 /day"],
    ["furtherErrand: 19 %", "furtherErrand: 18 %"],
    ["cv: 12 %", "cv: 13 %"],
    ["90 s", "91 s"],
    ["states: 10", "states: 11"],
    ["no source found", "a source found"],
    ["name: Pass", "name: Passport"],
  ];
  const hashes = new Set([known.hash]);
  for (const [from, to] of changes) {
    expect(FULL).toContain(from);
    hashes.add((await resolve(FULL.replace(from, to))).hash);
  }
  expect(hashes.size).toBe(changes.length + 1);
});

test("the hash is that of the canonical JSON of all but id, title and hash, and of what later versions added in silence", async () => {
  const { id: _id, title: _title, hash, mistimed, dayFactorShared, ...content } = await resolve(FULL);
  expect({ mistimed, dayFactorShared }).toEqual({ mistimed: null, dayFactorShared: 0 });
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  const json = JSON.stringify(sorted(content));
  expect(hash).toBe(`sha256:${createHash("sha256").update(json).digest("hex")}`);
});

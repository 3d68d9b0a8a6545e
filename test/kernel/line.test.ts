import fc from "fast-check";
import { expect, test } from "vitest";
import { createLines, NOBODY, type Lines } from "../../src/kernel/line.js";

/** Members of a line, in order: found by taking the first one out until nobody is left. */
function empty(lines: Lines, line: number): number[] {
  const members: number[] = [];
  for (let member = lines.first[line]; member !== NOBODY; member = lines.first[line]) {
    members.push(member);
    lines.leave(line, member);
  }
  return members;
}

function lineOf(members: readonly number[]): Lines {
  const lines = createLines(2, 10);
  for (const member of members) lines.join(0, member);
  return lines;
}

test("who joins stands at the end, who joins at the head stands before everybody", () => {
  const lines = lineOf([4, 7]);
  lines.joinHead(0, 2);
  lines.join(0, 9);
  expect([lines.first[0], lines.last[0], lines.length[0]]).toEqual([2, 9, 4]);
  expect(empty(lines, 0)).toEqual([2, 4, 7, 9]);
});

test("the first to join an empty line at its head is also the last", () => {
  const lines = lineOf([]);
  lines.joinHead(0, 3);
  expect([lines.first[0], lines.last[0]]).toEqual([3, 3]);
});

test.each([
  ["first", 1, [2, 3]],
  ["middle", 2, [1, 3]],
  ["last", 3, [1, 2]],
])("when the %s leaves, the others close up", (_place, leaver, left) => {
  const lines = lineOf([1, 2, 3]);
  lines.leave(0, leaver);
  lines.join(0, leaver); // and may come back to the end
  expect(empty(lines, 0)).toEqual([...left, leaver]);
  expect([lines.first[0], lines.last[0], lines.length[0]]).toEqual([NOBODY, NOBODY, 0]);
});

test("a line knows nothing of the others", () => {
  const lines = lineOf([1, 2]);
  lines.join(1, 5);
  lines.leave(0, 1);
  expect([lines.length[0], lines.length[1]]).toEqual([1, 1]);
  expect(empty(lines, 1)).toEqual([5]);
});

test("clearing empties every line", () => {
  const lines = lineOf([1, 2]);
  lines.join(1, 3);
  lines.clear();
  expect([...lines.first, ...lines.last, ...lines.length]).toEqual([NOBODY, NOBODY, NOBODY, NOBODY, 0, 0]);
  lines.join(0, 2);
  expect(empty(lines, 0)).toEqual([2]);
});

const VERBS = ["join", "joinHead", "leave"] as const;

test("any sequence of joining and leaving agrees with plain arrays", () => {
  const step = fc.record({ verb: fc.constantFrom(...VERBS), line: fc.nat(2), member: fc.nat(7) });
  const agrees = (steps: readonly { verb: (typeof VERBS)[number]; line: number; member: number }[]) => {
    const lines = createLines(3, 8);
    const plain: number[][] = [[], [], []];
    for (const { verb, line, member } of steps) {
      const home = plain.findIndex((members) => members.includes(member));
      if (verb === "leave" && home >= 0) {
        lines.leave(home, member);
        plain[home] = plain[home].filter((one) => one !== member);
      }
      if (verb !== "leave" && home < 0) {
        lines[verb](line, member);
        plain[line] = verb === "join" ? [...plain[line], member] : [member, ...plain[line]];
      }
      plain.forEach((members, i) => {
        const ends = [members[0] ?? NOBODY, members.at(-1) ?? NOBODY, members.length];
        expect([lines.first[i], lines.last[i], lines.length[i]]).toEqual(ends);
      });
    }
    expect([0, 1, 2].map((line) => empty(lines, line))).toEqual(plain);
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), agrees), { seed: 1, numRuns: 300 });
});

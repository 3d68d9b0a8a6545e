import { expect, test } from "vitest";
import { emptyShare } from "../../src/analysis/emptyHours.js";
import { resolve } from "../scenario/support.js";

const OFFICE = (open: string, arrivals: string) => `
kontor: 1
days: 10
errands: {a: {service: 5 min}, b: {service: 5 min}}
offices:
  one: {open: ${open}, desks: 2, arrivals: ${arrivals}}
  other: {open: 10:00-12:00, desks: 1}
`;

const shareOf = async (open: string, arrivals: string, ids = ["one"]) =>
  emptyShare(await resolve(OFFICE(open, arrivals)), new Set(ids));

test.each([
  ["10:00-16:00", "{a: 5 /h}", 0],
  ["08:00-16:00", "{a: {10:00: 5 /h, 15:00: 0 /h}}", 3 / 8], // two hours before, one after
  ["08:00-16:00", "{a: {10:00: 5 /h, 12:00: 0 /h}, b: {11:00: 5 /h, 14:00: 0 /h}}", 4 / 8],
  ["08:00-16:00", "{a: {10:00: 5 /h, 11:00: 0 /h}, b: {13:00: 5 /h, 14:00: 0 /h}}", 6 / 8],
  ["08:00-16:00", "{a: {linear: {10:00: 0 /h, 12:00: 6 /h, 14:00: 0 /h, 16:00: 0 /h}}}", 4 / 8],
  ["{mon: 08:00-12:00, tue: 10:00-14:00}", "{a: {10:00: 5 /h}}", 2 / 8],
])("of %s with %s nobody comes in a share of %d", async (open, arrivals, share) => {
  expect(await shareOf(open, arrivals)).toBeCloseTo(share, 12);
});

test("an office without visitors is empty all the time, and one that is not asked about does not count", async () => {
  expect(await shareOf("10:00-16:00", "{a: 5 /h}", ["other"])).toBe(1);
  expect(await shareOf("10:00-16:00", "{a: 5 /h}", [])).toBe(0);
});

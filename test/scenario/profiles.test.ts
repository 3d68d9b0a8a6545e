/** Rates that several offices share: what they become, and what is refused. */
import { expect, test } from "vitest";
import { problemsOf, resolve } from "./support.js";

/** Two offices and a line that take one profile so many times. */
function sharing(profiles: string, [north, south, line]: [string, string, string]): string {
  return `kontor: 1
days: 7
profiles: ${profiles}
errands: {advice: {service: 9 min, patience: 5 min}}
offices:
  north: {desks: 9, arrivals: {advice: ${north}}}
  south: {desks: 9, arrivals: {advice: ${south}}}
lines:
  hotline: {agents: 9, handling: 3 min, patience: 2 min, arrivals: ${line}}
`;
}

const BUSY = "{busy: {10:00: 6 /h, 12:00: 12 /h}, slope: {linear: {10:00: 1 /min, 12:00: 3 /min}}}";

test("an office has the rates of its profile, as many times as it says", async () => {
  const text = sharing(BUSY, [
    "{profile: busy}",
    "{profile: busy, times: 50 %}",
    "{profile: slope, times: 2}",
  ]);
  const { sources } = await resolve(text);
  // 6 an hour is 0.1 a minute; a source may keep its factor beside the rate.
  const rates = sources.map(({ id, rates: [{ shape, pieces }], scale }) => [
    id,
    shape,
    pieces.map(({ minute, value }) => [minute, value * scale]),
  ]);
  expect(rates).toEqual([
    [
      "hotline",
      "linear",
      [
        [600, 2],
        [720, 6],
      ],
    ],
    [
      "north/advice",
      "constant",
      [
        [600, 0.1],
        [720, 0.2],
      ],
    ],
    [
      "south/advice",
      "constant",
      [
        [600, 0.05],
        [720, 0.1],
      ],
    ],
  ]);
});

test("a profile that is not defined is named with the nearest that is", async () => {
  const text = sharing(BUSY, ["{profile: bsuy}", "1 /h", "{profile: quiet}"]);
  expect(await problemsOf(text)).toEqual([
    'x.yaml:6:50 offices.north.arrivals.advice.profile: unknown profile "bsuy"; did you mean "busy"?',
    expect.stringMatching(/^x\.yaml:9:\d+ lines\.hotline\.arrivals\.profile: unknown profile "quiet"; /),
  ]);
});

test.each([
  ["{profile: busy, 10:00: 6 /h}", /"10:00" stands beside profile; move it into profile, or remove profile$/],
  ["{times: 2}", /times what is not said; write profile: ID beside it$/],
  ["{profile: busy, times: -1}", / is negative; /],
])("arrivals %s are refused", async (arrivals, message) => {
  const [problem, ...others] = await problemsOf(sharing(BUSY, [arrivals, "1 /h", "1 /h"]));
  expect(others).toEqual([]);
  expect(problem).toMatch(message);
});

test("a profile cannot be made of another", async () => {
  const text = sharing("{busy: 6 /h, again: {profile: busy}}", ["1 /h", "1 /h", "1 /h"]);
  expect(await problemsOf(text)).toEqual([
    "x.yaml:3:31 profiles.again: a profile cannot be made of another; write its rates by time of day",
  ]);
});

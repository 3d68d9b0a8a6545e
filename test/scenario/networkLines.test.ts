import { expect, test } from "vitest";
import { formatDate } from "../../src/scenario/dates.js";
import { visitorsWithin } from "../../src/scenario/further.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { network, problemsOf, readShippedTable, resolve } from "./support.js";

const LINES = "lines: phone_lines.csv, agencies: agencies_phone_lines.csv";
const YEAR = "{from: 2024-01-01, to: 2024-12-31}";

/** Callers expected of a line on each simulated day. */
function callersByDay({ sources, lines }: Scenario, id: string): number[] {
  const source = sources.find((one) => one.id === id)!;
  const week = lines.find(({ office }) => office.id === id)!.office.phases[0].week;
  return source.rateOfDay.map((rate) =>
    rate < 0 ? 0 : source.scale * visitorsWithin(source.rates[rate], week[0]!),
  );
}

test("a line has the agents, places and laws of its table and the hours and name of its agency", async () => {
  const { lines, errands } = await resolve(network(`where: {id: O139}, ${LINES}`));
  expect(lines.map(({ office }) => office.id)).toEqual(["AF", "FK", "MV", "PM", "SKV"]);
  const [{ office, errand }] = lines;
  expect(office).toMatchObject({
    name: { sv: "Arbetsförmedlingen", en: "Arbetsförmedlingen" },
    places: 429, // waiting_places
    redial: { after: { kind: "exponential", mean: 30 }, rejected: 0.5, abandoned: 0.35 },
  });
  expect(office.phases[0]).toMatchObject({
    desks: [{ minute: 0, value: 69 }],
    closing: { kind: "sendHome" },
  });
  expect(office.phases[0].week[0]).toEqual({ opens: 480, closes: 990 });
  expect(office.phases[0].week[5]).toBeNull();
  expect(errand).toMatchObject({
    id: "AF",
    service: { kind: "exponential", mean: 8 },
    patience: { kind: "exponential", mean: 81.6 },
  });
  expect(errands.find(({ id }) => id === "af_registration")?.line).toBe("AF");
  expect(errands.find(({ id }) => id === "gen_information")?.line).toBeNull(); // SSC has no line
});

test("the people of a year call on its 251 open days, within open half-hours", async () => {
  const text = `${network(`where: {id: O139}, patience: {exponential: {mean: 40 min}}, ${LINES}`, YEAR)}calendar: SE\ndrain: 0`;
  const scenario = await resolve(text);
  const callers = callersByDay(scenario, "MV"); // open 9 to 15, though the profile begins at 8
  expect(callers.filter((people) => people > 0)).toHaveLength(251); // data/README.md
  expect(callers.reduce((sum, people) => sum + people, 0) / 843_300).toBeCloseTo(1, 9); // persons_per_year
  // January: share 0.092 of the year on its 22 open days; 2 January is a Tuesday, weight 0.0315 + … + 0.021.
  const closed = scenario.lines[2].office.closedDays.map(formatDate);
  expect(closed.slice(0, 2)).toEqual(["2024-01-01", "2024-03-29"]);
  expect(callers.slice(0, 31).reduce((sum, people) => sum + people, 0) / 843_300).toBeCloseTo(0.092, 9);
});

test("inputs of the lines are founded by the words of their tables", async () => {
  const { foundations } = await resolve(network(`where: {id: O139}, ${LINES}, foundations: foundations.csv`));
  expect(foundations.slice(-4).map(({ input, provenance }) => `${input} ${provenance}`)).toEqual([
    "phoneLines modelled",
    "redialling assumed",
    "phoneHandling assumed",
    "phoneHours general_knowledge",
  ]);
  expect(foundations.filter(({ source }) => source.includes("column "))).toEqual([]);
});

test("tables of lines and agencies come together, and ids of lines are taken", async () => {
  expect(await problemsOf(network("where: {id: O139}, lines: phone_lines.csv"))).toEqual([
    "x.yaml:3:109 network.lines: the tables of lines and of their agencies belong together, and agencies is not there; write agencies beside it, or remove it",
  ]);
  const own = "errands: {AF: {service: 5 min}}\noffices: {FK: {desks: 1, arrivals: {AF: 1 /h}}}\n";
  expect(await problemsOf(network(`where: {id: O139}, ${LINES}`) + own)).toEqual([
    'x.yaml:4:11 errands.AF: "AF" is in the network\'s table too; give it another id',
    'x.yaml:5:11 offices.FK: "FK" is in the network\'s table too; give it another id',
  ]);
});

test("lines without an agency are refused", async () => {
  const text = network(`where: {id: O139}, ${LINES}`);
  const wrong = (name: string): string =>
    name === "phone_lines.csv" ? readShippedTable(name).replace("\nMV,", "\nMW,") : readShippedTable(name);
  expect(await problemsOf(text, wrong)).toEqual([
    'phone_lines.csv:4:1 agency_code: no agency has the code "MW"; did you mean "MV"?',
  ]);
});

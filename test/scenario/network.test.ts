import { expect, test } from "vitest";
import { readDate } from "../../src/scenario/dates.js";
import { ALWAYS, PLAIN_ERRAND, type Scenario } from "../../src/scenario/scenario.js";
import { network, problemsOf, resolve, withTable } from "./support.js";

/** Visitors expected at an office on each simulated day, all errands together. */
function visitsByDay(scenario: Scenario, office: string): number[] {
  const sources = scenario.sources.filter((source) => source.office === office);
  return sources[0].rateOfDay.map((_, day) => {
    let visits = 0;
    for (const { rates, scale, rateOfDay } of sources) {
      const pieces = rateOfDay[day] < 0 ? [] : rates[rateOfDay[day]].pieces;
      pieces.forEach(({ minute, value }, i) => {
        visits += scale * value * ((pieces[i + 1]?.minute ?? 1440) - minute);
      });
    }
    return visits;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test("Skellefteå has 21 open days in November 2024, three desks and about 96 visitors a day", async () => {
  const scenario = await resolve(network("where: {id: O139}"));
  const visits = visitsByDay(scenario, "O139");
  expect(scenario.offices).toHaveLength(1);
  expect(scenario.offices[0]).toMatchObject({
    id: "O139",
    name: { sv: "Skellefteå", en: "Skellefteå" },
    closedDays: [],
    phases: [
      {
        from: ALWAYS,
        desks: [{ minute: 0, value: 3 }],
        release: "exhaustive",
        closing: { kind: "serve" },
        room: null,
      },
    ],
  });
  const weekday = { opens: 600, closes: 960 };
  expect(scenario.offices[0].phases[0].week).toEqual([
    weekday,
    weekday,
    weekday,
    weekday,
    weekday,
    null,
    null,
  ]);
  expect(visits.filter((one) => one > 0)).toHaveLength(21); // weekdays of that month
  expect(sum(visits)).toBeCloseTo(23_800 * 0.085, 9); // visits of the year × share of November
  expect(sum(visits) / 21).toBeCloseTo(96.33, 2);
});

test("a day's visits follow the weight of its weekday", async () => {
  const scenario = await resolve(network("where: {id: O139}"));
  const visits = visitsByDay(scenario, "O139");
  // Shares of the week in arrival_profile.csv: Monday 0.23, Tuesday 0.21, Wednesday 0.195, Thursday 0.19, Friday
  // 0.175. November 2024 has four of each weekday and five Fridays: together 4 × 1 + 0.175.
  const perWeight = (23_800 * 0.085) / 4.175;
  expect(visits[0]).toBeCloseTo(0.175 * perWeight, 9); // Friday 1 November
  expect(visits.slice(1, 3)).toEqual([0, 0]);
  expect(visits[3]).toBeCloseTo(0.23 * perWeight, 9); // Monday 4 November
});

test("within a day the visits spread over the hours, at one rate an hour, as the profile says", async () => {
  const { sources } = await resolve(network("where: {id: O139}"));
  const housing = sources.find(({ errand }) => errand === "fk_housing");
  const { shape, pieces } = housing!.rates[housing!.rateOfDay[3]]; // Monday 4 November
  const perWeight = 0.085 / 4.175; // of one visit a year: share of November, weight of its open days
  expect(shape).toBe("constant");
  expect(pieces.map(({ minute }) => minute)).toEqual([600, 660, 720, 780, 840, 900, 960]);
  const hours = [0.0506, 0.0437, 0.0368, 0.0391, 0.0345, 0.0253, 0];
  hours.forEach((share, i) => expect(pieces[i].value).toBeCloseTo((share * perWeight) / 60, 14));
});

test("the year's visits of every office come to exactly what the table says", async () => {
  const scenario = await resolve(
    network("where: {municipality: [Skellefteå, Haninge]}", "{from: 2024-01-01, to: 2024-12-31}"),
  );
  const expected = { O004: 25_100, O139: 23_800 };
  for (const [office, visits] of Object.entries(expected)) {
    expect(sum(visitsByDay(scenario, office)) / visits).toBeCloseTo(1, 12);
  }
});

test("days of the warm-up have visits of their own month", async () => {
  const scenario = await resolve(`${network("where: {id: O139}")}warmUp: 31`);
  const visits = visitsByDay(scenario, "O139");
  expect(visits).toHaveLength(61);
  expect(scenario.horizon).toEqual({
    dated: true,
    firstDay: (readDate("2024-11-01") as { value: number }).value,
    days: 30,
    warmUpDays: 31,
    continuous: false,
  });
  expect(sum(visits.slice(0, 31))).toBeCloseTo(23_800 * 0.088, 9); // October
  expect(sum(visits.slice(31))).toBeCloseTo(23_800 * 0.085, 9);
});

test("an office closed on Tuesdays has its month's visits on the other days", async () => {
  const scenario = await resolve(network("where: {id: O003}")); // Hallunda, open_iso_weekdays 1345
  const visits = visitsByDay(scenario, "O003");
  expect(visits[4]).toBe(0); // Tuesday 5 November
  expect(sum(visits)).toBeCloseTo(41_200 * 0.085, 8);
});

test("a flexible office lacks the errands that need full service, and keeps its visits", async () => {
  const scenario = await resolve(network("where: {id: [O001, O139]}")); // Jakobsberg is flexible
  const errandsOf = (office: string) =>
    scenario.sources.filter((one) => one.office === office).map((one) => one.errand);
  const needing = ["mv_photo_fingerprint", "skv_id_card", "skv_identity_check"];
  expect(errandsOf("O139")).toHaveLength(18);
  expect(errandsOf("O139").filter((errand) => !errandsOf("O001").includes(errand))).toEqual(needing);
  expect(sum(visitsByDay(scenario, "O001"))).toBeCloseTo(30_300 * 0.085, 8);
});

test("errands have the law, the shares and the patience that tables and scenario give them", async () => {
  const text = `${network("where: {id: O139}, patience: {exponential: {mean: 40 min}}")}furtherErrand: 19 %`;
  const { errands, furtherErrand } = await resolve(text);
  const place = errands.findIndex(({ id }) => id === "skv_certificate");
  expect(errands[place]).toEqual({
    id: "skv_certificate",
    name: { sv: "personbevis", en: "population register extract" },
    service: { kind: "lognormal", mean: 4, cv: 0.6 },
    patience: { kind: "exponential", mean: 40 },
    balking: null,
    ...PLAIN_ERRAND,
  });
  expect(furtherErrand?.chance).toBe(0.19);
  expect(furtherErrand?.shares[place]).toBeCloseTo(0.06, 14); // share_of_errands
  expect(sum(furtherErrand?.shares ?? [])).toBeCloseTo(1, 14);
});

test("selections narrow each other down", async () => {
  const both = await resolve(network("where: {municipality: Haninge, type: flexible}"));
  expect(both.offices.map(({ id }) => id)).toEqual(["O004"]);
});

test("the whole country has 148 offices and, over the year, 2.8 million visits", async () => {
  const { offices, sources } = await resolve(network("", "{from: 2024-11-04, to: 2024-11-10}"));
  expect(offices).toHaveLength(148);
  expect(sources).toHaveLength(58 * 18 + 90 * 15); // full-service and flexible offices of the table
});

test("each input of the network is founded as weakly as its weakest row in use", async () => {
  const one = await resolve(network("where: {id: O139}, foundations: foundations.csv"));
  expect(one.foundations.map(({ input, provenance }) => `${input} ${provenance}`)).toEqual([
    "offices documented",
    "officeTypes assumed",
    "openingDays documented",
    "hours assumed",
    "visits documented",
    "desks documented",
    "errands assumed",
    "arrivalProfile assumed",
  ]);
  expect(one.foundations[4].source).toBe(
    "visitors a day in local news (Skellefteå about 95, November 2023; Brandbergen about 100) times 251 days",
  );
  const all = await resolve(network("foundations: foundations.csv"));
  expect(all.foundations[0]).toEqual({
    input: "offices",
    provenance: "assumed",
    source:
      "chosen to reach the documented 148 offices in 126 municipalities (R:29) " +
      "(71 documented, 11 inferred, 49 general knowledge, 17 assumed)",
  });
});

test("every word of provenance in the shipped tables has its sentence", async () => {
  const { foundations } = await resolve(network("foundations: foundations.csv"));
  expect(foundations.filter(({ source }) => source.includes("column "))).toEqual([]);
});

test("without a table of sentences the column is named", async () => {
  const { foundations } = await resolve(network("where: {id: O139}"));
  expect(foundations[0].source).toBe("offices.csv, column existence_provenance");
  expect(foundations[3].source).toBe("offices.csv");
});

test("the author's notes follow, and may not gainsay the tables", async () => {
  const notes = "provenance: {patience: {assumed: no source found}, furtherErrand: derived}";
  const { foundations } = await resolve(network("where: {id: O139}") + notes);
  expect(foundations.slice(-2)).toEqual([
    { input: "furtherErrand", provenance: "derived", source: "no source given" },
    { input: "patience", provenance: "assumed", source: "no source found" },
  ]);
  expect(await problemsOf(`${network("where: {id: O139}")}provenance: {desks: documented}`)).toEqual([
    "x.yaml:4:14 provenance.desks: the network's tables say how desks are founded; remove the note",
  ]);
});

test("offices and errands written out stand beside the table's, under other ids", async () => {
  const own = (office: string, errand: string) =>
    `errands: {${errand}: {service: 5 min}}\noffices: {${office}: {desks: 1, arrivals: {${errand}: 1 /h, fk_housing: 2 /h}}}\n`;
  const scenario = await resolve(
    `${network("where: {id: O139}") + own("stall", "parcel")}furtherErrand: 10 %`,
  );
  expect(scenario.offices.map(({ id }) => id)).toEqual(["O139", "stall"]);
  expect(scenario.sources.filter(({ office }) => office === "stall").map(({ id }) => id)).toEqual([
    "stall/fk_housing",
    "stall/parcel",
  ]);
  // Expected visitors of the month: 30 days × 24 h × 1 /h of parcel among all.
  const place = scenario.errands.findIndex(({ id }) => id === "parcel");
  expect(scenario.furtherErrand?.shares[place]).toBeCloseTo(720 / (3 * 720 + 2023), 12);
  expect(
    await problemsOf(
      network("where: {id: O139}") + own("O139", "fk_housing").replace(", fk_housing: 2 /h", ""),
    ),
  ).toEqual([
    'x.yaml:4:11 errands.fk_housing: "fk_housing" is in the network\'s table too; give it another id',
    'x.yaml:5:11 offices.O139: "O139" is in the network\'s table too; give it another id',
  ]);
});

test("visits that have no place within the opening hours are refused", async () => {
  const early = withTable(
    "offices.csv",
    "10:00,16:00,stays,,assumed,23800",
    "07:00,09:00,stays,,assumed,23800",
  );
  expect(await problemsOf(network("where: {id: O139}"), early)).toEqual([
    "x.yaml:3:69 network.profile: no visits fall within the hours of O139; leave the office out, or change its hours or the profile",
  ]);
});

test("hours that end within an hour of the profile take that part of it, and the visits stay", async () => {
  const short = withTable(
    "offices.csv",
    "10:00,16:00,stays,,assumed,23800",
    "09:30,12:30,stays,,assumed,23800",
  );
  // Half the hours for the same visits: the line would only grow if nobody lost patience.
  const where = "where: {id: O139}, patience: {exponential: {mean: 40 min}}";
  const scenario = await resolve(network(where), short);
  const { pieces } = scenario.sources[0].rates[0];
  expect(pieces.map(({ minute }) => minute)).toEqual([600, 660, 720, 750]);
  expect(sum(visitsByDay(scenario, "O139"))).toBeCloseTo(2023, 9);
});

import { expect, test } from "vitest";
import { network, problemsOf, TABLES, withTable } from "./support.js";

test.each([
  ["where: {id: O999}", 'where.id: no office has id "O999"; did you mean "O099"?', 102],
  ["where: {id: [O139, O1399]}", 'where.id.1: no office has id "O1399"; did you mean "O139"?', 109],
  [
    "where: {municipality: Skelleftea}",
    'where.municipality: no office has municipality "Skelleftea"; did you mean "Skellefteå"?',
    112,
  ],
  ["where: {type: full}", 'where.type: no office has type "full"; known are flexible, full_service', 104],
  [
    "where: {id: O139, type: flexible}",
    'where: no office fits "id=O139,type=flexible"; leave one of the conditions out',
    90,
  ],
])("%j is refused with the nearest known name", async (where, message, column) => {
  expect(await problemsOf(network(where))).toEqual([`x.yaml:3:${column} network.${message}`]);
});

test("a network without dates is refused", async () => {
  expect(await problemsOf(`kontor: 1\ndays: 5\nnetwork: {${TABLES}}`)).toEqual([
    "x.yaml:3:1 network: a network's visits follow the months of a year; write period: {from: …, to: …} instead of days",
  ]);
});

test("a network with too many hourly rates is refused by its period", async () => {
  const patch = "  - {why: busy, where: {type: flexible}, from: 2024-03-01, set: {visits: +1 %}}\n";
  // 148 offices × 30 hours of the profile × (one month + two phases for each of 400 patches)
  expect(
    await problemsOf(`${network("", "{from: 2024-01-01, to: 2024-01-31}")}patch:\n${patch.repeat(400)}`),
  ).toEqual([
    "x.yaml:2:1 period: the network has 3556440 hourly rates in this period, more than 3000000; take fewer days or offices",
  ]);
});

test.each<[string, string | RegExp, string, string]>([
  [
    "offices.csv",
    ",visits_2024_estimate,",
    ",visits_2024_estimates,",
    'offices.csv:1:1 visits_2024_estimate: the column is missing; did you mean "visits_2024_estimates"?',
  ],
  [
    "offices.csv",
    ",note\n",
    ",office_id\n",
    "offices.csv:1:1 office_id: the column stands 2 times; keep one of them",
  ],
  [
    "offices.csv",
    ",23800,",
    ",many,",
    'offices.csv:140:28 visits_2024_estimate: "many" is not a number from 0 to 10000000; write a number with a decimal point',
  ],
  [
    "offices.csv",
    ",23800,",
    ",23800,,",
    "offices.csv:140:36: the row has 36 fields, the header 35; add or remove commas, or put texts in quotes",
  ],
  [
    "offices.csv",
    "O139,",
    "O138,",
    'offices.csv:140:1 office_id: "O138" stands in row 139 already; keep one of the two rows',
  ],
  [
    "offices.csv",
    ",12345,5,documented,10:00,16:00,stays,,assumed,23800",
    ",12354,5,documented,10:00,16:00,stays,,assumed,23800",
    'offices.csv:140:20 open_iso_weekdays: "12354" is not a list of weekdays; write digits from 1 (Monday) to 7, such as 12345',
  ],
  [
    "offices.csv",
    "10:00,16:00,stays,,assumed,23800",
    "16:00,10:00,stays,,assumed,23800",
    "offices.csv:140:24 open_to_local: the office closes before it opens; swap open_from_local and open_to_local",
  ],
  [
    "offices.csv",
    ",documented_daily_rate,3.0,",
    ",guessed,3.0,",
    'offices.csv:140:29 visits_provenance: "guessed" is not a provenance; known are documented, derived, inferred, general_knowledge, assumed, modelled',
  ],
  [
    "offices.csv",
    "full_service,,assumed,0,,inferred,,,12345,5,documented,10:00,16:00,stays,,assumed,23800",
    "full,,assumed,0,,inferred,,,12345,5,documented,10:00,16:00,stays,,assumed,23800",
    'offices.csv:140:12 office_type: "full" is not known here; known are full_service, flexible',
  ],
  [
    "errand_types.csv",
    ",0.05,15.0,",
    ",0.06,15.0,",
    "errand_types.csv share_of_errands: the shares sum to 1.01; change them so that they sum to 1",
  ],
  [
    "errand_types.csv",
    "skv_certificate,",
    "skv certificate,",
    'errand_types.csv:6:1 errand_type_id: "skv certificate" cannot be an id; use letters, digits, - and _, a letter or digit first',
  ],
  [
    "errand_types.csv",
    "4.0,0.6,lognormal",
    "4.0,0.6,normal",
    'errand_types.csv:6:8 service_time_distribution: "normal" is not known here; known are lognormal, gamma, exponential, deterministic',
  ],
  [
    "errand_types.csv",
    'civil registration"',
    "civil registration",
    "errand_types.csv: quotes are not closed, or text follows them, first in line 4; double every quote inside a field",
  ],
  [
    "arrival_profile.csv",
    "office,month,,,2,,0.085",
    "office,month,,,,,0.085",
    "arrival_profile.csv:73:5 month: the cell is empty in a row of month; write a number",
  ],
  [
    "arrival_profile.csv",
    "weekday_hour,1,11",
    "weekday_hour,1,10",
    'arrival_profile.csv:3:4 hour_local: "1 10" stands in row 2 already; keep one of the two rows',
  ],
])("%s with %s as %s is refused with row and field", async (name, from, to, message) => {
  const problems = await problemsOf(network("where: {id: O139}"), withTable(name, from, to));
  expect(problems).toEqual([message]);
});

test("a table that is too large or too long is refused", async () => {
  const large = withTable("offices.csv", /$/, "x".repeat(2_000_000));
  expect(await problemsOf(network(), large)).toEqual([
    "offices.csv: the table is larger than 2000000 bytes; leave rows or columns out",
  ]);
  const long = withTable("arrival_profile.csv", /$/, "office,month,,,2,,0.085,assumed\n".repeat(20_000));
  expect(await problemsOf(network(), long)).toEqual([
    "arrival_profile.csv: more than 20000 rows; leave rows out",
  ]);
});

test("lines within quoted fields are counted, those of the header too", async () => {
  const table = (name: string) =>
    withTable(
      "offices.csv",
      "assignment list 2021; opened January 2024; site Jakobsberg assumed",
      '"site\n\nJakobsberg assumed"',
    )(name)
      .replace(",note\n", ',"note\nof ours"\n')
      .replace(",23800,", ",many,");
  // Line 140 of the shipped table, two more in a row above and one more in the header.
  expect((await problemsOf(network("where: {id: O139}"), table))[0]).toMatch(/^offices\.csv:143:28 /);
});

test("a name that would break a line of a report is refused", async () => {
  const table = withTable("offices.csv", "Järfälla (Jakobsberg)", '"Järfälla\n(Jakobsberg)"');
  expect(await problemsOf(network("where: {id: O139}"), table)).toEqual([
    'offices.csv:2:2 office_name: "Järfälla\\n(Jakobsberg)" holds a control character; remove it',
  ]);
});

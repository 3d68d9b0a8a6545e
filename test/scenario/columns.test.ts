import { expect, test } from "vitest";
import { formatProblem } from "../../src/errors.js";
import { AGENCY_COLUMNS, municipalityColumns, ZONE_COLUMNS } from "../../src/scenario/columns.js";
import { readTable, type Columns } from "../../src/scenario/tables.js";

/** A table of one row. @param cells by column */
async function read(columns: Columns, cells: Readonly<Record<string, string>>) {
  const text = `${Object.keys(cells).join(",")}\n${Object.values(cells).join(",")}\n`;
  const { rows, problems } = await readTable({ name: "t.csv", text }, columns);
  return { rows, problems: problems.map(formatProblem) };
}

const ZONE = {
  zone_id: "Z0114",
  zone_name: "Upplands Väsby",
  municipality_code: "0114",
  fa_code: "23",
  area_class: "metropolitan",
  population_2024: "50323",
  lat_deg: "59.51839",
  lon_deg: "17.91128",
  provenance: "documented",
};

const AGENCY = {
  agency_code: "AF",
  agency_name_sv: "Arbetsförmedlingen",
  calls_offered_per_year: "1980000",
  calls_offered_provenance: "derived",
  answered_share: "0.55",
  answered_share_provenance: "documented",
  rejected_by_overload_share: "0.2",
  rejected_provenance: "documented",
  mean_wait_answered_min: "30",
  mean_wait_provenance: "documented",
  mean_handle_min: "8",
  handle_provenance: "assumed",
  open_iso_weekdays: "12345",
  open_from_local: "08:00",
  open_to_local: "16:30",
  opening_hours_provenance: "general_knowledge",
  mean_patience_min: "25",
  patience_provenance: "assumed",
  agents_on_line_estimate: "78",
  agents_provenance: "derived: answered calls by handling time",
};

test("zones and phone lines are read as their tables write them", async () => {
  expect((await read(ZONE_COLUMNS, ZONE)).rows[0]).toMatchObject({
    municipality_code: "0114",
    population_2024: 50_323,
  });
  const { rows, problems } = await read(AGENCY_COLUMNS, AGENCY);
  expect(problems).toEqual([]);
  expect(rows[0]).toMatchObject({ open_to_local: 990, agents_provenance: "derived", answered_share: 0.55 });
});

test.each([
  [
    ZONE_COLUMNS,
    { ...ZONE, area_class: "metro" },
    't.csv:2:5 area_class: "metro" is not known here; known are metropolitan, urban, rural',
  ],
  [
    ZONE_COLUMNS,
    { ...ZONE, population_2024: "50.3" },
    't.csv:2:6 population_2024: "50.3" is not a whole number from 0 to 1000000000; write a whole number',
  ],
  [
    AGENCY_COLUMNS,
    { ...AGENCY, answered_share: "55" },
    't.csv:2:5 answered_share: "55" is not a number from 0 to 1; write a number with a decimal point',
  ],
  [
    AGENCY_COLUMNS,
    { ...AGENCY, open_from_local: "8.00" },
    't.csv:2:14 open_from_local: "8.00" is not a time of day; write a time as "HH:MM" or "HH:MM:SS", from "00:00" to "24:00"',
  ],
])("a wrong cell is refused with its place", async (columns, cells, message) => {
  expect((await read(columns, cells)).problems).toEqual([message]);
});

test("each division of labour market regions has its own columns", () => {
  expect(Object.keys(municipalityColumns(2015))).toContain("fa_code");
  expect(Object.keys(municipalityColumns(2025))).toEqual(
    expect.arrayContaining(["fa_code_2025", "fa_name_2025"]),
  );
});

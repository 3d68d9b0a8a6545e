/** Two offices of one town as files, alike in everything; visits may come at any hour from 10 to 24. One of them closes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith } from "./program.js";
import { readShippedTable } from "../scenario/support.js";

const HOURS = Array.from({ length: 14 }, (_, i) => 10 + i);
const PATIENCE = "patience: { exponential: { mean: 40 min } }";

/** A row of the shipped table of offices with other values, by column. */
function rowWith(id: string, values: Readonly<Record<string, string>>): string {
  const [head, ...rows] = readShippedTable("offices.csv").trim().split("\n");
  const columns = head.split(",");
  const row = rows.find((one) => one.startsWith(`${id},`))!.split(",");
  return columns.map((name, i) => values[name] ?? row[i]).join(",");
}

/** Every hour from 10 to 24 is alike, Monday to Friday; months are those of the shipped table. */
function flatProfile(): string {
  const [head, ...rows] = readShippedTable("arrival_profile.csv").trim().split("\n");
  const months = rows.filter((row) => row.startsWith("office,month"));
  const share = (1 / (5 * HOURS.length)).toFixed(8);
  const hours = [1, 2, 3, 4, 5].flatMap((day) =>
    HOURS.map((hour) => `office,weekday_hour,${day},${hour},,${share},,assumed`),
  );
  return [head, ...hours, ...months].join("\n") + "\n";
}

const ALIKE = {
  open_iso_weekdays: "12345",
  opening_days_per_week: "5",
  visits_2024_estimate: "20000",
  desks_open_estimate: "3",
  note: "",
};

/**
 * A folder with base.yaml, closed.yaml in which O011 is gone and everybody goes on to O010, and same.yaml in which
 * nothing is. Both offices are open from 10 to 16, so that 6 h longer hold twice the visits as 6 h held them before.
 */
export function twoOffices(): string {
  const base = `kontor: 1
title: { sv: Två kontor, en: Two offices }
period: { from: 2024-10-14, to: 2024-10-20 }
network:
  offices: offices.csv
  errands: errand_types.csv
  profile: arrival_profile.csv
  municipalities: municipalities.csv
  zones: demand_zones.csv
  areas: area_classes.csv
  ${PATIENCE}
displaced: { origin: 12 km, acceptance: { 0 min: 100 % } }
`;
  const folder = folderWith("base.yaml", base);
  const [head] = readShippedTable("offices.csv").split("\n");
  const rows = [rowWith("O010", ALIKE), rowWith("O011", ALIKE)];
  const files = {
    "offices.csv": `${head}\n${rows.join("\n")}\n`,
    "arrival_profile.csv": flatProfile(),
    "closed.yaml":
      "kontor: 1\nextends: base.yaml\ntitle: { sv: Ett stängt, en: One closed }\npatch: [{ where: { id: O011 }, close: true, why: a trial }]\n",
    "same.yaml": "kontor: 1\nextends: base.yaml\ntitle: { sv: Som förut, en: As before }\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

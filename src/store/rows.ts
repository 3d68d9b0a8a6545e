/** Rows of a run's tables, in the order of the data: from its scenario, its manifest and the sums of a replication. */
import { clockName, listCells, type Cell, type Dimension, type Division } from "../experiment/cells.js";
import { createGatherer } from "../experiment/collect.js";
import { listMeasures } from "../experiment/measures.js";
import { estimateFigure } from "../experiment/result.js";
import { errandsOf, placesOf } from "../scenario/places.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import { DAY_SUMS, type Sums } from "../simulation/sums.js";
import { HALF_HOUR_MINUTES, HALF_HOURS } from "../units.js";
import type { Value } from "./duckdb.js";
import type { Manifest } from "./manifest.js";
import { TABLES, type TableName } from "./tables.js";

export type Row = readonly Value[];

/** Divisions that the measures are told by; finer ones are in the tables of sums. */
const DIVISIONS: readonly Division[] = ["network", "office", "line", "errand", "halfHour"];

/** Of intervals, which a single replication has none of. */
const ANY_CONFIDENCE = 0.95;

/** The one row of `runs`. @param kept replications in the database */
export function runRow({ title }: Scenario, manifest: Manifest, kept: number): Row {
  const { scenario, identity, command, begun, node, replications, trace } = manifest;
  const words = `kontor ${command.join(" ")}`;
  const { hash, engine, seed } = identity;
  return [
    scenario,
    title.en,
    title.sv,
    hash,
    engine,
    seed,
    words,
    begun,
    node,
    trace ?? null,
    replications,
    kept,
  ];
}

export function foundationRows({ foundations }: Scenario): Row[] {
  return foundations.map(({ input, provenance, source }) => [input, provenance, source]);
}

/** Cells with what is known of their office. */
export function cellRows(scenario: Scenario): Row[] {
  const places = new Map(placesOf(scenario).map((office) => [office.id, office]));
  return DIVISIONS.flatMap((by) => listCells(scenario, by)).map((cell) => {
    const named = (...dimensions: Dimension[]): string | null =>
      dimensions.some((dimension) => dimension === cell.by) ? cell.name : null;
    const place = named("office", "line");
    return [
      cell.by,
      cell.name,
      place,
      named("errand"),
      named("halfHour"),
      ...attributesOf(place === null ? undefined : places.get(place)),
    ];
  });
}

function attributesOf(office: Office | undefined): Row {
  if (office === undefined) return TABLES.cells.columns.slice(5).map(() => null);
  const { attributes: of } = office;
  const words = [of.municipality, of.locality, of.area, of.category, of.type, of.fa, of.faName];
  return [
    ...[...words, of.region, of.regionName, of.tags.join(",")].map((word) => (word === "" ? null : word)),
    of.visits,
    of.desks,
    of.staff,
    of.opened,
    of.openDays,
    of.latitude,
    of.longitude,
  ];
}

/** What makes the rows of `measures`, one replication after another. */
export function createMeasuring(scenario: Scenario): (replication: number, sums: Sums) => Row[] {
  const cells = DIVISIONS.flatMap((by): Cell[] => listCells(scenario, by));
  const measures = listMeasures(scenario.observation);
  const { figures, add } = createGatherer(scenario, measures, cells, { replications: 1, withDays: false });
  return (replication, sums) => {
    for (const { bins } of figures) for (const one of bins) one.fill(0); // they are pooled, the columns are not
    add(0, sums);
    return figures.flatMap((figure): Row[] => {
      const { estimate } = estimateFigure(figure, 1, ANY_CONFIDENCE);
      const isRatio = figure.recipe.kind === "ratio";
      const [numerator, denominator] = isRatio ? figure.columns.map(([value]) => value) : [null, null];
      const { measure, cell } = figure;
      const isEmpty = estimate === null && (numerator ?? 0) === 0;
      if (isEmpty) return [];
      return [
        [replication, cell.by, cell.name, measure.name, measure.unit, numerator, denominator, estimate],
      ];
    });
  };
}

/** Tables of sums, and what their rows stand for, the slowest index first. */
const GRAINS = {
  visitSums: { table: "cell", keys: ["place", "errand"] },
  contactSums: { table: "contact", keys: ["place", "errand"] },
  halfHourSums: { table: "slot", keys: ["place", "halfHour"] },
  officeSums: { table: "office", keys: ["place"] },
  zoneSums: { table: "zone", keys: ["zone"] },
} as const satisfies Partial<Record<TableName, { table: keyof Sums; keys: readonly string[] }>>;

export type SumTable = keyof typeof GRAINS | "daySums";

/** Tables of sums, in the order in which they are told. */
export const SUM_TABLES: readonly SumTable[] = [
  ...(Object.keys(GRAINS) as (keyof typeof GRAINS)[]),
  "daySums",
];

/** What makes the rows of a table of sums; those in which everything is 0 are left out, but for days. */
export function createSumming(
  scenario: Scenario,
  name: SumTable,
): (replication: number, sums: Sums) => Row[] {
  if (name === "daySums") return (replication, { day }) => dayRows(scenario, replication, day);
  const names = {
    place: placesOf(scenario).map(({ id }) => id),
    errand: errandsOf(scenario).map(({ id }) => id),
    halfHour: Array.from({ length: HALF_HOURS }, (_, i) => clockName(i * HALF_HOUR_MINUTES)),
    zone: scenario.displacement?.zones.map(({ id }) => id) ?? [],
  };
  const { table, keys } = GRAINS[name];
  const labels = keys.reduce<string[][]>(
    (rows, key) => rows.flatMap((row) => names[key].map((one) => [...row, one])),
    [[]],
  );
  const width = TABLES[name].columns.length - 1 - keys.length;
  return (replication, sums) => {
    const values = sums[table];
    return labels.flatMap((label, i) => {
      const row = values.subarray(i * width, (i + 1) * width);
      return row.some((value) => value !== 0) ? [[replication, ...label, ...row]] : [];
    });
  };
}

function dayRows({ horizon }: Scenario, replication: number, day: Float64Array): Row[] {
  return Array.from({ length: horizon.days }, (_, i) => [
    replication,
    i,
    horizon.dated ? horizon.firstDay + i : null,
    ...day.subarray(i * DAY_SUMS.length, (i + 1) * DAY_SUMS.length),
  ]);
}

/**
 * Writes the table of predictions in scenarios/README.md: figures that nothing here was fitted to, against documents.
 * Takes half a minute of processor time; needs a build.
 *
 * `npm run build && node data/make/predictions.mjs`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const MANUAL = new URL("../../scenarios/README.md", import.meta.url);
const [BEGIN, END] = ["<!-- predictions: begin -->", "<!-- predictions: end -->"];

/** Days on which an office is open from Monday to Friday in 2024. */
const OPEN_DAYS = 251;

/** Whole years simulated, and the seed. */
const YEARS = 2;
const SEED = "kontor";

/** The year whose days are simulated. */
export const YEAR = ["period.from=2024-01-01", "period.to=2024-12-31"];

/** Distances over which visits fall by e [km], and attractions, as data/README.md has them. */
const MODEL = { nearestKm: 70, choiceKm: 12, main: 1.2, second: 0.6, fullService: 1.25, kista: 2.6 };

/** Rows of a table of data/, which has no quotes in the columns that are read before the last. */
export function rowsOf(name) {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const [header, ...lines] = text.trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i], cell])));
}

function radians(degrees) {
  return (Math.PI / 180) * Number(degrees);
}

/** Great circle between two places [km]. */
function kmBetween(a, b) {
  const [north, other] = [radians(a.lat_deg), radians(b.lat_deg)];
  const x =
    Math.sin((other - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(other) * Math.sin((radians(b.lon_deg) - radians(a.lon_deg)) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(x));
}

/** What draws people to each office. The main office of a municipality is the one that the table gives most visits. */
function attractions(offices) {
  const most = new Map();
  for (const { municipality_code: code, visits_2024_estimate: visits } of offices) {
    most.set(code, Math.max(most.get(code) ?? 0, Number(visits)));
  }
  return offices.map((office) => {
    if (office.office_name.includes("Kista")) return MODEL.kista;
    const isMain = Number(office.visits_2024_estimate) === most.get(office.municipality_code);
    const place = isMain ? MODEL.main : MODEL.second;
    return office.office_type === "full_service" ? place * MODEL.fullService : place;
  });
}

/**
 * Visits of 2024 of every office by the visit model alone: no office keeps a documented number.
 *
 * @param {number} total visits of all offices together
 * @returns {Map<string, number>} by id
 */
export function modelledVisits(total) {
  const offices = rowsOf("offices.csv");
  const draws = attractions(offices);
  const visits = offices.map(() => 0);
  for (const home of rowsOf("municipalities.csv")) {
    const km = offices.map((office) => kmBetween(home, office));
    const people = Number(home.population_2024) * Math.exp(-Math.min(...km) / MODEL.nearestKm);
    const weights = km.map((distance, i) => draws[i] * Math.exp(-distance / MODEL.choiceKm));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, i) => (visits[i] += (people * weight) / all));
  }
  const sum = visits.reduce((all, one) => all + one, 0);
  return new Map(offices.map(({ office_id: id }, i) => [id, (total * visits[i]) / sum]));
}

/** Offices with a documented number of visitors a day, to hold the visit model against. */
const OFFICES = [
  {
    id: "O004",
    name: "Haninge Brandbergen",
    documented: 100,
    source: "local news on the closure, 2025",
  },
  { id: "O139", name: "Skellefteå", documented: 95, source: "local news, November 2023" },
];

/** How far a figure is from the nearest of a range, in per cent of that. */
function misfitOf(figure, [least, most]) {
  const nearest = Math.min(Math.max(figure, least), most);
  const percent = Math.round((100 * (figure - nearest)) / nearest);
  return percent === 0 ? "none" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

/** Rows of the table that need no simulation. */
export function officeRows() {
  const visits = modelledVisits(2_800_000);
  return OFFICES.map(({ id, name, documented, source }) => {
    const day = (visits.get(id) ?? 0) / OPEN_DAYS;
    const how = "visit model alone, its own documented number left out";
    const cells = [
      `${name}, visitors a day`,
      day.toFixed(0),
      documented,
      misfitOf(day, [documented, documented]),
    ];
    return `| ${[...cells, how, source].join(" | ")} |`;
  });
}

/** The part of a manual between the marks. */
export function partOf(/** @type {string} */ manual) {
  return manual.slice(manual.indexOf(BEGIN) + BEGIN.length, manual.indexOf(END));
}

/** A part of the built program. */
function load(path) {
  return import(new URL(`../../dist/${path}.js`, import.meta.url));
}

async function main() {
  const { loadScenario } = await load("scenario/load");
  const { runExperiment } = await load("experiment/run");
  const scenario = await loadScenario("offices-of-2023", YEAR);
  const { figures } = await runExperiment(scenario, {
    seed: SEED,
    replications: YEARS,
    confidence: 0.95,
    by: ["network"],
    measures: new Set(["arrived"]),
    withDays: false,
  });
  const millions = (figures[0].estimate ?? Number.NaN) / 1e6;
  const table = [
    `<!-- ${scenario.hash} -->`,
    "<!-- prettier-ignore-start -->",
    "",
    "| figure | predicted | documented | misfit | how predicted | source |",
    "| --- | ---: | ---: | ---: | --- | --- |",
    `| Visits of 2023, million | ${millions.toFixed(2)} | 2.6 to 2.7 | ${misfitOf(millions, [2.6, 2.7])} | \`offices-of-2023\`, ${YEARS} simulated years | parliament HC1054 (2024): 2.6; agency head, February 2025: 4 % fewer than 2.8 |`,
    ...officeRows(),
    "",
    "<!-- prettier-ignore-end -->",
  ].join("\n");
  const manual = readFileSync(MANUAL, "utf8");
  const [before, after] = [manual.indexOf(BEGIN) + BEGIN.length, manual.indexOf(END)];
  writeFileSync(MANUAL, `${manual.slice(0, before)}\n\n${table}\n\n${manual.slice(after)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();

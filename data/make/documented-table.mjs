/**
 * Writes the table of scenarios/README.md that holds everything documented of the network against what `base-2024`
 * shows of it in the year 2024. Takes about a minute of processor time; needs a build.
 *
 * `npm run build && node data/make/documented-table.mjs`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const MANUAL = new URL("../../scenarios/README.md", import.meta.url);
const [BEGIN, END] = ["<!-- documented: begin -->", "<!-- documented: end -->"];

/** Whole years simulated, and the seed of the table. */
export const REPLICATIONS = 4;
const SEED = "kontor";

/** The year of the table. */
export const YEAR = ["period.from=2024-01-01", "period.to=2024-12-31"];

const VERDICTS = { met: "met", missed: "**missed**", cannotTell: "cannot tell", notComparable: "–" };
const HOWS = { simulated: "simulated", surveyed: "surveyed", notComparable: "not comparable" };

/** One line of the table. @param row a row as reports print it */
export function lineOf({
  label,
  where,
  target,
  tolerance,
  shown,
  error,
  unit,
  verdict,
  how,
  provenance,
  source,
}) {
  const figure = where === "" ? label : `${label}: \`${where}\``;
  const cells = [figure, target, tolerance, `${shown} ${error}`.trim(), unit, VERDICTS[verdict]];
  return `| ${[...cells, HOWS[how], provenance, source].join(" | ")} |`;
}

/** What a line says beside what was simulated: its figure, target and tolerance. */
export function beginningOf(row) {
  return `${lineOf(row).split(" | ").slice(0, 3).join(" | ")} | `;
}

/**
 * The part of a manual between the marks.
 *
 * @param {string} manual
 * @returns {string}
 */
export function partOf(manual) {
  return manual.slice(manual.indexOf(BEGIN) + BEGIN.length, manual.indexOf(END));
}

function tableOf(rows, { hash, counts }) {
  return [
    `<!-- ${hash} -->`,
    "<!-- prettier-ignore-start -->",
    "",
    "| figure | documented | may differ | shown | unit | verdict | shown by | founded | source, or why it is not comparable |",
    "| --- | ---: | ---: | ---: | --- | --- | --- | --- | --- |",
    ...rows.map(lineOf),
    "",
    "<!-- prettier-ignore-end -->",
    "",
    counts,
  ].join("\n");
}

/** A part of the built program. */
function load(path) {
  return import(new URL(`../../dist/${path}.js`, import.meta.url));
}

async function main() {
  const { loadScenario, readShippedTable } = await load("scenario/load");
  const { readDocumented, judgeDocumented } = await load("analysis/documented");
  const { runExperiment } = await load("experiment/run");
  const { documentedRows, countsOf } = await load("report/documented");
  const scenario = await loadScenario("base-2024", YEAR);
  const name = "documented.csv";
  const documented = await readDocumented({ name, text: readShippedTable(name) }, scenario);
  const targets = documented.flatMap((row) => (row.kind === "simulated" ? [row.target] : []));
  const result = await runExperiment(scenario, {
    seed: SEED,
    replications: REPLICATIONS,
    confidence: 0.95,
    by: [...new Set(targets.map(({ by }) => by))],
    measures: new Set(targets.map(({ measure }) => measure.name)),
    withDays: false,
  });
  const rows = documentedRows(judgeDocumented(documented, result), "en");
  const manual = readFileSync(MANUAL, "utf8");
  const [before, after] = [manual.indexOf(BEGIN) + BEGIN.length, manual.indexOf(END)];
  const table = tableOf(rows, { hash: scenario.hash, counts: countsOf(rows, "en") });
  writeFileSync(MANUAL, `${manual.slice(0, before)}\n\n${table}\n\n${manual.slice(after)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();

/** Winners and losers of a comparison: in the terminal, and as rows for machines. Computes nothing. */
import type { Comparison } from "../analysis/comparison.js";
import type { PeopleFigure } from "../analysis/people.js";
import type { PeopleDivision } from "../experiment/people.js";
import type { Estimate } from "../stats/estimate.js";
import { decimalsFor, formatNumber, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { PEOPLE_COLUMNS, PEOPLE_HEADS, PEOPLE_ROWS, PEOPLE_WORDS } from "./peopleWords.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

/** Homes that are listed: where most live who are worse off. */
const MOST_HOMES = 10;

/** The tables of one scenario, "" where nobody was followed. */
export function renderPeople(comparison: Comparison, scenario: number, language: Language): string {
  const figures = comparison.people?.filter((figure) => figure.scenario === scenario) ?? [];
  if (figures.length === 0) return "";
  const { names, baseline } = comparison;
  const against = `${neutralise(names[scenario])} – ${neutralise(names[baseline])}`;
  const parts = [
    `${paint.bold(`${PEOPLE_WORDS.title[language]}: ${against}`)}\n${renderAll(figures, language)}`,
    ...(["line", "area", "errand", "zone"] as const).map((by) =>
      renderCells(comparison, figures, by, language),
    ),
    `${note(PEOPLE_WORDS.note[language])}\n${note(PEOPLE_WORDS.worse[language])}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function renderAll(figures: readonly PeopleFigure[], language: Language): string {
  const table = plainTable(["left", "right", "right", "right", "right"]);
  const { people, number, share } = PEOPLE_WORDS;
  const error = WORDS.error[language];
  table.heads([people[language], number[language], error, share[language], error]);
  for (const [sum, label] of PEOPLE_ROWS) {
    const figure = figures.find((one) => one.by === "network" && one.sum === sum);
    if (figure === undefined || (sum !== "persons" && figure.count.estimate === 0)) continue;
    const shares = sum === "persons" || sum.startsWith("only") ? ["", ""] : show(figure.share, 100, language);
    table.push([label[language], ...show(figure.count, 1, language), ...shares]);
  }
  return table.render();
}

function show({ estimate, halfWidth }: Estimate, scale: number, language: Language): [string, string] {
  if (estimate === null) return ["–", ""];
  const half = halfWidth === null ? null : scale * halfWidth;
  const decimals = decimalsFor(half, scale * estimate);
  const number = formatNumber(scale * estimate, decimals, language);
  return [number, half === null ? "" : `± ${formatNumber(half, decimals, language)}`];
}

function renderCells(
  comparison: Comparison,
  figures: readonly PeopleFigure[],
  by: PeopleDivision,
  language: Language,
): string {
  const cells = groupOf(figures, by);
  const rows = by === "zone" ? worstOf(cells) : [...cells];
  if (rows.length < (by === "line" ? 1 : 2)) return ""; // a single one is everybody
  const labels = new Map(PEOPLE_ROWS);
  const table = plainTable(["left", "right", ...PEOPLE_COLUMNS.flatMap(() => ["right", "right"] as const)]);
  const heads = PEOPLE_COLUMNS.flatMap((sum) => [`${labels.get(sum)?.[language]}, %`, WORDS.error[language]]);
  table.heads([PEOPLE_HEADS[by][language], labels.get("persons")?.[language] ?? "", ...heads]);
  for (const [name, ofCell] of rows) {
    const persons = ofCell.get("persons");
    if (!persons?.count.estimate) continue;
    const shares = PEOPLE_COLUMNS.flatMap((sum) =>
      show(ofCell.get(sum)?.share ?? persons.share, 100, language),
    );
    const label = neutralise(nameOf(comparison, by, name, language));
    table.push([label, formatNumber(persons.count.estimate, 0, language), ...shares]);
  }
  const text = table.render();
  return by === "zone" ? `${note(PEOPLE_WORDS.mostOf[language])}\n${text}` : text;
}

type OfCell = ReadonlyMap<PeopleFigure["sum"], PeopleFigure>;

function groupOf(figures: readonly PeopleFigure[], by: PeopleDivision): Map<string, OfCell> {
  const cells = new Map<string, Map<PeopleFigure["sum"], PeopleFigure>>();
  for (const figure of figures) {
    if (figure.by !== by) continue;
    const ofCell = cells.get(figure.name) ?? new Map<PeopleFigure["sum"], PeopleFigure>();
    cells.set(figure.name, ofCell.set(figure.sum, figure));
  }
  return cells;
}

/** Cells with most people who are worse off, the most first; in the order of the data among equals. */
function worstOf(cells: ReadonlyMap<string, OfCell>): [string, OfCell][] {
  const worse = (ofCell: OfCell): number => ofCell.get("worseOff")?.count.estimate ?? 0;
  const some = [...cells].filter(([, ofCell]) => worse(ofCell) > 0);
  return some.toSorted(([, a], [, b]) => worse(b) - worse(a)).slice(0, MOST_HOMES);
}

/** What a cell is called; its id where nobody has given it a name. */
function nameOf({ scenarios }: Comparison, by: PeopleDivision, id: string, language: Language): string {
  for (const scenario of scenarios) {
    const named = { errand: scenario.errands, line: scenario.lines.map(({ office }) => office) };
    const found = by === "errand" || by === "line" ? named[by].find((one) => one.id === id) : undefined;
    if (found) return found.name[language];
    const zone = by === "zone" ? scenario.displacement?.zones.find((one) => one.id === id) : undefined;
    if (zone) return zone.name;
  }
  return id;
}

/** Unit of a sum. */
function unitOf(sum: string): "min" | "persons" {
  return sum.endsWith("Minutes") ? "min" : "persons";
}

function keyOf({ scenario, by, name }: PeopleFigure): string {
  return `${scenario}/${by}/${name}`;
}

/** Rows for JSON. @param onlyChanged whether cells are left out in which nothing changes for anybody */
export function peopleRows({ people = [], names }: Comparison, onlyChanged: boolean) {
  const changed = new Set(
    people.filter(({ sum, count }) => CHANGING.has(sum) && count.estimate !== 0).map(keyOf),
  );
  return people
    .filter((figure) => !onlyChanged || figure.by === "network" || changed.has(keyOf(figure)))
    .map(({ scenario, by, name, sum, count, share }) => ({
      scenario: names[scenario],
      by,
      cell: name,
      sum,
      unit: unitOf(sum),
      estimate: count.estimate,
      halfWidth: count.halfWidth,
      share: share.estimate,
      shareHalfWidth: share.halfWidth,
      n: count.n,
      ...(count.reason === undefined ? {} : { reason: count.reason }),
    }));
}

const CHANGING: ReadonlySet<string> = new Set(
  PEOPLE_ROWS.map(([sum]) => sum).filter((sum) => !["persons", "alike", "unchanged"].includes(sum)),
);

/** The terminal's report of a comparison: what differs, how surely, and the share lost beside every wait. */
import type { ComparedFigure, Comparison } from "../analysis/comparison.js";
import type { Division } from "../experiment/cells.js";
import type { Scenario } from "../scenario/scenario.js";
import { changeOf, scaleOf } from "./compareChange.js";
import { comparisonHead } from "./compareHead.js";
import { familiesOf, moreCells, moreHeads, moreNotes, renderFamilies, renderFlows } from "./compareMore.js";
import { COMPARE_WORDS } from "./compareWords.js";
import { unitWord, type Language } from "./format.js";
import { renderFoundations, renderPatches } from "./foundations.js";
import { renderPeople } from "./people.js";
import { neutralise } from "./plain.js";
import { renderSweep } from "./sweep.js";
import { note, paint, plainTable } from "./terminal.js";
import { DIMENSION_WORDS, WORDS } from "./words.js";

/** Measures of the whole network in the order in which they are read; the share lost stands before every wait. */
const HEADLINES = [
  "gaveUpShare",
  "mistimedShare",
  "waitJoined",
  "waitP90",
  "waitAbove",
  "queueMean",
  "utilisation",
  "overtime",
  "servedElsewhereShare",
  "callsMoved",
  "noShowShare",
];

/** Columns of the tables by cell: whoever was lost, or served, stands before every wait. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  cell: ["gaveUpShare", "waitJoined", "waitP90"],
  line: ["persons", "phoneAbandoned", "rejectedShare", "phoneWait"],
  halfHour: ["served", "waitJoined", "waitP90"],
  clock: ["insideAt", "waitingAt", "busyAt"],
};

/** Shown only where they happen. */
const SHOWN_IF_ANY = new Set(["servedElsewhereShare", "callsMoved", "noShowShare", "rejectedShare"]);

/** How a comparison is told. */
export interface Telling {
  readonly language: Language;
  /** Whether cells that differ by exactly 0 are left out. */
  readonly onlyChanged: boolean;
  /** The selector of the offices that are told of, "" for all. */
  readonly where: string;
  /** Whether it is told what pairing is worth. */
  readonly pairing?: boolean;
  /** A command that leads on. */
  readonly nextStep: string;
}

export function renderComparison(comparison: Comparison, telling: Telling): string {
  const { scenarios, baseline, plan } = comparison;
  const { language } = telling;
  const others = scenarios.flatMap((_, i) => (i === baseline ? [] : [i]));
  const parts = [
    comparisonHead(comparison, telling),
    ...others.flatMap((_, i) => plan.by.map((by) => renderDivision(comparison, by, i, telling))),
    renderFlows(comparison, language),
    ...others.map((scenario) => renderPeople(comparison, scenario, language)),
    renderNotes(comparison, telling),
    ...(comparison.sweep === undefined
      ? []
      : [renderSweep({ ...comparison, sweep: comparison.sweep }, language, isHeadline)]),
    ...others.map((scenario) => renderPatches(scenarios[scenario], language)),
    renderFoundations(withAllFoundations(scenarios, baseline), language),
    `${WORDS.nextStep[language]}: ${neutralise(telling.nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

/** @param change place of the scenario among those that are not the baseline */
function renderDivision(comparison: Comparison, by: Division, change: number, telling: Telling): string {
  const figures = comparison.figures.filter((figure) => figure.by === by);
  if (figures.length === 0) return "";
  const { scenario } = figures[0].changes[change];
  const view = { comparison, by, figures, change, scenario, telling };
  const [before, after] = namesOf(view);
  const heading = `${after} ${COMPARE_WORDS.against[telling.language]} ${before}`;
  return `${paint.bold(heading)}\n${by === "network" ? renderHeadlines(view) : renderCells(view)}`;
}

/** What a table is made from: one scenario against the baseline in one division. */
interface View {
  readonly comparison: Comparison;
  readonly by: Division;
  readonly figures: readonly ComparedFigure[];
  /** Place among the changes of a figure. */
  readonly change: number;
  readonly scenario: number;
  readonly telling: Telling;
}

/** The baseline and the scenario. */
function namesOf({ comparison: { names, baseline }, scenario }: View): readonly [string, string] {
  return [neutralise(names[baseline]), neutralise(names[scenario])];
}

function placeOf({ comparison: { baseline }, change, telling: { language } }: View) {
  return { baseline, change, language };
}

function renderHeadlines(view: View): string {
  const { figures, telling, change } = view;
  const { language, pairing = false } = telling;
  const controls = figures.some(({ changes }) => changes[change].controlled !== undefined);
  const more = { pairing, controls };
  const moreColumns = moreHeads(more, language);
  const aligns = ["left", "right", "right", "right", "right", "left", "left"] as const;
  const table = plainTable([...aligns, ...moreColumns.map(() => "right" as const)]);
  const { difference, verdict } = COMPARE_WORDS;
  const heads = [difference, WORDS.error, WORDS.unit, verdict].map((head) => head[language]);
  table.heads([WORDS.measure[language], ...namesOf(view), ...heads, ...moreColumns]);
  for (const stem of HEADLINES) {
    for (const figure of figures.filter(({ measure }) => isNamed(measure.name, stem))) {
      if (SHOWN_IF_ANY.has(stem) && !happens(figure)) continue;
      const { before, after, ...rest } = changeOf(figure, placeOf(view));
      const { measure } = figure;
      table.push([
        measure.label[language],
        before,
        after,
        rest.difference,
        rest.error,
        unitWord(measure.unit, language),
        rest.verdict,
        ...moreCells(figure.changes[change], more, [scaleOf(measure), language]),
      ]);
    }
  }
  return table.render();
}

function isHeadline(name: string): boolean {
  return HEADLINES.some((stem) => isNamed(name, stem));
}

/** Whether a measure has this name, or is of this family: the stem followed by a number. */
function isNamed(name: string, stem: string): boolean {
  return name === stem || (name.startsWith(stem) && /^[\d.]+$/.test(name.slice(stem.length)));
}

/** Whether a figure is anything but 0 or unknown under any scenario. */
function happens({ figures }: ComparedFigure): boolean {
  return figures.some((figure) => figure?.estimate);
}

function renderCells(view: View): string {
  const { comparison, by, figures, scenario, telling } = view;
  const { language, onlyChanged } = telling;
  const kind = by.split(",").findLast((part) => part in COLUMNS) ?? "cell";
  const columns = COLUMNS[kind].filter((name) => {
    const ofColumn = figures.filter(({ measure }) => measure.name === name);
    return ofColumn.some((figure) => !SHOWN_IF_ANY.has(name) || happens(figure));
  });
  const found = comparison.untouched.find((one) => one.by === by && one.scenario === scenario);
  const untouched = new Set(found?.untouched);
  const parts = by.split(",") as (keyof typeof DIMENSION_WORDS)[];
  const table = plainTable([
    ...parts.map(() => "left" as const),
    ...columns.flatMap(() => ["right", "right", "right", "left"] as const),
  ]);
  const heads = columns.flatMap((name) => {
    const measure = figures.find((one) => one.measure.name === name)?.measure;
    const label = measure ? `${measure.label[language]}, ${unitWord(measure.unit, language)}` : "";
    return [`${label}: ${namesOf(view)[0]}`, COMPARE_WORDS.difference[language], WORDS.error[language], ""];
  });
  table.heads([...parts.map((part) => DIMENSION_WORDS[part][language]), ...heads]);
  const families = familiesOf(comparison, by, scenario);
  const byKey = new Map(figures.map((figure) => [`${figure.cell}/${figure.measure.name}`, figure]));
  for (const cell of new Set(figures.map((figure) => figure.cell))) {
    const inCell = columns.map((name) => byKey.get(`${cell}/${name}`));
    if (!inCell.some((figure) => figure && happens(figure))) continue; // Nothing ever happens there.
    if (onlyChanged && untouched.has(cell)) continue;
    const shown = inCell.flatMap((figure) => {
      if (figure === undefined) return ["–", "", "", ""];
      const { before, difference, error, verdict } = changeOf(figure, placeOf(view), families);
      return [before, difference, error, verdict];
    });
    table.push([...cell.split(",").map(neutralise), ...shown]);
  }
  const shown = columns.flatMap((name) => {
    const measure = figures.find((one) => one.measure.name === name)?.measure;
    return measure ? [{ name, label: measure.label[language] }] : [];
  });
  const count = `${untouched.size} ${WORDS.of[language]} ${found?.cells ?? 0} ${COMPARE_WORDS.untouched[language]}.`;
  return [table.render(), note(count), ...renderFamilies(families, shown, language)].join("\n");
}

/** What the intervals cover, and what they do not. */
function renderNotes(comparison: Comparison, { language, pairing = false }: Telling): string {
  const { done, sweep } = comparison;
  const { errorNote, oneNote, pairNote, sweptNote } = COMPARE_WORDS;
  const first = done === 1 ? oneNote : sweep === undefined ? errorNote : sweptNote;
  const plain = [first, pairNote].map((words) => words[language]);
  return [...plain, ...moreNotes(comparison, pairing, language)].map((words) => note(words)).join("\n");
}

/** The baseline with what any of the scenarios rests on. */
function withAllFoundations(scenarios: readonly Scenario[], baseline: number): Scenario {
  const all = [scenarios[baseline], ...scenarios].flatMap(({ foundations }) => foundations);
  const unique = new Map(all.map((one) => [`${one.input}/${one.provenance}/${one.source}`, one]));
  return { ...scenarios[baseline], foundations: [...unique.values()] };
}

/** The terminal's report of a run: figures in an aligned table, what they rest on, what to do next. */
import type { Dimension, Division } from "../experiment/cells.js";
import type { Figure } from "../experiment/result.js";
import type { ExperimentResult } from "../experiment/run.js";
import { dateOf } from "./describe.js";
import { showFigure, type Language } from "./format.js";
import { renderFoundations } from "./foundations.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { CALL_HEADS, DIMENSION_WORDS, WORDS } from "./words.js";

/** Measures of the whole network, in the order in which they are read; a family is named by its stem. */
const HEADLINES = [
  "arrivedPerDay",
  "waitJoined",
  "waitP50",
  "waitP90",
  "waitedShare",
  "waitAbove",
  "lostShare",
  "renegedShare",
  "balkedShare",
  "turnedAwayShare",
  "sentHomeShare",
  "movedShare",
  "mistimedShare",
  "otherDayOfMistimed",
  "otherOfficeOfMistimed",
  "displacedShare",
  "reroutedOfDisplaced",
  "extraTravel",
  "gaveUpShare",
  "failedShare",
  "wentOnShare",
  "wentOnTravel",
  "putOffShare",
  "servedElsewhereShare",
  "eServiceShare",
  "callsMoved",
  "noShowShare",
  "pendingShare",
  "queueMean",
  "serviceMean",
  "timeInOffice",
  "utilisation",
  "overtime",
  "insideAtClosing",
  "overtimeAbove",
];

/** Columns of the tables by cell. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  cell: ["arrived", "waitJoined", "waitP90", "lostShare", "utilisation"],
  line: ["persons", "arrived", "phoneAnswered", "phoneWait", "phoneAbandoned", "rejectedShare"],
  halfHour: ["arrived", "served", "waitJoined", "waitP90"],
  clock: ["insideAt", "waitingAt", "busyAt", "allBusyAt", "arrivedBy", "renegedBy", "servedBy"],
};

/** Ways of not happening: shown only where they happen. */
const SHOWN_IF_ANY = new Set([
  "balkedShare",
  "turnedAwayShare",
  "sentHomeShare",
  "renegedShare",
  "insideAtClosing",
  "movedShare",
  "mistimedShare",
  "otherDayOfMistimed",
  "otherOfficeOfMistimed",
  "displacedShare",
  "reroutedOfDisplaced",
  "extraTravel",
  "failedShare",
  "wentOnShare",
  "wentOnTravel",
  "putOffShare",
  "servedElsewhereShare",
  "eServiceShare",
  "callsMoved",
  "noShowShare",
  "pendingShare",
]);

/** @param nextStep a command that leads on */
export function renderText(result: ExperimentResult, language: Language, nextStep: string): string {
  const parts = [
    renderHead(result, language),
    ...result.plan.by.map((by) => renderDivision(result, by, language)),
    renderNotes(result, language),
    renderFoundations(result.scenario, language),
    `${WORDS.nextStep[language]}: ${neutralise(nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

/** The title of the scenario, and which days, how often, with which seed. */
export function renderHead({ scenario, plan, done }: ExperimentResult, language: Language): string {
  const { horizon } = scenario;
  const days = horizon.dated
    ? `${dateOf(horizon.firstDay)} – ${dateOf(horizon.firstDay + horizon.days - 1)}`
    : `${horizon.days} ${WORDS.openDays[language]}`;
  const facts = [
    days,
    done === plan.replications
      ? `${done} ${WORDS[done === 1 ? "replication" : "replications"][language]}`
      : `${WORDS.partial[language]} ${done} ${WORDS.of[language]} ${plan.replications} ${WORDS.replications[language]}`,
    `${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
    `${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}`,
  ];
  return `${paint.bold(neutralise(scenario.title[language]))}\n${note(facts.join(" · "))}`;
}

function renderDivision(result: ExperimentResult, by: Division, language: Language): string {
  const figures = result.figures.filter(({ cell }) => cell.by === by);
  return by === "network" ? renderHeadlines(figures, language) : renderCells(figures, by, language);
}

function renderHeadlines(figures: readonly Figure[], language: Language): string {
  const table = plainTable(["left", "right", "right", "right", "left"]);
  const heads = [WORDS.measure, WORDS.estimate, WORDS.error, WORDS.days, WORDS.unit];
  table.heads(heads.map((head) => head[language]));
  // Where nobody comes again, who leaves unserved has given up.
  const comeAgain = figures.some(({ measure: { name }, estimate }) => {
    return estimate !== null && estimate > 0 && (name === "callsMoved" || name === "orbitMean");
  });
  for (const stem of HEADLINES) {
    for (const figure of figures.filter(({ measure }) => isNamed(measure.name, stem))) {
      if (SHOWN_IF_ANY.has(stem) && !figure.estimate) continue;
      if (stem === "gaveUpShare" && !comeAgain) continue;
      const { estimate, error, spread, unit } = showFigure(figure, language);
      table.push([figure.measure.label[language], estimate, error, spread, unit]);
    }
  }
  return table.render();
}

/** Whether a measure has this name, or is of this family: the stem followed by a number. */
function isNamed(name: string, stem: string): boolean {
  return name === stem || (name.startsWith(stem) && /^[\d.]+$/.test(name.slice(stem.length)));
}

function renderCells(figures: readonly Figure[], by: Division, language: Language): string {
  const kind = by.split(",").findLast((part) => part in COLUMNS) ?? "cell";
  const names = COLUMNS[kind].filter((name) => figures.some(({ measure }) => measure.name === name));
  const cells = [...new Set(figures.map(({ cell }) => cell.name))];
  const parts = by.split(",") as Dimension[];
  const table = plainTable([...parts.map(() => "left" as const), ...names.map(() => "right" as const)]);
  const labels = names.map((name) => {
    const label = figures.find(({ measure }) => measure.name === name)?.measure.label;
    const isCall = parts.includes("line") && name in CALL_HEADS;
    return (isCall ? CALL_HEADS[name] : label)?.[language] ?? "";
  });
  table.heads([...parts.map((part) => DIMENSION_WORDS[part][language]), ...labels]);
  const found = new Map(figures.map((figure) => [`${figure.cell.name}/${figure.measure.name}`, figure]));
  for (const cell of cells) {
    const inCell = names.map((name) => found.get(`${cell}/${name}`));
    if (!inCell.some((figure) => figure?.estimate)) continue; // Nothing ever happens there.
    const row = inCell.map((figure) => {
      if (figure === undefined || figure.estimate === null) return "–";
      const { estimate, error, unit } = showFigure(figure, language);
      return `${estimate} ${error}${unit === "%" ? " %" : ""}`;
    });
    table.push([...cell.split(","), ...row]);
  }
  return table.render();
}

function renderNotes({ figures, plan }: ExperimentResult, language: Language): string {
  const hasSpread = figures.some(({ spread }) => spread !== null);
  const notes = [
    plan.replications > 1 ? WORDS.errorNote[language] : "",
    hasSpread ? WORDS.daysNote[language] : "",
  ];
  return notes
    .filter((one) => one !== "")
    .map(note)
    .join("\n");
}

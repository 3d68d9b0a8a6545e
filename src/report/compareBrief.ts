/**
 * A comparison told briefly: the whole network in a few lines, then only the offices of interest that differ, by name.
 * At most 100 columns wide where names are short. Computes nothing.
 */
import type { ComparedFigure, Comparison } from "../analysis/comparison.js";
import type { Scenario } from "../scenario/scenario.js";
import { BRIEF_WORDS, RESTS } from "./briefWords.js";
import { COMPARE_WORDS } from "./compareWords.js";
import { changeOf, type ShownChange } from "./compareChange.js";
import { comparisonHead } from "./compareHead.js";
import { showFigure, unitWord, type Language } from "./format.js";
import { foldText, neutralise } from "./plain.js";
import { renderSweep } from "./sweep.js";
import { note, paint, plainTable, terminalWidth } from "./terminal.js";
import { PROVENANCE_WORDS, WORDS } from "./words.js";

/** Rows of the network, in the order in which they are read; the share lost stands before every wait. */
const NETWORK_ROWS = [
  "intended",
  "gaveUpShare",
  "failedShare",
  "waitJoined",
  "waitP90",
  "queueMean",
  "displacedShare",
  "reroutedOfDisplaced",
  "extraTravel",
  "callsMoved",
  "eServiceShare",
];

/** Columns of offices that stay, and of offices that are gone. */
const STAYING = ["gaveUpShare", "waitJoined", "waitP90", "queueMean"];
const GONE = [
  "intended",
  "servedElsewhereShare",
  "extraTravel",
  "callsMoved",
  "eServiceShare",
  "gaveUpShare",
];

/** Longest name of an office before it is cut. */
const NAME_WIDTH = 24;

/** Widest line where the output is no terminal. */
const WIDTH = 100;

/** How a comparison is told briefly. */
export interface BriefTelling {
  readonly language: Language;
  /** Ids of the offices that are told of by name. */
  readonly named: ReadonlySet<string>;
  /** The selector they fit, "" for all. */
  readonly where: string;
  /** A command that leads on. */
  readonly nextStep: string;
}

/** The brief report of every scenario against the baseline. */
export function renderBrief(comparison: Comparison, telling: BriefTelling): string {
  const { scenarios, baseline, done } = comparison;
  const { language } = telling;
  const others = scenarios.flatMap((_, i) => (i === baseline ? [] : [i]));
  const { errorNote, oneNote, pairNote, sweptNote } = COMPARE_WORDS;
  const { sweep } = comparison;
  const error = done === 1 ? oneNote : sweep === undefined ? errorNote : sweptNote;
  const parts = [
    comparisonHead(comparison, { language, where: "" }),
    ...others.flatMap((scenario, change) => {
      const view = { comparison, scenario, change, telling };
      return [renderNetwork(view), renderLines(view), ...renderOffices(view)];
    }),
    ...others.map((scenario) => renderRests(scenarios[scenario], language)),
    [error, pairNote, BRIEF_WORDS.pairs].map((words) => fold(words[language])).join("\n"),
    sweep === undefined
      ? ""
      : renderSweep({ ...comparison, sweep }, language, (name) => NETWORK_ROWS.includes(name)),
    `${WORDS.nextStep[language]}: ${neutralise(telling.nextStep)}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** One scenario against the baseline. */
interface View {
  readonly comparison: Comparison;
  readonly scenario: number;
  /** Place among the changes of a figure. */
  readonly change: number;
  readonly telling: BriefTelling;
}

function renderNetwork(view: View): string {
  const { names, baseline, figures } = view.comparison;
  const { language } = view.telling;
  const table = plainTable(["left", "right", "right", "right", "right", "left"]);
  const heads = [COMPARE_WORDS.difference, WORDS.error, COMPARE_WORDS.verdict].map((head) => head[language]);
  table.heads([
    WORDS.measure[language],
    neutralise(names[baseline]),
    neutralise(names[view.scenario]),
    ...heads,
  ]);
  for (const name of NETWORK_ROWS) {
    const figure = figures.find(({ by, measure }) => by === "network" && measure.name === name);
    if (figure?.figures.some((one) => one?.estimate)) table.push(networkRow(figure, view));
  }
  return table.render();
}

/** What happens under the scenario alone has no difference; its error is then that of the figure itself. */
function networkRow(figure: ComparedFigure, { comparison, scenario, change, telling }: View): string[] {
  const { language } = telling;
  const { measure } = figure;
  const label = `${measure.label[language]}, ${unitWord(measure.unit, language)}`;
  const { before, after, difference, error, verdict } = shown(figure, comparison, change, language);
  const own = figure.figures[scenario];
  if (figure.changes[change].difference === null && own !== null && own.estimate !== null) {
    return [label, before, after, difference, showFigure(own, language).error, ""];
  }
  return [label, before, after, difference, error, verdict];
}

/** Phone lines in one sentence. */
function renderLines({ comparison, change, telling: { language } }: View): string {
  const persons = comparison.figures.filter(({ by, measure }) => by === "line" && measure.name === "persons");
  if (persons.length === 0) return "";
  const lines = persons.map((figure) => {
    const { difference, error } = shown(figure, comparison, change, language);
    return `${neutralise(figure.cell)} ${difference} ${error}`.trim();
  });
  return fold(`${BRIEF_WORDS.lines[language]}: ${lines.join(", ")}.`);
}

/** Offices of interest that differ: those that stay, those that are gone, and how many do not differ at all. */
function renderOffices(view: View): string[] {
  const { comparison, scenario, telling } = view;
  const { language, named, where } = telling;
  const found = comparison.untouched.find((one) => one.by === "office" && one.scenario === scenario);
  if (found === undefined) return [];
  const untouched = new Set(found.untouched);
  const offices = comparison.scenarios[scenario].offices.filter(({ id }) => named.has(id));
  const changed = offices.filter(({ id }) => !untouched.has(id));
  const isGone = (id: string): boolean =>
    Boolean(figureOf(view, id, "displacedShare")?.figures[scenario]?.estimate);
  const staying = changed.filter(({ id }) => !isGone(id));
  const gone = changed.filter(({ id }) => isGone(id));
  const counts =
    `${offices.length - changed.length} ${WORDS.of[language]} ${offices.length} ${BRIEF_WORDS.same[language]}` +
    `${where === "" ? "" : ` (${neutralise(where)})`}; ${untouched.size} ${WORDS.of[language]} ${found.cells} ${BRIEF_WORDS.inAll[language]}.`;
  return [
    staying.length === 0 ? "" : renderStaying(view, staying),
    gone.length === 0 ? "" : renderGone(view, gone),
    fold(counts),
  ];
}

type Offices = Scenario["offices"];

function renderStaying(view: View, offices: Offices): string {
  const { comparison, change, telling } = view;
  const { language } = telling;
  const table = plainTable(["left", ...STAYING.flatMap(() => ["right", "right"] as const)]);
  const heads = STAYING.flatMap((name) => [BRIEF_WORDS.today[language], BRIEF_WORDS.columns[name][language]]);
  table.heads([BRIEF_WORDS.staying[language], ...heads]);
  for (const { id, name } of offices) {
    const cells = STAYING.flatMap((measure) => {
      const figure = figureOf(view, id, measure);
      if (figure === undefined) return ["–", "–"];
      const { before, difference, error, isOpen } = shown(figure, comparison, change, language);
      return [before, `${difference} ${error}${isOpen ? " ?" : ""}`.trim()];
    });
    table.push([cut(name[language]), ...cells]);
  }
  return table.render();
}

function renderGone(view: View, offices: Offices): string {
  const { scenario, telling } = view;
  const { language } = telling;
  const table = plainTable(["left", ...GONE.map(() => "right" as const)]);
  table.heads([BRIEF_WORDS.gone[language], ...GONE.map((name) => BRIEF_WORDS.fates[name][language])]);
  for (const { id, name } of offices) {
    const cells = GONE.map((measure) => {
      const figure = figureOf(view, id, measure)?.figures[scenario];
      if (!figure || figure.estimate === null) return "–";
      const { estimate, error } = showFigure(figure, language);
      return `${estimate} ${error}`.trim();
    });
    table.push([cut(name[language]), ...cells]);
  }
  return table.render();
}

/** Which inputs the figures follow from, and how well each of these is founded. */
function renderRests({ foundations }: Scenario, language: Language): string {
  const lines = RESTS.flatMap(({ figures, inputs }) => {
    const known = inputs.flatMap((input) => foundations.find((one) => one.input === input) ?? []);
    if (known.length === 0) return [];
    const parts = known.map(
      ({ input, provenance }) => `${input} (${PROVENANCE_WORDS[provenance][language]})`,
    );
    return [fold(`${figures[language]}: ${parts.join(", ")}`)];
  });
  if (lines.length === 0) return note(WORDS.unfounded[language]);
  return [paint.bold(WORDS.rests[language]), ...lines, fold(WORDS.levelNote[language])].join("\n");
}

function figureOf({ comparison }: View, cell: string, name: string): ComparedFigure | undefined {
  return comparison.figures.find(
    (one) => one.by === "office" && one.cell === cell && one.measure.name === name,
  );
}

function shown(
  figure: ComparedFigure,
  { baseline }: Comparison,
  change: number,
  language: Language,
): ShownChange {
  return changeOf(figure, { baseline, change, language });
}

function cut(name: string): string {
  const signs = Array.from(neutralise(name));
  return signs.length > NAME_WIDTH ? `${signs.slice(0, NAME_WIDTH - 1).join("")}…` : signs.join("");
}

function fold(text: string): string {
  return foldText(text, Math.min(WIDTH, terminalWidth())).map(paint.dim).join("\n");
}

/** What a scenario means before it is run: offices with hours, desks and load, weekdays, errands, changes, warnings. */
import type { Note } from "../scenario/notes.js";
import type { Office, Scenario } from "../scenario/scenario.js";
import type { Period, Survey } from "../scenario/survey.js";
import { dateOf, describeScenario } from "./describe.js";
import { noteSentence } from "./findings.js";
import { formatNumber, type Language } from "./format.js";
import { renderFoundations, renderPatches } from "./foundations.js";
import { foldText, jsonDocument, neutralise } from "./plain.js";
import { showLaw } from "./showLaw.js";
import { showDesks, showWeek } from "./showHours.js";
import { SHOW_WORDS, WEEKDAY_WORDS } from "./showWords.js";
import { note, paint, plainTable, terminalWidth } from "./terminal.js";
import { WORDS } from "./words.js";

/** What is shown. */
export interface Shown {
  readonly scenario: Scenario;
  readonly survey: Survey;
  /** Names of the file and of those it extends. */
  readonly files: readonly string[];
}

/** Load above which a figure is marked; the warnings say more. */
const HIGH_LOAD = 0.95;

/** @param nextStep a command that leads on */
export function renderShow(shown: Shown, language: Language, nextStep: string): string {
  const { scenario, survey } = shown;
  const parts = [
    renderHead(shown, language),
    renderOffices(shown, language),
    renderWeekdays(survey, language),
    survey.years.length > 1 ? renderYears(survey, language) : "",
    renderErrands(scenario, language),
    renderPatches(scenario, language),
    renderNotes(survey, language),
    renderFoundations(scenario, language),
    `${WORDS.nextStep[language]}: ${neutralise(nextStep)}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function renderHead({ scenario, files }: Shown, language: Language): string {
  const [file, ...extended] = files.map(neutralise);
  const source = extended.length === 0 ? file : `${file} ← ${extended.join(" ← ")}`;
  return [
    paint.bold(neutralise(scenario.title[language])),
    note(describeScenario(scenario, language)),
    note(`${source} · ${scenario.hash.slice(0, "sha256:".length + 12)}…`),
  ].join("\n");
}

function renderOffices({ scenario, survey }: Shown, language: Language): string {
  const { officeHead, nameHead, visitorsHead, daysOpenHead, loadHead, desksHead, openHead } = SHOW_WORDS;
  const table = plainTable(["left", "left", "right", "right", "right", "left", "left"]);
  const heads = [officeHead, nameHead, visitorsHead, daysOpenHead, loadHead, desksHead, openHead];
  table.heads(heads.map((head) => head[language]));
  scenario.offices.forEach((office, i) => {
    for (const row of officeRows(office, survey.offices[i].total, language)) table.push(row);
  });
  return table.render();
}

/** One row for each phase of an office; the figures stand in the first. */
function officeRows({ id, name, phases }: Office, total: Period, language: Language): string[][] {
  return phases.map(({ from, exists, week, desks }, i) => {
    const working = exists
      ? [showDesks(desks, language), showWeek(week, language)]
      : ["", SHOW_WORDS.absent[language]];
    if (i > 0) return ["", `${SHOW_WORDS.from[language]} ${dateOf(from)}`, "", "", "", ...working];
    return [neutralise(id), unlessSame(name[language], id), ...figuresOf(total, language), ...working];
  });
}

/** A name, where it says more than the id. */
function unlessSame(name: string, id: string): string {
  return name === id ? "" : neutralise(name);
}

const number = (value: number, language: Language): string => formatNumber(value, 0, language);

function load({ load: share, deskMinutes, workMinutes }: Period, language: Language): string {
  if (workMinutes === 0) return "–";
  if (deskMinutes === 0) return paint.yellow(SHOW_WORDS.noDesks[language]);
  const shown = `${number(100 * share, language)} %`;
  return share > HIGH_LOAD ? paint.yellow(shown) : shown;
}

function renderWeekdays({ weekdays, total }: Survey, language: Language): string {
  const table = plainTable(["left", "right", "right", "right"]);
  const { weekdayHead, visitorsHead, officeDaysHead, loadHead } = SHOW_WORDS;
  table.heads([weekdayHead, visitorsHead, officeDaysHead, loadHead].map((head) => head[language]));
  weekdays.forEach((day, i) => {
    if (day.openDays > 0) table.push([WEEKDAY_WORDS[language][i], ...figuresOf(day, language)]);
  });
  table.push([SHOW_WORDS.all[language], ...figuresOf(total, language)]);
  return table.render();
}

function figuresOf(period: Period, language: Language): string[] {
  return [number(period.visitors, language), number(period.openDays, language), load(period, language)];
}

function renderYears({ years }: Survey, language: Language): string {
  const table = plainTable(["left", "right", "right", "right"]);
  const { yearHead, visitorsHead, officeDaysHead, loadHead } = SHOW_WORDS;
  table.heads([yearHead, visitorsHead, officeDaysHead, loadHead].map((head) => head[language]));
  for (const year of years) table.push([String(year.year), ...figuresOf(year, language)]);
  return table.render();
}

/** Patience in a column of its own only where errands differ in it. */
function renderErrands({ errands }: Scenario, language: Language): string {
  const { errandHead, nameHead, serviceHead, patienceHead, patienceOfAll } = SHOW_WORDS;
  const patiences = errands.map(({ patience }) =>
    patience === null ? SHOW_WORDS.endless[language] : showLaw(patience, language),
  );
  const isCommon = errands.length > 1 && new Set(patiences).size === 1;
  const heads = [errandHead, serviceHead, ...(isCommon ? [] : [patienceHead]), nameHead];
  const table = plainTable(heads.map(() => "left"));
  table.heads(heads.map((head) => head[language]));
  errands.forEach(({ id, name, service }, i) => {
    const laws = [showLaw(service, language), ...(isCommon ? [] : [patiences[i]])];
    table.push([neutralise(id), ...laws, unlessSame(name[language], id)]);
  });
  const common = isCommon ? `\n${note(`${patienceOfAll[language]}: ${patiences[0]}`)}` : "";
  return table.render() + common;
}

/** Most notes that are worth knowing but change nothing; warnings are all shown. */
const MOST_NOTES = 3;

/** Warnings, and the first of what is worth knowing, each in one paragraph. */
function renderNotes({ notes }: Survey, language: Language): string {
  const warnings = notes.filter(({ level }) => level === "warning");
  const others = notes.filter(({ level }) => level !== "warning");
  const lines = [...warnings, ...others.slice(0, MOST_NOTES)].map((one) => renderNote(one, language));
  const left = others.length - MOST_NOTES;
  return [...lines, ...(left > 0 ? [note(`${left} ${SHOW_WORDS.moreNotes[language]}`)] : [])].join("\n");
}

function renderNote(one: Note, language: Language): string {
  const { level } = one;
  const word = SHOW_WORDS[level === "warning" ? "warned" : "informed"][language];
  const [first, ...rest] = foldText(`${word}: ${neutralise(noteSentence(one, language))}`, terminalWidth());
  const paintWord = level === "warning" ? paint.yellow : paint.dim;
  return [paintWord(first.slice(0, word.length)) + first.slice(word.length), ...rest].join("\n");
}

/** One JSON document. @param version version of the program */
export function renderShowJson({ scenario, survey, files }: Shown, version: string): string {
  const { horizon } = scenario;
  return jsonDocument({
    kontor: version,
    kind: "show",
    view: "survey",
    scenario: scenario.id,
    title: scenario.title,
    hash: scenario.hash,
    files,
    horizon: {
      ...horizon,
      firstDay: horizon.dated ? dateOf(horizon.firstDay) : horizon.firstDay,
    },
    ...survey,
    errands: scenario.errands,
    foundations: scenario.foundations,
  });
}

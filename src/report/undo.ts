/** The terminal's report of what undoes closures: the answer in words, every step, office by office, what is left. */
import { TRAVEL } from "../analysis/undoMeasures.js";
import { toldStep } from "../analysis/undoAnswers.js";
import type { Answer, Answered, Remaining, Undoing } from "../analysis/undoing.js";
import type { Measure } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";
import { fill } from "./benchWords.js";
import { comparisonHead } from "./compareHead.js";
import { COMPARE_WORDS } from "./compareWords.js";
import { formatNumber, unitWord, type Language } from "./format.js";
import { renderFoundations, renderPatches } from "./foundations.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { amountOf, cornersOf, costOf, neededOf, sentenceOf, shownGap, shownLevel } from "./undoAnswer.js";
import { LEVER_WORDS, STANDING_WORDS, UNDO_SENTENCES, UNDO_WORDS } from "./undoWords.js";
import { WORDS } from "./words.js";

export interface UndoTelling {
  readonly language: Language;
  /** The selector of the offices that are told of, "" for all. */
  readonly where: string;
  /** Of a desk hour [kr]; null where none was given. */
  readonly hourCost: number | null;
  /** A command that leads on. */
  readonly nextStep: string;
}

export function renderUndoing(undoing: Undoing, telling: UndoTelling): string {
  const { language } = telling;
  const parts = [
    renderHead(undoing, telling),
    renderAnswer(undoing, telling),
    renderSteps(undoing, language),
    renderReceivers(undoing, language),
    renderRemaining(undoing, language),
    renderWarnings(undoing, language),
    renderNotes(undoing, telling),
    renderPatches(undoing.closed, language),
    renderFoundations(undoing.closed, language),
    `${WORDS.nextStep[language]}: ${neutralise(telling.nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

function renderHead(undoing: Undoing, { language, where }: UndoTelling): string {
  const { base, closed, plan, done, measure, margin, ladders, changing, told } = undoing;
  const head = comparisonHead(
    { scenarios: [base, closed], baseline: 0, plan: { ...plan, by: [], withDays: false }, done },
    { language, where },
  );
  const levers = ladders.map(({ lever, steps }) => {
    const last = amountOf(lever, steps[steps.length - 1].amount, language);
    return `${LEVER_WORDS[lever][language].toLowerCase()} ${UNDO_WORDS.upTo[language]} ${last}`;
  });
  const facts = fill(UNDO_WORDS.undone[language], {
    measure: measure.label[language],
    margin: shownSize(measure, margin, language),
    changing: String(changing.size),
    told: String(told.size),
    levers: levers.join(", "),
  });
  return `${paint.bold(UNDO_WORDS.heading[language])}\n${head}\n${note(facts)}`;
}

/** `0.1 min`, `0.2 %`. */
function shownSize({ unit }: Measure, size: number, language: Language): string {
  const scaled = (unit === "share" ? 100 : 1) * size;
  return `${formatNumber(scaled, Number.isInteger(scaled) ? 0 : 1, language)} ${unitWord(unit, language)}`;
}

function renderAnswer(undoing: Undoing, { language, hourCost }: UndoTelling): string {
  const { all, measure, receivers, remaining, closed } = undoing;
  const sentences = all.answers.flatMap((answer) => {
    const corners = cornersOf(answer, closed.mistimed?.share ?? 0, language);
    const sentence = sentenceOf({ all, measure, hourCost }, answer, language);
    return corners === "" ? [sentence] : [`${sentence} ${corners}`];
  });
  if (receivers.length > 0) {
    for (const [ladder, answer] of all.answers.entries()) {
      const step = toldStep(answer);
      const standings = receivers.map(({ answers }) => answers[ladder].tried[step].standing);
      const count = (kind: string): string => String(standings.filter((one) => one === kind).length);
      sentences.push(
        fill(UNDO_SENTENCES.receivers[language], {
          receivers: String(receivers.length),
          told: stepName(answer, step, language),
          notWorse: count("notWorse"),
          worse: count("worse"),
          cannotTell: count("cannotTell"),
        }),
      );
    }
  }
  const travel = remaining.find(({ measure: { name } }) => name === TRAVEL);
  if (travel?.closed.estimate) {
    const [left] = travel.with;
    sentences.push(
      fill(UNDO_SENTENCES.travel[language], {
        travel: shownLevel(travel.measure, left.figure, language),
        before: shownLevel(travel.measure, travel.before, language),
      }),
    );
  }
  const lines = sentences.map((one) => `→ ${neutralise(one)}`);
  return [paint.bold(UNDO_WORDS.answer[language]), ...lines].join("\n");
}

function stepName({ lever, tried }: Answer, step: number, language: Language): string {
  if (step === 0) return UNDO_WORDS.closed[language];
  const { amount } = tried[step];
  const words = amountOf(lever, amount, language);
  if (lever === "hours") return `${words} ${UNDO_WORDS.longer[language]}`;
  return `${amount} ${UNDO_WORDS[amount === 1 ? "deskMore" : "desksMore"][language]}`;
}

/** Every step at all offices together. */
function renderSteps({ all, measure }: Undoing, language: Language): string {
  const table = plainTable(["left", "right", "right", "right", "left", "right", "right"]);
  table.heads([
    UNDO_WORDS.step[language],
    `${measure.label[language]}, ${unitWord(measure.unit, language)}`,
    UNDO_WORDS.than[language],
    WORDS.error[language],
    UNDO_WORDS.standing[language],
    `${UNDO_WORDS.cost[language]}: ${UNDO_WORDS.more[language]}`,
    UNDO_WORDS.morePercent[language],
  ]);
  table.push([UNDO_WORDS.before[language], shownLevel(measure, all.before, language)]);
  for (const [ladder, answer] of all.answers.entries()) {
    for (const [step, tried] of answer.tried.entries()) {
      if (step === 0 && ladder > 0) continue; // The closures alone are the same for every lever.
      const { gap, error } = shownGap(measure, tried.difference, language);
      const cost = costOf(all, answer, step, language);
      table.push([
        stepName(answer, step, language),
        shownLevel(measure, tried.figure, language),
        gap,
        error,
        tried.isEmpty ? UNDO_WORDS.cannotTell[language] : paintStanding(tried.standing, language),
        step === 0 ? "" : cost.hours,
        step === 0 ? "" : cost.percent,
      ]);
    }
  }
  return `${paint.bold(UNDO_WORDS.all[language])}\n${table.render()}`;
}

function paintStanding(standing: Answer["tried"][number]["standing"], language: Language): string {
  const word = STANDING_WORDS[standing][language];
  if (standing === "notWorse") return paint.green(word);
  return standing === "worse" ? paint.red(word) : paint.yellow(word);
}

function renderReceivers({ receivers, all, measure, closed }: Undoing, language: Language): string {
  const heading = paint.bold(UNDO_WORDS.receivers[language]);
  if (receivers.length === 0) return `${heading}\n${note(UNDO_WORDS.noReceiver[language])}`;
  const levers = all.answers.flatMap(() => ["left", "right"] as const);
  const table = plainTable(["left", "left", "right", "right", "right", ...levers]);
  const label = `${measure.label[language]}, ${unitWord(measure.unit, language)}`;
  const { office, from, before, closedThan, needed, cost } = UNDO_WORDS;
  table.heads([
    office[language],
    from[language],
    `${label}: ${before[language]}`,
    closedThan[language],
    WORDS.error[language],
    ...all.answers.flatMap(({ lever }) => [
      `${LEVER_WORDS[lever][language]}: ${needed[language]}`,
      cost[language],
    ]),
  ]);
  const names = new Map(closed.offices.map(({ id, name }) => [id, name[language]]));
  for (const receiver of receivers) {
    const senders = receiver.from.map(({ id, visitors }) => {
      return `${id} ${visitors.estimate === null ? "–" : formatNumber(visitors.estimate, 0, language)}`;
    });
    const { gap, error } = shownGap(measure, receiver.answers[0].tried[0].difference, language);
    table.push([
      neutralise(`${receiver.cell} ${names.get(receiver.cell) ?? ""}`.trim()),
      neutralise(senders.join(", ")),
      shownLevel(measure, receiver.before, language),
      gap,
      error,
      ...receiver.answers.flatMap((answer) => neededCells(receiver, answer, language)),
    ]);
  }
  return `${heading}\n${table.render()}`;
}

function neededCells(answered: Answered, answer: Answer, language: Language): [string, string] {
  const { low, high } = answer.needed;
  const hours = (step: number): string => costOf(answered, answer, step, language).hours;
  const cost =
    high === null || high === 0 ? "" : low === high ? hours(high) : `${hours(low ?? 0)} – ${hours(high)}`;
  return [neededOf(answer, language), cost];
}

/** What is different from before with the step of each lever that is told of. */
function renderRemaining({ remaining, all }: Undoing, language: Language): string {
  const columns = all.answers.flatMap(() => ["right", "right", "right"] as const);
  const table = plainTable(["left", "left", "right", "right", ...columns]);
  const { difference } = COMPARE_WORDS;
  table.heads([
    WORDS.measure[language],
    WORDS.unit[language],
    UNDO_WORDS.before[language],
    UNDO_WORDS.closed[language],
    ...all.answers.flatMap((answer) => [
      stepName(answer, toldStep(answer), language),
      difference[language],
      WORDS.error[language],
    ]),
  ]);
  for (const row of remaining) table.push(remainingRow(row, language));
  return `${paint.bold(UNDO_WORDS.remaining[language])}\n${table.render()}`;
}

function remainingRow({ measure, before, closed, with: steps }: Remaining, language: Language): string[] {
  const level = (figure: Estimate): string => shownLevel(measure, figure, language);
  const cells = steps.flatMap(({ figure, difference }) => {
    const { gap, error } = shownGap(measure, difference, language);
    return [level(figure), gap, error];
  });
  return [measure.label[language], unitWord(measure.unit, language), level(before), level(closed), ...cells];
}

function renderWarnings({ all, isUnlike }: Undoing, language: Language): string {
  const empty = all.answers.flatMap(({ lever, tried }) =>
    tried.filter((one) => one.isEmpty).map(({ amount }) => amountOf(lever, amount, language)),
  );
  const words = [
    ...(empty.length > 0 ? [fill(UNDO_WORDS.empty[language], { from: empty[0] })] : []),
    ...(isUnlike ? [UNDO_WORDS.unlike[language]] : []),
  ];
  return words.map((one) => paint.yellow(one)).join("\n");
}

function renderNotes({ closed: { mistimed }, all }: Undoing, { language, hourCost }: UndoTelling): string {
  const share = mistimed === null ? "" : `${formatNumber(100 * mistimed.share, 0, language)} %`;
  const isSwept = all.answers.some(({ corners }) => corners.length > 0);
  const {
    cornerNote,
    unsweptNote,
    mistimedNote,
    spreadNote,
    staffNote,
    pricedNote,
    intervalNote,
    alikeNote,
    planNote,
  } = UNDO_WORDS;
  return [
    COMPARE_WORDS.errorNote[language],
    intervalNote[language],
    alikeNote[language],
    (hourCost === null ? staffNote : pricedNote)[language],
    mistimed === null ? spreadNote[language] : fill(mistimedNote[language], { share }),
    ...(mistimed === null ? [] : [isSwept ? cornerNote[language] : unsweptNote[language]]),
    planNote[language],
  ]
    .map(note)
    .join("\n");
}

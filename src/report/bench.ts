/** The terminal's report of a ranking: policies in order with their errors, the front, the verdict in words. */
import { gapOf, type RankedPolicy } from "../analysis/ranking.js";
import { INTENDED, LOST, STAFF_HOURS } from "../analysis/aim.js";
import type { Ranking } from "../analysis/bench.js";
import type { ClosedMinutes } from "../analysis/closedMinutes.js";
import { estimateOf, type Series } from "../analysis/series.js";
import type { Measure } from "../experiment/measure.js";
import { BENCH_WORDS, fill, KEEPING_WORDS, listSome, VERDICTS } from "./benchWords.js";
import { closedSentence } from "./benchClosed.js";
import { renderEmpty, scaleOf, shownGap } from "./benchFigures.js";
import { renderScreen } from "./benchScreen.js";
import { warnOfUnlike } from "./benchWarnings.js";
import { isRace, peopleNote, renderSelection } from "./benchSelection.js";
import { countOf, describeHorizon } from "./describe.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { renderFoundations } from "./foundations.js";
import { neutralise } from "./plain.js";
import { drawScatter } from "./scatter.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

export interface BenchTelling {
  readonly language: Language;
  /** A command that leads on. */
  readonly nextStep: string;
  /** Whether the verdict holds for other shares who intend closed minutes; null where that was not tried. */
  readonly closedMinutes: ClosedMinutes | null;
}

export function renderRanking(ranking: Ranking, telling: BenchTelling): string {
  const { language, nextStep, closedMinutes } = telling;
  const parts = [
    renderHead(ranking, language),
    renderTable(ranking, language),
    renderSelection(ranking, language),
    renderScreen(ranking, language),
    renderFront(ranking, language),
    renderVerdict(ranking, closedMinutes, language),
    renderEmpty(ranking.study, (policy) => ranking.empty.get(policy), ranking.policies.map(({ policy }) => policy), language), // prettier-ignore
    renderUnlike(ranking, language),
    [BENCH_WORDS.errorNote[language], peopleNote(ranking, language), BENCH_WORDS.quantileNote[language]]
      .map(note)
      .join("\n"),
    renderFoundations(ranking.study.policies[0].scenario, language),
    `${WORDS.nextStep[language]}: ${neutralise(nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

function renderHead({ study, plan, aim, simulated }: Ranking, language: Language): string {
  const { title, horizon } = study.policies[0].scenario;
  const facts = [
    describeHorizon(horizon, language),
    countOf(study.offices.size, "office", language),
    `${study.policies.length} ${BENCH_WORDS.policies[language]}`,
    `${simulated} ${BENCH_WORDS.simulated[language]}`,
    `${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
    `${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}`,
    `${BENCH_WORDS.margin[language]} ${neutralise(aim.marginText)}`,
  ];
  const limits =
    aim.limits.length === 0
      ? ""
      : `\n${note(`${BENCH_WORDS.limits[language]}: ${aim.limits.map(({ text }) => text).join(", ")}`)}`;
  return `${paint.bold(neutralise(title[language]))}\n${note(facts.join(" · "))}${limits}`;
}

/** Measures in columns: the best first, what is traded off, and always the desk hours and the share lost. */
function columnsOf({ aim }: Ranking): readonly Measure[] {
  const always = aim.measures.filter(({ name }) => name === STAFF_HOURS || name === LOST);
  return [...new Set([aim.best, ...aim.tradeoff.map(({ measure }) => measure), ...always])];
}

/** Policies that the table shows; the others stand in the machine-readable reports. */
const MOST_ROWS = 60;

function renderTable(ranking: Ranking, language: Language): string {
  const columns = columnsOf(ranking);
  const dominated = ranking.aim.tradeoff.length > 1 ? [BENCH_WORDS.dominated[language]] : [];
  const table = plainTable([
    "left",
    "left",
    ...columns.flatMap(() => ["right", "right"] as const),
    "right",
    "right",
    ...dominated.map(() => "right" as const),
    "left",
  ]);
  const heads = columns.flatMap(({ label, unit }) => [
    `${label[language]}, ${unitWord(unit, language)}`,
    WORDS.error[language],
  ]);
  table.heads([
    "",
    BENCH_WORDS.policy[language],
    ...heads,
    BENCH_WORDS.times[language],
    BENCH_WORDS.chance[language],
    ...dominated,
    BENCH_WORDS.status[language],
  ]);
  for (const row of ranking.policies.slice(0, MOST_ROWS)) {
    const figures = columns.flatMap((measure) => shownFigure(row, measure, language));
    table.push([
      row.onFront ? "★" : "",
      idOf(ranking, row.policy),
      ...figures,
      timesOf(row, language),
      formatNumber(row.probabilityBest, 2, language),
      ...dominated.map(() => formatNumber(row.probabilityDominated, 2, language)),
      statusOf(row, ranking, language),
    ]);
  }
  const more = ranking.policies.length - MOST_ROWS;
  if (more <= 0) return table.render();
  return `${table.render()}\n${note(fill(BENCH_WORDS.more[language], { more: String(more) }))}`;
}

function idOf({ study }: Ranking, policy: number): string {
  return neutralise(study.policies[policy].id);
}

function shownFigure({ figures }: RankedPolicy, measure: Measure, language: Language): [string, string] {
  const figure = figures.get(measure.name);
  if (figure === undefined || figure.estimate === null) return ["–", ""];
  const scale = scaleOf(measure);
  const half = figure.halfWidth === null ? null : scale * figure.halfWidth;
  const decimals = decimalsFor(half, scale * figure.estimate);
  const error = half === null ? "" : `± ${formatNumber(half, decimals, language)}`;
  return [formatNumber(scale * figure.estimate, decimals, language), error];
}

function timesOf({ times: { estimate, halfWidth } }: RankedPolicy, language: Language): string {
  if (estimate === null) return "–";
  const error = halfWidth === null || halfWidth === 0 ? "" : ` ± ${formatNumber(halfWidth, 2, language)}`;
  return `${formatNumber(estimate, 2, language)}${error}`;
}

function statusOf({ n, dropped, limits }: RankedPolicy, ranking: Ranking, language: Language): string {
  if (dropped === null) {
    const broken = limits.findIndex((one) => one === "broken");
    const more = broken < 0 ? "" : `, ${BENCH_WORDS.breaks[language]} ${ranking.aim.limits[broken].text}`;
    return `${BENCH_WORDS.survived[language]} ${n}${more}`;
  }
  const why =
    dropped.why === "worse"
      ? `${BENCH_WORDS.behind[language]} ${idOf(ranking, dropped.by)}`
      : `${BENCH_WORDS.breaks[language]} ${ranking.aim.limits[dropped.by].text}`;
  return `${BENCH_WORDS.droppedAfter[language]} ${dropped.after}: ${why}`;
}

const PLOT = { width: 64, height: 14 };

function pointOf({ figures }: RankedPolicy, measure: Measure): number {
  return scaleOf(measure) * (figures.get(measure.name)?.estimate ?? NaN);
}

/** The first two measures that are traded off against each other; the first upward. */
function renderFront(ranking: Ranking, language: Language): string {
  const { aim, policies, leader } = ranking;
  if (aim.tradeoff.length < 2) return "";
  const [y, x] = aim.tradeoff.map(({ measure }) => measure);
  const points = policies
    .toSorted((a, b) => Number(a.onFront) - Number(b.onFront))
    .map((row) => ({
      x: pointOf(row, x),
      y: pointOf(row, y),
      sign: row.onFront ? "★" : row.policy === 0 ? "o" : "·",
      name: row.onFront || row.policy === 0 || row.policy === leader ? idOf(ranking, row.policy) : "",
    }));
  const labelOf = ({ label, unit }: Measure): string => `${label[language]}, ${unitWord(unit, language)}`;
  const show = (value: number, axis: "x" | "y"): string =>
    formatNumber(value, axis === "x" && Math.abs(value) >= 100 ? 0 : 1, language);
  const lines = drawScatter(points, { ...PLOT, xLabel: labelOf(x), yLabel: labelOf(y), show });
  const names = aim.tradeoff.map(({ measure }) => measure.label[language]).join(", ");
  return `${lines.join("\n")}\n${note(`${BENCH_WORDS.front[language]} ${names} ${BENCH_WORDS.frontEnd[language]}.`)}`;
}

function renderVerdict(ranking: Ranking, swept: ClosedMinutes | null, language: Language): string {
  const { fresh, targets } = ranking;
  const sentences = [sentenceOf(ranking, language)];
  if (fresh !== null) sentences.push(freshSentence(ranking, language));
  const judged = targets.map(({ bound, keeping }) => `${bound.text}: ${KEEPING_WORDS[keeping][language]}`);
  if (ranking.study.policies[0].scenario.mistimed === null) sentences.push(BENCH_WORDS.demandNote[language]);
  const closed = closedSentence(ranking, swept, language);
  if (closed !== "") sentences.push(closed);
  if (judged.length > 0) sentences.push(`${BENCH_WORDS.targets[language]}: ${judged.join(", ")}.`);
  return [paint.bold(BENCH_WORDS.verdict[language]), ...sentences.map((one) => `→ ${neutralise(one)}`)].join(
    "\n",
  );
}

/** Visits under each policy beside those of now; chance decides on a part where other people live under each. */
function renderUnlike(ranking: Ranking, language: Language): string {
  const rows = ranking.policies.map(({ policy, figures }) => {
    const { estimate = null, halfWidth = null } = figures.get(INTENDED) ?? {};
    const error = isRace(ranking) ? 0 : (halfWidth ?? 0);
    return { policy, id: ranking.study.policies[policy].id, visits: estimate ?? 0, error };
  });
  const now = rows.find(({ policy }) => policy === 0) ?? { visits: 0, error: 0 };
  return warnOfUnlike(rows, now, language);
}

function sentenceOf(ranking: Ranking, language: Language): string {
  const { outcome, leader, rivals, study, plan, aim } = ranking;
  const kind =
    outcome === "best"
      ? leader === 0
        ? "asNow"
        : "best"
      : outcome === "noneKeeps"
        ? "noneKeeps"
        : leader === null
          ? "cannotTellAny"
          : rivals.length === 0
            ? "cannotTellLimits"
            : "cannotTell";
  return fill(VERDICTS[kind][language], {
    leader: leader === null ? "" : study.policies[leader].id,
    rivals: listSome(rivals.map((policy) => study.policies[policy].id), language), // prettier-ignore
    margin: aim.marginText,
    confidence: String(Math.round(100 * plan.confidence)),
  });
}

/** The leader against what is now, by fresh random numbers, with the share lost and the desk hours. */
function freshSentence({ aim, fresh, plan, leader }: Ranking, language: Language): string {
  if (fresh === null) return "";
  const figure = (seen: ReadonlyMap<string, Series>, measure: Measure): string => {
    const { estimate, halfWidth } = estimateOf(seen.get(measure.name) ?? EMPTY, plan.confidence);
    if (estimate === null) return "–";
    const scale = scaleOf(measure);
    const digits = decimalsFor(halfWidth === null ? null : scale * halfWidth, scale * estimate);
    return `${formatNumber(scale * estimate, digits, language)} ${unitWord(measure.unit, language)}`;
  };
  const named = (name: string): Measure => aim.measures.find((one) => one.name === name) ?? aim.best;
  const [lost, staff] = [named(LOST), named(STAFF_HOURS)];
  const sides = [fresh.leader, fresh.base] as const;
  return fill(VERDICTS[leader === 0 ? "freshNow" : "fresh"][language], {
    n: String(fresh.base.get(aim.best.name)?.of.length ?? 0),
    measure: aim.best.label[language],
    leader: figure(fresh.leader, aim.best),
    now: figure(fresh.base, aim.best),
    gap: shownGap(aim.best, gapOf(aim.best, sides, plan.confidence), language),
    lostLabel: lost.label[language].toLowerCase(),
    lost: figure(fresh.leader, lost),
    lostNow: figure(fresh.base, lost),
    staffLabel: staff.label[language].toLowerCase(),
    staff: shownGap(staff, gapOf(staff, sides, plan.confidence), language),
  });
}

const EMPTY: Series = { of: [], per: [] };

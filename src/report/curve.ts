/** The terminal's report of a curve: a row for each policy, a plot with the knee marked, the verdict in words. */
import { LOST, OPEN_HOURS, STAFF_HOURS } from "../analysis/aim.js";
import type { Curve, CurvePoint } from "../analysis/curve.js";
import {
  DESK_PER_VISIT,
  ELSEWHERE,
  INTENDED_WEEK,
  MET_CLOSED,
  SERVED,
  TRAVEL_PER_VISIT,
} from "../analysis/curveMeasures.js";
import type { CurveSweep } from "../analysis/curveSweep.js";
import type { KneeVerdict } from "../analysis/kneeVerdict.js";
import type { Measure } from "../experiment/measure.js";
import type { Estimate } from "../stats/estimate.js";
import { HOUR_MINUTES } from "../units.js";
import { warnOfEmpty, warnOfUnlike } from "./benchWarnings.js";
import { BENCH_WORDS, CLOSED_WORDS, fill } from "./benchWords.js";
import { CURVE_SWEEP, CURVE_VERDICTS, CURVE_WORDS } from "./curveWords.js";
import { countOf, describeHorizon } from "./describe.js";
import { worded } from "./findings.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { renderFoundations } from "./foundations.js";
import { neutralise } from "./plain.js";
import { drawScatter } from "./scatter.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

export interface CurveTelling {
  readonly language: Language;
  /** A command that leads on. */
  readonly nextStep: string;
  /** The knee at other shares who intend closed minutes; null where that was not tried. */
  readonly swept: CurveSweep | null;
}

export function renderCurve(curve: Curve, { language, nextStep, swept }: CurveTelling): string {
  const parts = [
    renderHead(curve, language),
    renderTable(curve, language),
    renderPlot(curve, language),
    renderVerdict(curve, swept, language),
    ...renderWarnings(curve, language),
    [
      BENCH_WORDS.errorNote,
      BENCH_WORDS.peopleNote,
      CURVE_WORDS.closedNote,
      CURVE_WORDS.kneeNote,
      CURVE_WORDS.deskNote,
    ]
      .map((words) => note(words[language]))
      .join("\n"),
    renderFoundations(curve.study.policies[0].scenario, language),
    `${WORDS.nextStep[language]}: ${neutralise(nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

function renderWarnings({ points, study, empty }: Curve, language: Language): string[] {
  const rows = points.map(({ policy, figures }) => ({
    policy,
    id: study.policies[policy].id,
    share: empty[policy],
    visits: figures.get(INTENDED_WEEK)?.estimate ?? 0,
    error: 0, // the same people live under every policy
  }));
  const now = rows.find(({ policy }) => policy === 0) ?? { visits: 0, error: 0 };
  return [warnOfEmpty(rows, empty[0], language), warnOfUnlike(rows, now, language)];
}

function renderHead({ study, plan, done }: Curve, language: Language): string {
  const { title, horizon } = study.policies[0].scenario;
  const facts = [
    describeHorizon(horizon, language),
    countOf(study.offices.size, "office", language),
    `${study.policies.length} ${BENCH_WORDS.policies[language]}`,
    `${done} ${CURVE_WORDS.each[language]}`,
    `${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
    `${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}`,
  ];
  return `${paint.bold(neutralise(title[language]))}\n${note(facts.join(" · "))}`;
}

/** Measures in columns, and whether their error stands beside them; all errors are in the machine-readable reports. */
const COLUMNS = [
  { name: OPEN_HOURS, hasError: false },
  { name: STAFF_HOURS, hasError: false },
  { name: INTENDED_WEEK, hasError: false },
  { name: MET_CLOSED, hasError: true },
  { name: SERVED, hasError: true },
] as const;

const MORE_COLUMNS = [
  { name: ELSEWHERE, hasError: false },
  { name: LOST, hasError: true },
  { name: TRAVEL_PER_VISIT, hasError: true },
  { name: DESK_PER_VISIT, hasError: true },
] as const;

interface Column {
  readonly head: string;
  readonly cell: (point: CurvePoint) => string;
}

function columnsOf(curve: Curve, language: Language): Column[] {
  const { measures, study, knee } = curve;
  const ofMeasure = ({ name, hasError }: (typeof COLUMNS | typeof MORE_COLUMNS)[number]): Column[] => {
    const measure = measures.find((one) => one.name === name);
    if (measure === undefined) throw new Error(`renderCurve: ${name} was not measured`);
    const head = `${measure.label[language]}, ${unitWord(measure.unit, language)}`;
    const shown = ({ figures }: CurvePoint) => showEstimate(figures.get(name), measure, language);
    const error = { head: WORDS.error[language], cell: (point: CurvePoint) => shown(point).error };
    return [{ head, cell: (point) => shown(point).estimate }, ...(hasError ? [error] : [])];
  };
  const gap = ({ policy, differences }: CurvePoint) =>
    policy === 0 ? NOTHING : showEstimate(differences.get(SERVED), null, language);
  const price = study.question.hourCost;
  const cost = ({ figures }: CurvePoint): string => {
    const minutes = figures.get(DESK_PER_VISIT)?.estimate ?? null;
    return minutes === null ? "–" : formatNumber((minutes / HOUR_MINUTES) * (price ?? 0), 0, language);
  };
  return [
    ...COLUMNS.flatMap(ofMeasure),
    { head: CURVE_WORDS.againstNow[language], cell: (point) => signed(gap(point).estimate) },
    { head: WORDS.error[language], cell: (point) => gap(point).error },
    ...MORE_COLUMNS.flatMap(ofMeasure),
    ...(price === undefined ? [] : [{ head: CURVE_WORDS.cost[language], cell: cost }]),
    {
      head: CURVE_WORDS.knee[language],
      cell: ({ policy }) => formatNumber(100 * knee.shares[policy], 1, language),
    },
  ];
}

const NOTHING = { estimate: "", error: "" };

function showEstimate(found: Estimate | undefined, measure: Measure | null, language: Language) {
  if (found === undefined || found.estimate === null) return { estimate: "–", error: "" };
  const scale = measure?.unit === "share" ? 100 : 1;
  const value = scale * found.estimate;
  const half = found.halfWidth === null ? null : scale * found.halfWidth;
  const decimals = decimalsFor(half, value);
  const show = (one: number): string => formatNumber(one, decimals, language);
  return { estimate: show(value), error: half === null ? "" : `± ${show(half)}` };
}

function signed(text: string): string {
  return /^\d.*[1-9]/.test(text) ? `+${text}` : text;
}

function renderTable(curve: Curve, language: Language): string {
  const columns = columnsOf(curve, language);
  const table = plainTable(["left", "left", ...columns.map(() => "right" as const)]);
  table.heads(["", BENCH_WORDS.policy[language], ...columns.map(({ head }) => head)]);
  for (const point of curve.points) {
    table.push([
      curve.knee.found?.at === point.policy ? "★" : "",
      idOf(curve, point.policy),
      ...columns.map(({ cell }) => cell(point)),
    ]);
  }
  return table.render();
}

function idOf({ study }: Curve, policy: number): string {
  return neutralise(study.policies[policy].id);
}

const PLOT = { width: 64, height: 14 };

function renderPlot(curve: Curve, language: Language): string {
  const { points, measures, knee } = curve;
  const [x, y] = [OPEN_HOURS, SERVED].map((name) => measures.find((one) => one.name === name));
  if (x === undefined || y === undefined) return "";
  const drawn = points.map(({ policy, figures }) => ({
    x: figures.get(x.name)?.estimate ?? NaN,
    y: figures.get(y.name)?.estimate ?? NaN,
    sign: knee.found?.at === policy ? "★" : policy === 0 ? "o" : "·",
    name: idOf(curve, policy),
  }));
  const labelOf = ({ label, unit }: Measure): string => `${label[language]}, ${unitWord(unit, language)}`;
  const show = (value: number, axis: "x" | "y"): string =>
    formatNumber(value, axis === "x" ? 1 : 0, language);
  const lines = drawScatter(drawn, { ...PLOT, xLabel: labelOf(x), yLabel: labelOf(y), show });
  return `${lines.join("\n")}\n${note(CURVE_WORDS.plotNote[language])}`;
}

function renderVerdict(curve: Curve, swept: CurveSweep | null, language: Language): string {
  const { scenario } = curve.study.policies[0];
  const sentences = [sentenceOf(curve, language), slopesSentence(curve, language)];
  if (scenario.mistimed === null) sentences.push(BENCH_WORDS.demandNote[language]);
  if (swept !== null) sentences.push(sweepSentence(curve, swept, language));
  const told = sentences.filter((one) => one !== "").map((one) => `→ ${neutralise(one)}`);
  return [paint.bold(BENCH_WORDS.verdict[language]), ...told].join("\n");
}

function sentenceOf(curve: Curve, language: Language): string {
  const { knee, points } = curve;
  const { outcome, found, shares, resamples, bend } = knee;
  const none = 1 - shares.reduce((sum, share) => sum + share, 0);
  const percent = (share: number): string => formatNumber(100 * share, 1, language);
  const at = points.find(({ policy }) => policy === found?.at);
  const hours = at?.figures.get(OPEN_HOURS)?.estimate ?? NaN;
  const knees = points
    .filter(({ policy }) => shares[policy] > 0)
    .map(({ policy }) => `${idOf(curve, policy)} (${percent(shares[policy])} %)`);
  return fill(CURVE_VERDICTS[outcome][language], {
    knee: found === null ? "" : idOf(curve, found.at),
    hours: formatNumber(hours, 1, language),
    share: percent(outcome === "none" ? none : shares[found?.at ?? 0]),
    n: formatNumber(resamples, 0, language),
    bend: formatNumber(100 * (found?.bend ?? 0), 0, language),
    least: formatNumber(100 * bend, 0, language),
    knees: knees.length === 0 ? CURVE_VERDICTS.never[language] : knees.join(", "),
    none: percent(none),
  });
}

function slopesSentence({ slopes }: Curve, language: Language): string {
  if (slopes === null) return "";
  const [before, after] = [slopes.before, slopes.after].map((slope) => {
    const { estimate, error } = showEstimate(slope, null, language);
    return `${estimate} ${error}`;
  });
  return fill(CURVE_VERDICTS.slopes[language], { before, after });
}

function sweepSentence(curve: Curve, { shares, isAssumed, problem }: CurveSweep, language: Language): string {
  if (problem !== null) return fill(CLOSED_WORDS.problem[language], { problem: worded(problem, language) });
  const clause = ({ share, knee }: { readonly share: number; readonly knee: KneeVerdict }): string =>
    fill(CURVE_SWEEP[knee.outcome][language], {
      share: String(Math.round(100 * share)),
      knee: knee.found === null ? "" : idOf(curve, knee.found.at),
    });
  const assumed = isAssumed ? ` ${CLOSED_WORDS.assumed[language]}` : "";
  return `${CURVE_SWEEP.head[language]} ${shares.map(clause).join("; ")}.${assumed}`;
}

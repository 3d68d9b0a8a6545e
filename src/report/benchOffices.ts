/** The terminal's report of a study office by office: the best for each, the mix under one budget, and what can be said. */
import { LOST, STAFF_HOURS } from "../analysis/aim.js";
import type { Mix, OfficeRanking, Tried } from "../analysis/benchOffices.js";
import { figureOf, ownLimits, type OfficeChoice } from "../analysis/officeChoice.js";
import type { Seen } from "../analysis/ranking.js";
import { isTotal } from "../analysis/officeMix.js";
import type { OfficesClosed } from "../analysis/officeClosed.js";
import { renderEmpty, scaleOf, shownGap, shownInterval, type Known } from "./benchFigures.js";
import {
  BUDGET_FROM,
  OFFICE_RIVALS,
  OFFICE_VERDICTS,
  OFFICES_SENTENCES,
  OFFICES_WORDS,
  SAVED_UNITS,
} from "./benchOfficesWords.js";
import { closedSentences, headOfStanding, standingOf } from "./benchOfficesClosed.js";
import { BENCH_WORDS, fill, KEEPING_WORDS } from "./benchWords.js";
import { countOf, describeHorizon } from "./describe.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { renderFoundations } from "./foundations.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

export interface OfficesTelling {
  readonly language: Language;
  /** Whether the choices hold for other shares who intend closed minutes; null where that was not tried. */
  readonly swept: OfficesClosed | null;
  /** A command that leads on. */
  readonly nextStep: string;
}

export function renderOffices(ranking: OfficeRanking, telling: OfficesTelling): string {
  const { language, swept, nextStep } = telling;
  const { mix, choices, study } = ranking;
  const told = [...choices.map(({ best }) => best ?? 0), ...(mix?.policies ?? [])];
  const parts = [
    renderHead(ranking, language),
    renderAlone(ranking, swept, language),
    renderJointly(ranking, language),
    renderSaid(ranking, swept, language),
    renderEmpty(study, (policy) => ranking.empty[policy], [...new Set(told)], language),
    [BENCH_WORDS.errorNote, BENCH_WORDS.quantileNote].map((words) => note(words[language])).join("\n"),
    renderFoundations(study.policies[0].scenario, language),
    `${WORDS.nextStep[language]}: ${neutralise(nextStep)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

function renderHead({ study, plan, aim }: OfficeRanking, language: Language): string {
  const { title, horizon } = study.policies[0].scenario;
  const facts = [
    describeHorizon(horizon, language),
    countOf(study.offices.size, "office", language),
    `${study.policies.length} ${BENCH_WORDS.policies[language]}`,
    `${plan.replications} ${OFFICES_WORDS.replications[language]}`,
    `${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
    `${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}`,
    `${BENCH_WORDS.margin[language]} ${neutralise(aim.marginText)}`,
  ];
  const limits = ownLimits(aim).map(({ text }) => text);
  const ofEach =
    limits.length === 0 ? "" : `\n${note(`${OFFICES_WORDS.limits[language]}: ${limits.join(", ")}`)}`;
  return `${paint.bold(neutralise(title[language]))}\n${note(facts.join(" · "))}${ofEach}`;
}

function renderAlone(ranking: OfficeRanking, swept: OfficesClosed | null, language: Language): string {
  const { aim, seen, study } = ranking;
  const isSwept = swept !== null && swept.problem === null;
  const last = isSwept ? (["left"] as const) : [];
  const table = plainTable(["left", "right", "left", "right", "right", "right", "left", ...last]);
  const measure = `${aim.best.label[language]}, ${unitWord(aim.best.unit, language)}`;
  table.heads([
    OFFICES_WORDS.office[language],
    `${measure}: ${OFFICES_WORDS.now[language]}`,
    OFFICES_WORDS.best[language],
    OFFICES_WORDS.difference[language],
    OFFICES_WORDS.lost[language],
    OFFICES_WORDS.hours[language],
    OFFICES_WORDS.said[language],
    ...(isSwept ? [headOfStanding(language)] : []),
  ]);
  for (const [o, choice] of ranking.choices.entries()) {
    const own = seen.get(choice.office) ?? [];
    const now = scaleOf(aim.best) * figureOf(own[0], aim.best.name);
    const { best, gap, office } = choice;
    const scaled = { scale: scaleOf(aim.best), isSigned: true };
    const more = best === null ? 0 : figureOf(own[best], STAFF_HOURS) - figureOf(own[0], STAFF_HOURS);
    const isSame = best === null || best === 0;
    table.push([
      neutralise(office),
      Number.isNaN(now) ? "–" : formatNumber(now, decimalsFor(null, now), language),
      best === null ? "–" : neutralise(study.policies[best].id),
      isSame || gap === null ? "" : shownInterval(gap, scaled, language),
      isSame ? "" : lostOf([own[0], own[best]], language),
      isSame ? "" : signed(more, 1, language),
      saidOf(choice, language),
      ...(isSwept ? [standingOf(ranking, swept, o, language)] : []),
    ]);
  }
  return `${paint.bold(OFFICES_WORDS.alone[language])}\n${table.render()}`;
}

/** `6.1 → 5.2` */
function lostOf(sides: readonly Seen[], language: Language): string {
  const shares = sides.map((seen) => 100 * figureOf(seen, LOST));
  return shares.map((share) => (Number.isNaN(share) ? "–" : formatNumber(share, 1, language))).join(" → ");
}

function saidOf({ verdict, rivals }: OfficeChoice, language: Language): string {
  if (verdict !== "better" || rivals.length === 0) return OFFICE_VERDICTS[verdict][language];
  return fill(OFFICE_RIVALS[language], { count: String(rivals.length) });
}

/** `+12.3` */
function signed(value: number, decimals: number, language: Language): string {
  const shown = formatNumber(value, decimals, language);
  return value > 0 ? `+${shown}` : shown;
}

/** The unit of what is saved. */
function savedUnit({ aim }: OfficeRanking, language: Language): string {
  const words = isTotal(aim.best) ? undefined : SAVED_UNITS[aim.best.unit];
  return words?.[language] ?? unitWord(aim.best.unit, language);
}

function renderJointly(ranking: OfficeRanking, language: Language): string {
  const { budget, mix } = ranking;
  const head = fill(OFFICES_WORDS.jointly[language], {
    hours: formatNumber(budget.hours, 1, language),
    from: fill(BUDGET_FROM[budget.from][language], { text: neutralise(budget.text) }),
    now: formatNumber(budget.now, 1, language),
  });
  const body = mix === null ? OFFICES_WORDS.noMix[language] : tableOf(ranking, mix, language);
  return `${paint.bold(head)}\n${body}`;
}

/** Offices that change, the worthiest first. */
function tableOf(ranking: OfficeRanking, mix: Mix, language: Language): string {
  const { study, choices, aim } = ranking;
  const changed = mix.policies.flatMap((policy, o) => (policy === 0 ? [] : [o]));
  const left = choices.length - changed.length;
  const rest = left === 0 ? "" : fill(OFFICES_WORDS.unchanged[language], { count: String(left) });
  if (changed.length === 0) return rest;
  const table = plainTable(["left", "left", "right", "right", "right", "right"]);
  table.heads([
    OFFICES_WORDS.office[language],
    OFFICES_WORDS.policy[language],
    OFFICES_WORDS.hours[language],
    fill(OFFICES_WORDS.saved[language], { unit: savedUnit(ranking, language) }),
    OFFICES_WORDS.perHour[language],
    fill(OFFICES_WORDS.asWhole[language], { unit: unitWord(aim.best.unit, language) }),
  ]);
  for (const o of changed.toSorted((a, b) => mix.gains[b] - mix.gains[a])) {
    const { office } = choices[o];
    const gap = mix.tried?.gaps.get(office) ?? { estimate: null, halfWidth: null };
    table.push([
      neutralise(office),
      neutralise(study.policies[mix.policies[o]].id),
      signed(mix.hours[o], 1, language),
      signed(mix.gains[o], decimalsFor(null, mix.gains[o]), language),
      worthOf(mix, o, language),
      shownInterval(gap, { scale: scaleOf(aim.best), isSigned: true }, language),
    ]);
  }
  return rest === "" ? table.render() : `${table.render()}\n${note(rest)}`;
}

/** Fewer hours than this are none. */
const NO_HOURS = 0.05;

function worthOf({ gains, hours }: Mix, office: number, language: Language): string {
  if (hours[office] < NO_HOURS || gains[office] <= 0) return "";
  const worth = gains[office] / hours[office];
  return formatNumber(worth, decimalsFor(null, worth), language);
}

function renderSaid(ranking: OfficeRanking, swept: OfficesClosed | null, language: Language): string {
  const { mix, study, plan, choices, aim } = ranking;
  const of = (verdict: OfficeChoice["verdict"]): string =>
    String(choices.filter((one) => one.verdict === verdict).length);
  const sentences = [
    fill(OFFICES_SENTENCES.together[language], {
      better: of("better"),
      asNow: of("asNow"),
      all: String(choices.length),
      margin: aim.marginText,
      confidence: String(Math.round(100 * plan.confidence)),
    }),
    ...(mix === null ? [] : sentencesOfMix(ranking, mix, language)),
  ];
  if (study.policies[0].scenario.mistimed === null) sentences.push(BENCH_WORDS.demandNote[language]);
  if (swept !== null) {
    sentences.push(...closedSentences(ranking, swept, { unit: savedUnit(ranking, language), language }));
  }
  if (mix !== null) {
    const weight = OFFICES_SENTENCES[isTotal(aim.best) ? "weightTotal" : "weight"];
    sentences.push(fill(weight[language], { measure: aim.best.label[language] }));
  }
  const lines = sentences.map((one) => `→ ${neutralise(one)}`);
  return [paint.bold(OFFICES_WORDS.verdict[language]), ...lines].join("\n");
}

function sentencesOfMix(ranking: OfficeRanking, mix: Mix, language: Language): string[] {
  const { filling, tried, single } = mix;
  const unit = savedUnit(ranking, language);
  const number = (value: number): string => formatNumber(value, decimalsFor(null, value), language);
  const kind = tried === null ? "stays" : filling.isExact ? "exact" : "greedy";
  const next = filling.nextWorth > 0 ? "next" : "nextNone";
  return [
    ...(tried === null ? [] : sentencesOfTrial(ranking, { ...mix, tried }, language)),
    fill(OFFICES_SENTENCES[kind][language], { bound: number(filling.bound), unit }),
    ...(single === null
      ? []
      : [
          fill(OFFICES_SENTENCES.single[language], {
            saved: number(single.saved),
            unit,
            policy: ranking.study.policies[single.policy].id,
          }),
        ]),
    fill(OFFICES_SENTENCES[next][language], { worth: number(filling.nextWorth), unit }),
  ];
}

function sentencesOfTrial(
  ranking: OfficeRanking,
  { tried, predicted }: Mix & { readonly tried: Tried },
  language: Language,
): string[] {
  const { saved, miss, isWithinBudget, breaches } = tried;
  const plain = { isSigned: false };
  const [low, high] = [(miss.estimate ?? 0) - (miss.halfWidth ?? 0), (miss.estimate ?? 0) + (miss.halfWidth ?? 0)]; // prettier-ignore
  return [
    fill(OFFICES_SENTENCES.tried[language], {
      predicted: shownInterval(predicted, plain, language),
      unit: savedUnit(ranking, language),
      n: String(saved.n),
      saved: shownInterval(saved, plain, language),
      miss: shownInterval(miss, { isSigned: true }, language),
    }),
    ...(high < 0 ? [OFFICES_SENTENCES.below[language]] : []),
    ...(low > 0 ? [OFFICES_SENTENCES.above[language]] : []),
    lostSentence(ranking, tried, language),
    fill(OFFICES_SENTENCES.hours[language], {
      hours: hoursOf(tried.hours, language),
      more: `${(tried.moreHours.estimate ?? 0) > 0 ? "+" : ""}${hoursOf(tried.moreHours, language)}`,
      tolerance: formatNumber(100 * ranking.aim.tolerance, 0, language),
      keeping: KEEPING_WORDS[isWithinBudget][language],
    }),
    ...breaches.map(({ office, limit }) =>
      fill(OFFICES_SENTENCES.breach[language], { office, limit: limit.text }),
    ),
  ];
}

/** `4,938.3 ± 1.9 h` */
function hoursOf({ estimate, halfWidth }: Known, language: Language): string {
  if (estimate === null) return "–";
  const error = halfWidth === null ? "" : ` ± ${formatNumber(halfWidth, 1, language)}`;
  return `${formatNumber(estimate, 1, language)}${error} h`;
}

/** No verdict on waiting without the share lost. */
function lostSentence({ aim }: OfficeRanking, { lost }: Tried, language: Language): string {
  const measure = aim.measures.find(({ name }) => name === LOST) ?? aim.best;
  const percent = ({ estimate }: Known): string =>
    estimate === null ? "–" : formatNumber(100 * estimate, 2, language);
  return fill(OFFICES_SENTENCES.lost[language], {
    label: measure.label[language],
    after: percent(lost.after),
    now: percent(lost.now),
    gap: shownGap(measure, lost.gap, language),
  });
}

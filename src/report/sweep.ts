/** What a sweep of inputs says of the verdicts of a comparison: which hold at every corner, and what flips the others. */
import type { Comparison } from "../analysis/comparison.js";
import type { AtCorner, Place, Sweep, SweptVerdict } from "../analysis/swept.js";
import { verdictWord } from "./compareWords.js";
import { worded } from "./findings.js";
import { decimalsFor, formatNumber, unitWord, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

type Words = Readonly<Record<Language, string>>;

const SWEEP_WORDS = {
  title: { en: "How firm it is against the inputs", sv: "Hur säkert det är mot indata" },
  method: {
    en: "each input moved alone, all else as it is",
    sv: "varje indata flyttad för sig, allt annat som det är",
  },
  each: { en: "paired replications at each of", sv: "parade upprepningar vid vart och ett av" },
  corners: { en: "corners", sv: "hörn" },
  leftOut: { en: "Not moved", sv: "Inte flyttat" },
  where: { en: "where", sv: "var" },
  was: { en: "verdict", sv: "utslag" },
  range: { en: "difference, least to most", sv: "skillnad, minst till störst" },
  outcome: { en: "at the corners", sv: "vid hörnen" },
  holds: { en: "holds", sv: "står sig" },
  flips: { en: "CANNOT TELL: flips at", sv: "GÅR INTE ATT SÄGA: vänder vid" },
  open: { en: "holds or is open; open at", sv: "står sig eller är öppet; öppet vid" },
  others: {
    en: "verdicts by other divisions hold or are open at every corner",
    sv: "utslag i andra uppdelningar står sig eller är öppna vid varje hörn",
  },
} as const satisfies Record<string, Words>;

/**
 * The section of a swept comparison: the measures that a report shows of the network, and whatever flips.
 *
 * @param isShown whether a report shows a measure, by its name
 */
export function renderSweep(
  { sweep, names, plan }: Comparison & { readonly sweep: Sweep },
  language: Language,
  isShown: (measure: string) => boolean,
): string {
  const { places, replications, verdicts, leftOut } = sweep;
  const shown = verdicts.filter(
    (one) => !isSame(one) && (hasFlip(one) || (one.by === "network" && isShown(one.measure.name))),
  );
  const others = verdicts.filter(({ by }) => by !== "network");
  const table = plainTable(["left", "left", "left", "right", "left"]);
  const { where, was, range, outcome } = SWEEP_WORDS;
  table.heads([WORDS.measure, where, was, range, outcome].map((head) => head[language]));
  for (const one of shown) table.push(rowOf(one, { places, names, language }));
  const inputs = [...new Set(places.map(({ input }) => input))].map(
    ({ label, corners }) => `${label[language]} ${corners.map((corner) => corner.label).join(", ")}`,
  );
  const method = `${inputs.join("; ")}: ${SWEEP_WORDS.method[language]}; ${replications} ${SWEEP_WORDS.each[language]} ${places.length} ${SWEEP_WORDS.corners[language]}, ${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}.`;
  const firm = others.filter((one) => !hasFlip(one)).length;
  const rest =
    others.length === 0
      ? []
      : [`${firm} ${WORDS.of[language]} ${others.length} ${SWEEP_WORDS.others[language]}.`];
  const unmoved = leftOut.map(({ label, scenario, problem }) => {
    const why = `${neutralise(names[scenario])}: ${neutralise(worded(problem, language))}`;
    return `${SWEEP_WORDS.leftOut[language]}: ${label[language]}. ${why}.`;
  });
  return [
    paint.bold(SWEEP_WORDS.title[language]),
    ...[method, ...unmoved].map(note),
    table.render(),
    ...rest.map(note),
  ].join("\n");
}

interface Telling {
  readonly places: readonly Place[];
  readonly names: readonly string[];
  readonly language: Language;
}

function rowOf(swept: SweptVerdict, { places, names, language }: Telling): string[] {
  const { measure, by, cell, scenario, verdict, difference, corners } = swept;
  const scale = measure.unit === "share" ? 100 : 1;
  const known = corners.flatMap((one) => one.difference ?? []);
  const [least, most] = [Math.min(difference, ...known), Math.max(difference, ...known)];
  const decimals = decimalsFor(null, scale * (Math.abs(least) > Math.abs(most) ? least : most));
  const number = (value: number): string => {
    return (value > 0 ? "+" : "") + formatNumber(scale * value, decimals, language);
  };
  const place = by === "network" ? "" : ` ${neutralise(cell)}`;
  const unit = measure.unit === "share" ? "%" : unitWord(measure.unit, language);
  return [
    measure.label[language],
    neutralise(names[scenario]) + place,
    verdictWord({ difference, verdict, isUntouched: false }, language),
    `${number(least)} … ${number(most)} ${unit}`,
    outcomeOf(corners, places, language),
  ];
}

function outcomeOf(corners: readonly AtCorner[], places: readonly Place[], language: Language): string {
  const at = (outcome: AtCorner["outcome"]): string =>
    corners
      .filter((one) => one.outcome === outcome)
      .map(({ place }) => nameOf(places[place], language))
      .join(", ");
  const [flips, open] = [at("flips"), at("open")];
  if (flips !== "") return paint.yellow(`${SWEEP_WORDS.flips[language]} ${flips}`);
  return open === "" ? SWEEP_WORDS.holds[language] : `${SWEEP_WORDS.open[language]} ${open}`;
}

function nameOf({ input, corner }: Place, language: Language): string {
  return `${input.label[language]} ${corner.label}`;
}

function hasFlip({ corners }: SweptVerdict): boolean {
  return corners.some(({ outcome }) => outcome === "flips");
}

/** Exactly the same at every place, which nothing can flip. */
function isSame({ difference, corners }: SweptVerdict): boolean {
  return difference === 0 && corners.every((one) => one.difference === 0);
}

/** The sweep as part of a JSON document. */
export function describeSweep({ places, leftOut, replications, verdicts }: Sweep, names: readonly string[]) {
  return {
    replications,
    leftOut: leftOut.map(({ name, scenario, problem }) => ({
      input: name,
      scenario: names[scenario],
      problem,
    })),
    corners: places.map(({ input, corner }) => ({
      input: input.name,
      corner: corner.label,
      value: corner.value,
    })),
    verdicts: verdicts.map(({ measure, by, cell, scenario, verdict, difference, corners }) => ({
      scenario: names[scenario],
      measure: measure.name,
      by,
      cell,
      verdict,
      difference,
      swept: corners.some(({ outcome }) => outcome === "flips") ? "cannotTell" : verdict,
      corners: corners.map(({ place, outcome, ...rest }) => ({
        input: places[place].input.name,
        corner: places[place].corner.label,
        ...rest,
        outcome,
      })),
    })),
  };
}

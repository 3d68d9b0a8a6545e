/** What a comparison tells where it is asked for: what pairing and controls are worth, flows, cells judged together. */
import type { Change, Comparison } from "../analysis/comparison.js";
import { FALSE_SHARE, type Family } from "../analysis/families.js";
import type { Division } from "../experiment/cells.js";
import type { Estimate } from "../stats/estimate.js";
import { COMPARE_WORDS, MORE_WORDS } from "./compareWords.js";
import { decimalsFor, formatNumber, type Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint, plainTable } from "./terminal.js";
import { WORDS } from "./words.js";

/** Which further columns a table of headlines has. */
export interface MoreColumns {
  readonly pairing: boolean;
  readonly controls: boolean;
}

export function moreHeads({ pairing, controls }: MoreColumns, language: Language): string[] {
  const { correlation, varianceRatio, controlled, explained } = MORE_WORDS;
  return [
    ...(pairing ? [correlation[language], varianceRatio[language]] : []),
    ...(controls ? [controlled[language], WORDS.error[language], explained[language]] : []),
  ];
}

/** @param scale of the measure when it is shown, such as 100 for a share */
export function moreCells(
  { correlation, varianceRatio, controlled }: Change,
  { pairing, controls }: MoreColumns,
  [scale, language]: readonly [number, Language],
): string[] {
  const plain = (value: number | null, decimals: number): string =>
    value === null ? "–" : formatNumber(value, decimals, language);
  const helped = controlled
    ? [...showEstimate(controlled, scale, language), plain(100 * controlled.explained, 0)]
    : ["–", "", ""];
  return [...(pairing ? [plain(correlation, 3), plain(varianceRatio, 1)] : []), ...(controls ? helped : [])];
}

/** A number and its error. */
function showEstimate(
  { estimate, halfWidth }: Pick<Estimate, "estimate" | "halfWidth">,
  scale: number,
  language: Language,
): [string, string] {
  if (estimate === null) return ["–", ""];
  const half = halfWidth === null ? null : scale * halfWidth;
  const decimals = decimalsFor(half, scale * estimate);
  const number = formatNumber(scale * estimate, decimals, language);
  return [number, half === null ? "" : `± ${formatNumber(half, decimals, language)}`];
}

/** Who went from which office to which, "" where nobody did or it was not asked for. */
export function renderFlows({ flows = [], names, scenarios }: Comparison, language: Language): string {
  const nameOf = (id: string): string => {
    const office = scenarios.flatMap(({ offices }) => offices).find((one) => one.id === id);
    return neutralise(office ? `${id} ${office.name[language]}` : id);
  };
  const tables = names.map((name, scenario) => {
    const own = flows.filter((flow) => flow.scenario === scenario);
    if (own.length === 0) return "";
    const table = plainTable(["left", "left", "right", "right", "right", "right"]);
    const { from, to, visitors, extraTravel } = MORE_WORDS;
    const error = WORDS.error[language];
    table.heads([from[language], to[language], visitors[language], error, extraTravel[language], error]);
    for (const flow of own) {
      const numbers = [flow.visitors, flow.extraTravel].flatMap((one) => showEstimate(one, 1, language));
      table.push([nameOf(flow.from), nameOf(flow.to), ...numbers]);
    }
    return `${paint.bold(`${MORE_WORDS.flows[language]}: ${neutralise(name)}`)}\n${table.render()}`;
  });
  return tables.filter((text) => text !== "").join("\n\n");
}

/** Families of a table by cells, by measure. */
export function familiesOf(
  { families = [] }: Comparison,
  by: Division,
  scenario: number,
): ReadonlyMap<string, Family> {
  const own = families.filter((family) => family.by === by && family.scenario === scenario);
  return new Map(own.map((family) => [family.measure, family]));
}

/** How many cells change, and what makes their intervals hold together; one line for each measure that is shown. */
export function renderFamilies(
  families: ReadonlyMap<string, Family>,
  shown: readonly { readonly name: string; readonly label: string }[],
  language: Language,
): string[] {
  return shown.flatMap(({ name, label }) => {
    const family = families.get(name);
    if (family === undefined) return [];
    const { cells, quantile, bonferroni } = family;
    const changed = cells.filter(({ changes }) => changes);
    const [share, errors, most] = [100 * FALSE_SHARE, quantile, bonferroni].map((value, i) =>
      formatNumber(value, i === 0 ? 0 : 2, language),
    );
    const counts = `${changed.length} ${WORDS.of[language]} ${cells.length} ${MORE_WORDS.change[language]}`;
    const names = changed.length === 0 ? "" : `: ${changed.map(({ cell }) => neutralise(cell)).join(", ")}`;
    const how = MORE_WORDS.how[language](share, errors, most);
    return [note(`${label}: ${counts}${names}. ${how}`)];
  });
}

/** The verdict on a cell is that of its family, where it has one. */
export function inFamily(change: Change, family: Family | undefined, cell: string): Change {
  const found = family?.cells.find((one) => one.cell === cell);
  return found === undefined ? change : { ...change, halfWidth: found.halfWidth, verdict: found.verdict };
}

/** What the further tables say, in words. */
export function moreNotes({ families, figures }: Comparison, pairing: boolean, language: Language): string[] {
  const hasControls = figures.some(({ changes }) => changes.some((one) => one.controlled !== undefined));
  return [
    ...(pairing ? [MORE_WORDS.pairingNote[language]] : []),
    ...(hasControls ? [MORE_WORDS.controlNote[language]] : []),
    ...(families === undefined ? [] : [COMPARE_WORDS.togetherNote[language]]),
  ];
}

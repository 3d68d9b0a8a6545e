/** What is different between two scenarios, one paragraph for each difference. */
import { isDeepStrictEqual } from "node:util";
import type { Reached } from "../analysis/reach.js";
import type { Difference } from "../scenario/diff.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Language } from "./format.js";
import { renderPatches } from "./foundations.js";
import { foldText, jsonDocument, neutralise } from "./plain.js";
import { renderReach } from "./showReach.js";
import { SHOW_WORDS } from "./showWords.js";
import { note, paint, terminalWidth } from "./terminal.js";

/** Two scenarios and what is different in the second. */
export interface ShownDifference {
  readonly before: Scenario;
  readonly after: Scenario;
  readonly differences: readonly Difference[];
  /** Offices and lines that can differ, and why. */
  readonly reach: readonly Reached[];
}

/** The terminal's differences: path, what it was, what it is. */
export function renderDiff(
  { before, after, differences, reach }: ShownDifference,
  language: Language,
): string {
  const head = `${paint.red(`− ${neutralise(before.id)}`)}\n${paint.green(`+ ${neutralise(after.id)}`)}`;
  if (differences.length === 0) return `${head}\n\n${SHOW_WORDS.alike[language]}\n`;
  const patches = after.patches.filter(
    (patch) => !before.patches.some((one) => isDeepStrictEqual(one, patch)),
  );
  // Patches that are new have been shown with their reasons; where some are gone, their places say what is different.
  const own = differences.filter(({ path }) => before.patches.length > 0 || !path.startsWith("patch."));
  const changes = [renderPatches({ ...after, patches }, language), ...renderGroups(own, language)];
  const parts = [head, ...changes, renderReach({ before, after, reach }, language)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Most differences in keys beside each other that are shown. */
const MOST_BESIDE = 3;

/** Differences in the keys of one section together; when there are many, the first of them. */
function renderGroups(differences: readonly Difference[], language: Language): string[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const section = one.path.slice(0, Math.max(0, one.path.lastIndexOf(".")));
    groups.set(section, [...(groups.get(section) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const shown = group.length > MOST_BESIDE + 1 ? group.slice(0, MOST_BESIDE) : group;
    const left = group.length - shown.length;
    const lines = shown.flatMap(({ path, before, after }) => [
      paint.bold(neutralise(path)),
      ...sideOf("−", before),
      ...sideOf("+", after),
    ]);
    return [...lines, ...(left > 0 ? [note(`… ${left} ${SHOW_WORDS.moreBeside[language]}`)] : [])].join("\n");
  });
}

function sideOf(sign: "−" | "+", value: string | null): string[] {
  if (value === null) return [];
  const colour = sign === "+" ? paint.green : paint.red;
  const lines = foldText(neutralise(value), terminalWidth() - 4);
  return lines.map((line, i) => colour(`  ${i === 0 ? sign : " "} ${line}`));
}

const nameOf = ({ id, hash }: Scenario) => ({ scenario: id, hash });

/** One JSON document. @param version version of the program */
export function renderDiffJson(
  { before, after, differences, reach }: ShownDifference,
  version: string,
): string {
  return jsonDocument({
    kontor: version,
    kind: "show",
    view: "diff",
    before: nameOf(before),
    after: nameOf(after),
    differences,
    reach,
  });
}

/** The generated parts of scenarios/README.md. */
import { LIMITS } from "../../src/scenario/limits.js";
import { listKeys, type KeyRow } from "../../src/scenario/keys.js";

/** The table of all keys, one row each. */
export function keyTable(): string {
  const head = ["| key | meaning | what to write | default |", "| --- | --- | --- | --- |"];
  return [...head, ...listKeys().map(keyRow)].join("\n");
}

function keyRow({ key, meaning, expected, examples, default: fallback }: KeyRow): string {
  const shown = examples.map((example) => `\`${example}\``).join(" or ");
  const write = shown === "" ? expected : `${expected}: ${shown}`;
  return `| \`${key}\` | ${meaning} | ${write} | ${fallback} |`;
}

/** Limits a reader of the manual may meet, with the words for each. */
const SHOWN: readonly (readonly [keyof typeof LIMITS, string])[] = [
  ["fileBytes", "bytes of a scenario file"],
  ["tokens", "words and signs of a scenario file"],
  ["textLength", "characters of one text"],
  ["nesting", "levels inside each other"],
  ["aliases", "anchors, and as many aliases"],
  ["values", "values once aliases are written out"],
  ["chain", "scenarios that extend each other"],
  ["patches", "patches of a scenario"],
  ["tableBytes", "bytes of a table"],
  ["tableRows", "rows of a table"],
  ["abstractDays", "measured days without dates"],
  ["datedDays", "measured days of a period"],
  ["warmUpDays", "days of warm-up"],
  ["drainDays", "days of drain"],
  ["sourceDays", "streams of visitors × simulated days"],
  ["ratePieces", "hourly rates of a network in its period"],
  ["pieces", "entries of a table by time of day"],
  ["problems", "problems shown at once"],
];

/** The table of limits. */
export function limitTable(): string {
  const rows = SHOWN.map(([name, words]) => `| ${words} | ${LIMITS[name].toLocaleString("en")} |`);
  return ["| at most | |", "| --- | ---: |", ...rows].join("\n");
}

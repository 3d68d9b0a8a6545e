/**
 * A look at the words of a YAML text before it is parsed, in linear time: refuses what would make the parser
 * slow (depth, aliases, length) and what the language does not have (tags, directives, control characters).
 */
import { CST, Lexer } from "yaml";
import { LIMITS } from "./limits.js";
import { refusal, UNPRINTABLE, type Refusal } from "./reading.js";

/** Something wrong at a place of the text. */
export interface Fault extends Refusal {
  /** Characters before it. */
  readonly offset: number;
}

/** Signs that open a level when they begin an entry of a block. */
const ENTRY_SIGNS = new Set(["seq-item-ind", "explicit-key-ind", "map-value-ind"]);
const FLOW_STARTS = new Set(["flow-map-start", "flow-seq-start"]);
const FLOW_ENDS = new Set(["flow-map-end", "flow-seq-end"]);
const NOT_IN_THE_LANGUAGE: Readonly<Record<string, Refusal>> = {
  tag: refusal("tags such as !name are not part of the format", "remove it"),
  "directive-line": refusal("lines beginning with % are not part of the format", "remove it"),
};

/** The lexer announces a scalar by this sign of no length; others of no length open and close documents. */
const SCALAR_FOLLOWS = "\x1f";
const SIGNS_WITHOUT_LENGTH = new Set([SCALAR_FOLLOWS, "\x02", "\x18"]);

/** The first thing that keeps a text from being parsed, or null. Cost O(length), at most `LIMITS.tokens` words. */
export function prescan(text: string): Fault | null {
  const size = Buffer.byteLength(text);
  if (size > LIMITS.fileBytes) {
    return {
      offset: 0,
      ...refusal(`the file is larger than ${LIMITS.fileBytes} bytes`, "move long lists to tables"),
    };
  }
  const control = UNPRINTABLE.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, "0");
    return { offset: control.index, ...refusal(`the character U+${code} cannot be read`, "remove it") };
  }
  return scanWords(text);
}

/** Levels of a place, from the columns at which the open blocks began. */
interface Levels {
  readonly columns: number[];
  flow: number;
  /** Where the present line begins, and the column of the present entry's key. */
  lineStart: number;
  keyColumn: number;
  lineIsEmpty: boolean;
  entryIsEmpty: boolean;
}

function scanWords(text: string): Fault | null {
  const levels = { columns: [], flow: 0, lineStart: 0, keyColumn: 0, lineIsEmpty: true, entryIsEmpty: true };
  const count = { words: 0, anchor: 0, alias: 0 };
  let offset = 0;
  let isScalar = false;
  for (const word of new Lexer().lex(text)) {
    if (SIGNS_WITHOUT_LENGTH.has(word)) {
      isScalar = word === SCALAR_FOLLOWS;
      continue;
    }
    const type = isScalar ? "scalar" : (CST.tokenType(word) ?? "scalar");
    isScalar = false;
    const found = refuseWord(word, type, count) ?? enter(levels, { word, type, offset });
    if (found !== null) return { offset, ...found };
    offset += word.length;
  }
  return null;
}

function refuseWord(
  word: string,
  type: string,
  count: Record<"words" | "anchor" | "alias", number>,
): Refusal | null {
  if (Object.hasOwn(NOT_IN_THE_LANGUAGE, type)) return NOT_IN_THE_LANGUAGE[type];
  if (++count.words > LIMITS.tokens) {
    return refusal(`more than ${LIMITS.tokens} words and signs`, "move long lists to tables");
  }
  if ((type === "anchor" || type === "alias") && ++count[type] > LIMITS.aliases) {
    return refusal(`more than ${LIMITS.aliases} anchors or aliases`, "write the values out");
  }
  if (type !== "space" && type !== "newline" && word.length > LIMITS.textLength) {
    return refusal(`a text longer than ${LIMITS.textLength} characters`, "shorten it");
  }
  return null;
}

/** Follows the levels through one word. */
function enter(levels: Levels, token: { word: string; type: string; offset: number }): Refusal | null {
  const { word, type, offset } = token;
  if (levels.flow === 0 && FLOW_ENDS.has(type)) {
    return refusal(`${word} closes nothing`, "open it first, or remove it");
  }
  if (type === "newline") {
    levels.lineStart = offset + word.length;
    levels.lineIsEmpty = true;
  } else if (type !== "space" && type !== "comment") {
    followEntry(levels, type, offset - levels.lineStart);
    const lastBreak = word.lastIndexOf("\n");
    if (lastBreak >= 0) levels.lineStart = offset + lastBreak + 1;
    levels.lineIsEmpty = lastBreak === word.length - 1;
  }
  if (levels.columns.length + levels.flow <= LIMITS.nesting) return null;
  return refusal(`more than ${LIMITS.nesting} levels inside each other`, "write it flatter");
}

function followEntry(levels: Levels, type: string, column: number): void {
  if (FLOW_STARTS.has(type)) levels.flow++;
  else if (FLOW_ENDS.has(type)) levels.flow--;
  if (levels.flow > 0) return;
  if (levels.lineIsEmpty) {
    while (levels.columns.length > 0 && levels.columns[levels.columns.length - 1] >= column)
      levels.columns.pop();
  }
  if (levels.lineIsEmpty || levels.entryIsEmpty) levels.keyColumn = column;
  levels.entryIsEmpty = ENTRY_SIGNS.has(type);
  if (levels.entryIsEmpty) levels.columns.push(type === "map-value-ind" ? levels.keyColumn : column);
}

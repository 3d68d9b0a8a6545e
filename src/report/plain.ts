/** Texts of others made safe for a terminal, and folded to a width. Knows nothing of colours and tables. */

/**
 * What a terminal would obey instead of show: control characters (line breaks, ANSI sequences), marks that turn
 * the direction of writing, spaces of no width, separators of lines and paragraphs, halves of characters.
 */
const OBEYED =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** A text of others in one line: whatever a terminal would obey is written out, such as `\u001b`. */
export function neutralise(text: string): string {
  return text.replaceAll(OBEYED, (sign) => sign.split("").map(writeOut).join(""));
}

function writeOut(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Several lines of others, each neutralised; the breaks between them stay. */
export function neutraliseLines(text: string): string {
  return text.split("\n").map(neutralise).join("\n");
}

/** A value as JSON of one document, in which nothing stands bare that a terminal would obey. */
export function jsonDocument(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.split("\n").map(neutralise).join("\n")}\n`;
}

/** Scripts whose characters take two columns, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text without control characters takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text.normalize("NFC")) width += WIDE.test(sign) ? 2 : /\p{Mark}/u.test(sign) ? 0 : 1;
  return width;
}

/** A text in lines of at most `width` columns, broken between words; a longer word has a line of its own. */
export function foldText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

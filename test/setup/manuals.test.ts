/** The manuals that run themselves: parsing, refreshing, running, and whether today's manuals are true. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  MANUALS,
  openShell,
  parseManual,
  refreshManual,
  ROOT,
  TIME_LIMIT,
} from "../../src/setup/manuals.mjs";

/** A manual from lines, with the fences written out. */
function manual(...lines: readonly string[]): string {
  return lines.join("\n");
}

/** Answers every command with its own words in capitals. */
const shout = (command: string) => Promise.resolve({ output: `${command.toUpperCase()}\n`, failure: "" });

test("console blocks are cut into commands with line numbers and outputs, all else stays text", () => {
  const text = manual(
    "Title",
    "```console",
    "$ echo a",
    "a",
    "$ true",
    "```",
    "```yaml",
    "$ no: command",
    "```",
  );
  expect(parseManual(text)).toEqual([
    "Title",
    "```console",
    { line: 3, command: "echo a", output: ["a"] },
    { line: 5, command: "true", output: [] },
    "```",
    "```yaml",
    "$ no: command",
    "```",
  ]);
});

test("a block that begins with an output, or is never closed, is refused", () => {
  expect(() => parseManual(manual("```console", "output", "```"))).toThrow(
    'line 2: a console block begins with "$ "',
  );
  expect(() => parseManual(manual("```console", "$ true"))).toThrow(
    "the last block (```console) is not closed",
  );
});

test("a true manual is left alone to the byte, and nothing in it is stale", async () => {
  const text = manual("# Title", "", "```console", "$ hello", "HELLO", "```", "");
  expect(await refreshManual(text, shout)).toEqual({ text, stale: [] });
});

test("a stale output is replaced and named by the line of its command and the first difference", async () => {
  const text = manual("```console", "$ one", "ONE", "$ two", "2", "3", "```");
  expect(await refreshManual(text, shout)).toEqual({
    text: manual("```console", "$ one", "ONE", "$ two", "TWO", "```"),
    stale: [{ line: 4, reason: 'line 1 of the output is "TWO", the manual shows "2"', failed: false }],
  });
});

test("an output that is too long or missing is stale too", async () => {
  const long = await refreshManual(manual("```console", "$ a", "A", "more", "```"), shout);
  expect(long.stale[0]?.reason).toBe('line 2 of the output is missing, the manual shows "more"');
  const short = await refreshManual(manual("```console", "$ a", "```"), shout);
  expect(short.stale[0]?.reason).toBe('line 1 of the output is "A", the manual shows missing');
});

test("blocks marked skip-output are shown but not run", async () => {
  const text = manual("```console skip-output", "$ npm start", "anything", "```");
  const refuse = () => Promise.reject(new Error("must not run"));
  expect(await refreshManual(text, refuse)).toEqual({ text, stale: [] });
});

test("a command that fails keeps the output it had and is reported", async () => {
  const text = manual("```console", "$ a", "before", "```");
  const fail = () => Promise.resolve({ output: "half", failure: "ends with 3" });
  const expected = { text, stale: [{ line: 2, reason: "ends with 3", failed: true }] };
  expect(await refreshManual(text, fail)).toEqual(expected);
});

test("spaces at ends of lines and empty lines at the end of an output do not count, those between do", async () => {
  const text = manual("```console", "$ a", "one", "", "two", "```");
  const spaced = () => Promise.resolve({ output: "one  \n\ntwo\n\n\n", failure: "" });
  expect(await refreshManual(text, spaced)).toEqual({ text, stale: [] });
});

test.each([
  ["only stdout is shown", "echo out; echo err >&2", { output: "out\n", failure: "" }],
  [
    "with 2>&1 stderr is shown and failure is allowed",
    "{ echo err >&2; false; } 2>&1",
    { output: "err\n", failure: "" },
  ],
  [
    "otherwise a failure is told with its reason",
    "echo why >&2; exit 3",
    { output: "", failure: "ends with 3 why" },
  ],
  [
    "the environment is fixed",
    "echo $NO_COLOR $LANG $TZ $COLUMNS",
    { output: "1 C.UTF-8 UTC 100\n", failure: "" },
  ],
  ["only kontor may be run by npx", "npx other 2>&1", { output: "only npx kontor\n", failure: "" }],
  [
    "an output that reads like a command cannot be shown",
    "echo '$ true'",
    { output: "$ true\n", failure: 'prints "$ true", which a console block cannot show' },
  ],
])("in the shell of a manual %s", async (_title, command, result) => {
  const shell = openShell();
  onTestFinished(shell.close);
  expect(await shell.runCommand(command)).toEqual(result);
});

test("kontor and npx kontor are the built program of the checkout", async () => {
  const root = mkdtempSync(join(tmpdir(), "kontor-shell-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "dist/cli"), { recursive: true });
  writeFileSync(join(root, "dist/cli/main.js"), "console.log(JSON.stringify(process.argv.slice(2)))");
  const shell = openShell({ root });
  onTestFinished(shell.close);
  expect((await shell.runCommand("kontor a 'b c' && npx kontor d")).output).toBe('["a","b c"]\n["d"]\n');
});

test("a command beyond its time limit is ended together with what it has started", async () => {
  const shell = openShell({ timeLimit: 200 });
  onTestFinished(shell.close);
  const { failure } = await shell.runCommand("sleep 60 & sleep 60");
  expect(failure).toBe("is not done after 0.2 s");
});

const texts = MANUALS.map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
const commandCount = texts
  .flatMap(({ text }) => parseManual(text))
  .filter((part) => typeof part !== "string").length;

test(
  "every console block of the manuals shows what its commands print",
  { timeout: TIME_LIMIT * (1 + commandCount) },
  async () => {
    const shell = openShell();
    onTestFinished(shell.close);
    const stale: string[] = [];
    for (const { file, text } of texts) {
      const result = await refreshManual(text, shell.runCommand);
      stale.push(...result.stale.map(({ line, reason }) => `${file}:${line}: ${reason}`));
    }
    expect(stale, "`npm run manuals` writes them anew").toEqual([]);
  },
);

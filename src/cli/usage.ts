/** Mistakes of the command line in the words of this house: what is wrong, and what to write instead. */
import { suggest } from "../scenario/nearest.js";

/** An error that leaves with the exit code of a wrong command line, and points to the help. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { isUsage: true });
}

/** What is known when a command line is refused. */
export interface Refused {
  /** What yargs says. */
  readonly message: string;
  /** Help of the command, or of the program when there is no such command. */
  readonly help: string;
  /** The words typed. */
  readonly words: readonly string[];
}

/** Sentences of yargs, and ours; the last is tried when no other fits. */
const SENTENCES: readonly (readonly [RegExp, (found: RegExpExecArray, refused: Refused) => string])[] = [
  [/^Unknown (?:arguments?|commands?): (.+)$/m, explainUnknown],
  [/^Not enough non-option arguments/, (_, { help }) => `something is missing; write ${usageOf(help)}`],
  [
    /^Missing required arguments?: (.+)$/m,
    (_, { message }) => {
      const names = message.replace(/^.*: /, "").split(", ").map(dashed);
      return `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} missing; write ${names.length === 1 ? "it" : "them"} with a value`;
    },
  ],
  [
    /^Not enough arguments following: (.+)$/m,
    ([, name]) => `${dashed(name)}: its value is missing; write one behind it`,
  ],
  [
    /Argument: (.+), Given: (.+), Choices: (.+)$/m,
    ([, name, given, known]) =>
      `${dashed(name)} ${given} is not known; write ${known.replaceAll('"', "").replaceAll(", ", " or ")}`,
  ],
  [
    /^Arguments (.+) and (.+) are mutually exclusive/m,
    ([, one, other]) => `${dashed(one)} contradicts ${dashed(other)}; keep one of the two`,
  ],
  [/^/, (_, { message }) => message],
];

/** What a refused command line is told. */
export function explainUsage(refused: Refused): string {
  for (const [pattern, explain] of SENTENCES) {
    const found = pattern.exec(refused.message);
    if (found !== null) return explain(found, refused);
  }
  return refused.message;
}

/** Options are compared with the options of their command, and a command with the commands. */
function explainUnknown([, list]: RegExpExecArray, { help, words }: Refused): string {
  const isProgram = /^Commands:$/m.test(help);
  const command = words.find((word) => !word.startsWith("-"));
  if (isProgram && command !== undefined) {
    const commands = [...help.matchAll(/^ {2}kontor (\w+)/gm)].map(([, name]) => name);
    return `there is no command ${JSON.stringify(command)}; ${suggest(command, commands)}`;
  }
  const names = list.split(", ");
  const [name] = names;
  const isWord = words.includes(name);
  if (isWord) return `${JSON.stringify(name)} is one word too many; write ${usageOf(help)}`;
  const options = [...help.matchAll(/--[a-z][a-z-]*/g)].map(([known]) => known);
  return `there is no option ${dashed(name)}; ${suggest(dashed(name), [...new Set(options)])}`;
}

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);

/** Such as `kontor run <file>`, the first line of a help. */
const usageOf = (help: string): string => help.split("\n")[0];

/** `kontor completion SHELL`: the lines that make a shell complete commands, options and names of scenarios. */
import type { Argv, CommandModule } from "yargs";
import { listScenarios } from "../scenario/load.js";
import { withCommon } from "./options.js";

/** The hidden option by which yargs lists the words that may follow; SHELL tells it how to write them. */
const ASK = "kontor --get-yargs-completions";

const SCRIPTS = {
  bash: [
    "# Completion of kontor for bash. To install: kontor completion bash >> ~/.bashrc",
    "_kontor_complete() {",
    "  local word=\"${COMP_WORDS[COMP_CWORD]}\" IFS=$'\\n'",
    `  COMPREPLY=($(compgen -W "$(SHELL=bash ${ASK} "\${COMP_WORDS[@]}" 2>/dev/null)" -- "$word"))`,
    "}",
    "complete -o bashdefault -o default -F _kontor_complete kontor",
  ],
  zsh: [
    "#compdef kontor",
    "# Completion of kontor for zsh. To install: kontor completion zsh >> ~/.zshrc, after compinit",
    "_kontor_complete() {",
    "  local -a reply",
    `  reply=("\${(@f)$(SHELL=zsh ${ASK} "\${words[@]}" 2>/dev/null)}")`,
    "  _describe 'kontor' reply",
    "  _files",
    "}",
    "compdef _kontor_complete kontor",
  ],
} as const;

/** Commands that take a scenario first. */
const OF_SCENARIOS = new Set(["run", "compare", "check", "show", "validate"]);

type Found = (error: Error | null, found: string[] | undefined) => void;

/**
 * Lists the words that may follow: what yargs knows, and names of scenarios where a command wants one.
 *
 * @param typed the words typed, the program first
 */
export function completeWords(
  current: string,
  { _: typed }: { readonly _: readonly string[] },
  complete: (found: Found) => void,
  done: (words: string[]) => void,
): void {
  const wantsScenario = OF_SCENARIOS.has(typed[1] ?? "") && !current.startsWith("-");
  complete((_error, found = []) => {
    const isValue = found.length > 0 && !found[0].startsWith("-");
    done([...(wantsScenario && !isValue ? listScenarios() : []), ...found]);
  });
}

const describeOptions = (yargs: Argv) =>
  withCommon(yargs)
    .positional("shell", { choices: ["bash", "zsh"] as const, demandOption: true, describe: "which shell" })
    .example("$0 completion bash >> ~/.bashrc", "from the next shell on");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const completionCommand: CommandModule<object, Options> = {
  command: "completion <shell>",
  describe: "print what makes your shell complete kontor's words",
  builder: describeOptions,
  handler: ({ shell }) => {
    process.stdout.write(`${SCRIPTS[shell].join("\n")}\n`);
  },
};

/** `kontor run FILE`. What can be refused at once is refused before all that simulates is loaded. */
import type { CommandModule } from "yargs";
import { describeOptions, readAmount, readThreads, readTimeBudget, type Options } from "./runOptions.js";

export const runCommand: CommandModule<object, Options> = {
  command: "run <file>",
  describe: "simulate a scenario and print what it says",
  builder: describeOptions,
  handler: async (options) => {
    readThreads(options.threads);
    readAmount(options);
    readTimeBudget(options.timeBudget);
    const { runScenario } = await import("./runScenario.js");
    await runScenario(options);
  },
};

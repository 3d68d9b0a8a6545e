/** `kontor schema`: the JSON Schema of scenario files, for editors. */
import type { Argv, CommandModule } from "yargs";
import { jsonDocument } from "../report/plain.js";
import { scenarioJsonSchema } from "../scenario/schema.js";
import { withCommon } from "./options.js";

const describeOptions = (yargs: Argv) =>
  withCommon(yargs)
    .positional("of", {
      choices: ["scenario"] as const,
      default: "scenario" as const,
      describe: "whose schema",
    })
    .example("$0 schema > kontor.schema.json", "beside your files, for your editor");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const schemaCommand: CommandModule<object, Options> = {
  command: "schema [of]",
  describe: "print the JSON Schema of scenario files, for editors",
  builder: describeOptions,
  handler: () => {
    process.stdout.write(jsonDocument(scenarioJsonSchema()));
  },
};

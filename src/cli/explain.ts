/** `kontor explain WORD`: what a word of reports, scenario files or refusals means. */
import type { Argv, CommandModule } from "yargs";
import { EXIT, UserError } from "../errors.js";
import { renderIndex, renderTopics, renderTopicsJson } from "../report/explain.js";
import { findTopics, listTopics, nearestTopic } from "../report/topics.js";
import { withJson } from "./options.js";
import { VERSION } from "./version.js";

const describeOptions = (yargs: Argv) =>
  withJson(yargs)
    .positional("words", {
      type: "string",
      array: true,
      default: [] as string[],
      describe: "a measure, a key, an exit code or any other word; all are listed when absent",
    })
    .example("$0 explain utilisation", "a word of the reports")
    .example("$0 explain exit code 3", "how a run ended");

type Options = Awaited<ReturnType<typeof describeOptions>["argv"]>;

export const explainCommand: CommandModule<object, Options> = {
  command: "explain [words..]",
  describe: "say what a word of reports, files or refusals means",
  builder: describeOptions,
  handler: ({ words, lang, json }) => {
    const word = words.join(" ");
    const topics = word === "" ? [] : findTopics(word);
    if (word !== "" && topics.length === 0) throw unknown(word);
    if (json) process.stdout.write(renderTopicsJson(word, word === "" ? listTopics() : topics, VERSION));
    else process.stdout.write(word === "" ? renderIndex(lang) : renderTopics(topics, lang));
  },
};

function unknown(word: string): UserError {
  const nearest = nearestTopic(word);
  const remedy = nearest === null ? "kontor explain lists all words" : `did you mean ${nearest}?`;
  return new UserError(`explain: there is no word ${JSON.stringify(word)}; ${remedy}`, EXIT.usage);
}

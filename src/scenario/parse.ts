/** Text in, scenario out: the steps from a file to a resolved scenario, and all that is wrong on the way. */
import { EXIT, UserError, type Problem } from "../errors.js";
import { horizonOf } from "./calendar.js";
import { checkDocument } from "./check.js";
import { LIMITS } from "./limits.js";
import { readNetwork, type NetworkReading } from "./network.js";
import { applyOverride, hasPlace, readOverride, type Override } from "./overrides.js";
import { refusal, type Finding, type Refusal } from "./reading.js";
import { resolveScenario } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import type { Written } from "./schema.js";
import { createSubject } from "./subject.js";
import { validate } from "./validate.js";
import { readYaml, type YamlReading } from "./yaml.js";

/**
 * Reads a scenario.
 *
 * @param file name in messages; its last part without ending is the scenario's id
 * @param readTable text of a table by its name in the file; throws UserError when it cannot be had
 * @param overrides values set from outside, as `path=value`
 * @throws UserError with every problem found (exit code 3)
 */
export async function parseScenario(
  text: string,
  file: string,
  readTable: (name: string) => string,
  overrides: readonly string[] = [],
): Promise<Scenario> {
  const yaml = readYaml(text);
  const faults = yaml.faults.map(({ offset, path, problem, remedy }): Problem => {
    return { file, ...yaml.placeOf(offset), path: path.join("."), problem, remedy };
  });
  if (!yaml.usable) throw invalid(file, faults);
  const { value, set, problems: misset } = override(yaml.value, overrides);
  const { written, findings } = validate(value);
  const network = await networkOf(written, readTable);
  const between = written === null ? [] : checkDocument(createSubject(value, written, network.rows));
  const whereabouts = { file, yaml, set };
  const all = [...findings, ...network.findings, ...withoutKnown(between, findings)];
  const placed = all.map((finding) => place(finding, whereabouts));
  const own = [...faults, ...withoutFaulty(placed, faults)].toSorted(byPlace);
  const problems = [...misset, ...own, ...network.problems];
  const horizon = written === null ? null : horizonOf(written);
  if (problems.length > 0 || written === null || horizon === null) throw invalid(file, problems);
  return resolveScenario({ id: idOf(file), written, horizon, network: network.rows });
}

/** A document with values put in from outside. */
interface Overridden {
  readonly value: unknown;
  readonly set: readonly Override[];
  readonly problems: readonly Problem[];
}

function override(document: unknown, texts: readonly string[]): Overridden {
  const set: Override[] = [];
  const problems: Problem[] = [];
  let value = document;
  for (const text of texts) {
    const reading = readOverride(text);
    if ("problem" in reading) {
      problems.push(problemOf(text, reading));
    } else if (hasPlace(value, reading.override.path)) {
      set.push(reading.override);
      value = applyOverride(value, reading.override);
    } else {
      problems.push(problemOf(text, refusal("leads to no place of the list", "count the places from 0")));
    }
  }
  return { value, set, problems };
}

/** A problem of a value set from outside, which has no line. */
function problemOf(text: string, { problem, remedy }: Refusal, path = ""): Problem {
  return { file: `--set ${text}`, line: 0, column: 0, path, problem, remedy };
}

const NO_NETWORK: NetworkReading = { rows: null, findings: [], problems: [] };

async function networkOf(
  written: Written | null,
  readTable: (name: string) => string,
): Promise<NetworkReading> {
  if (written?.network === undefined) return NO_NETWORK;
  return readNetwork(written.network, (name) => {
    try {
      return { value: readTable(name) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return refusal(error.message, error.problems[0]?.remedy ?? "write the name of another file");
    }
  });
}

interface Whereabouts {
  readonly file: string;
  readonly yaml: YamlReading;
  readonly set: readonly Override[];
}

/** A finding with its line, or with the override that brought it in. */
function place({ path, at, problem, remedy }: Finding, { file, yaml, set }: Whereabouts): Problem {
  const shown = path.join(".");
  const source = set.findLast((one) => `${shown}.`.startsWith(`${one.path.join(".")}.`));
  if (source !== undefined) return problemOf(source.text, { problem, remedy }, shown);
  return { file, ...yaml.locate(path, at), path: shown, problem, remedy };
}

function nameOf({ path, at }: Finding): string {
  return [at, ...path].join("\n");
}

/** Findings without those about a key or value that the schema has refused already. */
function withoutKnown(findings: readonly Finding[], known: readonly Finding[]): Finding[] {
  const names = new Set(known.map(nameOf));
  return findings.filter((finding) => !names.has(nameOf(finding)));
}

/** Leaves out what only repeats a fault of the text at the same place. */
function withoutFaulty(problems: readonly Problem[], faults: readonly Problem[]): Problem[] {
  const spots = new Set(faults.map(({ line, column }) => `${line}:${column}`));
  return problems.filter(({ line, column }) => line === 0 || !spots.has(`${line}:${column}`));
}

function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

/** The error of an invalid scenario: at most `LIMITS.problems` problems are kept. */
function invalid(file: string, problems: readonly Problem[]): UserError {
  const most = LIMITS.problemsCollected;
  const many = problems.length < most ? `${problems.length} problems` : `${most} problems or more`;
  const count = problems.length === 1 ? "1 problem" : many;
  const rest = problems.length > LIMITS.problems ? `, the first ${LIMITS.problems} are shown` : "";
  return new UserError(`${file} has ${count}${rest}`, EXIT.invalid, problems.slice(0, LIMITS.problems));
}

/** `skelleftea` of `scenarios/skelleftea.yaml`. */
function idOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.ya?ml$/, "");
}

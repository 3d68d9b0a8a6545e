/** Text in, scenario out: the steps from a file to a resolved scenario, and all that is wrong on the way. */
import { EXIT, UserError, type Problem } from "../errors.js";
import { horizonOf } from "./calendar.js";
import { mergeChain, originOf, placeInChain, readChain } from "./chain.js";
import type { Chain, ExtendedSource, ScenarioText } from "./chain.js";
import { checkDocument } from "./check.js";
import { readHolidays, type HolidaysReading } from "./holidays.js";
import { LIMITS } from "./limits.js";
import { findMissing, findStudy } from "./missing.js";
import { readNetwork, type NetworkReading } from "./network.js";
import { overrideValues, problemOf, type Overridden } from "./overrides.js";
import { expectedDays } from "./loads.js";
import { findOverloads } from "./overload.js";
import { findingAt, refusal, type Finding, type Path, type Reading } from "./reading.js";
import { resolveScenario } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import type { Written } from "./schema.js";
import { createSubject } from "./subject.js";
import { officesOverTime, type Ground } from "./timeline.js";
import { validate } from "./validate.js";

/** What a scenario may name: other scenarios, and tables. Both throw UserError for what cannot be had. */
export interface Surroundings {
  readonly readExtended: ExtendedSource;
  /** Text of a table by its name, and what the file that names it is known by. */
  readonly readTable: (name: string, by: string) => string;
  /** Networks read before from the same files, by what is written of them: documents that differ elsewhere share one. */
  readonly networks?: Map<string, NetworkReading>;
}

/** A scenario, and what was written of it. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** The document with what it extends and what is set from outside: texts, numbers, lists and sections. */
  readonly document: unknown;
  /** What has been read of the document and its tables. */
  readonly ground: Ground;
  /** Names of its file and of those it extends. */
  readonly files: readonly string[];
}

/**
 * Reads a scenario that extends no other.
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
  const alone: Surroundings = { readTable, readExtended: refuseToExtend };
  return (await parseDocument({ file, text, key: file }, alone, overrides)).scenario;
}

function refuseToExtend(): never {
  const problem = { file: "", line: 0, column: 0, path: "" };
  const alone = refusal("there is no other scenario here", "write everything into this one");
  throw new UserError(alone.problem, EXIT.invalid, [{ ...problem, ...alone }]);
}

/**
 * Reads a scenario and all that it names.
 *
 * @param allows what may stand in it beside a scenario: a study of its policies, which is then left for the reader
 * @throws UserError with every problem found (exit code 3)
 */
export async function parseDocument(
  top: ScenarioText,
  surroundings: Surroundings,
  overrides: readonly string[] = [],
  allows: "scenario" | "study" = "scenario",
): Promise<LoadedScenario> {
  const { chain, usable, problems: faults } = readChain(top, surroundings.readExtended);
  if (!usable) throw invalid(top.file, faults);
  const overridden = overrideValues(mergeChain(chain), overrides);
  const { value } = overridden;
  const { written, findings } = validate(value);
  const sourceOf = tableSource(chain, overridden, surroundings);
  const network = await networkOf(written, sourceOf, surroundings);
  const calendar = await calendarOf(written, sourceOf);
  const horizon = written === null ? null : horizonOf(written);
  const { rows } = network;
  const { holidays } = calendar;
  const timeline =
    written === null ? NO_TIMELINE : officesOverTime({ written, network: rows, holidays, horizon });
  const between =
    written === null
      ? []
      : checkDocument(createSubject(value, written, { network: rows, holidays, offices: timeline.offices }));
  // Where some offices could not be read, patches may well be about them.
  const isWhole =
    !findings.some(({ path: [key] }) => key === "offices" || key === "network") && network.isWhole;
  const aboutPatches = isWhole ? timeline.findings : [];
  const misplaced = allows === "study" ? [] : findStudy(value);
  const later = [
    ...misplaced,
    ...findMissing(value),
    ...network.findings,
    ...calendar.findings,
    ...aboutPatches,
  ];
  const all = [...findings, ...later, ...withoutKnown(between, findings)];
  const placed = all.map((finding) => place(finding, chain, overridden));
  const own = inOrder([...faults, ...withoutFaulty(placed, faults)], chain);
  const problems = [...overridden.problems, ...own, ...network.problems, ...calendar.problems];
  if (problems.length > 0 || written === null || horizon === null) throw invalid(top.file, problems);
  const scenario = resolveScenario({
    id: idOf(top.file),
    written,
    horizon,
    network: rows,
    offices: timeline.offices,
    networkLines: timeline.lines,
    bases: timeline.bases,
  });
  const overloads = findPatientOverloads(scenario, written).map((finding) =>
    place(finding, chain, overridden),
  );
  if (overloads.length > 0) throw invalid(top.file, inOrder(overloads, chain));
  const ground = { written, network: rows, holidays, horizon };
  return { scenario, document: value, ground, files: chain.map(({ file }) => file) };
}

/** Lines that only grow, at the office if it is written out, else at the network. */
function findPatientOverloads(scenario: Scenario, { offices }: Written): Finding[] {
  return findOverloads(scenario, expectedDays(scenario, "patient"))
    .filter(({ isPatient }) => isPatient)
    .map(({ office, problem, remedy }) => {
      const path = Object.hasOwn(offices, office.id) ? ["offices", office.id] : ["network"];
      const whose = path[0] === "network" ? `${office.id}: ` : "";
      return findingAt(path, refusal(whose + problem, remedy), "key");
    });
}

const NO_TIMELINE = { offices: [], lines: [], bases: new Map(), findings: [] };
const NO_NETWORK = { rows: null, findings: [], problems: [], isWhole: true };
const NO_CALENDAR: HolidaysReading = { holidays: null, findings: [], problems: [] };

type TextSource = (name: string, path: Path) => Reading<string>;

/** Tables are looked up from the file that names them. */
function tableSource(chain: Chain, { set }: Overridden, { readTable }: Surroundings): TextSource {
  return (name, path) => {
    const isSet = set.some((one) => path.join(".") === one.path.join("."));
    const { link } = isSet ? { link: chain[0] } : originOf(chain, path);
    try {
      return { value: readTable(name, link.key) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return refusal(error.message, error.problems[0]?.remedy ?? "write the name of another file");
    }
  };
}

async function networkOf(
  written: Written | null,
  source: TextSource,
  { networks }: Surroundings,
): Promise<NetworkReading & { readonly isWhole: boolean }> {
  if (written?.network === undefined) return NO_NETWORK;
  const key = JSON.stringify(written.network);
  const reading = networks?.get(key) ?? (await readNetwork(written.network, source));
  networks?.set(key, reading);
  return { ...reading, isWhole: reading.rows !== null };
}

async function calendarOf(written: Written | null, source: TextSource): Promise<HolidaysReading> {
  if (written?.calendar === undefined) return NO_CALENDAR;
  return readHolidays(written.calendar, (name) => source(name, ["calendar"]));
}

/** A finding with its line, or with the override that brought it in. */
function place(finding: Finding, chain: Chain, { set }: Overridden): Problem {
  const shown = finding.path.join(".");
  const source = set.findLast((one) => `${shown}.`.startsWith(`${one.path.join(".")}.`));
  return source === undefined ? placeInChain(chain, finding) : problemOf(source.text, finding, shown);
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
  const spots = new Set(faults.map(spotOf));
  return problems.filter((problem) => problem.line === 0 || !spots.has(spotOf(problem)));
}

function spotOf({ file, line, column }: Problem): string {
  return `${file}:${line}:${column}`;
}

/** By place, the scenario's own file first; what has no place comes before. */
function inOrder(problems: readonly Problem[], chain: Chain): Problem[] {
  const rank = ({ file }: Problem): number => chain.findIndex((link) => link.file === file);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
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

/** Scenarios that differ from a written one by patches put behind its own. Each is an ordinary scenario, and has its text. */
import { openScenario } from "./load.js";
import { parseDocument, type LoadedScenario, type Surroundings } from "./parse.js";
import type { ScenarioText } from "./chain.js";
import { withValues } from "./pathGrid.js";
import type { WrittenPolicy } from "./writtenPolicy.js";
import { valueBelow } from "./reading.js";
import type { Scenario } from "./scenario.js";
import { varied } from "./varied.js";
import { readYaml, writeYaml } from "./yaml.js";

/** A scenario made from another one. */
export interface Variant {
  readonly id: string;
  readonly scenario: Scenario;
  /** As the text of a scenario file, to lie in the folder of the one it is made from. */
  readonly text: string;
}

/** A scenario that others are made from. */
export interface Variable extends LoadedScenario {
  /** @throws UserError with every problem of the patches (exit code 3) */
  readonly vary: (policy: WrittenPolicy) => Promise<Variant>;
}

/** What variants of one file have in common. */
export interface Original {
  readonly top: ScenarioText;
  readonly surroundings: Surroundings;
  /** What the file itself says, without what it extends. */
  readonly own: unknown;
  readonly overrides: readonly string[];
  readonly allows: "scenario" | "study";
  /** What was read of it, overrides included; with it variants need no text to be read. */
  readonly base?: LoadedScenario;
}

/**
 * Loads a scenario so that others can be made from it.
 *
 * @param overrides values set from outside, as `path=value`; they hold for every variant
 * @throws UserError with every problem found (exit code 3)
 */
export async function loadVariable(nameOrPath: string, overrides: readonly string[] = []): Promise<Variable> {
  const opened = openScenario(nameOrPath);
  const surroundings = { ...opened.surroundings, networks: new Map() };
  const loaded = await parseDocument(opened.top, surroundings, overrides);
  const own = readYaml(opened.top.text).value;
  const original = {
    top: opened.top,
    surroundings,
    own,
    overrides,
    allows: "scenario",
    base: loaded,
  } as const;
  return { ...loaded, vary: (policy) => makeVariant(original, policy) };
}

/** Overrides of what differs between variants: only the text shows what they come to. */
const OF_VARIANTS = /^(patch|title)[.=]/;

/**
 * The original with patches, from what was read of it; its text is written when it is asked for.
 *
 * @returns null where its text must be read: it has problems, changes values, or overrides concern its patches
 */
export function composeVariant({ own, overrides, base }: Original, policy: WrittenPolicy): Variant | null {
  if (base === undefined || policy.values !== undefined) return null;
  if (overrides.some((one) => OF_VARIANTS.test(one))) return null;
  const title = titleOf(valueBelow(own, "title"), policy.id);
  const scenario = varied(base, { id: policy.id, title, patches: policy.patches });
  return scenario === null ? null : withText(policy.id, scenario, () => textWith(own, policy));
}

function withText(id: string, scenario: Scenario, write: () => string): Variant {
  return {
    id,
    scenario,
    get text() {
      return write();
    },
  };
}

/** The original with patches. @throws UserError with every problem of the patches (exit code 3) */
export async function makeVariant(original: Original, policy: WrittenPolicy): Promise<Variant> {
  return composeVariant(original, policy) ?? readVariant(original, policy);
}

/** As `makeVariant`, from the text. */
export async function readVariant(original: Original, policy: WrittenPolicy): Promise<Variant> {
  const { top, surroundings, own, overrides, allows } = original;
  const text = textWith(own, policy);
  const file = top.file.replace(/[^\\/]*$/, `${policy.id}.yaml`);
  const { scenario } = await parseDocument({ ...top, file, text }, surroundings, overrides, allows);
  return { id: policy.id, scenario, text };
}

/** A scenario that says of a file all but a study, and of a policy its patches. */
export function textWith(own: unknown, policy: WrittenPolicy | null): string {
  const whole = policy === null ? own : withValues(own, policy);
  const { study: _study, title, patch, ...rest } = whole as Readonly<Record<string, unknown>>;
  const before = Array.isArray(patch) ? (patch as readonly unknown[]) : [];
  const patches = [...before, ...(policy?.patches ?? [])];
  return writeYaml({
    ...rest,
    title: policy === null ? title : titleOf(title, policy.id),
    ...(patches.length === 0 ? {} : { patch: patches }),
  });
}

function titleOf(title: unknown, id: string): unknown {
  if (typeof title === "string") return `${title}: ${id}`;
  if (typeof title !== "object" || title === null) return id;
  return Object.fromEntries(
    Object.entries(title).map(([language, words]) => [language, `${String(words)}: ${id}`]),
  );
}

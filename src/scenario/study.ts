/** Study files: a scenario, and policies that change it. Every policy is an ordinary scenario that can be written out. */
import { EXIT, UserError, type Problem } from "../errors.js";
import { policiesOfGrid, sizeOfGrid } from "./grid.js";
import { LIMITS } from "./limits.js";
import { openScenario } from "./load.js";
import { parseDocument, type LoadedScenario } from "./parse.js";
import { findingAt, refusal, valueBelow, type Finding, type Path } from "./reading.js";
import { documentSchema, type Written } from "./schema.js";
import { selectAt } from "./selectorSchema.js";
import { findWrongPlaces, policiesOfPaths, sizeOfPaths } from "./pathGrid.js";
import { policiesOfSchedules, sizeOfSchedules } from "./schedules.js";
import { MOST_POLICIES, NO_POLICIES } from "./studySchema.js";
import { mixPolicies } from "./mix.js";
import { readPolicies, type ReadingPolicies } from "./studyPolicies.js";
import { makeVariant, textWith, type Variant } from "./variants.js";
import type { WrittenPolicy } from "./writtenPolicy.js";
import { readYaml } from "./yaml.js";

/** What a study asks, as its author wrote it. */
export type Question = Omit<
  NonNullable<Written["study"]>,
  "policies" | "grid" | "schedules" | "values" | "where"
>;

export interface Study {
  /** Name of its file without ending. */
  readonly id: string;
  readonly question: Question;
  /** Ids of the offices that are varied and told of. */
  readonly offices: ReadonlySet<string>;
  /**
   * The first is `BASE`: the scenario as it is. Scenarios of more than `MOST_SIMULATED` policies are not kept, but
   * composed anew each time they are asked for.
   */
  readonly policies: readonly Variant[];
  /** Whether policies change the file at any place, so that no office can have one of its own. */
  readonly isOfPlaces: boolean;
  /** A finding about the section as a problem at its line. */
  readonly problemAt: (finding: Finding) => Problem;
  /**
   * The scenario in which each office has what a policy of its own says of it, and no change where it has none.
   *
   * @param chosen id of the policy by id of the office
   */
  readonly mix: (chosen: ReadonlyMap<string, string>) => Promise<Variant>;
}

/** What is now, as a policy among the others. */
export const BASE = "base";

/** How a study is loaded. */
export interface Loading extends Pick<ReadingPolicies, "onRead"> {
  /** Ids of the policies wanted beside `BASE`; all when left out. */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Loads a study and reads every policy of it.
 *
 * @param overrides values set from outside, as `path=value`; they hold for every policy
 * @throws UserError with every problem found (exit code 3)
 */
export async function loadStudy(
  nameOrPath: string,
  overrides: readonly string[] = [],
  { only, onRead }: Loading = {},
): Promise<Study> {
  const opened = openScenario(nameOrPath);
  const { top } = opened;
  const surroundings = { ...opened.surroundings, networks: new Map() };
  const base = await parseDocument(top, surroundings, overrides, "study");
  const yaml = readYaml(top.text);
  const problemAt = ({ path, at, problem, remedy }: Finding): Problem => {
    return { file: top.file, ...yaml.locate(path, at), path: path.join("."), problem, remedy };
  };
  const { policies: lists, grid, values, schedules, where, ...question } = sectionOf(base, problemAt);
  const { offices: varied, findings } =
    where === undefined
      ? { offices: base.scenario.offices, findings: [] }
      : selectAt(where, base.scenario.offices, ["study", "where"]);
  refuseIfAny(top.file, findings.map(problemAt));
  const ids = varied.map(({ id }) => id);
  const named = Object.keys(lists ?? {}).map((id) => namedPolicy(id, base.document, ids));
  refuseIfAny(top.file, findWrongPlaces(values ?? {}, base.document).map(problemAt));
  const { combined, count } = combine({ grid, values, schedules }, ids, named.length);
  refuseIfAny(top.file, findWrongNames(named, combined, count).map(problemAt));
  if (named.length + combined.length === 0)
    refuseIfAny(top.file, [problemAt(nothingToTry(grid !== undefined && sizeOfGrid(grid) > 0))]);
  const ofPolicies = overrides.filter((one) => !/^study[.=]/.test(one));
  const original = {
    top,
    surroundings,
    own: yaml.value,
    overrides: ofPolicies,
    allows: "study",
    base,
  } as const;
  const wanted = [...named, ...combined].filter(({ id }) => only?.has(id) ?? true);
  const before = lengthOf(valueBelow(base.document, "patch"));
  const { variants, problems } = await readPolicies(original, wanted, {
    problemsOf: (policy, error) => {
      const from = policy.values === undefined ? "grid" : "values";
      const root: Path = named.includes(policy) ? ["study", "policies", policy.id] : ["study", from];
      return error.problems.map((one) => problemAt(findingOf(one, root, { policy, before })));
    },
    onRead,
  });
  refuseIfAny(top.file, problems);
  const now: Variant = { id: BASE, scenario: base.scenario, text: textWith(yaml.value, null) };
  const policies = [now, ...variants];
  const mix: Study["mix"] = (chosen) =>
    makeVariant(original, mixPolicies([...named, ...combined], chosen, base.scenario.offices));
  const id = base.scenario.id;
  const isOfPlaces = values !== undefined;
  return { id, question, offices: new Set(ids), policies, isOfPlaces, problemAt, mix };
}

/** Policies that are combined of lists: none of them where they are too many with those that are named. */
function combine(
  { grid, values, schedules }: Pick<NonNullable<Written["study"]>, "grid" | "values" | "schedules">,
  ids: readonly string[],
  named: number,
): { readonly combined: readonly WrittenPolicy[]; readonly count: number } {
  const count =
    named +
    (grid === undefined ? 0 : sizeOfGrid(grid)) +
    (values === undefined ? 0 : sizeOfPaths(values)) +
    (schedules === undefined ? 0 : sizeOfSchedules(schedules));
  if (count > MOST_POLICIES) return { combined: [], count };
  const combined = [
    ...(grid === undefined ? [] : policiesOfGrid(grid, ids)),
    ...(values === undefined ? [] : policiesOfPaths(values)),
    ...(schedules === undefined ? [] : policiesOfSchedules(schedules, ids)),
  ];
  return { combined, count };
}

/** The section of a study, read. @throws UserError if there is none */
function sectionOf(
  { document }: LoadedScenario,
  problemAt: (finding: Finding) => Problem,
): NonNullable<Written["study"]> {
  const section = valueBelow(document, "study");
  if (section !== undefined) return documentSchema.shape.study.unwrap().parse(section);
  const missing = refusal(
    "is no study: it has no policies",
    "add a section study, or simulate it with kontor run",
  );
  const problem = problemAt(findingAt([], missing));
  throw new UserError(`${problem.file}: ${missing.problem}`, EXIT.invalid, [problem]);
}

/** A policy that is written out, with the offices and reasons that the study says for it. */
function namedPolicy(id: string, document: unknown, ids: readonly string[]): WrittenPolicy {
  const section = valueBelow(document, "study");
  const list = valueBelow(valueBelow(section, "policies"), id) as readonly object[];
  const where = valueBelow(section, "where") ?? { id: ids };
  return {
    id,
    patches: list.map((patch) => ({ where, ...patch, why: valueBelow(patch, "why") ?? `policy ${id}` })),
  };
}

/** @param hasGrid whether a grid is written, all of whose combinations close before they open */
function nothingToTry(hasGrid: boolean): Finding {
  if (!hasGrid) return findingAt(["study"], NO_POLICIES, "key");
  const closed = refusal("closes before it opens in every combination", "write later times under closes");
  return findingAt(["study", "grid"], closed, "key");
}

function findWrongNames(
  named: readonly WrittenPolicy[],
  combined: readonly WrittenPolicy[],
  count: number,
): Finding[] {
  if (count > MOST_POLICIES) {
    const many = refusal(
      `has ${count} policies`,
      `write at most ${MOST_POLICIES}, with fewer hours, desks or values`,
    );
    return [findingAt(["study"], many, "key")];
  }
  const combinedIds = new Set(combined.map(({ id }) => id));
  return named.flatMap(({ id }) => {
    const path = ["study", "policies", id];
    if (id === BASE) {
      return [
        findingAt(
          path,
          refusal(`"${BASE}" is what is now, and always takes part`, "choose another name"),
          "key",
        ),
      ];
    }
    if (!combinedIds.has(id)) return [];
    return [findingAt(path, refusal("the grid or a schedule has this name", "choose another name"), "key")];
  });
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** A problem of a policy's own text as a finding about the study. @param before patches of the scenario that is varied */
function findingOf(
  { path, problem, remedy }: Problem,
  root: Path,
  { policy, before }: { readonly policy: WrittenPolicy; readonly before: number },
): Finding {
  const [key, place, ...rest] = path.split(".");
  const isOwn = key === "patch" && Number(place) >= before;
  const below = isOwn && root.length > 2 ? [Number(place) - before, ...rest] : [];
  const whose = root.length > 2 ? "" : `${policy.id}: `;
  return findingAt(
    [...root, ...below],
    refusal(whose + problem, remedy),
    below.length === 0 ? "key" : "value",
  );
}

function refuseIfAny(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const isAll = problems.length < LIMITS.problemsCollected;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems${isAll ? "" : " or more"}`;
  const rest = problems.length > LIMITS.problems ? `, the first ${LIMITS.problems} are shown` : "";
  throw new UserError(`${file} has ${count}${rest}`, EXIT.invalid, problems.slice(0, LIMITS.problems));
}

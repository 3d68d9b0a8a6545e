/**
 * A plain value against the schema. What is broken is cut out and the sound rest read all the same, so that
 * checks across sections find their problems in the same run.
 */
import { readIssues } from "./findings.js";
import { LIMITS } from "./limits.js";
import type { Finding, Path } from "./reading.js";
import { documentSchema, type Written } from "./schema.js";

export interface Validation {
  /** The document without its broken parts; null when nothing of it can be read. */
  readonly written: Written | null;
  readonly findings: readonly Finding[];
}

/** Keys below which parts are cut out one by one; elsewhere the whole section goes. */
const DEPTH_OF_PARTS: Readonly<Record<string, number>> = { errands: 2, offices: 2, lines: 2, crews: 2 };

export function validate(value: unknown): Validation {
  const result = documentSchema.safeParse(value);
  if (result.success) return { written: result.data, findings: [] };
  const { issues } = result.error;
  const findings = readIssues(issues, value, LIMITS.problemsCollected);
  const rest = documentSchema.safeParse(
    withoutBroken(
      value,
      issues.map(({ path }) => path as Path),
    ),
  );
  return { written: rest.success ? rest.data : null, findings };
}

/** A copy without the parts that any of the paths leads into. */
function withoutBroken(value: unknown, paths: readonly Path[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const broken = new Set(paths.map((path) => cut(path).join(".")));
  const known = new Set(Object.keys(documentSchema.shape));
  const kept = Object.entries(value).flatMap(([key, section]) => {
    if (!known.has(key) || broken.has(key)) return [];
    return [[key, key in DEPTH_OF_PARTS ? withoutParts(section, key, broken) : section] as const];
  });
  return { ...Object.fromEntries(kept), kontor: 1 };
}

function withoutParts(section: unknown, key: string, broken: ReadonlySet<string>): unknown {
  if (typeof section !== "object" || section === null) return section;
  return Object.fromEntries(Object.entries(section).filter(([name]) => !broken.has(`${key}.${name}`)));
}

function cut(path: Path): Path {
  return path.slice(0, DEPTH_OF_PARTS[String(path[0])] ?? 1);
}

/** How a simulated value is judged against an exact one: by class, by nobody's hand. */
import type { Gathered } from "../experiment/collect.js";
import { sumOf } from "../stats/describe.js";
import type { Estimate } from "../stats/estimate.js";
import { binomialTwoSided } from "../stats/goodness.js";
import { normalScoreOfT } from "../stats/student.js";
import type { Reference } from "./reference.js";

/**
 * Classes: A within 0.5 % at the full limit, B within 2 % at the limit of this run, C rarer, D constant.
 * A and B are judged by z, C by the analysis and by whether the count is absurd, D by equality.
 */
export type Class = "A" | "B" | "C" | "D";

/** Largest |z| of classes A and B. */
export const Z_LIMIT = 4;
/** Relative error allowed between two computations of one exact value. */
export const EXACT_LIMIT = 1e-9;
/** What a table prints as 0 is below this. */
export const EXACT_FLOOR = 1e-12;
/** A count less likely than this is absurd. */
export const ABSURD = 1e-6;

/** A value as judged. */
export interface Judgement {
  readonly case: string;
  readonly quantity: string;
  readonly class: Class;
  readonly exact: number;
  /** This program's closed form or chain. */
  readonly analytic: number;
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** In standard errors: those found, or in class C those that the exact value has. */
  readonly z: number | null;
  /** Chance of a count as far from its expectation, for rare counts. */
  readonly p: number | null;
  /** The estimate that |z| > 4 sent back, where there was one. */
  readonly first?: { readonly estimate: number; readonly standardError: number; readonly z: number };
  readonly passed: boolean;
}

/** What a value was simulated as: its figure, on the scale of the reference, and what was gathered for it. */
export interface Simulated {
  readonly estimate: Estimate;
  readonly gathered: Gathered;
  readonly replications: number;
}

/** Estimate and error of a figure on the scale of its reference. @throws Error for a constant */
export function onScale({ probe }: Reference, { estimate, standardError, ...rest }: Estimate): Estimate {
  if (probe.kind === "constant") throw new Error("onScale: a constant has no figure");
  const { scale, offset } = probe;
  return {
    ...rest,
    estimate: estimate === null ? null : scale * estimate + offset,
    standardError: standardError === null ? null : Math.abs(scale) * standardError,
  };
}

/** Names of chances; a share of callers is a ratio of two counts that may end on different days. */
const CHANCE = /^p[_\d](?!served)/;

/** Whether an exact value is certain: a chance of 0 or 1, a mean of 0, or fixed because nothing has happened yet. */
export function isCertain({ exact, quantity }: Reference): boolean {
  return exact === 0 || (exact === 1 && CHANCE.test(quantity)) || quantity.endsWith(" at 00:00");
}

/** Distance in standard errors, as a normal score; null without an error. */
export function scoreOf(exact: number, { estimate, standardError, n }: Estimate): number | null {
  if (estimate === null || standardError === null || standardError === 0) return null;
  return normalScoreOfT((estimate - exact) / standardError, n - 1);
}

/**
 * Distance of a rare value in the standard errors that it has if the exact value is true: the variance of rare events that
 * come in spells grows with their number, so that a sample of too few spells takes its own error for too small, and one of
 * too many for too large. The score test of a Poisson law with the spread that was found. Null without an error.
 */
export function rareScore(exact: number, found: Estimate): number | null {
  const { estimate, standardError } = found;
  if (estimate === null || standardError === null || standardError === 0) return null;
  return scoreOf(exact, { ...found, standardError: standardError * Math.sqrt(Math.abs(exact / estimate)) });
}

/** Judges a constant of the inputs. */
export function judgeConstant(id: string, reference: Reference, value: number): Judgement {
  const passed = agrees(value, reference.exact) && agrees(reference.analytic, reference.exact);
  return { ...describe(id, reference, "D"), estimate: value, standardError: 0, z: null, p: null, passed };
}

/** Judges a simulated value of a class. */
export function judgeSimulated(
  id: string,
  reference: Reference,
  kind: Class,
  simulated: Simulated,
): Judgement {
  const { estimate, standardError } = simulated.estimate;
  const z = (kind === "C" ? rareScore : scoreOf)(reference.exact, simulated.estimate);
  const isExact = agrees(reference.analytic, reference.exact);
  const base = { ...describe(id, reference, kind), estimate, standardError, z, p: null };
  if (kind === "D")
    return { ...base, passed: isExact && estimate !== null && agrees(estimate, reference.exact) };
  if (kind === "C") {
    const p = chanceOf(reference, simulated);
    // The binomial law takes visitors as independent, and those of one busy hour are not: what it refuses must
    // be refused by the error between replications too.
    const plausible = (p !== null && p >= ABSURD) || (z !== null && Math.abs(z) <= Z_LIMIT);
    return { ...base, p, passed: isExact && plausible };
  }
  return { ...base, passed: isExact && z !== null && Math.abs(z) <= Z_LIMIT };
}

function describe(id: string, { quantity, exact, analytic }: Reference, kind: Class) {
  return { case: id, quantity, class: kind, exact, analytic };
}

/** Whether two computations of one value agree. */
export function agrees(value: number, exact: number): boolean {
  return Math.abs(value - exact) <= (exact === 0 ? EXACT_FLOOR : EXACT_LIMIT * Math.abs(exact));
}

/** Two-sided binomial chance of a count, where the figure is one and the exact value its probability. */
function chanceOf(reference: Reference, { gathered, replications }: Simulated): number | null {
  const { exact, probe, quantity } = reference;
  const { recipe, columns, measure } = gathered;
  if (recipe.kind !== "ratio" || probe.kind === "constant") return null;
  if (measure.unit !== "share" && !CHANCE.test(quantity)) return null;
  const [successes, trials] = columns.map((column) => sumOf(column.subarray(0, replications)));
  const probability = exact / probe.scale;
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || probability > 1) return null;
  return binomialTwoSided(successes, trials, probability);
}

/**
 * The laws of the scenario language, each with the parameters people know it by; read into the parameters the
 * machine draws with.
 */
import { z } from "zod";
import { expMinusOne } from "../random/elementary.js";
import type { Law } from "../random/law.js";
import { meanOf } from "../random/quantile.js";
import {
  exactlyOne,
  lawDuration,
  list,
  duration,
  number,
  refuse,
  share,
  variation,
  wholeNumber,
} from "./leaves.js";
import type { Context } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { formatDuration } from "./quantities.js";
import { refusal, showSum } from "./reading.js";

/** Shares written by hand need not sum to 1 to the last digit. */
const SHARE_TOLERANCE = 1e-9;

/** Normal score of 90 %: Φ(1.2815515655446004) = 0.9. */
const SCORE_90 = 1.2815515655446004;

const exponential = z.strictObject({ mean: lawDuration });
const gamma = z.strictObject({ mean: lawDuration, cv: variation });
const erlang = z.strictObject({ mean: lawDuration, stages: wholeNumber(1, LIMITS.stages, 3) });

const lognormal = z
  .strictObject({ mean: lawDuration, cv: variation.optional(), p90: lawDuration.optional() })
  .transform(({ mean, cv, p90 }, context) => {
    if (cv !== undefined && p90 === undefined) return { mean, cv };
    if (cv === undefined && p90 !== undefined) return { mean, cv: variationFromP90(mean, p90, context) };
    return refuse(context, refusal("needs either cv or p90", "write one of the two beside mean"));
  });

const weibull = z
  .strictObject({
    mean: lawDuration.optional(),
    scale: lawDuration.optional(),
    shape: number(LIMITS.smallestShape, LIMITS.largestShape, 1.5),
  })
  .transform(({ mean, scale, shape }, context) => {
    if (mean === undefined && scale !== undefined) return { shape, scale };
    if (mean !== undefined && scale === undefined) {
      return { shape, scale: mean / meanOf({ kind: "weibull", shape, scale: 1 }) };
    }
    return refuse(context, refusal("needs either mean or scale", "write one of the two beside shape"));
  });

const hyperexponential = z
  .strictObject({
    branches: list(z.strictObject({ share, mean: lawDuration }), {
      title: "a list of branches",
      examples: [
        [
          { share: 0.3, mean: "5 min" },
          { share: 0.7, mean: "20 min" },
        ],
      ],
      most: 100,
    }),
  })
  .transform(({ branches }, context) => {
    const shares = branches.map((branch) => branch.share);
    const sum = shares.reduce((total, one) => total + one, 0);
    if (Math.abs(sum - 1) <= SHARE_TOLERANCE) return { shares, means: branches.map((branch) => branch.mean) };
    const remedy = "change them so that they sum to 1, or to 100 %";
    return refuse(context, refusal(`the shares sum to ${showSum(sum)}`, remedy), ["branches"]);
  });

const uniform = z
  .strictObject({ from: duration, to: lawDuration })
  .superRefine(({ from, to }, context) => refuseUnlessRising(context, { from, to }));

const triangular = z
  .strictObject({ from: duration, mode: duration, to: lawDuration })
  .superRefine(({ from, mode, to }, context) => {
    if (from === mode || mode === to) refuseUnlessRising(context, { from, to });
    else refuseUnlessRising(context, { from, mode, to });
  });

const shapes = exactlyOne({
  exponential: exponential.optional(),
  lognormal: lognormal.optional(),
  gamma: gamma.optional(),
  weibull: weibull.optional(),
  erlang: erlang.optional(),
  hyperexponential: hyperexponential.optional(),
  deterministic: lawDuration.optional(),
  uniform: uniform.optional(),
  triangular: triangular.optional(),
  empirical: list(lawDuration, {
    title: "a list of durations",
    examples: [["4 min", "7 min"]],
    most: LIMITS.empiricalValues,
  }).optional(),
}).transform((written): Law => {
  const [kind] = Object.keys(written) as (keyof typeof written)[];
  const parameters = written[kind];
  if (kind === "deterministic") return { kind, value: parameters as number };
  if (kind === "empirical") return { kind, values: parameters as number[] };
  return { kind, ...(parameters as object) } as Law;
});

/** The law of a duration; a bare duration is always the same. */
export const law = z
  .union([lawDuration.transform((value): Law => ({ kind: "deterministic", value })), shapes])
  .meta({ title: "a law", examples: [{ exponential: { mean: "10 min" } }, "10 min"] });

/** Demands that named durations rise strictly in the order given. */
function refuseUnlessRising(context: Context, named: Readonly<Record<string, number>>): void {
  const entries = Object.entries(named);
  for (let i = 1; i < entries.length; i++) {
    const [[earlier, low], [later, high]] = [entries[i - 1], entries[i]];
    if (low < high) continue;
    const problem = `${earlier} ${formatDuration(low)} is not below ${later} ${formatDuration(high)}`;
    refuse(context, refusal(problem, "swap or change them"), [later]);
    return;
  }
}

/** Smallest and largest p90 of a lognormal law, as multiples of its mean: at `LIMITS.smallestCv`, and at any cv. */
const P90_RANGE = [1.013, 2.273] as const;

/**
 * Coefficient of variation of a lognormal law with this mean and this value exceeded by one in ten. With
 * L = ln(p90 / mean), the spread σ solves σ²/2 − zσ + L = 0; the smaller root is the one people mean. Its
 * largest L is z²/2.
 */
function variationFromP90(mean: number, p90: number, context: Context): number {
  const ratio = p90 / mean;
  const [least, most] = P90_RANGE;
  if (ratio < least || ratio > most) {
    const problem = `p90 ${formatDuration(p90)} does not fit the mean ${formatDuration(mean)}`;
    return refuse(context, refusal(problem, `write ${least} to ${most} times the mean`), ["p90"]);
  }
  const log = Math.log(ratio);
  // Rationalised, so that a p90 close to the mean loses no digits.
  const sigma = (2 * log) / (SCORE_90 + Math.sqrt(SCORE_90 * SCORE_90 - 2 * log));
  return Math.sqrt(expMinusOne(sigma * sigma));
}

/**
 * Every steady state the program knows in closed form or by a chain, behind one function and a table of models.
 *
 * Models and parameters carry the short names of the published tables; each row turns them into the readable
 * arguments of its function.
 */
import { lossSystem, mmc, mmck, type Line } from "./erlang.js";
import { erlangA, erlangABalking, type ImpatientLine } from "./erlangA.js";
import { md1, mdc } from "./crommelin.js";
import { erlangPhases, mixedPhases, mphc } from "./phaseType.js";
import { mg1 } from "./pollaczek.js";
import { ASKED, type Asked, type Quantities } from "./quantities.js";
import { SERVICE_MOMENTS, type Moments } from "./serviceMoments.js";

/** Parameters of a case by their short names. */
export type Params = Readonly<Record<string, number | string>>;

type Model = (params: Params, asked: Asked) => Quantities;

/** The models, by the prefix of the ids of their cases. */
const MODELS = {
  /** M/M/1: lam, mu. */
  mm1: (p, asked) => mmc({ ...rates(p), servers: 1 }, asked),
  /** M/M/c: lam, mu, c. */
  mmc: (p, asked) => mmc(line(p), asked),
  /** M/M/c/K: lam, mu, c, K. */
  mmck: (p) => mmck(line(p), number(p, "K")),
  /** M/G/c/c, Erlang B: a [erlang], c. */
  erlb: (p) => lossSystem(number(p, "a"), number(p, "c")),
  /** M/M/c+M, Erlang A: lam, mu, theta, c. */
  erla: (p, asked) => erlangA(impatientLine(p), asked),
  /** M/M/c+M with balking min(1, q/M): lam, mu, theta, c, M. */
  balk: (p) => erlangABalking(impatientLine(p), number(p, "M")),
  /** M/G/1: lam, service and the parameters of that law. */
  mg1: (p) => mg1(number(p, "lam"), serviceMoments(p)),
  /** M/D/1: lam, D. */
  md1: (p, asked) => md1({ arrivalRate: number(p, "lam"), service: number(p, "D") }, asked),
  /** M/D/c: lam, D, c. */
  mdc: (p, asked) =>
    mdc({ arrivalRate: number(p, "lam"), service: number(p, "D"), servers: number(p, "c") }, asked),
  /** M/E_k/c: lam, k, mean_service, c. */
  mekc: (p) =>
    mphc(number(p, "lam"), erlangPhases(number(p, "k"), number(p, "mean_service")), number(p, "c")),
  /** M/H2/c: lam, p, rate1, rate2, c. */
  mh2c: (p) => {
    const share = number(p, "p");
    const service = mixedPhases([share, 1 - share], [number(p, "rate1"), number(p, "rate2")]);
    return mphc(number(p, "lam"), service, number(p, "c"));
  },
} as const satisfies Record<string, Model>;

/** Names of the models. */
export type ModelName = keyof typeof MODELS;

/** Whether steady-state values are known for the model of this name. */
export function isModel(name: string): name is ModelName {
  return Object.hasOwn(MODELS, name);
}

/**
 * Steady-state values of a model, under the names listed in quantities.ts.
 *
 * @param params by short names: rates [1/min], times [min], counts
 * @param asked thresholds and levels of the wait, for the models whose wait law is known
 * @throws RangeError if a parameter is missing or out of range, or the line has no steady state
 */
export function steadyState(model: ModelName, params: Params, asked: Asked = ASKED): Quantities {
  const answer: Model = MODELS[model];
  return answer(params, asked);
}

/**
 * Reads parameters such as `lam=0.16;k=2;service=gamma`: what looks like a number is one.
 *
 * @throws RangeError naming the first part without a name and a value
 */
export function parseParams(text: string): Params {
  const entries = text.split(";").map((part): [string, number | string] => {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new RangeError(`parseParams: "${part}" in "${text}" is not of the form name=value`);
    }
    const numeric = Number(value);
    return [name, Number.isNaN(numeric) ? value : numeric];
  });
  return Object.fromEntries(entries);
}

function number(params: Params, name: string): number {
  const value = params[name];
  if (typeof value === "number") return value;
  throw new RangeError(`steadyState: parameter ${name} is ${value ?? "missing"}; it must be a number`);
}

function rates(params: Params): Omit<Line, "servers"> {
  return { arrivalRate: number(params, "lam"), serviceRate: number(params, "mu") };
}

function line(params: Params): Line {
  return { ...rates(params), servers: number(params, "c") };
}

function impatientLine(params: Params): ImpatientLine {
  return { ...line(params), patienceRate: number(params, "theta") };
}

/** The service laws of M/G/1, by the name in the parameter `service`. */
const SERVICES: ReadonlyMap<number | string | undefined, (p: Params) => Moments> = new Map([
  ["deterministic", (p) => SERVICE_MOMENTS.deterministic({ mean: number(p, "mean") })],
  ["exponential", (p) => SERVICE_MOMENTS.exponential({ mean: number(p, "mean") })],
  ["lognormal", (p) => SERVICE_MOMENTS.lognormal({ mean: number(p, "mean"), cv: number(p, "cv") })],
  ["gamma", (p) => SERVICE_MOMENTS.gamma({ mean: number(p, "mean"), cv: number(p, "cv") })],
  ["uniform", (p) => SERVICE_MOMENTS.uniform({ from: number(p, "a"), to: number(p, "b") })],
  [
    "triangular",
    (p) => SERVICE_MOMENTS.triangular({ from: number(p, "a"), mode: number(p, "mode"), to: number(p, "b") }),
  ],
]);

function serviceMoments(params: Params): Moments {
  const moments = SERVICES.get(params["service"]);
  if (moments !== undefined) return moments(params);
  throw new RangeError(
    `steadyState: service ${params["service"] ?? "missing"} is not one of ${[...SERVICES.keys()].join(", ")}`,
  );
}

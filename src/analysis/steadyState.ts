/**
 * Every steady state the program knows in closed form or by a chain, behind one function and a table of models.
 *
 * Models and parameters carry the short names of the published tables; each row turns them into the readable
 * arguments of its function.
 */
import { lossSystem, mmc, mmck, type Line } from "./erlang.js";
import { erlangA, erlangABalking, type ImpatientLine } from "./erlangA.js";
import { md1, mdc } from "./crommelin.js";
import { jacksonNetwork } from "./jackson.js";
import { overflow } from "./overflow.js";
import { lawsOf, numberOf, numberOr, numbersOf, tableOf, type Params } from "./params.js";
import { phoneLine } from "./phoneLine.js";
import { erlangPhases, mixedPhases, mphc } from "./phaseType.js";
import { mg1 } from "./pollaczek.js";
import { mg1Priority, mmcPriority } from "./priority.js";
import { ASKED, type Asked, type Quantities } from "./quantities.js";
import { SERVICE_MOMENTS, type Moments } from "./serviceMoments.js";

type Model = (params: Params, asked: Asked) => Quantities;

/** The models, by the prefix of the ids of their cases. */
const MODELS = {
  /** M/M/1: lam, mu. */
  mm1: (p, asked) => mmc({ ...rates(p), servers: 1 }, asked),
  /** M/M/c: lam, mu, c. */
  mmc: (p, asked) => mmc(line(p), asked),
  /** M/M/c/K: lam, mu, c, K. */
  mmck: (p) => mmck(line(p), numberOf(p, "K")),
  /** M/G/c/c, Erlang B: a [erlang], c. */
  erlb: (p) => lossSystem(numberOf(p, "a"), numberOf(p, "c")),
  /** M/M/c+M, Erlang A: lam, mu, theta, c. */
  erla: (p, asked) => erlangA(impatientLine(p), asked),
  /** M/M/c+M with balking min(1, q/M): lam, mu, theta, c, M. */
  balk: (p) => erlangABalking(impatientLine(p), numberOf(p, "M")),
  /** M/G/1: lam, service and the parameters of that law. */
  mg1: (p) => mg1(numberOf(p, "lam"), serviceMoments(p)),
  /** M/D/1: lam, D. */
  md1: (p, asked) => md1({ arrivalRate: numberOf(p, "lam"), service: numberOf(p, "D") }, asked),
  /** M/D/c: lam, D, c. */
  mdc: (p, asked) =>
    mdc({ arrivalRate: numberOf(p, "lam"), service: numberOf(p, "D"), servers: numberOf(p, "c") }, asked),
  /** M/E_k/c: lam, k, mean_service, c. */
  mekc: (p) =>
    mphc(numberOf(p, "lam"), erlangPhases(numberOf(p, "k"), numberOf(p, "mean_service")), numberOf(p, "c")),
  /** M/H2/c: lam, p, rate1, rate2, c. */
  mh2c: (p) => {
    const share = numberOf(p, "p");
    const service = mixedPhases([share, 1 - share], [numberOf(p, "rate1"), numberOf(p, "rate2")]);
    return mphc(numberOf(p, "lam"), service, numberOf(p, "c"));
  },
  /** M/G/1 with priorities: lams and services of the classes, the first served first. */
  prio: (p) => {
    const services = lawsOf(p, "services");
    return mg1Priority(
      numbersOf(p, "lams").map((arrivalRate, i) => {
        const [service, law] = services[i];
        return { arrivalRate, service: serviceMoments({ ...law, service }) };
      }),
    );
  },
  /** M/M/c with priorities: lams of the classes, mu, c. */
  prioc: (p, asked) =>
    mmcPriority(
      { arrivalRates: numbersOf(p, "lams"), serviceRate: numberOf(p, "mu"), servers: numberOf(p, "c") },
      asked,
    ),
  /** Open network: for each office gamma, mu, c and a row of P. */
  jack: (p) => {
    const [serviceRates, servers, next] = [numbersOf(p, "mu"), numbersOf(p, "c"), tableOf(p, "P")];
    return jacksonNetwork(
      numbersOf(p, "gamma").map((arrivalRate, i) => ({
        arrivalRate,
        serviceRate: serviceRates[i],
        servers: servers[i],
        next: next[i],
      })),
    );
  },
  /** Phone line: lam, mu, c, gam; K places in all, c when left out; theta, p_redial_block, p_redial_abandon. */
  redial: (p) =>
    phoneLine({
      ...line(p),
      places: numberOr(p, "K", numberOf(p, "c")),
      patienceRate: numberOr(p, "theta", 0),
      redialRate: numberOf(p, "gam"),
      rejectedRedial: numberOr(p, "p_redial_block", 1),
      abandonedRedial: numberOr(p, "p_redial_abandon", 0),
    }),
  /** Two offices: l1, mu1, c1, l2, mu2, c2; K1 waiting who send on; K2 who send away; travel [1/min]. */
  over: (p) =>
    overflow({
      first: officeLine(p, 1),
      second: officeLine(p, 2),
      waiting: numberOf(p, "K1"),
      travelRate: numberOr(p, "travel", null),
      waitingAtSecond: numberOr(p, "K2", null),
    }),
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

function rates(params: Params): Omit<Line, "servers"> {
  return { arrivalRate: numberOf(params, "lam"), serviceRate: numberOf(params, "mu") };
}

function line(params: Params): Line {
  return { ...rates(params), servers: numberOf(params, "c") };
}

function officeLine(params: Params, office: 1 | 2): Line {
  const [arrivalRate, serviceRate, servers] = ["l", "mu", "c"].map((name) =>
    numberOf(params, `${name}${office}`),
  );
  return { arrivalRate, serviceRate, servers };
}

function impatientLine(params: Params): ImpatientLine {
  return { ...line(params), patienceRate: numberOf(params, "theta") };
}

/** The service laws of M/G/1, by the name in the parameter `service`. */
const SERVICES: ReadonlyMap<number | string | undefined, (p: Params) => Moments> = new Map([
  ["deterministic", (p) => SERVICE_MOMENTS.deterministic({ mean: numberOf(p, "mean") })],
  ["exponential", (p) => SERVICE_MOMENTS.exponential({ mean: numberOf(p, "mean") })],
  ["lognormal", (p) => SERVICE_MOMENTS.lognormal({ mean: numberOf(p, "mean"), cv: numberOf(p, "cv") })],
  ["gamma", (p) => SERVICE_MOMENTS.gamma({ mean: numberOf(p, "mean"), cv: numberOf(p, "cv") })],
  ["uniform", (p) => SERVICE_MOMENTS.uniform({ from: numberOf(p, "a"), to: numberOf(p, "b") })],
  [
    "triangular",
    (p) =>
      SERVICE_MOMENTS.triangular({ from: numberOf(p, "a"), mode: numberOf(p, "mode"), to: numberOf(p, "b") }),
  ],
]);

function serviceMoments(params: Params): Moments {
  const moments = SERVICES.get(params["service"]);
  if (moments !== undefined) return moments(params);
  throw new RangeError(
    `steadyState: service ${params["service"] ?? "missing"} is not one of ${[...SERVICES.keys()].join(", ")}`,
  );
}

/**
 * How the quantities of models with several classes, offices or lines are met in a run. Classes, offices and lines
 * bear the ids that data/make/verify-cases.mjs gives them.
 */
import { numberOf, type Params } from "./params.js";
import { figure, type Probe } from "./probe.js";
import type { Quantities } from "./quantities.js";
import { EVERYWHERE, type Place } from "./reference.js";
import type { ModelName } from "./steadyState.js";

/** How and where a quantity is met. */
export interface Found {
  readonly probe: Probe;
  readonly place: Place;
}

/** What a case is, for quantities that need its parameters or another of its exact values. */
interface Facts {
  readonly params: Params;
  readonly analytic: Quantities;
}

const everywhere = (measure: string, scale = 1): Found => ({
  probe: figure(measure, scale),
  place: EVERYWHERE,
});

const atErrand = (errand: string, measure: string): Found => ({
  probe: figure(measure),
  place: { scenario: 0, by: "errand", cell: errand },
});

const atOffice = (office: string, measure: string, scale = 1, offset = 0): Found => ({
  probe: figure(measure, scale, offset),
  place: { scenario: 0, by: "office", cell: office },
});

const atLine = (measure: string, scale = 1): Found => ({
  probe: figure(measure, scale),
  place: { scenario: 0, by: "line", cell: "line" },
});

/** Finders of each model, by a pattern of the quantity's name; the first that fits is taken. */
type Finders = readonly (readonly [RegExp, (facts: Facts, number: string) => Found])[];

const PRIORITY: Finders = [
  [/^Wq_(\d+)$/, (_, number) => atErrand(`class${number}`, "waitJoined")],
  [/^P\(Wq_1>([\d.]+)\)$/, (_, minutes) => atErrand("class1", `waitAbove${Number(minutes)}`)],
  [/^Wq_all$/, () => everywhere("waitJoined")],
  [/^p_wait$/, () => everywhere("waitedShare")],
];

const NETWORK: Finders = [
  [/^lam_(\d+)$/, (_, number) => atOffice(`office${number}`, "joinedRate")],
  [/^rho_(\d+)$/, (_, number) => atOffice(`office${number}`, "utilisation")],
  [/^Wq_(\d+)$/, (_, number) => atOffice(`office${number}`, "waitJoined")],
  [/^Lq_(\d+)$/, (_, number) => atOffice(`office${number}`, "queueMean")],
  // Visitors inside by minutes that an office is open: a mean over the offices, which are all open all the time.
  [/^L_total$/, ({ analytic }) => everywhere("insideMean", countOffices(analytic))],
  [/^T_total$/, () => everywhere("sojournMean")],
];

const countOffices = (analytic: Quantities): number =>
  Object.keys(analytic).filter((name) => name.startsWith("lam_")).length;

/** Quantities of a phone line and the measures that meet them. */
const LINE_MEASURES: Readonly<Record<string, string>> = {
  mean_busy: "busyMean",
  Lq: "queueMean",
  mean_orbit: "orbitMean",
  p_full_time: "fullShare",
  attempts_per_call: "attemptsPerCaller",
  p_block_per_attempt: "rejectedShare",
  p_block_first: "rejectedFirstShare",
  p_served_per_call: "answeredOfCallers",
};

const PHONE: Finders = [
  ...Object.entries(LINE_MEASURES).map(
    ([name, measure]) => [new RegExp(`^${name}$`), () => atLine(measure)] as const,
  ),
  // Hangings up of an attempt × attempts of a person.
  [/^abandon_per_call$/, ({ analytic }) => atLine("phoneAbandoned", analytic["attempts_per_call"])],
];

const OVERFLOW: Finders = [
  [/^p_overflow$/, () => atOffice("first", "movedShare")],
  [/^Lq_1$/, () => atOffice("first", "queueMean")],
  [/^Wq_1$/, () => atOffice("first", "waitJoined")],
  [/^Lq_2$/, () => atOffice("second", "queueMean")],
  [/^Wq_2$/, () => atOffice("second", "waitJoined")],
  [/^EN_2$/, () => atOffice("second", "insideMean")],
  [/^p_all_busy_2$/, () => atOffice("second", "allBusyShare")],
  [/^p_full_2$/, () => atOffice("second", "fullShare")],
  [/^rho_2$/, (facts) => loadOfSecond(facts)],
  // Of the first office's visitors, those sent on × those of them whom the second refuses.
  [
    /^p_lost_from_1$/,
    ({ analytic }) => ({
      probe: figure("turnedAwayShare", analytic["p_overflow"]),
      place: { scenario: 0, by: "office,errand", cell: "second,visit" },
    }),
  ],
  // On the way is between two attempts: at the first office and at the second.
  [/^E_travelling$/, () => atOffice("second", "orbitMean")],
];

/** The load that comes to the second office: its desks' use, or where some are refused, from those sent on. */
function loadOfSecond({ params }: Facts): Found {
  if (params["K2"] === undefined) return atOffice("second", "utilisation");
  const capacity = numberOf(params, "c2") * numberOf(params, "mu2");
  return atOffice(
    "first",
    "movedShare",
    numberOf(params, "l1") / capacity,
    numberOf(params, "l2") / capacity,
  );
}

const FINDERS: Partial<Record<ModelName, Finders>> = {
  prio: PRIORITY,
  prioc: PRIORITY,
  jack: NETWORK,
  redial: PHONE,
  over: OVERFLOW,
};

/**
 * How and where a quantity of steady_state.csv is met; null for models of one office and one class.
 *
 * @throws Error for an unknown quantity of a model that is known here
 */
export function networkProbe(model: ModelName, quantity: string, facts: Facts): Found | null {
  const finders = FINDERS[model];
  if (finders === undefined) return null;
  for (const [pattern, find] of finders) {
    const [name, number] = pattern.exec(quantity) ?? [];
    if (name !== undefined) return find(facts, number ?? "");
  }
  throw new Error(`networkProbe: nothing measures ${quantity} of ${model}`);
}

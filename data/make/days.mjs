/** Scenarios of days that end. */
import { exponential, factor, minutes, opening, write } from "./writing.mjs";

const time = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const pieces = (list, unit = "") =>
  `{ ${list.map(([minute, value]) => `${time(minute)}: ${value}${unit}`).join(", ")} }`;

export function writeDay(id, spec, { desks = spec.s ?? [[0, spec.c]], overtime = [], observe, source }) {
  const rates = pieces(spec.lam, " /min");
  write(id, [
    ...opening(id, source),
    "errands:",
    "  visit:",
    `    service: ${exponential(spec.mu)}`,
    ...(spec.theta > 0 ? [`    patience: ${exponential(spec.theta)}`] : []),
    ...(spec.balk_M ? [`    balking: { waiting: { 0: 0 %, ${spec.balk_M}: 100 % } }`] : []),
    "offices:",
    "  office:",
    `    open: 00:00-${time(spec.T)}`,
    `    desks: ${pieces(desks)}`,
    `    release: ${spec.release ?? "preempt"}`,
    ...(spec.n0 ? [`    atTheDoor: { visit: ${spec.n0} }`] : []),
    `    arrivals: { visit: ${spec.linear ? `{ linear: ${rates} }` : rates} }`,
    ...(overtime.length > 0 ? [`thresholds: { overtime: [${overtime.map(minutes).join(", ")}] }`] : []),
    ...(observe ? [`observe: { ${observe} }`] : []),
  ]);
}

/** Minutes after the last one of the table at which the doors close: what happens then is not asked. */
const AFTERWARDS = 15;

export function writeShared(id, spec) {
  const factorOf = { A: 1, B: spec.muA / spec.muB };
  const office = (name, rates) => [
    `  ${name}:`,
    `    open: 00:00-${time(spec.T + AFTERWARDS)}`,
    "    closing: sendHome",
    "    desks: 0",
    ...factor(factorOf[name]),
    `    arrivals: { visit: ${pieces(rates, " /min")} }`,
  ];
  const travel = `{ exponential: { mean: ${minutes(spec.travel_mean)} } }`;
  if (spec.thetaA !== spec.thetaB) throw new Error("one errand has one patience");
  write(id, [
    ...opening(id, "shared_server.csv"),
    "errands:",
    "  visit:",
    `    service: ${exponential(spec.muA)}`,
    `    patience: ${exponential(spec.thetaA)}`,
    "offices:",
    ...office("A", spec.lamA),
    ...office("B", spec.lamB),
    "crews:",
    `  crew: { desks: 1, home: A, route: [{ leave: ${time(spec.leave)}, to: B, travel: ${travel} }] }`,
    "observe: { every: 15 min }",
  ]);
}

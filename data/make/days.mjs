/** Scenarios of days that end. */
import { exponential, minutes, opening, write } from "./writing.mjs";

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

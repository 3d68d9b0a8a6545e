/**
 * Writes the scenarios of data/verify from the tables of data/verify/reference: one ordinary scenario file for
 * each case, so that exact values are met through the same door as any other question.
 *
 * Run: node data/make/verify-cases.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../verify/", import.meta.url);
const read = (name) => readFileSync(new URL(`reference/${name}`, folder), "utf8");

/** Relaxation times that the warm-up lasts: what is left of the empty start is below 2e-4 of a figure. */
const RELAXATIONS = 5;
/** Days of a scenario as written; the command sets its own. */
const DAYS = 100;

const quoted = /^([^,]*),(?:"[^"]*"|[^,]*),("(?:[^"]|"")*"|[^,]*),/;

/** Cases of a table: id to parameters. */
function listCases(text) {
  const cases = new Map();
  for (const line of text.trim().split("\n").slice(1)) {
    const found = quoted.exec(line);
    if (!found) throw new Error(`unread line: ${line}`);
    cases.set(found[1], found[2].replace(/^"|"$/g, ""));
  }
  return cases;
}

const parse = (params) => Object.fromEntries(params.split(";").map((pair) => pair.split("=")));

const minutes = (value) => `${value} min`;
const exponential = (rate) => `{ exponential: { mean: ${minutes(1 / rate)} } }`;

/** How each model's service, patience, room and balking are written, and its squared variation for the warm-up. */
const MODELS = {
  mm1: (p) => ({ service: exponential(p.mu), work: 1 / p.mu, waits: [1, 5, 15] }),
  mmc: (p) => ({ service: exponential(p.mu), work: 1 / p.mu, waits: [1, 5, 15] }),
  mmck: (p) => ({ service: exponential(p.mu), work: 1 / p.mu, room: p.K }),
  erlb: (p) => ({ service: "{ lognormal: { mean: 10 min, cv: 1 } }", work: 10, rate: p.a / 10, room: p.c }),
  erla: (p) => ({
    service: exponential(p.mu),
    work: 1 / p.mu,
    patience: exponential(p.theta),
    waits: [0, 1, 5, 15],
  }),
  balk: (p) => ({
    service: exponential(p.mu),
    work: 1 / p.mu,
    patience: exponential(p.theta),
    balking: `{ waiting: { 0: 0 %, ${p.M}: 100 % } }`,
  }),
  mg1: (p) => ({ ...GENERAL[p.service](p) }),
  md1: (p) => ({ service: minutes(p.D), work: +p.D, variation: 0, waits: [1, 5, 15, 20, 30, 60] }),
  mdc: (p) => ({ service: minutes(p.D), work: +p.D, variation: 0, waits: [1, 5, 15] }),
  mekc: (p) => ({
    service: `{ erlang: { mean: ${minutes(p.mean_service)}, stages: ${p.k} } }`,
    work: +p.mean_service,
  }),
  mh2c: (p) => {
    const branches = [
      [+p.p, 1 / p.rate1],
      [1 - p.p, 1 / p.rate2],
    ];
    const written = branches.map(([share, mean]) => `{ share: ${share}, mean: ${minutes(mean)} }`);
    const work = branches.reduce((sum, [share, mean]) => sum + share * mean, 0);
    return { service: `{ hyperexponential: { branches: [${written.join(", ")}] } }`, work, variation: 2 };
  },
};

const GENERAL = {
  deterministic: (p) => ({ service: minutes(p.mean), work: +p.mean, variation: 0 }),
  lognormal: (p) => ({
    service: `{ lognormal: { mean: ${minutes(p.mean)}, cv: ${p.cv} } }`,
    work: +p.mean,
    variation: 2,
  }),
  gamma: (p) => ({
    service: `{ gamma: { mean: ${minutes(p.mean)}, cv: ${p.cv} } }`,
    work: +p.mean,
    variation: 3,
  }),
  uniform: (p) => ({
    service: `{ uniform: { from: ${minutes(p.a)}, to: ${minutes(p.b)} } }`,
    work: (+p.a + +p.b) / 2,
  }),
  triangular: (p) => ({
    service: `{ triangular: { from: ${minutes(p.a)}, mode: ${minutes(p.mode)}, to: ${minutes(p.b)} } }`,
    work: (+p.a + +p.mode + +p.b) / 3,
  }),
};

/**
 * Days until the empty start is forgotten: by the relaxation time of M/G/c, of a line whose waiting visitors leave
 * (patience), or of a line with few places (room).
 */
function warmUpDays({ rate, work, servers, variation = 1, theta, room }) {
  const relaxation =
    theta !== undefined
      ? work + 1 / theta
      : room !== undefined
        ? work + ((room - servers + 1) ** 2 * work) / servers
        : ((1 + variation) * work) / servers / (1 - Math.sqrt((rate * work) / servers)) ** 2;
  return Math.max(1, Math.ceil((RELAXATIONS * Math.max(relaxation, work)) / 1440));
}

function writeSteady(id, params) {
  const p = parse(params);
  const facts = MODELS[id.replace(/-\d+$/, "")](p);
  const rate = facts.rate ?? +p.lam;
  const servers = +(p.c ?? 1);
  const theta = p.theta === undefined ? undefined : +p.theta;
  const room = facts.room === undefined ? undefined : +facts.room;
  const lines = [
    `# Exact values: reference/steady_state.csv, ${id}. Written by data/make/verify-cases.mjs.`,
    "kontor: 1",
    `title: ${id}`,
    `days: ${DAYS}`,
    "continuous: true",
    `warmUp: ${warmUpDays({ ...facts, rate, servers, theta, room })}`,
    "errands:",
    "  visit:",
    `    service: ${facts.service}`,
    ...(facts.patience ? [`    patience: ${facts.patience}`] : []),
    ...(facts.balking ? [`    balking: ${facts.balking}`] : []),
    "offices:",
    "  office:",
    `    desks: ${servers}`,
    ...(facts.room ? [`    room: ${facts.room}`] : []),
    `    arrivals: { visit: ${rate} /min }`,
    ...(facts.waits ? [`thresholds: { wait: [${facts.waits.map(minutes).join(", ")}] }`] : []),
    "observe: { states: 0 }",
  ];
  writeFileSync(new URL(`${id}.yaml`, folder), `${lines.join("\n")}\n`);
}

const time = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const pieces = (list, unit = "") =>
  `{ ${list.map(([minute, value]) => `${time(minute)}: ${value}${unit}`).join(", ")} }`;

function writeDay(id, spec, { desks = spec.s ?? [[0, spec.c]], overtime = [], source }) {
  const rates = pieces(spec.lam, " /min");
  const lines = [
    `# Exact values: reference/${source}. Written by data/make/verify-cases.mjs.`,
    "kontor: 1",
    `title: ${id}`,
    `days: ${DAYS}`,
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
    ...(overtime.length > 0 ? [] : [`observe: { every: 15 min, states: ${spec.linear ? 0 : 10} }`]),
  ];
  writeFileSync(new URL(`${id}.yaml`, folder), `${lines.join("\n")}\n`);
}

for (const [id, params] of listCases(read("steady_state.csv"))) {
  if (Object.hasOwn(MODELS, id.replace(/-\d+$/, ""))) writeSteady(id, params);
}
const specs = JSON.parse(read("day_specs.json"));
for (const [name, spec] of Object.entries(specs)) {
  writeDay(`day-${name.replaceAll("_", "-")}`, spec, { source: `day_${name}.csv` });
}
for (const [id, params] of listCases(read("closing.csv"))) {
  const { day, T, c } = parse(params);
  const spec = specs[day];
  const desks = [...spec.s.filter(([minute]) => minute < +T), [+T, +c]];
  writeDay(id, spec, { desks, overtime: [5, 10, 15, 30], source: `closing.csv, ${id}` });
}

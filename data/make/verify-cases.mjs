/**
 * Writes the scenarios of data/verify from the tables of data/verify/reference: one ordinary scenario file for
 * each case, so that exact values are met through the same door as any other question.
 *
 * Run: node data/make/verify-cases.mjs
 */
import { writeDay, writeShared } from "./days.mjs";
import { NETWORKS } from "./networks.mjs";
import {
  exponential,
  GENERAL,
  listCases,
  minutes,
  opening,
  parse,
  read,
  warmUpDays,
  write,
} from "./writing.mjs";

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

function writeSteady(id, params) {
  const p = parse(params);
  const facts = MODELS[id.replace(/-\d+$/, "")](p);
  const rate = facts.rate ?? +p.lam;
  const servers = +(p.c ?? 1);
  const theta = p.theta === undefined ? undefined : +p.theta;
  const room = facts.room === undefined ? undefined : +facts.room;
  write(id, [
    ...opening(id, `steady_state.csv, ${id}`, warmUpDays({ ...facts, rate, servers, theta, room })),
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
  ]);
}

for (const [id, params] of listCases(read("steady_state.csv"))) {
  const model = id.replace(/-\d+$/, "");
  if (Object.hasOwn(NETWORKS, model)) NETWORKS[model](id, parse(params));
  else writeSteady(id, params);
}
const specs = JSON.parse(read("day_specs.json"));
for (const [name, spec] of Object.entries(specs)) {
  const observe = `every: 15 min, states: ${spec.linear ? 0 : 10}`;
  writeDay(`day-${name.replaceAll("_", "-")}`, spec, { observe, source: `day_${name}.csv` });
}
for (const [id, params] of listCases(read("closing.csv"))) {
  const { day, T, c } = parse(params);
  const spec = specs[day];
  const desks = [...spec.s.filter(([minute]) => minute < +T), [+T, +c]];
  writeDay(id, spec, { desks, overtime: [5, 10, 15, 30], source: `closing.csv, ${id}` });
}
writeShared("shared-server", JSON.parse(read("shared_server_spec.json")));
const pairs = JSON.parse(read("policy_pairs_spec.json"));
for (const [id, params] of listCases(read("policy_pairs.csv"))) {
  const { release, ...policies } = pairs[parse(params).name];
  for (const [side, spec] of Object.entries(policies)) {
    const source = `policy_pairs.csv, ${id}[${side}]`;
    writeDay(`${id}-${side}`, { ...spec, release }, { observe: "every: 2 h", source });
  }
}

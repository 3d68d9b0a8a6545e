/** Scenarios of steady states with several classes of visitors, offices or a phone line. */
import {
  daysOf,
  exponential,
  factor,
  GENERAL,
  opening,
  relaxation,
  sum,
  warmUpDays,
  write,
} from "./writing.mjs";

/** Errands class1, class2, … at one office, the first with the best priority. */
function writePriorities(id, p) {
  const rates = JSON.parse(p.lams);
  const laws = p.services === undefined ? null : JSON.parse(p.services);
  const classes = rates.map((rate, i) => {
    if (laws === null) return { rate, service: exponential(p.mu), work: 1 / p.mu };
    return { rate, ...GENERAL[laws[i][0]](laws[i][1]) };
  });
  const rate = sum(rates);
  const facts = {
    rate,
    servers: +(p.c ?? 1),
    work: sum(classes.map((one) => one.rate * one.work)) / rate,
    variation: 2,
  };
  write(id, [
    ...opening(id, `steady_state.csv, ${id}`, warmUpDays(facts)),
    "errands:",
    ...classes.map(({ service }, i) => `  class${i + 1}: { priority: ${i + 1}, service: ${service} }`),
    "offices:",
    "  office:",
    `    desks: ${facts.servers}`,
    `    arrivals: { ${rates.map((one, i) => `class${i + 1}: ${one} /min`).join(", ")} }`,
    ...(laws === null ? ["thresholds: { wait: [1 min, 5 min, 15 min] }"] : []),
  ]);
}

/** Offices office1, office2, … with ways from each to each. Service is that of the first, times a factor. */
function writeNetwork(id, p) {
  const [gamma, rates, desks, ways] = [p.gamma, p.mu, p.c, p.P].map((text) => JSON.parse(text));
  const through = passages(gamma, ways);
  const times = rates.map(
    (mu, i) =>
      relaxation({ rate: through[i], work: 1 / mu, servers: desks[i] }) *
      Math.max(1, through[i] / sum(gamma)),
  );
  const office = (gammaOf, i) => {
    const next = ways[i].flatMap((share, to) => (share > 0 ? [`office${to + 1}: ${share}`] : []));
    return [
      `  office${i + 1}:`,
      `    desks: ${desks[i]}`,
      ...factor(rates[0] / rates[i]),
      ...(next.length > 0 ? [`    next: { ${next.join(", ")} }`] : []),
      ...(gammaOf > 0 ? [`    arrivals: { visit: ${gammaOf} /min }`] : []),
    ];
  };
  write(id, [
    ...opening(id, `steady_state.csv, ${id}`, daysOf(sum(times))),
    "errands:",
    `  visit: { service: ${exponential(rates[0])} }`,
    "offices:",
    ...gamma.flatMap(office),
  ]);
}

/** Rates through offices, λ = γ + λP, by going round until nothing moves. */
function passages(gamma, ways) {
  let rates = gamma;
  for (let round = 0; round < 1000; round++) {
    rates = gamma.map((own, to) => own + sum(rates.map((rate, from) => rate * ways[from][to])));
  }
  return rates;
}

const percent = (share) => `${Number((100 * share).toPrecision(12))} %`;

/** A phone line; its orbit forgets slowly, so the warm-up is at least two days. */
function writeLine(id, p) {
  const places = +(p.K ?? p.c) - +p.c;
  write(id, [
    ...opening(id, `steady_state.csv, ${id}`, Math.max(2, daysOf(20 * (1 / p.gam + 1 / p.mu)))),
    "lines:",
    "  line:",
    `    agents: ${p.c}`,
    `    places: ${places}`,
    `    handling: ${exponential(p.mu)}`,
    ...(p.theta ? [`    patience: ${exponential(p.theta)}`] : []),
    `    arrivals: ${p.lam} /min`,
    "    redial:",
    `      after: ${exponential(p.gam)}`,
    `      rejected: ${percent(p.p_redial_block ?? 1)}`,
    `      abandoned: ${percent(p.p_redial_abandon ?? 0)}`,
    "observe: { states: 0 }",
  ]);
}

/** Offices first and second; the first's errand is visit, the second's own other, both with the same law. */
function writeOverflow(id, p) {
  const moved = +p.l1 * chanceFull(p.l1 / p.mu1, +p.c1, +p.K1);
  const second = { rate: +p.l2 + moved, work: 1 / p.mu2, servers: +p.c2, variation: 2 };
  const facts = p.K2 === undefined ? second : { ...second, room: +p.c2 + +p.K2 };
  const journey = p.travel === undefined ? "" : `, after: ${exponential(p.travel)}`;
  write(id, [
    ...opening(id, `steady_state.csv, ${id}`, warmUpDays(facts)),
    "errands:",
    `  visit: { service: ${exponential(p.mu1)} }`,
    `  other: { service: ${exponential(p.mu1)} }`,
    "offices:",
    "  first:",
    `    desks: ${p.c1}`,
    `    overflow: { waiting: ${p.K1}, to: [second]${journey} }`,
    `    arrivals: { visit: ${p.l1} /min }`,
    "  second:",
    `    desks: ${p.c2}`,
    ...factor(p.mu1 / p.mu2),
    ...(facts.room === undefined ? [] : [`    room: ${facts.room}`]),
    `    arrivals: { other: ${p.l2} /min }`,
    "observe: { states: 0 }",
  ]);
}

/** Chance that all places of M/M/c/c+K are taken. */
function chanceFull(load, servers, waiting) {
  let full = 1;
  for (let n = 1; n <= servers + waiting; n++) {
    const step = (load / Math.min(n, servers)) * full;
    full = step / (1 + step);
  }
  return full;
}

export const NETWORKS = {
  prio: writePriorities,
  prioc: writePriorities,
  jack: writeNetwork,
  redial: writeLine,
  over: writeOverflow,
};

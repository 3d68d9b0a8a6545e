/** How the cases of data/verify are read and written: units, laws, first lines, warm-up. */
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../verify/", import.meta.url);
export const read = (name) => readFileSync(new URL(`reference/${name}`, folder), "utf8");

/** Relaxation times that the warm-up lasts: what is left of the empty start is below 2e-4 of a figure. */
const RELAXATIONS = 5;
/** Days of a scenario as written; the command sets its own. */
const DAYS = 100;

const quoted = /^([^,]*),(?:"[^"]*"|[^,]*),("(?:[^"]|"")*"|[^,]*),/;
const unquoted = (cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

/** Cases of a table: id to parameters. */
export function listCases(text) {
  const cases = new Map();
  for (const line of text.trim().split("\n").slice(1)) {
    const found = quoted.exec(line);
    if (!found) throw new Error(`unread line: ${line}`);
    cases.set(found[1], unquoted(found[2]));
  }
  return cases;
}

export const parse = (params) => Object.fromEntries(params.split(";").map((pair) => pair.split("=")));

export const minutes = (value) => `${value} min`;
export const exponential = (rate) => `{ exponential: { mean: ${minutes(1 / rate)} } }`;

/** Service of an office as a multiple of its errands' own, without the rounding of a quotient. */
export function factor(value) {
  const rounded = Number(value.toPrecision(12));
  return rounded === 1 ? [] : [`    serviceFactor: ${rounded}`];
}

/** The first lines of every scenario; `continuous` ones go on over midnight after a warm-up. */
export const opening = (id, source, warmUp) => [
  `# Exact values: reference/${source}. Written by data/make/verify-cases.mjs.`,
  "kontor: 1",
  `title: ${id}`,
  `days: ${DAYS}`,
  ...(warmUp === undefined ? [] : ["continuous: true", `warmUp: ${warmUp}`]),
];
export const write = (id, lines) => writeFileSync(new URL(`${id}.yaml`, folder), `${lines.join("\n")}\n`);

export const sum = (values) => values.reduce((total, value) => total + value, 0);

export const GENERAL = {
  exponential: (p) => ({ service: exponential(1 / p.mean), work: +p.mean }),
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

/** Mean time in which a line forgets where it began. */
export function relaxation({ rate, work, servers, variation = 1 }) {
  return ((1 + variation) * work) / servers / (1 - Math.sqrt((rate * work) / servers)) ** 2;
}

/**
 * Days until the empty start is forgotten: by the relaxation time of M/G/c, of a line whose waiting visitors leave
 * (patience), or of a line with few places (room).
 */
export function warmUpDays({ rate, work, servers, variation, theta, room }) {
  const time =
    theta !== undefined
      ? work + 1 / theta
      : room !== undefined
        ? work + ((room - servers + 1) ** 2 * work) / servers
        : relaxation({ rate, work, servers, variation });
  return daysOf(Math.max(time, work));
}

export const daysOf = (relaxationTime) => Math.max(1, Math.ceil((RELAXATIONS * relaxationTime) / 1440));

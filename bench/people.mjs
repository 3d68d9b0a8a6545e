/**
 * What following people costs: CPU time of paired replications without and with it, and of meeting the people again.
 *
 * Usage: node bench/people.mjs [BASELINE] [SCENARIO] [REPLICATIONS] [path=value …]
 * Replications without and with are made in turn, in one thread; the first of each is left out, in which V8 compiles.
 */
import { prepareLoop } from "../dist/experiment/compiling.js";

prepareLoop();
const { loadScenario } = await import("../dist/scenario/load.js");
const { compileModel } = await import("../dist/model/compile.js");
const { createSimulator } = await import("../dist/simulation/simulate.js");
const { createRoll } = await import("../dist/simulation/roll.js");
const { createPairing } = await import("../dist/simulation/pairs.js");
const { planPeople } = await import("../dist/experiment/people.js");

const [before = "base-2024", after = "closures-35", replications = "8", ...overrides] = process.argv.slice(2);
const compiled = [];
for (const name of [before, after]) {
  const scenario = await loadScenario(name, overrides);
  compiled.push({ scenario, model: compileModel(scenario) });
}
const rolls = compiled.map(({ model }) => createRoll(model));
const plain = compiled.map(({ model }) => createSimulator(model));
const following = compiled.map(({ model }, i) => createSimulator(model, () => false, rolls[i]));
const { wish } = planPeople(compiled, 0);
const pair = createPairing(rolls[0], rolls[1], wish.cells[0]);

/** Milliseconds of CPU. */
function timed(run) {
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const rounds = [];
for (let replication = 0; replication <= Number(replications); replication++) {
  const without = timed(() => plain.forEach((simulate) => simulate("bench", replication)));
  const withPeople = timed(() => following.forEach((simulate) => simulate("bench", replication)));
  rounds.push({ without, withPeople, pairing: timed(pair) });
}
const counted = rounds.slice(1);
const of = (name) => median(counted.map((round) => round[name]));
const persons = rolls[0].first.at(-1);
const bytes = rolls.reduce(
  (sum, { waited, travelled, attended, zone }) =>
    sum + waited.byteLength + travelled.byteLength + attended.byteLength + zone.byteLength,
  0,
);
console.log(
  JSON.stringify({
    persons,
    millisecondsWithout: of("without"),
    millisecondsWith: of("withPeople"),
    millisecondsPairing: of("pairing"),
    share: (of("withPeople") + of("pairing")) / of("without") - 1,
    pairingNanosecondsByPerson: (1e6 * of("pairing")) / persons,
    mebibytes: bytes / 2 ** 20,
  }),
);

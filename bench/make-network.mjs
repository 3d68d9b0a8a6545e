/**
 * Writes W3: 148 offices and five phone lines. Places, desks and demand follow a rule of a few numbers, so that a
 * program in another language can build the same network.
 *
 * Usage: node bench/make-network.mjs [OFFICES] [VISITORS A DAY] > bench/w3.yaml
 */
const [stations = 148, visitors = 10_000] = process.argv.slice(2).map(Number);
const [DAYS, LONGEST_LINE] = [250, 6];
const SHARES = [0.3, 0.25, 0.2, 0.15, 0.1];
const MEANS = [8, 12, 18, 25, 50];
const STEP = 10;

/** How much busier each office is than in the network of 148 offices and 10,000 visitors. */
const growth = visitors / ((10_000 * stations) / 148);
const desksOf = (i) => Math.max(1, Math.round((2 + (i % 5)) * growth));
const weight = Array.from({ length: stations }, (_, i) => 2 + (i % 5)).reduce((a, b) => a + b, 0);

/** Places in the unit square by a linear congruential generator of 32 bits. */
let state = 12_345;
const next = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 8) / 2 ** 24;
};
const places = Array.from({ length: stations }, () => [next(), next()]);

function nearest(i) {
  const squares = places.map(([x, y], j) => [(x - places[i][0]) ** 2 + (y - places[i][1]) ** 2, j]);
  return squares
    .filter(([, j]) => j !== i)
    .toSorted(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([, j]) => `s${String(j).padStart(4, "0")}`);
}

const time = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** 1 + 0.5 sin(π (t − 600) / 180 + 2 π k / 5) visitors a minute, joined by straight lines every 10 minutes. */
function wave(k) {
  const points = [];
  for (let t = 600; t <= 960; t += STEP) {
    const height = 1 + 0.5 * Math.sin((Math.PI * (t - 600)) / 180 + (2 * Math.PI * k) / 5);
    points.push(`      ${time(t)}: ${height.toFixed(9)} /min`);
  }
  return `  wave${k}:\n    linear:\n${points.join("\n")}`;
}

const lines = [
  `# W3: ${stations} offices, ${visitors} visitors a day, five phone lines. Made by make-network.mjs.`,
  "# Known with 148 offices: wait of the served 3.17 min, 9.1 % give up, 0.48 % go on, 465 calls a day, 5.3 % of them abandoned.",
  "kontor: 1",
  `title: W3, ${stations} offices and five phone lines`,
  `days: ${DAYS}`,
  "profiles:",
  ...MEANS.map((_, k) => wave(k)),
  "errands:",
  ...MEANS.map((mean, k) =>
    [
      `  e${k}:`,
      `    service: { lognormal: { mean: ${mean} min, cv: 1 } }`,
      "    patience: { exponential: { mean: 40 min } }",
      "    leaving: { phone: 50 % }",
    ].join("\n"),
  ),
  "offices:",
  ...places.map((_, i) => {
    const desks = desksOf(i);
    const plan = desks < 3 ? desks : `{ 10:00: ${desks}, 13:00: ${desks - 1}, 13:30: ${desks} }`;
    const perMinute = (visitors * (2 + (i % 5))) / weight / 360;
    return [
      `  s${String(i).padStart(4, "0")}:`,
      "    open: 10:00-16:00",
      `    desks: ${plan}`,
      `    line: line${i % 5}`,
      `    overflow: { waiting: ${Math.floor(LONGEST_LINE * growth) + 1}, to: [${nearest(i).join(", ")}], after: 10 min }`,
      "    arrivals:",
      ...SHARES.map(
        (share, k) => `      e${k}: { profile: wave${k}, times: ${(perMinute * share).toPrecision(12)} }`,
      ),
    ].join("\n");
  }),
  "lines:",
  ...[0, 1, 2, 3, 4].map((l) =>
    [
      `  line${l}:`,
      "    open: 10:00-17:00",
      `    agents: ${Math.max(1, Math.round((4 * visitors) / 10_000))}`,
      "    handling: { exponential: { mean: 6 min } }",
      "    patience: { exponential: { mean: 3 min } }",
      "    redial: { after: { exponential: { mean: 20 min } }, abandoned: 30 % }",
    ].join("\n"),
  ),
];
process.stdout.write(`${lines.join("\n")}\n`);

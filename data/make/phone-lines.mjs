/**
 * Writes data/phone_lines.csv and data/phone_lines_fit.csv: persons, agents, places and patience of each agency's
 * line, fitted together to the attempts, shares and wait of agencies_phone_lines.csv, and how far each figure is off.
 *
 * Run: node data/make/phone-lines.mjs [--check] — minutes; `--check` also plays each fitted line event by event.
 * Method: the number on the line is an exact chain minute by minute (phone/day.mjs); people who will redial are
 * their mean. Redial probabilities and pause are assumed: no target tells them apart from persons.
 */
import { writeFileSync } from "node:fs";
import { linesOfData } from "./phone/facts.mjs";
import { figuresOf, fitLine, misfitOf, TOLERANCE } from "./phone/fit.mjs";
import { playDays } from "./phone/simulate.mjs";
import { levelsOf, passYear } from "./phone/year.mjs";

/** What is assumed of people who are not answered: who rings again, and after how many minutes. */
const REDIAL = { redialRejected: 0.5, redialAbandoned: 0.35, pause: 30 };

/** Starts of the fit, from a fluid approximation: agents, patience [min], places. */
const START = {
  AF: { agents: 70, patience: 80, places: 350 },
  FK: { agents: 260, patience: 80, places: 1040 },
  MV: { agents: 48, patience: 45, places: 144 },
  PM: { agents: 52, patience: 80, places: 156 },
  SKV: { agents: 208, patience: 60, places: 830 },
};

const FIGURES = ["attempts", "answered", "rejected", "wait"];
/** Levels of a day's volume: few for a first fit of all, more for the second, most for the figures. */
const LEVELS = { first: 6, second: 12, figures: 24 };
/** Rounds of all levels, and seed, of the check. */
const CHECK = { rounds: 40, seed: 2024 };

/**
 * Fits all four, then makes agents and places whole and fits the others again: persons and patience take up what
 * the rounding left, the answered and rejected shares keep what they must.
 */
function fitWhole({ id, handle, targets, shares, shape }) {
  const factsOf = (count) => ({ levels: levelsOf(shares, { count }), shape, targets });
  const start = { ...START[id], ...REDIAL, handle, persons: 0.8 * targets.attempts };
  const first = fitLine(start, factsOf(LEVELS.first), {
    parameters: ["persons", "agents", "places", "patience"],
    figures: FIGURES,
  });
  const second = fitLine({ ...first.line, agents: Math.round(first.line.agents) }, factsOf(LEVELS.second), {
    parameters: ["persons", "places", "patience"],
    figures: ["attempts", "rejected", "wait"],
  });
  const line = {
    ...second.line,
    places: Math.round(second.line.places),
    patience: Math.round(10 * second.line.patience) / 10,
    persons: Math.round(second.line.persons / 100) * 100,
  };
  const { orbit } = second.year;
  return {
    line,
    year: passYear(line, factsOf(LEVELS.figures), { orbit }),
    halved: passYear(line, factsOf(LEVELS.second), { orbit }),
  };
}

const DIGITS = { attempts: 0, answered: 4, rejected: 4, wait: 2 };

/** One row for each figure of a line: target, its word of provenance, fitted, how far off, tolerance, kept or not. */
function fitRows({ id, targets, targetWords }, year) {
  const figures = figuresOf(year);
  const misfit = misfitOf(figures, targets);
  return FIGURES.map((name) =>
    [
      id,
      name,
      targets[name],
      targetWords[name],
      figures[name].toFixed(DIGITS[name]),
      misfit[name].toFixed(4),
      TOLERANCE[name],
      Math.abs(misfit[name]) <= TOLERANCE[name] ? "yes" : "no",
    ].join(","),
  );
}

function lineRow(
  { id, handle },
  { persons, agents, places: room, patience, redialRejected, redialAbandoned, pause },
) {
  return [
    id,
    persons,
    agents,
    room,
    handle,
    patience,
    redialRejected,
    redialAbandoned,
    pause,
    "modelled",
    "assumed",
  ].join(",");
}

/** Prints a fitted line played event by event, to be held beside the fit. */
function printCheck({ id, shares, shape }, line) {
  const played = playDays(line, { levels: levelsOf(shares, { count: LEVELS.figures }), shape }, CHECK);
  const attempts = (played.attempts / played.days) * shares.length;
  console.log(id, "played event by event", { ...figuresOf(played), attempts });
}

const rows = [
  "agency_code,persons_per_year,agents,waiting_places,mean_handle_min,mean_patience_min,redial_after_rejection,redial_after_abandoning,mean_redial_pause_min,provenance,redial_provenance",
];
const fits = ["agency_code,figure,target,target_provenance,fitted,misfit,tolerance,kept"];
for (const facts of linesOfData()) {
  const { line, year, halved } = fitWhole(facts);
  rows.push(lineRow(facts, line));
  fits.push(...fitRows(facts, year));
  console.log(facts.id, line);
  console.log(facts.id, figuresOf(year), "with half the levels", figuresOf(halved));
  console.log(facts.id, "cut at closing", year.cut / year.attempts);
  console.log(facts.id, "answered by waits", year.answeredByWait / year.answered);
  if (process.argv.includes("--check")) printCheck(facts, line);
}
writeFileSync(new URL("../phone_lines.csv", import.meta.url), `${rows.join("\n")}\n`);
writeFileSync(new URL("../phone_lines_fit.csv", import.meta.url), `${fits.join("\n")}\n`);

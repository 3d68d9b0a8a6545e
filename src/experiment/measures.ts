/**
 * The registry of measures: every figure that can be printed, with its numerator, its denominator and its
 * meaning in Swedish and English. A new measure is a new row.
 */
import type { Observation } from "../scenario/scenario.js";
import { CELL, OFFICE, SLOT, type CELL_SUMS, type OFFICE_SUMS, type SLOT_SUMS } from "../simulation/sums.js";
import { clockMeasures, stateMeasures, thresholdMeasures } from "./families.js";
import type { Measure, Term } from "./measure.js";

const cell = (...names: (typeof CELL_SUMS)[number][]): Term[] =>
  names.map((name) => ({ table: "cell", column: CELL[name], factor: 1, name }));
const office = (...names: (typeof OFFICE_SUMS)[number][]): Term[] =>
  names.map((name) => ({ table: "office", column: OFFICE[name], factor: 1, name }));

const slot = (name: (typeof SLOT_SUMS)[number]): Term[] => [
  { table: "slot", column: SLOT[name], factor: 1, name: null },
];

const LOST = cell("reneged", "balked", "turnedAway", "sentHome");
const WAITS = cell("servedWaitMinutes", "renegedWaitMinutes", "sentHomeWaitMinutes");
const ENDED_WAITS = cell("served", "reneged", "sentHome");
const WAIT_SQUARES = cell("servedWaitSquares", "lostWaitSquares");

/** Measures that every run has. */
const ALWAYS: readonly Measure[] = [
  {
    name: "arrived",
    unit: "visits",
    better: "none",
    label: { en: "Visitors who came", sv: "Besökare som kom" },
    definition: {
      en: "attempts at the office during the measured days, whatever became of them",
      sv: "försök vid kontoret under de mätta dagarna, oavsett hur de slutade",
    },
    recipe: { kind: "ratio", of: cell("arrived"), per: null },
    halfHourly: { kind: "ratio", of: slot("arrived"), per: null },
  },
  {
    name: "served",
    unit: "visits",
    better: "high",
    label: { en: "Visitors served", sv: "Besökare som fick hjälp" },
    definition: {
      en: "visits whose business was finished during the measured days",
      sv: "besök vars ärende blev färdigt under de mätta dagarna",
    },
    recipe: { kind: "ratio", of: cell("served"), per: null },
    halfHourly: { kind: "ratio", of: slot("served"), per: null },
  },
  {
    name: "arrivedPerDay",
    unit: "visitors",
    better: "none",
    label: { en: "Visitors a day", sv: "Besökare per dag" },
    definition: {
      en: "visitors who came ÷ days an office was open",
      sv: "besökare som kom ÷ dagar ett kontor var öppet",
    },
    recipe: { kind: "ratio", of: cell("arrived"), per: office("openDays") },
  },
  {
    name: "waitJoined",
    unit: "min",
    better: "low",
    label: { en: "Wait, mean of all who joined", sv: "Väntetid, medel för alla som ställde sig" },
    definition: {
      en: "minutes in line of all who joined, zeros included ÷ visitors who joined",
      sv: "minuter i kö för alla som ställde sig, även noll ÷ besökare som ställde sig",
    },
    recipe: { kind: "ratio", of: WAITS, per: cell("joined") },
    halfHourly: { kind: "ratio", of: slot("waitMinutes"), per: slot("joined") },
  },
  {
    name: "waitServed",
    unit: "min",
    better: "low",
    label: { en: "Wait, mean of the served", sv: "Väntetid, medel för dem som fick hjälp" },
    definition: {
      en: "minutes in line of the served ÷ visitors served",
      sv: "minuter i kö för dem som fick hjälp ÷ besökare som fick hjälp",
    },
    recipe: { kind: "ratio", of: cell("servedWaitMinutes"), per: cell("served") },
  },
  {
    name: "waitReneged",
    unit: "min",
    better: "low",
    label: { en: "Wait, mean of those who gave up", sv: "Väntetid, medel för dem som gav upp" },
    definition: {
      en: "minutes in line of those who lost patience ÷ visitors who lost patience",
      sv: "minuter i kö för dem som tröttnade ÷ besökare som tröttnade",
    },
    recipe: { kind: "ratio", of: cell("renegedWaitMinutes"), per: cell("reneged") },
  },
  ...[0.5, 0.9, 0.95].map((p): Measure => {
    const percent = Math.round(100 * p);
    return {
      name: `waitP${percent}`,
      unit: "min",
      better: "low",
      label: { en: `Wait, ${percent} % wait at most`, sv: `Väntetid, ${percent} % väntar högst` },
      definition: {
        en: `wait that ${percent} % of all who left the line did not exceed`,
        sv: `väntetid som ${percent} % av alla som lämnade kön inte överskred`,
      },
      recipe: { kind: "quantile", p },
    };
  }),
  {
    name: "waitDeviation",
    unit: "min",
    better: "low",
    label: { en: "Wait, standard deviation", sv: "Väntetid, standardavvikelse" },
    definition: {
      en: "standard deviation of the waits of all who left the line, from their count, sum and squares",
      sv: "standardavvikelse för väntetiden hos alla som lämnade kön, ur antal, summa och kvadrater",
    },
    recipe: { kind: "deviation", counts: ENDED_WAITS, sums: WAITS, squares: WAIT_SQUARES },
  },
  {
    name: "waitVariance",
    unit: "min²",
    better: "low",
    label: { en: "Wait, variance", sv: "Väntetid, varians" },
    definition: {
      en: "variance of the waits of all who left the line, from their count, sum and squares",
      sv: "varians för väntetiden hos alla som lämnade kön, ur antal, summa och kvadrater",
    },
    recipe: { kind: "variance", counts: ENDED_WAITS, sums: WAITS, squares: WAIT_SQUARES },
  },
  {
    name: "waitedShare",
    unit: "share",
    better: "low",
    label: { en: "Had to wait", sv: "Fick vänta" },
    definition: {
      en: "visitors who found no free desk and joined the line ÷ visitors who joined",
      sv: "besökare som inte fann en ledig disk och ställde sig i kö ÷ besökare som ställde sig",
    },
    recipe: { kind: "ratio", of: cell("waited"), per: cell("joined") },
  },
  {
    name: "timeInOffice",
    unit: "min",
    better: "low",
    label: { en: "Time in the office, mean of the served", sv: "Tid på kontoret, medel för dem som fick hjälp" },
    definition: {
      en: "minutes in line and at the desk of the served ÷ visitors served",
      sv: "minuter i kö och vid disken för dem som fick hjälp ÷ besökare som fick hjälp",
    },
    recipe: { kind: "ratio", of: cell("servedWaitMinutes", "serviceMinutes"), per: cell("served") },
  },
  {
    name: "serviceMean",
    unit: "min",
    better: "none",
    label: { en: "Time at the desk, mean", sv: "Tid vid disken, medel" },
    definition: {
      en: "minutes at the desk of the served ÷ visitors served",
      sv: "minuter vid disken för dem som fick hjälp ÷ besökare som fick hjälp",
    },
    recipe: { kind: "ratio", of: cell("serviceMinutes"), per: cell("served") },
  },
  {
    name: "lostShare",
    unit: "share",
    better: "low",
    label: { en: "Left without being served", sv: "Gick utan att ha fått hjälp" },
    definition: {
      en: "visitors who gave up, left because of the line, were turned away or sent home ÷ visitors who came",
      sv: "besökare som tröttnade, vände vid kön, avvisades eller skickades hem ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: LOST, per: cell("arrived") },
  },
  {
    name: "renegedShare",
    unit: "share",
    better: "low",
    label: { en: "… gave up in the line", sv: "… tröttnade i kön" },
    definition: {
      en: "visitors who lost patience in the line ÷ visitors who came",
      sv: "besökare som tröttnade i kön ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: cell("reneged"), per: cell("arrived") },
  },
  {
    name: "renegedOfJoined",
    unit: "share",
    better: "low",
    label: { en: "Gave up, of those who joined", sv: "Tröttnade, av dem som ställde sig" },
    definition: {
      en: "visitors who lost patience in the line ÷ visitors who joined",
      sv: "besökare som tröttnade i kön ÷ besökare som ställde sig",
    },
    recipe: { kind: "ratio", of: cell("reneged"), per: cell("joined") },
  },
  {
    name: "balkedShare",
    unit: "share",
    better: "low",
    label: { en: "… left because of the line", sv: "… vände när de såg kön" },
    definition: {
      en: "visitors who left on arrival because of the line ÷ visitors who came",
      sv: "besökare som vände vid ankomsten på grund av kön ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: cell("balked"), per: cell("arrived") },
  },
  {
    name: "turnedAwayShare",
    unit: "share",
    better: "low",
    label: { en: "… turned away", sv: "… avvisades" },
    definition: {
      en: "visitors refused because the room was full or tickets had stopped ÷ visitors who came",
      sv: "besökare som avvisades för att det var fullt eller könumren var slut ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: cell("turnedAway"), per: cell("arrived") },
  },
  {
    name: "sentHomeShare",
    unit: "share",
    better: "low",
    label: { en: "… sent home at closing", sv: "… skickades hem vid stängning" },
    definition: {
      en: "visitors still in line when the office sent its line home ÷ visitors who came",
      sv: "besökare som stod kvar i kön när kontoret skickade hem den ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: cell("sentHome"), per: cell("arrived") },
  },
  {
    name: "joinedRate",
    unit: "visitors/min",
    better: "none",
    label: { en: "Visitors who joined, a minute", sv: "Besökare som ställde sig, per minut" },
    definition: {
      en: "visitors who joined ÷ minutes open",
      sv: "besökare som ställde sig ÷ minuter öppet",
    },
    recipe: { kind: "ratio", of: cell("joined"), per: office("openMinutes") },
  },
  {
    name: "queueMean",
    unit: "visitors",
    better: "low",
    label: { en: "Visitors in line, mean", sv: "Besökare i kö, medel" },
    definition: {
      en: "minutes stood in line, by the clock ÷ minutes open",
      sv: "minuter i kö, efter klockan ÷ minuter öppet",
    },
    recipe: { kind: "ratio", of: office("lineMinutes"), per: office("openMinutes") },
  },
  {
    name: "insideMean",
    unit: "visitors",
    better: "none",
    label: { en: "Visitors inside, mean", sv: "Besökare på kontoret, medel" },
    definition: {
      en: "minutes in line and at desks, by the clock ÷ minutes open",
      sv: "minuter i kö och vid diskar, efter klockan ÷ minuter öppet",
    },
    recipe: { kind: "ratio", of: office("lineMinutes", "busyMinutes"), per: office("openMinutes") },
  },
  {
    name: "busyMean",
    unit: "visitors",
    better: "none",
    label: { en: "Visitors at desks, mean", sv: "Besökare vid diskar, medel" },
    definition: {
      en: "minutes at desks, by the clock ÷ minutes open",
      sv: "minuter vid diskar, efter klockan ÷ minuter öppet",
    },
    recipe: { kind: "ratio", of: office("busyMinutes"), per: office("openMinutes") },
  },
  {
    name: "utilisation",
    unit: "share",
    better: "none",
    label: { en: "Desks in use", sv: "Diskarna används" },
    definition: {
      en: "minutes at desks ÷ desk minutes planned until closing and worked after it",
      sv: "minuter vid diskar ÷ diskminuter planerade till stängning och arbetade efter den",
    },
    recipe: { kind: "ratio", of: office("busyMinutes"), per: office("plannedMinutes", "busyAfterClosing") },
  },
  {
    name: "overtime",
    unit: "min",
    better: "low",
    label: { en: "Overtime, mean of days", sv: "Övertid, medel över dagar" },
    definition: {
      en: "minutes from closing until the last visitor left, 0 if nobody was inside ÷ days open",
      sv: "minuter från stängning tills sista besökaren gått, 0 om ingen var kvar ÷ dagar öppet",
    },
    recipe: { kind: "ratio", of: office("overtimeMinutes"), per: office("openDays") },
  },
  {
    name: "overtimeDeviation",
    unit: "min",
    better: "low",
    label: { en: "Overtime, standard deviation of days", sv: "Övertid, standardavvikelse över dagar" },
    definition: {
      en: "standard deviation of the overtime of open days, from their count, sum and squares",
      sv: "standardavvikelse för övertiden över öppna dagar, ur antal, summa och kvadrater",
    },
    recipe: {
      kind: "deviation",
      counts: office("openDays"),
      sums: office("overtimeMinutes"),
      squares: office("overtimeSquares"),
    },
  },
  {
    name: "overtimeShare",
    unit: "share",
    better: "low",
    label: { en: "Days with somebody inside at closing", sv: "Dagar med någon kvar vid stängning" },
    definition: {
      en: "days with somebody inside at closing ÷ days open",
      sv: "dagar med någon kvar på kontoret vid stängning ÷ dagar öppet",
    },
    recipe: { kind: "ratio", of: office("overtimeDays"), per: office("openDays") },
  },
  {
    name: "insideAtClosing",
    unit: "visitors",
    better: "low",
    label: { en: "Visitors inside at closing", sv: "Besökare kvar vid stängning" },
    definition: {
      en: "visitors in line and at desks when the doors close ÷ days open",
      sv: "besökare i kö och vid diskar när dörrarna stängs ÷ dagar öppet",
    },
    recipe: { kind: "ratio", of: office("insideAtClosing"), per: office("openDays") },
  },
  {
    name: "busyAfterClosing",
    unit: "min",
    better: "low",
    label: { en: "Desk minutes after closing", sv: "Diskminuter efter stängning" },
    definition: {
      en: "minutes at desks after closing ÷ days open",
      sv: "minuter vid diskar efter stängning ÷ dagar öppet",
    },
    recipe: { kind: "ratio", of: office("busyAfterClosing"), per: office("openDays") },
  },
];

/** All measures of a scenario: those that every run has, and those that its observation asks for. */
export function listMeasures(observation: Observation): readonly Measure[] {
  return [
    ...ALWAYS,
    ...thresholdMeasures(observation),
    ...stateMeasures(observation),
    ...clockMeasures(observation),
  ];
}

/** Measures of waiting and of the time in the office. */
import type { Measure } from "./measure.js";
import { cell, slot } from "./terms.js";

const WAITS = cell("servedWaitMinutes", "renegedWaitMinutes", "sentHomeWaitMinutes");
const ENDED_WAITS = cell("served", "reneged", "sentHome");
const WAIT_SQUARES = cell("servedWaitSquares", "lostWaitSquares");

export const WAIT_MEASURES: readonly Measure[] = [
  {
    name: "waitJoined",
    unit: "min",
    better: "low",
    floor: 0.1,
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
    label: {
      en: "Time in the office, mean of the served",
      sv: "Tid på kontoret, medel för dem som fick hjälp",
    },
    definition: {
      en: "minutes in line and at the desk of the served ÷ visitors served",
      sv: "minuter i kö och vid disken för dem som fick hjälp ÷ besökare som fick hjälp",
    },
    recipe: { kind: "ratio", of: cell("servedWaitMinutes", "serviceMinutes"), per: cell("served") },
  },
];

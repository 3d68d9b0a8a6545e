/** Measures of phone lines and of people who call: what became of each in the end, however often they called. */
import type { Measure } from "./measure.js";
import { cell, office } from "./terms.js";

/** Of phone lines; a call is an attempt, a person may call several times. */
export const LINE_MEASURES: readonly Measure[] = [
  {
    name: "persons",
    unit: "persons",
    better: "none",
    label: { en: "People who called", sv: "Personer som ringde" },
    definition: { en: "people who called for the first time", sv: "personer som ringde för första gången" },
    recipe: { kind: "ratio", of: office("persons"), per: null },
    ofLines: true,
  },
  {
    name: "attemptsPerCaller",
    unit: "calls/person",
    better: "low",
    label: { en: "Calls a person", sv: "Samtalsförsök per person" },
    definition: { en: "calls ÷ people who called", sv: "samtalsförsök ÷ personer som ringde" },
    recipe: { kind: "ratio", of: cell("arrived"), per: office("persons") },
    ofLines: true,
  },
  {
    name: "rejectedShare",
    unit: "share",
    better: "low",
    label: { en: "Calls rejected", sv: "Avvisade samtal" },
    definition: {
      en: "calls that found all agents busy and all places taken ÷ calls",
      sv: "samtal som mötte upptagna handläggare och full kö ÷ samtalsförsök",
    },
    recipe: { kind: "ratio", of: cell("refusedFull"), per: cell("arrived") },
    ofLines: true,
  },
  {
    name: "rejectedFirstShare",
    unit: "share",
    better: "low",
    label: { en: "First calls rejected", sv: "Avvisade första samtal" },
    definition: {
      en: "people refused at their first call ÷ people who called",
      sv: "personer som avvisades vid första samtalet ÷ personer som ringde",
    },
    recipe: { kind: "ratio", of: office("personsRefused"), per: office("persons") },
    ofLines: true,
  },
  {
    name: "answeredOfCallers",
    unit: "share",
    better: "high",
    label: { en: "Answered in the end", sv: "Besvarade till slut" },
    definition: { en: "people answered ÷ people who called", sv: "besvarade personer ÷ personer som ringde" },
    recipe: { kind: "ratio", of: office("personsServed"), per: office("persons") },
    ofLines: true,
  },
  {
    name: "pendingOfCallers",
    unit: "share",
    better: "none",
    label: { en: "Callers not done when the run ended", sv: "Ringande inte klara när körningen slutade" },
    definition: {
      en: "people who called in the measured days and were still to call again when the drain ended ÷ people who called",
      sv: "personer som ringde under de mätta dagarna och skulle ringa igen när efterkörningen slutade ÷ personer som ringde",
    },
    recipe: { kind: "ratio", of: office("personsAtEnd"), per: office("persons") },
    ofLines: true,
  },
  {
    name: "visitingOfCallers",
    unit: "share",
    better: "low",
    label: { en: "Gave up calling and went to an office", sv: "Gav upp att ringa och gick till kontor" },
    definition: {
      en: "people who gave up calling and set out for an office ÷ people who called",
      sv: "personer som gav upp att ringa och gick till ett kontor ÷ personer som ringde",
    },
    recipe: { kind: "ratio", of: office("personsVisiting"), per: office("persons") },
    ofLines: true,
  },
  {
    name: "phoneAbandoned",
    unit: "share",
    better: "low",
    label: { en: "Calls abandoned", sv: "Samtal som lades på" },
    definition: {
      en: "calls whose caller hung up in the line ÷ calls",
      sv: "samtal där den som ringde lade på i kön ÷ samtalsförsök",
    },
    recipe: { kind: "ratio", of: cell("reneged"), per: cell("arrived") },
    ofLines: true,
  },
  {
    name: "phoneAnswered",
    unit: "share",
    better: "high",
    label: { en: "Calls answered", sv: "Besvarade samtal" },
    definition: { en: "calls answered ÷ calls", sv: "besvarade samtal ÷ samtalsförsök" },
    recipe: { kind: "ratio", of: cell("served"), per: cell("arrived") },
    ofLines: true,
  },
  {
    name: "phoneWait",
    unit: "min",
    better: "low",
    label: { en: "Wait of answered calls", sv: "Väntetid för besvarade samtal" },
    definition: {
      en: "minutes in line of answered calls ÷ answered calls",
      sv: "minuter i kö för besvarade samtal ÷ besvarade samtal",
    },
    recipe: { kind: "ratio", of: cell("servedWaitMinutes"), per: cell("served") },
    ofLines: true,
  },
];

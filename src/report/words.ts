/** The words of the reports, Swedish and English side by side. */
import type { Dimension } from "../experiment/cells.js";
import type { Provenance } from "../scenario/scenario.js";
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const WORDS = {
  measure: { en: "measure", sv: "mått" },
  estimate: { en: "estimate", sv: "skattning" },
  error: { en: "error", sv: "fel" },
  days: { en: "days 5–95 %", sv: "dagar 5–95 %" },
  unit: { en: "unit", sv: "enhet" },
  openDays: { en: "days simulated", sv: "simulerade dagar" },
  replication: { en: "replication", sv: "upprepning" },
  replications: { en: "replications", sv: "upprepningar" },
  partial: { en: "PARTIAL", sv: "OFULLSTÄNDIGT" },
  of: { en: "of", sv: "av" },
  seed: { en: "seed", sv: "frö" },
  confidence: { en: "confidence", sv: "konfidens" },
  rests: { en: "What this rests on", sv: "Det här vilar på" },
  errorNote: {
    en: "Error: half-width of the interval over replications; Monte Carlo error only, input uncertainty not included.",
    sv: "Fel: halva intervallet över upprepningar; bara slumpfel, osäkerhet i indata ingår inte.",
  },
  daysNote: {
    en: "Days 5–95 %: between which values nine days of ten lie; risk from day to day, not error.",
    sv: "Dagar 5–95 %: mellan vilka värden nio dagar av tio ligger; risk från dag till dag, inte fel.",
  },
  levelNote: {
    en: "Inputs marked assumed or modelled are not facts; levels of waiting are consequences of them.",
    sv: "Indata märkta antagen eller modellerad är inte fakta; väntetidernas nivå följer av dem.",
  },
  unfounded: {
    en: "The scenario does not say how its figures are founded.",
    sv: "Scenariot säger inte hur dess siffror är grundade.",
  },
  whole: { en: "All of it", sv: "Allt" },
  nextStep: { en: "Next", sv: "Nästa steg" },
} as const satisfies Record<string, Words>;

/** Heads of the columns that name a cell. */
export const DIMENSION_WORDS: Readonly<Record<Dimension | "network", Words>> = {
  network: { en: "network", sv: "nät" },
  office: { en: "office", sv: "kontor" },
  line: { en: "line", sv: "telefonlinje" },
  errand: { en: "errand", sv: "ärende" },
  halfHour: { en: "half-hour", sv: "halvtimme" },
  clock: { en: "time", sv: "klockslag" },
};

/** Heads of columns about phone lines whose measures count visitors elsewhere. */
export const CALL_HEADS: Readonly<Record<string, Words>> = {
  arrived: { en: "Calls", sv: "Samtal" },
  served: { en: "Calls answered", sv: "Besvarade samtal" },
};

/** Words for how well an input is founded. */
export const PROVENANCE_WORDS: Readonly<Record<Provenance, Words>> = {
  documented: { en: "documented", sv: "dokumenterad" },
  derived: { en: "derived", sv: "härledd" },
  inferred: { en: "inferred", sv: "slutledd" },
  general_knowledge: { en: "general knowledge", sv: "allmänt känd" },
  assumed: { en: "assumed", sv: "antagen" },
  modelled: { en: "modelled", sv: "modellerad" },
};

/** Words of the report of a verification. */
export const VERIFY_WORDS = {
  en: {
    heads: ["class", "values", "farthest z", "sent back", "failed"],
    cases: "cases",
    values: "exact values",
    mode: "mode",
    passed: "passed",
    failed: "FAILED",
    classes:
      "A, B: |z| at most 4, or sent back once and then at most 4. C: rarer; analysis to 1e-9, count not absurd. D: constants.",
    together: "One value of each case together",
    above: "must be above",
  },
  sv: {
    heads: ["klass", "värden", "längsta z", "omkörda", "fel"],
    cases: "fall",
    values: "exakta värden",
    mode: "läge",
    passed: "godkänt",
    failed: "UNDERKÄNT",
    classes:
      "A, B: |z| högst 4, eller omkörd en gång och då högst 4. C: sällsyntare; analysen till 1e-9, antalet inte orimligt. D: konstanter.",
    together: "Ett värde ur varje fall tillsammans",
    above: "måste vara över",
  },
} as const;

/** Measures of visits: how many came, and what became of them. */
import type { Measure } from "./measure.js";
import { cell, office, slot } from "./terms.js";

const LOST = cell("reneged", "balked", "turnedAway", "sentHome");

export const VISIT_MEASURES: readonly Measure[] = [
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
    name: "lostShare",
    unit: "share",
    better: "low",
    floor: 0.002,
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
];

/** Measures of contacts: what became of each in the end, however often they tried. */
import type { Measure } from "./measure.js";
import { cell, contact, office } from "./terms.js";

export const CONTACT_MEASURES: readonly Measure[] = [
  {
    name: "intended",
    unit: "visits",
    better: "none",
    label: { en: "Visits intended", sv: "Avsedda besök" },
    definition: {
      en: "contacts begun: first attempts and appointments, kept or not",
      sv: "påbörjade kontakter: första försök och bokade besök, även uteblivna",
    },
    recipe: { kind: "ratio", of: contact("intended"), per: null },
  },
  {
    name: "gaveUpShare",
    unit: "share",
    better: "low",
    label: { en: "Gave up in the end", sv: "Gav upp till slut" },
    definition: {
      en: "contacts that ended without service, at an office or by phone ÷ contacts intended",
      sv: "kontakter som slutade utan hjälp, på kontor eller telefon ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("gaveUp"), per: contact("intended") },
  },
  {
    name: "servedElsewhereShare",
    unit: "share",
    better: "none",
    label: { en: "Served at another office", sv: "Fick hjälp på annat kontor" },
    definition: {
      en: "contacts served last at another office than intended ÷ contacts intended",
      sv: "kontakter som till sist fick hjälp på annat kontor än avsett ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("servedElsewhere"), per: contact("intended") },
  },
  {
    name: "callsMoved",
    unit: "visits",
    better: "low",
    label: { en: "Visits that became calls", sv: "Besök som blev samtal" },
    definition: {
      en: "contacts that went on to a phone line, whether answered or not",
      sv: "kontakter som gick vidare till en telefonlinje, besvarade eller inte",
    },
    recipe: { kind: "ratio", of: contact("phone"), per: null },
  },
  {
    name: "displacedShare",
    unit: "share",
    better: "low",
    label: { en: "Their office is gone", sv: "Kontoret finns inte längre" },
    definition: {
      en: "contacts whose office is gone, known beforehand ÷ contacts intended",
      sv: "kontakter vars kontor inte längre finns, känt på förhand ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("displaced"), per: contact("intended") },
  },
  {
    name: "reroutedOfDisplaced",
    unit: "share",
    better: "none",
    label: { en: "… of them went to another office", sv: "… av dem for till annat kontor" },
    definition: {
      en: "displaced contacts that went to the nearest office left ÷ contacts displaced",
      sv: "kontakter utan kontor som for till närmaste kvarvarande ÷ kontakter utan kontor",
    },
    recipe: { kind: "ratio", of: contact("rerouted"), per: contact("displaced") },
  },
  {
    name: "extraTravel",
    unit: "min",
    better: "low",
    label: { en: "Extra travel of those, one way", sv: "Extra restid för dem, enkel väg" },
    definition: {
      en: "minutes to the other office less minutes to the office intended ÷ contacts that went there",
      sv: "restid till det andra kontoret minus restid till det avsedda ÷ kontakter som for dit",
    },
    recipe: { kind: "ratio", of: contact("extraTravelMinutes"), per: contact("rerouted", "otherOffice") },
  },
  {
    name: "wentOnShare",
    unit: "share",
    better: "low",
    label: { en: "Went on to another office unserved", sv: "For vidare till annat kontor utan hjälp" },
    definition: {
      en: "trips to another office by those who were not served at one ÷ contacts intended",
      sv: "resor till ett annat kontor av dem som inte fick hjälp på ett ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("wentOn"), per: contact("intended") },
  },
  {
    name: "wentOnTravel",
    unit: "min",
    better: "low",
    label: { en: "… their way from office to office", sv: "… deras väg mellan kontoren" },
    definition: {
      en: "minutes from office to office ÷ trips by those who were not served",
      sv: "minuter mellan kontoren ÷ resor av dem som inte fick hjälp",
    },
    recipe: { kind: "ratio", of: contact("wentOnMinutes"), per: contact("wentOn") },
  },
  {
    name: "putOffShare",
    unit: "share",
    better: "low",
    label: { en: "Came on another day, unserved", sv: "Kom en annan dag, utan hjälp" },
    definition: {
      en: "times that somebody who was not served comes on another day ÷ contacts intended",
      sv: "gånger som någon som inte fick hjälp kommer en annan dag ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("putOff"), per: contact("intended") },
  },
  {
    name: "eServiceShare",
    unit: "share",
    better: "none",
    label: { en: "Used an e-service instead", sv: "Använde e-tjänst i stället" },
    definition: {
      en: "contacts that became e-services ÷ contacts intended",
      sv: "kontakter som blev e-tjänst ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("eService"), per: contact("intended") },
  },
  {
    name: "failedShare",
    unit: "share",
    better: "low",
    label: { en: "Failed: needed attendance", sv: "Uteblev: krävde besök" },
    definition: {
      en: "contacts that need attendance of which nothing became ÷ contacts intended",
      sv: "kontakter som kräver besök och som inte blev av ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("failed"), per: contact("intended") },
  },
  {
    name: "noShowShare",
    unit: "share",
    better: "low",
    label: { en: "Appointments not kept", sv: "Uteblivna bokade besök" },
    definition: {
      en: "appointments whose visitor did not come ÷ contacts intended",
      sv: "bokade besök där besökaren uteblev ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("noShow"), per: contact("intended") },
  },
  {
    name: "pendingShare",
    unit: "share",
    better: "none",
    label: { en: "Not over when the run ended", sv: "Inte avslutade när körningen slutade" },
    definition: {
      en: "contacts of the measured days that were not over when the drain ended ÷ contacts intended",
      sv: "kontakter under de mätta dagarna som inte var avslutade när efterkörningen slutade ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("pendingAtEnd"), per: contact("intended") },
  },
  {
    name: "movedShare",
    unit: "share",
    better: "low",
    label: { en: "… went on to another office", sv: "… gick vidare till annat kontor" },
    definition: {
      en: "visitors who went on to another office because of the line ÷ visitors who came",
      sv: "besökare som gick vidare till annat kontor på grund av kön ÷ besökare som kom",
    },
    recipe: { kind: "ratio", of: cell("moved"), per: cell("arrived") },
  },
  {
    name: "sojournMean",
    unit: "min",
    better: "low",
    label: { en: "Time in all offices, mean", sv: "Tid på alla kontor, medel" },
    definition: {
      en: "minutes in lines and at desks, by the clock ÷ contacts intended",
      sv: "minuter i köer och vid diskar, efter klockan ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: office("lineMinutes", "busyMinutes"), per: contact("intended") },
  },
  {
    name: "orbitMean",
    unit: "visitors",
    better: "none",
    label: { en: "Between two attempts, mean", sv: "Mellan två försök, medel" },
    definition: {
      en: "minutes of those who will come or call again, by the clock ÷ minutes open",
      sv: "minuter för dem som ska komma eller ringa igen, efter klockan ÷ minuter öppet",
    },
    recipe: { kind: "ratio", of: office("orbitMinutes"), per: office("openMinutes") },
  },
];

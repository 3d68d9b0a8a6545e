/** Measures of lines, desks and closing time. */
import type { Measure } from "./measure.js";
import { cell, office } from "./terms.js";

export const DESK_MEASURES: readonly Measure[] = [
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
    floor: 0.5,
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

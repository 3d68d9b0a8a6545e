/** What is told of every policy on a curve of visits served over open hours. */
import type { Measure } from "../experiment/measure.js";
import { listMeasures } from "../experiment/measures.js";
import { cell, contact, office } from "../experiment/terms.js";
import { LOST, ofWeek, openHoursOf, staffHoursOf, weekHours } from "./aim.js";
import { travelHoursOf } from "./undoMeasures.js";

export const SERVED = "servedPerWeek";
export const INTENDED_WEEK = "intendedPerWeek";
export const MET_CLOSED = "metClosedPerWeek";
export const ELSEWHERE = "elsewherePerWeek";
export const TRAVEL_PER_VISIT = "extraTravelPerVisit";
export const DESK_PER_VISIT = "deskMinutesPerVisit";

/** @param days that are measured @param offices that are told of */
export function curveMeasures(days: number, offices: number): readonly Measure[] {
  const known = listMeasures({ waitThresholds: [], overtimeThresholds: [], clock: [], states: null });
  return [
    openHoursOf(days, offices),
    openHoursOfAll(days),
    staffHoursOf(days),
    ...contactsOf(days),
    ...known.filter(({ name }) => name === LOST),
    travelHoursOf(days),
    ...perVisit(),
  ];
}

/** @param days that are measured */
function openHoursOfAll(days: number): Measure {
  return {
    name: "openHoursOfAll",
    unit: "h",
    better: "high",
    label: { en: "Open hours a week, all offices", sv: "Öppettimmar i veckan, alla kontor" },
    definition: { en: "hours open of all offices ÷ weeks", sv: "timmar öppet på alla kontor ÷ veckor" },
    recipe: { kind: "ratio", of: weekHours(days, office("openMinutes")), per: null },
  };
}

/** Contacts of people who mean to come to these offices, a week. */
function contactsOf(days: number): readonly Measure[] {
  const served = contact("servedHere", "servedElsewhere");
  return [
    {
      name: INTENDED_WEEK,
      unit: "visits",
      better: "none",
      label: { en: "Visits intended a week", sv: "Avsedda besök i veckan" },
      definition: { en: "contacts begun ÷ weeks", sv: "påbörjade kontakter ÷ veckor" },
      recipe: { kind: "ratio", of: ofWeek(days, contact("intended")), per: null },
    },
    {
      name: SERVED,
      unit: "visits",
      better: "high",
      label: { en: "Visits served a week", sv: "Besök som fick hjälp i veckan" },
      definition: {
        en: "contacts served at the office intended or at another one ÷ weeks",
        sv: "kontakter som fick hjälp på avsett kontor eller på ett annat ÷ veckor",
      },
      recipe: { kind: "ratio", of: ofWeek(days, served), per: null },
    },
    {
      name: ELSEWHERE,
      unit: "visits",
      better: "none",
      label: { en: "… of them at another office", sv: "… av dem på annat kontor" },
      definition: {
        en: "contacts served at another office than intended ÷ weeks",
        sv: "kontakter som fick hjälp på annat kontor än avsett ÷ veckor",
      },
      recipe: { kind: "ratio", of: ofWeek(days, contact("servedElsewhere")), per: null },
    },
    {
      name: MET_CLOSED,
      unit: "visits",
      better: "low",
      label: { en: "Met a closed day or hour, a week", sv: "Mötte stängt, i veckan" },
      definition: {
        en: "contacts that intended a minute outside the hours of the office they would come to ÷ weeks",
        sv: "kontakter som avsåg en tid utanför öppettiderna på kontoret de skulle till ÷ veckor",
      },
      recipe: { kind: "ratio", of: ofWeek(days, contact("mistimed")), per: null },
    },
  ];
}

/** What a visit takes. */
function perVisit(): readonly Measure[] {
  return [
    {
      name: TRAVEL_PER_VISIT,
      unit: "min",
      better: "low",
      label: {
        en: "Extra travel per visit served, one way",
        sv: "Extra restid per besök som fick hjälp, enkel väg",
      },
      definition: {
        en: "minutes to another office less minutes to the office intended ÷ contacts served at an office",
        sv: "minuter till ett annat kontor minus minuter till det avsedda ÷ kontakter som fick hjälp på kontor",
      },
      recipe: {
        kind: "ratio",
        of: contact("extraTravelMinutes"),
        per: contact("servedHere", "servedElsewhere"),
      },
    },
    {
      name: DESK_PER_VISIT,
      unit: "min",
      better: "low",
      label: { en: "Desk time per visit served here", sv: "Disktid per besök som fick hjälp här" },
      definition: {
        en: "desk minutes planned until closing and worked after it ÷ visitors served at these offices",
        sv: "diskminuter planerade till stängning och arbetade efter den ÷ besökare som fick hjälp på dessa kontor",
      },
      recipe: { kind: "ratio", of: office("plannedMinutes", "busyAfterClosing"), per: cell("served") },
    },
  ];
}

/** Measures of contacts that intended a minute at which their office is closed; only where anybody can. */
import type { Measure } from "./measure.js";
import { contact } from "./terms.js";

export const MISTIMED_MEASURES: readonly Measure[] = [
  {
    name: "mistimedShare",
    unit: "share",
    better: "low",
    label: { en: "Intended a closed minute", sv: "Avsåg en stängd tid" },
    definition: {
      en: "contacts that intended a minute outside the hours of the office they would come to ÷ contacts intended",
      sv: "kontakter som avsåg en tid utanför öppettiderna på kontoret de skulle till ÷ avsedda kontakter",
    },
    recipe: { kind: "ratio", of: contact("mistimed"), per: contact("intended") },
  },
  {
    name: "otherDayOfMistimed",
    unit: "share",
    better: "low",
    label: { en: "… of them came another day", sv: "… av dem kom en annan dag" },
    definition: {
      en: "contacts put off until another day on which the office is open ÷ contacts that intended a closed minute",
      sv: "kontakter som sköts upp till en annan dag då kontoret har öppet ÷ kontakter som avsåg en stängd tid",
    },
    recipe: { kind: "ratio", of: contact("otherDay"), per: contact("mistimed") },
  },
  {
    name: "otherOfficeOfMistimed",
    unit: "share",
    better: "none",
    label: { en: "… of them went to an office that was open", sv: "… av dem for till ett öppet kontor" },
    definition: {
      en: "contacts that went to the nearest office open at that minute ÷ contacts that intended a closed minute",
      sv: "kontakter som for till närmaste kontor som hade öppet just då ÷ kontakter som avsåg en stängd tid",
    },
    recipe: { kind: "ratio", of: contact("otherOffice"), per: contact("mistimed") },
  },
];

/** The words of winners and losers, Swedish and English side by side. */
import type { PeopleDivision } from "../experiment/people.js";
import type { PairSum } from "../simulation/pairs.js";
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const PEOPLE_WORDS = {
  title: { en: "Winners and losers", sv: "Vinnare och förlorare" },
  people: {
    en: "people who mean to visit, in the whole period",
    sv: "de som tänkt besöka, under hela perioden",
  },
  number: { en: "number", sv: "antal" },
  share: { en: "%", sv: "%" },
  note: {
    en: "The same people under both, one by one; % of those who live under both. Waits in all lines and extra travel are held against each other where somebody is served under both, or under neither.",
    sv: "Samma människor under båda, en och en; % av dem som finns under båda. Väntan i alla köer och extra resa jämförs där någon får hjälp under båda, eller under ingen.",
  },
  worse: {
    en: "Worse off: loses service, or waits and travels together more than 5 min longer; better off: the reverse.",
    sv: "Får det sämre: får inte längre hjälp, eller väntar och reser sammanlagt mer än 5 min längre; bättre: tvärtom.",
  },
  mostOf: {
    en: "Where most live who are worse off; all with --json:",
    sv: "Där flest bor som får det sämre; alla med --json:",
  },
} as const satisfies Record<string, Words>;

export const PEOPLE_HEADS: Readonly<Record<PeopleDivision, Words>> = {
  network: { en: "all", sv: "alla" },
  area: { en: "area of the office intended", sv: "avsett kontors område" },
  line: { en: "those who call", sv: "de som ringer" },
  errand: { en: "errand", sv: "ärende" },
  zone: { en: "home", sv: "hemort" },
};

/** Labels of the rows of all people, in the order in which they are read. */
export const PEOPLE_ROWS: readonly (readonly [PairSum, Words])[] = [
  ["persons", { en: "Live under both", sv: "Finns under båda" }],
  ["worseOff", { en: "Worse off", sv: "Får det sämre" }],
  ["betterOff", { en: "Better off", sv: "Får det bättre" }],
  ["alike", { en: "Neither", sv: "Varken eller" }],
  ["unchanged", { en: "… nothing changes at all", sv: "… inget ändras alls" }],
  ["losesService", { en: "Lose service altogether", sv: "Blir helt utan hjälp" }],
  ["gainsService", { en: "Gain service", sv: "Får hjälp som var utan" }],
  [
    "otherPlace",
    { en: "Served elsewhere, or by phone or web", sv: "Får hjälp på annat håll, telefon eller nät" },
  ],
  ["waitLonger5", { en: "Wait more than 5 min longer", sv: "Väntar mer än 5 min längre" }],
  ["waitLonger10", { en: "… more than 10 min", sv: "… mer än 10 min" }],
  ["waitLonger30", { en: "… more than 30 min", sv: "… mer än 30 min" }],
  ["waitShorter5", { en: "Wait more than 5 min shorter", sv: "Väntar mer än 5 min kortare" }],
  ["waitShorter10", { en: "… more than 10 min", sv: "… mer än 10 min" }],
  ["waitShorter30", { en: "… more than 30 min", sv: "… mer än 30 min" }],
  ["travelLonger5", { en: "Travel more than 5 min longer", sv: "Reser mer än 5 min längre" }],
  ["travelLonger10", { en: "… more than 10 min", sv: "… mer än 10 min" }],
  ["travelLonger30", { en: "… more than 30 min", sv: "… mer än 30 min" }],
  ["travelShorter5", { en: "Travel more than 5 min shorter", sv: "Reser mer än 5 min kortare" }],
  ["travelShorter10", { en: "… more than 10 min", sv: "… mer än 10 min" }],
  ["travelShorter30", { en: "… more than 30 min", sv: "… mer än 30 min" }],
  ["undecided", { en: "Not over when the run ended", sv: "Inte klart när körningen slutade" }],
  ["onlyBefore", { en: "Come under the first alone", sv: "Kommer bara under det första" }],
  ["onlyAfter", { en: "Come under the second alone", sv: "Kommer bara under det andra" }],
];

/** Columns of the tables by cell. */
export const PEOPLE_COLUMNS: readonly PairSum[] = ["worseOff", "betterOff", "losesService", "gainsService"];

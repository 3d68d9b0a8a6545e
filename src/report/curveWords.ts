/** The words of a curve of visits served over open hours, Swedish and English side by side. */
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const CURVE_WORDS = {
  each: { en: "replications of each policy", sv: "upprepningar av varje förslag" },
  againstNow: { en: "against now", sv: "mot nu" },
  knee: { en: "knee, % of resamples", sv: "knä, % av omtagen" },
  cost: { en: "Desk cost per visit, kr", sv: "Diskkostnad per besök, kr" },
  plotNote: {
    en: "★ the knee by what was found · o what is now",
    sv: "★ knäet enligt det som hittades · o läget nu",
  },
  closedNote: {
    en: "Who meets a closed day or hour knows it beforehand: nobody travels in vain here, and what such people do instead is assumed.",
    sv: "Den som möter stängt vet det på förhand: ingen reser förgäves här, och vad sådana människor gör i stället är antaget.",
  },
  kneeNote: {
    en: "The knee is the policy farthest above the straight line from fewest to most hours, both axes as shares of their range. It depends on which policies are tried, the ends above all, and is a place where the price of an hour changes, not a recommendation.",
    sv: "Knäet är det förslag som ligger längst över den räta linjen från minst till mest tid, båda axlarna som andelar av sin längd. Det beror på vilka förslag som prövas, mest på ändarna, och är en plats där priset för en timme ändras, ingen rekommendation.",
  },
  deskNote: {
    en: "Desk time is that of these offices, and per visit that of visits served there; no price is known unless the study says hourCost.",
    sv: "Disktid är dessa kontors, och per besök den för besök som fick hjälp där; inget pris är känt om studien inte säger hourCost.",
  },
} as const satisfies Record<string, Words>;

/** Sentences of the verdict; what stands in braces is put in. */
export const CURVE_VERDICTS = {
  knee: {
    en: "The knee is at {knee}: {hours} open hours a week in the mean of offices. It is so in {share} % of {n} resamples, and the curve bends there by {bend} % of the visits at stake.",
    sv: "Knäet ligger vid {knee}: {hours} öppettimmar i veckan i medeltal av kontoren. Så är det i {share} % av {n} omtag, och kurvan böjer sig där med {bend} % av de besök som står på spel.",
  },
  slopes: {
    en: "Down to it each hour less at one office costs {before} visits a week, below it {after}.",
    sv: "Ned till det kostar varje timme mindre på ett kontor {before} besök i veckan, under det {after}.",
  },
  none: {
    en: "There is no knee: in {share} % of {n} resamples the curve bends by less than {least} % of the visits at stake.",
    sv: "Det finns inget knä: i {share} % av {n} omtag böjer sig kurvan med mindre än {least} % av de besök som står på spel.",
  },
  cannotTell: {
    en: "Cannot tell where the knee is: {knees}; {none} % of {n} resamples have none. Raise -n.",
    sv: "Det går inte att säga var knäet ligger: {knees}; {none} % av {n} omtag har inget. Öka -n.",
  },
  never: { en: "no policy is it in any resample", sv: "inget förslag är det i något omtag" },
} as const satisfies Record<string, Words>;

/** What becomes of the knee when other shares intend a closed minute. */
export const CURVE_SWEEP = {
  head: {
    en: "If other shares of all intended a minute at which their office is closed today:",
    sv: "Om andra andelar av alla tänkte sig en minut då kontoret är stängt i dag:",
  },
  knee: { en: "at {share} % the knee is at {knee}", sv: "vid {share} % ligger knäet vid {knee}" },
  none: { en: "at {share} % there is no knee", sv: "vid {share} % finns inget knä" },
  cannotTell: { en: "at {share} % nobody can tell", sv: "vid {share} % går det inte att säga" },
} as const satisfies Record<string, Words>;

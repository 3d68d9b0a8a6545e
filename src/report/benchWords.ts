/** The words of a ranking of policies, Swedish and English side by side. */
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const BENCH_WORDS = {
  policy: { en: "policy", sv: "förslag" },
  policies: { en: "policies", sv: "förslag" },
  times: { en: "times the best", sv: "gånger det bästa" },
  chance: { en: "P(best)", sv: "P(bäst)" },
  dominated: { en: "P(dominated)", sv: "P(dominerat)" },
  status: { en: "status", sv: "läge" },
  survived: { en: "in to the end, n =", sv: "med till slutet, n =" },
  droppedAfter: { en: "dropped after", sv: "borta efter" },
  behind: { en: "behind", sv: "efter" },
  breaks: { en: "breaks", sv: "bryter" },
  more: {
    en: "… and {more} more that were dropped; all are in --json and --csv.",
    sv: "… och {more} till som är borta; alla står i --json och --csv.",
  },
  front: {
    en: "★ on the front: no other that keeps the limits is better in",
    sv: "★ på fronten: inget annat som håller gränserna är bättre i",
  },
  frontEnd: { en: "without being worse in another", sv: "utan att vara sämre i ett annat" },
  simulated: { en: "replications of one policy simulated", sv: "upprepningar av ett förslag simulerade" },
  limits: { en: "Limits", sv: "Gränser" },
  targets: { en: "Targets of the best", sv: "Mål för det bästa" },
  margin: { en: "margin", sv: "marginal" },
  verdict: { en: "What can be said", sv: "Vad som kan sägas" },
  onlyFirst: {
    en: "Only one measure to trade off: there is no front to draw.",
    sv: "Bara ett mått att väga: det finns ingen front att rita.",
  },
  peopleNote: {
    en: "The same people live under every policy, and two policies are compared by the replications that both had; differences are firmer than levels.",
    sv: "Samma människor lever under alla förslag, och två förslag jämförs över de upprepningar som båda hade; skillnader är säkrare än nivåer.",
  },
  strangersNote: {
    en: "Every policy has people of its own: differences are no firmer than levels, except in the last comparison by people who had no part in the choice, who are the same under both.",
    sv: "Varje förslag har egna människor: skillnader är inte säkrare än nivåer, utom i den sista jämförelsen med människor som inte var med och valde, som är samma under båda.",
  },
  quantileNote: {
    en: "Quantiles are means over replications of that of each replication.",
    sv: "Kvantiler är medelvärden över upprepningar av varje upprepnings egen.",
  },
  demandNote: {
    en: "On one condition: nobody stays away because of other hours, and nobody new comes. The visits of an office from tables spread over its new hours; that some want to come when the doors are closed is not simulated.",
    sv: "På ett villkor: ingen uteblir för att tiderna är andra, och ingen ny kommer. Besöken på ett kontor ur tabeller sprids över dess nya tider; att några vill komma när dörren är stängd simuleras inte.",
  },
  empty: {
    en: "NOTHING CAN BE SAID of these policies: for a part of their hours the table of hours has no visits, so that nobody comes and being open is of no use to anyone:",
    sv: "INGET KAN SÄGAS om dessa förslag: under en del av deras öppettid har tabellen över timmar inga besök, så att ingen kommer och öppettiden inte är till nytta för någon:",
  },
  unlike: {
    en: "NOT ALIKE: these policies have more than 1 % more or fewer visits than what is now, since rates hold only while the doors are open; their waits are those of other people:",
    sv: "INTE LIKA: dessa förslag har mer än 1 % fler eller färre besök än nu, eftersom intensiteter gäller bara medan dörren är öppen; deras väntan är andra människors:",
  },
  errorNote: {
    en: "Error: half-width of the interval over replications; Monte Carlo error only, input uncertainty not included.",
    sv: "Fel: halva intervallet över upprepningar; bara slumpfel, osäkerhet i indata ingår inte.",
  },
} as const satisfies Record<string, Words>;

/** What is said of a verdict when fewer or more intend a minute at which their office is closed. */
export const CLOSED_WORDS = {
  head: {
    en: "If other shares of all intended a minute at which their office is closed ({n} replications each, of the best, what is now and the nearest others):",
    sv: "Om andra andelar av alla tänkte sig en minut då kontoret är stängt ({n} upprepningar vardera av det bästa, läget nu och de närmaste andra):",
  },
  stays: {
    en: "at {share} % {leader} stays the best, or within the margin of it",
    sv: "vid {share} % är {leader} fortfarande bäst, eller inom marginalen",
  },
  changes: {
    en: "AT {share} % THE VERDICT CHANGES: {better} is surely better than {leader}",
    sv: "VID {share} % ÄNDRAS UTSLAGET: {better} är säkert bättre än {leader}",
  },
  breaks: {
    en: "AT {share} % THE VERDICT CHANGES: {leader} surely breaks {limit}",
    sv: "VID {share} % ÄNDRAS UTSLAGET: {leader} bryter säkert {limit}",
  },
  breaksToo: {
    en: "AT {share} % THERE IS NO SUCH VERDICT: {leader} surely breaks {limit}, and so does what is now",
    sv: "VID {share} % FINNS INGET SÅDANT UTSLAG: {leader} bryter säkert {limit}, och det gör läget nu också",
  },
  cannotTell: { en: "at {share} % nobody can tell", sv: "vid {share} % går det inte att säga" },
  assumed: {
    en: "What such people do is assumed, as in base-2024-mistimed.",
    sv: "Vad sådana människor gör är antaget, som i base-2024-mistimed.",
  },
  problem: {
    en: "Cannot tell whether the verdict depends on how many intend a minute at which their office is closed: {problem}.",
    sv: "Det går inte att säga om utslaget beror på hur många som tänker sig en minut då kontoret är stängt: {problem}.",
  },
} as const satisfies Record<string, Words>;

/** What is said of policies that the chain left out. */
export const SCREEN_WORDS = {
  head: {
    en: "Left out by the chain before the race: {out} of {all} policies. Approximate.",
    sv: "Utelämnade av kedjan före tävlingen: {out} av {all} förslag. Ungefärligt.",
  },
  policy: { en: "policy", sv: "förslag" },
  errorOf: { en: "may be off by", sv: "kan vara fel med" },
  why: { en: "why", sv: "varför" },
  behind: { en: "surely behind", sv: "säkert efter" },
  breaks: { en: "surely breaks", sv: "bryter säkert" },
  andMore: { en: "and {more} more, which are in --json", sv: "och {more} till, som står i --json" },
  others: {
    en: "… and {more} more; all are in --json and --csv.",
    sv: "… och {more} till; alla står i --json och --csv.",
  },
  error: {
    en: "The chain's error is estimated: {sample} policies were simulated {times} times as well, by random numbers of their own. Simulated is {factor} times the chain, and differs from that by {deviation} % from policy to policy; the other policies are taken to be no different. Two policies are compared with less error, since they live through the same replications. Half of the chance of a wrong choice is spent on this. Of the chain: {reasons}.",
    sv: "Kedjans fel är skattat: {sample} förslag simulerades också, {times} gånger, med egna slumptal. Det simulerade är {factor} gånger kedjans, och avviker från det med {deviation} % från förslag till förslag; övriga förslag antas inte vara annorlunda. Två förslag jämförs med mindre fel, eftersom de lever genom samma upprepningar. Halva risken för ett felaktigt val används här. Om kedjan: {reasons}.",
  },
  cannotTell: {
    en: "The chain cannot tell {measure} of these policies: none is left out by it, all are simulated.",
    sv: "Kedjan kan inte säga något om {measure} för dessa förslag: inget utelämnas av den, alla simuleras.",
  },
} as const satisfies Record<string, Words>;

/** What was found of a limit or target. */
export const KEEPING_WORDS = {
  kept: { en: "kept", sv: "hålls" },
  broken: { en: "broken", sv: "bryts" },
  cannotTell: { en: "cannot tell", sv: "går inte att säga" },
} as const satisfies Record<string, Words>;

/** How the best was selected, and what that guarantees. */
export const SELECTION_WORDS = {
  rinott: {
    en: "Selected in two stages (Rinott 1978), every policy by people of its own: after {first} replications of each, as many as its variance asks for, {least} to {largest}. Guaranteed: the one selected is not worse than the best by more than the margin, {confidence} % sure for means of replications that are about normal; half of the chance of error goes to limits, where there are any.",
    sv: "Valt i två steg (Rinott 1978), varje förslag med egna människor: efter {first} upprepningar av varje så många som dess varians kräver, {least} till {largest}. Garanterat: det valda är inte sämre än det bästa med mer än marginalen, {confidence} % säkert för medelvärden av upprepningar som är ungefär normala; halva felrisken går till gränser, där det finns några.",
  },
  rinottShort: {
    en: "Selected in two stages (Rinott 1978), every policy by people of its own. NOT GUARANTEED: for {short} of {all} policies the variance asks for more than the {most} replications that there may be, up to {largest}. What is said rests on intervals.",
    sv: "Valt i två steg (Rinott 1978), varje förslag med egna människor. INTE GARANTERAT: för {short} av {all} förslag kräver variansen mer än de {most} upprepningar som får göras, upp till {largest}. Det som sägs vilar på intervall.",
  },
  ocba: {
    en: "Selected with {simulated} replications of all policies together, shared by OCBA (Chen and others 2000) so that the choice becomes most certain, every policy by people of its own: {least} to {largest} each. Nothing is guaranteed beforehand; estimated chance that the one selected is not worse than the best by more than the margin: at least {chance} %.",
    sv: "Valt med {simulated} upprepningar av alla förslag tillsammans, fördelade med OCBA (Chen m.fl. 2000) så att valet blir så säkert som möjligt, varje förslag med egna människor: {least} till {largest} vardera. Inget är garanterat på förhand; skattad chans att det valda inte är sämre än det bästa med mer än marginalen: minst {chance} %.",
  },
} as const satisfies Record<string, Words>;

/** Sentences of the verdict; what stands in braces is put in. */
export const VERDICTS = {
  best: {
    en: "{leader} is best: no other policy that keeps the limits is better by more than {margin} ({confidence} % sure).",
    sv: "{leader} är bäst: inget annat förslag som håller gränserna är mer än {margin} bättre ({confidence} % säkert).",
  },
  asNow: {
    en: "Nothing is better than what is now by more than {margin} and keeps the limits ({confidence} % sure).",
    sv: "Inget är mer än {margin} bättre än läget nu och håller gränserna ({confidence} % säkert).",
  },
  cannotTell: {
    en: "Cannot tell which is best: {leader} leads, and {rivals} may be better by more than {margin}. Raise -n.",
    sv: "Det går inte att säga vilket som är bäst: {leader} leder, och {rivals} kan vara mer än {margin} bättre. Öka -n.",
  },
  cannotTellLimits: {
    en: "Cannot tell whether {leader}, which leads, keeps the limits. Raise -n.",
    sv: "Det går inte att säga om {leader}, som leder, håller gränserna. Öka -n.",
  },
  cannotTellAny: {
    en: "Cannot tell whether any policy keeps the limits. Raise -n.",
    sv: "Det går inte att säga om något förslag håller gränserna. Öka -n.",
  },
  noneKeeps: {
    en: "No policy keeps the limits, what is now included.",
    sv: "Inget förslag håller gränserna, inte heller läget nu.",
  },
  fresh: {
    en: "By people who had no part in the choice ({n} replications): {measure} {leader} against {now} now, {gap}; {lostLabel} {lost} against {lostNow} now; {staffLabel} {staff}.",
    sv: "Enligt människor som inte var med och valde ({n} upprepningar): {measure} {leader} mot {now} nu, {gap}; {lostLabel} {lost} mot {lostNow} nu; {staffLabel} {staff}.",
  },
  freshNow: {
    en: "By people who had no part in the choice ({n} replications): {measure} {now}; {lostLabel} {lostNow}.",
    sv: "Enligt människor som inte var med och valde ({n} upprepningar): {measure} {now}; {lostLabel} {lostNow}.",
  },
} as const satisfies Record<string, Words>;

/** Puts values into a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** Names in a sentence; the others stand in the machine-readable reports. */
const SOME = 30;

/** `a, b, c` of few names; of many the first, and how many more there are. */
export function listSome(names: readonly string[], language: Language): string {
  const more = names.length - SOME;
  if (more <= 0) return names.join(", ");
  const shown = names.slice(0, SOME).join(", ");
  return `${shown} ${fill(SCREEN_WORDS.andMore[language], { more: String(more) })}`;
}

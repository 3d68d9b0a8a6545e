/** The words of a study office by office, Swedish and English side by side; what stands in braces is put in. */
import type { OfficeVerdict } from "../analysis/officeChoice.js";
import type { Budget } from "../analysis/officeBudget.js";
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const OFFICES_WORDS = {
  replications: { en: "replications of every policy", sv: "upprepningar av varje förslag" },
  limits: { en: "Limits of each office", sv: "Gränser för varje kontor" },
  alone: { en: "Each office by itself", sv: "Varje kontor för sig" },
  office: { en: "office", sv: "kontor" },
  now: { en: "now", sv: "nu" },
  best: { en: "best policy", sv: "bästa förslag" },
  difference: { en: "difference", sv: "skillnad" },
  lost: { en: "gave up, %: now → then", sv: "gav upp, %: nu → sedan" },
  hours: { en: "desk hours a week", sv: "disktimmar i veckan" },
  said: { en: "what can be said", sv: "vad som kan sägas" },
  jointly: {
    en: "One budget for all: {hours} desk hours a week ({from}; now {now})",
    sv: "En budget för alla: {hours} disktimmar i veckan ({from}; nu {now})",
  },
  policy: { en: "policy", sv: "förslag" },
  saved: { en: "saved a week, {unit}", sv: "sparat i veckan, {unit}" },
  perHour: { en: "by desk hour", sv: "per disktimme" },
  asWhole: { en: "simulated as a whole, {unit}", sv: "simulerat som helhet, {unit}" },
  unchanged: { en: "{count} offices stay as they are.", sv: "{count} kontor förblir som de är." },
  noMix: {
    en: "No mix of these policies keeps the limits within the budget: the cheapest takes more.",
    sv: "Ingen blandning av dessa förslag håller gränserna inom budgeten: den billigaste tar mer.",
  },
  verdict: { en: "What can be said", sv: "Vad som kan sägas" },
} as const satisfies Record<string, Words>;

export const OFFICE_VERDICTS: Readonly<Record<OfficeVerdict, Words>> = {
  asNow: { en: "nothing is better by more than the margin", sv: "inget är bättre med mer än marginalen" },
  better: { en: "best, and better than now", sv: "bäst, och bättre än nu" },
  mayBreak: {
    en: "better than now, if it keeps the limits",
    sv: "bättre än nu, om det håller gränserna",
  },
  cannotTell: { en: "cannot tell", sv: "går inte att säga" },
  noneKeeps: { en: "no policy keeps the limits", sv: "inget förslag håller gränserna" },
};

export const OFFICE_RIVALS: Words = {
  en: "better than now; {count} may be better still",
  sv: "bättre än nu; {count} kan vara ännu bättre",
};

export const BUDGET_FROM: Readonly<Record<Budget["from"], Words>> = {
  option: { en: "--budget {text}", sv: "--budget {text}" },
  money: { en: "budget of the study", sv: "studiens budget" },
  limit: { en: "{text}", sv: "{text}" },
  now: { en: "as now, since no other is written", sv: "som nu, då ingen annan är skriven" },
};

export const OFFICES_SENTENCES = {
  together: {
    en: "{better} of {all} offices have a policy that is surely better for them than now, {asNow} surely none by more than the margin of {margin}. All intervals and choices of the table hold together, {confidence} % sure (Bonferroni over offices, policies and limits); under each policy all offices had it.",
    sv: "{better} av {all} kontor har ett förslag som säkert är bättre för dem än nu, {asNow} säkert inget som är det med mer än marginalen {margin}. Alla intervall och val i tabellen håller tillsammans, {confidence} % säkert (Bonferroni över kontor, förslag och gränser); under varje förslag hade alla kontor det.",
  },
  weight: {
    en: "What is saved is, summed over offices, visitors who come now × improvement in: {measure}.",
    sv: "Det sparade är, summerat över kontor, besökare som kommer nu × förbättring i: {measure}.",
  },
  weightTotal: {
    en: "What is saved is, summed over offices, the improvement in: {measure}.",
    sv: "Det sparade är, summerat över kontor, förbättringen i: {measure}.",
  },
  exact: {
    en: "By what was found, no other mix within the budget saves more (the knapsack is solved exactly).",
    sv: "Enligt det som hittades sparar ingen annan blandning inom budgeten mer (kappsäcksproblemet är löst exakt).",
  },
  greedy: {
    en: "The mix is that of the greedy, by worth of each desk hour: by what was found, the best one within the budget saves at most {bound} {unit} a week.",
    sv: "Blandningen är den giriga, efter värdet av varje disktimme: enligt det som hittades sparar den bästa inom budgeten högst {bound} {unit} i veckan.",
  },
  tried: {
    en: "Predicted to save {predicted} {unit} a week. Simulated as a whole, since offices share visitors, by people who had no part in the choice ({n} replications): {saved}; simulated − predicted {miss}.",
    sv: "Förutsagt att spara {predicted} {unit} i veckan. Simulerat som helhet, då kontor delar besökare, med människor som inte var med och valde ({n} upprepningar): {saved}; simulerat − förutsagt {miss}.",
  },
  below: {
    en: "It saves surely less than predicted: what is chosen is partly the luckiest, and visitors go where it is shorter.",
    sv: "Den sparar säkert mindre än förutsagt: det som väljs har delvis haft tur, och besökare går dit det är kortare.",
  },
  above: {
    en: "It saves surely more than predicted: offices share visitors.",
    sv: "Den sparar säkert mer än förutsagt: kontor delar besökare.",
  },
  hours: {
    en: "Desk hours simulated: {hours} a week, {more} against now; budget, within {tolerance} %: {keeping}.",
    sv: "Simulerade disktimmar: {hours} i veckan, {more} mot nu; budgeten, inom {tolerance} %: {keeping}.",
  },
  lost: {
    en: "{label}, simulated as a whole: {after} % against {now} % now, {gap}.",
    sv: "{label}, simulerat som helhet: {after} % mot {now} % nu, {gap}.",
  },
  single: {
    en: "One policy for all offices would save {saved} {unit} a week by the same figures: {policy}, the best of those that keep the limits of every office within the budget.",
    sv: "Ett förslag för alla kontor skulle spara {saved} {unit} i veckan enligt samma siffror: {policy}, det bästa av dem som håller varje kontors gränser inom budgeten.",
  },
  next: {
    en: "One more desk hour a week would save about {worth} {unit}.",
    sv: "En disktimme till i veckan skulle spara ungefär {worth} {unit}.",
  },
  nextNone: {
    en: "More desk hours would save nothing with these policies.",
    sv: "Fler disktimmar skulle inte spara något med dessa förslag.",
  },
  stays: {
    en: "Within the budget nothing saves anything: every office stays as it is.",
    sv: "Inom budgeten sparar inget något: varje kontor förblir som det är.",
  },
  breach: {
    en: "IN THE MIX {office} surely breaks {limit}.",
    sv: "I BLANDNINGEN bryter {office} säkert {limit}.",
  },
} as const satisfies Record<string, Words>;

/** What is saved, by the unit of the measure. */
export const SAVED_UNITS: Partial<Readonly<Record<string, Words>>> = {
  min: { en: "visitor-minutes", sv: "besökarminuter" },
  share: { en: "visitors", sv: "besökare" },
  visits: { en: "visits", sv: "besök" },
};

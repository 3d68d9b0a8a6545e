/** The words of what undoes closures, Swedish and English side by side. */
import type { Lever } from "../analysis/ladder.js";
import type { Standing } from "../analysis/needed.js";
import type { Language } from "./format.js";

type Words = Readonly<Record<Language, string>>;

export const UNDO_WORDS = {
  heading: { en: "What undoes the closures?", sv: "Vad gör stängningarna ogjorda?" },
  undone: {
    en: "Undone means no more than {margin} worse than before in: {measure}. Tried at {changing} offices of {told}: {levers}.",
    sv: "Ogjort betyder inte mer än {margin} sämre än förut i: {measure}. Prövat på {changing} kontor av {told}: {levers}.",
  },
  answer: { en: "Answer", sv: "Svar" },
  all: { en: "All these offices together", sv: "Alla dessa kontor tillsammans" },
  receivers: {
    en: "Offices that receive visitors of those that are gone",
    sv: "Kontor som tar emot besökare från de stängda",
  },
  remaining: { en: "What is different all the same", sv: "Vad som ändå är annorlunda" },
  step: { en: "step", sv: "steg" },
  before: { en: "before", sv: "förut" },
  closed: { en: "closures alone", sv: "bara stängningarna" },
  than: { en: "against before", sv: "mot förut" },
  closedThan: { en: "closures alone, against before", sv: "bara stängningarna, mot förut" },
  standing: { en: "standing", sv: "läge" },
  more: { en: "more", sv: "fler" },
  morePercent: { en: "more, %", sv: "fler, %" },
  office: { en: "office", sv: "kontor" },
  from: { en: "receives a week from", sv: "tar emot i veckan från" },
  needed: { en: "needed", sv: "behövs" },
  cost: { en: "desk hours a week for it", sv: "disktimmar i veckan för det" },
  upTo: { en: "up to", sv: "upp till" },
  staffUnit: { en: "desk hours a week", sv: "disktimmar i veckan" },
  none: { en: "nothing", sv: "inget" },
  notWithin: { en: "not within", sv: "inte inom" },
  orMore: { en: "or more, cannot tell", sv: "eller mer, går inte att säga" },
  cannotTell: { en: "cannot tell", sv: "går inte att säga" },
  longer: { en: "longer", sv: "längre" },
  desk: { en: "desk", sv: "disk" },
  desks: { en: "desks", sv: "diskar" },
  deskMore: { en: "desk more", sv: "disk till" },
  desksMore: { en: "desks more", sv: "diskar till" },
  noReceiver: { en: "None of these offices receives anybody.", sv: "Inget av dessa kontor tar emot någon." },
  unlike: {
    en: "NOT ALIKE: under some step more than 1 % more or fewer visits are intended than before, since rates hold only while the doors are open; its waits are those of other people.",
    sv: "INTE LIKA: under något steg avses mer än 1 % fler eller färre besök än förut, eftersom intensiteter gäller bara medan dörren är öppen; dess väntan är andra människors.",
  },
  empty: {
    en: "NOTHING CAN BE SAID of longer opening by {from} and more: for a part of these hours the tables have no visits, so that nobody comes and being open is of no use to anyone. Give both scenarios people who intend closed minutes (kontor explain mistimed).",
    sv: "INGET KAN SÄGAS om {from} längre öppettid och mer: under en del av dessa timmar har tabellerna inga besök, så att ingen kommer och öppettiden inte är till nytta för någon. Ge båda scenarierna människor som tänker sig stängda minuter (kontor explain mistimed).",
  },
  intervalNote: {
    en: "Needed: from the smallest step that cannot be excluded to the smallest that is known to do; steps are judged together, each line by itself, each lever by itself.",
    sv: "Behövs: från det minsta steg som inte kan uteslutas till det minsta som man vet räcker; stegen bedöms tillsammans, varje rad för sig, varje slags steg för sig.",
  },
  alikeNote: {
    en: "Every office that is told of and still there changes alike: an office's own line says what does there when all of them do so.",
    sv: "Varje berört kontor som finns kvar ändras lika: ett kontors egen rad säger vad som räcker där när alla gör det.",
  },
  staffNote: {
    en: "Desk hours: planned until closing and worked after it, against the closures alone; longer opening keeps today's desks open for as long (staffing: extend). No price is known, so none is told.",
    sv: "Disktimmar: planerade till stängning och arbetade efter den, mot bara stängningarna; längre öppettid håller dagens diskar öppna lika länge (staffing: extend). Inget pris är känt, så inget anges.",
  },
  pricedNote: {
    en: "Desk hours: planned until closing and worked after it, against the closures alone; longer opening keeps today's desks open for as long (staffing: extend). The price of a desk hour is the one that was given.",
    sv: "Disktimmar: planerade till stängning och arbetade efter den, mot bara stängningarna; längre öppettid håller dagens diskar öppna lika länge (staffing: extend). Priset för en disktimme är det som angavs.",
  },
  mistimedNote: {
    en: "How many come in new hours follows from what the scenarios assume of people who intend closed minutes ({share} of all); nobody new comes because hours are longer.",
    sv: "Hur många som kommer på nya tider följer av vad scenarierna antar om människor som tänker sig stängda minuter ({share} av alla); ingen ny kommer för att tiderna är längre.",
  },
  spreadNote: {
    en: "The visits of an office spread over its new hours as the tables of hours say; nobody intends a closed minute, and nobody new comes because hours are longer.",
    sv: "Ett kontors besök sprids över dess nya tider som tabellerna över timmar säger; ingen tänker sig en stängd minut, och ingen ny kommer för att tiderna är längre.",
  },
  cornerNote: {
    en: "Longer opening and more desks are judged with other shares of such people too; what is needed holds for all of them, and what cannot be told at one of them is not told. Figures of steps are those of the scenarios' own share.",
    sv: "Längre öppettid och fler diskar bedöms även med andra andelar sådana människor; det som behövs gäller för alla, och det som inte går att säga vid någon av dem sägs inte. Stegens tal är de för scenariernas egen andel.",
  },
  unsweptNote: {
    en: "That share is assumed, and other shares were not tried: with more such people longer opening does more.",
    sv: "Den andelen är antagen, och andra andelar prövades inte: med fler sådana människor gör längre öppettid mer.",
  },
  planNote: {
    en: "Longer opening and more desks are assumptions that are tried here, and nobody's plan.",
    sv: "Längre öppettid och fler diskar är antaganden som prövas här, och ingens plan.",
  },
} as const satisfies Record<string, Words>;

export const LEVER_WORDS: Readonly<Record<Lever, Words>> = {
  hours: { en: "Longer opening every open day", sv: "Längre öppettid varje öppen dag" },
  desks: { en: "More desks in today's hours", sv: "Fler diskar under dagens tider" },
};

export const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  worse: { en: "surely worse", sv: "säkert sämre" },
  notWorse: { en: "surely not worse", sv: "säkert inte sämre" },
  cannotTell: { en: "cannot tell", sv: "går inte att säga" },
};

/** Sentences of the answer; what stands in braces is put in. */
export const UNDO_SENTENCES = {
  nothing: {
    en: "{lever}: nothing is needed. With the closures alone {measure} is {gap} against before ({before}).",
    sv: "{lever}: inget behövs. Med bara stängningarna är {measure} {gap} mot förut ({before}).",
  },
  exact: {
    en: "{lever}: {high} is needed and does. {measure} is then {gap} against before ({before}). It takes {staff}.",
    sv: "{lever}: {high} behövs och räcker. {measure} är då {gap} mot förut ({before}). Det tar {staff}.",
  },
  interval: {
    en: "{lever}: between {low} and {high} is needed; {high} does. {measure} is then {gap} against before ({before}). It takes {staffLow} to {staff}.",
    sv: "{lever}: mellan {low} och {high} behövs; {high} räcker. {measure} är då {gap} mot förut ({before}). Det tar {staffLow} till {staff}.",
  },
  notWithin: {
    en: "{lever}: NOT WITHIN {last}. Even then {measure} is {gap} against before ({before}), and it takes {staff}.",
    sv: "{lever}: INTE INOM {last}. Även då är {measure} {gap} mot förut ({before}), och det tar {staff}.",
  },
  cannotTell: {
    en: "{lever}: CANNOT TELL; at least {low} is needed. With {last} {measure} is {gap} against before ({before}), and it takes {staff}.",
    sv: "{lever}: GÅR INTE ATT SÄGA; minst {low} behövs. Med {last} är {measure} {gap} mot förut ({before}), och det tar {staff}.",
  },
  cannotTellAny: {
    en: "{lever}: CANNOT TELL, not even whether anything is needed. With the closures alone {measure} is {gap} against before ({before}).",
    sv: "{lever}: GÅR INTE ATT SÄGA, inte ens om något behövs. Med bara stängningarna är {measure} {gap} mot förut ({before}).",
  },
  empty: {
    en: "{lever}: CANNOT TELL. With the closures alone {measure} is {gap} against before ({before}); the tables have no visits in the added hours.",
    sv: "{lever}: GÅR INTE ATT SÄGA. Med bara stängningarna är {measure} {gap} mot förut ({before}); tabellerna har inga besök på de nya tiderna.",
  },
  corners: {
    en: "It rests on how many people intend closed minutes, which is assumed – {corners}.",
    sv: "Det vilar på hur många som tänker sig stängda minuter, vilket är antaget – {corners}.",
  },
  receivers: {
    en: "Of {receivers} offices that receive, with {told}: {notWorse} surely not worse than before, {worse} surely worse, {cannotTell} cannot be told.",
    sv: "Av {receivers} kontor som tar emot, med {told}: {notWorse} säkert inte sämre än förut, {worse} säkert sämre, {cannotTell} går inte att säga.",
  },
  travel: {
    en: "Travel is not undone by any of this: {travel} h of extra travel a week, one way, stay ({before} h before).",
    sv: "Resorna görs inte ogjorda av något av detta: {travel} h extra restid i veckan, enkel väg, är kvar ({before} h förut).",
  },
} as const satisfies Record<string, Words>;

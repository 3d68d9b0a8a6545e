/** Sentences on why a policy stands where it stands, Swedish and English; what stands in braces is put in. */
import type { Language } from "./format.js";

export const WHY_WORDS = {
  best: {
    en: "It is the best that keeps all limits: no other is better by more than the margin of {margin}, {confidence} % sure. {measure}: {own}.",
    sv: "Det är det bästa som håller alla gränser: inget annat är bättre med mer än marginalen {margin}, {confidence} % säkert. {measure}: {own}.",
  },
  leads: {
    en: "It leads by what was found, but is not known to be the best: {measure} {own} after {n} replications. More replications (-n) may tell.",
    sv: "Det leder enligt det som hittades, men det är inte säkert att det är bäst: {measure} {own} efter {n} upprepningar. Fler upprepningar (-n) kan avgöra.",
  },
  rival: {
    en: "It was in to the end, after {n} replications, and may be better than {leader} by more than the margin of {margin}: {measure} {own}, {times} times the leader's.",
    sv: "Det var med till slutet, efter {n} upprepningar, och kan vara bättre än {leader} med mer än marginalen {margin}: {measure} {own}, {times} gånger ledarens.",
  },
  stayed: {
    en: "It was in to the end, after {n} replications: {measure} {own}, {times} times that of {leader}.",
    sv: "Det var med till slutet, efter {n} upprepningar: {measure} {own}, {times} gånger {leader}.",
  },
  worse: {
    en: "It was dropped after {n} replications because it is behind {by}, which keeps all limits: {measure} {own} against {other}; {times} times that of {leader}, over the replications that both had. Behind may mean by less than the margin of {margin}: then either could be chosen, and only one is gone on with.",
    sv: "Det föll bort efter {n} upprepningar eftersom det ligger efter {by}, som håller alla gränser: {measure} {own} mot {other}; {times} gånger {leader}, över de upprepningar som båda hade. Efter kan betyda med mindre än marginalen {margin}: då kunde vilket som helst väljas, och bara ett förs vidare.",
  },
  limit: {
    en: "It was dropped after {n} replications because it breaks the limit {limit}: it has {figure}, which misses it by more than the {tolerance} % that are tolerated. How good it is otherwise ({measure} {own}) does not matter then.",
    sv: "Det föll bort efter {n} upprepningar eftersom det bryter gränsen {limit}: det har {figure}, vilket missar den med mer än de {tolerance} % som tolereras. Hur bra det är i övrigt ({measure} {own}) spelar då ingen roll.",
  },
  screenedWorse: {
    en: "It was left out before the race because an approximation without simulation puts it behind {by} by more than its error and the margin of {margin}: {measure} about {own}, which may be off by {error}.",
    sv: "Det utelämnades före tävlingen eftersom en uppskattning utan simulering lägger det efter {by} med mer än sitt fel och marginalen {margin}: {measure} ungefär {own}, som kan vara fel med {error}.",
  },
  screenedLimit: {
    en: "It was left out before the race because an approximation without simulation has it break the limit {limit} by more than its error and the tolerance. {measure} about {own}, which may be off by {error}.",
    sv: "Det utelämnades före tävlingen eftersom det enligt en uppskattning utan simulering bryter gränsen {limit} med mer än dess fel och toleransen. {measure} ungefär {own}, som kan vara fel med {error}.",
  },
  front: {
    en: "It is on the front: no other that keeps the limits is better in one of {measures} without being worse in another.",
    sv: "Det är på fronten: inget annat som håller gränserna är bättre i något av {measures} utan att vara sämre i något annat.",
  },
  dominated: {
    en: "It is dominated by {by}, which is better in one of {measures} and worse in none, margins left out: {pairs}. P(dominated) {chance}.",
    sv: "Det domineras av {by}, som är bättre i något av {measures} och inte sämre i något, marginaler borträknade: {pairs}. P(dominerat) {chance}.",
  },
  offFront: {
    en: "It is not on the front of {measures}: it breaks a limit, or others together leave it no place. P(dominated) {chance}.",
    sv: "Det är inte på fronten för {measures}: det bryter en gräns, eller så lämnar andra tillsammans det ingen plats. P(dominerat) {chance}.",
  },
  pair: { en: "{measure} {other} against {own}", sv: "{measure} {other} mot {own}" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

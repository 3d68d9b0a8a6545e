/** The words of scenario files that are not keys: laws, rules, how well an input is founded. */
import { term, type Term } from "./term.js";

/** Files and what they hold. */
export const SCENARIO_TERMS: readonly Term[] = [
  term(
    "scenario",
    ["scenariofil", "scenario file"],
    "A text file that says which offices there are, who comes, how long things take and which days are simulated. One question, one file.",
    "En textfil som säger vilka kontor som finns, vilka som kommer, hur lång tid saker tar och vilka dagar som simuleras. En fråga, en fil.",
  ),
  term(
    "template",
    ["mall", "init"],
    "A commented scenario to begin with: kontor init FOLDER -t NAME. Nothing that exists is overwritten.",
    "Ett kommenterat scenario att börja från: kontor init MAPP -t NAMN. Inget som finns skrivs över.",
  ),
  term(
    "--set",
    ["set", "override"],
    "Changes one value of a scenario without touching its file: --set offices.counter.desks=4.",
    "Ändrar ett värde i ett scenario utan att röra filen: --set offices.counter.desks=4.",
  ),
  term(
    "steady state",
    ["jämvikt", "stationary"],
    "What a queue settles to when it never closes. Offices that close every day are never there: study them day by day.",
    "Det en kö ställer in sig på om den aldrig stänger. Kontor som stänger varje dag kommer aldrig dit: studera dem dag för dag.",
  ),
  term(
    "serve",
    ["betjäna kön"],
    "Closing rule: whoever is inside at closing is served, in overtime.",
    "Regel vid stängning: den som är inne får hjälp, på övertid.",
  ),
  term(
    "sendHome",
    ["skicka hem"],
    "Closing rule: the line goes home at closing, who is at a desk is served.",
    "Regel vid stängning: kön skickas hem, den som är vid en disk får hjälp.",
  ),
  term(
    "stopTickets",
    ["sluta ge nummerlappar"],
    "Closing rule: no more tickets from some minutes before closing on; the line is served.",
    "Regel vid stängning: inga nummerlappar de sista minuterna före stängning; kön får hjälp.",
  ),
  term(
    "exhaustive",
    ["avsluta besöket"],
    "Release rule: a desk that is due to close finishes the visitor in hand.",
    "Regel när en disk ska stänga: den gör klart besöket den har.",
  ),
  term(
    "preempt",
    ["avbryt besöket"],
    "Release rule: a desk that is due to close hands its visitor back to the head of the line, with the work that is left.",
    "Regel när en disk ska stänga: besökaren går tillbaka först i kön, med det arbete som är kvar.",
  ),
  term(
    "provenance",
    ["härkomst", "grund", "foundation"],
    "How well an input is founded, in six words from best to weakest: documented, derived, inferred, general_knowledge, assumed, modelled.",
    "Hur väl en uppgift är grundad, i sex ord från bäst till svagast: documented, derived, inferred, general_knowledge, assumed, modelled.",
  ),
  term(
    "documented",
    ["dokumenterad"],
    "Provenance: stands in a source that is named.",
    "Grund: står i en källa som är angiven.",
  ),
  term(
    "derived",
    ["härledd"],
    "Provenance: calculated from documented figures by a rule that is named.",
    "Grund: uträknad ur dokumenterade siffror med en angiven regel.",
  ),
  term(
    "inferred",
    ["slutledd"],
    "Provenance: concluded from documented facts about something close to it.",
    "Grund: en slutsats ur dokumenterade fakta om något närliggande.",
  ),
  term(
    "general_knowledge",
    ["allmänt känd"],
    "Provenance: widely known, no source looked up.",
    "Grund: allmänt känt, ingen källa uppslagen.",
  ),
  term(
    "assumed",
    ["antagen", "antagande", "assumption"],
    "Provenance: chosen without a source, because something must stand there. Vary it before you trust what follows from it.",
    "Grund: vald utan källa, för att något måste stå där. Variera den innan du litar på det som följer av den.",
  ),
  term(
    "modelled",
    ["modellerad"],
    "Provenance: fitted so that the model meets other figures.",
    "Grund: anpassad så att modellen stämmer med andra siffror.",
  ),
];

/** How long things take. */
export const LAW_TERMS: readonly Term[] = [
  term(
    "law",
    ["fördelning", "distribution"],
    "How a duration varies: exponential, lognormal, gamma, weibull, erlang, hyperexponential, deterministic, uniform, triangular or empirical.",
    "Hur en tid varierar: exponential, lognormal, gamma, weibull, erlang, hyperexponential, deterministic, uniform, triangular eller empirical.",
  ),
  term(
    "exponential",
    ["exponentialfördelning"],
    "Law without memory: short times most often. {exponential: {mean: 10 min}}",
    "Fördelning utan minne: korta tider är vanligast. {exponential: {mean: 10 min}}",
  ),
  term(
    "lognormal",
    ["lognormalfördelning"],
    "Law of service times as they are usually seen: most near the middle, some very long. {lognormal: {mean: 10 min, cv: 0.8}}",
    "Fördelning som betjäningstider brukar ha: de flesta nära mitten, några mycket långa. {lognormal: {mean: 10 min, cv: 0.8}}",
  ),
  term(
    "gamma",
    ["gammafördelning"],
    "Law between exponential (cv 1) and always the same. {gamma: {mean: 10 min, cv: 0.8}}",
    "Fördelning mellan exponential (cv 1) och alltid lika. {gamma: {mean: 10 min, cv: 0.8}}",
  ),
  term(
    "weibull",
    ["weibullfördelning"],
    "Law of patience: with a shape above 1, the longer it has lasted the sooner it ends. {weibull: {mean: 55 min, shape: 1.5}}",
    "Fördelning för tålamod: med en form över 1 tar det slut allt snarare ju längre det varat. {weibull: {mean: 55 min, shape: 1.5}}",
  ),
  term(
    "erlang",
    ["erlangfördelning"],
    "Law of a sum of equal exponential stages. {erlang: {mean: 10 min, stages: 3}}",
    "Fördelning för en summa av lika exponentiella steg. {erlang: {mean: 10 min, stages: 3}}",
  ),
  term(
    "hyperexponential",
    ["hyperexponentialfördelning"],
    "Law of a mixture of exponentials: some visits much longer than others. {hyperexponential: {branches: [{share: 0.3, mean: 5 min}, {share: 0.7, mean: 20 min}]}}",
    "Fördelning för en blandning av exponentiella tider: en del besök mycket längre än andra. {hyperexponential: {branches: [{share: 0.3, mean: 5 min}, {share: 0.7, mean: 20 min}]}}",
  ),
  term(
    "deterministic",
    ["fast tid"],
    "Always the same; write the duration alone. 10 min",
    "Alltid lika; skriv bara tiden. 10 min",
  ),
  term(
    "uniform",
    ["likformig"],
    "Law of anything between two values, equally likely. {uniform: {from: 5 min, to: 15 min}}",
    "Vad som helst mellan två värden, lika troligt. {uniform: {from: 5 min, to: 15 min}}",
  ),
  term(
    "triangular",
    ["triangelfördelning"],
    "Law between two values, most often near a third. {triangular: {from: 5 min, mode: 8 min, to: 20 min}}",
    "Mellan två värden, oftast nära ett tredje. {triangular: {from: 5 min, mode: 8 min, to: 20 min}}",
  ),
  term(
    "empirical",
    ["empirisk"],
    "Law of listed values, each equally likely. {empirical: [4 min, 7 min, 7 min, 12 min]}",
    "Uppräknade värden, alla lika troliga. {empirical: [4 min, 7 min, 7 min, 12 min]}",
  ),
  term(
    "coefficient of variation",
    ["variationskoefficient", "cv"],
    "Standard deviation ÷ mean. 0: always the same; 1: as irregular as exponential; above 1: a few very long ones.",
    "Standardavvikelse ÷ medelvärde. 0: alltid lika; 1: lika oregelbundet som exponential; över 1: några få mycket långa.",
  ),
];

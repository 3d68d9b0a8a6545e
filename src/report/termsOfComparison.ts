/** The words of batches and comparisons: what sharpens a difference, who wins and loses by it, what is kept. */
import { term, type Term } from "./term.js";

export const COMPARISON_TERMS: readonly Term[] = [
  term(
    "precision",
    ["precision %", "--precision", "-n auto", "noggrannhet", "relative error"],
    "With -n auto, replications are made until waiting, lost visitors and overtime all have an error of at most this share of their estimate, or a small amount of their own where the estimate is near 0. Exit code 6 if the limit of -n or --time-budget comes first.",
    "Med -n auto görs upprepningar tills väntan, förlorade besökare och övertid alla har ett fel på högst denna andel av sin skattning, eller ett litet eget belopp där skattningen är nära 0. Slutkod 6 om gränsen för -n eller --time-budget kommer först.",
  ),
  term(
    "time budget",
    ["--time-budget", "timeBudget", "tidsbudget"],
    "The longest time to simulate. When it is up, the figures are those of what has been done, and exit code 6 says that less was done than wanted.",
    "Den längsta tid som simuleras. När den är slut är siffrorna de av vad som hunnits, och slutkod 6 säger att det blev mindre än begärt.",
  ),
  term(
    "correlation",
    ["korrelation", "--pairing", "pairing", "variance ratio", "varianskvot"],
    "How alike two scenarios vary from replication to replication, since the same people live under both; 1 is exactly alike. The variance ratio says what that is worth: so many times as many replications would be needed with other people under each.",
    "Hur lika två scenarier varierar från upprepning till upprepning, då samma människor lever under båda; 1 är precis lika. Varianskvoten säger vad det är värt: så många gånger fler upprepningar hade behövts med olika människor.",
  ),
  term(
    "control variates",
    [
      "controls",
      "--controls",
      "kontroller",
      "control variate",
      "kontrollvariabler",
      "explained",
      "förklarat",
    ],
    "Visitors, their work and the factors of the days are drawn, and their true means are known. Where a replication drew more than its share, regression takes out what that explains, and the error falls. From 30 replications, ten for each.",
    "Besökare, deras arbete och dagarnas faktorer lottas, och deras sanna medelvärden är kända. Där en upprepning lottade mer än sin del tar regression bort det som det förklarar, och felet minskar. Från 30 upprepningar, tio för var och en.",
  ),
  term(
    "simultaneous intervals",
    ["--together", "together", "tillsammans", "max-t", "Bonferroni", "simultana intervall"],
    "Intervals that hold for all cells of a table at once: of many ordinary ones some always miss. They are as wide as the largest deviation among resampled replications asks for, and never wider than Bonferroni's.",
    "Intervall som gäller för alla celler i en tabell på en gång: av många vanliga missar alltid några. De är så breda som den största avvikelsen bland omvägda upprepningar kräver, och aldrig bredare än Bonferronis.",
  ),
  term(
    "Benjamini–Hochberg",
    ["Benjamini-Hochberg", "Benjamini", "false discovery rate", "which offices change"],
    "A list of what changes, made so that at most 5 % of those on it are expected not to. It finds more than intervals that hold for all at once.",
    "En lista över vad som ändras, gjord så att högst 5 % av dem som står på den väntas inte göra det. Den hittar fler än intervall som gäller alla på en gång.",
  ),
  term(
    "winners and losers",
    [
      "--people",
      "vinnare och förlorare",
      "worse off",
      "better off",
      "får det sämre",
      "får det bättre",
      "people",
    ],
    "The same people under two scenarios, one by one. Worse off: loses service, or waits and travels together more than 5 min longer; better off: the reverse.",
    "Samma människor under två scenarier, en och en. Får det sämre: får inte längre hjälp, eller väntar och reser sammanlagt mer än 5 min längre; får det bättre: tvärtom.",
  ),
  term(
    "gain or lose service",
    ["gain service", "får hjälp som var utan", "lose service altogether", "blir helt utan hjälp"],
    "Served under one of two scenarios and under no office, phone or e-service in the other.",
    "Får hjälp under det ena av två scenarier och varken på kontor, per telefon eller e-tjänst under det andra.",
  ),
  term(
    "flows",
    ["--flows", "flöden", "flow table", "who receives from whom"],
    "Who went from an office that is gone to which other one, in visitors of the period.",
    "Vilka som gick från ett kontor som inte finns kvar till vilket annat, i besökare under perioden.",
  ),
  term(
    "fail-if",
    ["--fail-if", "failIf"],
    "A condition on a difference such as 'waitP90>+5min': compare leaves with exit code 5 if the whole interval says that it is so.",
    "Ett villkor på en skillnad som 'waitP90>+5min': compare avslutas med kod 5 om hela intervallet säger att det är så.",
  ),
  term(
    "sweep",
    ["--sweep", "svep", "corner", "input uncertainty", "osäkerhet i indata"],
    "The same question once more with one assumed input at a time moved to either end of what it may be. A verdict that becomes surely another one at any of them is none, and the report names the input.",
    "Samma fråga en gång till med ett antagande i taget flyttat till vardera änden av vad det kan vara. Ett utslag som vid någon av dem säkert blir ett annat är inget, och rapporten nämner antagandet.",
  ),
  term(
    "ledger",
    ["liggare", "run folder", "--out", "--resume", "resume", "checkpoint"],
    "The folder of --out: every finished replication in a file that is checked by its sha256, written before it counts as done. --resume goes on where a stopped run ended, kontor runs lists, checks, joins and removes such folders.",
    "Mappen för --out: varje färdig upprepning i en fil som kontrolleras med sin sha256, skriven innan den räknas som klar. --resume fortsätter där en stoppad körning slutade, kontor runs listar, kontrollerar, slår ihop och tar bort sådana mappar.",
  ),
  term(
    "given up",
    ["quarantine", "karantän", "partial", "ofullständig", "replay", "was given up"],
    "A replication that ended three threads (out of memory, endless, a fault) is left out, with the command that plays it again; the others go on. The report then rests on fewer replications, and the exit code is 7.",
    "En upprepning som avslutat tre trådar (slut på minne, ändlös, ett fel) utelämnas, med kommandot som spelar upp den igen; de andra fortsätter. Rapporten vilar då på färre upprepningar, och slutkoden är 7.",
  ),
  term(
    "trace",
    ["--trace", "spår", "visits table", "inside"],
    "A record of every visit at the offices named: intended, arrived, called, finished, outcome, and what became of the contact. Visits that were not over at the end have no time of finishing. It is read with kontor query.",
    "En post för varje besök på de nämnda kontoren: avsett, anlänt, uppropat, klart, utgång, och vad det blev av kontakten. Besök som inte var över vid slutet saknar tid då de blev klara. Det läses med kontor query.",
  ),
];

/** The words in which reports judge: differences, steps, policies, limits and documented figures. */
import { term, type Term } from "./term.js";

export const VERDICT_TERMS: readonly Term[] = [
  term(
    "verdict",
    ["utslag", "margin", "better", "worse", "bättre", "sämre"],
    "What a difference means. Better or worse: its interval leaves 0 out. No difference that matters: all of it lies within a margin that nobody would act on. Cannot tell: neither is sure. Exactly the same: no chance is in it.",
    "Vad en skillnad betyder. Bättre eller sämre: dess intervall innehåller inte 0. Ingen skillnad av betydelse: hela intervallet ryms i en marginal som ingen skulle handla efter. Går inte att säga: inget av det är säkert. Precis lika: ingen slump finns i det.",
  ),
  term(
    "no difference that matters",
    ["ingen skillnad av betydelse", "same", "no difference"],
    "The whole interval of the difference lies within a margin that nobody would act on: 0.1 min of waiting, 0.2 percentage points of a share, 0.5 min of overtime. It says that the difference is small, not that none was found.",
    "Hela intervallet för skillnaden ryms i en marginal som ingen skulle handla efter: 0,1 min väntan, 0,2 procentenheter av en andel, 0,5 min övertid. Det säger att skillnaden är liten, inte att ingen hittades.",
  ),
  term(
    "cannot tell",
    ["går inte att säga", "cannotTell", "cannot be told", "nobody can tell", "kan inte sägas"],
    "The interval allows for more than one answer. That is an answer too, and no sign of a fault: more replications (-n) make intervals narrower, four times as many by half. Where it rests on an assumed input, as --sweep finds, no number of replications helps.",
    "Intervallet rymmer mer än ett svar. Det är också ett svar, och inget tecken på fel: fler upprepningar (-n) gör intervallen smalare, fyra gånger så många gör dem hälften så breda. Där det beror på ett antagande, som --sweep visar, hjälper inget antal upprepningar.",
  ),
  term(
    "exactly the same",
    ["precis lika", "untouched", "exactly 0", "precis 0"],
    "Every sum is the same in every replication, bit for bit: nothing of the change reaches this office or line. It holds without any interval.",
    "Varje summa är densamma i varje upprepning, bit för bit: inget av ändringen når kontoret eller linjen. Det gäller utan något intervall.",
  ),
  term(
    "higher or lower",
    ["higher", "lower", "högre", "lägre", "högre eller lägre"],
    "The difference of a measure of which neither more nor less is better, such as desks in use. Its error says how sure it is.",
    "Skillnaden i ett mått där varken mer eller mindre är bättre, till exempel hur mycket diskarna används. Felet säger hur säker den är.",
  ),
  term(
    "nothing to count",
    ["inget att räkna", "noDenominator", "null"],
    "The measure is a share or mean of something that did not occur, such as the wait at an office that is gone. It has no value; that is not 0.",
    "Måttet är en andel eller ett medelvärde av något som inte förekom, till exempel väntan på ett kontor som inte finns kvar. Det har inget värde; det är inte 0.",
  ),
  term(
    "beyond what is measured",
    ["bortom det som mäts", "aboveRange"],
    "So many waited longer than the longest bin of the histogram that the quantile lies beyond it.",
    "Så många väntade längre än histogrammets sista fack att kvantilen ligger bortom det.",
  ),
  term(
    "not in the baseline",
    ["finns inte i utgångsläget", "not in the scenario", "finns inte i scenariot"],
    "The office, errand or line stands in one of the two scenarios only, so that there is nothing to compare it with.",
    "Kontoret, ärendet eller linjen finns bara i det ena av de två scenarierna, så det finns inget att jämföra med.",
  ),
  term(
    "surely",
    ["säkert", "surely better", "surely worse", "säkert sämre", "surely not worse", "säkert inte sämre"],
    "So with the confidence of the report (95 %), all choices that it makes together counted: steps of kontor undo, or offices and policies of kontor bench.",
    "Så med rapportens konfidens (95 %), där alla val som den gör tillsammans är inräknade: steg i kontor undo, eller kontor och förslag i kontor bench.",
  ),
  term(
    "in to the end",
    ["med till slutet", "survived"],
    "A policy that was not dropped: it was simulated as often as any.",
    "Ett förslag som inte föll bort: det simulerades lika ofta som något annat.",
  ),
  term(
    "kept or broken",
    ["kept", "broken", "hålls", "bryts", "hålls eller bryts"],
    "Of a limit or target: kept or broken only if the whole interval says so, the tolerance of the study left out; otherwise nobody can tell.",
    "Om en gräns eller ett mål: hålls eller bryts bara om hela intervallet säger det, studiens tolerans borträknad; annars går det inte att säga.",
  ),
  term(
    "met or missed",
    ["met", "missed", "nått", "missat", "not comparable", "inte jämförbart"],
    "Of a target or a documented figure: met or missed only if the whole interval of what is simulated lies within or outside what it may differ by. Not comparable: the scenario has nothing of that kind, and the report says why.",
    "Om ett mål eller ett dokumenterat tal: nått eller missat bara om hela intervallet för det simulerade ligger inom eller utom det som får skilja. Inte jämförbart: scenariot har inget sådant, och rapporten säger varför.",
  ),
  term(
    "verdict on an office",
    [
      "nothing is better by more than the margin",
      "inget är bättre med mer än marginalen",
      "best, and better than now",
      "bäst, och bättre än nu",
      "better than now, if it keeps the limits",
      "bättre än nu, om det håller gränserna",
      "no policy keeps the limits",
      "inget förslag håller gränserna",
      "stands",
      "står sig",
    ],
    "What kontor bench --by office says of each office: whether one of the policies is surely better for it than now, whether that one surely keeps the limits, and how many others may be better still. Better by less than the margin does not count. It stands at another share of people who intend closed minutes if all of that is as sure there, and nothing else may be better than could before; else another policy is surely better, it breaks a limit, or nobody can tell.",
    "Vad kontor bench --by office säger om varje kontor: om något av förslagen säkert är bättre för det än nu, om det säkert håller gränserna, och hur många andra som kan vara ännu bättre. Bättre med mindre än marginalen räknas inte. Det står sig vid en annan andel som tänker sig stängda minuter om allt detta är lika säkert där, och inget annat kan vara bättre än det som kunde det förut; annars är ett annat förslag säkert bättre, det bryter en gräns, eller så går det inte att säga.",
  ),
];

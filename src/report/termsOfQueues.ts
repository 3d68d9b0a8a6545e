/** The words of waiting and of statistics, in plain English and Swedish. What measures mean is written with them. */
import { term, type Term } from "./term.js";

/** What visitors do and what offices have. */
export const QUEUE_TERMS: readonly Term[] = [
  term(
    "visitor",
    ["besökare", "customer"],
    "Somebody who comes to an office with an errand. Carries its own random numbers: when it comes, how long its errand takes, how patient it is.",
    "Någon som kommer till ett kontor med ett ärende. Bär sina egna slumptal: när den kommer, hur lång tid ärendet tar, hur tålig den är.",
  ),
  term(
    "visit",
    ["besök", "ticket"],
    "One ticket. It has one errand, and now and then a further errand at the same desk.",
    "En nummerlapp. Den har ett ärende, och ibland ett till vid samma disk.",
  ),
  term(
    "arrival",
    ["ankomst", "arrivals"],
    "A visitor comes through the door. Arrivals are random around a rate by time of day; who comes while the doors are closed is not counted.",
    "En besökare kommer in genom dörren. Ankomster är slumpmässiga kring en takt över dagen; den som kommer när dörren är stängd räknas inte.",
  ),
  term(
    "queue",
    ["kö", "line"],
    "Those who wait for a desk, first come first served. Who is at a desk is not in the queue.",
    "De som väntar på en disk, först till kvarn. Den som är vid en disk står inte i kö.",
  ),
  term(
    "join",
    ["ställa sig", "joined"],
    "To take a ticket. Who finds a free desk joins too, with a wait of zero.",
    "Att ta en nummerlapp. Också den som finner en ledig disk ställer sig, med noll väntan.",
  ),
  term(
    "wait",
    ["väntan", "väntetid"],
    "Minutes in the queue, from joining to the desk or to giving up. Time at the desk is not waiting.",
    "Minuter i kö, från att man ställt sig till att man får en disk eller ger upp. Tiden vid disken är inte väntan.",
  ),
  term(
    "balk",
    ["balking", "vända i dörren"],
    "To leave at once because the line looks too long. Only who would have to wait can balk.",
    "Att vända direkt för att kön ser för lång ut. Bara den som skulle få vänta kan vända.",
  ),
  term(
    "renege",
    ["reneged", "abandon", "give up", "ge upp", "tröttna"],
    "To leave the line when patience ends, before being served.",
    "Att lämna kön när tålamodet tar slut, utan att ha fått hjälp.",
  ),
  term(
    "patience",
    ["tålamod"],
    "How long a visitor is willing to wait. Those who are served never show how patient they were, so it must be assumed or estimated with care.",
    "Hur länge en besökare är beredd att vänta. De som får hjälp visar aldrig hur tåliga de var, så det måste antas eller skattas med omsorg.",
  ),
  term(
    "turned away",
    ["avvisad", "turnedAway"],
    "Met at the door by a full room or by tickets that have stopped.",
    "Möts i dörren av ett fullt kontor eller av att nummerlapparna har tagit slut för dagen.",
  ),
  term(
    "sent home",
    ["hemskickad"],
    "In the line at closing time where the rule is sendHome.",
    "Står i kön vid stängning när regeln är sendHome.",
  ),
  term(
    "lost",
    ["förlorad", "lostShare"],
    "Came but was not served: balked, reneged, turned away or sent home. A short wait says little where many are lost; read the two together.",
    "Kom men fick ingen hjälp: vände, gav upp, avvisades eller skickades hem. Kort väntan säger lite där många går förlorade; läs de två tillsammans.",
  ),
  term(
    "desk",
    ["disk", "server", "counter", "lucka"],
    "A place where one visitor at a time is served, with somebody behind it.",
    "En plats där en besökare i taget får hjälp, med någon bakom.",
  ),
  term(
    "service time",
    ["betjäningstid", "handläggningstid", "service"],
    "Minutes at the desk, a further errand included.",
    "Minuter vid disken, med ett eventuellt andra ärende.",
  ),
  term(
    "utilisation",
    ["beläggning", "utilization", "occupancy"],
    "Minutes that desks are busy ÷ minutes that they are staffed. Near 100 % lines grow without limit: the last ten per cent cost more waiting than all the others.",
    "Minuter då diskar är upptagna ÷ minuter då de är bemannade. Nära 100 % växer köerna utan gräns: de sista tio procenten kostar mer väntan än alla de andra.",
  ),
  term(
    "load",
    ["last", "belastning", "offered load"],
    "Minutes of work that visitors bring ÷ minutes of desks that are open, before anybody gives up. Above 1 not all can be served.",
    "Minuter arbete som besökarna kommer med ÷ minuter öppna diskar, innan någon ger upp. Över 1 kan inte alla få hjälp.",
  ),
  term(
    "overtime",
    ["övertid"],
    "Minutes from closing until the last visitor has left.",
    "Minuter från stängning tills den sista besökaren har gått.",
  ),
];

/** How often and how sure. */
export const STATISTICS_TERMS: readonly Term[] = [
  term(
    "replication",
    ["upprepning", "replications", "-n"],
    "The whole period simulated once, with random numbers of its own. Many of them show how much chance alone can do.",
    "Hela perioden simulerad en gång, med egna slumptal. Många upprepningar visar hur mycket enbart slumpen kan göra.",
  ),
  term(
    "seed",
    ["frö", "slumpfrö"],
    "A text that names the random numbers. The same seed, scenario and version give the same bytes.",
    "En text som pekar ut slumptalen. Samma frö, scenario och version ger samma resultat till sista tecknet.",
  ),
  term(
    "common random numbers",
    ["gemensamma slumptal", "crn"],
    "Two scenarios meet the same visitors at the same minutes with the same errands, so that they differ only by what was changed. Differences then show with far fewer replications.",
    "Två scenarier möter samma besökare samma minut med samma ärenden, så att de skiljer sig bara genom det som ändrats. Skillnader syns då med långt färre upprepningar.",
  ),
  term(
    "target",
    ["mål", "targets", "tolerance", "tolerans"],
    "A figure known from elsewhere and how far the simulated one may lie from it: kontor check. Met or missed only if the whole interval says so.",
    "En siffra känd från annat håll och hur långt den simulerade får ligga från den: kontor check. Nått eller missat bara om hela intervallet säger det.",
  ),
  term(
    "monte carlo",
    ["simulering", "simulation"],
    "To find out by playing through many random days instead of by a formula.",
    "Att ta reda på något genom att spela igenom många slumpade dagar i stället för med en formel.",
  ),
  term(
    "confidence interval",
    ["konfidensintervall", "interval", "confidence", "konfidens"],
    "Estimate ± error. Made so that 95 of 100 such intervals hold the true mean of the model. It covers chance in the simulation, not doubts about the inputs.",
    "Skattning ± fel. Gjort så att 95 av 100 sådana intervall rymmer modellens sanna medelvärde. Det täcker slumpen i simuleringen, inte tvivel om indata.",
  ),
  term(
    "error",
    ["fel", "half-width", "halfWidth", "±"],
    "Half the width of the confidence interval. Four times the replications halve it.",
    "Halva konfidensintervallets bredd. Fyra gånger så många upprepningar halverar det.",
  ),
  term(
    "risk",
    ["spread", "spridning", "days 5–95 %"],
    "How much days differ: nine days of ten lie between the two values. No number of replications makes it smaller.",
    "Hur mycket dagar skiljer sig: nio dagar av tio ligger mellan de två värdena. Inget antal upprepningar gör den mindre.",
  ),
  term(
    "quantile",
    ["kvantil", "percentile", "percentil", "p90"],
    "The value that a given share does not exceed. waitP90 is 14 min: nine of ten waited at most 14 minutes.",
    "Värdet som en viss andel inte överskrider. waitP90 är 14 min: nio av tio väntade högst 14 minuter.",
  ),
  term(
    "measure",
    ["mått"],
    "A figure with a written numerator and denominator, such as minutes in line ÷ visitors who joined.",
    "En siffra med utskriven täljare och nämnare, till exempel minuter i kö ÷ besökare som ställde sig.",
  ),
  term(
    "hash",
    ["kontrollsumma", "sha256"],
    "The fingerprint of what a scenario means, its tables included. Equal for equal content, whatever the file is called.",
    "Fingeravtrycket av vad ett scenario betyder, med sina tabeller. Lika för lika innehåll, vad filen än heter.",
  ),
  term(
    "verify",
    ["verifiering"],
    "To simulate queues whose exact answer is known, and compare: kontor verify.",
    "Att simulera köer vars exakta svar är känt, och jämföra: kontor verify.",
  ),
];

/** The words of studies and rankings of policies. */
import { term, type Term } from "./term.js";

export const BENCH_TERMS: readonly Term[] = [
  term(
    "policy",
    ["förslag", "policies"],
    "One way to run the offices, such as their opening hours, among several that a study compares. It is an ordinary scenario.",
    "Ett sätt att driva kontoren, till exempel deras öppettider, bland flera som en studie jämför. Det är ett vanligt scenario.",
  ),
  term(
    "dropped",
    ["borta", "behind", "efter", "breaks", "bryter"],
    "No longer simulated: a policy that is behind another which keeps all limits, or one that breaks a limit, as surely as the study asks. Behind may mean by less than the margin, which does not matter.",
    "Simuleras inte längre: ett förslag som ligger efter ett annat som håller alla gränser, eller som bryter en gräns, så säkert som studien begär. Efter kan betyda med mindre än marginalen, som inte spelar någon roll.",
  ),
  term(
    "margin of indifference",
    ["likgiltighetsmarginal", "indifference zone", "indifference", "likgiltighet"],
    "A difference so small that it decides nothing. The best policy is found, or one that is worse by at most this much.",
    "En skillnad så liten att den inte avgör något. Det bästa förslaget hittas, eller ett som är högst så mycket sämre.",
  ),
  term(
    "screened",
    ["utelämnad", "--screen", "left out"],
    "Left out before anything is simulated: by the chain, an approximation, a policy is behind another by more than the approximation's error and the margin, or breaks a limit by more than that. The error is estimated from policies that are simulated as well.",
    "Utelämnat innan något simuleras: enligt kedjan, en uppskattning, ligger ett förslag efter ett annat med mer än uppskattningens fel och marginalen, eller bryter en gräns med mer än så. Felet skattas ur förslag som simuleras också.",
  ),
  term(
    "front",
    ["Pareto", "Paretofront", "på fronten"],
    "Policies that keep the limits and to which no other such policy is better in one measure and worse in none, differences that do not matter left out.",
    "Förslag som håller gränserna och som inget annat sådant är bättre än i ett mått utan att vara sämre i något, skillnader utan betydelse borträknade.",
  ),
  term(
    "dominated",
    ["dominerat", "P(dominerat)", "P(dominated)", "probabilityDominated"],
    "Another policy that keeps the limits is better in one measure to trade off and worse in none. P(dominated) is how often that is so when the replications are weighted at random.",
    "Ett annat förslag som håller gränserna är bättre i ett mått som vägs och inte sämre i något. P(dominerat) är hur ofta det är så när upprepningarna vägs slumpvis.",
  ),
  term(
    "P(best)",
    ["P(bäst)", "probabilityBest"],
    "How often a policy is the best that keeps the limits when the replications are weighted at random: how sure the ranking is, not how good the policy is.",
    "Hur ofta ett förslag är det bästa som håller gränserna när upprepningarna vägs slumpvis: hur säker rangordningen är, inte hur bra förslaget är.",
  ),
  term(
    "fixed point",
    ["fixpunkt", "settled", "did NOT SETTLE"],
    "Arrivals that depend on what becomes of others, such as visitors whom offices send on to each other: worked out again and again until less than 1e-9 of all arrivals still moves. Whoever is sent on is taken to come by chance, which makes the lines of those who get them too short.",
    "Ankomster som beror på vad det blir av andra, till exempel besökare som kontor skickar vidare till varandra: räknas ut om och om igen tills mindre än 1e-9 av alla ankomster ännu flyttar sig. De som skickas vidare tas för att komma slumpvis, vilket gör köerna hos dem som får dem för korta.",
  ),
  term(
    "kn",
    ["Kim-Nelson", "Kim and Nelson", "study.selection", "selection procedure", "urvalsförfarande"],
    "The race: all policies live through the same replications, and the worse are dropped one after another (Kim and Nelson 2001). Guaranteed: what is selected is not worse than the best by more than the margin, as surely as the study asks, for about normal replications.",
    "Tävlingen: alla förslag lever genom samma upprepningar, och de sämre faller bort ett efter ett (Kim och Nelson 2001). Garanterat: det valda är inte sämre än det bästa med mer än marginalen, så säkert som studien begär, för ungefär normala upprepningar.",
  ),
  term(
    "rinott",
    ["two stages", "två steg", "second stage"],
    "Two stages: after the first, each policy is simulated as often as its variance asks for, by people of its own (Rinott 1978). The same guarantee as kn, for many more replications: it cannot use that the same people live under every policy, and drops none.",
    "Två steg: efter det första simuleras varje förslag så ofta som dess varians kräver, med egna människor (Rinott 1978). Samma garanti som kn, för många fler upprepningar: det kan inte utnyttja att samma människor lever under alla förslag, och släpper inget.",
  ),
  term(
    "ocba",
    ["optimal computing budget allocation", "study.total", "P(correct selection)"],
    "A budget of replications of all policies together, shared so that the choice becomes most certain: most go to the best and to those near it (Chen, Lin, Yücesan, Chick 2000). Nothing is guaranteed beforehand; the chance of a right choice is estimated afterwards.",
    "En budget av upprepningar av alla förslag tillsammans, fördelad så att valet blir så säkert som möjligt: de flesta går till det bästa och dem nära det (Chen, Lin, Yücesan, Chick 2000). Inget är garanterat på förhand; chansen till ett rätt val skattas efteråt.",
  ),
  term(
    "mix",
    ["blandning", "--by office", "budget", "marginal value", "marginalvärde", "mix of policies"],
    "Each office with a policy of its own, chosen so that all offices together save the most within one budget of desk hours: what a policy saves at an office is the visitors who come now × the improvement. The mix is simulated as a whole afterwards, since offices share visitors.",
    "Varje kontor med ett eget förslag, valt så att alla kontor tillsammans sparar mest inom en budget av disktimmar: vad ett förslag sparar vid ett kontor är besökarna som kommer nu × förbättringen. Blandningen simuleras sedan som helhet, då kontor delar besökare.",
  ),
  term(
    "knapsack",
    ["kappsäcksproblem", "greedy", "girig"],
    "One choice from each of several groups, worth the most within a budget. It is solved exactly where that is cheap; else by taking steps in order of worth by cost, with a bound on what the best choice could be worth.",
    "Ett val ur var och en av flera grupper, värt mest inom en budget. Det löses exakt där det är billigt; annars tas steg efter värde per kostnad, med en gräns för vad det bästa valet kan vara värt.",
  ),
  term(
    "winner's curse",
    ["vinnarens förbannelse", "afresh"],
    "What is chosen for being the lowest is partly the luckiest. That is why the best policy is estimated once more with people who had no part in choosing it.",
    "Det som väljs för att det är lägst är delvis det som haft mest tur. Därför skattas det bästa förslaget en gång till med människor som inte var med och valde.",
  ),
  term(
    "staffHours",
    ["disktimmar", "desk hours"],
    "Desk hours of a week: desks planned until closing, and those that work after it. Only in studies and in kontor undo.",
    "Disktimmar i veckan: diskar planerade till stängning, och de som arbetar efter den. Bara i studier och i kontor undo.",
  ),
  term(
    "openHours",
    ["öppettimmar", "open hours", "openHoursOfAll"],
    "Hours that an office is open in a week, in the mean of the offices; openHoursOfAll is their sum. Only in studies.",
    "Timmar i veckan som ett kontor har öppet, i medeltal av kontoren; openHoursOfAll är deras summa. Bara i studier.",
  ),
  term(
    "curve",
    ["kurva", "visits served over open hours", "servedPerWeek", "intendedPerWeek", "elsewherePerWeek"],
    "Visits served over open hours: every policy of a study is simulated as often, from the present hours down to very few, and each is told with its desk time, travel and visits that met a closed day or hour. A study asks for it with curve.",
    "Besök som fick hjälp mot öppettimmar: varje förslag i en studie simuleras lika ofta, från dagens tider ned till mycket få, och visas med disktid, resor och besök som mötte stängt. En studie ber om den med curve.",
  ),
  term(
    "knee",
    ["knä", "Kneedle"],
    "Where a curve of visits served over open hours bends most: the policy farthest above the straight line from fewest to most hours, both axes as shares of their range. Above it an hour costs fewer visits than below. It is told if the replications, weighted at random, agree on one policy as surely as asked; a straight line has none. Other policies at the ends move it.",
    "Där en kurva av besök mot öppettimmar böjer sig mest: förslaget längst över den räta linjen från minst till mest tid, båda axlarna som andelar av sin längd. Ovanför kostar en timme färre besök än nedanför. Det sägs om upprepningarna, slumpvis vägda, är ense om ett förslag så säkert som begärts; en rät linje har inget. Andra förslag i ändarna flyttar det.",
  ),
  term(
    "bend",
    ["böj", "böjning"],
    "How far the knee lies above that line, as a share of the visits that are served with most hours and not with fewest.",
    "Hur långt över den linjen knäet ligger, som andel av de besök som får hjälp med mest tid men inte med minst.",
  ),
  term(
    "met a closed day or hour",
    ["mötte stängt", "metClosedPerWeek", "wrong day", "fel dag"],
    "Contacts that intended a minute at which the office they would come to is closed. They know it beforehand, and come at another time, go elsewhere, call, use an e-service or give up.",
    "Kontakter som avsåg en tid då kontoret de skulle till är stängt. De vet det på förhand, och kommer en annan tid, går någon annanstans, ringer, använder e-tjänst eller ger upp.",
  ),
  term(
    "desk time per visit",
    ["disktid per besök", "deskMinutesPerVisit", "extraTravelPerVisit", "cost per visit"],
    "Desk minutes of the offices told of, planned until closing and worked after it, over the visitors served there; with hourCost in a study also in money. Extra travel per visit is that of all who went to another office, one way, over the visits served at any office. Only in studies that ask for a curve.",
    "Diskminuter på de kontor som visas, planerade till stängning och arbetade efter den, per besökare som fick hjälp där; med hourCost i en studie även i pengar. Extra restid per besök är den för alla som for till ett annat kontor, enkel väg, per besök som fick hjälp på något kontor. Bara i studier som ber om en kurva.",
  ),
];

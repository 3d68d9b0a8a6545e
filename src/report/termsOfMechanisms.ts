/** The words of what offices may have beside one line: classes, equipment, ways on, phone lines, crews, bookings. */
import { term, type Term } from "./term.js";

/** Who is called first, by which desk, and with what. */
const CLASS_TERMS: readonly Term[] = [
  term(
    "service class",
    ["betjäningsklass", "klass", "class"],
    "Visitors of one priority who the same desks can serve with the same equipment. A free desk calls the class of lowest priority, and within a class who came first.",
    "Besökare med samma prioritet som samma diskar kan hjälpa med samma utrustning. En ledig disk kallar klassen med lägst prioritet, och inom klassen den som kom först.",
  ),
  term(
    "priority",
    ["prioritet", "förtur"],
    "Whose turn it is first: 1 before 2. Nobody at a desk is interrupted.",
    "Vem som kallas först: 1 före 2. Ingen vid en disk avbryts.",
  ),
  term(
    "group",
    ["grupp", "groups", "skill", "kompetens"],
    "Desks that serve some errands only. Of the free desks the one that can do least is taken, so that those who can do all stay free.",
    "Diskar som bara klarar vissa ärenden. Av de lediga tas den som kan minst, så att de som kan allt hålls fria.",
  ),
  term(
    "equipment",
    ["utrustning", "needs", "biometric"],
    "Something that several desks share and an errand needs, such as a station for passport photographs. While all are in use, those who need none may be called before.",
    "Något som flera diskar delar och ett ärende behöver, till exempel en fotostation. Medan alla används kan de som inget behöver kallas före.",
  ),
  term(
    "service factor",
    ["tidsfaktor", "serviceFactor"],
    "Time at the desks of one office as a multiple of what the errands say: 1.25 is a quarter longer.",
    "Tiden vid ett kontors diskar som en multipel av vad ärendena säger: 1.25 är en fjärdedel längre.",
  ),
];

/** Where visitors go on to. */
const WAY_TERMS: readonly Term[] = [
  term(
    "overflow",
    ["avlastning", "överströmning", "moved"],
    "Who arrives where the line is long goes on to another office, once: to the open one of those named with the shortest line.",
    "Den som kommer där kön är lång går vidare till ett annat kontor, en gång: till det öppna av de angivna som har kortast kö.",
  ),
  term(
    "next",
    ["gå vidare", "routing", "feedback"],
    "Where served visitors go on to at once, each with its chance; the rest is done.",
    "Vart besökare som fått hjälp går vidare på en gång, var och en med sin sannolikhet; resten är klara.",
  ),
  term(
    "leaving",
    ["efter avbrott", "fate", "öde", "refused", "nekad"],
    "What visitors do who leave unserved, or are refused at the door or in the line: come to the same office again later or on another day, go on from there to another office, call the phone line, use an e-service, or give up. On three days and to three offices at most.",
    "Vad de gör som går utan hjälp, eller avvisas i dörren eller kön: kommer till samma kontor senare eller en annan dag, far vidare därifrån till ett annat kontor, ringer telefonlinjen, använder en e-tjänst eller ger upp. Högst tre dagar och tre kontor.",
  ),
  term(
    "mistimed",
    ["fel tid", "stängd tid", "öppettider", "closed minute", "hours"],
    "Who intends to come at a minute at which the office is closed, and knows it beforehand: comes at opening, inside hours or another day, goes to an office that is open, calls, uses an e-service or gives up. With other hours others are mistimed; nobody's intention changes.",
    "Den som avser en tid då kontoret är stängt och vet om det i förväg: kommer när det öppnar, en annan öppen tid eller en annan dag, far till ett öppet kontor, ringer, använder en e-tjänst eller ger upp. Med andra öppettider är det andra som berörs; ingens avsikt ändras.",
  ),
  term(
    "unanswered",
    ["obesvarade samtal", "ger upp att ringa", "from phone to office", "återkoppling"],
    "Who gives up calling may go to an office instead, after a while: to the one meant before the call, else to an office of visitors whose errand is that of the line. Then every change that touches a line can touch every office.",
    "Den som ger upp att ringa kan i stället gå till ett kontor efter en tid: det som var tänkt före samtalet, annars ett kontor där besökare har linjens ärenden. Då kan varje ändring som når en linje nå alla kontor.",
  ),
  term(
    "orbit",
    ["omloppsbana", "retry", "återkomst"],
    "Those who have left a line and will come or call again. They are in no line, but load it later.",
    "De som har lämnat en kö och ska komma eller ringa igen. De står inte i någon kö, men belastar den senare.",
  ),
  term(
    "drain",
    ["efterkörning", "pending", "avslutas", "horizon"],
    "Days after the measured ones: everybody comes as before, but only what becomes of those who came in the measured days is counted. They end once nobody of these is to come or call again.",
    "Dagar efter de mätta: alla kommer som förut, men bara vad det blir av dem som kom under de mätta dagarna räknas. De slutar när ingen av dessa ska komma eller ringa igen.",
  ),
  term(
    "travel",
    ["restid", "after"],
    "Simulated time between offices, or until somebody comes or calls again.",
    "Simulerad tid mellan kontor, eller tills någon kommer eller ringer igen.",
  ),
];

/** Phone lines. */
const PHONE_TERMS: readonly Term[] = [
  term(
    "phone line",
    ["telefonlinje", "lines", "linje", "call"],
    "A line of an agency that people call by themselves or instead of a visit. Agents answer in order; who waits too long hangs up, and what is in line at closing is cut off.",
    "En myndighets telefonlinje, dit folk ringer av sig själva eller i stället för ett besök. Handläggare svarar i tur och ordning; den som väntar för länge lägger på, och det som väntar vid stängning bryts.",
  ),
  term(
    "agent",
    ["handläggare", "agents"],
    "Somebody who answers calls, one at a time: a phone line's desk.",
    "Någon som svarar i telefon, ett samtal i taget: telefonlinjens disk.",
  ),
  term(
    "rejected",
    ["avvisat samtal", "blocked", "places", "väntplatser"],
    "A call that finds all agents busy and all waiting places taken.",
    "Ett samtal som möter bara upptagna handläggare och fulla väntplatser.",
  ),
  term(
    "redial",
    ["ringa igen", "återuppringning"],
    "To call again after a rejected or abandoned call. Persons and calls are then not the same number: read the shares of persons.",
    "Att ringa igen efter ett avvisat eller avbrutet samtal. Personer och samtal blir då olika många: läs andelarna av personer.",
  ),
];

/** Desks that travel and visits by appointment. */
const PLAN_TERMS: readonly Term[] = [
  term(
    "crew",
    ["resande personal", "crews", "stop", "hållplats", "route"],
    "Desks that travel between offices. At the time of each stop they finish the visitor in hand, go, and serve at the next office.",
    "Diskar som reser mellan kontor. Vid varje avgångstid gör de klart besöket de har, reser, och hjälper sedan besökare på nästa kontor.",
  ),
  term(
    "booking",
    ["bokning", "bokat besök", "bookings", "appointment", "slot", "tid"],
    "A visit by appointment. Who comes early has not waited until the time of the appointment is there.",
    "Ett besök på bokad tid. Den som kommer tidigt har inte väntat förrän den bokade tiden är inne.",
  ),
  term(
    "no-show",
    ["uteblivande", "uteblir", "noShow"],
    "Somebody with an appointment who does not come. The slot is lost, the desk is not: it serves who else is there.",
    "Någon med bokad tid som inte kommer. Tiden går förlorad men inte disken: den hjälper den som annars är där.",
  ),
  term(
    "lateness",
    ["försening", "early", "tidig"],
    "How far from the appointment somebody comes: `early` before it, and a random time added.",
    "Hur långt från den bokade tiden någon kommer: `early` före den, och en slumpmässig tid därtill.",
  ),
];

export const MECHANISM_TERMS: readonly Term[] = [...CLASS_TERMS, ...WAY_TERMS, ...PHONE_TERMS, ...PLAN_TERMS];

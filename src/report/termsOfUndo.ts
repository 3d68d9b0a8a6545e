/** The words of what undoes closures. */
import { term, type Term } from "./term.js";

export const UNDO_TERMS: readonly Term[] = [
  term(
    "undo",
    ["ogjort", "göra ogjort", "undone"],
    "To make a measure at the offices told of no worse than before the closures: kontor undo tries longer opening and more desks, step by step, with the same people. Travel, and where people are served, stay as the closures made them.",
    "Att göra ett mått på de berörda kontoren inte sämre än före stängningarna: kontor undo prövar längre öppettid och fler diskar, steg för steg, med samma människor. Resor, och var människor får hjälp, blir kvar som stängningarna gjorde dem.",
  ),
  term(
    "needed",
    ["behövs", "needed hours", "smallest step"],
    "From the smallest step that cannot be excluded to the smallest that is known to do. The lower end is excluded by one-sided paired intervals of 97.5 %; for the upper end 2.5 % are shared out over the steps, a fifth of what is left to each, so that trying more steps changes no smaller answer. With 95 % the step that is needed lies between them; that each step helps more than the one before is not assumed.",
    "Från det minsta steg som inte kan uteslutas till det minsta som man vet räcker. Den nedre gränsen utesluts av ensidiga parade intervall på 97,5 %; för den övre delas 2,5 % ut över stegen, en femtedel av det som är kvar till vart och ett, så att fler prövade steg inte ändrar något mindre svar. Med 95 % ligger det steg som behövs mellan dem; att varje steg hjälper mer än det förra antas inte.",
  ),
  term(
    "not within",
    ["inte inom", "notWithin"],
    "Every step that was tried is surely worse than before: what is needed is more than that, or something else.",
    "Varje steg som prövades är säkert sämre än förut: det som behövs är mer än så, eller något annat.",
  ),
  term(
    "longer opening",
    ["längre öppettid", "extend", "longer"],
    "Each day on which an office is open becomes longer, with as many desks as today for as long. Whether it helps depends on who comes in the new hours: those who intend closed minutes, where the scenario has such people (mistimed); where tables of hours have no visits, nobody does, and nothing can be said. More desks in today's hours are told beside it.",
    "Varje dag som ett kontor har öppet blir längre, med lika många diskar som i dag lika länge. Om det hjälper beror på vilka som kommer på de nya tiderna: de som tänker sig stängda minuter, om scenariot har sådana (mistimed); där tabellerna över timmar saknar besök kommer ingen, och inget kan sägas. Fler diskar under dagens tider anges bredvid.",
  ),
  term(
    "extraTravelHours",
    ["extra restid", "extra travel"],
    "Hours that people travel more in a week, one way, to another office than the one they meant to come to. Only in kontor undo; longer opening brings none of them back.",
    "Timmar som människor reser mer på en vecka, enkel väg, till ett annat kontor än det de avsåg. Bara i kontor undo; längre öppettid ger inga av dem tillbaka.",
  ),
];

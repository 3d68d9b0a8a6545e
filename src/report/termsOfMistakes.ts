/** Exit codes and the words of refusals: what they mean and what to do about them. */
import { EXIT } from "../errors.js";
import { term, type Term } from "./term.js";

/** A signal ends a program with 128 and its number. */
const STOPPED = ["129", "130", "143"] as const;

/** What each exit code means. */
export const EXIT_TERMS: readonly Term[] = [
  code(EXIT.ok, "All went well.", "Allt gick bra."),
  code(
    EXIT.internal,
    "A fault of kontor itself, not of your scenario. Run again with --debug and report it.",
    "Ett fel i kontor självt, inte i ditt scenario. Kör igen med --debug och rapportera det.",
  ),
  code(
    EXIT.usage,
    "The command line is wrong: an unknown command or option, a missing or impossible value.",
    "Kommandoraden är fel: ett okänt kommando eller val, ett värde som saknas eller inte går.",
  ),
  code(
    EXIT.invalid,
    "A scenario or its data is wrong. Each problem is named with file, line, column, path and remedy.",
    "Ett scenario eller dess data är fel. Varje problem anges med fil, rad, kolumn, plats och åtgärd.",
  ),
  code(
    EXIT.verifyFailed,
    "Stored results are damaged, or verify found a value too far from its exact answer.",
    "Sparade resultat är skadade, eller så fann verify ett värde för långt från det exakta svaret.",
  ),
  code(EXIT.targetsMissed, "Targets are not met.", "Mål är inte uppfyllda."),
  code(
    EXIT.precisionMissed,
    "The precision asked for was not reached within its limit, or kontor bench or undo cannot tell.",
    "Den begärda precisionen nåddes inte inom sin gräns, eller så kan kontor bench eller undo inte säga något.",
  ),
  code(
    EXIT.partial,
    "Some replications failed; the others are kept and the results say that they are partial.",
    "En del upprepningar misslyckades; de andra finns kvar och resultaten säger att de är ofullständiga.",
  ),
  code(
    EXIT.locked,
    "Another process is writing to the same results.",
    "En annan process skriver till samma resultat.",
  ),
  code(
    EXIT.resources,
    "Disk or memory does not suffice, or the output cannot be written.",
    "Disk eller minne räcker inte, eller så går det inte att skriva utdata.",
  ),
  code(
    EXIT.remote,
    "A service on another machine cannot be reached.",
    "En tjänst på en annan maskin går inte att nå.",
  ),
  code(
    EXIT.version,
    "Results of another version of the program do not mix with this one.",
    "Resultat från en annan version av programmet blandas inte med denna.",
  ),
  term(
    "exit code 130",
    STOPPED.flatMap((one) => [one, `exit code ${one}`]),
    "Stopped by a signal: 129 the terminal closed, 130 Ctrl-C, 143 a request to end.",
    "Stoppad av en signal: 129 terminalen stängdes, 130 Ctrl-C, 143 en begäran att sluta.",
  ),
  code(
    EXIT.pipeClosed,
    "Whoever read the output stopped reading, as head does. No fault.",
    "Den som läste utdata slutade läsa, som head gör. Inget fel.",
  ),
];

function code(number: number, en: string, sv: string): Term {
  return term(`exit code ${number}`, [String(number)], en, sv);
}

/** Words that stand in refusals of scenario files. */
export const PROBLEM_TERMS: readonly Term[] = [
  term(
    "unknown key",
    ["okänd nyckel"],
    "The format has no such key at this place, often a slip of the pen. The message names the nearest key; kontor explain KEY tells what each means.",
    "Formatet har ingen sådan nyckel på den platsen, ofta ett skrivfel. Meddelandet anger den närmaste; kontor explain NYCKEL säger vad var och en betyder.",
  ),
  term(
    "is missing",
    ["missing", "saknas"],
    "A required key is not there. The message shows how it is written.",
    "En nyckel som måste finnas saknas. Meddelandet visar hur den skrivs.",
  ),
  term(
    "has no unit",
    ["unit", "unknown unit", "enhet"],
    "A duration or rate needs a unit: 90 s, 10 min, 2 h, 1 day; 6 /h, 95 /day. Bare numbers could mean anything and are refused.",
    "En tid eller takt behöver en enhet: 90 s, 10 min, 2 h, 1 day; 6 /h, 95 /day. Ett tal utan enhet kan betyda vad som helst och avvisas.",
  ),
  term(
    "is written twice",
    ["duplicate", "dubblett"],
    "The same key stands twice in one section; YAML would silently keep one of them.",
    "Samma nyckel står två gånger i ett avsnitt; YAML skulle i tysthet behålla en av dem.",
  ),
  term(
    "contradicts",
    ["motsäger"],
    "Two keys that cannot both be meant, such as days and period. Keep one of them.",
    "Två nycklar som inte kan gälla samtidigt, som days och period. Behåll en av dem.",
  ),
  term(
    "is not a plain decimal number",
    ["plain number", "octal"],
    "012, 0x10, .inf and 1_000 mean different things to different programs. Write digits with a point, or put a code in quotes.",
    "012, 0x10, .inf och 1_000 betyder olika saker för olika program. Skriv siffror med punkt, eller sätt en kod inom citattecken.",
  ),
  term(
    "leads out of the scenario's folder",
    ["path", "sökväg"],
    "Tables are read from beside the scenario or from the program's own data, never from elsewhere: a file from a stranger shall not reach your other files.",
    "Tabeller läses bredvid scenariot eller ur programmets egna data, aldrig någon annanstans ifrån: en fil från en främling ska inte nå dina andra filer.",
  ),
  term(
    "limit",
    ["too large", "too small", "larger than", "gräns"],
    "Sizes and numbers have limits, each with a reason; scenarios/README.md lists them. Beyond a limit a file is refused, never cut off.",
    "Storlekar och tal har gränser, var och en med ett skäl; scenarios/README.md räknar upp dem. Bortom en gräns avvisas filen, den kapas aldrig.",
  ),
];

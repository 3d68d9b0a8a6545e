/** The head of a comparison: what against what, which days, how often, with which seed. */
import type { Comparison } from "../analysis/comparison.js";
import type { Scenario } from "../scenario/scenario.js";
import { COMPARE_WORDS } from "./compareWords.js";
import { dateOf } from "./describe.js";
import type { Language } from "./format.js";
import { neutralise } from "./plain.js";
import { note, paint } from "./terminal.js";
import { WORDS } from "./words.js";

/** @param telling the language, and the selector of the offices that are told of, "" for all */
export function comparisonHead(
  { scenarios, baseline, plan, done }: Pick<Comparison, "scenarios" | "baseline" | "plan" | "done">,
  { language, where }: { readonly language: Language; readonly where: string },
): string {
  const title = ({ title: words }: Scenario): string => neutralise(words[language]);
  const others = scenarios.filter((_, i) => i !== baseline).map(title);
  const { horizon } = scenarios[baseline];
  const paired = COMPARE_WORDS[done === 1 ? "onePaired" : "paired"][language];
  const facts = [
    horizon.dated
      ? `${dateOf(horizon.firstDay)} – ${dateOf(horizon.firstDay + horizon.days - 1)}`
      : `${horizon.days} ${WORDS.openDays[language]}`,
    done === plan.replications
      ? `${done} ${paired}`
      : `${WORDS.partial[language]} ${done} ${WORDS.of[language]} ${plan.replications} ${paired}`,
    `${WORDS.seed[language]} "${neutralise(plan.seed)}"`,
    `${Math.round(100 * plan.confidence)} % ${WORDS.confidence[language]}`,
    ...(where === "" ? [] : [`${COMPARE_WORDS.where[language]} ${neutralise(where)}`]),
  ];
  const heading = `${others.join(", ")} ${COMPARE_WORDS.against[language]} ${title(scenarios[baseline])}`;
  return `${paint.bold(heading)}\n${note(facts.join(" · "))}`;
}

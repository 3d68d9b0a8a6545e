/** The language of selectors: a text as on the command line, or a section with a key for each condition. */
import { z } from "zod";
import { refuse, section } from "./leaves.js";
import { findingAt, type Finding, type Path } from "./reading.js";
import { selectOffices, type Selectable, type Unfit } from "./select.js";
import {
  readComparison,
  readSelector,
  type NumberKey,
  type Selector,
  type Test,
  type WordKey,
} from "./selector.js";
import { selected } from "./values.js";

/** A selector as written. */
export interface WrittenSelector {
  readonly tests: Selector;
  /** Whether it is one text, so that its conditions have no places of their own. */
  readonly isText: boolean;
}

function comparison(key: NumberKey, example: string) {
  return z
    .union([z.string(), z.number()])
    .transform((raw, context): Test => {
      const reading = readComparison(key, raw);
      return "value" in reading ? reading.value : refuse(context, reading);
    })
    .meta({ title: "a comparison with a number", examples: [example] })
    .optional();
}

const words = {
  id: selected("O139", "O003").optional().describe("Offices with these ids."),
  municipality: selected("Skellefteå", "Haninge").optional().describe("Offices in these municipalities."),
  locality: selected("Kista", "Hallunda").optional().describe("Offices in these localities."),
  fa: selected("23", "01").optional().describe("Offices in these labour market regions, by code or name."),
  region: selected("3", "Östra").optional().describe("Offices in these regions, by code or name."),
  area: selected("metropolitan", "rural").optional().describe("Offices in areas of these classes."),
  category: selected("placed_staff", "unplaced_staff").optional().describe("Offices of these categories."),
  type: selected("full_service", "flexible").optional().describe("Offices of these types."),
  tag: selected("crisis", "kept").optional().describe("Offices with one of these tags."),
};

const numbers = {
  visits: comparison("visits", "< 4000").describe("Visits of the base year."),
  desks: comparison("desks", ">= 3").describe("Most desks open at once, before any patch."),
  staff: comparison("staff", "< 2.5").describe("Full-time staff."),
  opened: comparison("opened", ">= 2020").describe("Year of opening."),
  openDays: comparison("openDays", "< 5").describe("Days of the week on which it is open, before any patch."),
};

const conditions = { ...words, ...numbers };

const conditionSection = section(
  {
    ...conditions,
    not: section(conditions, { tag: "crisis" })
      .optional()
      .describe("Conditions of which an office that is meant fulfils none."),
  },
  { area: "metropolitan", visits: "< 4000" },
);

/** Which offices something is about. */
export const selector = z
  .union([
    z.string().transform((text, context): WrittenSelector => {
      const reading = readSelector(text);
      return "value" in reading ? { tests: reading.value, isText: true } : refuse(context, reading);
    }),
    conditionSection.transform(({ not = {}, ...where }): WrittenSelector => {
      return { tests: [...testsOf(where), ...testsOf(not).map(negated)], isText: false };
    }),
  ])
  .meta({
    title: "conditions",
    examples: [{ area: "metropolitan", visits: "< 4000" }, '"area=metropolitan,visits<4000"'],
  });

type Conditions = Omit<z.output<typeof conditionSection>, "not">;

function testsOf(written: Conditions): Test[] {
  return Object.entries(written).flatMap(([key, value]): Test[] => {
    if (value === undefined) return [];
    return [Array.isArray(value) ? { kind: "words", key: key as WordKey, not: false, words: value } : value];
  });
}

const OPPOSITE = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" } as const;

function negated(test: Test): Test {
  return test.kind === "words" ? { ...test, not: true } : { ...test, sign: OPPOSITE[test.sign] };
}

/** Offices that fit, and a finding for every word that none has. @param path where the selector stands */
export function selectAt<T extends Selectable>(
  { tests, isText }: WrittenSelector,
  offices: readonly T[],
  path: Path,
): { readonly offices: readonly T[]; readonly findings: readonly Finding[] } {
  const selection = selectOffices(tests, offices);
  const findings = selection.unfit.map((unfit) => {
    const below = isText ? [] : pathOf(tests, unfit);
    return findingAt([...path, ...below], unfit, unfit.test < 0 ? "key" : "value");
  });
  return { offices: selection.offices, findings };
}

/** Where in a section the faulty word stands. */
function pathOf(tests: Selector, { test, word }: Unfit): Path {
  if (test < 0) return [];
  const one = tests[test];
  if (one.kind === "number") return [one.key];
  const place = one.words.length > 1 && word >= 0 ? [word] : [];
  return [...(one.not ? ["not"] : []), one.key, ...place];
}

/**
 * Parts of the language whose mechanism this version lacks. A scenario that has one is refused, so that nothing
 * written is ever left out of a run in silence. When a mechanism is built, its row goes.
 */
import { findingAt, refusal, valueBelow, type Finding, type Path } from "./reading.js";

const MISSING: readonly { readonly path: Path; readonly cannot: string }[] = [
  { path: ["events"], cannot: "simulate surges and outages" },
  { path: ["money"], cannot: "work out costs and budgets" },
  { path: ["targets"], cannot: "judge targets" },
  { path: ["staff"], cannot: "simulate staff and absence" },
];

/** Keys of parts that are declared but not simulated. */
export function missingMechanisms(): readonly string[] {
  return MISSING.map(({ path }) => path.join("."));
}

/** A finding for each part of a document whose mechanism is missing. @param document as it stands in the file */
export function findMissing(document: unknown): Finding[] {
  return MISSING.filter(({ path }) => path.reduce<unknown>(valueBelow, document) !== undefined).map(
    ({ path, cannot }) => {
      const problem = `this version of kontor cannot ${cannot} yet`;
      return findingAt(
        path,
        refusal(problem, "leave it out, so that nobody believes it is part of the run"),
        "key",
      );
    },
  );
}

/** A finding where a document that is to be one scenario has a study of many. */
export function findStudy(document: unknown): Finding[] {
  if (valueBelow(document, "study") === undefined) return [];
  const problem = "a study is of many policies, and this command takes one scenario";
  return [
    findingAt(["study"], refusal(problem, "rank its policies with kontor bench, or leave it out"), "key"),
  ];
}

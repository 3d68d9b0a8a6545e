/** What must hold between the section on displaced visitors and the rest of a document. */
import { findingAt, refusal, type Finding } from "./reading.js";
import type { Subject } from "./subject.js";

/** Tables without which nobody's way is known. */
const NEEDED = ["zones", "areas", "municipalities"] as const;

/** Where visitors live matters to the displaced alone, and they need to know how far it is. */
export function checkDisplaced({ written, keys }: Subject): Finding[] {
  const { network, offices } = written;
  if (!keys.has("displaced")) {
    const idle = (["zones", "areas"] as const).filter((key) => network?.[key] !== undefined);
    return idle.map((key) => {
      const problem = `the table of ${key} says nothing without displaced`;
      return findingAt(["network", key], refusal(problem, "write displaced, or remove it"), "key");
    });
  }
  if (network === undefined) {
    const problem = "only offices from tables have places to travel from and to";
    return [findingAt(["displaced"], refusal(problem, "name tables under network, or remove it"), "key")];
  }
  const missing = NEEDED.filter((key) => network[key] === undefined).map((key) => {
    const problem = `how far it is to other offices needs the table of ${key}`;
    return findingAt(["displaced"], refusal(problem, `write ${key} under network`), "key");
  });
  const own = Object.keys(offices).map((id) => {
    const problem = "an office written out has no place that displaced visitors could travel to";
    return findingAt(["offices", id], refusal(problem, "add a row to the table of offices"), "key");
  });
  return [...missing, ...own];
}

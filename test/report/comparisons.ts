/** A small comparison written by hand, for the reports of it. */
import { compareGatherings, type Comparison } from "../../src/analysis/comparison.js";
import { gatheredOf, gatheringOf } from "../analysis/gatherings.js";
import { officeOf, scenarioOf } from "../support/scenario.js";

const offices = ["north", "south"] as const;

/** Everything about an office, with some minutes more of waiting and some visitors more lost in each replication. */
function officeFigures(cell: readonly ["network" | "office", string], minutes: number[], lost: number[]) {
  const plus = (values: number[], more: number[]) => values.map((value, i) => value + more[i]);
  return [
    gatheredOf("gaveUpShare", cell, [plus([4, 6, 5], lost), [100, 104, 99]]),
    gatheredOf("waitJoined", cell, [plus([500, 540, 510], minutes), [90, 94, 91]]),
    gatheredOf(
      "waitP90",
      cell,
      plus([10, 12, 11], minutes).map((wait) => [1, 2, wait / 100, wait]),
    ),
    gatheredOf("utilisation", cell, [plus([700, 720, 705], minutes), [900, 900, 900]]),
  ];
}

/** A month at two offices: the north gets a desk less, the south is left alone. */
export function comparisonOf(parts: Partial<Comparison> = {}): Comparison {
  const before = gatheringOf(
    ...officeFigures(["network", "all"], [0, 0, 0], [0, 0, 0]),
    ...offices.flatMap((office) => officeFigures(["office", office], [0, 0, 0], [0, 0, 0])),
  );
  const after = gatheringOf(
    ...officeFigures(["network", "all"], [90, 110, 95], [1, 0, 2]),
    ...officeFigures(["office", "north"], [90, 110, 95], [3, 4, 3]),
    ...officeFigures(["office", "south"], [0, 0, 0], [0, 0, 0]),
  );
  const plain = scenarioOf({
    title: { en: "As today", sv: "Som i dag" },
    horizon: { dated: true, firstDay: Date.UTC(2024, 10, 1) / 86_400_000, days: 30 },
    offices: offices.map((id) => officeOf(id)),
    foundations: [{ input: "desks", provenance: "assumed", source: "no source found" }],
    hash: "sha256:0123",
  });
  const patch = { from: null, to: null, offices: ["north"], unchanged: [], closes: false, source: "" };
  const fewer = {
    ...plain,
    title: { en: "A desk less", sv: "En disk mindre" },
    patches: [{ ...patch, why: "a desk less in the north", provenance: "assumed" as const }],
    hash: "sha256:4567",
  };
  const contest = { names: ["today", "fewer"], scenarios: [plain, fewer], baseline: 0 };
  const by = ["network", "office"] as const;
  const plan = { seed: "made", replications: 3, confidence: 0.95, by, withDays: false };
  return { ...contest, plan, ...compareGatherings(contest, [before, after], 0.95), lost: [], ...parts };
}

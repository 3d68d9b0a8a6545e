import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.js";
import { resolve } from "./support.js";

test("whatever is written, there is a scenario or a refusal with places, never another error", async () => {
  const words = fc.constantFrom(
    ..."kontor days errands offices desks arrivals service mean linear network where period from to".split(
      " ",
    ),
    ..."waiting open mon-fri closing thresholds wait a 10:00 0".split(" "),
  );
  const leaves = fc.oneof(
    fc.constantFrom(
      "10 min",
      "6 /h",
      "19 %",
      "10:00-16:00",
      "closed",
      "2024-11-01",
      "offices.csv",
      "serve",
      "never",
    ),
    fc.constantFrom(null, true, 0, 1, -1, 0.5, 1e9, "", "~", "*a", "{", "- "),
    fc.string(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "medium" },
      leaves,
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(words, tie("tree"), { maxKeys: 6 }),
    ),
  }));
  const document = fc.tuple(
    fc.dictionary(words, tree, { maxKeys: 8 }),
    fc.nat({ max: 400 }),
    fc.string({ maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(document, async ([value, at, noise]) => {
      const json = JSON.stringify({ kontor: 1, days: 5, ...value });
      for (const text of [json, json.slice(0, at) + noise + json.slice(at)]) {
        const outcome = await resolve(text).catch((error: unknown) => error);
        if (!(outcome instanceof Error)) continue;
        if (!(outcome instanceof UserError)) throw outcome;
        expect(outcome.exitCode).toBe(3);
        const { problems } = outcome;
        expect(problems.length).toBeGreaterThan(0);
        for (const { line, problem, remedy } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(`${problem}${remedy}`).not.toMatch(/undefined|\[object|Invalid input/);
        }
      }
    }),
    { numRuns: 250 },
  );
});

import { expect, test } from "vitest";
import { showDays, showDesks, showWeek } from "../../src/report/showHours.js";
import { showLaw } from "../../src/report/showLaw.js";
import { renderTopics } from "../../src/report/explain.js";
import { findTopics, listTopics, nearestTopic } from "../../src/report/topics.js";
import { desksAt } from "../support/scenario.js";

const SHORT = { opens: 600, closes: 960 };
const LONG = { opens: 540, closes: 1080 };

test("days alike stand together, whether or not they follow each other", () => {
  expect(showDays([0, 1, 2, 4], "en")).toBe("mon–wed, fri");
  expect(showDays([5, 6], "sv")).toBe("lör–sön");
  expect(showWeek([SHORT, null, SHORT, LONG, SHORT, null, null], "sv")).toBe(
    "mån, ons, fre 10:00–16:00; tor 09:00–18:00",
  );
  expect(showWeek([null, null, null, null, null, null, null], "sv")).toBe("stängt");
});

test("desks are told from the time on at which they change", () => {
  expect(showDesks(desksAt({ 0: 3 }), "en")).toBe("3");
  expect(showDesks(desksAt({ 600: 3, 720: 2 }), "sv")).toBe("3, 2 från 12:00");
});

test("laws are told by their parameters, times in minutes", () => {
  expect(showLaw({ kind: "lognormal", mean: 12.5, cv: 0.4 }, "sv")).toBe("lognormal, medel 12,5 min, cv 0,4");
  expect(showLaw({ kind: "hyperexponential", shares: [0.3, 0.7], means: [5, 20] }, "en")).toBe(
    "hyperexponential, shares 0.3, 0.7, means 5, 20 min",
  );
  expect(showLaw({ kind: "deterministic", value: 10 }, "en")).toBe("always 10 min");
  expect(showLaw({ kind: "empirical", values: [4, 7, 7] }, "sv")).toBe("empirical, 3 värden");
});

test("no word is explained twice under one name in one sense", () => {
  const names = listTopics().map(({ kind, name }) => `${kind} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test("a word that is a measure and a word of the trade is explained as both", () => {
  expect(findTopics("utilisation").map(({ kind }) => kind)).toEqual(["measure", "word"]);
  expect(renderTopics(findTopics("replication"), "sv")).toMatch(/^replication \(ord\) · upprepning/);
});

test("a number in the name of a measure is the scenario's own", () => {
  expect(findTopics("servedWithin7").map(({ name }) => name)).toEqual(["servedWithin7"]);
  expect(findTopics("servedWithin")).toEqual([]);
  expect(nearestTopic("patiense")).toBe("patience");
});

/** The simulation against offices played with plain lists: the same visitors, the same fates, the same minutes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileModel } from "../../src/model/compile.js";
import { replicationKey } from "../../src/random/keys.js";
import { continuationWord } from "../../src/random/philox.js";
import { meanOf } from "../../src/random/quantile.js";
import { uniform } from "../../src/random/stream.js";
import { drawMinutes } from "../../src/random/tables.js";
import type { Errand, Scenario } from "../../src/scenario/scenario.js";
import { createDemand } from "../../src/simulation/demand.js";
import { DAY_MINUTES, onGrid } from "../../src/units.js";
import { dailyScenarios } from "./generated.js";
import { PlainDay, type Comer } from "./plainOffice.js";
import { simulate } from "./support.js";

/** Chance of leaving at a value seen: straight lines between knots, constant outside. */
function chanceAt(knots: readonly { seen: number; chance: number }[], seen: number): number {
  const after = knots.findIndex((knot) => knot.seen >= seen);
  if (after === 0) return knots[0].chance;
  if (after < 0) return knots[knots.length - 1].chance;
  const [a, b] = [knots[after - 1], knots[after]];
  return a.chance + ((seen - a.seen) / (b.seen - a.seen)) * (b.chance - a.chance);
}

function balkingOf({ balking, service }: Errand, choice: number): Comer["balks"] {
  if (balking === null) return () => false;
  const mean = meanOf(service);
  return (waiting, desks) => {
    const seen = balking.by === "waiting" ? waiting : ((waiting + 1) * mean) / desks;
    return choice < chanceAt(balking.chance, seen);
  };
}

/** Everybody who comes to each office on a day, drawn as the simulation draws them; [office]. */
function comersOf(scenario: Scenario, seed: string) {
  const model = compileModel(scenario);
  const { draw, minute, row, rows, bring, layout } = createDemand(model, 10_000);
  const { furtherErrand, errands } = scenario;
  const draws = (law: number, word: number) => drawMinutes(model.laws, law, word);
  const workOf = (errand: number, word: (name: "service" | "continuation", k?: number) => number): number => {
    const work = draws(model.serviceLaw[errand], word("service"));
    if (furtherErrand === null) return onGrid(work);
    const further = (k: number) => continuationWord(word("continuation"), word("continuation", 1), 1, k);
    if (uniform(further(0)) >= furtherErrand.chance) return onGrid(work);
    const upTo = furtherErrand.shares.map((_, i, list) => list.slice(0, i + 1).reduce((a, b) => a + b, 0));
    const found = upTo.findIndex((sum) => sum > uniform(further(1)));
    return onGrid(work + draws(model.serviceLaw[found < 0 ? errands.length - 1 : found], further(2)));
  };
  return (day: number): Comer[][] => {
    const comers: Comer[][] = scenario.offices.map(() => []);
    draw(replicationKey(seed, 0), day, 0);
    let brought = bring();
    for (let place = 0; brought > 0; place++) {
      if (place === brought) {
        [brought, place] = [bring(), -1];
        continue;
      }
      const word = (name: keyof typeof layout.place, k = 0) => rows[row[place] + layout.place[name] + k];
      const source = layout.place.source < 0 ? 0 : word("source");
      const errand = model.sourceErrand[source];
      comers[model.sourceOffice[source]].push({
        minute: minute[place] - day * DAY_MINUTES,
        errand,
        service: workOf(errand, word),
        patience:
          errands[errand].patience === null
            ? Infinity
            : onGrid(draws(model.patienceLaw[errand], word("patience"))),
        balks: balkingOf(errands[errand], layout.place.choice < 0 ? 0 : uniform(word("choice"))),
      });
    }
    return comers;
  };
}

/** All measured days of every office that opens on them, played plainly; [office][day]. */
function playAll(scenario: Scenario, seed: string): PlainDay[][] {
  const { warmUpDays, days, firstDay } = scenario.horizon;
  const comers = comersOf(scenario, seed);
  const byDay = Array.from({ length: days }, (_, i) => comers(warmUpDays + i));
  return scenario.offices.map((office, o) =>
    byDay.flatMap((list, i) => {
      const [hours] = office.phases[0].week;
      const isClosed = hours === null || office.closedDays.includes(firstDay + i);
      return isClosed ? [] : [new PlainDay(office, hours, list[o]).play()];
    }),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test("counts and minutes are those of offices played with plain lists", () => {
  const fates = new Set<string>();
  const agrees = (scenario: Scenario) => {
    const { attempts, office } = simulate(scenario, { seed: "plain" });
    playAll(scenario, "plain").forEach((days, o) => {
      const { id, phases } = scenario.offices[o];
      const closes = phases[0].week[0]?.closes ?? 0;
      scenario.errands.forEach((errand, e) => {
        const visits = days.flatMap((day) => day.visits.filter(({ comer }) => comer.errand === e));
        const fated = (fate: string) => visits.filter((visit) => visit.fate === fate);
        for (const { fate } of visits) fates.add(fate);
        const joined = visits.filter(({ fate }) => fate !== "balked" && fate !== "turnedAway");
        const waits = (fate: string) => sum(fated(fate).map(({ waited }) => waited));
        expect(attempts(id, errand.id)).toMatchObject({
          arrived: visits.length,
          joined: joined.length,
          waited: joined.filter(({ hadToWait }) => hadToWait).length,
          served: fated("served").length,
          reneged: fated("reneged").length,
          balked: fated("balked").length,
          turnedAway: fated("turnedAway").length,
          sentHome: fated("sentHome").length,
          servedWaitMinutes: waits("served"),
          renegedWaitMinutes: waits("reneged"),
          sentHomeWaitMinutes: waits("sentHome"),
          serviceMinutes: sum(fated("served").map(({ comer }) => comer.service)),
        });
      });
      const overtimes = days.map(({ lastLeft }) => Math.max(0, lastLeft - closes));
      expect(office(id)).toMatchObject({
        openDays: days.length,
        busyMinutes: sum(days.map(({ busyMinutes }) => busyMinutes)),
        overtimeMinutes: sum(overtimes),
        overtimeDays: days.filter(({ insideAtClosing }) => insideAtClosing > 0).length,
        insideAtClosing: sum(days.map(({ insideAtClosing }) => insideAtClosing)),
      });
    });
  };
  fc.assert(fc.property(dailyScenarios, agrees), { seed: 7, numRuns: 100 });
  expect([...fates].toSorted()).toEqual(["balked", "reneged", "sentHome", "served", "turnedAway"]);
});

/** Three offices on the equator and a phone line, whose visitors may intend minutes at which their office is closed. */
import type { Displacement } from "../../src/scenario/displacement.js";
import type { Mistimed } from "../../src/scenario/mistimed.js";
import type { Office, Scenario, Source } from "../../src/scenario/scenario.js";
import { continuationWord } from "../../src/random/philox.js";
import { uniform } from "../../src/random/stream.js";
import { CONTINUATION } from "../../src/simulation/records.js";
import { onGrid } from "../../src/units.js";
import {
  always,
  errandOf,
  lineOf,
  officeOf,
  rateOf,
  scenarioOf,
  sourceOf,
  type OfficeParts,
  type ScenarioParts,
} from "../support/scenario.js";

/** One degree of the equator, 2π × 6371.0088 km ÷ 360, at 60 km/h [min]. */
export const MINUTES_PER_DEGREE = 111.195;

/** An office on the equator, in a class of area where one drives 60 km/h as the crow flies. */
export function placed(id: string, longitude: number, parts: OfficeParts = {}): Office {
  const office = officeOf(id, parts);
  return { ...office, attributes: { ...office.attributes, latitude: 0, longitude, area: "rural" } };
}

export const DISPLACEMENT: Displacement = {
  zones: [{ id: "z", name: "Z", area: "rural", population: 1000, latitude: 0, longitude: 0 }],
  roads: [{ area: "rural", circuity: 1, kmPerHour: 60, radiusKm: 0 }],
  originKm: 1000,
  acceptance: [{ minutes: 0, share: 1 }],
  phone: 0,
  eService: 0,
  eIdentification: 1,
  errands: [{ errand: "visit", offices: ["a", "b", "c"], phone: 0.6, eService: 0.4, isStatutory: false }],
};

export const MISTIMED: Mistimed = {
  share: 0.15,
  day: { opens: 420, closes: 1200 },
  instead: {
    atOpening: 0.3,
    insideHours: 0.3,
    anotherDay: 0.15,
    anotherOffice: 0.05,
    phone: 0.05,
    eService: 0.05,
  },
};

/** People who intend 1 a minute from 07:00 to 20:00. */
export function anyHour(office: string, parts: Partial<Source> = {}): Source {
  return sourceOf(office, "visit", { rates: [rateOf({ 420: 1, 1200: 0 })], anyHour: true, ...parts });
}

/** Offices a, b and c at 0, 0.3 and 1 degree, open 10 to 16; everybody who is drawn comes to a. */
export function mistimedScenario(
  offices: Partial<Record<"a" | "b" | "c", OfficeParts>> = {},
  parts: ScenarioParts = {},
): Scenario {
  const at = { a: 0, b: 0.3, c: 1 } as const;
  return scenarioOf({
    offices: (["a", "b", "c"] as const).map((id) => placed(id, at[id], offices[id])),
    errands: [errandOf("visit", { service: always(0.25), line: "line" })],
    lines: [lineOf("line", { opens: 480, closes: 900 })],
    sources: [anyHour("a")],
    displacement: DISPLACEMENT,
    mistimed: MISTIMED,
    ...parts,
  });
}

/** The minute within hours at which the first visitor of `live` comes, where all minutes are equally likely. */
export function firstMinuteWithin(opens: number, closes: number, attempt = 0): number {
  const word = 0x9e3779b9;
  const share = uniform(continuationWord(word, word, CONTINUATION.openMinute, attempt));
  return onGrid(opens + share * (closes - opens));
}

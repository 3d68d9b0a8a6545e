/**
 * A checked document, and the rows of its tables, as a resolved scenario. Nothing can be wrong any more here.
 * Offices, errands and sources are ordered by id, so that their order in the file changes nothing.
 */
import { hoursByDay, phaseOn, simulatedDays } from "./calendar.js";
import { foundationsOfAuthor, foundationsOfNetwork } from "./foundations.js";
import { furtherShares } from "./further.js";
import { hashScenario } from "./hash.js";
import { errandOf, type NetworkRows } from "./network.js";
import { clockMinutes } from "./observation.js";
import type { PatchedOffice } from "./patches.js";
import type { Written } from "./schema.js";
import type {
  Errand,
  FurtherErrand,
  Horizon,
  Name,
  Observation,
  Rate,
  Office,
  Patch,
  Scenario,
  Source,
} from "./scenario.js";
import { sourcesOfNetwork } from "./visits.js";

/** What a scenario is made from. */
export interface Material {
  readonly id: string;
  readonly written: Written;
  readonly horizon: Horizon;
  readonly network: NetworkRows | null;
  /** In order of their ids. */
  readonly offices: readonly PatchedOffice[];
}

/** Resolves. Cost O(sources × days). */
export function resolveScenario(material: Material): Scenario {
  const { id, written, horizon, network } = material;
  const errands = byId([
    ...errandsOf(written),
    ...(network === null ? [] : networkErrands(written, network)),
  ]);
  const offices = material.offices.map(({ office }) => office);
  const drawn =
    network === null
      ? []
      : sourcesOfNetwork(network, new Map(offices.map((office) => [office.id, office])), horizon);
  const sources = byId([...sourcesOf(written, offices, horizon), ...drawn]);
  const resolved = {
    horizon,
    errands,
    offices,
    sources,
    furtherErrand: furtherOf(material, { errands, offices, sources }),
    dayFactorCv: written.dayFactor?.cv ?? 0,
    observation: observationOf(written, offices, horizon),
    foundations: [
      ...(network === null || written.network === undefined
        ? []
        : foundationsOfNetwork(written.network, network)),
      ...foundationsOfAuthor(written),
    ],
    patches: patchesOf(material),
  };
  return { id, title: written.title ?? sameName(id), ...resolved, hash: hashScenario(resolved) };
}

function sameName(text: string): Name {
  return { sv: text, en: text };
}

/** In order of the ids' code units, which no locale changes. */
function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function errandsOf({ errands }: Written): Errand[] {
  return Object.entries(errands).map(([id, errand]) => ({
    id,
    name: errand.name ?? sameName(id),
    service: errand.service,
    patience: errand.patience ?? null,
    balking: errand.balking ?? null,
  }));
}

function networkErrands({ network }: Written, { errands }: NetworkRows): Errand[] {
  return errands.map((row) => errandOf(row, network?.patience ?? null));
}

function patchesOf({ written, offices }: Material): Patch[] {
  return (written.patch ?? []).map(({ why, from, to, close, provenance }, place) => ({
    why,
    from: typeof close === "number" ? close : (from ?? null),
    to: to ?? null,
    offices: offices.filter(({ patches }) => patches.includes(place)).map(({ office }) => office.id),
    unchanged: offices.filter(({ idle }) => idle.includes(place)).map(({ office }) => office.id),
    closes: close !== undefined,
    provenance: provenance?.provenance ?? "assumed",
    source: provenance?.source ?? "",
  }));
}

function sourcesOf(written: Written, offices: readonly Office[], horizon: Horizon): Source[] {
  return Object.entries(written.offices).flatMap(([officeId, { arrivals, atTheDoor }]) => {
    const office = offices.find(({ id }) => id === officeId);
    if (office === undefined) return [];
    const factors = [...new Set(office.phases.map(({ visits }) => visits))];
    // One list for all errands of an office: it may be a million days long.
    const rateOfDay = rateByDay(office, factors, horizon);
    const errandIds = [...new Set([...Object.keys(arrivals), ...Object.keys(atTheDoor)])];
    return errandIds.map((errand) => ({
      id: `${officeId}/${errand}`,
      office: officeId,
      errand,
      atTheDoor: atTheDoor[errand] ?? 0,
      rates: factors.map((factor) => scaled(arrivals[errand] ?? NOBODY, factor)),
      rateOfDay,
    }));
  });
}

const NOBODY: Rate = { shape: "constant", pieces: [{ minute: 0, value: 0 }] };

function scaled(rate: Rate, factor: number): Rate {
  if (factor === 1) return rate;
  return { ...rate, pieces: rate.pieces.map(({ minute, value }) => ({ minute, value: value * factor })) };
}

/** Which factor holds on each day, −1 where it is closed. */
function rateByDay(office: Office, factors: readonly number[], horizon: Horizon): number[] {
  const hours = hoursByDay(office, horizon);
  const days = simulatedDays(horizon);
  return hours.map((open, i) => (open === null ? -1 : factors.indexOf(phaseOn(office, days[i]).visits)));
}

function furtherOf(
  { written, horizon, network }: Material,
  parts: { readonly errands: Errand[]; readonly offices: Office[]; readonly sources: Source[] },
): FurtherErrand | null {
  const chance = written.furtherErrand ?? 0;
  if (chance === 0) return null;
  const isTable = network !== null && Object.keys(written.errands).length === 0;
  const weights = isTable
    ? new Map(network.errands.map((row) => [row.errand_type_id, row.share_of_errands]))
    : null;
  return { chance, shares: furtherShares(parts, horizon, weights) };
}

function observationOf(
  { thresholds, observe }: Written,
  offices: readonly Office[],
  horizon: Horizon,
): Observation {
  return {
    waitThresholds: thresholds?.wait ?? [],
    overtimeThresholds: thresholds?.overtime ?? [],
    clock: observe?.every === undefined ? [] : clockMinutes(observe.every, offices, horizon.continuous),
    states: observe?.states ?? null,
  };
}

/**
 * A checked document, and the rows of its tables, as a resolved scenario. Nothing can be wrong any more here.
 * Offices, errands and sources are ordered by id, so that their order in the file changes nothing.
 */
import { displacementOf } from "./resolveDisplaced.js";
import { intentionsOf, mistimedOf } from "./resolveMistimed.js";
import { foundationsOfAuthor, foundationsOfNetwork } from "./foundations.js";
import { furtherShares } from "./further.js";
import { hashScenario } from "./hash.js";
import { errandOf, type NetworkRows } from "./network.js";
import { clockMinutes } from "./observation.js";
import { byId, crewsOf, errandFrom, leavingFrom, lineFrom, sameName, sourcesOf } from "./resolveOffices.js";
import type { PatchedOffice } from "./patches.js";
import { placesOf } from "./places.js";
import type { Written } from "./schema.js";
import type {
  Errand,
  FurtherErrand,
  Horizon,
  Line,
  Observation,
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
  /** Phone lines from tables. */
  readonly networkLines: readonly Line[];
  /** Offices from tables before any patch, by id. */
  readonly bases: ReadonlyMap<string, Office>;
}

/** Resolves. Cost O(sources × days). */
export function resolveScenario(material: Material): Scenario {
  const { id, written, horizon, network, networkLines, bases } = material;
  const errands = byId([
    ...Object.entries(written.errands).map(([name, errand]) => errandFrom(name, errand)),
    ...(network === null ? [] : networkErrands(written, network)),
  ]);
  const offices = material.offices.map(({ office }) => office);
  const ownLines = Object.entries(written.lines).map(([name, line]) =>
    lineFrom(name, line, horizon.continuous),
  );
  const lines = [...ownLines, ...networkLines].toSorted((a, b) => (a.office.id < b.office.id ? -1 : 1));
  const drawn =
    network === null
      ? []
      : sourcesOfNetwork(
          network,
          {
            offices: new Map(offices.map((office) => [office.id, office])),
            lines: networkLines,
            intentions: intentionsOf({ written, network, bases }),
          },
          horizon,
        );
  const sources = byId([...sourcesOf(written, placesOf({ offices, lines }), horizon), ...drawn]);
  const resolved = {
    horizon,
    errands,
    offices,
    lines,
    crews: crewsOf(written),
    sources,
    furtherErrand: furtherOf(material, { errands, offices, sources }),
    displacement: displacementOf(written, network),
    mistimed: mistimedOf(written),
    ...(written.unanswered && { unanswered: written.unanswered }),
    dayFactorCv: written.dayFactor?.cv ?? 0,
    dayFactorShared: written.dayFactor?.shared ?? 0,
    observation: observationOf(written, placesOf({ offices, lines }), horizon),
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

function networkErrands({ network }: Written, { errands, lines }: NetworkRows): Errand[] {
  const lineIds = lines.map((row) => row.agency_code);
  return errands.map((row) => {
    const line = lineIds.includes(row.agency_code) ? row.agency_code : null;
    return errandOf(row, {
      patience: network?.patience ?? null,
      leaving: leavingFrom(network?.leaving),
      line,
    });
  });
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

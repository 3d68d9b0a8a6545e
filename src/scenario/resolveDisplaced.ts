/** What is written of displaced visitors, and the rows of its tables, as the resolved scenario holds it. */
import type { AreaRow, ErrandRow, OfficeRow, ZoneRow } from "./columns.js";
import type { AreaRoads, Displacement, ErrandChannels, Zone } from "./displacement.js";
import type { NetworkRows } from "./network.js";
import type { Written } from "./schema.js";
import { isCapable } from "./volumes.js";

/** Resolves; null when nothing is said. */
export function displacementOf({ displaced }: Written, network: NetworkRows | null): Displacement | null {
  if (displaced === undefined || network === null) return null;
  const { origin, acceptance, instead, eIdentification } = displaced;
  return {
    zones: network.zones.map(zoneOf).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    roads: network.areas.map(roadsOf),
    originKm: origin,
    acceptance,
    phone: instead?.phone ?? 0,
    eService: instead?.eService ?? 0,
    eIdentification: eIdentification ?? 1,
    errands: network.errands.map((row) => channelsOf(row, network.offices)),
  };
}

function zoneOf(row: ZoneRow): Zone {
  return {
    id: row.zone_id,
    name: row.zone_name,
    area: row.area_class,
    population: row.population_2024,
    latitude: row.lat_deg,
    longitude: row.lon_deg,
  };
}

function roadsOf(row: AreaRow): AreaRoads {
  return {
    area: row.area_class,
    circuity: row.circuity,
    kmPerHour: row.speed_km_per_h,
    radiusKm: row.zone_radius_km,
  };
}

function channelsOf(row: ErrandRow, offices: readonly OfficeRow[]): ErrandChannels {
  return {
    errand: row.errand_type_id,
    offices: offices.filter((office) => isCapable(office, row)).map((office) => office.office_id),
    phone: row.could_move_to_phone_share,
    eService: row.could_move_to_web_share,
    isStatutory: row.personal_attendance_required === 1,
  };
}

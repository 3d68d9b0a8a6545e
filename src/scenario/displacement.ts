/** What a scenario says of visitors whose office is gone for good, resolved. Plain data, immutable. */

/** Share of people who make a trip of that length. */
export interface Willing {
  /** [min] */
  readonly minutes: number;
  readonly share: number;
}

/** Where people live. */
export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly population: number;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
}

/** How one travels in a class of area. */
export interface AreaRoads {
  readonly area: string;
  /** Road km for each km of great circle, 1 or more. */
  readonly circuity: number;
  /** [km/h] */
  readonly kmPerHour: number;
  /** Radius of the disc over which the people of a zone live [km]. */
  readonly radiusKm: number;
}

/** What an errand allows for. */
export interface ErrandChannels {
  readonly errand: string;
  /** Ids of the offices that can serve it, whether or not they are still there. */
  readonly offices: readonly string[];
  /** Shares of its visitors who could call, or use the e-service, instead. */
  readonly phone: number;
  readonly eService: number;
  /** Whether it needs attendance, so that it has failed when nothing becomes of it. */
  readonly isStatutory: boolean;
}

export interface Displacement {
  /** In order of their ids. */
  readonly zones: readonly Zone[];
  readonly roads: readonly AreaRoads[];
  /** Distance over which the number of an office's visitors falls by e [km]. */
  readonly originKm: number;
  readonly acceptance: readonly Willing[];
  /** Weights of calling and of the e-service among those who do not travel on; the rest does nothing. */
  readonly phone: number;
  readonly eService: number;
  /** Share of people with e-identification. */
  readonly eIdentification: number;
  readonly errands: readonly ErrandChannels[];
}

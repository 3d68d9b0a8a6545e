/** A document on its way to being checked. */
import type { Holidays } from "./holidays.js";
import type { NetworkRows } from "./network.js";
import type { PatchedOffice } from "./patches.js";
import { valueBelow, type Path } from "./reading.js";
import type { Written } from "./schema.js";

/** What can be read of a document, and what stands in the file even where it is broken. */
export interface Subject {
  readonly written: Written;
  /** Null without a network, or when its tables cannot be read. */
  readonly network: NetworkRows | null;
  /** Null without a calendar, or when its table cannot be read. */
  readonly holidays: Holidays | null;
  /** All offices over time, in order of their ids. */
  readonly offices: readonly PatchedOffice[];
  /** Keys of the document, its errands and its offices, broken ones included. */
  readonly keys: ReadonlySet<string>;
  readonly errandIds: ReadonlySet<string>;
  readonly officeIds: ReadonlySet<string>;
  /** Every place where an office names an errand, in offices that are broken too. */
  readonly errandsNamed: readonly { readonly path: Path; readonly id: string }[];
}

/** Keys of an office that name errands. */
const NAMING = ["arrivals", "atTheDoor", "bookings"];

/** What has been made of a document and its tables so far. */
type Made = Pick<Subject, "network" | "holidays" | "offices">;

export function createSubject(value: unknown, written: Written, made: Made): Subject {
  const officeIds = keysBelow(value, ["offices"]);
  const errandsNamed = [...officeIds].flatMap((office) =>
    NAMING.flatMap((key) => {
      const path = ["offices", office, key];
      return [...keysBelow(value, path)].map((id) => ({ path: [...path, id], id }));
    }),
  );
  const errandIds = keysBelow(value, ["errands"]);
  return { ...made, written, keys: keysBelow(value, []), errandIds, officeIds, errandsNamed };
}

/** Keys of the section at a path; none when there is no section. */
function keysBelow(value: unknown, path: readonly string[]): ReadonlySet<string> {
  const section = path.reduce<unknown>(valueBelow, value);
  const isSection = typeof section === "object" && section !== null && !Array.isArray(section);
  return new Set(isSection ? Object.keys(section) : []);
}

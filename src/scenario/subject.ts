/** A document on its way to being checked. */
import type { NetworkRows } from "./network.js";
import { valueBelow, type Path } from "./reading.js";
import type { Written } from "./schema.js";

/** What can be read of a document, and what stands in the file even where it is broken. */
export interface Subject {
  readonly written: Written;
  /** Null without a network, or when its tables cannot be read. */
  readonly network: NetworkRows | null;
  /** Keys of the document, its errands and its offices, broken ones included. */
  readonly keys: ReadonlySet<string>;
  readonly errandIds: ReadonlySet<string>;
  readonly officeIds: ReadonlySet<string>;
  /** Every place where an office names an errand, in offices that are broken too. */
  readonly errandsNamed: readonly { readonly path: Path; readonly id: string }[];
}

/** Keys of an office that name errands. */
const NAMING = ["arrivals", "atTheDoor", "bookings"];

export function createSubject(value: unknown, written: Written, network: NetworkRows | null): Subject {
  const officeIds = keysBelow(value, ["offices"]);
  const errandsNamed = [...officeIds].flatMap((office) =>
    NAMING.flatMap((key) => {
      const path = ["offices", office, key];
      return [...keysBelow(value, path)].map((id) => ({ path: [...path, id], id }));
    }),
  );
  const errandIds = keysBelow(value, ["errands"]);
  return { written, network, keys: keysBelow(value, []), errandIds, officeIds, errandsNamed };
}

/** Keys of the section at a path; none when there is no section. */
function keysBelow(value: unknown, path: readonly string[]): ReadonlySet<string> {
  const section = path.reduce<unknown>(valueBelow, value);
  const isSection = typeof section === "object" && section !== null && !Array.isArray(section);
  return new Set(isSection ? Object.keys(section) : []);
}

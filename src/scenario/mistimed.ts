/** What a scenario says of visitors who intend a minute at which their office is closed, resolved. Plain data. */

/** What they may do, in the order of the language; the rest gives up. */
export const INSTEAD = [
  "atOpening",
  "insideHours",
  "anotherDay",
  "anotherOffice",
  "phone",
  "eService",
] as const;

export interface Mistimed {
  /** Part of all who intend to come, who intend a minute outside the hours before any patch. */
  readonly share: number;
  /** When people intend to come at all [min since midnight]. */
  readonly day: { readonly opens: number; readonly closes: number };
  /** Weights; the rest of 1 gives up. */
  readonly instead: Readonly<Record<(typeof INSTEAD)[number], number>>;
}

/** A policy as a study would write it out, and how hours stand in its name. */
import { formatTime } from "./quantities.js";

/** A policy as its patches would be written in a scenario. */
export interface WrittenPolicy {
  readonly id: string;
  readonly patches: readonly object[];
  /** Values that it puts in at places of the file; none when left out. A variant with any is made from its text. */
  readonly values?: readonly { readonly path: string; readonly value: unknown }[];
}

/** `10` of 10:00, `0930` of 09:30. */
export function shortTime(minute: number): string {
  return formatTime(minute).replaceAll(":", "").replace(/00$/, "");
}

/** Single values set from outside the file, such as `offices.counter.desks=4`. */
import type { Problem } from "../errors.js";
import { readYaml } from "./yaml.js";
import { refusal, valueBelow, type Path, type Refusal } from "./reading.js";

/** A value and where it goes. */
export interface Override {
  /** As it was given. */
  readonly text: string;
  readonly path: Path;
  readonly value: unknown;
}

/** Reads `path=value`: keys joined by points, list places counted from 0, a value as in the file. */
export function readOverride(text: string): { override: Override } | Refusal {
  const split = text.indexOf("=");
  const keys = text.slice(0, Math.max(0, split)).split(".");
  const isReserved = keys.includes("__proto__");
  if (split < 1 || keys.includes("") || isReserved) {
    return refusal("is not of the form path=value", 'write it like "offices.counter.desks=4"');
  }
  const reading = readYaml(text.slice(split + 1));
  const [fault] = reading.faults;
  if (fault !== undefined) return refusal(fault.problem, fault.remedy);
  return { override: { text, path: keys, value: reading.value } };
}

/** Whether a value can be put in: a list is entered by one of its places, or by the next one. */
export function hasPlace(document: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (Array.isArray(document) && !(/^\d{1,6}$/.test(String(step)) && Number(step) <= document.length)) {
    return false;
  }
  return hasPlace(valueBelow(document, step), rest);
}

/** A copy of a document with a value put in; sections on the way are made when they are missing. */
export function applyOverride(document: unknown, { path, value }: Pick<Override, "path" | "value">): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = applyOverride(valueBelow(document, step), { path: rest, value });
  if (Array.isArray(document)) return Object.assign([...(document as unknown[])], { [step]: inner });
  const section = Object.create(null) as Record<string, unknown>;
  return Object.assign(section, typeof document === "object" ? document : {}, { [step]: inner });
}

/** A document with values put in from outside. */
export interface Overridden {
  readonly value: unknown;
  readonly set: readonly Override[];
  readonly problems: readonly Problem[];
}

/** Puts values in, one after the other. */
export function overrideValues(document: unknown, texts: readonly string[]): Overridden {
  const set: Override[] = [];
  const problems: Problem[] = [];
  let value = document;
  for (const text of texts) {
    const reading = readOverride(text);
    if ("problem" in reading) {
      problems.push(problemOf(text, reading));
    } else if (reading.override.path[0] === "extends") {
      problems.push(problemOf(text, refusal("cannot be set from outside", "write it into a file")));
    } else if (hasPlace(value, reading.override.path)) {
      set.push(reading.override);
      value = applyOverride(value, reading.override);
    } else {
      problems.push(problemOf(text, refusal("leads to no place of the list", "count the places from 0")));
    }
  }
  return { value, set, problems };
}

/** A problem of a value set from outside, which has no line. */
export function problemOf(text: string, { problem, remedy }: Refusal, path = ""): Problem {
  return { file: `--set ${text}`, line: 0, column: 0, path, problem, remedy };
}

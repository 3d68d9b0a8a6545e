/**
 * Parameters of the published cases, as one text: `lam=0.16;k=2;service=gamma`, lists and tables in JSON.
 */

/** Parameters of a case by their short names; lists as the text of their JSON. */
export type Params = Readonly<Record<string, number | string>>;

/**
 * Reads parameters such as `lam=0.16;k=2;service=gamma`: what looks like a number is one.
 *
 * @throws RangeError naming the first part without a name and a value
 */
export function parseParams(text: string): Params {
  const entries = text.split(";").map((part): [string, number | string] => {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      throw new RangeError(`parseParams: "${part}" in "${text}" is not of the form name=value`);
    }
    const numeric = Number(value);
    return [name, Number.isNaN(numeric) ? value : numeric];
  });
  return Object.fromEntries(entries);
}

/** A number that must be there. @throws RangeError if it is not */
export function numberOf(params: Params, name: string): number {
  const value = params[name];
  if (typeof value === "number") return value;
  throw new RangeError(`steadyState: parameter ${name} is ${value ?? "missing"}; it must be a number`);
}

/** A number, or what it is when it is left out. */
export function numberOr<T>(params: Params, name: string, absent: T): number | T {
  return params[name] === undefined ? absent : numberOf(params, name);
}

/** A list of numbers such as `[0.3, 0.1]`. @throws RangeError if it is none */
export function numbersOf(params: Params, name: string): readonly number[] {
  const list = jsonOf(params, name);
  if (isNumbers(list)) return list;
  throw new RangeError(
    `steadyState: parameter ${name} is ${params[name] ?? "missing"}; it must be a list of numbers`,
  );
}

/** A list of lists of numbers such as `[[0, 0.5], [0.2, 0]]`. @throws RangeError if it is none */
export function tableOf(params: Params, name: string): readonly (readonly number[])[] {
  const table = jsonOf(params, name);
  if (Array.isArray(table) && table.every(isNumbers)) return table;
  throw new RangeError(
    `steadyState: parameter ${name} is ${params[name] ?? "missing"}; it must be a list of lists of numbers`,
  );
}

/** A list of named laws such as `[["gamma", {"mean": 12, "cv": 0.6}]]`. @throws RangeError if it is none */
export function lawsOf(params: Params, name: string): readonly (readonly [string, Params])[] {
  const list = jsonOf(params, name);
  if (Array.isArray(list) && list.every(isLaw)) return list;
  throw new RangeError(
    `steadyState: parameter ${name} is ${params[name] ?? "missing"}; it must be a list of laws`,
  );
}

/** What a parameter's text says; undefined if it is no JSON. */
function jsonOf(params: Params, name: string): unknown {
  try {
    return JSON.parse(String(params[name]));
  } catch {
    return undefined;
  }
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === "number");

function isLaw(value: unknown): value is [string, Params] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, parameters] = value as [unknown, unknown];
  return typeof name === "string" && typeof parameters === "object" && parameters !== null;
}

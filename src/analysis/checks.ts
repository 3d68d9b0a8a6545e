/**
 * Conditions on the arguments of closed forms, with messages that name the argument and its value.
 * Knows no model: each function says which conditions it needs.
 */

/** @throws RangeError naming the first value that is not positive and finite. */
export function requirePositive(where: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(`${where}: ${name} is ${value}; it must be a positive number`);
  }
}

/** @throws RangeError naming the first value that is negative, infinite or no number. */
export function requireNotNegative(where: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value >= 0 && Number.isFinite(value)) continue;
    throw new RangeError(`${where}: ${name} is ${value}; it must be 0 or a positive number`);
  }
}

/** @throws RangeError naming the first value that is not a share. */
export function requireShare(where: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value >= 0 && value <= 1) continue;
    throw new RangeError(`${where}: ${name} is ${value}; it must be a share from 0 to 1`);
  }
}

/** @throws RangeError naming the first value that is not a whole number of 1 or more. */
export function requireCount(where: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new RangeError(`${where}: ${name} is ${value}; it must be a whole number of 1 or more`);
  }
}

/**
 * @param load offered load [erlang]
 * @throws RangeError if the load reaches the number of servers, so that the line grows without end.
 */
export function requireStable(where: string, load: number, servers: number): void {
  if (load < servers) return;
  throw new RangeError(
    `${where}: a load of ${load} erlang on ${servers} server${servers === 1 ? "" : "s"} has no steady state; ` +
      `it must be below ${servers}`,
  );
}

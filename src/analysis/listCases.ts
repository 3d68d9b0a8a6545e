/** The list of all reference cases. */
import { closingCases, dayCases, sharedCases } from "./dayCases.js";
import { pairCases } from "./pairCases.js";
import type { Listed } from "./reference.js";
import { steadyCases } from "./steadyCases.js";

/** Every case of data/verify, in the order of its tables. @throws Error if a table is damaged */
export async function listCases(): Promise<readonly Listed[]> {
  const lists = [steadyCases(), dayCases(), closingCases(), sharedCases(), pairCases()];
  return (await Promise.all(lists)).flat();
}

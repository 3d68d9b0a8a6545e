/** Desk plans while they are collected: each distinct run of desks over the day once. */
import type { Piece } from "../scenario/piece.js";
import type { DeskPlan } from "./model.js";

export interface PlanList {
  readonly found: (readonly Piece[])[];
  readonly known: Map<string, number>;
}

export function createPlanList(): PlanList {
  return { found: [], known: new Map() };
}

/** Index of the plan with these desks. */
export function planOf(list: PlanList, desks: readonly Piece[]): number {
  const name = JSON.stringify(desks);
  const known = list.known.get(name);
  if (known !== undefined) return known;
  list.known.set(name, list.found.length);
  return list.found.push(desks) - 1;
}

/** Lays the collected plans out in flat arrays. Cost O(pieces). */
export function compilePlans({ found }: PlanList): DeskPlan {
  const firstPiece = Int32Array.from([0, ...found.map((desks) => desks.length)]);
  for (let i = 1; i < firstPiece.length; i++) firstPiece[i] += firstPiece[i - 1];
  const pieces = found.flat();
  return {
    firstPiece,
    minute: Float64Array.from(pieces, (piece) => piece.minute),
    desks: Int32Array.from(pieces, (piece) => piece.value),
  };
}

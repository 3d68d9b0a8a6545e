/** One budget of desk hours for several offices together: what was asked for, or what the study says, or what is worked now. */
import type { Question } from "../scenario/study.js";
import { quote, refusal, type Reading } from "../scenario/reading.js";
import { STAFF_HOURS, type Aim, type Bound } from "./aim.js";
import { figureOf, isStaffBudget } from "./officeChoice.js";
import type { Seen } from "./ranking.js";

/** A budget as it is asked for: hours a week, hours more or less than now, or a part of those of now. */
export interface BudgetWish {
  readonly text: string;
  readonly kind: "hours" | "more" | "part";
  readonly value: number;
}

/** Reads `4000 h`, `+200 h` or `105 %`. */
export function readBudget(text: string): Reading<BudgetWish> {
  const [, sign = "", digits, unit] = /^\s*([+−-]?)\s*(\d{1,9}(?:[.,]\d{1,6})?)\s*(h|%)\s*$/.exec(text) ?? [];
  if (digits === undefined || (unit === "%" && sign !== "")) {
    return refusal(
      `${quote(text)} is no budget of desk hours`,
      'write it like "4000 h", "+200 h" or "105 %"',
    );
  }
  const number = Number(digits.replace(",", "."));
  const value = sign === "-" || sign === "−" ? -number : number;
  if (unit === "%") return { value: { text, kind: "part", value: value / 100 } };
  return { value: { text, kind: sign === "" ? "hours" : "more", value } };
}

export interface Budget {
  /** Desk hours a week of all offices together, and those of now. */
  readonly hours: number;
  readonly now: number;
  /** What it is from: an option, the money of the study, a limit of it, or what is worked now. */
  readonly from: "option" | "money" | "limit" | "now";
  readonly text: string;
  /** Limits that each office keeps all the same. */
  readonly limits: readonly Bound[];
}

export interface BudgetAsked {
  readonly aim: Aim;
  readonly question: Pick<Question, "budget" | "hourCost">;
  readonly wish: BudgetWish | null;
}

/** The least of what the study allows, unless it is asked for. @param offices what is seen of each now */
export function budgetOf({ aim, question, wish }: BudgetAsked, offices: readonly Seen[]): Budget {
  const now = offices.reduce((sum, seen) => sum + figureOf(seen, STAFF_HOURS), 0);
  const limits = aim.limits.filter((limit) => !isStaffBudget(limit));
  if (wish !== null) {
    const { kind, value, text } = wish;
    const hours = { hours: value, more: now + value, part: now * value }[kind];
    return { hours, now, from: "option", text, limits };
  }
  const found = [
    ...ofMoney(question),
    ...ofLimits(aim, now),
    { hours: Infinity, from: "now", text: "" },
  ] as const;
  const least = found.reduce((one, other) => (other.hours < one.hours ? other : one));
  const hours = least.from === "now" ? now : least.hours;
  return { ...least, hours, now, limits };
}

type Found = Pick<Budget, "hours" | "from" | "text">;

function ofMoney({ budget, hourCost }: BudgetAsked["question"]): Found[] {
  if (budget === undefined || hourCost === undefined) return [];
  return [{ hours: budget / hourCost, from: "money", text: "" }];
}

function ofLimits(aim: Aim, now: number): Found[] {
  return aim.limits.filter(isStaffBudget).map(({ text, amount: { value, isOfBase } }): Found => {
    return { hours: isOfBase ? value * now : value, from: "limit", text };
  });
}

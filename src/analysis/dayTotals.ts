/** What a day of one office comes to, and by how much two policies differ. */
import { closingTime } from "./closingTime.js";
import { stepAt } from "./dayPieces.js";
import { officeDay } from "./officeChain.js";
import type { OfficeDay } from "./officeDay.js";
import type { Quantities } from "./quantities.js";

/**
 * Expected totals from the first minute until the doors close; the desks of that minute then stay until nobody is
 * inside:
 *
 * | name | what |
 * |---|---|
 * | `E_arrivals`, `E_abandoned_by_T`, `E_served_by_T` | visitors who came, gave up, were served |
 * | `E_wait_minutes_by_T` | minutes waited by all together |
 * | `E_inside_at_T`, `E_overtime` | visitors inside at closing; minutes from then until nobody is |
 *
 * @param closes minute of closing, after 0
 * @throws RangeError as `officeDay` and `closingTime`
 */
export function dayTotals(day: OfficeDay, closes: number): Quantities {
  const [, end] = officeDay(day, [0, closes]);
  const { serviceRate, patienceRate } = day;
  const after = closingTime(
    end.law,
    { closes, desks: stepAt(day.desks, closes), serviceRate, patienceRate },
    [],
  );
  return {
    E_arrivals: end.arrivals,
    E_abandoned_by_T: end.abandoned,
    E_served_by_T: end.served,
    E_wait_minutes_by_T: end.int_Lq,
    E_inside_at_T: end.EN,
    E_overtime: after.E_overtime,
  };
}

/** Values of two policies and their differences, as `name[A]`, `name[B]` and `name[A-B]`. */
export function policyPair(a: Quantities, b: Quantities): Quantities {
  const names = Object.keys(a);
  return Object.fromEntries([
    ...names.map((name) => [`${name}[A]`, a[name]]),
    ...names.map((name) => [`${name}[B]`, b[name]]),
    ...names.map((name) => [`${name}[A-B]`, a[name] - b[name]]),
  ]);
}

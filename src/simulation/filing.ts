/** Enters visitors into the calendar who may go to a place of a later cluster, which is simulated after this one. */
import type { State } from "./state.js";

/** @returns schedules a visitor, whose minute and rank are set, at the place the visitor is going to */
export function createFiling({
  model,
  calendar,
  cluster,
  office,
}: Pick<State, "model" | "calendar" | "cluster" | "office">): (visitor: number) => void {
  const { schedule, scheduleFor } = calendar;
  const { ofPlace } = model.clusters;
  return (visitor) => {
    const own = ofPlace[office[visitor]];
    if (own === cluster[0]) schedule(visitor);
    else scheduleFor(own, visitor);
  };
}

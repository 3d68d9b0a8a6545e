/** The verbs that tell a trace what they are about to do. They are chosen when a simulator is made, or not at all. */
import type { Onward } from "./onward.js";
import type { Tracing } from "./trace.js";

/** The verb that takes a slot for a visitor who comes for the first time. */
export function traceFirst(take: () => number, tracing: Tracing | null): () => number {
  if (tracing === null) return take;
  return () => {
    const visitor = take();
    tracing.noteFirst(visitor);
    return visitor;
  };
}

/** The verb of coming to the door. */
export function traceEntry(
  enter: (visitor: number) => void,
  tracing: Tracing | null,
): (visitor: number) => void {
  if (tracing === null) return enter;
  return (visitor) => {
    tracing.noteEntry(visitor);
    enter(visitor);
  };
}

/** The verbs of going on, each of which ends an attempt. */
export function traceOnward(onward: Onward, tracing: Tracing | null): Onward {
  if (tracing === null) return onward;
  return {
    ...onward,
    sendOn: (visitor, to) => {
      tracing.noteEnd(visitor, "moved");
      onward.sendOn(visitor, to);
    },
    goAfterService: (visitor) => {
      tracing.noteEnd(visitor, "served");
      onward.goAfterService(visitor);
    },
    goAfterReneging: (visitor) => {
      tracing.noteEnd(visitor, "reneged");
      onward.goAfterReneging(visitor);
    },
    goAfterBalking: (visitor) => {
      tracing.noteEnd(visitor, "balked");
      onward.goAfterBalking(visitor);
    },
    goAfterRefusal: (visitor, isFull) => {
      tracing.noteEnd(visitor, "turnedAway");
      onward.goAfterRefusal(visitor, isFull);
    },
    goAfterClosing: (visitor, isOver) => {
      tracing.noteEnd(visitor, "sentHome");
      onward.goAfterClosing(visitor, isOver);
    },
  };
}

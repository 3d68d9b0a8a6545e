/** How many of those who intend a closed minute come all the same, and when, by what they can do instead. */
import type { ErrandChannels } from "./displacement.js";
import type { TimeMoves } from "./latentDay.js";
import type { Mistimed } from "./mistimed.js";

/** Shares of an errand's visitors who can use another channel. */
export type Capabilities = Pick<ErrandChannels, "phone" | "eService">;

/**
 * What the mistimed with an errand do on a day on which their office opens, as far as it brings them to an office:
 * weights renormalise over what each of them can do, which depends on who can call and who can use an e-service.
 *
 * Who goes to another office, or finds none open and comes on another day, is counted with those of another day: what
 * an office loses to others it gets from others.
 */
export function movesOf(
  { instead }: Pick<Mistimed, "instead">,
  { phone, eService }: Capabilities,
): TimeMoves {
  const per =
    phone * eService +
    shareOut(phone * (1 - eService), 1 - instead.eService) +
    shareOut((1 - phone) * eService, 1 - instead.phone) +
    shareOut((1 - phone) * (1 - eService), 1 - instead.phone - instead.eService);
  return {
    atOpening: per * instead.atOpening,
    insideHours: per * instead.insideHours,
    anotherDay: per * (instead.anotherDay + instead.anotherOffice),
  };
}

/** A part over the weights that it can choose from; 0 when it can choose nothing. */
function shareOut(part: number, weights: number): number {
  return weights > 1e-12 ? part / weights : 0;
}

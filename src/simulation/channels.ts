/** Other channels than a visit: who can use which, and what becomes of a contact there. */
import type { Displacement } from "../model/displacementTables.js";
import type { Burdening } from "./burden.js";
import { FATE } from "./fates.js";
import type { Onward } from "./onward.js";
import { CONTINUATION } from "./records.js";
import type { State } from "./state.js";
import { CONTACT } from "./sums.js";

export interface Channels {
  /** One of the channels that a displaced visitor can use, or nothing, by their weights. @returns a FATE */
  readonly choose: (visitor: number) => number;
  /** Column of the contact's sums in which a visitor ends who takes a channel, or nothing. */
  readonly endOf: (visitor: number, fate: number) => number;
  /** The contact goes on by phone, or is over. */
  readonly take: (visitor: number, fate: number) => void;
}

export function createChannels(
  { model, office: officeOf, errand: errandOf }: Pick<State, "model" | "office" | "errand">,
  displacement: Displacement,
  { burdening, onward }: { readonly burdening: Burdening; readonly onward: Onward },
): Channels {
  const { canPhone, canEService, isStatutory } = displacement;
  const errandCount = model.errandIds.length;

  const lineOf = (visitor: number): number =>
    model.onward.line[officeOf[visitor] * errandCount + errandOf[visitor]];

  function choose(visitor: number): number {
    const errand = errandOf[visitor];
    const draw = (kind: number): number => burdening.uniformOf(visitor, kind);
    const couldCall = lineOf(visitor) >= 0 && draw(CONTINUATION.canPhone) < canPhone[errand];
    const couldServe =
      draw(CONTINUATION.canEService) < canEService[errand] &&
      draw(CONTINUATION.eIdentification) < displacement.eIdentification;
    const phone = couldCall ? displacement.phone : 0;
    const eService = couldServe ? displacement.eService : 0;
    const nothing = Math.max(0, 1 - displacement.phone - displacement.eService);
    const at = draw(CONTINUATION.channel) * (phone + eService + nothing);
    if (at < phone) return FATE.phone;
    return at < phone + eService ? FATE.eService : FATE.nothing;
  }

  function endOf(visitor: number, fate: number): number {
    if (fate === FATE.phone) return CONTACT.phone;
    if (fate === FATE.eService) return CONTACT.eService;
    return isStatutory[errandOf[visitor]] === 1 ? CONTACT.failed : CONTACT.gaveUp;
  }

  function take(visitor: number, fate: number): void {
    if (fate !== FATE.phone) return onward.endContact(visitor, endOf(visitor, fate));
    burdening.nextStep(visitor);
    onward.callInstead(visitor, lineOf(visitor));
  }

  return { choose, endOf, take };
}

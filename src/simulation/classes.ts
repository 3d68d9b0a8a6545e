/**
 * Service classes: who is called when a desk or a piece of equipment falls free, and which desk an arriving visitor
 * goes to. Priority first, then order of joining; within a class always first come first served. A class that lacks
 * desks or equipment is overtaken by one that does not.
 */
import { NOBODY } from "../kernel/line.js";
import type { State } from "./state.js";

export interface Classes {
  /** Whether any desk of the office could ever serve the visitor. */
  readonly isServable: (office: number, errand: number) => boolean;
  /** Whether a visitor who comes must wait: for a desk, for equipment, or behind others of the class. */
  readonly mustWait: (office: number, errand: number) => boolean;
  /** The visitor to be called next; NOBODY when no free desk can serve any who waits. O(classes). */
  readonly nextInLine: (office: number) => number;
  /** Takes the free desk that can do least, and the equipment; one must be free. */
  readonly takeDesk: (office: number, visitor: number) => void;
  readonly giveDesk: (visitor: number) => void;
  /** Notes the order of coming, whether the visitor must wait or not: who is handed back keeps it. */
  readonly takeTicket: (visitor: number) => void;
  readonly join: (office: number, visitor: number) => void;
  /** Back at the head of the class, with the ticket of before. */
  readonly joinHead: (office: number, visitor: number) => void;
  readonly leave: (office: number, visitor: number) => void;
}

export function createClasses(state: State): Classes {
  const { serving, errandIds } = state.model;
  const { firstGroup, firstClass, classOf, priority, groups, equipment } = serving;
  const { groupDesks, groupBusy, equipmentFree, ticket, group: groupOf, errand: errandOf } = state;
  const { office: officeOf, joined } = state;
  const { first, length } = state.lines;
  const lines = state.lines;
  const { classLine } = state;
  const errands = errandIds.length;
  const noEquipment = -1;
  const nobody = NOBODY;

  const classAt = (office: number, errand: number): number => classOf[office * errands + errand];
  const lineOf = (office: number, visitor: number): number => classLine + classAt(office, errandOf[visitor]);

  /** A bit for each group of the office that has a desk free. */
  function freeGroups(office: number): number {
    let bits = 0;
    const from = firstGroup[office];
    for (let group = from; group < firstGroup[office + 1]; group++) {
      if (groupBusy[group] < groupDesks[group]) bits |= 1 << (group - from);
    }
    return bits;
  }

  const isEquipped = (one: number): boolean =>
    equipment[one] === noEquipment || equipmentFree[equipment[one]] > 0;

  function isServable(office: number, errand: number): boolean {
    return groups[classAt(office, errand)] !== 0;
  }

  function mustWait(office: number, errand: number): boolean {
    const one = classAt(office, errand);
    return first[classLine + one] !== nobody || (groups[one] & freeGroups(office)) === 0 || !isEquipped(one);
  }

  function nextInLine(office: number): number {
    const free = freeGroups(office);
    let found = nobody;
    let best = 0;
    for (let one = firstClass[office]; one < firstClass[office + 1]; one++) {
      const head = first[classLine + one];
      if (head === nobody || (groups[one] & free) === 0 || !isEquipped(one)) continue;
      const isEarlier =
        found === nobody || priority[one] < best || (priority[one] === best && ticket[head] < ticket[found]);
      if (!isEarlier) continue;
      found = head;
      best = priority[one];
    }
    return found;
  }

  function takeDesk(office: number, visitor: number): void {
    const one = classAt(office, errandOf[visitor]);
    const bits = groups[one] & freeGroups(office);
    const group = firstGroup[office] + 31 - Math.clz32(bits & -bits);
    groupOf[visitor] = group;
    groupBusy[group]++;
    if (equipment[one] !== noEquipment) equipmentFree[equipment[one]]--;
  }

  function giveDesk(visitor: number): void {
    const one = classAt(officeOf[visitor], errandOf[visitor]);
    groupBusy[groupOf[visitor]]--;
    if (equipment[one] !== noEquipment) equipmentFree[equipment[one]]++;
  }

  function takeTicket(visitor: number): void {
    ticket[visitor] = joined[0]++;
  }

  function join(office: number, visitor: number): void {
    lines.join(lineOf(office, visitor), visitor);
    length[office]++;
  }

  function joinHead(office: number, visitor: number): void {
    lines.joinHead(lineOf(office, visitor), visitor);
    length[office]++;
  }

  function leave(office: number, visitor: number): void {
    lines.leave(lineOf(office, visitor), visitor);
    length[office]--;
  }

  return { isServable, mustWait, nextInLine, takeDesk, giveDesk, takeTicket, join, joinHead, leave };
}

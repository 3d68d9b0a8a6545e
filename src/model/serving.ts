/** Groups of desks and service classes of every office. */
import { UserError, EXIT } from "../errors.js";
import { LIMITS } from "../scenario/limits.js";
import type { Errand, Office } from "../scenario/scenario.js";
import type { Piece } from "../scenario/piece.js";
import type { Crew, DeskGroup } from "../scenario/mechanisms.js";
import type { Serving } from "./model.js";
import { firstPlaces } from "./lawList.js";

/** A group of desks as the machine knows it. */
export interface PlannedGroup extends Omit<DeskGroup, "desks"> {
  readonly office: number;
  /** Desks by plan, none for a crew's; null where they are those of the office's phase. */
  readonly desks: readonly Piece[] | null;
}

interface ServiceClass {
  readonly priority: number;
  readonly groups: number;
  readonly equipment: number;
}

/** Groups of every office in the order of taking a free desk: who serves fewest errands first, then by id. */
export function groupsOf(
  offices: readonly Office[],
  crews: readonly Crew[],
  errandCount: number,
): PlannedGroup[][] {
  const skills = ({ serves }: Pick<DeskGroup, "serves">): number => serves?.length ?? errandCount;
  return offices.map((office, index) => {
    const whole = [{ id: "", desks: null, serves: null }];
    const own = office.groups.length > 0 ? office.groups : whole;
    const visiting = crews
      .filter(({ home, route }) => home === office.id || route.some(({ to }) => to === office.id))
      .map(({ id }) => ({ id, desks: [], serves: null }));
    return [...own, ...visiting]
      .toSorted((a, b) => skills(a) - skills(b) || (a.id < b.id ? -1 : 1))
      .map((group) => ({ ...group, office: index }));
  });
}

/**
 * @param general whether offices that could be plain are told apart all the same, for comparison
 * @throws UserError for an office with more classes than bits
 */
export function compileServing(
  offices: readonly Office[],
  errands: readonly Errand[],
  groups: readonly (readonly PlannedGroup[])[],
  general: boolean,
): Serving {
  const equipment = offices.flatMap((office, index) => office.equipment.map((one) => ({ ...one, index })));
  const classes: ServiceClass[][] = offices.map(() => []);
  const classOf = offices.flatMap((_, index) =>
    errands.map((errand): [number, number] => {
      const found: ServiceClass = {
        priority: errand.priority,
        groups: groupBits(groups[index], errand.id),
        equipment: equipment.findIndex((one) => one.index === index && one.id === errand.needs),
      };
      const known = classes[index].findIndex((one) => isSame(one, found));
      return [index, known >= 0 ? known : classes[index].push(found) - 1];
    }),
  );
  offices.forEach(({ id }, index) => refuseTooMany(id, classes[index].length));
  const firstClass = firstPlaces(classes);
  const flat = classes.flat();
  return {
    plain: Uint8Array.from(offices, (_, index) => {
      const isPlain = groups[index].length === 1 && classes[index].length === 1;
      return Number(isPlain && classes[index][0].equipment < 0 && !general);
    }),
    firstGroup: firstPlaces(groups),
    groupOffice: Int32Array.from(groups.flat(), ({ office }) => office),
    firstClass,
    classOf: Int32Array.from(classOf, ([index, place]) => firstClass[index] + place),
    priority: Int32Array.from(flat, ({ priority }) => priority),
    groups: Int32Array.from(flat, (one) => one.groups),
    equipment: Int32Array.from(flat, (one) => one.equipment),
    equipmentCount: Int32Array.from(equipment, ({ count }) => count),
  };
}

function groupBits(groups: readonly PlannedGroup[], errand: string): number {
  return groups.reduce(
    (bits, { serves }, i) => ((serves?.includes(errand) ?? true) ? bits | (1 << i) : bits),
    0,
  );
}

function isSame(a: ServiceClass, b: ServiceClass): boolean {
  return a.priority === b.priority && a.groups === b.groups && a.equipment === b.equipment;
}

function refuseTooMany(office: string, count: number): void {
  if (count <= LIMITS.serviceClasses) return;
  throw new UserError(
    `office ${office}: ${count} kinds of visitors by priority, desks and equipment, more than ` +
      `${LIMITS.serviceClasses}; let some errands share them`,
    EXIT.invalid,
  );
}

/** Why the chain of one office is not exact for a scenario: a table of what it leaves out or approximates. */
import type { Hours, Office, Phase, Scenario, Source } from "../scenario/scenario.js";
import type { Mix, PatienceOfMix, Service } from "./burdens.js";

/** What is looked at. */
export interface Subject {
  readonly office: Office;
  readonly phase: Phase;
  readonly hours: Hours;
  readonly mix: Mix;
  readonly service: Service;
  readonly patience: PatienceOfMix;
  /** Sources of the office. */
  readonly own: readonly Source[];
}

/** The reason that holds for an office by itself, and not within a network. */
export const SENT_LEFT_OUT = "visitors whom other offices send on are left out";

const REASONS: readonly (readonly [string, (scenario: Scenario, subject: Subject) => boolean])[] = [
  [
    "services are not exponential: two moments of the mix are kept",
    (_, { service }) => !service.isExponential,
  ],
  [
    "patience is not one exponential law: one rate stands for it",
    (_, { patience }) => !patience.isExponential,
  ],
  ["lines carry over midnight: the day begins empty", ({ horizon }) => horizon.continuous],
  [
    "visitors differ in priority: one line stands for all",
    (scenario, subject) => hasPriorities(scenario, subject),
  ],
  [
    "desks or equipment serve some errands only: all serve all",
    (_, { office }) => office.groups.length > 0 || office.equipment.length > 0,
  ],
  [
    "travelling desks are left out",
    ({ crews }, { office }) =>
      crews.some((crew) => crew.home === office.id || crew.route.some(({ to }) => to === office.id)),
  ],
  [
    "appointments come by chance about their time",
    (_, { own }) => own.some(({ booking }) => booking !== null),
  ],
  [
    "visitors go on to another office because of the line whether it is open or not",
    (_, { office }) => office.overflow !== null,
  ],
  [
    SENT_LEFT_OUT,
    ({ offices }, { office }) =>
      offices.some(
        (other) =>
          other.next.some((one) => one.office === office.id) ||
          (other.overflow?.to.includes(office.id) ?? false),
      ),
  ],
  [
    "callers who call again are taken to come by chance, by half-hour",
    (_, { office }) => office.redial !== null && office.redial.rejected + office.redial.abandoned > 0,
  ],
  [
    "visitors who come again later are taken to come by chance, by half-hour, and on the same day",
    ({ errands }, { mix }) =>
      errands.some(({ leaving }, i) => {
        const { later = 0, anotherDay = 0, anotherOffice = 0 } = leaving ?? {};
        return mix[i] > 0 && later + anotherDay + anotherOffice > 0;
      }),
  ],
  [
    "visitors who intend a closed time are left out",
    (_, { own }) => own.some(({ anyHour }) => anyHour === true),
  ],
  [
    "balking by the wait to expect is taken with the desks of the opening",
    ({ errands }, subject) => hasMovingBalking(errands, subject),
  ],
  [
    "desks that change after closing are taken to stay",
    (_, { phase, hours }) => phase.desks.some(({ minute }) => minute > hours.closes),
  ],
];

function hasPriorities({ errands }: Scenario, { mix }: Subject): boolean {
  const present = errands.filter((_, i) => mix[i] > 0);
  return present.some(({ priority }) => priority !== present[0].priority);
}

function hasMovingBalking(errands: Scenario["errands"], { mix, phase, hours }: Subject): boolean {
  const changes = phase.desks.some(({ minute }) => minute > hours.opens && minute < hours.closes);
  return changes && errands.some(({ balking }, i) => mix[i] > 0 && balking?.by === "expectedWait");
}

/** Reasons in the order of the table; none where the chain is exact. */
export function reasonsOf(scenario: Scenario, subject: Subject): readonly string[] {
  return REASONS.filter(([, holds]) => holds(scenario, subject)).map(([reason]) => reason);
}

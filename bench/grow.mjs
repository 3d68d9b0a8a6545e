/** Networks larger or busier than the one of a file. */

const named = (id, i) => (i === 0 ? id : `${id}-${i}`);

const pieces = (list, factor) =>
  list.map(({ minute, value }) => ({ minute, value: Math.round(value * factor) }));

const staffed = (office, factor) => ({
  ...office,
  phases: office.phases.map((phase) => ({ ...phase, desks: pieces(phase.desks, factor) })),
});

/**
 * @param copies how many times each office stands beside itself, with its own neighbours; lines grow with them
 * @param busier how many times the visitors, desks, agents and limits of lines of each office
 */
export function grow(scenario, copies, busier) {
  if (copies === 1 && busier === 1) return scenario;
  const numbers = Array.from({ length: copies }, (_, i) => i);
  const lineIds = new Set(scenario.lines.map(({ office }) => office.id));
  return {
    ...scenario,
    offices: numbers.flatMap((i) =>
      scenario.offices.map((office) => ({
        ...staffed(office, busier),
        id: named(office.id, i),
        overflow: office.overflow && {
          ...office.overflow,
          waiting: Math.floor((office.overflow.waiting - 1) * busier) + 1,
          to: office.overflow.to.map((id) => named(id, i)),
        },
      })),
    ),
    lines: scenario.lines.map(({ office, errand }) => ({ office: staffed(office, copies * busier), errand })),
    sources: numbers.flatMap((i) =>
      scenario.sources
        .filter(({ office }) => i === 0 || !lineIds.has(office))
        .map((source) => {
          const factor = lineIds.has(source.office) ? copies * busier : busier;
          return {
            ...source,
            id: named(source.id, i),
            office: lineIds.has(source.office) ? source.office : named(source.office, i),
            rates: source.rates.map((rate) => ({
              ...rate,
              pieces: rate.pieces.map(({ minute, value }) => ({ minute, value: value * factor })),
            })),
          };
        }),
    ),
  };
}

/**
 * Figures helped by what is drawn, whose means are known exactly: how many come, the work they bring, how many the
 * factors of the days let expect. Regression on them takes that part of the chance away.
 */
import type { Cell } from "../experiment/cells.js";
import type { Drawn } from "../experiment/run.js";
import { DRAWN, DRAWN_WIDTH } from "../simulation/roll.js";
import { controlledMean, REPLICATIONS_PER_CONTROL, type Control, type Controlled } from "../stats/compare.js";
import type { Linear } from "../stats/paired.js";

/** Controls in the order in which they are tried. */
export const CONTROL_NAMES = [
  "visitors",
  "workMinutes",
  "expected",
] as const satisfies (keyof typeof DRAWN)[];

/** Fewest replications for all controls. */
export const FEWEST_FOR_CONTROLS = CONTROL_NAMES.length * REPLICATIONS_PER_CONTROL;

/** A figure helped by controls. */
export interface ControlledFigure extends Pick<
  Controlled,
  "estimate" | "standardError" | "halfWidth" | "explained"
> {
  /** Those that vary, and are not a combination of those before. */
  readonly controls: readonly (typeof CONTROL_NAMES)[number][];
}

/**
 * A figure, or the difference of two, helped by the draws of the places of a cell.
 *
 * @param less subtracted, where a difference is wanted
 * @param cell of the baseline: a place, or all of those it is summed over
 * @returns null where no control varies, there are too few replications, or the figure is one of groups of them
 */
export function controlFigure(
  { figure, less }: { readonly figure: Linear; readonly less?: Linear },
  { at, among }: Cell,
  drawn: Drawn,
  confidence: number,
): ControlledFigure | null {
  const values = valuesOf(figure, less);
  const n = drawn.replications.length;
  if (values?.length !== n) return null;
  const everywhere = among ?? Array.from({ length: drawn.means.length / DRAWN_WIDTH }, (_, i) => i);
  const places = at.place === undefined ? everywhere : [at.place];
  const names: (typeof CONTROL_NAMES)[number][] = [];
  const used: Control[] = [];
  const found = CONTROL_NAMES.reduce<Controlled | null>((best, name) => {
    const control = controlOf(drawn, places, DRAWN[name]);
    const better = tryControls(values, [...used, control], confidence);
    if (better === null) return best;
    used.push(control);
    names.push(name);
    return better;
  }, null);
  if (found === null) return null;
  const { estimate, standardError, halfWidth, explained } = found;
  return { estimate, standardError, halfWidth, explained, controls: names };
}

/** One value for each replication, of the mean of the figure: estimate + n × its pull. */
function valuesOf(figure: Linear, less: Linear | undefined): Float64Array | null {
  if (figure.deviations === null || less?.deviations === null) return null;
  const n = figure.deviations.length;
  if (less !== undefined && less.deviations.length !== n) return null;
  const estimate = figure.estimate - (less?.estimate ?? 0);
  return figure.deviations.map((value, i) => estimate + n * (value - (less?.deviations[i] ?? 0)));
}

function controlOf({ replications, means }: Drawn, places: readonly number[], column: number): Control {
  const total = (table: Float64Array): number =>
    places.reduce((sum, place) => sum + table[place * DRAWN_WIDTH + column], 0);
  return { values: Float64Array.from(replications, total), mean: total(means) };
}

/** null if the last control does not vary, follows from the others, or is one too many. */
function tryControls(
  values: Float64Array,
  controls: readonly Control[],
  confidence: number,
): Controlled | null {
  const [first, ...rest] = controls[controls.length - 1].values;
  if (controls.length * REPLICATIONS_PER_CONTROL > values.length) return null;
  if (rest.every((value) => value === first) || values.every((value) => value === values[0])) return null;
  try {
    return controlledMean(values, controls, confidence);
  } catch (error) {
    if (error instanceof RangeError) return null; // A combination of those before.
    throw error;
  }
}

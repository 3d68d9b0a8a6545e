/** What is written of the mistimed, and what the tables say of their errands, as the resolved scenario holds it. */
import type { ErrandRow } from "./columns.js";
import type { Intentions } from "./intentions.js";
import { comingShare, type TimeMoves } from "./latentDay.js";
import { INSTEAD, type Mistimed } from "./mistimed.js";
import { movesOf, type Capabilities } from "./moves.js";
import type { NetworkRows } from "./network.js";
import type { Office } from "./scenario.js";
import type { Written } from "./schema.js";

/** Resolves; null when nothing is said. */
export function mistimedOf({ mistimed }: Pick<Written, "mistimed">): Mistimed | null {
  if (mistimed === undefined) return null;
  const weights = INSTEAD.map((key) => [key, mistimed.instead[key] ?? 0]);
  return {
    share: mistimed.share,
    day: mistimed.day,
    instead: Object.fromEntries(weights) as Mistimed["instead"],
  };
}

/** What intentions are made from. */
export interface Ground {
  readonly written: Written;
  readonly network: NetworkRows;
  readonly bases: ReadonlyMap<string, Office>;
}

/** What is assumed of those who intend a closed minute; null when nobody does. */
export function intentionsOf({ written, network, bases }: Ground): Intentions | null {
  const mistimed = mistimedOf(written);
  if (mistimed === null) return null;
  const moves = movesOfAll(mistimed, written, network);
  const comingOf = new Map(
    network.errands.map((row) => {
      const own = movesOf(mistimed, capabilitiesOf(row, written, network));
      return [row.errand_type_id, comingShare(mistimed.share, own)];
    }),
  );
  const coming = comingShare(mistimed.share, moves);
  return { mistimed, moves, bases, scaleOf: (errand) => coming / (comingOf.get(errand) ?? coming) };
}

/** What the mistimed do, errands weighed by their visits. */
export function movesOfAll(mistimed: Mistimed, written: Written, network: NetworkRows): TimeMoves {
  const shares = network.errands.map((_, i) =>
    [...network.volumes.values()].reduce((sum, ofErrand) => sum + ofErrand[i], 0),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  const moves = network.errands.map((row) => movesOf(mistimed, capabilitiesOf(row, written, network)));
  const mean = (key: keyof TimeMoves): number =>
    moves.reduce((sum, one, i) => sum + (shares[i] / total) * one[key], 0);
  return {
    atOpening: mean("atOpening"),
    insideHours: mean("insideHours"),
    anotherDay: mean("anotherDay"),
  };
}

/** Without a line nobody calls. */
function capabilitiesOf(row: ErrandRow, { displaced }: Written, { lines }: NetworkRows): Capabilities {
  const hasLine = lines.some(({ agency_code: agency }) => agency === row.agency_code);
  return {
    phone: hasLine ? row.could_move_to_phone_share : 0,
    eService: row.could_move_to_web_share * (displaced?.eIdentification ?? 1),
  };
}

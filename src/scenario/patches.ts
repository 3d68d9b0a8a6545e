/** Offices over time: what patches make of them, phase by phase. The later patch wins. */
import { changeDesks } from "./change.js";
import { LIMITS } from "./limits.js";
import { findingAt, refusal, type Finding, type Path } from "./reading.js";
import type { DesksSetting, WrittenPatch, WrittenSetting } from "./patchSchema.js";
import { ALWAYS, type Office, type Phase } from "./scenario.js";
import { selectAt } from "./selectorSchema.js";
import { extendDesks, spreadDesks } from "./staffing.js";
import { formatTime } from "./quantities.js";

/** An office with its phases, and the eves on which it opens. */
export interface PatchedOffice {
  readonly office: Office;
  /** Whether it opens on eves, by phase. */
  readonly opensOnEves: readonly boolean[];
  /** Which patches concern it, as places in the list. */
  readonly patches: readonly number[];
  /** Of these, the patches that change nothing. */
  readonly idle: readonly number[];
}

/** A phase while patches are put on it. */
interface Draft extends Phase {
  readonly opensOnEves: boolean;
}

/** A patch and the offices it is about. */
interface Aimed {
  readonly place: number;
  readonly patch: WrittenPatch;
  readonly ids: ReadonlySet<string>;
}

/** Offices of one phase each, and whether each opens on eves. */
export interface Unpatched {
  readonly office: Office;
  readonly opensOnEves: boolean;
}

/** Puts patches on offices. Cost O(offices × patches²), of which only the patches of an office count twice. */
export function patchOffices(
  patches: readonly WrittenPatch[],
  offices: readonly Unpatched[],
): { readonly offices: readonly PatchedOffice[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const all = offices.map(({ office }) => office);
  const aimed = patches.map((patch, place): Aimed => {
    const selected = selectAt(patch.where, all, ["patch", place, "where"]);
    findings.push(...selected.findings);
    return { place, patch, ids: new Set(selected.offices.map(({ id }) => id)) };
  });
  const tooMany = refuseTooMany(aimed, all);
  if (tooMany !== null) return { offices: [], findings: [...findings, tooMany] };
  const reported = new Set<string>();
  const report = (finding: Finding): void => {
    const name = finding.path.join(".");
    if (reported.has(name)) return; // The first office says it for all.
    reported.add(name);
    findings.push(finding);
  };
  const patched = offices.map((one) => patchOffice(one, aimed, report));
  return { offices: patched, findings };
}

function patchOffice(
  { office, opensOnEves }: Unpatched,
  aimed: readonly Aimed[],
  report: (finding: Finding) => void,
): PatchedOffice {
  const own = aimed.filter(({ ids }) => ids.has(office.id));
  const base: Draft = { ...office.phases[0], opensOnEves };
  const drafts: Draft[] = [];
  const moving = new Set<number>();
  for (const from of boundaries(own)) {
    const draft = own.reduce((before, one) => {
      if (!holdsOn(one.patch, from)) return before;
      const after = applyPatch(before, one, { id: office.id, report });
      if (one.patch.set?.closedOn !== undefined || !isSame(before, after)) moving.add(one.place);
      return after;
    }, base);
    if (drafts.length === 0 || !isSame(draft, drafts[drafts.length - 1])) drafts.push({ ...draft, from });
  }
  const closed = own.flatMap(({ patch }) => patch.set?.closedOn ?? []);
  const closedDays = [...new Set([...office.closedDays, ...closed])].toSorted((a, b) => a - b);
  return {
    office: { ...office, closedDays, phases: drafts.map(({ opensOnEves: _eves, ...phase }) => phase) },
    opensOnEves: drafts.map((draft) => draft.opensOnEves),
    patches: own.map(({ place }) => place),
    idle: own.map(({ place }) => place).filter((place) => !moving.has(place)),
  };
}

/** Days on which a patch begins or has ended, the beginning of time first. */
function boundaries(own: readonly Aimed[]): number[] {
  const days = own.flatMap(({ patch: { from, to, close } }) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [to + 1]),
    ...(typeof close === "number" ? [close] : []),
  ]);
  return [ALWAYS, ...new Set(days.toSorted((a, b) => a - b))];
}

function holdsOn({ from = ALWAYS, to = Infinity, close }: WrittenPatch, day: number): boolean {
  return day >= (typeof close === "number" ? close : from) && day <= to;
}

/** Parts of a phase that are compared by what they hold; most often they are the very same. */
const COMPOUND = ["week", "desks", "closing", "visitsOf"] as const;

function isSame(a: Draft, b: Draft): boolean {
  return (
    a.exists === b.exists &&
    a.release === b.release &&
    a.room === b.room &&
    a.visits === b.visits &&
    a.opensOnEves === b.opensOnEves &&
    COMPOUND.every((key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]))
  );
}

/** Refuses what would take minutes to put together. */
function refuseTooMany(aimed: readonly Aimed[], offices: readonly Office[]): Finding | null {
  let steps = 0;
  for (const { id } of offices) {
    const own = aimed.filter(({ ids }) => ids.has(id));
    steps += own.length * boundaries(own).length;
    if (steps <= LIMITS.patchSteps) continue;
    const problem = `so many patches begin and end at the same offices that there are more than ${LIMITS.patchSteps} steps`;
    return findingAt(
      ["patch"],
      refusal(problem, "write fewer patches, or let them be about fewer offices"),
      "key",
    );
  }
  return null;
}

interface Whose {
  readonly id: string;
  readonly report: (finding: Finding) => void;
}

function applyPatch(before: Draft, { patch, place }: Aimed, whose: Whose): Draft {
  const { close, set } = patch;
  if (close !== undefined) return { ...before, exists: false };
  return set === undefined ? before : applySetting(before, set, { ...whose, path: ["patch", place, "set"] });
}

function applySetting(before: Draft, set: WrittenSetting, whose: Whose & { readonly path: Path }): Draft {
  const week = set.open ?? before.week;
  const staffed = staff(before, set, whose);
  const desks =
    set.desks === undefined ? staffed : reviseDesks({ ...before, desks: staffed }, set.desks, whose);
  const after: Draft = {
    ...before,
    week,
    desks,
    release: set.release ?? before.release,
    closing: set.closing ?? before.closing,
    room: set.room ?? before.room,
    visits: before.visits * (set.visits ?? 1),
    ...visitsOfEach(before.visitsOf, set.visitsOf),
    opensOnEves: set.openOnEves ?? before.opensOnEves,
  };
  checkTickets(after, whose);
  return after;
}

/** Factors of errands, those of the patch times those before it; nothing where there are none. */
function visitsOfEach(before: Phase["visitsOf"], set: WrittenSetting["visitsOf"]): Pick<Phase, "visitsOf"> {
  if (set === undefined) return before === undefined ? {} : { visitsOf: before };
  const both = Object.entries(set).map(([errand, factor]) => [errand, factor * (before?.[errand] ?? 1)]);
  return { visitsOf: { ...before, ...Object.fromEntries(both) } };
}

function staff(before: Draft, set: WrittenSetting, { id, path, report }: Whose & { readonly path: Path }) {
  if (set.open === undefined || set.staffing === undefined) return before.desks;
  if (set.staffing === "extend") return extendDesks(before, set.open);
  const spread = spreadDesks(before, set.open);
  if (!("problem" in spread)) return spread;
  const wrong = refusal(`${id}: ${spread.problem}`, spread.remedy);
  report(findingAt([...path, "staffing"], wrong));
  return before.desks;
}

function reviseDesks(
  before: Draft,
  desks: DesksSetting,
  { id, path, report }: Whose & { readonly path: Path },
) {
  if (desks.kind === "are") return desks.pieces;
  const changed = changeDesks(before.desks, desks.change);
  if (!("problem" in changed)) return changed;
  report(findingAt([...path, "desks"], refusal(`${id}: ${changed.problem}`, changed.remedy)));
  return before.desks;
}

function checkTickets({ closing, week }: Draft, { id, path, report }: Whose & { readonly path: Path }): void {
  if (closing.kind !== "stopTickets") return;
  const short = week.find((hours) => hours !== null && hours.closes - hours.opens <= closing.minutesBefore);
  if (short === undefined || short === null) return;
  const problem = `${id}: no tickets are given at all on a day from ${formatTime(short.opens)} to ${formatTime(short.closes)}`;
  report(findingAt(path, refusal(problem, "open longer, or stop tickets later"), "key"));
}

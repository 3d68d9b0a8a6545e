/** The language of patches: what changes at which offices, from when to when, and why. */
import { z } from "zod";
import { date, list, oneOf, refuse, section, text, wholeNumber, yesOrNo } from "./leaves.js";
import { LIMITS } from "./limits.js";
import { readDesksChange, readFactor, type DesksChange } from "./change.js";
import { refusal } from "./reading.js";
import type { Piece } from "./piece.js";
import { selector } from "./selectorSchema.js";
import { closing, desks, foundedInput, open } from "./values.js";

/** Desks as they shall be, or by how much they change. */
export type DesksSetting =
  | { readonly kind: "are"; readonly pieces: readonly Piece[] }
  | { readonly kind: "change"; readonly change: DesksChange };

const desksSetting = z
  .union([
    z.string().transform((raw, context): DesksSetting => {
      const reading = readDesksChange(raw);
      return "value" in reading ? { kind: "change", change: reading.value } : refuse(context, reading);
    }),
    desks.transform((pieces): DesksSetting => ({ kind: "are", pieces })),
  ])
  .meta({
    title: "a number of desks, numbers by time of day, or a change",
    examples: ['"+1"', "+5 %", 3, { "10:00": 3, "12:00": 2 }],
  });

const factor = z
  .string()
  .transform((raw, context) => {
    const reading = readFactor(raw);
    return "value" in reading ? reading.value : refuse(context, reading);
  })
  .meta({ title: "a change in per cent", examples: ["+5 %", "-10 %"] });

const factors = z
  .record(z.string(), factor)
  .meta({ title: "changes in per cent by errand", examples: [{ "id-card": "+40 %" }] });

export const setting = section(
  {
    open: open.optional().describe("Opening hours instead of the present ones."),
    staffing: oneOf("same_hours", "extend")
      .optional()
      .describe(
        "With open: spread the week's desk hours over the new hours, or keep the desks open as long as it is open.",
      ),
    desks: desksSetting
      .optional()
      .describe("Desks instead of the present ones, or by how many more or fewer."),
    release: oneOf("exhaustive", "preempt").optional().describe("As at an office."),
    closing: closing.optional().describe("As at an office."),
    room: wholeNumber(1, LIMITS.room, 12).optional().describe("As at an office."),
    closedOn: list(date, { title: "a list of dates", examples: [["2024-12-27"]], most: LIMITS.datedDays })
      .optional()
      .describe("Further dates on which it is closed."),
    openOnEves: yesOrNo.optional().describe("Whether it opens on the eves of the calendar."),
    visits: factor.optional().describe("More or fewer visitors of every errand, by so much."),
    visitsOf: factors.optional().describe("More or fewer visitors of some errands, by errand."),
  },
  { open: { "mon-thu": "09:00-18:00" }, staffing: "extend" },
);

const where = selector.describe("Offices that change.");
const why = text
  .meta({ title: "a text", examples: ["decided in April 2025"] })
  .describe("The reason, for reports.");

/** What a patch says beside the offices it is about and the reason. */
const change = {
  from: date.optional().describe("First day; from the beginning when left out. Only with period."),
  to: date.optional().describe("Last day; for good when left out. Only with period."),
  set: setting.optional().describe("What is otherwise."),
  close: z
    .union([
      z
        .literal(true)
        .meta({ title: "true" })
        .transform(() => true as const),
      date,
    ])
    .meta({ title: "a date or true", examples: ["2025-05-30", true] })
    .optional()
    .describe("The first day on which the office is no longer there, or true for from to to."),
  provenance: foundedInput.optional().describe("How the change is founded; assumed when left out."),
};

export const patch = section({ where, ...change, why }).superRefine(refuseContradictions);

/** A change of a policy, whose offices and reason the study says where they are left out. */
export const policyPatch = section({
  where: where.optional().describe("Offices that change; those of the study when left out."),
  ...change,
  why: why.optional().describe("The reason, for reports; the policy's name when left out."),
}).superRefine(refuseContradictions);

interface Changed {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly set?: z.output<typeof setting> | undefined;
  readonly close?: number | true | undefined;
}

function refuseContradictions({ set, close, from, to }: Changed, context: z.core.$RefinementCtx): void {
  if (set === undefined && close === undefined) {
    refuse(context, refusal("changes nothing", 'write what under set, or "close: true"'));
  }
  if (set !== undefined && close !== undefined) {
    refuse(context, refusal("close contradicts set", "write two patches"), ["close"], "key");
  }
  if (typeof close === "number" && (from !== undefined || to !== undefined)) {
    const beside = from === undefined ? "to" : "from";
    refuse(
      context,
      refusal(`${beside} contradicts close with a date`, 'keep the date, or write "close: true"'),
      [beside],
      "key",
    );
  }
  if (from !== undefined && to !== undefined && from > to) {
    refuse(context, refusal("ends before it begins", "swap from and to"), ["to"]);
  }
  refuseUnclearStaffing(set, context);
}

/** Hours alone do not say who works in them. */
function refuseUnclearStaffing(
  set: z.output<typeof setting> | undefined,
  context: z.core.$RefinementCtx,
): void {
  if (set === undefined) return;
  const { open: hours, staffing, desks: desksWritten } = set;
  if (hours === undefined && staffing !== undefined) {
    refuse(
      context,
      refusal("staffing says nothing without open", "remove it, or write open"),
      ["set", "staffing"],
      "key",
    );
  }
  if (hours !== undefined && staffing === undefined && desksWritten?.kind !== "are") {
    const remedy = 'write "staffing: same_hours" or "staffing: extend" beside it, or desks';
    refuse(context, refusal("new hours do not say who works in them", remedy), ["set", "open"], "key");
  }
  if (hours !== undefined && staffing !== undefined && desksWritten?.kind === "are") {
    refuse(context, refusal("desks contradict staffing", "keep one of the two"), ["set", "desks"], "key");
  }
}

export const patches = list(patch, {
  title: "a list of patches",
  examples: [[{ where: { id: "O003" }, close: "2025-05-30", why: "decided" }]],
  most: LIMITS.patches,
});

export type WrittenPatch = z.output<typeof patch>;
export type WrittenSetting = z.output<typeof setting>;

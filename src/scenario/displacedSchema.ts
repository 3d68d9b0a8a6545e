/** The language of what visitors do whose office is gone for good: who travels on, and what the others do instead. */
import { z } from "zod";
import type { Willing } from "./displacement.js";
import { leaf, refuse, risingPieces, section, share } from "./leaves.js";
import { readDuration } from "./quantities.js";
import { quote, refusal, showSum, type Reading } from "./reading.js";

const KM_HINT = 'write a number of kilometres such as "12 km"';

function readKilometres(raw: string | number): Reading<number> {
  const match = /^(\d{1,4}(?:[.,]\d{1,3})?) km$/.exec(String(raw));
  const value = match === null ? 0 : Number(match[1].replace(",", "."));
  return value > 0 ? { value } : refusal(`${quote(raw)} is not a distance`, KM_HINT);
}

/** Minutes from 0 on, rising, with shares that never rise. */
const acceptance = z
  .record(z.string(), share)
  .transform((written, context): readonly Willing[] => {
    const knots = risingPieces(written, readDuration, context).map(({ key, value }) => ({
      minutes: key,
      share: value,
    }));
    const rising = knots.find((knot, i) => i > 0 && knot.share > knots[i - 1].share);
    if (rising !== undefined) {
      const wrong = refusal(
        `more people would travel ${rising.minutes} min than less far`,
        "let shares fall",
      );
      return refuse(context, wrong);
    }
    if (knots[0]?.minutes === 0 && knots[0].share > 0) return knots;
    return refuse(
      context,
      refusal("does not say who makes a trip of no length", 'begin with "0 min: 100 %"'),
    );
  })
  .meta({
    title: "shares by minutes of travel",
    examples: [{ "0 min": "100 %", "30 min": "80 %", "90 min": "20 %" }],
  });

const instead = section(
  {
    phone: share.optional().describe("Call the line of the errand; 0 when left out."),
    eService: share.optional().describe("Use the e-service, if they have e-identification; 0 when left out."),
  },
  { phone: "50 %", eService: "30 %" },
).superRefine(({ phone = 0, eService = 0 }, context) => {
  if (phone + eService <= 1 + 1e-9) return;
  const wrong = refusal(`the shares sum to ${showSum(phone + eService)}`, "write at most 100 % in all");
  refuse(context, wrong);
});

export const displaced = section(
  {
    origin: leaf(readKilometres, { title: "a distance", examples: ["12 km"] }).describe(
      "How far visitors live from their office: their number falls by e for each such distance.",
    ),
    acceptance: acceptance.describe(
      "Share of people who make a trip of so many minutes; straight lines between, constant after the last.",
    ),
    instead: instead
      .optional()
      .describe("Weights of what those do who do not travel on; the rest does nothing. All when left out."),
    eIdentification: share
      .optional()
      .describe("Share of people who can use an e-service; 100 % when left out."),
  },
  {
    origin: "12 km",
    acceptance: { "0 min": "100 %", "90 min": "20 %" },
    instead: { phone: "50 %", eService: "30 %" },
  },
);

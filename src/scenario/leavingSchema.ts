/** The language of what visitors do who leave unserved, or are refused at the door. */
import { law } from "./laws.js";
import { section, share } from "./leaves.js";

const keys = {
  later: share.optional().describe("Come to the same office again later."),
  after: law.optional().describe("How much later. Needed with later."),
  phone: share.optional().describe("Call the phone line of the office, or else of the errand."),
  anotherDay: share
    .optional()
    .describe("Come on the next day it is open, at a minute at which others come; on three days at most."),
  eService: share.optional().describe("Use the e-service, if they can."),
};

const EXAMPLE = { later: "20 %", after: { exponential: { mean: "30 min" } }, phone: "50 %" };

/** Of an errand. */
export const leaving = section(keys, EXAMPLE);

/** Of all errands of a network, whose offices have places to travel from. */
export const networkLeaving = section(
  {
    ...keys,
    anotherOffice: share
      .optional()
      .describe(
        "Go on to the nearest office open on arrival, if they accept the trip; else on another day. To three offices at most.",
      ),
  },
  { anotherDay: "30 %", anotherOffice: "20 %", phone: "10 %" },
);

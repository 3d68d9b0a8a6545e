/** The language of networks: offices and errands from tables, and which of them take part. */
import { networkLeaving } from "./leavingSchema.js";
import { section, wholeNumber, yesOrNo } from "./leaves.js";
import { selector } from "./selectorSchema.js";
import { patience, table } from "./values.js";

export const network = section({
  offices: table("offices.csv").describe("Table of offices."),
  errands: table("errand_types.csv").describe("Table of errands."),
  profile: table("arrival_profile.csv").describe(
    "Table of how visits spread over months, weekdays and hours.",
  ),
  foundations: table("foundations.csv")
    .optional()
    .describe("Table of sources behind the words in the other tables' provenance columns."),
  municipalities: table("municipalities.csv")
    .optional()
    .describe("Table of municipalities: area classes, names of regions, labour market regions."),
  faDivision: wholeNumber(1990, 2199, 2015)
    .optional()
    .describe("Year of the division into labour market regions; 2015 when left out. Needs municipalities."),
  zones: table("demand_zones.csv")
    .optional()
    .describe("Table of zones where visitors live. Needs areas, and displaced to be of use."),
  areas: table("area_classes.csv").optional().describe("Table of how one travels in each class of area."),
  lines: table("phone_lines.csv")
    .optional()
    .describe("Table of phone lines: who calls, agents, places, patience. Needs agencies."),
  agencies: table("agencies_phone_lines.csv")
    .optional()
    .describe("Table of the agencies behind the lines: their names and opening hours."),
  where: selector
    .optional()
    .describe("Which offices of the table take part: those that fit every condition; all when left out."),
  openOnEves: yesOrNo
    .optional()
    .describe("Whether its offices open on the eves of the calendar; they do not when left out."),
  patience: patience.optional().describe("Patience of all visitors of the network."),
  leaving: networkLeaving
    .optional()
    .describe("What its visitors do who leave unserved or are refused; the rest gives up."),
});

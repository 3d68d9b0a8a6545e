/** The language of networks: offices and errands from tables, and which of them take part. */
import { section } from "./leaves.js";
import { patience, selected, table } from "./values.js";

export const network = section({
  offices: table("offices.csv").describe("Table of offices."),
  errands: table("errand_types.csv").describe("Table of errands."),
  profile: table("arrival_profile.csv").describe(
    "Table of how visits spread over months, weekdays and hours.",
  ),
  foundations: table("foundations.csv")
    .optional()
    .describe("Table of sources behind the words in the other tables' provenance columns."),
  where: section({
    id: selected("O139", "O003").optional().describe("Offices with these ids."),
    municipality: selected("Skellefteå", "Haninge").optional().describe("Offices in these municipalities."),
    type: selected("full_service", "flexible").optional().describe("Offices of these types."),
  })
    .optional()
    .describe("Which offices of the table take part: those that fit every key; all when left out."),
  patience: patience.optional().describe("Patience of all visitors of the network."),
});

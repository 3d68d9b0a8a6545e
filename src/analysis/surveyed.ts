/**
 * Figures that a scenario shows before it is run: how many offices of which kind, expected visits, opening hours. A new
 * figure is a new row. Means and counts only; what chance makes of them is for the simulation.
 */
import { meanOf } from "../random/quantile.js";
import type { Hours, Name, Office, Scenario } from "../scenario/scenario.js";
import type { Survey } from "../scenario/survey.js";

/** A scenario and what its measured days are expected to bring. */
export interface Surveyed {
  readonly scenario: Scenario;
  readonly survey: Survey;
}

/** How surveyed figures are divided. */
export const SURVEY_DIVISIONS = ["network", "type", "office", "errand"] as const;
export type SurveyDivision = (typeof SURVEY_DIVISIONS)[number];

/** A row of the registry. */
export interface SurveyFigure {
  readonly name: string;
  readonly by: SurveyDivision;
  readonly unit: string;
  readonly label: Name;
  /** Value in a cell; null where nothing is to count. Shares as fractions. */
  readonly of: (surveyed: Surveyed, cell: string) => number | null;
}

/** Words of tables for offices that close or may close. */
const CLOSING_TAGS = ["closed", "to_close", "closed_reopening", "candidate"];

export const SURVEY_FIGURES: readonly SurveyFigure[] = [
  {
    name: "offices",
    by: "network",
    unit: "offices",
    label: { en: "Offices", sv: "Kontor" },
    of: ({ scenario }) => scenario.offices.length,
  },
  {
    name: "officesOfType",
    by: "type",
    unit: "offices",
    label: { en: "Offices of the type", sv: "Kontor av typen" },
    of: ({ scenario }, type) => countOffices(scenario, ({ attributes }) => attributes.type === type),
  },
  {
    name: "municipalities",
    by: "network",
    unit: "municipalities",
    label: { en: "Municipalities with an office", sv: "Kommuner med kontor" },
    of: ({ scenario }) => distinct(scenario, ({ attributes }) => attributes.municipality),
  },
  {
    name: "faRegions",
    by: "network",
    unit: "regions",
    label: { en: "Labour market regions with an office", sv: "FA-regioner med kontor" },
    of: ({ scenario }) => distinct(scenario, ({ attributes }) => attributes.fa),
  },
  {
    name: "regions",
    by: "network",
    unit: "regions",
    label: { en: "Regions of the agency", sv: "Myndighetens regioner" },
    of: ({ scenario }) => distinct(scenario, ({ attributes }) => attributes.region),
  },
  {
    name: "closing",
    by: "network",
    unit: "offices",
    label: { en: "Offices marked as closing or candidate", sv: "Kontor märkta stängning eller kandidat" },
    of: ({ scenario }) => countOffices(scenario, isClosing),
  },
  {
    name: "remaining",
    by: "network",
    unit: "offices",
    label: { en: "Offices not so marked", sv: "Kontor som inte är det" },
    of: ({ scenario }) => countOffices(scenario, (office) => !isClosing(office)),
  },
  {
    name: "staff",
    by: "network",
    unit: "persons",
    label: { en: "Full-time staff", sv: "Heltidsanställda" },
    of: ({ scenario }) => staffOf(scenario),
  },
  {
    name: "visitsExpected",
    by: "network",
    unit: "visits",
    label: { en: "Visits expected", sv: "Väntade besök" },
    of: ({ survey }) => survey.total.visitors,
  },
  {
    name: "visitsPerOfficeDay",
    by: "network",
    unit: "visits",
    label: { en: "Visits expected an office and open day", sv: "Väntade besök per kontor och öppen dag" },
    of: ({ survey }) => ratio(survey.total.visitors, survey.total.openDays),
  },
  {
    name: "visitsPerOfficerDay",
    by: "network",
    unit: "visits",
    label: {
      en: "Visits expected an officer and day of 250",
      sv: "Väntade besök per handläggare och dag av 250",
    },
    of: ({ scenario, survey }) => ratio(survey.total.visitors, 250 * staffOf(scenario)),
  },
  {
    name: "visitsPerDay",
    by: "office",
    unit: "visits",
    label: { en: "Visits expected an open day", sv: "Väntade besök per öppen dag" },
    of: ({ survey }, id) => {
      const total = survey.offices.find((office) => office.id === id)?.total;
      return total === undefined ? null : ratio(total.visitors, total.openDays);
    },
  },
  {
    name: "errandsPerVisit",
    by: "network",
    unit: "errands",
    label: { en: "Errands a visit", sv: "Ärenden per besök" },
    of: ({ scenario }) => 1 + (scenario.furtherErrand?.chance ?? 0),
  },
  {
    name: "errandShare",
    by: "errand",
    unit: "%",
    label: { en: "Share of all visits", sv: "Andel av alla besök" },
    of: ({ scenario }, errand) => shareOf(scenario, errand),
  },
  {
    name: "errandMean",
    by: "network",
    unit: "min",
    label: { en: "Time of an errand, mean", sv: "Tid för ett ärende, medel" },
    of: ({ scenario }) =>
      scenario.errands.reduce((sum, { id, service }) => sum + shareOf(scenario, id) * meanOf(service), 0),
  },
  {
    name: "typicalOpening",
    by: "network",
    unit: "h",
    label: { en: "Most frequent opening time", sv: "Vanligaste öppningstid" },
    of: ({ scenario }) => mostFrequent(scenario, ({ opens }) => opens / 60),
  },
  {
    name: "typicalClosing",
    by: "network",
    unit: "h",
    label: { en: "Most frequent closing time", sv: "Vanligaste stängningstid" },
    of: ({ scenario }) => mostFrequent(scenario, ({ closes }) => closes / 60),
  },
];

/** Cells of a division that a scenario has. */
export function surveyCells({ offices, errands }: Scenario, by: SurveyDivision): readonly string[] {
  if (by === "office") return offices.map(({ id }) => id);
  if (by === "errand") return errands.map(({ id }) => id);
  if (by === "type") return [...new Set(offices.map(({ attributes }) => attributes.type))];
  return ["all"];
}

function countOffices({ offices }: Scenario, fits: (office: Office) => boolean): number {
  return offices.filter(fits).length;
}

function isClosing({ attributes: { tags } }: Office): boolean {
  return tags.some((tag) => CLOSING_TAGS.includes(tag));
}

function distinct({ offices }: Scenario, of: (office: Office) => string): number {
  return new Set(offices.map(of).filter((value) => value !== "")).size;
}

function staffOf({ offices }: Scenario): number {
  return offices.reduce((sum, { attributes: { staff } }) => sum + (staff ?? 0), 0);
}

/** Share of an errand in the visits of a year of all offices from tables; callers are no visits. */
function shareOf({ sources, offices }: Scenario, errand: string): number {
  const ids = new Set(offices.map(({ id }) => id));
  const visits = sources.filter(({ office }) => ids.has(office));
  const total = visits.reduce((sum, { scale }) => sum + scale, 0);
  const own = visits.reduce((sum, { scale, errand: id }) => sum + (id === errand ? scale : 0), 0);
  return total === 0 ? 0 : own / total;
}

/** The value that most days of a week of all offices have; null when none is ever open. */
function mostFrequent({ offices }: Scenario, of: (hours: Hours) => number): number | null {
  const counts = new Map<number, number>();
  for (const hours of offices.flatMap(({ phases }) => phases[0].week)) {
    if (hours !== null) counts.set(of(hours), (counts.get(of(hours)) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.length === 0 ? null : ranked[0][0];
}

function ratio(above: number, below: number): number | null {
  return below === 0 ? null : above / below;
}

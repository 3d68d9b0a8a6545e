/**
 * Every limit of the scenario language, with the reason it holds. A file beyond a limit is refused, and the
 * refusal names the limit: none is ever applied by cutting something off.
 */
export const LIMITS = {
  /** Size of a scenario file [bytes]: read into memory whole. */
  fileBytes: 5_000_000,
  /** Size of a table [bytes]: read in about a second. */
  tableBytes: 2_000_000,
  /** Words and signs of a scenario file: the YAML parser costs about 20 µs for each. */
  tokens: 30_000,
  /** Length of one text or comment line [characters]: longer texts fold in more than linear time. */
  textLength: 10_000,
  /** Levels of sections and lists inside each other: readers recurse. */
  nesting: 50,
  /** Anchors, and as many aliases, in one file. */
  aliases: 100,
  /** Sections, lists and values once all aliases are written out: bounds what an alias can multiply. */
  values: 50_000,
  /** Rows of a table. */
  tableRows: 20_000,
  /** Problems shown; the message says how many more there are. */
  problems: 50,
  /** Problems looked for: more than are shown, so that those shown are the first of the file. */
  problemsCollected: 1_000,
  /** Longest title or name [characters]: must fit a table heading. */
  nameLength: 200,
  /** Tags of an office, to select it by. */
  tags: 20,
  /** Scenarios that extend each other, the first included: more are hard to follow. */
  chain: 10,
  /** Patches of a scenario, those of the scenarios it extends not counted. */
  patches: 1_000,
  /** Patches of an office × days on which one of them begins or ends, of all offices: about 2 µs each. */
  patchSteps: 400_000,
  /** Longest id of an office or errand [characters]: ids head columns. */
  idLength: 60,
  /** Simulated days of a dated period: about ten years. */
  datedDays: 3_660,
  /** Simulated days without dates: enough for long steady-state runs. */
  abstractDays: 1_000_000,
  /** Days before the measured ones. */
  warmUpDays: 100_000,
  /** Days after the measured ones. */
  drainDays: 366,
  /** Sources × simulated days: each names the rate that holds. */
  sourceDays: 20_000_000,
  /** Pieces of all intensities made from tables: about 50 bytes each. */
  ratePieces: 3_000_000,
  /** Pieces of one function of the time of day, branches of a law, thresholds. */
  pieces: 288,
  /** Values of an empirical law. */
  empiricalValues: 10_000,
  /** Shortest duration of a law [min]: a thousand steps of the time grid. */
  shortest: 0.001,
  /** Longest duration [min], 1,000 days: far draws stay below 2^31. */
  longest: 1_440_000,
  /** Coefficients of variation: below, a law is as good as fixed; above, no sample shows its mean. */
  smallestCv: 0.01,
  largestCv: 10,
  /** Weibull shapes: outside, quantiles leave the range of a double. */
  smallestShape: 0.1,
  largestShape: 100,
  /** Stages of an Erlang law. */
  stages: 1_000,
  /** Highest intensity [visitors per minute]. */
  rate: 1_000,
  /** How many times a profile may be taken. */
  times: 1_000_000,
  /** Desks of an office, visitors at the door, room inside, states told apart. */
  desks: 10_000,
  atTheDoor: 100_000,
  room: 1_000_000,
  /** Time at the desks of an office, as a multiple of the errands' own. */
  smallestFactor: 0.01,
  largestFactor: 100,
  states: 1_000,
  /** Lowest rank of a priority. */
  priority: 9,
  /** Kinds of visitors that an office must tell apart: bits of a word. */
  serviceClasses: 32,
  deskGroups: 31,
} as const;

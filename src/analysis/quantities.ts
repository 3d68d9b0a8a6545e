/**
 * The names under which exact steady-state values are given, and what the caller asks of a wait law.
 *
 * Times are in the unit of the rates: minutes throughout the program.
 *
 * | name | what |
 * |---|---|
 * | `rho`, `util` | load per server; share of time a server is busy |
 * | `p0`, `p_wait`, `p_all_busy`, `p_block` | nobody inside; an arrival waits; all servers busy; an arrival is lost |
 * | `Lq`, `L`, `busy` | mean number waiting, inside, and in service |
 * | `Wq`, `W`, `var_Wq` | mean wait, mean stay, variance of the wait, of everybody who joins, zeros included |
 * | `P(Wq>t)`, `q0.9(Wq)` | chance of waiting longer than t; wait that 90 % do not exceed |
 * | `P(V>t)` | V is the wait an arrival with endless patience would have |
 * | `P(W>t)` | W is the time really waited, until service or giving up |
 * | `P(served&W<=t)` | share of all arrivals who are served after waiting at most t |
 */
export type Quantities = Readonly<Record<string, number>>;

/** What is asked of the law of the wait. */
export interface Asked {
  /** Waits whose chance of being exceeded is wanted, each 0 or more [min]. */
  readonly exceeding: readonly number[];
  /** Levels of the quantiles wanted, each in (0, 1). */
  readonly levels: readonly number[];
}

/** Thresholds and levels of the published tables. */
export const ASKED: Asked = { exceeding: [0, 1, 5, 15, 20, 30, 60], levels: [0.9, 0.95] };

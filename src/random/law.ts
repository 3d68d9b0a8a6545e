/**
 * The laws a duration can follow. Knows their parameters, nothing of offices or visitors.
 * All values in minutes, all positive and finite; shares sum to 1.
 */
export type Law =
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "lognormal"; readonly mean: number; readonly cv: number }
  | { readonly kind: "gamma"; readonly mean: number; readonly cv: number }
  | { readonly kind: "weibull"; readonly shape: number; readonly scale: number }
  | { readonly kind: "erlang"; readonly mean: number; readonly stages: number }
  | {
      readonly kind: "hyperexponential";
      readonly shares: readonly number[];
      readonly means: readonly number[];
    }
  | { readonly kind: "deterministic"; readonly value: number }
  | { readonly kind: "uniform"; readonly from: number; readonly to: number }
  | {
      readonly kind: "triangular";
      readonly from: number;
      readonly mode: number;
      readonly to: number;
    }
  | { readonly kind: "empirical"; readonly values: readonly number[] };

import {
  approximately,
  frobeniusNorm,
  type Matrix,
  nuclearNorm,
  type Quantity,
  schattenNorm,
  singularValues,
  spectralNorm,
} from "../numerics/index.js";

/** One quantity of somebody's matrices. */
export interface Measured {
  /** For programs: `hessianTrace`. */
  readonly key: string;
  /** For readers: `tr ∇²L(W)`. */
  readonly label: string;
  readonly quantity: Quantity;
}

/** What was measured, in one line, and the quantities. */
export interface Measurement {
  readonly kind: "network" | "regression" | "matrix";
  readonly about: string;
  readonly quantities: readonly Measured[];
  /** What was left out, and why, one line each. */
  readonly leftOut: readonly string[];
}

/** ‖X‖_2, ‖X‖_*, ‖X‖_F and the Schatten-½ quasi-norm. */
export function normsOf(x: Matrix, name: string): Measured[] {
  return [
    { key: "spectralNorm", label: `‖${name}‖_2`, quantity: spectralNorm(x) },
    { key: "nuclearNorm", label: `‖${name}‖_*`, quantity: nuclearNorm(x) },
    { key: "frobeniusNorm", label: `‖${name}‖_F`, quantity: frobeniusNorm(x) },
    { key: "schattenHalf", label: `‖${name}‖_{S½}`, quantity: schattenNorm(x, 0.5) },
  ];
}

/** σ_1 ≥ σ_2 ≥ …, at most `most` of them. */
export function singularValuesOf(x: Matrix, name: string, most: number): Measured[] {
  const { values, error } = singularValues(x);
  return Array.from(values.subarray(0, most), (value, i) => ({
    key: `singularValues.${i + 1}`,
    label: `σ_${i + 1}(${name})`,
    quantity: approximately(value, error),
  }));
}

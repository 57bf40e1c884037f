import type { RegressionData } from "../training/regression-training.js";
import {
  column,
  diagonal,
  flattestMinimum,
  hypot,
  largestEigenvalue,
  Matrix,
  pow,
  svd,
  symmetricEigen,
} from "../../numerics/index.js";

/** Univariate regression in the eigenvectors of Σ̂, with p = 1: all that the least sharpness depends on. */
export interface RegressionSpectrum {
  /** The eigenvalues of Σ̂, not negative. */
  readonly eigenvalues: readonly number[];
  /** w* in the eigenvectors, of norm 1. */
  readonly solution: readonly number[];
}

/** The spectrum of drawn data. */
export function spectrumOf({ inputs, solution }: RegressionData): RegressionSpectrum {
  const { values, vectors } = symmetricEigen(inputs.T.gramOfRows().times(1 / inputs.rows));
  return {
    eigenvalues: Array.from(values, (value) => Math.max(0, value)),
    solution: Array.from(values, (_, i) =>
      Array.from(solution.data).reduce((total, w, j) => total + w * vectors.at(j, i), 0),
    ),
  };
}

/**
 * d eigenvalues from 1 down to 1/κ with equal ratios, and a w* whose predictions are spread equally over the principal
 * directions: λ_iw_i² is the same for all i.
 */
export function spreadSpectrum(d: number, condition: number): RegressionSpectrum {
  const eigenvalues = Array.from({ length: d }, (_, i) => pow(condition, d === 1 ? 0 : -i / (d - 1)));
  const norm = Math.sqrt(eigenvalues.reduce((total, value) => total + 1 / value, 0));
  return { eigenvalues, solution: eigenvalues.map((value) => 1 / (Math.sqrt(value) * norm)) };
}

/** a = w*ᵀΣ̂w*, Λ = λ_max(Σ̂) and ‖Σ̂w*‖. */
function moments({ eigenvalues, solution }: RegressionSpectrum): { a: number; largest: number; moved: number } {
  return {
    a: eigenvalues.reduce((total, value, i) => total + value * (solution[i]! * solution[i]!), 0),
    largest: Math.max(...eigenvalues),
    moved: hypot(...eigenvalues.map((value, i) => value * solution[i]!)),
  };
}

/** Bounds of the least sharpness of a minimizer with L layers, from below and from above. */
export interface SharpnessBounds {
  /** 2La and 2√((2L−1)Λ² + (L−1)²a²): Theorem 2 of Marion and Chizat (2024). */
  readonly printed: readonly [number, number];
  /** 2La(‖Σ̂w*‖/a)^{2/L} and 2(Λ + (L−1)a): beyond/regression-bounds. */
  readonly sharper: readonly [number, number];
}

export function sharpnessBounds(data: RegressionSpectrum, depth: number): SharpnessBounds {
  const { a, largest, moved } = moments(data);
  const lower = 2 * depth * a;
  return {
    printed: [lower, 2 * Math.sqrt((2 * depth - 1) * (largest * largest) + pow((depth - 1) * a, 2))],
    sharper: [lower * pow(moved / a, 2 / depth), 2 * (largest + (depth - 1) * a)],
  };
}

/** S(W⁰) = 2λ_max(Σ̂ + (L−1)Σ̂^{1/2}w*w*ᵀΣ̂^{1/2}) of beyond/regression-bounds, the aligned minimizer of rank one. */
export function alignedSharpness({ eigenvalues, solution }: RegressionSpectrum, depth: number): number {
  const seen = column(eigenvalues.map((value, i) => Math.sqrt(value) * solution[i]!));
  return 2 * largestEigenvalue(diagonal(eigenvalues).plus(seen.gramOfRows(), depth - 1)).value;
}

/** The least sharpness from a direction v and from a minimizer, and that minimizer. */
export interface LeastSharpness {
  /** 2L‖Σ̂^{1/2}v‖^{2/L}|w*ᵀΣ̂^{1/2}v|^{2−2/L} at the unit vector v that was found: no minimizer is flatter. */
  readonly value: number;
  /** W_1, …, W_L with W_L⋯W_1 = w*ᵀ, of that sharpness up to what the search leaves. */
  readonly weights: readonly Matrix[];
}

/** S_min of beyond/regression-flattest for L ≥ 2 layers, a number without a bound. */
export function leastSharpness({ eigenvalues, solution }: RegressionSpectrum, depth: number): LeastSharpness {
  const d = eigenvalues.length;
  const roots = eigenvalues.map(Math.sqrt);
  const shapes = Array.from({ length: depth }, (_, k) => ({ rows: 1, cols: k === 0 ? d : 1 }));
  const target = new Matrix(1, d, Float64Array.from(solution));
  const { weights, direction } = flattestMinimum(svd(target), diagonal(roots), shapes);
  const seen = roots.map((root, i) => root * direction.at(0, i));
  const along = Math.abs(seen.reduce((total, x, i) => total + x * solution[i]!, 0));
  const value = 2 * depth * pow(hypot(...seen), 2 / depth) * pow(along, 2 - 2 / depth);
  return { value: value / pow(hypot(...direction.data), 2), weights };
}

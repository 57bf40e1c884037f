import type { IsometricMeasurements } from "../hypotheses/index.js";
import { gramDeviation } from "../laws/gram-deviation.js";
import type { Shape } from "../laws/index.js";
import type { Drawn } from "../specs/index.js";
import {
  approximately,
  exact,
  frobeniusOf,
  isClearlyPositive,
  Matrix,
  maximum,
  type Quantity,
  requireSameShape,
  ripConstant,
  singularValues,
  sum,
  takenAsExact,
  zeros,
} from "../../src/numerics/index.js";

/** Laws for the direction U, those with a small δ first. */
export const UNSEEN_LAWS: readonly string[] = [
  ...["identity", "diagonal", "orthogonal", "orthogonal", "repeated", "gaussian", "integer", "sign"],
];

/** Laws for the pattern of `Sight`. */
export const PATTERN_LAWS: readonly string[] = ["unit", "identity", "lowRank", "sign", "gaussian"];

/** Where the ground truth comes from: a list of its own, or `upperRows` of the unseen direction. */
export const TARGETS: readonly string[] = ["drawn", "upper rows of the unseen"];

/** Values of the contrast of `Sight`. */
export const CONTRASTS: readonly number[] = [1, 1.125, 1.25, 1.5];

/** The shape d_L × d_0 of a single matrix, for a chain. */
export function endToEndShape({ widths }: Pick<Drawn, "widths">): Shape[] {
  return [[widths.at(-1)!, widths[0]!]];
}

/** How entries are seen: those where the pattern is positive `contrast` times as strongly as the others. */
export interface Sight {
  /** Shape d_L × d_0; only the signs of its entries count. */
  readonly pattern: Matrix;
  /** At least 1, with an exact square. */
  readonly contrast: number;
}

/** Measurements with a δ < 1 for which they satisfy (r, δ)-RIP, and what they do not see. */
export interface UnseenMeasurements extends IsometricMeasurements {
  /** U with ⟨A_i, U⟩ = 0 up to the rounding of the A_i; null where the measurements see everything. */
  readonly unseen: Matrix | null;
}

/**
 * Measurements that see all but one direction U, n = d_Ld_0 − 1, where that leaves them (r, δ)-RIP with δ < 1,
 * if need be at contrast 1, and else everything, n = d_Ld_0.
 *
 * With ρ_kl = contrast or 1 by the pattern, v = vec(ρ∘U)/‖ρ∘U‖ and E_k an orthonormal basis of its complement, the
 * measurements √(ns) ρ∘E_k have the Gram operator sD(I − vvᵀ)D with D = diag(ρ). For ‖X‖_F = 1 and rank X ≤ r,
 *
 *   s(min ρ² − Σ_{i≤r} σ_i(Y)²) ≤ ⟨X, GX⟩ ≤ s max ρ²,   Y = ρ∘(ρ∘U)/‖ρ∘U‖_F,
 *
 * by ⟨Y, X⟩² ≤ Σ_{i≤r} σ_i(Y)² (von Neumann). s puts 1 in the middle, so that δ = (high − low)/(high + low) of the two
 * bounds: the least one where all entries are seen alike. The error of δ has the distance of the stored entries from the
 * construction.
 * @param rank the r of (r, δ)-RIP
 * @throws ShapeError
 */
export function unseenMeasurements(direction: Matrix, sight: Sight, rank: number): UnseenMeasurements {
  requireSameShape(direction, sight.pattern, "unseenMeasurements");
  return (
    blind(direction, sight, rank) ??
    blind(direction, { ...sight, contrast: 1 }, rank) ?? { ...seeingAll(sight), unseen: null }
  );
}

/** ρ, row by row. */
function weightsOf({ pattern, contrast }: Sight): Float64Array {
  return pattern.data.map((x) => (x > 0 ? contrast : 1));
}

/** min ρ² and max ρ²; squares are exact. */
function squaredEnds(weights: Float64Array): { readonly least: number; readonly most: number } {
  const squares = weights.map((x) => x * x);
  return { least: Math.min(...squares), most: Math.max(...squares) };
}

/** Measurements that do not see the direction, or null where that may take δ to 1. */
function blind(direction: Matrix, sight: Sight, rank: number): UnseenMeasurements | null {
  const weights = weightsOf(sight);
  const v = unit(direction.data.map((x, k) => x * weights[k]!));
  const y = v.map((x, k) => x * weights[k]!);
  const { least, most } = squaredEnds(weights);
  const low = exact(least).minus(energy(new Matrix(direction.rows, direction.cols, y), rank));
  if (frobeniusOf(v) === 0 || !isClearlyPositive(low, "δ has the error of low, and δ < 1 has a slack")) return null;
  const construction = { weights, y, low, high: most };
  return { ...weighted(direction, complement(v), construction), unseen: direction };
}

/** √(ns) ρ_k e_k for all unit matrices e_k. */
function seeingAll(sight: Sight): IsometricMeasurements {
  const weights = weightsOf(sight);
  const { least, most } = squaredEnds(weights);
  const basis = Array.from(weights, (_, k) => weights.map((_x, i) => (i === k ? 1 : 0)));
  const construction = {
    weights,
    y: new Float64Array(weights.length),
    low: exact(least),
    high: most,
  };
  return weighted(sight.pattern, basis, construction);
}

/** The first half of the rows, rounded up, and zeros below: as ground truth half of the unseen direction. */
export function upperRows(a: Matrix): Matrix {
  const half = zeros(a.rows, a.cols);
  half.data.set(a.data.subarray(0, Math.ceil(a.rows / 2) * a.cols));
  return half;
}

interface Construction {
  readonly weights: Float64Array;
  readonly y: Float64Array;
  readonly low: Quantity;
  readonly high: number;
}

/** √(ns) ρ∘E_k and the δ of the construction; for rows or columns, all of rank one, δ is an eigenvalue like any other. */
function weighted(
  { rows, cols }: Matrix,
  basis: readonly Float64Array[],
  { weights, y, low, high }: Construction,
): IsometricMeasurements {
  const n = basis.length;
  const root = Math.sqrt((2 * n) / (low.value + high));
  const measurements = basis.map(
    (e) =>
      new Matrix(
        rows,
        cols,
        e.map((x, k) => root * weights[k]! * x),
      ),
  );
  if (Math.min(rows, cols) === 1) return { measurements, delta: ripConstant(measurements, 1) };
  const constant = takenAsExact(root, "any constant will do: δ is computed for it, and compared with the entries");
  const scale = constant.squared().over(n);
  const { value } = scale;
  const intended = { diagonal: weights.map((x) => value * (x * x)), strength: -value, y };
  const deviation = gramDeviation(measurements, intended) + high * scale.error;
  const extreme = maximum([scale.times(high).minus(1), exact(1).minus(scale.times(low))]);
  return { measurements, delta: extreme.plus(approximately(0, deviation)) };
}

function unit(entries: Float64Array): Float64Array {
  const norm = frobeniusOf(entries);
  return norm === 0 ? entries : entries.map((x) => x / norm);
}

/** Σ_{i≤r} σ_i(Y)². The rounding of the entries of Y is part of the deviation. */
function energy(y: Matrix, rank: number): Quantity {
  const { values, error } = singularValues(y);
  return sum(Array.from(values.slice(0, rank), (value) => approximately(value, error).squared()));
}

/** All but the first column of the Householder reflection that sends e_1 to ±v. */
function complement(v: Float64Array): Float64Array[] {
  const w = Float64Array.from(v);
  w[0]! += v[0]! < 0 ? -1 : 1;
  const norm = w.reduce((total, x) => total + x * x, 0);
  return Array.from({ length: v.length - 1 }, (_, k) =>
    w.map((x, i) => (i === k + 1 ? 1 : 0) - (2 * x * w[k + 1]!) / norm),
  );
}

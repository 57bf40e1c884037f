import {
  diagonal,
  endToEnd,
  hypot,
  Matrix,
  minimumSharpness,
  pow,
  type Quantity,
  type SingularValueDecomposition,
  spectralNorm,
  svd,
} from "../../numerics/index.js";
import { orthonormalColumns, type Random } from "../../random/index.js";

/** Width and layers in Figure 3 of Mulayoff and Michaeli (2020). */
export const WIDTH = 4;
export const DEPTH = 6;

/** Spread of the logarithms, to the base 2, of what layers do beside the first singular vectors. */
const SPREAD = 1;
const SMALLEST_SPREAD = 2 ** -10;

/** The numbers alone: weights are what they are, whatever they were meant to be. */
function stored({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, Float64Array.from(data));
}

/** A target T: standard Gaussian entries over √d. */
export function drawnTarget(random: Random, width = WIDTH): Matrix {
  const entries = Float64Array.from({ length: width * width }, () => random.normal() / Math.sqrt(width));
  return new Matrix(width, width, entries);
}

/** 2m σ_max(T)^{2(1−1/m)}: the least sharpness of a minimum for T and white data (Theorem 1). */
export function leastSharpness(target: Matrix, depth = DEPTH): Quantity {
  return spectralNorm(target)
    .power(2 * (depth - 1), depth)
    .times(2 * depth);
}

/**
 * A flattest minimum for T = USVᵀ and white data: W_k = Q_kD_kQ_{k−1}ᵀ with Q_0 = V, Q_m = U and Haar matrices between
 * them, D_k diagonal with first entry σ_max(T)^{1/m} and others that multiply to the other singular values. These are
 * spread out as far as the sharpness stays at its least value, up to the rounding of both.
 */
export function drawnFlattest(target: Matrix, random: Random, depth = DEPTH): Matrix[] {
  const width = target.rows;
  const decomposition = svd(target);
  const frames = [
    decomposition.v,
    ...Array.from({ length: depth - 1 }, () => orthonormalColumns(width, width, random)),
    decomposition.u,
  ];
  const logarithms = Array.from({ length: depth }, () => Array.from({ length: width }, () => random.normal()));
  const mean = Array.from({ length: width }, (_, i) => logarithms.reduce((total, row) => total + row[i]!, 0) / depth);
  const least = leastSharpness(target, depth);
  for (let spread = SPREAD; ; spread /= 2) {
    const weights = logarithms.map((row, k) => {
      const entries = row.map(
        (x, i) => rootOf(decomposition, i, depth) * (i === 0 ? 1 : pow(2, spread * (x - mean[i]!))),
      );
      return stored(frames[k + 1]!.times(diagonal(entries)).times(frames[k]!.T));
    });
    const { value, error } = minimumSharpness(weights);
    if (value <= least.value + least.error + error || spread < SMALLEST_SPREAD) return weights;
  }
}

function rootOf({ values }: SingularValueDecomposition, i: number, depth: number): number {
  return pow(values[i]!, 1 / depth);
}

/**
 * An arbitrary minimum for the same T: the layers F_k of a flattest one become G_kF_kG_{k−1}⁻¹ with G_0 = G_m = I and
 * random G_k between them, of singular values from 1/4 to 4 (all minima for an invertible T have that form).
 */
export function drawnArbitrary(target: Matrix, random: Random): Matrix[] {
  const around = Array.from({ length: DEPTH - 1 }, () => {
    const left = orthonormalColumns(WIDTH, WIDTH, random);
    const right = orthonormalColumns(WIDTH, WIDTH, random);
    const sizes = Array.from({ length: WIDTH }, () => pow(4, 2 * random.uniform() - 1));
    const between = (a: Matrix, entries: readonly number[], b: Matrix): Matrix => a.times(diagonal(entries)).times(b.T);
    return {
      matrix: between(left, sizes, right),
      inverse: between(
        right,
        sizes.map((x) => 1 / x),
        left,
      ),
    };
  });
  return drawnFlattest(target, random).map((layer, k) => {
    const after = k === DEPTH - 1 ? layer : around[k]!.matrix.times(layer);
    return stored(k === 0 ? after : after.times(around[k - 1]!.inverse));
  });
}

/**
 * A flattest minimum for T = e_1e_1ᵀ, one output and m ≥ 2 layers whose first one has the gain √(m−1):
 * W_1 = e_1e_1ᵀ + √(m−1)e_2e_2ᵀ, and W_2 = e_1e_1ᵀ drops e_2 again.
 */
export function stretchedFlattest(depth: number, width: number): Matrix[] {
  return Array.from({ length: depth }, (_, k) => {
    const rows = k === depth - 1 ? 1 : width;
    return diagonal(k === 0 ? [1, Math.sqrt(depth - 1)].slice(0, rows) : [1], rows, width);
  });
}

/** The largest gain of W_k⋯W_1, 0 < k < m, over σ_max(T)^{k/m}: √m at most in flattest minima (Theorem 2). */
export function largestInnerGain(weights: readonly Matrix[]): number {
  const inner = intermediateGains(weights).slice(0, -1);
  return Math.max(...inner.map(({ singularValues, graceful }) => singularValues[0]! / graceful));
}

/** What signals gain up to layer k, for k = 1, …, m. */
export interface Gains {
  readonly layer: number;
  /** The singular values of W_k ⋯ W_1, descending. */
  readonly singularValues: readonly number[];
  /** ‖W_k ⋯ W_1v‖ for the first right singular vector v of W_m ⋯ W_1. */
  readonly signal: number;
  /** σ_max(T)^{k/m}, the gain of v in a flattest minimum. */
  readonly graceful: number;
}

/** The intermediate gains of a network of depth m, numbers without bounds. */
export function intermediateGains(weights: readonly Matrix[]): Gains[] {
  const { values, v } = svd(endToEnd(weights));
  const first = new Matrix(
    v.rows,
    1,
    Float64Array.from({ length: v.rows }, (_, i) => v.at(i, 0)),
  );
  let product: Matrix | null = null;
  return weights.map((w, k) => {
    product = product === null ? w : w.times(product);
    return {
      layer: k + 1,
      singularValues: Array.from(svd(product).values),
      signal: hypot(...product.times(first).data),
      graceful: pow(values[0]!, (k + 1) / weights.length),
    };
  });
}

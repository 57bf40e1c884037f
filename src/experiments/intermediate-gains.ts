import { orthonormalColumns } from "../../generators/orthogonal.js";
import type { Random } from "../../generators/random.js";
import { diagonal, Matrix, transpose } from "../numerics/matrix.js";
import { minimumSharpness } from "../numerics/minimum-sharpness.js";
import { endToEnd } from "../numerics/network.js";
import { multiplyMatrices } from "../numerics/product.js";
import { multiply, type Quantity, rationalPower } from "../numerics/quantity.js";
import { type SingularValueDecomposition, spectralNorm, svd } from "../numerics/singular-values.js";

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
export function drawnTarget(random: Random): Matrix {
  const entries = Float64Array.from({ length: WIDTH ** 2 }, () => random.normal() / Math.sqrt(WIDTH));
  return new Matrix(WIDTH, WIDTH, entries);
}

/** 2m σ_max(T)^{2(1−1/m)}: the least sharpness of a minimum for T and white data (Theorem 1). */
export function leastSharpness(target: Matrix): Quantity {
  return multiply(2 * DEPTH, rationalPower(spectralNorm(target), 2 * (DEPTH - 1), DEPTH));
}

/**
 * A flattest minimum for T = USVᵀ and white data: W_k = Q_kD_kQ_{k−1}ᵀ with Q_0 = V, Q_m = U and Haar matrices between
 * them, D_k diagonal with first entry σ_max(T)^{1/m} and others that multiply to the other singular values. These are
 * spread out as far as the sharpness stays at its least value, up to the rounding of both.
 */
export function drawnFlattest(target: Matrix, random: Random): Matrix[] {
  const decomposition = svd(target);
  const frames = [
    decomposition.v,
    ...Array.from({ length: DEPTH - 1 }, () => orthonormalColumns(WIDTH, WIDTH, random)),
    decomposition.u,
  ];
  const logarithms = Array.from({ length: DEPTH }, () => Array.from({ length: WIDTH }, () => random.normal()));
  const mean = Array.from({ length: WIDTH }, (_, i) => logarithms.reduce((total, row) => total + row[i]!, 0) / DEPTH);
  const least = leastSharpness(target);
  for (let spread = SPREAD; ; spread /= 2) {
    const weights = logarithms.map((row, k) => {
      const entries = row.map((x, i) => rootOf(decomposition, i) * (i === 0 ? 1 : 2 ** (spread * (x - mean[i]!))));
      return stored(multiplyMatrices(multiplyMatrices(frames[k + 1]!, diagonal(entries)), transpose(frames[k]!)));
    });
    const { value, error } = minimumSharpness(weights);
    if (value <= least.value + least.error + error || spread < SMALLEST_SPREAD) return weights;
  }
}

function rootOf({ values }: SingularValueDecomposition, i: number): number {
  return values[i]! ** (1 / DEPTH);
}

/**
 * An arbitrary minimum for the same T: the layers F_k of a flattest one become G_kF_kG_{k−1}⁻¹ with G_0 = G_m = I and
 * random G_k between them, of singular values from 1/4 to 4 (all minima for an invertible T have that form).
 */
export function drawnArbitrary(target: Matrix, random: Random): Matrix[] {
  const around = Array.from({ length: DEPTH - 1 }, () => {
    const left = orthonormalColumns(WIDTH, WIDTH, random);
    const right = orthonormalColumns(WIDTH, WIDTH, random);
    const sizes = Array.from({ length: WIDTH }, () => 4 ** (2 * random.uniform() - 1));
    const between = (a: Matrix, entries: readonly number[], b: Matrix): Matrix =>
      multiplyMatrices(multiplyMatrices(a, diagonal(entries)), transpose(b));
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
    const after = k === DEPTH - 1 ? layer : multiplyMatrices(around[k]!.matrix, layer);
    return stored(k === 0 ? after : multiplyMatrices(after, around[k - 1]!.inverse));
  });
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
    product = product === null ? w : multiplyMatrices(w, product);
    return {
      layer: k + 1,
      singularValues: Array.from(svd(product).values),
      signal: Math.hypot(...multiplyMatrices(product, first).data),
      graceful: values[0]! ** ((k + 1) / weights.length),
    };
  });
}

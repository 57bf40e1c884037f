import {
  absolute,
  approximately,
  exact,
  frobeniusOf,
  Matrix,
  maximum,
  type Quantity,
  singularValues,
  sum,
} from "../../src/numerics/index.js";
import { Random } from "../../src/random/index.js";
import { gramDeviation } from "./gram-deviation.js";
import { type BuiltList, type ListLaw, MATRIX_LAWS, type Shape } from "./matrix-laws.js";

/**
 * Measurements whose restricted isometry constant is known for every rank by construction.
 *
 * With the Gram operator G = (1/n) Σ vec(A_i)vec(A_i)ᵀ, (r, δ)-RIP says |⟨X, GX⟩ − 1| ≤ δ for ‖X‖_F = 1 and
 * rank X ≤ r. Two shapes of G have it in closed form:
 * - G diagonal in the basis e_i e_jᵀ, which are rank-one: δ_r = max |G_ij − 1| for every r;
 * - G = I + sP with P the projection onto span{X̂}: ⟨X, PX⟩ = ⟨X̂, X⟩² ≤ Σ_{i≤r} σ_i(X̂)² (von Neumann), attained at
 *   the truncated SVD of X̂, and 0 at some rank-one X, hence δ_r = |s| Σ_{i≤r} σ_i(X̂)².
 */

/** Rows of a Hadamard matrix (Sylvester) cut to d_L·d_0 columns: integers, G = I, δ = 0 exactly. n is a power of two. */
const hadamard: ListLaw = (shapes) => {
  const [rows, cols] = shapes[0]!;
  const size = rows * cols;
  let order = 1;
  while (order < size) order *= 2;
  const parity = (x: number): number => (x === 0 ? 0 : (x & 1) ^ parity(x >>> 1));
  const matrices = Array.from(
    { length: order },
    (_, i) =>
      new Matrix(
        rows,
        cols,
        Float64Array.from({ length: size }, (_, k) => (parity(i & k) === 0 ? 1 : -1)),
      ),
  );
  return { matrices, rip: () => exact(0) };
};

/** A_ij = c_ij e_i e_jᵀ with c_ij² ≈ n(1 ± δ), n = d_L·d_0 and δ < 1 random: G is diagonal. */
const scaledBasis: ListLaw = (shapes, seed) => {
  const [rows, cols] = shapes[0]!;
  const n = rows * cols;
  const random = new Random(seed);
  const delta = random.integer(0, 7) / 8;
  const matrices = Array.from({ length: n }, (_, k) => {
    const data = new Float64Array(n);
    data[k] = Math.sqrt(n * (1 + delta * random.sign()));
    return new Matrix(rows, cols, data);
  });
  const deviation = maximum(matrices.map(({ data }, k) => absolute(exact(data[k]!).squared().over(n).minus(1))));
  return { matrices, rip: () => deviation };
};

/** G = I + sP onto one direction with random spectrum, s from {−1, −½, ½}; s = −1 leaves X̂ unseen: n = d_L·d_0 − 1. */
const direction: ListLaw = (shapes, seed) => {
  const [rows, cols] = shapes[0]!;
  const random = new Random(seed);
  const law = random.pick(["orthogonal", "gaussian", "integer"] as const);
  const drawn = MATRIX_LAWS[law](rows, cols, random);
  const strength = Math.min(rows, cols) === 1 ? -0.5 : random.pick([-1, -1, -0.5, 0.5]);
  return alongDirection(shapes[0]!, unitDirection(drawn), strength);
};

/** G = I − P with X̂ = Iₖ/√k, k = min(d_L, d_0): δ_r = min(r, k)/k, the least that one unseen direction allows. */
const unseenIdentity: ListLaw = (shapes) => {
  const [rows, cols] = shapes[0]!;
  if (Math.min(rows, cols) === 1) return scaledBasis(shapes, 0);
  return alongDirection(shapes[0]!, unitDirection(MATRIX_LAWS.identity(rows, cols)), -1);
};

/** A / ‖A‖_F, or e_1e_1ᵀ for the zero matrix. */
function unitDirection(a: Matrix): Matrix {
  const norm = frobeniusOf(a.data);
  if (norm === 0) return MATRIX_LAWS.unit(a.rows, a.cols, new Random(0));
  return new Matrix(
    a.rows,
    a.cols,
    a.data.map((x) => x / norm),
  );
}

/**
 * √n times the columns of the Householder reflection that sends e_1 to vec X̂, the first scaled by √(1 + s) and left
 * out for s = −1.
 */
function alongDirection([rows, cols]: Shape, direction: Matrix, strength: number): BuiltList {
  const size = rows * cols;
  const n = strength === -1 ? size - 1 : size;
  const x = direction.data;
  const v = Float64Array.from(x);
  v[0]! += x[0]! < 0 ? -1 : 1;
  const norm = v.reduce((total, entry) => total + entry * entry, 0);
  const columns = Array.from({ length: size }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => (i === k ? 1 : 0) - (2 * v[i]! * v[k]!) / norm),
  );
  const weights = columns.map((_, k) => Math.sqrt(n * (k === 0 ? 1 + strength : 1)));
  const matrices = columns
    .map(
      (entries, k) =>
        new Matrix(
          rows,
          cols,
          entries.map((entry) => entry * weights[k]!),
        ),
    )
    .slice(strength === -1 ? 1 : 0);
  const deviation = gramDeviation(matrices, { diagonal: x.map(() => 1), strength, y: x });
  const { values, error } = singularValues(direction);
  const energy = (rank: number): Quantity =>
    sum(Array.from(values.slice(0, rank), (v) => approximately(v, error).squared()));
  return { matrices, rip: (rank) => energy(rank).times(Math.abs(strength)).plus(approximately(0, deviation)) };
}

export const MEASUREMENT_LAWS = { hadamard, scaledBasis, direction, unseenIdentity } as const satisfies Record<
  string,
  ListLaw
>;

/** Laws for measurements: independent draws, and the families of known constant. */
export const MEASUREMENT_LAW_NAMES: readonly string[] = [
  ...["gaussian", "gaussian", "gaussian", "integer", "integer", "sign", "mixed", "lowRank", "identity"],
  ...["hadamard", "scaledBasis", "direction", "unseenIdentity"],
];

/** The families of known constant alone. */
export const RIP_LAW_NAMES: readonly string[] = Object.keys(MEASUREMENT_LAWS);

import { exp, pow, twoTo } from "../elementary/index.js";
import {
  frobeniusNorm,
  fromRows,
  identity,
  kronecker,
  Matrix,
  type MatrixLike,
  prefixProducts,
  requireMatrix,
  suffixProducts,
} from "../matrices/index.js";
import { svd, symmetricEigen } from "../spectra/index.js";

/** T (d_y × d_x) and the root of the second moment of the inputs (d_x × d_x). */
export interface FlatnessProblem {
  readonly target: Matrix;
  readonly root: Matrix;
}

/** The stored entries, as a choice that is exact by definition. */
function exactly({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

function normalized(a: Matrix): Matrix {
  const norm = frobeniusNorm(a).value;
  return exactly(a.times(norm > 0 ? 1 / norm : 1));
}

/**
 * A local search for a large ν(B), Mulayoff and Michaeli (2020), (25), from a B of any rank: with the first singular
 * pair p, q of (BRTᵀ)^{m−1}BR, the form pᵀ(BRTᵀ)^{m−1}BRq is linear in every one of its m factors B, and the next B is
 * the normalized sum of its m normalized gradients and the last one. Nothing is claimed of the result but its norm 1; ν
 * is to be computed from it.
 * @param start B ≠ 0, d_y × d_x
 * @throws ShapeError
 */
export function ascendDual(depth: number, { target, root }: FlatnessProblem, start: MatrixLike, steps: number): Matrix {
  start = fromRows(start, "ascendDual");
  requireMatrix(target, "ascendDual, target");
  requireMatrix(root, "ascendDual, root");
  const through = root.times(target.T);
  let b = normalized(start);
  for (let step = 0; step < steps; step++) {
    const factors = Array.from({ length: 2 * depth }, (_, k) => {
      // From the right: R, B, RTᵀ, B, RTᵀ, …, B.
      if (k === 0) return root;
      return k % 2 === 1 ? b : through;
    });
    const prefixes = prefixProducts(factors);
    const suffixes = suffixProducts(factors);
    const { u, v } = svd(exactly(prefixes.at(-1)!));
    const [p, q] = [firstColumn(u), firstColumn(v)];
    let next = b;
    for (let k = 1; k < factors.length; k += 2) {
      const before = prefixes[k]!.times(q);
      const after = suffixes[k + 1]!.T.times(p);
      next = next.plus(normalized(after.times(before.T)), 1);
    }
    b = normalized(next);
  }
  return b;
}

function firstColumn(a: Matrix): Matrix {
  return new Matrix(
    a.rows,
    1,
    Float64Array.from({ length: a.rows }, (_, i) => a.at(i, 0)),
  );
}

/** Powers of two that step sizes are tried at, from 1 downward. */
const TRIALS = 12;

/**
 * A descent to the flattest minimum of two layers W_2 = Y^{1/2}, W_1 = Y^{−1/2}T as a convex problem in the positive
 * definite Y = W_2W_2ᵀ: half of the sharpness is the largest eigenvalue of Σ ⊗ Y + (RTᵀY^{−1}TR) ⊗ I. Followed is the
 * gradient of the mean of the eigenvalues with weights exp(β(λ − λ_max)/λ_max), β growing, in the metric of Y, with
 * halved steps. Nothing is claimed of the result but that the weights multiply to T; the sharpness is to be computed
 * from them.
 * @param start symmetric positive definite, d_y × d_y
 * @returns W_1, W_2, with d_1 = d_y
 * @throws ShapeError
 */
export function descendTwoLayers({ target, root }: FlatnessProblem, start: MatrixLike, steps: number): Matrix[] {
  start = fromRows(start, "descendTwoLayers");
  requireMatrix(target, "descendTwoLayers, target");
  requireMatrix(root, "descendTwoLayers, root");
  const throughRoot = target.times(root);
  const moment = root.T.times(root);
  let half = functionOf(start, Math.sqrt);
  for (let step = 0; step < steps; step++) {
    const current = evaluate(half, throughRoot, moment, 4 * pow(1.25, step));
    let better: Matrix | null = null;
    for (let trial = 0; trial < TRIALS && better === null; trial++) {
      const move = functionOf(current.gradient.times(-twoTo(-trial)), exp);
      const candidate = functionOf(half.times(move.times(half)), Math.sqrt);
      if (evaluate(candidate, throughRoot, moment, 1).top < current.top) better = candidate;
    }
    if (better !== null) half = better;
  }
  return [exactly(functionOf(half, (x) => 1 / x).times(target)), exactly(half)];
}

/** f of a symmetric matrix, by its eigenvalues, symmetric exactly. */
function functionOf(a: Matrix, f: (x: number) => number): Matrix {
  const { values, vectors } = symmetricEigen(symmetric(a));
  const left = new Matrix(
    vectors.rows,
    vectors.cols,
    vectors.data.map((x, k) => x * f(values[k % vectors.cols]!)),
  );
  return symmetric(left.times(exactly(vectors).T));
}

function symmetric(a: Matrix): Matrix {
  return exactly(a.plus(a.T, 1).times(0.5));
}

/** Half of the sharpness, and its smoothed relative gradient Y^{1/2} ∇ Y^{1/2} / λ_max. */
function evaluate(
  half: Matrix,
  throughRoot: Matrix,
  moment: Matrix,
  beta: number,
): { readonly top: number; readonly gradient: Matrix } {
  const d = half.rows;
  const y = symmetric(half.times(half));
  const image = functionOf(half, (x) => 1 / x).times(throughRoot);
  const below = symmetric(image.T.times(image));
  const gram = kronecker(exactly(symmetric(moment)), y).plus(kronecker(below, identity(d)));
  const { values, vectors } = symmetricEigen(symmetric(gram));
  const top = values[0]!;
  // Zero where the root is zero: then everything is flat.
  const unit = top > 0 ? top : 1;
  const weights = Array.from(values, (value) => exp((beta * (value - top)) / unit));
  const total = weights.reduce((a, b) => a + b, 0);
  let gradient = y.times(0);
  weights.forEach((weight, k) => {
    // Columns first: vec B = Σ over inputs of its columns.
    const cols = moment.rows;
    const b = new Matrix(
      d,
      cols,
      Float64Array.from({ length: d * cols }, (_, i) => vectors.at((i % cols) * d + Math.floor(i / cols), k)),
    );
    const seen = half.times(b).times(exactly(moment));
    const rise = seen.times(half.times(b).T);
    const back = image.times(b.T);
    const fall = back.times(back.T);
    gradient = gradient.plus(rise.plus(fall, -1), weight / (total * unit));
  });
  return { top, gradient: symmetric(gradient) };
}

import { kronecker } from "../matrices/kronecker.js";
import { addScaled, identity, Matrix, plus, scaled, transpose } from "../matrices/matrix.js";
import { frobeniusNorm } from "../matrices/norms.js";
import { multiplyMatrices, prefixProducts, suffixProducts } from "../matrices/product.js";
import { svd } from "../spectra/singular-values.js";
import { symmetricEigen } from "../spectra/symmetric-eigen.js";

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
  return exactly(scaled(a, norm > 0 ? 1 / norm : 1));
}

/**
 * A local search for a large ν(B), Mulayoff and Michaeli (2020), (25), from a B of any rank: with the first singular
 * pair p, q of (BRTᵀ)^{m−1}BR, the form pᵀ(BRTᵀ)^{m−1}BRq is linear in every one of its m factors B, and the next B is
 * the normalized sum of its m normalized gradients and the last one. Nothing is claimed of the result but its norm 1; ν
 * is to be computed from it.
 * @param start B ≠ 0, d_y × d_x
 * @throws ShapeError
 */
export function ascendDual(depth: number, { target, root }: FlatnessProblem, start: Matrix, steps: number): Matrix {
  const through = multiplyMatrices(root, transpose(target));
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
      const before = multiplyMatrices(prefixes[k]!, q);
      const after = multiplyMatrices(transpose(suffixes[k + 1]!), p);
      next = addScaled(next, normalized(multiplyMatrices(after, transpose(before))), 1);
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
export function descendTwoLayers({ target, root }: FlatnessProblem, start: Matrix, steps: number): Matrix[] {
  const throughRoot = multiplyMatrices(target, root);
  const moment = multiplyMatrices(transpose(root), root);
  let half = functionOf(start, Math.sqrt);
  for (let step = 0; step < steps; step++) {
    const current = evaluate(half, throughRoot, moment, 4 * 1.25 ** step);
    let better: Matrix | null = null;
    for (let trial = 0; trial < TRIALS && better === null; trial++) {
      const move = functionOf(scaled(current.gradient, -(2 ** -trial)), Math.exp);
      const candidate = functionOf(multiplyMatrices(half, multiplyMatrices(move, half)), Math.sqrt);
      if (evaluate(candidate, throughRoot, moment, 1).top < current.top) better = candidate;
    }
    if (better !== null) half = better;
  }
  return [
    exactly(
      multiplyMatrices(
        functionOf(half, (x) => 1 / x),
        target,
      ),
    ),
    exactly(half),
  ];
}

/** f of a symmetric matrix, by its eigenvalues, symmetric exactly. */
function functionOf(a: Matrix, f: (x: number) => number): Matrix {
  const { values, vectors } = symmetricEigen(symmetric(a));
  const left = new Matrix(
    vectors.rows,
    vectors.cols,
    vectors.data.map((x, k) => x * f(values[k % vectors.cols]!)),
  );
  return symmetric(multiplyMatrices(left, transpose(exactly(vectors))));
}

function symmetric(a: Matrix): Matrix {
  return exactly(scaled(addScaled(a, transpose(a), 1), 0.5));
}

/** Half of the sharpness, and its smoothed relative gradient Y^{1/2} ∇ Y^{1/2} / λ_max. */
function evaluate(
  half: Matrix,
  throughRoot: Matrix,
  moment: Matrix,
  beta: number,
): { readonly top: number; readonly gradient: Matrix } {
  const d = half.rows;
  const y = symmetric(multiplyMatrices(half, half));
  const image = multiplyMatrices(
    functionOf(half, (x) => 1 / x),
    throughRoot,
  );
  const below = symmetric(multiplyMatrices(transpose(image), image));
  const gram = plus(kronecker(exactly(symmetric(moment)), y), kronecker(below, identity(d)));
  const { values, vectors } = symmetricEigen(symmetric(gram));
  const top = values[0]!;
  // Zero where the root is zero: then everything is flat.
  const unit = top > 0 ? top : 1;
  const weights = Array.from(values, (value) => Math.exp((beta * (value - top)) / unit));
  const total = weights.reduce((a, b) => a + b, 0);
  let gradient = scaled(y, 0);
  weights.forEach((weight, k) => {
    // Columns first: vec B = Σ over inputs of its columns.
    const cols = moment.rows;
    const b = new Matrix(
      d,
      cols,
      Float64Array.from({ length: d * cols }, (_, i) => vectors.at((i % cols) * d + Math.floor(i / cols), k)),
    );
    const seen = multiplyMatrices(multiplyMatrices(half, b), exactly(moment));
    const rise = multiplyMatrices(seen, transpose(multiplyMatrices(half, b)));
    const back = multiplyMatrices(image, transpose(b));
    const fall = multiplyMatrices(back, transpose(back));
    gradient = addScaled(gradient, addScaled(rise, fall, -1), weight / (total * unit));
  });
  return { top, gradient: symmetric(gradient) };
}

import { exp, log, pow } from "../elementary/index.js";
import { withArena } from "../arithmetic/index.js";
import {
  fromRows,
  matricesFrom,
  Matrix,
  type MatrixLike,
  type MatrixList,
  prefixProducts,
  suffixProducts,
  zeros,
} from "../matrices/index.js";
import { sharpnessGram } from "../networks/index.js";
import { symmetricEigen } from "../spectra/index.js";

/** How sharply the first step tells eigenvalues near the largest from it, and how much more so every next step does. */
const FIRST_SHARPNESS = 8;
const GROWTH = 1.1;

/** Eigenvectors of less weight than this have no say. */
const NO_WEIGHT = 2 ** -20;

/** The largest step in units of the relative gradient, the largest ‖A_k‖_F, and how often a step is halved until it falls. */
const LARGEST_STEP = 64;
const LARGEST_MOVE = 2;

/** Layers that have grown so large are on their way to infinity, as where T = 0 and nothing is as flat as the infimum. */
const TOO_LARGE = 2 ** 64;
const TRIALS = 14;

/**
 * A descent on λ_max of the Hessian of Ê‖y − W_m⋯W_1x‖² among the minima, from any of them: every hidden layer is seen in
 * other coordinates, W_k ← e^{A_k}W_ke^{−A_{k−1}} with symmetric A_k and A_0 = A_m = 0, which leaves the product W_m⋯W_1
 * as it is. For a unit eigenvector b = vec(B) of 2ΦᵀΦ and X_k = S_kᵀBRP_{k−1}ᵀ the derivative of its eigenvalue along A_k is
 * 4⟨A_k, X_{k+1}ᵀX_{k+1} − X_kX_kᵀ⟩; followed is the mean of these over all eigenvectors with weights
 * exp(β(λ − λ_max)/λ_max), β growing, with steps halved until the smoothed maximum falls. It knows no theorem on flattest minima, and nothing is claimed of
 * what it finds: the layers are exact by definition, their product is the T that they are a minimum for.
 * @param root R = Σ̂_x^{1/2}; the identity for white data
 * @throws ShapeError
 */
export function descendSharpness(weights: MatrixList, steps: number, root?: MatrixLike): Matrix[] {
  let point = matricesFrom(weights, "descendSharpness, weights").map(kept);
  const seen = root === undefined ? undefined : fromRows(root, "descendSharpness, root");
  let [flattest, least] = [point, Infinity];
  let stride = 1;
  for (let step = 0; step < steps; step++) {
    const { beta, height, top, slopes } = slopesAt(point, seen, FIRST_SHARPNESS * pow(GROWTH, step));
    if (top < least) [flattest, least] = [point, top];
    const steepest = Math.max(...slopes.map(({ normBound }) => normBound));
    if (!(steepest > 0 && beta < Infinity)) break;
    stride = Math.min(4 * stride, LARGEST_STEP, LARGEST_MOVE / steepest);
    let lower: Matrix[] | null = null;
    for (let trial = 0; trial < TRIALS && lower === null; trial++) {
      const candidate = moved(point, slopes, stride);
      if (heightOf(candidate, seen, beta) < height) lower = candidate;
      else stride /= 2;
    }
    if (lower !== null) point = lower;
  }
  return topOf(point, seen) < least ? point : flattest;
}

/** A copy that outlives the workspace, exact by definition. */
function kept({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, Float64Array.from(data));
}

function symmetric(a: Matrix): Matrix {
  return kept(a.plus(a.T).times(0.5));
}

function eigenvaluesOf(weights: readonly Matrix[], root: Matrix | undefined): number[] {
  return withArena(() => Array.from(symmetricEigen(symmetric(sharpnessGram(weights, root))).values));
}

function topOf(weights: readonly Matrix[], root: Matrix | undefined): number {
  return eigenvaluesOf(weights, root)[0]!;
}

/** λ_max + log(Σ exp(β(λ − λ_max)))/β: as smooth as the weights, between λ_max and λ_max + log(number of them)/β. */
function smoothed(values: ArrayLike<number>, beta: number): number {
  const top = values[0]!;
  return top + log(Array.from(values).reduce((total, value) => total + exp(beta * (value - top)), 0)) / beta;
}

function heightOf(weights: readonly Matrix[], root: Matrix | undefined, beta: number): number {
  if (!weights.every(({ normBound }) => normBound < TOO_LARGE)) return Infinity;
  return smoothed(eigenvaluesOf(weights, root), beta);
}

/** λ_max, its smoothed value, and a quarter of the relative derivative of that along A_1, …, A_{m−1}. */
function slopesAt(weights: readonly Matrix[], root: Matrix | undefined, sharp: number) {
  return withArena(() => {
    const { values, vectors } = symmetricEigen(symmetric(sharpnessGram(weights, root)));
    const top = values[0]!;
    // Where all is flat, nothing moves.
    const unit = top > 0 ? top : 1;
    const beta = sharp / unit;
    const shares = Array.from(values, (value) => exp(beta * (value - top)));
    const total = shares.reduce((a, b) => a + b, 0);
    const [before, after] = [prefixProducts(weights), suffixProducts(weights)];
    const slopes = weights.slice(1).map(({ cols }) => zeros(cols, cols));
    shares.forEach((share, at) => {
      if (share < NO_WEIGHT) return;
      const direction = columnAsMatrix(vectors, at, weights.at(-1)!.rows, weights[0]!.cols);
      const seen = root === undefined ? direction : direction.times(root);
      const through = weights.map((_, k) => after[k + 1]!.T.times(seen.times(before[k]!.T)));
      slopes.forEach((slope, k) => {
        const [x, next] = [through[k]!, through[k + 1]!];
        slopes[k] = slope.plus(next.T.times(next).plus(x.times(x.T), -1), share / (total * unit));
      });
    });
    return { beta, top, height: smoothed(values, beta), slopes: slopes.map(kept) };
  });
}

/** The eigenvector in a column as B with b = vec(B); vec stacks columns. */
function columnAsMatrix(vectors: Matrix, at: number, rows: number, cols: number): Matrix {
  const entry = (_: unknown, k: number): number => vectors.at((k % cols) * rows + Math.floor(k / cols), at);
  return new Matrix(rows, cols, Float64Array.from({ length: rows * cols }, entry));
}

/** The layers in other coordinates, A_k = −stride · slope. */
function moved(weights: readonly Matrix[], slopes: readonly Matrix[], stride: number): Matrix[] {
  return withArena(() => {
    const ahead = slopes.map((slope) => exponentials(slope.times(-2 * stride)));
    return weights.map((w, k) => {
      const after = k < ahead.length ? ahead[k]!.forward.times(w) : w;
      return kept(k > 0 ? after.times(ahead[k - 1]!.backward) : after);
    });
  });
}

/** e^A and e^{−A} of a symmetric A, by its eigenvalues. */
function exponentials(a: Matrix) {
  const { values, vectors } = symmetricEigen(symmetric(a));
  const columns = kept(vectors);
  const scaled = (sign: number): Matrix => {
    const data = columns.data.map((x, k) => x * exp(sign * values[k % columns.cols]!));
    return new Matrix(columns.rows, columns.cols, data).times(columns.T);
  };
  return { forward: scaled(1), backward: scaled(-1) };
}

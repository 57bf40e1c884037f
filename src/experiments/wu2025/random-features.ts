import {
  cos,
  frobeniusSquared,
  hypot,
  Matrix,
  sin,
  symmetricEigen,
  transposedTimes,
  withArena,
} from "../../numerics/index.js";
import type { Random } from "../../random/index.js";

/** Directions in which the Hessian has less than this share of its norm are left out: double precision ends there. */
const NUMERICAL_RANK = 2 ** -40;

/** Samples that are weighted at once. */
const BLOCK = 256;

/** A uniform point of the sphere of the given radius in ℝᵈ. */
function onSphere(d: number, radius: number, random: Random): number[] {
  const point = Array.from({ length: d }, () => random.normal());
  const scale = radius / hypot(...point);
  return point.map((x) => x * scale);
}

/**
 * The gradients of a random feature model f(x; θ) = Σ θ_j max(w_jᵀx, 0) with respect to θ, that is the features, at n
 * samples: n × m. The w_j are uniform on the sphere of radius √d, the samples x on the unit sphere of ℝᵈ.
 */
export function randomFeatures(d: number, m: number, n: number, random: Random): Matrix {
  return featuresOf(
    Array.from({ length: m }, () => onSphere(d, Math.sqrt(d), random)),
    n,
    random,
  );
}

/** Three such features of the plane whose w_j are uniform on an arc of that angle, at n samples: n × 3. */
export function nearFeatures(angle: number, n: number, random: Random): Matrix {
  const weights = Array.from({ length: 3 }, () => {
    const t = angle * random.uniform();
    return [Math.SQRT2 * cos(t), Math.SQRT2 * sin(t)];
  });
  return featuresOf(weights, n, random);
}

function featuresOf(weights: readonly (readonly number[])[], n: number, random: Random): Matrix {
  const [d, m] = [weights[0]!.length, weights.length];
  const data = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    const x = onSphere(d, 1, random);
    for (let j = 0; j < m; j++) {
      const w = weights[j]!;
      let z = 0;
      for (let k = 0; k < d; k++) z += w[k]! * x[k]!;
      data[i * m + j] = Math.max(z, 0);
    }
  }
  return new Matrix(n, m, data);
}

/**
 * min over δ of μ(δ) = Tr(ΣG)/(2L‖G‖_F²) for SGD on a model that is linear in its parameters, with gradients g_i (rows),
 * errors g_iᵀδ and G = (1/n) Σ g_ig_iᵀ, in plain floating point for many samples; `leastAlignment` has error bounds. NaN
 * without gradients.
 */
export function leastAlignmentOfFeatures(gradients: Matrix): number {
  const { rows: n, cols: m, data } = gradients;
  const fisher = plain(transposedTimes(gradients, gradients), 1 / n);
  const total = new Float64Array(m * m);
  for (let from = 0; from < n; from += BLOCK) {
    withArena(() => {
      const rows = Math.min(BLOCK, n - from);
      const block = new Matrix(rows, m, data.subarray(from * m, (from + rows) * m));
      const weighted = weightedByErrors(block, block.times(fisher));
      transposedTimes(weighted, weighted).data.forEach((x, k) => (total[k]! += x));
    });
  }
  const uncentered = plain(new Matrix(m, m, total), 1 / n);
  const form = uncentered.minus(fisher.gramOfRows().times(fisher));
  const { values, vectors } = symmetricEigen(fisher);
  const kept = values.filter((x) => x > NUMERICAL_RANK * values[0]!).length;
  if (kept === 0) return NaN;
  const basis = new Float64Array(kept * m);
  for (let k = 0; k < kept; k++) {
    for (let j = 0; j < m; j++) basis[k * m + j] = vectors.at(j, k) / Math.sqrt(values[k]!);
  }
  const left = new Matrix(kept, m, basis);
  const reduced = left.times(form).times(left.T);
  const symmetric = new Matrix(
    kept,
    kept,
    reduced.data.map((x, k) => (x + reduced.at(k % kept, Math.floor(k / kept))) / 2),
  );
  return symmetricEigen(symmetric).values.at(-1)! / frobeniusSquared(fisher).value;
}

/** Each gradient g times (gᵀx)^{1/2} for the row x of `moved` beside it. */
function weightedByErrors(gradients: Matrix, moved: Matrix): Matrix {
  const { rows, cols } = gradients;
  const data = gradients.data.slice();
  for (let i = 0; i < rows; i++) {
    let size = 0;
    for (let j = 0; j < cols; j++) size += moved.data[i * cols + j]! * data[i * cols + j]!;
    const weight = Math.sqrt(Math.max(size, 0));
    for (let j = 0; j < cols; j++) data[i * cols + j] = data[i * cols + j]! * weight;
  }
  return new Matrix(rows, cols, data);
}

/** t·A as it is stored, symmetric, with its rounding forgotten. */
function plain(a: Matrix, t: number): Matrix {
  return new Matrix(
    a.rows,
    a.cols,
    a.data.map((_, k) => {
      const [i, j] = [Math.floor(k / a.cols), k % a.cols];
      return t * a.at(Math.min(i, j), Math.max(i, j));
    }),
  );
}

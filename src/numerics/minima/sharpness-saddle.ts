import { DomainError } from "../arithmetic/index.js";
import { log, pow } from "../elementary/index.js";
import {
  fromRows,
  identity,
  matricesFrom,
  Matrix,
  type MatrixLike,
  type MatrixList,
  zeros,
} from "../matrices/index.js";
import { predictionGradients } from "../networks/index.js";
import { symmetricEigen } from "../spectra/index.js";
import { inducedRegularizerDepthTwo } from "./induced-regularizer.js";
import { depthTwoMinimizer } from "./minimizers.js";

/** Two layers, and how the measurements are mixed for the bound below. */
export interface SharpnessSaddle {
  readonly weights: readonly Matrix[];
  /** G, n × n: the weights of the measurements are Z = GGᵀ/‖G‖_F². */
  readonly mixture: Matrix;
}

/** The barrier has the weights 4⁻¹, 4⁻², … of the first value, until nothing is left to gain. */
const STAGES = 8;

/** Steps at one weight, and how often a step is halved until it rises. */
const STEPS = 16;
const TRIALS = 10;

/** A stage ends where the gap is this many times the one that the barrier leaves. */
const ENOUGH = 1.25;

/**
 * Two layers of product M that are nearly flattest in λ_max, and the weights of the measurements that show it, for L = 2.
 * With K_W the Gram matrix of the gradients of the predictions and B_c = Σ_i G_icA_i, inf_W tr(ZK_W) is 2‖P^{1/2}MQ^{1/2}‖_*,
 * P = ΣB_cB_cᵀ, Q = ΣB_cᵀB_c, a concave function of Z whose gradient is K_W at the minimizer W of that trace. Followed is its
 * ascent with a barrier μ log det Z, μ falling; where that is largest, λ_max(K_W) is at most nμ above it. Steps are those of
 * the barrier's metric, halved until they rise. Nothing is claimed of the result: λ_max and the trace are to be computed
 * from it.
 * @param width d_1 ≥ min(d_0, d_L)
 * @throws ShapeError; DomainError where Σ A_iA_iᵀ or Σ A_iᵀA_i may be singular, or M = 0
 */
export function sharpnessSaddle(measurements: MatrixList, m: MatrixLike, width: number): SharpnessSaddle {
  measurements = matricesFrom(measurements, "sharpnessSaddle, measurements");
  m = fromRows(m, "sharpnessSaddle, m");
  const n = measurements.length;
  let point = pointAt(measurements, m, identity(n).times(1 / n))!;
  const scale = point.value;
  if (!(scale > 0)) throw new DomainError({ where: "sharpnessSaddle", expected: "M ≠ 0", got: "M = 0" });
  let weights = depthTwoMinimizer(point.mixed, m, width);
  for (let stage = 1; stage <= STAGES; stage++) {
    const weight = scale * pow(1 / 4, stage);
    for (let step = 0; step < STEPS; step++) {
      const gram = gramOf(weights, measurements);
      if (symmetricEigen(gram).values[0]! - point.value <= ENOUGH * n * weight) break;
      const moved = ascended(measurements, m, point, { gram, weight, scale });
      if (moved === null) break;
      point = moved;
      weights = depthTwoMinimizer(point.mixed, m, width);
    }
  }
  return { weights: weights.map(exactly), mixture: point.mixture };
}

/** What is known at one Z. */
interface Point {
  readonly z: Matrix;
  readonly eigenvalues: Float64Array;
  readonly vectors: Matrix;
  readonly mixture: Matrix;
  readonly mixed: readonly Matrix[];
  /** 2‖P^{1/2}MQ^{1/2}‖_*. */
  readonly value: number;
}

/** Null where Z is not positive definite. */
function pointAt(measurements: readonly Matrix[], m: Matrix, z: Matrix): Point | null {
  const { values, vectors } = symmetricEigen(z);
  if (!(values.at(-1)! > 0)) return null;
  const n = values.length;
  const mixture = new Matrix(
    n,
    n,
    vectors.data.map((x, k) => x * Math.sqrt(values[k % n]!)),
  );
  const mixed = Array.from(values, (_, c) =>
    exactly(measurements.map((a, i) => a.times(mixture.at(i, c))).reduce((all, one) => all.plus(one))),
  );
  const value = (inducedRegularizerDepthTwo(mixed, m).value * n) / 2;
  return { z, eigenvalues: values, vectors: exactly(vectors), mixture, mixed, value };
}

/** ⟨∇f_i, ∇f_k⟩. */
function gramOf(weights: readonly Matrix[], measurements: readonly Matrix[]): Matrix {
  const gradients = exactly(predictionGradients(weights, measurements));
  return symmetric(gradients.times(gradients.T));
}

interface Slope {
  readonly gram: Matrix;
  readonly weight: number;
  readonly scale: number;
}

/** A Z at which value and barrier are higher, or null where none is found. */
function ascended(
  measurements: readonly Matrix[],
  m: Matrix,
  from: Point,
  { gram, weight, scale }: Slope,
): Point | null {
  const { z, eigenvalues, vectors } = from;
  const n = eigenvalues.length;
  const height = ({ value, eigenvalues: all }: Point): number =>
    value + weight * all.reduce((total, x) => total + log(x), 0);
  const slopes = vectors.T.times(gram).times(vectors);
  const metric = (i: number, j: number): number => {
    const both = eigenvalues[i]! * eigenvalues[j]!;
    return both / (weight + scale * both);
  };
  const own = Array.from(eigenvalues, (x, i) => slopes.at(i, i) + weight / x);
  const total = own.reduce((sum, _, i) => sum + metric(i, i), 0);
  // What keeps the trace at 1.
  const level = own.reduce((sum, x, i) => sum + metric(i, i) * x, 0) / total;
  const move = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) move.data[i * n + j] = metric(i, j) * (i === j ? own[i]! - level : slopes.at(i, j));
  }
  const turned = symmetric(vectors.times(move).times(vectors.T));
  const start = height(from);
  for (let trial = 0; trial < TRIALS; trial++) {
    const reached = pointAt(measurements, m, symmetric(z.plus(turned, pow(2, -trial))));
    if (reached !== null && height(reached) > start) return reached;
  }
  return null;
}

/** The stored entries, as a choice that is exact by definition. */
function exactly({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

function symmetric(a: Matrix): Matrix {
  return exactly(a.plus(a.T, 1).times(0.5));
}

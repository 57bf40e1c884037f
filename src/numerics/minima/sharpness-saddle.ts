import { DomainError } from "../arithmetic/index.js";
import { log, pow } from "../elementary/index.js";
import { fromRows, identity, matricesFrom, Matrix, type MatrixLike, type MatrixList } from "../matrices/index.js";
import { predictionGradients } from "../networks/index.js";
import { symmetricEigen } from "../spectra/index.js";
import { inducedRegularizerDepthTwo } from "./induced-regularizer.js";
import { depthTwoMinimizer } from "./minimizers.js";

/** Two layers, and how the measurements are mixed for the bound below. */
export interface SharpnessSaddle {
  readonly weights: readonly Matrix[];
  /** G, n × n: the weights of the measurements are Z = GGᵀ/‖G‖_F². */
  readonly mixture: Matrix;
  /** λ_max(K_W) is at most 1 + gap times the trace of Z, as the search has computed them. */
  readonly gap: number;
}

/** The barrier has the weights 4⁻¹, 4⁻², … of the first value, until nothing is left to gain. */
const STAGES = 8;

/** Steps at one weight, how often a step is halved until it rises, and how many steps are remembered. */
const STEPS = 100;
const TRIALS = 30;
const REMEMBERED = 8;

/** A stage ends where the gap is this many times the one that the barrier leaves. */
const ENOUGH = 1.25;

/** A step is taken where it rises by this share of what its slope promises. */
const SHARE = 1e-4;

/**
 * Two layers of product M that are nearly flattest in λ_max, and the weights of the measurements that show it, for L = 2.
 * With K_W the Gram matrix of the gradients of the predictions and B_c = Σ_i G_icA_i, inf_W tr(ZK_W) is 2‖P^{1/2}MQ^{1/2}‖_*,
 * P = ΣB_cB_cᵀ, Q = ΣB_cᵀB_c, a concave function of Z whose gradient is K_W at the minimizer W of that trace. Followed is its
 * ascent with a barrier μ log det Z, μ falling; where that is largest, λ_max(K_W) is at most nμ above it. Steps are those of
 * limited-memory BFGS in the barrier's metric (Nocedal and Wright, Numerical Optimization, Algorithm 7.4), halved until they
 * rise. Nothing is promised of the result, the gap included: λ_max and the trace are to be computed from it.
 * @param width d_1 ≥ min(d_0, d_L)
 * @throws ShapeError; DomainError where Σ A_iA_iᵀ or Σ A_iᵀA_i may be singular, or M = 0
 */
export function sharpnessSaddle(measurements: MatrixList, m: MatrixLike, width: number): SharpnessSaddle {
  measurements = matricesFrom(measurements, "sharpnessSaddle, measurements");
  m = fromRows(m, "sharpnessSaddle, m");
  const n = measurements.length;
  let point = pointAt(measurements, m, width, identity(n).times(1 / n))!;
  const scale = point.value;
  if (!(scale > 0)) throw new DomainError({ where: "sharpnessSaddle", expected: "M ≠ 0", got: "M = 0" });
  for (let stage = 1; stage <= STAGES; stage++) {
    const barrier = { weight: scale * pow(1 / 4, stage), scale };
    const steps: Step[] = [];
    for (let step = 0; step < STEPS; step++) {
      if (point.top - point.value <= ENOUGH * n * barrier.weight) break;
      const moved = ascended(measurements, m, width, point, barrier, steps);
      if (moved === null) break;
      point = moved;
    }
  }
  return { weights: point.weights.map(exactly), mixture: point.mixture, gap: point.top / point.value - 1 };
}

/** What is known at one Z. */
interface Point {
  readonly z: Matrix;
  readonly eigenvalues: Float64Array;
  readonly vectors: Matrix;
  readonly mixture: Matrix;
  /** 2‖P^{1/2}MQ^{1/2}‖_*. */
  readonly value: number;
  /** Where tr(ZK_W) is that, with K_W and λ_max(K_W). */
  readonly weights: readonly Matrix[];
  readonly gram: Matrix;
  readonly top: number;
}

/** Null where Z is not positive definite. */
function pointAt(measurements: readonly Matrix[], m: Matrix, width: number, z: Matrix): Point | null {
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
  const weights = depthTwoMinimizer(mixed, m, width);
  const gram = gramOf(weights, measurements);
  const top = symmetricEigen(gram).values[0]!;
  return { z, eigenvalues: values, vectors: exactly(vectors), mixture, value, weights, gram, top };
}

/** ⟨∇f_i, ∇f_k⟩. */
function gramOf(weights: readonly Matrix[], measurements: readonly Matrix[]): Matrix {
  const gradients = exactly(predictionGradients(weights, measurements));
  return symmetric(gradients.times(gradients.T));
}

interface Barrier {
  readonly weight: number;
  readonly scale: number;
}

/** A step that was taken, and by how much the slope fell along it. */
interface Step {
  readonly moved: Matrix;
  readonly fallen: Matrix;
  /** Their inner product, which is positive. */
  readonly bend: number;
}

/** A Z at which value and barrier are higher, which becomes one of the steps, or null where none is found. */
function ascended(
  measurements: readonly Matrix[],
  m: Matrix,
  width: number,
  from: Point,
  barrier: Barrier,
  steps: Step[],
): Point | null {
  const height = ({ value, eigenvalues }: Point): number =>
    value + barrier.weight * eigenvalues.reduce((total, x) => total + log(x), 0);
  const slope = slopeAt(from, barrier);
  const direction = bent(slope, steps, (g) => inBarrierMetric(g, from, barrier));
  const [start, promised] = [height(from), product(slope, direction)];
  for (let trial = 0; trial < TRIALS; trial++) {
    const reached = pointAt(measurements, m, width, symmetric(from.z.plus(direction, pow(2, -trial))));
    if (reached === null || !(height(reached) > start + SHARE * pow(2, -trial) * promised)) continue;
    const moved = exactly(reached.z.plus(from.z, -1));
    const fallen = exactly(slope.plus(slopeAt(reached, barrier), -1));
    const bend = product(moved, fallen);
    if (bend > 0) steps.push({ moved, fallen, bend });
    if (steps.length > REMEMBERED) steps.shift();
    return reached;
  }
  return null;
}

/** The gradient of value and barrier, K_W + μZ⁻¹. */
function slopeAt({ gram, vectors, eigenvalues }: Point, { weight }: Barrier): Matrix {
  const n = eigenvalues.length;
  const scaled = new Matrix(
    n,
    n,
    vectors.data.map((x, k) => (x * weight) / eigenvalues[k % n]!),
  );
  return symmetric(gram.plus(scaled.times(vectors.T)));
}

/** The slope divided by how the barrier bends, in the eigenvectors of Z, with the trace kept at 1. */
function inBarrierMetric(slope: Matrix, { eigenvalues, vectors }: Point, { weight, scale }: Barrier): Matrix {
  const n = eigenvalues.length;
  const turned = vectors.T.times(slope).times(vectors);
  const metric = (i: number, j: number): number => {
    const both = eigenvalues[i]! * eigenvalues[j]!;
    return both / (weight + scale * both);
  };
  const own = Array.from(eigenvalues, (_, i) => metric(i, i));
  const level = own.reduce((sum, x, i) => sum + x * turned.at(i, i), 0) / own.reduce((sum, x) => sum + x, 0);
  const move = new Matrix(
    n,
    n,
    turned.data.map((x, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      return metric(i, j) * (i === j ? x - level : x);
    }),
  );
  return symmetric(vectors.times(move).times(vectors.T));
}

/** The two loops of limited-memory BFGS. @param metric the inverse Hessian that they begin with */
function bent(slope: Matrix, steps: readonly Step[], metric: (slope: Matrix) => Matrix): Matrix {
  let left = slope;
  const shares = steps.toReversed().map(({ moved, fallen, bend }) => {
    const share = product(moved, left) / bend;
    left = exactly(left.plus(fallen, -share));
    return share;
  });
  return steps.reduce((direction, { moved, fallen, bend }, k) => {
    return exactly(direction.plus(moved, shares.at(-1 - k)! - product(fallen, direction) / bend));
  }, metric(left));
}

function product(a: Matrix, b: Matrix): number {
  return a.data.reduce((sum, x, k) => sum + x * b.data[k]!, 0);
}

/** The stored entries, as a choice that is exact by definition. */
function exactly({ rows, cols, data }: Matrix): Matrix {
  return new Matrix(rows, cols, data);
}

function symmetric(a: Matrix): Matrix {
  return exactly(a.plus(a.T, 1).times(0.5));
}

import {
  column,
  diagonal,
  endToEnd,
  exact,
  frobeniusOf,
  frobeniusSquared,
  gradientFlow,
  hypot,
  identity,
  Matrix,
  pseudoInverse,
  type Quantity,
  RegressionRisk,
  regressor,
  type UnivariateProblem,
  univariateRisk,
} from "../../numerics/index.js";
import type { Random } from "../../random/index.js";

/** Data with covariance diag(1, …, Λ), equally spaced, and how far the minimum is from the initial network. */
export interface ResidualData {
  /** Λ/λ with λ = 1; 1 for white data. */
  readonly condition: number;
  /** The root of R(W(0)) − R_min, in units of λ‖p‖/(4√Λ). */
  readonly reach: number;
  /** Whether the minimum is in any direction from the initial network, or in that of the least eigenvalue. */
  readonly towards?: "any" | "least";
  /** Whether w_prod(0), if there is one, has the least eigenvalue of the covariance, since p is so, or the data. */
  readonly start?: "any" | "least by p" | "least by X";
}

/** A residual network with a risk whose minimum is near. */
export interface ResidualTask {
  readonly initial: readonly Matrix[];
  /** R in plain numbers, for the flow. */
  readonly risk: RegressionRisk;
  /** R(W) − R_min. */
  readonly excess: (weights: readonly Matrix[]) => Quantity;
}

/** The end of a gradient flow from a residual initialization. */
export interface ResidualEnd {
  readonly weights: readonly Matrix[];
  /** max_k ‖θ_k‖_F = L max_k ‖W_k − W_k(0)‖_F at the end. */
  readonly theta: number;
  /** Whether R − R_min fell to `CONVERGED` of what it was at first. */
  readonly converged: boolean;
}

const CONVERGED = 2 ** -10;

/** The local error of a step against the norm of the weights, far below the way that the weights go. */
const ACCURACY = 2 ** -26;

/** The gradient at which the flow is stopped, against the first one: its square is well below `CONVERGED`. */
const STATIONARY = 2 ** -11;

/** Time at which the flow is stopped at the latest, times L: R − R_min decays at a rate of the order of λ‖p‖²L. */
const HORIZON = 2000;

/** Steps after which a flow counts as not converged. */
const MAX_STEPS = 400;

function unitVector(length: number, random: Random): Matrix {
  const drawn = Array.from({ length }, () => random.normal());
  const size = hypot(...drawn);
  return column(drawn.map((x) => x / size));
}

/** The unit vector p for which (W_L⋯W_1)ᵀp is a positive multiple of e_1, in plain numbers. */
function outputTowardsFirst(weights: readonly Matrix[]): Matrix {
  const back = pseudoInverse(endToEnd(weights).T);
  const first = Array.from({ length: back.rows }, (_, i) => back.at(i, 0));
  const size = hypot(...first);
  return column(first.map((x) => x / size));
}

/** I − 2vvᵀ/‖v‖² for the longer one of v = w ± ‖w‖e_1: it takes w to a multiple of e_1. */
function reflectionToFirst(w: Matrix): Matrix {
  const v = Array.from(w.data);
  v[0]! += (v[0]! < 0 ? -1 : 1) * hypot(...v);
  const size = hypot(...v);
  const unit = column(v.map((x) => x / size));
  return identity(v.length).plus(unit.times(unit.T), -2);
}

/** The eigenvalues 1, …, Λ of the covariance. */
function spectrum(width: number, condition: number): number[] {
  return Array.from({ length: width }, (_, i) => (width === 1 ? condition : 1 + ((condition - 1) * i) / (width - 1)));
}

/** A unit vector in the direction of the first inputs, or in any; `width` numbers for each of `outputs`. */
function awayFrom(data: ResidualData, width: number, outputs: number, random: Random): Matrix {
  const any = unitVector(width * outputs, random);
  if (data.towards !== "least") return any;
  const least = Array.from(any.data, (x, i) => (i % width === 0 ? x : 0));
  const size = hypot(...least);
  return column(least.map((x) => x / size));
}

/** How far to go that way, so that the risk is reach²/(16Λ). */
function distanceFor(data: ResidualData, away: Matrix, eigenvalues: readonly number[]): number {
  const { condition, reach } = data;
  const energy = away.data.reduce((total, x, i) => total + eigenvalues[i % eigenvalues.length]! * (x * x), 0);
  return reach / (4 * Math.sqrt(condition * energy));
}

/** The univariate problem of a task, for those who need more than its risk. */
export interface SingleOutputTask extends ResidualTask {
  readonly problem: UnivariateProblem;
  /** w*, d × 1. */
  readonly solution: Matrix;
}

/**
 * From this network, one output, p a random unit vector, or the one for which w_prod(0) is a multiple of e_1. X has the
 * rows √(nλ_i)e_iᵀ and a row of zeros with target 1, n = d + 1: Σ̂ is diagonal and R_min = 1/n. Since N_k is isotropic, no
 * generality is lost by that, unless the data are chosen after the network: then X is turned by the reflection H that
 * takes w_prod(0) to a multiple of e_1. The minimum w* is so far from w_prod(0), in a random direction or in that of the
 * least eigenvalue, that R(W(0)) − R_min = (reach²/16)·λ²‖p‖²/Λ.
 */
export function singleOutputTask(initial: readonly Matrix[], data: ResidualData, random: Random): SingleOutputTask {
  const width = initial[0]!.cols;
  const drawn = unitVector(width, random);
  const output = data.start === "least by p" ? outputTowardsFirst(initial) : drawn;
  const samples = width + 1;
  const eigenvalues = spectrum(width, data.condition);
  const upright = diagonal(
    eigenvalues.map((value) => Math.sqrt(samples * value)),
    samples,
    width,
  );
  const zeroTargets = new Matrix(samples, 1, new Float64Array(samples));
  const start = regressor(initial, { inputs: upright, targets: zeroTargets, output });
  const turn = data.start === "least by X" ? reflectionToFirst(start) : identity(width);
  const inputs = new Matrix(samples, width, upright.times(turn).data);
  const away = awayFrom(data, width, 1, random);
  const solution = start.plus(turn.times(away), distanceFor(data, away, eigenvalues));
  const targets = column([...Array.from(inputs.times(solution).data.subarray(0, width)), 1]);
  const problem = { inputs, targets, output };
  const least = exact(1).over(samples);
  return {
    initial,
    problem,
    solution,
    risk: new RegressionRisk(initial, problem),
    excess: (weights) => univariateRisk(weights, problem).minus(least),
  };
}

/**
 * From this network, d outputs and no p: R(W) − R_min = ‖(E(W) − M*)Σ̂^{1/2}‖_F² with Σ̂ diagonal and M* so far from
 * E(W(0)), in a random direction or in one of the least eigenvalue, that R(W(0)) − R_min = (reach²/16)·λ²/Λ.
 */
export function severalOutputsTask(initial: readonly Matrix[], data: ResidualData, random: Random): ResidualTask {
  const width = initial[0]!.cols;
  const eigenvalues = spectrum(width, data.condition);
  const root = diagonal(eigenvalues.map(Math.sqrt));
  const away = awayFrom(data, width, width, random);
  const offset = new Matrix(width, width, away.data);
  const target = endToEnd(initial).plus(offset, distanceFor(data, away, eigenvalues));
  const solution = new Matrix(width, width, Float64Array.from(target.data));
  // n = d points √n Σ̂^{1/2}e_i, each with the output that M* has there.
  const inputs = diagonal(eigenvalues.map((value) => Math.sqrt(width * value)));
  const { rows, cols, data: targets } = inputs.times(solution.T);
  return {
    initial,
    risk: new RegressionRisk(initial, {
      inputs,
      targets: new Matrix(rows, cols, targets.slice()),
      output: identity(width),
    }),
    excess: (weights) => frobeniusSquared(endToEnd(weights).minus(solution).times(root)),
  };
}

/** Follows the gradient flow of a task until it is all but stationary. The end is within the integrator's accuracy. */
export function trainResidual({ initial, risk, excess }: ResidualTask): ResidualEnd {
  const depth = initial.length;
  const slope = new Float64Array(risk.size);
  risk.gradient(risk.flatten(initial), slope);
  const first = frobeniusOf(slope);
  const { samples } = gradientFlow(initial, risk, {
    times: [HORIZON / depth],
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
    stationaryBelow: STATIONARY * first,
  });
  const { weights } = samples.at(-1)!;
  const moves = weights.map((w, k) => depth * frobeniusOf(w.minus(initial[k]!).data));
  return {
    weights,
    theta: Math.max(...moves),
    converged: excess(weights).value <= CONVERGED * excess(initial).value,
  };
}

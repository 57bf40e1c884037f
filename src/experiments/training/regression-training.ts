import {
  column,
  dataEnergy,
  type DescentRun,
  FlatcheckError,
  frobeniusSquared,
  gradientDescent,
  hypot,
  largestRitzPair,
  leastNormRegressor,
  Matrix,
  pow,
  RegressionRisk,
  spectralNorm,
  UNIT_ROUNDOFF,
} from "../../numerics/index.js";
import { Random, subSeed } from "../../random/index.js";
import { residualNetwork } from "./residual-network.js";

/**
 * The regression on which Marion and Chizat (2024, Appendix C, "Setup") train: X, w_true and the noise are standard
 * Gaussian, y = Xw_true + noise, and y and w* are divided by ‖w*‖, w* the least-squares solution of least norm.
 */
export interface RegressionData {
  /** X, n × d, and y, n × 1. */
  readonly inputs: Matrix;
  readonly targets: Matrix;
  /** As many points again, with noise of their own and labels divided by the same norm. */
  readonly testInputs: Matrix;
  readonly testTargets: Matrix;
  /** w*, d × 1, of norm 1. */
  readonly solution: Matrix;
  /** a = w*ᵀΣ̂w*, and Λ = λ_max(Σ̂). */
  readonly energy: number;
  readonly largest: number;
}

/** Numbers as the experiment takes them, without an error radius. */
function numbers(rows: number, cols: number, entry: (index: number) => number): Matrix {
  return new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, (_, index) => entry(index)),
  );
}

/** @param n samples @param d inputs */
export function regressionData(n: number, d: number, seed: number): RegressionData {
  const random = new Random(seed);
  const gaussian = (rows: number, cols: number): Matrix => numbers(rows, cols, () => random.normal());
  const inputs = gaussian(n, d);
  const testInputs = gaussian(n, d);
  const truth = gaussian(d, 1);
  const labels = (x: Matrix): Matrix => {
    const { data } = x.times(truth);
    return numbers(n, 1, (i) => data[i]! + random.normal());
  };
  const raw = { inputs, targets: labels(inputs), output: column([1]) };
  const { data } = leastNormRegressor(raw);
  const norm = hypot(...data);
  const normed = ({ rows, cols, data: entries }: Matrix): Matrix => numbers(rows, cols, (i) => entries[i]! / norm);
  const solution = numbers(d, 1, (i) => data[i]! / norm);
  return {
    inputs,
    targets: normed(raw.targets),
    testInputs,
    testTargets: normed(labels(testInputs)),
    solution,
    energy: dataEnergy(solution, raw).value,
    largest: pow(spectralNorm(inputs).value, 2) / n,
  };
}

/** A network at its initialization, and the risk on which it is trained. */
export interface Start {
  readonly risk: RegressionRisk;
  readonly point: Float64Array;
}

/** L layers d × d, the last one 1 × d, with independent Gaussian entries of the given standard deviation. */
export function gaussianStart(data: RegressionData, depth: number, deviation: number, random: Random): Start {
  const d = data.inputs.cols;
  const shapes = Array.from({ length: depth }, (_, k) => ({ rows: k === depth - 1 ? 1 : d, cols: d }));
  const risk = new RegressionRisk(shapes, { ...data, output: column([1]) });
  return { risk, point: Float64Array.from({ length: risk.size }, () => deviation * random.normal()) };
}

/** A random unit vector, d × 1: the fixed projection p behind a residual network. */
export function projection(d: number, random: Random): Matrix {
  const direction = Float64Array.from({ length: d }, () => random.normal());
  const norm = hypot(...direction);
  return numbers(d, 1, (i) => direction[i]! / norm);
}

/** L layers W_k = I + s/√(Ld) N_k, N_k with independent standard Gaussian entries, behind the projection p: (2). */
export function residualStart(
  data: RegressionData,
  depth: number,
  scale: number,
  output: Matrix,
  random: Random,
): Start {
  const layers = residualNetwork({ depth, width: data.inputs.cols, scale }, random);
  const risk = new RegressionRisk(layers, { ...data, output });
  return { risk, point: risk.flatten(layers) };
}

/** ‖w_{prod} − w*‖². */
export function squaredDistance(risk: RegressionRisk, at: Float64Array, { solution }: RegressionData): number {
  return frobeniusSquared(risk.regressor(at).minus(solution)).value;
}

/** Two routes to one number that do not meet. */
export class RoutesApartError extends FlatcheckError {}

/** What a sharpness is asked of: products with the Hessian, and gradients. */
export type Curved = Pick<RegressionRisk, "size" | "hessian" | "gradient">;

/** How far along a direction gradients are compared, either way. */
const AHEAD = 2 ** -17;

/** How far the routes may be apart: relative to S, and for h² times a derivative of R where S is small. */
const RELATIVE = 2 ** -20;
const ABSOLUTE = 2 ** 10 * AHEAD * AHEAD;

/**
 * S = λ_max(∇²R) as Lanczos sees it: a number without a bound, on two routes. Products with the Hessian share no formula
 * with differences of gradients, and along the v that they show to be the first eigenvector the two must agree.
 * @throws RoutesApartError where they do not
 */
export function sharpnessAt(risk: Curved, at: Float64Array): number {
  const { value, vector } = largestRitzPair(risk.hessian(at));
  const { curvature, rounding } = curvatureByGradients(risk, at, vector);
  const allowed = RELATIVE * Math.abs(value) + ABSOLUTE + rounding;
  if (!(Math.abs(curvature - value) <= allowed)) {
    throw new RoutesApartError({
      where: "sharpnessAt",
      expected: `differences of gradients that say what products with the Hessian say, to ${allowed.toPrecision(2)}`,
      got: `${curvature} and ${value}`,
      remedy: "this is a fault of the numerics, and not of the statement",
    });
  }
  return value;
}

/** vᵀ(∇R(W + hv) − ∇R(W − hv))/2h for a unit vector v, which is vᵀ∇²R v but for O(h²), and about its rounding. */
function curvatureByGradients(
  risk: Curved,
  at: Float64Array,
  v: Float64Array,
): { readonly curvature: number; readonly rounding: number } {
  const gradientAt = (step: number): Float64Array => {
    const gradient = new Float64Array(risk.size);
    risk.gradient(
      at.map((x, i) => x + step * v[i]!),
      gradient,
    );
    return gradient;
  };
  const [ahead, behind] = [gradientAt(AHEAD), gradientAt(-AHEAD)];
  const change = ahead.reduce((sum, x, i) => sum + (x - behind[i]!) * v[i]!, 0);
  const norm = Math.sqrt(ahead.reduce((sum, x) => sum + x * x, 0));
  return { curvature: change / (2 * AHEAD), rounding: (risk.size * UNIT_ROUNDOFF * norm) / AHEAD };
}

/** The test loss less the training loss: (1/n)‖y' − X'w_prod‖² − R. */
export function generalizationGap(risk: RegressionRisk, at: Float64Array, data: RegressionData): number {
  const { testInputs, testTargets } = data;
  const residual = testTargets.minus(testInputs.times(risk.regressor(at)));
  return frobeniusSquared(residual).value / testInputs.rows - risk.risk(at);
}

/**
 * A gradient of this norm moves no weight by more than 2^-25 in forty thousand steps of length 0.2: the rest of the run
 * changes nothing that a figure shows, unless it stands next to a saddle that no random start comes near.
 */
export const STATIONARY = 2 ** -38;

/** Gradient descent from a start. */
export function trained({ risk, point }: Start, stepSize: number, steps: number): DescentRun {
  return gradientDescent(point, risk, { stepSize, steps, stationaryBelow: STATIONARY });
}

/** A source of random numbers of its own for every part of an experiment. */
export function randomOf(seed: number, ...path: readonly number[]): Random {
  return new Random(path.reduce(subSeed, seed));
}

import {
  distance,
  endToEnd,
  exact,
  explicitHessian,
  frobeniusSquared,
  hessianTrace,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  lanczosSharpness,
  largestEigenvalue,
  loss,
  lossGradients,
  type Matrix,
  type MeasurementProblem,
  pow,
  type Quantity,
  regularizerR,
  ripConstant,
  sharpness,
  sum,
} from "../numerics/index.js";
import { type Measured, type Measurement, normsOf } from "./measured.js";

/** Up to this many parameters the Hessian is formed. */
const MOST_PARAMETERS = 96;

/** Up to this size the Gram matrix of the gradients, on its smaller side, is decomposed. */
const MOST_GRADIENTS = 512;

/** Up to this many entries of a measurement the restricted isometry constants are enclosed, up to this rank. */
const MOST_ENTRIES = 100;
const MOST_RANK = 4;

/** A network with the measurements of its end-to-end matrix, and their labels, where there are any. */
export interface OwnNetwork {
  readonly weights: readonly Matrix[];
  readonly measurements: readonly Matrix[] | null;
  readonly labels: readonly number[] | null;
}

/** Everything about a network: its end-to-end matrix, its curvature, its measurements and its balance. */
export function measureNetwork({ weights, measurements, labels }: OwnNetwork): Measurement {
  const problem = measurements === null ? null : problemOf(measurements, labels);
  return {
    kind: "network",
    about: aboutNetwork(weights, measurements, labels),
    quantities: [
      ...normsOf(endToEnd(weights), "E(W)"),
      ...(problem === null ? [] : curvatureOf(weights, problem, labels !== null, 1)),
      ...regularizersOf(weights, measurements),
      ...balancednessOf(weights),
      ...isometryOf(measurements ?? []),
    ],
    leftOut: [
      ...(problem === null
        ? ["loss, curvature and isometry: there are no measurements"]
        : curvatureLeftOut(weights, problem, labels !== null)),
      ...(measurements !== null && (measurements[0]?.data.length ?? 0) > MOST_ENTRIES
        ? [`δ of (r, δ)-RIP: more than ${MOST_ENTRIES} entries in a measurement`]
        : []),
    ],
  };
}

/** The layers in words: `a network of 2 layers, widths 3, 2, 2`. */
export function layersText(weights: readonly Matrix[]): string {
  const widths = [weights[0]!.cols, ...weights.map(({ rows }) => rows)].join(", ");
  return `a network of ${weights.length === 1 ? "1 layer" : `${weights.length} layers`}, widths ${widths}`;
}

/**
 * Loss, gradient, trace and sharpness of the mean of squares, times `factor`, which makes means out of means: the number
 * of outputs for a regression, whose loss is a mean over samples of sums over outputs.
 */
export function curvatureOf(
  weights: readonly Matrix[],
  problem: MeasurementProblem,
  labelled: boolean,
  factor: number,
): Measured[] {
  const times = (quantity: Quantity, power = 1): Quantity =>
    factor === 1 ? quantity : quantity.times(pow(factor, power));
  const trace = times(hessianTrace(weights, problem.measurements));
  return [
    ...(labelled
      ? [
          { key: "loss", label: "L(W)", quantity: times(loss(weights, problem)) },
          { key: "gradientNormSquared", label: "‖∇L(W)‖²", quantity: times(gradientSquared(weights, problem), 2) },
        ]
      : []),
    { key: "hessianTrace", label: "tr ∇²L(W)", quantity: trace },
    ...(labelled ? [sharpnessOf(weights, problem, times)] : []),
    ...(gradientsOf(weights, problem) <= MOST_GRADIENTS
      ? [{ key: "interpolatingSharpness", label: "λ_max at zero loss", quantity: times(sharpness(weights, problem)) }]
      : []),
  ];
}

/** How many gradients have a say in the curvature at zero loss: the smaller side of their matrix. */
function gradientsOf(weights: readonly Matrix[], { measurements }: MeasurementProblem): number {
  return Math.min(measurements.length, parametersOf(weights));
}

/** What `curvatureOf` leaves out, and why. */
export function curvatureLeftOut(weights: readonly Matrix[], problem: MeasurementProblem, labelled: boolean): string[] {
  return [
    ...(labelled ? [] : ["loss and gradient: there are no labels"]),
    ...(labelled && parametersOf(weights) > MOST_PARAMETERS
      ? [`a bound of λ_max(∇²L) from above: more than ${MOST_PARAMETERS} parameters`]
      : []),
    ...(gradientsOf(weights, problem) > MOST_GRADIENTS
      ? [`λ_max at zero loss: more than ${MOST_GRADIENTS} parameters and measurements`]
      : []),
  ];
}

/** λ_max of the Hessian where it can be formed; elsewhere the eigenvalue that Lanczos takes for it. */
function sharpnessOf(
  weights: readonly Matrix[],
  problem: MeasurementProblem,
  times: (quantity: Quantity) => Quantity,
): Measured {
  if (parametersOf(weights) <= MOST_PARAMETERS) {
    const quantity = times(largestEigenvalue(explicitHessian(weights, problem)));
    return { key: "sharpness", label: "λ_max(∇²L(W))", quantity };
  }
  return { key: "sharpnessFound", label: "λ of ∇²L(W)", quantity: times(lanczosSharpness(weights, problem).value) };
}

/** ‖W_{j+1}ᵀW_{j+1} − W_jW_jᵀ‖_F, zero for balanced layers. */
export function balancednessOf(weights: readonly Matrix[]): Measured[] {
  return weights.slice(1).map((above, index) => {
    const below = weights[index]!;
    const j = index + 1;
    return {
      key: `balancedness.${j}`,
      label: `‖W_${j + 1}ᵀW_${j + 1} − W_${j}W_${j}ᵀ‖_F`,
      quantity: distance(above.T.times(above), below.times(below.T)),
    };
  });
}

/** R(W), and F(E(W)) where a closed form is known: depth two, or a single measurement. */
function regularizersOf(weights: readonly Matrix[], measurements: readonly Matrix[] | null): Measured[] {
  const depth = weights.length;
  if (depth < 2) return [];
  const r: Measured = { key: "regularizerR", label: "R(W)", quantity: regularizerR(weights) };
  const ends = Math.min(weights[0]!.cols, weights.at(-1)!.rows);
  const wide = weights.every(({ rows }) => rows >= ends);
  if (measurements === null || !wide || (depth > 2 && measurements.length > 1)) return [r];
  const product = endToEnd(weights);
  const quantity =
    depth === 2
      ? inducedRegularizerDepthTwo(measurements, product)
      : inducedRegularizerSingle(measurements[0]!, product, depth);
  return [r, { key: "inducedRegularizer", label: "F(E(W))", quantity }];
}

function isometryOf(measurements: readonly Matrix[]): Measured[] {
  const [first] = measurements;
  if (first === undefined || first.data.length > MOST_ENTRIES) return [];
  const ranks = Math.min(first.rows, first.cols, MOST_RANK);
  return Array.from({ length: ranks }, (_, i) => ({
    key: `ripConstant.${i + 1}`,
    label: `δ of (${i + 1}, δ)-RIP`,
    quantity: ripConstant(measurements, i + 1),
  }));
}

function gradientSquared(weights: readonly Matrix[], problem: MeasurementProblem): Quantity {
  return sum(lossGradients(weights, problem).map(frobeniusSquared));
}

/** Without labels those of zero loss serve, which nothing that is then measured depends on. */
function problemOf(measurements: readonly Matrix[], labels: readonly number[] | null): MeasurementProblem {
  return { measurements, labels: (labels ?? measurements.map(() => 0)).map(exact) };
}

function parametersOf(weights: readonly Matrix[]): number {
  return weights.reduce((total, { data }) => total + data.length, 0);
}

function aboutNetwork(
  weights: readonly Matrix[],
  measurements: readonly Matrix[] | null,
  labels: readonly number[] | null,
): string {
  if (measurements === null) return layersText(weights);
  const count = measurements.length === 1 ? "1 measurement" : `${measurements.length} measurements`;
  const lossText = labels === null ? " without labels" : "; L = (1/n)Σ(⟨A_i, E(W)⟩ − b_i)²";
  return `${layersText(weights)}; ${count}${lossText}`;
}

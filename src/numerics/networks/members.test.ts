import { describe, expect, it } from "vitest";
import { exact, Quantity } from "../arithmetic/quantity.js";
import { Random } from "../../random/random.js";
import { Matrix } from "../matrices/matrix.js";
import * as networks from "./index.js";
import { type MeasurementProblem } from "./index.js";
import { measurementHessian } from "./measurement-hessian.js";

/** By how much one entry, or one label, of one operand may be off: a power of two, so that moving it rounds nothing. */
const AWAY = 2 ** -7;

type Made = Quantity | Matrix | readonly (Quantity | Matrix)[];

/** Integers without a zero, so that each entry of each operand matters. */
function integers(random: Random, rows: number, cols: number): Matrix {
  const entries = Array.from({ length: rows * cols }, () => random.integer(1, 3) * random.pick([1, -1]));
  return new Matrix(rows, cols, Float64Array.from(entries));
}

/** The matrix with one entry moved, or with a radius that allows for it. */
const moved = ({ rows, cols, data }: Matrix, k: number, by: number): Matrix =>
  new Matrix(rows, cols, data.map((x, i) => (i === k ? x + by : x))); // prettier-ignore
const blurred = ({ rows, cols, data }: Matrix): Matrix => new Matrix(rows, cols, Float64Array.from(data), AWAY);

interface Operands {
  readonly weights: readonly Matrix[];
  readonly problem: MeasurementProblem;
}

/** What is computed of layers, measurements and labels. */
const functions: Readonly<Record<string, (given: Operands) => Made>> = {
  endToEnd: ({ weights }) => networks.endToEnd(weights),
  predictions: ({ weights, problem }) => networks.predictions(weights, problem.measurements),
  residuals: ({ weights, problem }) => networks.residuals(weights, problem),
  loss: ({ weights, problem }) => networks.loss(weights, problem),
  layerGradients: ({ weights, problem }) => networks.layerGradients(weights, problem.measurements[1]!),
  lossGradients: ({ weights, problem }) => networks.lossGradients(weights, problem),
  explicitHessian: ({ weights, problem }) => networks.explicitHessian(weights, problem),
  hessianVectorProduct: ({ weights, problem }) =>
    networks.hessianVectorProduct(weights, problem, weights.map(({ rows, cols }) => ones(rows, cols))), // prettier-ignore
  gradientSquares: ({ weights, problem }) => networks.gradientSquares(weights, problem.measurements),
  hessianTrace: ({ weights, problem }) => networks.hessianTrace(weights, problem.measurements),
  interpolatingTrace: ({ weights, problem }) => networks.interpolatingTrace(weights, problem.measurements),
  traceBySecondDifferences: ({ weights, problem }) => networks.traceBySecondDifferences(weights, problem),
  regularizerR: ({ weights }) => networks.regularizerR(weights),
  predictionGradients: ({ weights, problem }) => networks.predictionGradients(weights, problem.measurements),
  derivativesAlongUnits: ({ weights, problem }) =>
    weights.map((_, k) => networks.derivativesAlongUnits(weights, problem.measurements[0]!, k)),
  imbalances: ({ weights }) => networks.imbalances(weights),
  initialImbalance: ({ weights }) => networks.initialImbalance(weights),
  sharpness: ({ weights, problem }) => networks.sharpness(weights, problem),
  hessianFactors: ({ weights, problem }) => networks.hessianFactors(weights, squareOf(problem)),
  sharpnessGram: ({ weights, problem }) => networks.sharpnessGram(weights, squareOf(problem)),
  minimumSharpness: ({ weights }) => networks.minimumSharpness(weights),
  explicitMinimumHessian: ({ weights, problem }) => networks.explicitMinimumHessian(weights, squareOf(problem)),
  regressor: ({ weights, problem }) => networks.regressor(weights, regression(problem)),
  univariateRisk: ({ weights, problem }) => networks.univariateRisk(weights, regression(problem)),
  univariateRiskGradients: ({ weights, problem }) => networks.univariateRiskGradients(weights, regression(problem)),
};

const ones = (rows: number, cols: number): Matrix => new Matrix(rows, cols, new Float64Array(rows * cols).fill(1));

/** A second measurement as a matrix of as many rows and columns as there are inputs; its own entries on top. */
function squareOf({ measurements }: MeasurementProblem): Matrix {
  const { rows, cols, data, radius } = measurements[1]!;
  const entries = Array.from({ length: cols * cols }, (_, k) => (k < rows * cols ? data[k]! : k));
  return new Matrix(cols, cols, Float64Array.from(entries), radius);
}

/** The measurements as inputs, targets and output of a regression with one sample a row. */
function regression({ measurements, labels }: MeasurementProblem): networks.UnivariateProblem {
  const [inputs, , output] = measurements as readonly [Matrix, Matrix, Matrix];
  const targets = new Matrix(
    inputs.rows,
    1,
    Float64Array.from({ length: inputs.rows }, (_, i) => labels[i]!.value),
    Math.hypot(...labels.slice(0, inputs.rows).map(({ error }) => error)) * (1 + 2 ** -50),
  );
  const column = new Matrix(output.rows, 1, output.data.slice(0, output.rows), output.radius);
  return { inputs, targets, output: column };
}

/** Operands in which one is moved or blurred, for every entry of every layer, measurement and label. */
function cases({ weights, problem }: Operands): { blur: Operands; members: Operands[] }[] {
  const { measurements, labels } = problem;
  const places = (m: Matrix): number[] => Array.from(m.data.keys());
  const withLayer = (k: number, w: Matrix): Operands => ({ weights: weights.with(k, w), problem });
  const withMeasurement = (i: number, a: Matrix): Operands => ({
    weights,
    problem: { measurements: measurements.with(i, a), labels },
  });
  const withLabel = (i: number, b: Quantity): Operands => ({
    weights,
    problem: { measurements, labels: labels.with(i, b) },
  });
  const signs = [AWAY, -AWAY];
  return [
    ...weights.map((w, k) => ({
      blur: withLayer(k, blurred(w)),
      members: places(w).flatMap((at) => signs.map((by) => withLayer(k, moved(w, at, by)))),
    })),
    ...measurements.map((a, i) => ({
      blur: withMeasurement(i, blurred(a)),
      members: places(a).flatMap((at) => signs.map((by) => withMeasurement(i, moved(a, at, by)))),
    })),
    ...labels.map((b, i) => ({
      blur: withLabel(i, new Quantity(b.value, AWAY)),
      members: signs.map((by) => withLabel(i, exact(b.value + by))),
    })),
  ];
}

const listOf = (made: Made): readonly (Quantity | Matrix)[] =>
  made instanceof Quantity || made instanceof Matrix ? [made] : made;

/** How far the values are from each other, and how far they may be. */
function apart(one: Quantity | Matrix, other: Quantity | Matrix): { readonly distance: number; readonly most: number } {
  if (one instanceof Matrix && other instanceof Matrix) {
    return {
      distance: Math.hypot(...one.data.map((x, i) => x - other.data[i]!)),
      most: (one.radius + other.radius) * (1 + 2 ** -40),
    };
  }
  const [x, y] = [one as Quantity, other as Quantity];
  return { distance: Math.abs(x.value - y.value), most: (x.error + y.error) * (1 + 2 ** -40) };
}

const random = new Random(31);
const NETWORKS = [
  [2, 2, 2],
  [1, 2, 1, 2],
  [3, 1, 2],
].map((widths): Operands => {
  const weights = widths.slice(1).map((rows, k) => integers(random, rows, widths[k]!));
  const measurements = Array.from({ length: 3 }, () => integers(random, widths.at(-1)!, widths[0]!));
  return { weights, problem: { measurements, labels: [1, -2, 5].map(exact) } };
});

describe("what is computed of operands with errors holds what is computed of each of their members", () => {
  it.each(Object.entries(functions))("%s", (_, compute) => {
    let moving = 0;
    for (const given of NETWORKS) {
      for (const { blur, members } of cases(given)) {
        const whole = listOf(compute(blur));
        for (const member of members) {
          listOf(compute(member)).forEach((found, k) => {
            const { distance, most } = apart(found, whole[k]!);
            expect(distance).toBeLessThanOrEqual(most);
            if (distance > AWAY / 100) moving += 1;
          });
        }
      }
    }
    expect(moving).toBeGreaterThan(10);
  });

  it("and the operator of the Hessian has its columns", () => {
    for (const { weights, problem } of NETWORKS) {
      const hessian = networks.explicitHessian(weights, problem);
      const { apply, size } = measurementHessian(weights, problem);
      for (let j = 0; j < size; j++) {
        const unit = new Float64Array(size);
        unit[j] = 1;
        const out = new Float64Array(size);
        apply(unit, out);
        out.forEach((x, i) => expect(Math.abs(x - hessian.at(i, j))).toBeLessThanOrEqual(2 ** -40));
      }
    }
  });
});

import { ShapeError } from "../arithmetic/index.js";
import { Matrix } from "../matrices/index.js";
import { requireUnivariate } from "../networks/index.js";
import { type LayerShape, outer, times, transposedTimes } from "./layer-kernels.js";

/** Least squares with a deep linear network whose end is fixed: targets that pᵀW_L ⋯ W_1x is to predict. */
export interface RegressionProblem {
  /** X, n × d: one row a sample. */
  readonly inputs: Matrix;
  /** Y, n × m. */
  readonly targets: Matrix;
  /** p, d_L × m: a vector for one output behind a projection, the identity where all d_L outputs count. */
  readonly output: Matrix;
}

/**
 * The risk R(W) = (1/n)‖Y − X w_prod‖_F² with w_prod = W_1ᵀ ⋯ W_Lᵀp (d × m), as a function of all entries in one vector,
 * layer by layer and row by row, with its gradient and its Hessian times a vector. For training runs and searches, which
 * evaluate it millions of times: plain floating-point numbers without error bounds, in buffers made once.
 *
 * With A_k = W_{k+1}ᵀ ⋯ W_Lᵀp and H_k = W_{k−1} ⋯ W_1∇R(w_prod) the gradient of layer k is A_kH_kᵀ (Marion and Chizat
 * 2024, (5)), and its derivative along V is Ȧ_kH_kᵀ + A_kḢ_kᵀ (the R-operator of Pearlmutter 1994). Both cost O(L)
 * products of a layer with m columns.
 */
export class RegressionRisk {
  /** Number of parameters. */
  readonly size: number;
  private readonly offsets: readonly number[];
  private readonly m: number;
  /** Σ̂ = XᵀX/n, d × d, and XᵀY/n, d × m. */
  private readonly covariance: Float64Array;
  private readonly correlation: Float64Array;
  private readonly inputShape: LayerShape;
  /** above[k] = A_k for k = 0, …, L, where above[0] is w_prod; below[k] = H_{k+1} for k = 0, …, L − 1. */
  private readonly above: readonly Float64Array[];
  private readonly below: readonly Float64Array[];
  private readonly aboveDot: readonly Float64Array[];
  private readonly belowDot: readonly Float64Array[];
  /** Where A_k, and after a gradient H_k, were last computed. */
  private point: Float64Array = new Float64Array(0);

  /** @throws ShapeError unless layers, inputs, targets and output fit together */
  constructor(
    readonly shapes: readonly LayerShape[],
    readonly problem: RegressionProblem,
  ) {
    requireUnivariate(problem);
    const { inputs, targets, output } = problem;
    if (inputs.rows === 0 || targets.rows !== inputs.rows || targets.cols !== output.cols) {
      const expected = `${inputs.rows}×${output.cols} with at least one row`;
      throw new ShapeError({ where: "targets", expected, got: targets.shape });
    }
    let width = inputs.cols;
    let size = 0;
    this.offsets = shapes.map(({ rows, cols }, k) => {
      if (cols !== width) {
        throw new ShapeError({ where: `layer ${k + 1}`, expected: `${width} columns`, got: `${rows}×${cols}` });
      }
      width = rows;
      size += rows * cols;
      return size - rows * cols;
    });
    if (shapes.length === 0 || output.rows !== width) {
      const expected = `${width} rows behind at least one layer`;
      throw new ShapeError({ where: "output", expected, got: output.shape });
    }
    this.size = size;
    this.m = output.cols;
    const d = inputs.cols;
    this.inputShape = { rows: d, cols: d };
    this.covariance = crossMoment(inputs, inputs);
    this.correlation = crossMoment(inputs, targets);
    const widths = [d, ...shapes.map(({ rows }) => rows)];
    const columns = (count: number): Float64Array => new Float64Array(count * this.m);
    this.above = widths.map(columns);
    this.aboveDot = widths.map(columns);
    this.below = widths.slice(0, -1).map(columns);
    this.belowDot = widths.slice(0, -1).map(columns);
    this.above[shapes.length]!.set(output.data);
  }

  /** The entries of the layers in one vector. @throws ShapeError unless they have the shapes of this risk */
  flatten(weights: readonly Matrix[]): Float64Array {
    const flat = new Float64Array(this.size);
    this.shapes.forEach(({ rows, cols }, k) => {
      const w = weights[k];
      if (w === undefined || w.rows !== rows || w.cols !== cols || weights.length !== this.shapes.length) {
        const got = w === undefined ? "none" : w.shape;
        throw new ShapeError({ where: `layer ${k + 1} of ${weights.length}`, expected: `${rows}×${cols}`, got });
      }
      flat.set(w.data, this.offsets[k]);
    });
    return flat;
  }

  /** The layers in such a vector, copied. */
  matrices(flat: Float64Array): Matrix[] {
    return this.shapes.map(({ rows, cols }, k) => {
      const from = this.offsets[k]!;
      return new Matrix(rows, cols, flat.slice(from, from + rows * cols));
    });
  }

  /** w_prod at a point, d × m, copied. */
  regressor(at: Float64Array): Matrix {
    this.pull(at);
    return new Matrix(this.inputShape.rows, this.m, Float64Array.from(this.above[0]!));
  }

  /** R at a point. */
  risk(at: Float64Array): number {
    const w = this.regressor(at);
    const { inputs, targets } = this.problem;
    const predicted = new Float64Array(targets.data.length);
    times(inputs.data, 0, inputs, w.data, this.m, predicted, false);
    let total = 0;
    for (let i = 0; i < predicted.length; i++) {
      const missed = targets.data[i]! - predicted[i]!;
      total += missed * missed;
    }
    return total / inputs.rows;
  }

  /** out = ∇R at a point. */
  gradient(at: Float64Array, out: Float64Array): void {
    this.move(at);
    for (let k = 0; k < this.shapes.length; k++) {
      outer(this.above[k + 1]!, this.below[k]!, this.m, out, this.offsets[k]!, this.shapes[k]!, false);
    }
  }

  /** The map x ↦ ∇²R(at) x, with `at` copied. It shares its buffers with this risk: use one of them at a time. */
  hessian(at: Float64Array): { readonly size: number; readonly apply: (x: Float64Array, out: Float64Array) => void } {
    const point = Float64Array.from(at);
    return {
      size: this.size,
      apply: (x, out) => {
        if (this.point !== point) this.move(point);
        this.hessianTimes(x, out);
      },
    };
  }

  private pull(at: Float64Array): void {
    this.point = at;
    const { above, m, offsets, shapes } = this;
    for (let k = shapes.length - 1; k >= 0; k--) {
      transposedTimes(at, offsets[k]!, shapes[k]!, above[k + 1]!, m, above[k]!, false);
    }
  }

  private move(at: Float64Array): void {
    this.pull(at);
    const { above, below, m, offsets, shapes, covariance, correlation, inputShape } = this;
    const gradient = below[0]!;
    times(covariance, 0, inputShape, above[0]!, m, gradient, false);
    for (let i = 0; i < gradient.length; i++) gradient[i] = 2 * (gradient[i]! - correlation[i]!);
    for (let k = 0; k + 1 < shapes.length; k++) times(at, offsets[k]!, shapes[k]!, below[k]!, m, below[k + 1]!, false);
  }

  private hessianTimes(x: Float64Array, out: Float64Array): void {
    const { above, below, aboveDot, belowDot, m, offsets, shapes, point, inputShape } = this;
    const depth = shapes.length;
    for (let k = depth - 1; k >= 0; k--) {
      transposedTimes(x, offsets[k]!, shapes[k]!, above[k + 1]!, m, aboveDot[k]!, false);
      // p does not move, so that the last Ȧ is zero.
      if (k < depth - 1) transposedTimes(point, offsets[k]!, shapes[k]!, aboveDot[k + 1]!, m, aboveDot[k]!, true);
    }
    const gradientDot = belowDot[0]!;
    times(this.covariance, 0, inputShape, aboveDot[0]!, m, gradientDot, false);
    for (let i = 0; i < gradientDot.length; i++) gradientDot[i] = 2 * gradientDot[i]!;
    for (let k = 0; k + 1 < depth; k++) {
      times(x, offsets[k]!, shapes[k]!, below[k]!, m, belowDot[k + 1]!, false);
      times(point, offsets[k]!, shapes[k]!, belowDot[k]!, m, belowDot[k + 1]!, true);
    }
    for (let k = 0; k < depth; k++) {
      outer(above[k + 1]!, belowDot[k]!, m, out, offsets[k]!, shapes[k]!, false);
      if (k < depth - 1) outer(aboveDot[k + 1]!, below[k]!, m, out, offsets[k]!, shapes[k]!, true);
    }
  }
}

/** AᵀB/n for A and B with n rows. */
function crossMoment(a: Matrix, b: Matrix): Float64Array {
  const out = new Float64Array(a.cols * b.cols);
  transposedTimes(a.data, 0, a, b.data, b.cols, out, false);
  return out.map((x) => x / a.rows);
}

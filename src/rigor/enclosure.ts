import { type Matrix, type MeasurementProblem, type Operation, type Origin, type Quantity, type Step, UNIT_ROUNDOFF } from "../numerics/index.js";
import * as matrices from "./matrices/interval-matrix.js";
import type { IntervalMatrix } from "./matrices/interval-matrix.js";
import { leadingPair } from "./matrices/leading-pair.js";
import { pseudoInverse, squareRootPsd } from "./matrices/matrix-functions.js";
import { polarFactor } from "./matrices/polar-factor.js";
import * as spectrum from "./matrices/spectrum.js";
import { gaussNewtonSharpness, ripConstantFullRank, sharpness } from "./networks/curvature.js";
import { explicitHessian } from "./networks/explicit-hessian.js";
import { inducedRegularizerDepthTwo } from "./networks/induced-regularizer.js";
import type * as rigorous from "./networks/network.js";
import { gradientSquares, hessianTrace, layerGradients, regularizerR, residuals } from "./networks/network.js";
import { fromDouble } from "./numbers/dyadic.js";
import { exponential, logarithm, power, type Rational } from "./numbers/elementary.js";
import * as interval from "./numbers/interval.js";
import type { Interval } from "./numbers/interval.js";
import { Precision } from "./numbers/precision.js";

type StepOf = (value: object) => Step | undefined;

/**
 * Does a recorded computation over again in interval arithmetic, from the exact entries of the instance. Values are
 * remembered, so that what occurs twice is enclosed once.
 *
 * `borrowed` tells whether some operand was itself computed in floating point by code that leaves no steps: it enters
 * with its own error bound, and the result is an enclosure, but not an independent one.
 */
export class Enclosure {
  borrowed = false;
  private readonly precision: Precision;
  private readonly quantities = new Map<Quantity, Interval>();
  private readonly matrices = new Map<Matrix, IntervalMatrix>();

  constructor(
    private readonly stepOf: StepOf,
    bits: number,
  ) {
    this.precision = new Precision(bits);
  }

  /** An interval that holds the true value. @throws RigorError where an operand is not finite or outside a domain */
  quantity(q: Quantity): Interval {
    const known = this.quantities.get(q);
    if (known !== undefined) return known;
    const step = this.stepOf(q);
    const result = step === undefined ? this.given(q) : this.scalarStep(step.operation, step.operands);
    this.quantities.set(q, result);
    return result;
  }

  /** Intervals that hold the true entries. @throws RigorError as `quantity` */
  matrix(m: Matrix): IntervalMatrix {
    const known = this.matrices.get(m);
    if (known !== undefined) return known;
    const step = this.stepOf(m);
    const result = step === undefined ? this.givenMatrix(m) : this.matrixStep(step.operation, step.operands, m);
    this.matrices.set(m, result);
    return result;
  }

  private given({ value, error }: Quantity): Interval {
    if (error === 0) return interval.fromNumber(value);
    this.borrowed = true;
    if (!Number.isFinite(error)) return interval.WHOLE_LINE;
    const radius = interval.fromNumber(error);
    const spread = { lo: interval.negate(radius).lo, hi: radius.hi };
    return interval.add(interval.fromNumber(value), spread, this.precision);
  }

  private givenMatrix(m: Matrix): IntervalMatrix {
    const point = matrices.fromMatrix(m);
    if (m.radius === 0) return point;
    this.borrowed = true;
    return matrices.widened(point, fromDouble(m.radius));
  }

  private scalarStep(operation: Operation, operands: readonly unknown[]): Interval {
    const { precision } = this;
    const scalar = (i: number): Interval => this.quantity(operands[i] as Quantity);
    const all = (): Interval[] => this.eachQuantity(operands[0]);
    const a = (i = 0): IntervalMatrix => this.matrix(operands[i] as Matrix);
    const list = (i: number): IntervalMatrix[] => this.eachMatrix(operands[i]);
    switch (operation) {
      case "add":
        return interval.add(scalar(0), scalar(1), precision);
      case "subtract":
        return interval.subtract(scalar(0), scalar(1), precision);
      case "multiply":
        return interval.multiply(scalar(0), scalar(1), precision);
      case "divide":
        return interval.divide(scalar(0), scalar(1), precision);
      case "negate":
        return interval.negate(scalar(0));
      case "absolute":
        return interval.absolute(scalar(0));
      case "square":
        return interval.square(scalar(0), precision);
      case "power":
        return realPower(scalar(0), operands[1] as number, precision);
      case "rationalPower":
        return power(scalar(0), fraction(operands[1]), precision);
      case "squareRoot":
        return interval.squareRoot(scalar(0), precision);
      case "exponential":
        return exponential(scalar(0), precision);
      case "logarithm":
        return logarithm(scalar(0), precision);
      case "sum":
        return interval.sum(all(), precision);
      case "maximum":
        return all().reduce(interval.maximum);
      case "frobeniusNorm":
        return matrices.frobeniusNorm(a(), precision);
      case "frobeniusSquared":
        return matrices.frobeniusSquared(a(), precision);
      case "inner":
        return matrices.inner(a(0), a(1), precision);
      case "distance":
        return matrices.frobeniusNorm(matrices.subtractMatrices(a(0), a(1), precision), precision);
      case "trace":
        return this.traceOf(operands[0] as Matrix);
      case "spectralNorm":
        return spectrum.spectralNorm(a(), precision);
      case "nuclearNorm":
        return spectrum.nuclearNorm(a(), precision);
      case "schattenPower":
        return spectrum.schattenPower(a(), fraction(operands[1]), precision);
      case "schattenNorm":
        return spectrum.schattenNorm(a(), operands[1] as number, precision);
      case "largestEigenvalue":
        return this.largestEigenvalueOf(operands[0] as Matrix);
      case "smallestEigenvalue":
        return spectrum.eigenvalues(a(), precision).at(-1)!;
      case "hessianTrace":
        return hessianTrace(list(0), list(1), precision);
      case "inducedRegularizerDepthTwo":
        return inducedRegularizerDepthTwo(list(0), a(1), precision);
      case "ripConstant":
        return ripConstantFullRank(list(0), precision);
      case "singularValue":
        return spectrum.singularValues(a(), precision)[operands[1] as number]!;
      case "matrixEntry": {
        const source = a();
        return source.data[(operands[1] as number) * source.cols + (operands[2] as number)]!;
      }
      case "gradientSquares":
        return gradientSquares(list(0), list(1));
      case "regularizerR":
        return regularizerR(list(0));
      case "sharpness":
        return gaussNewtonSharpness(list(0), list(1), precision);
      default:
        throw new RangeError(`${operation} gives a matrix, not a number`);
    }
  }

  private matrixStep(operation: Operation, operands: readonly unknown[], shape: Matrix): IntervalMatrix {
    const { precision } = this;
    const a = (i = 0): IntervalMatrix => this.matrix(operands[i] as Matrix);
    switch (operation) {
      case "addScaled": {
        const scaled = matrices.scale(a(1), interval.fromNumber(operands[2] as number), precision);
        return matrices.addMatrices(a(0), scaled, precision);
      }
      case "scaled":
        return matrices.scale(a(), interval.fromNumber(operands[1] as number), precision);
      case "scaledByQuantity":
        return matrices.scale(a(), this.quantity(operands[1] as Quantity), precision);
      case "linearCombination":
        return matrices.linearCombination(this.eachMatrix(operands[0]), this.eachQuantity(operands[1]), precision);
      case "transpose":
        return matrices.transpose(a());
      case "multiplyMatrices":
        return matrices.product(a(0), a(1), precision);
      case "kronecker":
        return matrices.kronecker(a(0), a(1), precision);
      case "gramOfRows":
        return matrices.product(a(), matrices.transpose(a()), precision);
      case "layerGradient":
        return layerGradients(this.eachMatrix(operands[0]), a(1))[operands[2] as number]!;
      case "rearranged":
        return rearranged(this.eachMatrix(operands[0]), operands[1] as Origin, shape);
      case "quantityMatrix": {
        const entries = operands[0] as readonly Quantity[];
        return matrices.build(shape.rows, shape.cols, (row, col) => this.quantity(entries[row * shape.cols + col]!));
      }
      case "squareRootPsd":
        return squareRootPsd(a(), precision);
      case "pseudoInverse":
        return pseudoInverse(a(), precision);
      case "explicitHessian":
        return explicitHessian(...this.problemOf(operands), precision);
      case "polarFactor":
        return polarFactor(a(), precision);
      case "leadingPair": {
        const { left, right } = leadingPair(a(), operands[1] as number, precision);
        return operands[2] === 0 ? left : right;
      }
      default:
        throw new RangeError(`${operation} has no rigorous matrix`);
    }
  }

  /** The trace of the explicit Hessian comes from its definition, without the N × N matrix. */
  private traceOf(m: Matrix): Interval {
    const step = this.stepOf(m);
    if (step?.operation !== "explicitHessian") return matrices.trace(this.matrix(m), this.precision);
    const [weights, { measurements }] = this.problemOf(step.operands);
    return hessianTrace(weights, measurements, this.precision);
  }

  /**
   * The largest eigenvalue of the explicit Hessian comes from the Gram matrix of the gradients where every residual is 0
   * exactly; elsewhere the Hessian has another part.
   */
  private largestEigenvalueOf(m: Matrix): Interval {
    const step = this.stepOf(m);
    if (step?.operation === "explicitHessian") {
      const [weights, problem] = this.problemOf(step.operands);
      if (residuals(weights, problem).every(interval.isZero)) return sharpness(weights, problem, this.precision);
    }
    return spectrum.largestEigenvalue(this.matrix(m), this.precision);
  }

  private problemOf(operands: readonly unknown[]): [IntervalMatrix[], rigorous.MeasurementProblem] {
    const { measurements, labels } = operands[1] as MeasurementProblem;
    return [
      this.eachMatrix(operands[0]),
      { measurements: this.eachMatrix(measurements), labels: this.eachQuantity(labels) },
    ];
  }

  private eachMatrix(list: unknown): IntervalMatrix[] {
    return (list as readonly Matrix[]).map((m) => this.matrix(m));
  }

  private eachQuantity(list: unknown): Interval[] {
    return (list as readonly Quantity[]).map((q) => this.quantity(q));
  }
}

/** The matrix of the given shape whose entries stand where their origins say. */
function rearranged(
  sources: readonly IntervalMatrix[],
  origin: Origin,
  { rows, cols }: { readonly rows: number; readonly cols: number },
): IntervalMatrix {
  return matrices.build(rows, cols, (row, col) => {
    const from = origin(row, col);
    if (from === null) return interval.fromNumber(0);
    const source = sources[from[0]]!;
    return source.data[from[1] * source.cols + from[2]]!;
  });
}

/**
 * a^p for a double p. A multiple of 2^-10 is meant as it stands; any other may be the rounding of what was meant, 1/3
 * for one, and the enclosure then covers all exponents that round to p.
 */
function realPower(a: Interval, p: number, precision: Precision): Interval {
  if (Number.isInteger(p * 1024)) return power(a, p, precision);
  const slack = Math.abs(p) * UNIT_ROUNDOFF;
  return interval.hull(power(a, p - 2 * slack, precision), power(a, p + 2 * slack, precision));
}

/** p/q as a fraction; a real exponent p with q = 1 as the double that it is. */
function fraction(operand: unknown): number | Rational {
  const [numerator, denominator] = operand as readonly [number, number];
  return denominator === 1 ? numerator : { numerator, denominator };
}

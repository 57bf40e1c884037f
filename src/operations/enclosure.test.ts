import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { knownInteger, provided } from "../numerics/arithmetic/decisions.js";
import { type Operation, type Step, withProvenance } from "../numerics/arithmetic/provenance.js";
import * as quantity from "../numerics/arithmetic/quantity.js";
import { approximately, exact, type Quantity } from "../numerics/arithmetic/quantity.js";
import { block, directSum, padded } from "../numerics/matrices/arrangements/blocks.js";
import { kronecker } from "../numerics/matrices/arrangements/kronecker.js";
import { linearCombination } from "../numerics/matrices/linear-combination.js";
import { fromRows, Matrix } from "../numerics/matrices/matrix.js";
import { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "../numerics/matrices/norms.js";
import { matrixEntry, quantityDiagonal, quantityMatrix } from "../numerics/matrices/quantity-matrix.js";
import { flattenedRows, onTop, sideBySide } from "../numerics/matrices/arrangements/stacking.js";
import { ripConstant } from "../numerics/measurements/rip.js";
import { inducedRegularizerDepthTwo } from "../numerics/minima/induced-regularizer.js";
import { explicitHessian } from "../numerics/networks/explicit-hessian.js";
import { gradientSquares, hessianTrace, regularizerR } from "../numerics/networks/hessian-trace.js";
import { derivativesAlongUnits } from "../numerics/networks/multilinear-derivative.js";
import { traceBySecondDifferences } from "../numerics/networks/second-differences.js";
import { sharpness } from "../numerics/networks/sharpness.js";
import { polarFactor } from "../numerics/spectra/decomposition-error.js";
import { rankOfProduct } from "../numerics/spectra/exact-rank.js";
import { leadingPair } from "../numerics/spectra/leading-pair.js";
import { nuclearNorm, schattenNorm, schattenPower } from "../numerics/spectra/schatten.js";
import { eachSingularValue, spectralNorm } from "../numerics/spectra/singular-values.js";
import { svd } from "../numerics/spectra/svd.js";
import { pseudoInverse, squareRootPsd } from "../numerics/spectra/square-root.js";
import { largestEigenvalue, smallestEigenvalue } from "../numerics/spectra/symmetric-eigen.js";
import { compare, type Dyadic, fromDouble } from "../rigor/numbers/dyadic.js";
import { type Interval, isPoint, isWholeLine } from "../rigor/numbers/interval.js";
import { Enclosure } from "./enclosure.js";

/** Enough digits to tell any two numbers of these tests apart. */
const D = Decimal.clone({ precision: 120, toExpNeg: -400, toExpPos: 400 });
const BITS = 128;

/** An enclosure from the exact entries of these small instances is within this of its number, relatively. */
const NARROW = new D(2).pow(16 - BITS);

const A = fromRows([[1, 2], [3, 4]]); // prettier-ignore
const B = fromRows([[0.5, -1], [2, 0.25]]); // prettier-ignore
const third = (): Quantity => exact(1).over(3);
const oneThird = new D(1).div(3);

/** Singular values of A: σ₁² + σ₂² = 30, σ₁σ₂ = 2. */
const sigma = [new D(15).plus(new D(221).sqrt()).sqrt(), new D(15).minus(new D(221).sqrt()).sqrt()] as const;

/** E(W) = [1 3]; the gradients of ⟨A_1, E⟩ are [[1 −1], [1 −1]] and [−1 −1], those of ⟨A_2, E⟩ [[0 1], [0 1]] and [2 1]. */
const weights = [fromRows([[1, 2], [0, 1]]), fromRows([[1, 1]])]; // prettier-ignore
const measurements = [fromRows([[1, -1]]), fromRows([[0, 1]])];
const fitted = { measurements, labels: [exact(-2), exact(3)] };

/** λ_max of the Gram matrix [[6 −5], [−5 7]] of these gradients, times 2/n = 1. */
const sharpnessHere = new D(101).sqrt().plus(13).div(2);

/** (x, y) over its length. */
function unitVector(...entries: readonly [Decimal.Value, Decimal.Value]): Decimal[] {
  const [x, y] = entries.map((entry) => new D(entry)) as [Decimal, Decimal];
  const length = x.times(x).plus(y.times(y)).sqrt();
  return [x.div(length), y.div(length)];
}

/** Close to (3/5, 4/5). */
const nearlyUnit = [161061274 / 2 ** 28, 214748365 / 2 ** 28] as const;

interface Example {
  readonly result: () => Quantity | Matrix;
  /** Its entries, row by row, by hand. */
  readonly truth: ArrayLike<Decimal | number>;
}

/** For every operation examples whose results are known in closed form. */
const examples: Readonly<Record<Operation, readonly Example[]>> = {
  add: [{ result: () => third().plus(2), truth: [oneThird.plus(2)] }],
  subtract: [{ result: () => third().minus(2), truth: [oneThird.minus(2)] }],
  multiply: [{ result: () => third().times(-7), truth: [oneThird.times(-7)] }],
  divide: [{ result: () => third().over(-7), truth: [oneThird.div(-7)] }],
  negate: [{ result: () => third().negated(), truth: [oneThird.neg()] }],
  absolute: [{ result: () => quantity.absolute(exact(-1).over(3)), truth: [oneThird] }],
  square: [{ result: () => exact(-1).over(3).squared(), truth: [new D(1).div(9)] }],
  power: [
    { result: () => third().power(0.375), truth: [oneThird.pow(0.375)] },
    { result: () => third().power(-2), truth: [9] },
    { result: () => exact(3).power(0.5), truth: [new D(3).sqrt()] },
  ],
  rationalPower: [{ result: () => third().power(2, 3), truth: [new D(9).cbrt().pow(-1)] }],
  squareRoot: [{ result: () => quantity.squareRoot(third()), truth: [oneThird.sqrt()] }],
  exponential: [{ result: () => quantity.exponential(third()), truth: [oneThird.exp()] }],
  logarithm: [{ result: () => quantity.logarithm(third()), truth: [new D(3).ln().neg()] }],
  sum: [
    { result: () => quantity.sum([third(), 2, third()]), truth: [oneThird.times(2).plus(2)] },
    { result: () => quantity.sum([]), truth: [0] },
  ],
  maximum: [
    { result: () => quantity.maximum([0.25, third(), -9]), truth: [oneThird] },
    { result: () => quantity.minimum([0.25, third(), -9]), truth: [-9] },
  ],
  provided: [
    { result: () => provided(third(), third().minus(1)), truth: [oneThird] },
    { result: () => provided(third(), third().times(0)), truth: [oneThird] },
  ],
  integer: [{ result: () => knownInteger(third().times(-21)), truth: [-7] }],
  addScaled: [{ result: () => A.plus(B, -0.5), truth: [0.75, 2.5, 2, 3.875] }],
  scaled: [{ result: () => A.times(-0.375), truth: [-0.375, -0.75, -1.125, -1.5] }],
  scaledByQuantity: [{ result: () => A.times(third()), truth: [1, 2, 3, 4].map((x) => new D(x).div(3)) }],
  linearCombination: [
    {
      result: () => linearCombination([A, A.T, B], [third(), exact(-2).over(3), exact(2)]),
      truth: [new D(2).div(3), new D(-10).div(3), new D(11).div(3), new D(-5).div(6)],
    },
  ],
  transpose: [{ result: () => A.T, truth: [1, 3, 2, 4] }],
  multiplyMatrices: [{ result: () => A.times(B), truth: [4.5, -0.5, 9.5, -2] }],
  kronecker: [
    {
      result: () => kronecker(fromRows([[1, -3]]), B.times(third())),
      truth: [0.5, -1, -1.5, 3, 2, 0.25, -6, -0.75].map((x) => new D(x).div(3)),
    },
  ],
  gramOfRows: [{ result: () => A.gramOfRows(), truth: [5, 11, 11, 25] }],
  frobeniusNorm: [{ result: () => frobeniusNorm(A), truth: [new D(30).sqrt()] }],
  frobeniusSquared: [{ result: () => frobeniusSquared(A.times(third())), truth: [new D(30).div(9)] }],
  inner: [{ result: () => inner(A, B), truth: [5.5] }],
  distance: [{ result: () => distance(A, B), truth: [new D(24.3125).sqrt()] }],
  trace: [
    { result: () => trace(A.times(third())), truth: [new D(5).div(3)] },
    { result: () => trace(explicitHessian(weights, fitted)), truth: [13] },
    { result: () => trace(explicitHessian(weights, { measurements, labels: [exact(7), third()] })), truth: [13] },
  ],
  spectralNorm: [{ result: () => spectralNorm(A), truth: [sigma[0]] }],
  nuclearNorm: [{ result: () => nuclearNorm(A), truth: [new D(34).sqrt()] }],
  singularValue: [{ result: () => eachSingularValue(A)[1]!, truth: [sigma[1]] }],
  schattenPower: [
    { result: () => schattenPower(A, 1, 3), truth: [sigma[0].cbrt().plus(sigma[1].cbrt())] },
    { result: () => schattenPower(A, 0.75), truth: [sigma[0].pow(0.75).plus(sigma[1].pow(0.75))] },
    // Rank one: the second singular value is 0, which an enclosure of it would not show.
    { result: () => schattenPower(fromRows([[1, 2], [2, 4]]), 1, 3), truth: [new D(5).cbrt()] }, // prettier-ignore
  ],
  schattenNorm: [
    { result: () => schattenNorm(A, 3), truth: [sigma[0].pow(3).plus(sigma[1].pow(3)).cbrt()] },
    { result: () => schattenNorm(A, 0.5), truth: [sigma[0].sqrt().plus(sigma[1].sqrt()).pow(2)] },
  ],
  largestEigenvalue: [
    { result: () => largestEigenvalue(fromRows([[2, 1], [1, 3]])), truth: [new D(5).sqrt().plus(5).div(2)] }, // prettier-ignore
    { result: () => largestEigenvalue(fromRows([[-2, 1], [1, -3]])), truth: [new D(5).sqrt().minus(5).div(2)] }, // prettier-ignore
  ],
  smallestEigenvalue: [
    { result: () => smallestEigenvalue(fromRows([[2, 1], [1, 3]])), truth: [new D(5).sqrt().minus(5).div(-2)] }, // prettier-ignore
  ],
  rearranged: [
    { result: () => sideBySide([A.times(2), B]), truth: [2, 4, 0.5, -1, 6, 8, 2, 0.25] },
    { result: () => onTop(sideBySide([A.times(2), B]), 2), truth: [2, 4, 6, 8, 0.5, -1, 2, 0.25] },
    {
      result: () => flattenedRows([[A, fromRows([[5, 6]])], [B, fromRows([[7, 8]])]]), // prettier-ignore
      truth: [1, 2, 3, 4, 5, 6, 0.5, -1, 2, 0.25, 7, 8],
    },
    { result: () => block(A, 0, 1, 2, 1), truth: [2, 4] },
    { result: () => directSum(A, fromRows([[5, 6]])), truth: [1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 5, 6] },
    { result: () => directSum(A, new Matrix(0, 1, new Float64Array(0))), truth: [1, 2, 0, 3, 4, 0] },
    { result: () => directSum(new Matrix(1, 0, new Float64Array(0)), A.times(2)), truth: [0, 0, 2, 4, 6, 8] },
    { result: () => padded(A, 3, 3), truth: [1, 2, 0, 3, 4, 0, 0, 0, 0] },
  ],
  gradientSquares: [
    { result: () => gradientSquares(weights, measurements), truth: [13] },
    { result: () => hessianTrace(weights, [measurements[0]!]), truth: [12] },
    {
      result: () => hessianTrace(weights.map((w) => w.times(third())), measurements), // prettier-ignore
      truth: [new D(13).div(9)],
    },
  ],
  hessianTrace: [{ result: () => traceBySecondDifferences(weights, fitted), truth: [13] }],
  layerGradient: [
    { result: () => derivativesAlongUnits(weights, measurements[0]!, 0), truth: [1, -1, 1, -1] },
    { result: () => derivativesAlongUnits(weights, measurements[0]!, 1), truth: [-1, -1] },
  ],
  inducedRegularizerDepthTwo: [
    {
      // ΣA_iA_iᵀ = diag(2, 5), so that the norm is that of [[2 √10], [0 5]], whose determinant is 10: √(4 + 10 + 25 + 20).
      result: () =>
        inducedRegularizerDepthTwo(
          [fromRows([[1, 0], [0, 2]]), fromRows([[1, 0], [0, 1]])], // prettier-ignore
          fromRows([[1, 1], [0, 1]]), // prettier-ignore
        ),
      truth: [new D(59).sqrt().times(2)],
    },
  ],
  // The Gram matrix ½([[4 0], [0 0]] + [[1 1], [1 1]]) has the eigenvalues 3/2 ± √5/2.
  ripConstant: [
    { result: () => ripConstant([fromRows([[2, 0]]), fromRows([[1, 1]])], 1), truth: [new D(5).sqrt().plus(1).div(2)] },
  ],
  matrixEntry: [{ result: () => matrixEntry(A.times(third()), 1, 0), truth: [1] }],
  quantityMatrix: [
    {
      result: () => quantityMatrix(2, 3, (i, j) => third().times(3 * i + j)),
      truth: [0, 1, 2, 3, 4, 5].map((x) => new D(x).div(3)),
    },
    { result: () => quantityDiagonal([third(), exact(2)], 2, 3), truth: [oneThird, 0, 0, 0, 2, 0] },
  ],
  regularizerR: [{ result: () => regularizerR(weights), truth: [2 * 2 + 1 * 6] }],
  sharpness: [{ result: () => sharpness(weights, fitted), truth: [sharpnessHere] }],
  explicitHessian: [
    { result: () => largestEigenvalue(explicitHessian(weights, fitted)), truth: [sharpnessHere] },
    // L = (xy − 1/3)² at x = 1, y = 2: ∂²L/∂x² = 2y², ∂²L/∂y² = 2x², ∂²L/∂x∂y = 4xy − 2/3.
    {
      result: () =>
        explicitHessian(
          [1, 2].map((x) => fromRows([[x]])),
          { measurements: [fromRows([[1]])], labels: [third()] },
        ),
      truth: [8, new D(22).div(3), new D(22).div(3), 2],
    },
    {
      result: () =>
        largestEigenvalue(
          explicitHessian(
            [1, 2].map((x) => fromRows([[x]])),
            { measurements: [fromRows([[1]])], labels: [third()] },
          ),
        ),
      truth: [new D(22).div(3).pow(2).plus(9).sqrt().plus(5)],
    },
  ],
  pseudoInverse: [
    { result: () => pseudoInverse(A), truth: [-2, 1, 1.5, -0.5] },
    { result: () => pseudoInverse(A.times(third())), truth: [-6, 3, 4.5, -1.5] },
    { result: () => pseudoInverse(fromRows([[1, 2], [2, 4]])), truth: [1, 2, 2, 4].map((x) => new D(x).div(25)) }, // prettier-ignore
  ],
  polarFactor: [
    { result: () => polarFactor(fromRows(nearlyUnit.map((x) => [x]))), truth: unitVector(161061274, 214748365) },
    { result: () => polarFactor(fromRows([[0, -1], [1, 0]]).times(1 + 2 ** -30)), truth: [0, -1, 1, 0] }, // prettier-ignore
    { result: () => svd(fromRows([[0, -1], [1, 0]])).u, truth: svd(fromRows([[0, -1], [1, 0]])).u.data }, // prettier-ignore
  ],
  leadingPair: [
    // AAᵀ = [[5 11], [11 25]] has the eigenvalue 15 + √221 with the eigenvector (11, 10 + √221).
    { result: () => leadingPair(A).left, truth: unitVector(11, new D(221).sqrt().plus(10)) },
    // AᵀA = [[10 14], [14 20]]: (14, 5 + √221).
    { result: () => leadingPair(A).right, truth: unitVector(14, new D(221).sqrt().plus(5)) },
    { result: () => leadingPair(fromRows([[-3, -4]])).left, truth: [-1] },
  ],
  rankOfProduct: [
    { result: () => rankOfProduct([A, B]), truth: [2] },
    // 0.1 · 3 and 0.3 are other doubles: rank 2, which rounding would hide.
    { result: () => rankOfProduct([fromRows([[0.1, 1], [0.3, 3]])]), truth: [2] }, // prettier-ignore
    { result: () => rankOfProduct([fromRows([[1e-200], [1]]), fromRows([[1e-200, 1]])]), truth: [1] },
    { result: () => rankOfProduct([fromRows([[0, 1], [0, 0]]), fromRows([[0, 1], [0, 0]])]), truth: [0] }, // prettier-ignore
  ],
  squareRootPsd: [
    {
      result: () => squareRootPsd(fromRows([[2, 1], [1, 2]])), // prettier-ignore
      truth: [1, -1, -1, 1].map((sign) => new D(3).sqrt().plus(sign).div(2)),
    },
  ],
};

function decimal({ mantissa, exponent }: Dyadic): Decimal {
  return new D(mantissa.toString()).times(new D(2).pow(exponent));
}

/** The enclosures of what the work makes, entry by entry, and the operations that were enclosed for it. */
function enclosed(work: () => Quantity | Matrix, bits = BITS) {
  const { result, stepOf } = withProvenance(work);
  const operations: Operation[] = [];
  const enclosure = new Enclosure((value) => {
    const step = stepOf(value);
    if (step !== undefined) operations.push(step.operation);
    return step;
  }, bits);
  const intervals = result instanceof Matrix ? enclosure.matrix(result).data : [enclosure.quantity(result)];
  return { result, operations, intervals, borrowed: enclosure.borrowed };
}

/** The widest enclosure in units of the largest entry; a truth outside of its enclosure is Infinity away. */
function looseness(intervals: readonly Interval[], truth: readonly Decimal[]): Decimal {
  const size = D.max(1, ...truth.map((x) => x.abs()));
  // The decimals are themselves rounded, in a far later digit than the enclosures.
  const slack = size.times("1e-100");
  const widths = intervals.map(({ lo, hi }, i) => {
    const [lower, upper] = [decimal(lo), decimal(hi)];
    const holdsTruth = lower.minus(slack).lte(truth[i]!) && upper.plus(slack).gte(truth[i]!);
    return holdsTruth ? upper.minus(lower).div(size) : new D(Infinity);
  });
  return D.max(...widths);
}

describe("the enclosure of every operation", () => {
  const list = Object.entries(examples).flatMap(([operation, all]) =>
    all.map((example, i) => ({ name: `${operation} ${i + 1}`, operation, ...example })),
  );
  it.each(list)("$name is narrow, holds the number and agrees with floating point", ({ operation, result, truth }) => {
    const expected = Array.from(truth, (x) => new D(x));
    const found = enclosed(result);
    expect(found.operations).toContain(operation);
    expect(found.borrowed).toBe(false);
    expect(found.intervals).toHaveLength(expected.length);
    expect(looseness(found.intervals, expected).toNumber()).toBeLessThanOrEqual(NARROW.toNumber());
    if (found.result instanceof Matrix) {
      const { data, radius } = found.result;
      const away = expected.reduce((sum, x, i) => sum.plus(x.minus(data[i]!).pow(2)), new D(0)).sqrt();
      expect(away.toNumber()).toBeLessThanOrEqual(radius);
    } else {
      const { value, error } = found.result;
      expect(expected[0]!.minus(value).abs().toNumber()).toBeLessThanOrEqual(error);
    }
  });

  it("narrows with the precision", () => {
    const widths = [64, 128, 256].map((bits) => {
      const { intervals } = enclosed(() => nuclearNorm(A.times(third())), bits);
      return looseness(intervals, [new D(34).sqrt().div(3)]);
    });
    expect(widths[1]!.lt(widths[0]!.times("1e-15")) && widths[2]!.lt(widths[1]!.times("1e-30"))).toBe(true);
  });
});

describe("a value that occurs twice", () => {
  it("is enclosed once", () => {
    const { operations } = enclosed(() => {
      const x = third();
      return x.plus(x.squared());
    });
    expect([...operations].sort()).toEqual(["add", "divide", "square"]);
  });
});

describe("what was computed without steps", () => {
  it("is borrowed with its error, and exact numbers are not", () => {
    const plain = enclosed(() => exact(1).plus(2));
    expect([plain.borrowed, isPoint(plain.intervals[0]!)]).toEqual([false, true]);
    const given = enclosed(() => approximately(1, 0.25).plus(2));
    expect(given.borrowed).toBe(true);
    expect(given.intervals.map(({ lo, hi }) => [decimal(lo).toNumber(), decimal(hi).toNumber()])).toEqual([
      [2.75, 3.25],
    ]);
  });

  it("is borrowed with its radius in every entry", () => {
    const blurred = new Matrix(1, 2, Float64Array.of(3, 4), 0.5);
    const { borrowed, intervals } = enclosed(() => frobeniusSquared(blurred));
    expect(borrowed).toBe(true);
    expect(decimal(intervals[0]!.lo).toNumber()).toBe(2.5 ** 2 + 3.5 ** 2);
    expect(decimal(intervals[0]!.hi).toNumber()).toBe(3.5 ** 2 + 4.5 ** 2);
    expect(enclosed(() => frobeniusSquared(fromRows([[3, 4]]))).borrowed).toBe(false);
  });

  it("is the whole line where nothing is known of it", () => {
    const { borrowed, intervals } = enclosed(() => approximately(1, Infinity).plus(2));
    expect([borrowed, isWholeLine(intervals[0]!)]).toEqual([true, true]);
    const { intervals: quotient } = enclosed(() => exact(1).over(third().minus(third())));
    expect(isWholeLine(quotient[0]!)).toBe(true);
  });
});

describe("what intervals cannot follow", () => {
  it.each([
    ["a number that is not finite", () => exact(NaN).plus(1)],
    ["an infinite one", () => exact(Infinity).times(third())],
    ["a matrix with an unknown error", () => frobeniusNorm(new Matrix(1, 1, Float64Array.of(1), Infinity))],
    ["a matrix with an entry that is not finite", () => trace(new Matrix(1, 1, Float64Array.of(NaN)))],
    ["the root of a negative number", () => quantity.squareRoot(exact(-1).over(3))],
    ["an exponent beyond all bounds", () => quantity.exponential(exact(-1e9))],
    [
      "the inverse of what may be of less than full rank",
      () => pseudoInverse(fromRows([[1, 2], [2, 4]]).times(third())), // prettier-ignore
    ],
  ])("is refused: %s", (_, work) => {
    expect(() => enclosed(work)).toThrow();
  });

  it("such as an operation of the other kind is named", () => {
    const as = (step: Step, value: object) => new Enclosure((of) => (of === value ? step : undefined), BITS);
    const one = exact(1);
    const transpose: Step = { operation: "transpose", operands: [A] };
    expect(() => as(transpose, one).quantity(one)).toThrow("transpose gives a matrix, not a quantity");
    const inner: Step = { operation: "inner", operands: [B, B] };
    expect(() => as(inner, A).matrix(A)).toThrow("inner gives a quantity, not a matrix");
  });
});

describe("an exponent that is the rounding of a fraction", () => {
  it("is enclosed with all that round to it, so that 27^(1/3) is not found to differ from 3", () => {
    const { result, stepOf } = withProvenance(() => exact(27).power(1 / 3));
    const { lo, hi } = new Enclosure(stepOf, 128).quantity(result);
    const three = fromDouble(3);
    expect(compare(lo, three)).toBeLessThan(0);
    expect(compare(hi, three)).toBeGreaterThan(0);
  });
});

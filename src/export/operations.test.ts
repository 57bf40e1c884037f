import { describe, expect, it } from "vitest";
import { atMost } from "../claim/relation.js";
import { block, directSum } from "../numerics/matrices/blocks.js";
import { polarFactor } from "../numerics/spectra/decomposition-error.js";
import { explicitHessian } from "../numerics/networks/explicit-hessian.js";
import { gradientSquares, hessianTrace, regularizerR } from "../numerics/networks/hessian-trace.js";
import { inducedRegularizerDepthTwo } from "../numerics/minima/induced-regularizer.js";
import { kronecker } from "../numerics/matrices/kronecker.js";
import { leadingPair } from "../numerics/spectra/leading-pair.js";
import { addScaled, type Matrix, minus, plus, scaled, transpose } from "../numerics/matrices/matrix.js";
import { derivativesAlongUnits } from "../numerics/networks/multilinear-derivative.js";
import { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "../numerics/matrices/norms.js";
import { gramOfRows, multiplyMatrices } from "../numerics/matrices/product.js";
import type { Operation } from "../numerics/arithmetic/provenance.js";
import * as quantity from "../numerics/arithmetic/quantity.js";
import { matrixEntry, quantityMatrix } from "../numerics/matrices/quantity-matrix.js";
import type { Quantity } from "../numerics/arithmetic/quantity.js";
import { ripConstant } from "../numerics/measurements/rip.js";
import { linearCombination, scaledByQuantity } from "../numerics/matrices/scaling.js";
import {
  eachSingularValue,
  nuclearNorm,
  schattenNorm,
  schattenPower,
  spectralNorm,
} from "../numerics/spectra/singular-values.js";
import { pseudoInverse, squareRootPsd } from "../numerics/spectra/square-root.js";
import { sharpness } from "../numerics/networks/sharpness.js";
import { largestEigenvalue, smallestEigenvalue } from "../numerics/spectra/symmetric-eigen.js";
import { exportFolder } from "./folder.js";
import {
  type Pair,
  pairClaim,
  pairs,
  printedSides,
  python,
  pythonNote,
  runPython,
  witnessOf,
} from "./witness.fixture.js";

/** A is 2 × 3 and B is 3 × 2. */
const spec = pairs.explicit({
  sizes: { m: 2, k: 3, n: 2 },
  reals: { factor: 0.5 },
  lists: {
    A: [
      [
        [1, 2, -0.5],
        [0.25, -1, 3],
      ],
    ],
    B: [
      [
        [0.5, 1],
        [-2, 0.125],
        [1, 1.5],
      ],
    ],
  },
});

/** Entries weighted differently, so that a matrix in the wrong order would show. */
function weighed(m: Matrix): Quantity {
  return inner(multiplyMatrices(m, transpose(m)), gramOfRows(addScaled(m, m, 0.5)));
}

const problem = ({ a, b }: Pair) => ({
  measurements: [multiplyMatrices(b, a), gramOfRows(b)],
  labels: [quantity.exact(1), frobeniusNorm(a)],
});

/** For every operation a number that needs it. */
const numbers: Readonly<Record<Operation, (pair: Pair) => Quantity>> = {
  add: ({ a, b }) => quantity.add(frobeniusNorm(a), frobeniusNorm(b)),
  subtract: ({ a, b }) => quantity.subtract(frobeniusNorm(a), frobeniusNorm(b)),
  multiply: ({ a }) => quantity.multiply(-3, frobeniusNorm(a)),
  divide: ({ a, b }) => quantity.divide(frobeniusNorm(a), frobeniusNorm(b)),
  negate: ({ a }) => quantity.negate(frobeniusNorm(a)),
  absolute: ({ a, b }) => quantity.absolute(inner(transpose(a), scaled(b, -1))),
  square: ({ a }) => quantity.square(frobeniusNorm(a)),
  power: ({ a }) => quantity.power(frobeniusNorm(a), 0.3),
  rationalPower: ({ a }) => quantity.rationalPower(frobeniusNorm(a), 2, 3),
  squareRoot: ({ a }) => quantity.squareRoot(frobeniusNorm(a)),
  exponential: ({ a }) => quantity.exponential(frobeniusNorm(a)),
  logarithm: ({ a }) => quantity.logarithm(frobeniusNorm(a)),
  sum: ({ a, b }) => quantity.sum([frobeniusNorm(a), 2, frobeniusNorm(b)]),
  maximum: ({ a, b }) => quantity.maximum([frobeniusNorm(a), -2, frobeniusNorm(b)]),
  addScaled: ({ a, b }) => weighed(addScaled(plus(a, transpose(b)), minus(a, transpose(b)), 0.5)),
  scaled: ({ a }) => weighed(scaled(a, -3)),
  scaledByQuantity: ({ a }) => weighed(scaledByQuantity(a, frobeniusNorm(a))),
  linearCombination: ({ a, b }) =>
    weighed(linearCombination([a, transpose(b)], [frobeniusNorm(a), quantity.exact(-2)])),
  transpose: ({ a }) => weighed(transpose(a)),
  multiplyMatrices: ({ a, b }) => weighed(multiplyMatrices(a, b)),
  kronecker: ({ a, b }) => weighed(kronecker(a, b)),
  gramOfRows: ({ b }) => weighed(gramOfRows(b)),
  frobeniusNorm: ({ a }) => frobeniusNorm(a),
  frobeniusSquared: ({ a }) => frobeniusSquared(a),
  inner: ({ a, b }) => inner(a, transpose(b)),
  distance: ({ a, b }) => distance(a, transpose(b)),
  trace: ({ a, b }) => trace(multiplyMatrices(a, b)),
  spectralNorm: ({ a }) => spectralNorm(a),
  nuclearNorm: ({ a }) => nuclearNorm(a),
  schattenPower: ({ a }) => quantity.add(schattenPower(a, 0.5), schattenPower(a, 2, 3)),
  schattenNorm: ({ a }) => quantity.add(schattenNorm(a, 0.5), schattenNorm(a, 3)),
  singularValue: ({ a }) => eachSingularValue(a)[1]!,
  largestEigenvalue: ({ b }) => largestEigenvalue(gramOfRows(b)),
  smallestEigenvalue: ({ a }) => smallestEigenvalue(gramOfRows(a)),
  rearranged: ({ a, b }) => weighed(directSum(a, b)),
  matrixEntry: ({ a, b }) => quantity.add(matrixEntry(a, 0, 1), matrixEntry(multiplyMatrices(a, b), 1, 0)),
  quantityMatrix: ({ a }) => weighed(quantityMatrix(2, 2, (i, j) => quantity.add(frobeniusNorm(a), 2 * i + j))),
  gradientSquares: (pair) => gradientSquares([pair.a, pair.b], problem(pair).measurements),
  layerGradient: (pair) => weighed(derivativesAlongUnits([pair.a, pair.b], problem(pair).measurements[0]!, 1)),
  sharpness: (pair) => sharpness([pair.a, pair.b], problem(pair)),
  hessianTrace: (pair) => hessianTrace([pair.a, pair.b], problem(pair).measurements),
  inducedRegularizerDepthTwo: (pair) => inducedRegularizerDepthTwo(problem(pair).measurements, gramOfRows(pair.b)),
  ripConstant: ({ a, b }) => ripConstant([a, transpose(b)], 2),
  regularizerR: ({ a, b }) => quantity.add(regularizerR([a, b]), regularizerR([b, a, b])),
  explicitHessian: (pair) => weighed(explicitHessian([pair.a, pair.b], problem(pair))),
  polarFactor: ({ a }) => {
    const nearlyUnit = [161061274 / 2 ** 28, 214748365 / 2 ** 28];
    const column = quantityMatrix(2, 1, (i) => quantity.exact(nearlyUnit[i]!));
    return inner(polarFactor(column), multiplyMatrices(a, transpose(block(a, 0, 0, 1, 3))));
  },
  leadingPair: ({ a }) => {
    const { left, right } = leadingPair(a);
    return quantity.add(inner(multiplyMatrices(a, right), scaled(left, 2)), matrixEntry(right, 1, 0));
  },
  pseudoInverse: ({ a }) => weighed(pseudoInverse(a)),
  squareRootPsd: ({ b }) => weighed(squareRootPsd(gramOfRows(transpose(b)))),
};

describe(`every operation in Python gives the number that it gave here; ${pythonNote}`, () => {
  it.each(Object.entries(numbers))("%s", (operation, number) => {
    // x ≤ x − 1 is false of every x; the right side is an exact number that the check is given.
    const claim = pairClaim({}, (pair) => {
      const x = number(pair);
      return [atMost("x ≤ x − 1", x, quantity.exact(x.value - 1))];
    });
    const witness = witnessOf(claim, "printed", "x ≤ x − 1", spec);
    const files = exportFolder(claim, witness);
    expect(files.get("check.jl")).toContain("# Left side\n");
    expect(files.has("computed-1.npy"), `${operation} leaves no matrix unexplained`).toBe(false);
    if (python === null) return;
    const { status, stdout, stderr } = runPython(python, files, "check.py");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const [lhs] = printedSides(stdout);
    expect(Math.abs(lhs - Number(witness.lhs))).toBeLessThanOrEqual(2 * Number(witness.rounding));
  });
});

import { describe, expect, it } from "vitest";
import { atMost } from "../claim/fixtures/named.js";
import type { Operation } from "../numerics/arithmetic/provenance.js";
import * as quantity from "../numerics/arithmetic/quantity.js";
import type { Quantity } from "../numerics/arithmetic/quantity.js";
import { block, directSum } from "../numerics/matrices/blocks.js";
import { kronecker } from "../numerics/matrices/kronecker.js";
import { linearCombination } from "../numerics/matrices/linear-combination.js";
import type { Matrix } from "../numerics/matrices/matrix.js";
import { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "../numerics/matrices/norms.js";
import { matrixEntry, quantityMatrix } from "../numerics/matrices/quantity-matrix.js";
import { ripConstant } from "../numerics/measurements/rip.js";
import { inducedRegularizerDepthTwo } from "../numerics/minima/induced-regularizer.js";
import { explicitHessian } from "../numerics/networks/explicit-hessian.js";
import { gradientSquares, hessianTrace, regularizerR } from "../numerics/networks/hessian-trace.js";
import { derivativesAlongUnits } from "../numerics/networks/multilinear-derivative.js";
import { sharpness } from "../numerics/networks/sharpness.js";
import { polarFactor } from "../numerics/spectra/decomposition-error.js";
import { leadingPair } from "../numerics/spectra/leading-pair.js";
import { eachSingularValue, nuclearNorm, schattenNorm, schattenPower, spectralNorm } from "../numerics/spectra/singular-values.js";
import { pseudoInverse, squareRootPsd } from "../numerics/spectra/square-root.js";
import { largestEigenvalue, smallestEigenvalue } from "../numerics/spectra/symmetric-eigen.js";
import { exportFolder } from "./folder.js";
import { type Pair, pairClaim, pairs, printedSides, python, pythonNote, runPython, witnessOf } from "./witness.fixture.js";

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
  return inner(m.times(m.T), m.plus(m, 0.5).gramOfRows());
}

const problem = ({ a, b }: Pair) => ({
  measurements: [b.times(a), b.gramOfRows()],
  labels: [quantity.exact(1), frobeniusNorm(a)],
});

/** For every operation a number that needs it. */
const numbers: Readonly<Record<Operation, (pair: Pair) => Quantity>> = {
  add: ({ a, b }) => frobeniusNorm(a).plus(frobeniusNorm(b)),
  subtract: ({ a, b }) => frobeniusNorm(a).minus(frobeniusNorm(b)),
  multiply: ({ a }) => quantity.exact(-3).times(frobeniusNorm(a)),
  divide: ({ a, b }) => frobeniusNorm(a).over(frobeniusNorm(b)),
  negate: ({ a }) => frobeniusNorm(a).negated(),
  absolute: ({ a, b }) => quantity.absolute(inner(a.T, b.times(-1))),
  square: ({ a }) => frobeniusNorm(a).squared(),
  power: ({ a }) => frobeniusNorm(a).power(0.3),
  rationalPower: ({ a }) => frobeniusNorm(a).power(2, 3),
  squareRoot: ({ a }) => quantity.squareRoot(frobeniusNorm(a)),
  exponential: ({ a }) => quantity.exponential(frobeniusNorm(a)),
  logarithm: ({ a }) => quantity.logarithm(frobeniusNorm(a)),
  sum: ({ a, b }) => quantity.sum([frobeniusNorm(a), 2, frobeniusNorm(b)]),
  maximum: ({ a, b }) => quantity.maximum([frobeniusNorm(a), -2, frobeniusNorm(b)]),
  addScaled: ({ a, b }) => weighed(a.plus(b.T).plus(a.minus(b.T), 0.5)),
  scaled: ({ a }) => weighed(a.times(-3)),
  scaledByQuantity: ({ a }) => weighed(a.times(frobeniusNorm(a))),
  linearCombination: ({ a, b }) => weighed(linearCombination([a, b.T], [frobeniusNorm(a), quantity.exact(-2)])),
  transpose: ({ a }) => weighed(a.T),
  multiplyMatrices: ({ a, b }) => weighed(a.times(b)),
  kronecker: ({ a, b }) => weighed(kronecker(a, b)),
  gramOfRows: ({ b }) => weighed(b.gramOfRows()),
  frobeniusNorm: ({ a }) => frobeniusNorm(a),
  frobeniusSquared: ({ a }) => frobeniusSquared(a),
  inner: ({ a, b }) => inner(a, b.T),
  distance: ({ a, b }) => distance(a, b.T),
  trace: ({ a, b }) => trace(a.times(b)),
  spectralNorm: ({ a }) => spectralNorm(a),
  nuclearNorm: ({ a }) => nuclearNorm(a),
  schattenPower: ({ a }) => schattenPower(a, 0.5).plus(schattenPower(a, 2, 3)),
  schattenNorm: ({ a }) => schattenNorm(a, 0.5).plus(schattenNorm(a, 3)),
  singularValue: ({ a }) => eachSingularValue(a)[1]!,
  largestEigenvalue: ({ b }) => largestEigenvalue(b.gramOfRows()),
  smallestEigenvalue: ({ a }) => smallestEigenvalue(a.gramOfRows()),
  rearranged: ({ a, b }) => weighed(directSum(a, b)),
  matrixEntry: ({ a, b }) => matrixEntry(a, 0, 1).plus(matrixEntry(a.times(b), 1, 0)),
  quantityMatrix: ({ a }) => weighed(quantityMatrix(2, 2, (i, j) => frobeniusNorm(a).plus(2 * i + j))),
  gradientSquares: (pair) => gradientSquares([pair.a, pair.b], problem(pair).measurements),
  layerGradient: (pair) => weighed(derivativesAlongUnits([pair.a, pair.b], problem(pair).measurements[0]!, 1)),
  sharpness: (pair) => sharpness([pair.a, pair.b], problem(pair)),
  hessianTrace: (pair) => hessianTrace([pair.a, pair.b], problem(pair).measurements),
  inducedRegularizerDepthTwo: (pair) => inducedRegularizerDepthTwo(problem(pair).measurements, pair.b.gramOfRows()),
  ripConstant: ({ a, b }) => ripConstant([a, b.T], 2),
  regularizerR: ({ a, b }) => regularizerR([a, b]).plus(regularizerR([b, a, b])),
  explicitHessian: (pair) => weighed(explicitHessian([pair.a, pair.b], problem(pair))),
  polarFactor: ({ a }) => {
    const nearlyUnit = [161061274 / 2 ** 28, 214748365 / 2 ** 28];
    const column = quantityMatrix(2, 1, (i) => quantity.exact(nearlyUnit[i]!));
    return inner(polarFactor(column), a.times(block(a, 0, 0, 1, 3).T));
  },
  leadingPair: ({ a }) => {
    const { left, right } = leadingPair(a);
    return inner(a.times(right), left.times(2)).plus(matrixEntry(right, 1, 0));
  },
  pseudoInverse: ({ a }) => weighed(pseudoInverse(a)),
  squareRootPsd: ({ b }) => weighed(squareRootPsd(b.T.gramOfRows())),
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

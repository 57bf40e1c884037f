import * as numerics from "../numerics/index.js";
import { exact, frobeniusNorm, type Matrix, type Operation, type Quantity } from "../numerics/index.js";
import type { Operands } from "./entry.js";
import { operations } from "./table.js";

/** A is 2 × 3 and B is 3 × 2. */
export interface Pair {
  readonly a: Matrix;
  readonly b: Matrix;
}

/** Rows that no operation below treats as a special case. */
export const rowsOfPair = {
  a: [
    [1, 2, -0.5],
    [0.25, -1, 3],
  ],
  b: [
    [0.5, 1],
    [-2, 0.125],
    [1, 1.5],
  ],
} as const;

/** Close to (3/5, 4/5), by entries that are doubles. */
const nearlyUnit = [161061274 / 2 ** 28, 214748365 / 2 ** 28];

/** The shape of the rearranged sample. Of the other operations the operands tell the shape of the result. */
const shape = { rows: 3, cols: 4 };

const measurementsOf = ({ a, b }: Pair): Matrix[] => [b.times(a), b.gramOfRows()];

/** For every operation operands that it is tried on. */
const samples: { readonly [K in Operation]: (pair: Pair) => readonly Operands<K>[] } = {
  add: ({ a, b }) => [[frobeniusNorm(a), frobeniusNorm(b)]],
  subtract: ({ a, b }) => [[frobeniusNorm(a), frobeniusNorm(b)]],
  multiply: ({ a }) => [[exact(-3), frobeniusNorm(a)]],
  divide: ({ a, b }) => [[frobeniusNorm(a), frobeniusNorm(b)]],
  negate: ({ a }) => [[frobeniusNorm(a)]],
  absolute: ({ a, b }) => [[numerics.inner(a.T, b.times(-1))]],
  square: ({ a }) => [[frobeniusNorm(a)]],
  power: ({ a }) => [
    [frobeniusNorm(a), 0.3],
    [frobeniusNorm(a), -2],
  ],
  rationalPower: ({ a }) => [[frobeniusNorm(a), [2, 3]]],
  squareRoot: ({ a }) => [[frobeniusNorm(a)]],
  exponential: ({ a }) => [[frobeniusNorm(a)]],
  logarithm: ({ a }) => [[frobeniusNorm(a)]],
  sum: ({ a, b }) => [[[frobeniusNorm(a), exact(2), frobeniusNorm(b)]], [[]]],
  maximum: ({ a, b }) => [[[frobeniusNorm(a), exact(-2), frobeniusNorm(b)]]],
  provided: ({ a, b }) => [
    [frobeniusNorm(a), frobeniusNorm(b), 1],
    [frobeniusNorm(a), exact(0).times(frobeniusNorm(b)), 0],
    [frobeniusNorm(a), frobeniusNorm(b).negated(), -1],
  ],
  integer: () => [[exact(7).over(3).times(3)]],
  addScaled: ({ a, b }) => [
    [a, b.T, 1],
    [a, b.T, -1],
    [a, b.T, 0.5],
  ],
  scaled: ({ a }) => [[a, -3]],
  scaledByQuantity: ({ a }) => [[a, frobeniusNorm(a)]],
  linearCombination: ({ a, b }) => [
    [
      [a, b.T],
      [frobeniusNorm(a), exact(-2)],
    ],
  ],
  transpose: ({ a }) => [[a]],
  multiplyMatrices: ({ a, b }) => [[a, b]],
  kronecker: ({ a, b }) => [[a, b]],
  gramOfRows: ({ b }) => [[b]],
  frobeniusNorm: ({ a }) => [[a]],
  frobeniusSquared: ({ a }) => [[a]],
  inner: ({ a, b }) => [[a, b.T]],
  distance: ({ a, b }) => [[a, b.T]],
  trace: ({ a, b }) => [[a.times(b)]],
  rearranged: ({ a, b }) => [
    [[a, b.times(2)], (row, col) => (row === col ? null : col < 2 ? [1, row, col] : [0, row % 2, col - 1])],
  ],
  matrixEntry: ({ a, b }) => [
    [a, 0, 1],
    [a.times(b), 1, 0],
  ],
  quantityMatrix: ({ a }) => [[[0, 1, 2, 3, 4, 5].map((k) => frobeniusNorm(a).plus(k)), 2, 3]],
  singularValue: ({ a }) => [[a, 1]],
  spectralNorm: ({ a }) => [[a]],
  nuclearNorm: ({ a }) => [[a]],
  schattenPower: ({ a }) => [
    [a, [0.5, 1]],
    [a, [2, 3]],
  ],
  schattenNorm: ({ a }) => [
    [a, 0.5],
    [a, 3],
  ],
  largestEigenvalue: ({ b }) => [[b.gramOfRows()]],
  smallestEigenvalue: ({ a }) => [[a.gramOfRows()]],
  rankOfProduct: ({ a, b }) => [[[a, b]], [[b, a]], [[b, a, b]]],
  squareRootPsd: ({ b }) => [[b.T.gramOfRows()]],
  pseudoInverse: ({ a }) => [[a]],
  polarFactor: () => [[numerics.quantityMatrix(2, 1, (i) => exact(nearlyUnit[i]!))]],
  leadingPair: ({ a }) => [
    [a, 2, 0],
    [a, 2, 1],
    [a, 1, 0],
    [a, 1, 1],
  ],
  layerGradient: (pair) => [
    [[pair.a, pair.b], measurementsOf(pair)[0]!, 0],
    [[pair.a, pair.b], measurementsOf(pair)[0]!, 1],
  ],
  gradientSquares: (pair) => [[[pair.a, pair.b], measurementsOf(pair)]],
  hessianTrace: (pair) => [[[pair.a, pair.b], measurementsOf(pair)]],
  sharpness: (pair) => [[[pair.a, pair.b], measurementsOf(pair)]],
  regularizerR: ({ a, b }) => [[[a, b]], [[b, a, b]]],
  explicitHessian: (pair) => [
    [[pair.a, pair.b], { measurements: measurementsOf(pair), labels: [exact(1), frobeniusNorm(pair.a)] }],
  ],
  inducedRegularizerDepthTwo: (pair) => [[measurementsOf(pair), pair.b.gramOfRows()]],
  ripConstant: ({ a, b }) => [[[a, b.T]]],
};

/** One computation of a sample in floating point. */
export interface Tried {
  readonly operands: readonly unknown[];
  readonly result: Quantity | Matrix;
}

/** An operation on all of its samples, by the function in the table. */
export function tried(operation: Operation, pair: Pair): Tried[] {
  const compute = operations[operation].floating as (...operands: readonly unknown[]) => Quantity | Matrix;
  return samples[operation](pair).map((operands) => ({ operands, result: compute(...operands, shape) }));
}

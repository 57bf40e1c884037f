import type { Operation } from "../../numerics/index.js";
import {
  endToEndOf,
  innerOf,
  isSameShape,
  matrices,
  networks,
  semidefiniteMatrices,
  symmetricMatrices,
  transposeOf,
} from "./chosen-matrices.js";
import type { Occurrence } from "./occurrences.js";
import type { PlainOperand, Rows } from "./question.js";

type Chosen = readonly (readonly PlainOperand[])[];

const NUMBERS = [0, 1, -2, 1 / 3, 2 ** 332, 2 ** -332, -1e-5];
const POSITIVE = NUMBERS.filter((x) => x > 0);

const unary: Chosen = NUMBERS.map((x) => [x]);
const positive: Chosen = POSITIVE.map((x) => [x]);
const pairsOfNumbers: Chosen = NUMBERS.flatMap((x) => [1, -2, 1 / 3, 2 ** -332].map((y) => [x, y]));
const lists: Chosen = [[[0]], [[1, -1]], [[1, 2 ** -60, -1]], [NUMBERS], [[2, 2, 2]]];

const single: Chosen = matrices.map((a) => [a]);
const square: Chosen = [...symmetricMatrices, [[1, 2], [3, 4]], [[0, 1], [0, 0]]].map((a) => [a]); // prettier-ignore
/** Every matrix with the next one of its shape, with itself, and with its negative. */
const alike: Chosen = matrices.flatMap((a, i) => {
  const next = matrices.find((b, j) => j > i && isSameShape(a, b)) ?? a;
  return [a, next, a.map((row) => row.map((x) => (x === 0 ? 0 : -x)))].map((b) => [a, b]);
});
/** Every matrix but zero with one that differs from it in the last entry, by 2⁻²⁰ of the largest. */
const close: Chosen = matrices
  .filter((a) => a.flat().some((x) => x !== 0))
  .map((a) => {
    const step = 2 ** -20 * Math.max(...a.flat().map(Math.abs));
    const last = a.at(-1)!;
    return [a, a.with(-1, last.with(-1, last.at(-1)! + step))];
  });
const fitting: Chosen = matrices.flatMap((a) => [[a, transposeOf(a)], ...(a.length === a[0]!.length ? [[a, a]] : [])]);
const measured: Chosen = networks.map(({ weights, measurements }) => [weights, measurements]);

/** At a minimum of the loss, and away from it. */
const problems: Chosen = networks.flatMap((network) => {
  const { weights, measurements } = network;
  const fitted = measurements.map((a) => innerOf(a, endToEndOf(network)));
  return [fitted, measurements.map((_, i) => i + 1)].map((labels) => [weights, { measurements, labels }]);
});

const eachWith =
  (list: readonly Rows[]) =>
  (extra: (a: Rows) => readonly (readonly PlainOperand[])[]): Chosen =>
    list.flatMap((a) => extra(a).map((more) => [a, ...more]));
const eachMatrix = eachWith(matrices);
/** The places in a list that are asked for: all of a short one, the ends and the middle of a longer one. */
const placesIn = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => i).filter((i) => count <= 4 || i < 2 || i === count >> 1 || i === count - 1);
const units: readonly Rows[] = [[[2, 0], [0, 0]], [[0, 2], [0, 0]], [[0, 0], [2, 0]], [[0, 0], [0, 2]]]; // prettier-ignore

const chosen: Readonly<Record<Operation, Chosen>> = {
  add: pairsOfNumbers,
  subtract: pairsOfNumbers,
  multiply: pairsOfNumbers,
  divide: pairsOfNumbers,
  negate: unary,
  absolute: unary,
  square: unary,
  power: positive.flatMap(([x]) => [0.5, -2, 1 / 3].map((p) => [x!, p])),
  rationalPower: positive.flatMap(([x]) => [[1, 3], [3, 2]].map((p) => [x!, p])), // prettier-ignore
  squareRoot: [[0], ...positive],
  exponential: [0, 1, -1, 1e-9, 300, -300].map((x) => [x]),
  logarithm: positive,
  sum: lists,
  maximum: lists,
  // These say what is known of a number: nobody has a function for them.
  provided: [],
  integer: [],
  rearranged: [],
  addScaled: alike.flatMap((pair) => [1, -1, 0.5].map((t) => [...pair, t])),
  scaled: eachMatrix(() => [[0], [-3], [1 / 3]]),
  scaledByQuantity: eachMatrix(() => [[0], [-3], [1 / 3]]),
  linearCombination: alike.flatMap(([a, b]) => [[1, -1], [1 / 3, 0]].map((t) => [[a, b] as readonly Rows[], t])), // prettier-ignore
  transpose: single,
  multiplyMatrices: fitting,
  kronecker: fitting.filter(([a]) => (a as Rows).length <= 4),
  gramOfRows: single,
  frobeniusNorm: single,
  frobeniusSquared: single,
  inner: alike,
  distance: [...alike, ...close],
  trace: square,
  matrixEntry: eachMatrix((a) => [[0, 0], [a.length - 1, a[0]!.length - 1]]), // prettier-ignore
  quantityMatrix: [[[1, 2, 3, 4, 5, 6], 2, 3], [[0], 1, 1]], // prettier-ignore
  singularValue: eachMatrix((a) => placesIn(Math.min(a.length, a[0]!.length)).map((place) => [place])),
  spectralNorm: single,
  nuclearNorm: single,
  rankOfProduct: [...matrices.map((a) => [[a]]), ...fitting.map((pair) => [pair])],
  schattenPower: eachMatrix(() => [[[1, 2]], [[2, 3]], [[2, 1]]]),
  schattenNorm: eachMatrix(() => [[0.5], [1], [3]]),
  largestEigenvalue: symmetricMatrices.map((a) => [a]),
  smallestEigenvalue: symmetricMatrices.map((a) => [a]),
  squareRootPsd: semidefiniteMatrices.map((a) => [a]),
  pseudoInverse: single,
  polarFactor: single,
  leadingPair: eachWith(matrices.filter((a) => a.length <= 12))((a) => placesIn(a[0]!.length).flatMap((j) => [[j, 0], [j, 1]])), // prettier-ignore
  layerGradient: networks.flatMap(({ weights, measurements: [first] }) => weights.map((_, j) => [weights, first!, j])),
  gradientSquares: measured,
  hessianTrace: measured,
  sharpness: measured,
  regularizerR: networks.flatMap(({ weights }) => (weights.length < 2 ? [] : [[weights]])),
  explicitHessian: problems,
  inducedRegularizerDepthTwo: [...measured.map(([, all]) => [all!, (all as readonly Rows[])[0]!]), [units, units[0]!]],
  ripConstant: [...measured.map(([, all]) => [all!]), [units]],
};

/**
 * Degenerate and adversarial operands of an operation, for whatever claims perform: 1×1, not square, zero, deficient rank,
 * values repeated, opposite and close together, matrices close to each other, small beside large, scales of 1e100 and
 * 1e−100.
 */
export function chosenQuestions(operation: Operation): Occurrence[] {
  return chosen[operation].map((operands) => ({ operation, operands, from: null }));
}

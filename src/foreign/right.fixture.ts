import { mlSingularValues, mlSymmetricEigen } from "../numerics/fixtures/ml-matrix.js";
import { fromRows } from "../numerics/matrices/matrix.js";
import type { Rows } from "./questions/question.js";

type Chain = readonly Rows[];

/** What somebody may have written, with plain loops and ml-matrix: nothing here knows of error bounds. */
export const multiply = (a: Rows, b: Rows): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((total, x, k) => total + x * b[k]![j]!, 0)));

export const transpose = (a: Rows): number[][] => a[0]!.map((_, j) => a.map((row) => row[j]!));

export const singular = (a: Rows): number[] => [...mlSingularValues(fromRows(a))];

export const eigenvalues = (a: Rows): number[] => [...mlSymmetricEigen(fromRows(a)).values];

const inner = (a: Rows, b: Rows): number =>
  a.reduce((total, row, i) => total + row.reduce((sum, x, j) => sum + x * b[i]![j]!, 0), 0);

const total = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0);

const squares = (a: Rows): number => inner(a, a);

/** W_L⋯W_1. */
const endToEnd = (weights: Chain): Rows => weights.reduce((below, layer) => multiply(layer, below));

/** The derivative of ⟨A, E(W)⟩ by every entry, layer by layer: P_jᵀ A S_jᵀ. */
function gradients(weights: Chain, a: Rows): Rows[] {
  return weights.map((_, j) => {
    const above = weights.slice(j + 1);
    const below = weights.slice(0, j);
    const left = above.length === 0 ? a : multiply(transpose(endToEnd(above)), a);
    return below.length === 0 ? left : multiply(left, transpose(endToEnd(below)));
  });
}

const gradientSquares = (weights: Chain, all: Chain): number =>
  total(all.flatMap((a) => gradients(weights, a).map(squares)));

const hessianTrace = (weights: Chain, all: Chain): number => (2 / all.length) * gradientSquares(weights, all);

function sharpness(weights: Chain, all: Chain): number {
  const rows = all.map((a) => gradients(weights, a).flat(2));
  return (2 / all.length) * singular(rows)[0]! ** 2;
}

/** By the product rule: for two entries of two layers, of the end-to-end matrix with both layers replaced by units. */
function explicitHessian(weights: Chain, problem: { measurements: Chain; labels: readonly number[] }): number[][] {
  const { measurements, labels } = problem;
  const places = weights.flatMap((w, layer) => w.flatMap((row, i) => row.map((_, j) => ({ layer, i, j }))));
  const unit = (w: Rows, i: number, j: number): Rows =>
    w.map((row, r) => row.map((_, c) => (r === i && c === j ? 1 : 0)));
  const each = measurements.map((a) => gradients(weights, a).flat(2));
  const left = measurements.map((a, k) => inner(a, endToEnd(weights)) - labels[k]!);
  return places.map((p, s) =>
    places.map((q, t) => {
      const moved = weights.with(p.layer, unit(weights[p.layer]!, p.i, p.j));
      const twice = moved.with(q.layer, unit(weights[q.layer]!, q.i, q.j));
      const second = p.layer === q.layer ? null : endToEnd(twice);
      const terms = measurements.map(
        (a, k) => each[k]![s]! * each[k]![t]! + (second === null ? 0 : left[k]! * inner(a, second)),
      );
      return (2 / measurements.length) * total(terms);
    }),
  );
}

const largest = (values: readonly number[]): number => values[0]!;

/** Right functions, as somebody would write them. */
export const right = {
  add: (x: number, y: number) => x + y,
  subtract: (x: number, y: number) => x - y,
  multiply: (x: number, y: number) => x * y,
  divide: (x: number, y: number) => x / y,
  negate: (x: number) => -x,
  absolute: (x: number) => Math.abs(x),
  square: (x: number) => x * x,
  power: (x: number, p: number) => Math.pow(x, p),
  rationalPower: (x: number, [p, q]: readonly [number, number]) => Math.pow(x, p / q),
  squareRoot: (x: number) => Math.sqrt(x),
  exponential: (x: number) => Math.exp(x),
  logarithm: (x: number) => Math.log(x),
  sum: total,
  maximum: (all: readonly number[]) => Math.max(...all),
  addScaled: (a: Rows, b: Rows, t: number) => a.map((row, i) => row.map((x, j) => x + t * b[i]![j]!)),
  scaled: (a: Rows, t: number) => a.map((row) => row.map((x) => t * x)),
  scaledByQuantity: (a: Rows, t: number) => a.map((row) => row.map((x) => t * x)),
  linearCombination: (all: Chain, t: readonly number[]) =>
    all[0]!.map((row, i) => row.map((_, j) => total(all.map((a, k) => t[k]! * a[i]![j]!)))),
  transpose,
  multiplyMatrices: multiply,
  kronecker: (a: Rows, b: Rows) => a.flatMap((row) => b.map((other) => row.flatMap((x) => other.map((y) => x * y)))),
  gramOfRows: (a: Rows) => multiply(a, transpose(a)),
  frobeniusNorm: (a: Rows) => Math.hypot(...a.flat()),
  frobeniusSquared: squares,
  inner,
  distance: (a: Rows, b: Rows) => Math.hypot(...a.flatMap((row, i) => row.map((x, j) => x - b[i]![j]!))),
  trace: (a: Rows) => total(a.map((row, i) => row[i]!)),
  matrixEntry: (a: Rows, row: number, col: number) => a[row]![col]!,
  quantityMatrix: (all: readonly number[], rows: number, cols: number) =>
    Array.from({ length: rows }, (_, i) => all.slice(i * cols, (i + 1) * cols)),
  singularValue: (a: Rows, place: number) => singular(a)[place]!,
  spectralNorm: (a: Rows) => largest(singular(a)),
  nuclearNorm: (a: Rows) => total(singular(a)),
  schattenPower: (a: Rows, [p, q]: readonly [number, number]) => total(singular(a).map((x) => Math.pow(x, p / q))),
  schattenNorm: (a: Rows, p: number) => {
    const values = singular(a);
    const scale = largest(values) || 1;
    return scale * Math.pow(total(values.map((x) => Math.pow(x / scale, p))), 1 / p);
  },
  largestEigenvalue: (a: Rows) => Math.max(...eigenvalues(a)),
  smallestEigenvalue: (a: Rows) => Math.min(...eigenvalues(a)),
  layerGradient: (weights: Chain, a: Rows, layer: number) => gradients(weights, a)[layer]!,
  gradientSquares,
  hessianTrace,
  sharpness,
  explicitHessian,
} as const;

import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { difference } from "./field.js";
import { buildField, entryOf, type FieldMatrix } from "./field-matrix.js";
import {
  fieldGradientSquares,
  fieldHessian,
  fieldHessianTrace,
  fieldLayerGradient,
  fieldRegularizerR,
} from "./field-network.js";
import { type Rational, rationals as Q } from "./rationals.fixture.js";

type Matrix = FieldMatrix<Rational>;

const whole = (x: number | bigint): Rational => Q.rational(BigInt(x), 1n);
const times = (x: Rational, y: Rational): Rational => Q.multiply(x, y);
const minus = (x: Rational, y: Rational): Rational => difference(x, y, Q);
const sum = (all: readonly Rational[]): Rational => all.reduce((a, b) => Q.add(a, b), Q.zero);

/** (A·B)(i, k), by its definition. */
function product(a: Matrix, b: Matrix): Matrix {
  return buildField(a.rows, b.cols, (i, k) =>
    sum(Array.from({ length: a.cols }, (_, j) => times(entryOf(a, i, j), entryOf(b, j, k)))),
  );
}

const endToEnd = (weights: readonly Matrix[]): Matrix => weights.reduce((below, w) => product(w, below));
const inner = (a: Matrix, b: Matrix): Rational => sum(a.data.map((x, k) => times(x, b.data[k]!)));

interface Drawn {
  readonly weights: readonly Matrix[];
  readonly measurements: readonly Matrix[];
  readonly labels: readonly Rational[];
}

function drawn(random: Random, widths: readonly number[], n: number): Drawn {
  const matrix = (rows: number, cols: number): Matrix =>
    buildField(rows, cols, () => Q.rational(BigInt(random.integer(-4, 4)), BigInt(random.integer(1, 3))));
  return {
    weights: widths.slice(1).map((rows, j) => matrix(rows, widths[j]!)),
    measurements: Array.from({ length: n }, () => matrix(widths.at(-1)!, widths[0]!)),
    labels: Array.from({ length: n }, () => whole(random.integer(-3, 3))),
  };
}

/** Where the parameters are: layer by layer, each row by row. */
const places = (weights: readonly Matrix[]) =>
  weights.flatMap(({ data }, layer) => data.map((_, entry) => ({ layer, entry })));

/** The weights with these parameters moved. */
function moved(weights: readonly Matrix[], at: readonly (readonly [number, number])[]): readonly Matrix[] {
  const all = places(weights);
  return weights.map((w, layer) => ({
    ...w,
    data: w.data.map((x, entry) =>
      at.reduce((y, [p, by]) => (all[p]!.layer === layer && all[p]!.entry === entry ? Q.add(y, whole(by)) : y), x),
    ),
  }));
}

/** (1/n) Σ (⟨A_i, E(W)⟩ − b_i)². */
function loss(weights: readonly Matrix[], { measurements, labels }: Drawn): Rational {
  const errors = measurements.map((a, i) => minus(inner(a, endToEnd(weights)), labels[i]!));
  return Q.divide(sum(errors.map((r) => times(r, r))), whole(measurements.length));
}

/** For two measurements the factor 2/n is 1, and nobody sees whether it is there. */
const COUNTS = [1, 2, 3];
const WIDTHS = [[2, 1], [1, 2, 2], [2, 1, 2], [2, 2, 1, 2], [1, 1, 2, 1, 1]] as const; // prettier-ignore

/*
 * E(W) is affine in each entry, so that differences by one are its derivatives, and the loss is at most of the second degree
 * in each, of which central differences are the second derivatives: exactly, and with nothing but the loss.
 */
const cases = WIDTHS.flatMap((widths) => COUNTS.map((n) => [widths.join(", "), n, widths] as const));
describe.each(cases)("of layers of widths %s and %i measurements", (_, n, widths) => {
  const random = new Random(widths.length);
  const problem = drawn(random, widths, n);
  const { weights, measurements, labels } = problem;
  const size = places(weights).length;
  const at = (...steps: readonly (readonly [number, number])[]): Rational => loss(moved(weights, steps), problem);
  const slope = (a: Matrix, p: number): Rational =>
    minus(inner(a, endToEnd(moved(weights, [[p, 1]]))), inner(a, endToEnd(weights)));

  it("the Hessian is what differences of the loss are", () => {
    const hessian = fieldHessian(weights, { measurements, labels }, Q);
    expect([hessian.rows, hessian.cols]).toEqual([size, size]);
    for (let p = 0; p < size; p++) {
      const twice = Q.add(at([p, 1]), minus(at([p, -1]), Q.add(at(), at())));
      expect(entryOf(hessian, p, p)).toEqual(twice);
      for (let q = 0; q < p; q++) {
        const mixed = minus(minus(at([p, 1], [q, 1]), at([p, 1], [q, -1])), minus(at([p, -1], [q, 1]), at([p, -1], [q, -1]))); // prettier-ignore
        expect(entryOf(hessian, p, q)).toEqual(Q.divide(mixed, whole(4)));
        expect(entryOf(hessian, q, p)).toEqual(entryOf(hessian, p, q));
      }
    }
  });

  it("gradients by layers are differences of the predictions, and their squares add up", () => {
    const slopes = measurements.map((a) => Array.from({ length: size }, (__, p) => slope(a, p)));
    measurements.forEach((a, i) => {
      const found = weights.flatMap((w, layer) => {
        const gradient = fieldLayerGradient(weights, a, layer, Q);
        expect([gradient.rows, gradient.cols]).toEqual([w.rows, w.cols]);
        return gradient.data;
      });
      expect(found).toEqual(slopes[i]);
    });
    const squares = sum(slopes.flat().map((x) => times(x, x)));
    expect(fieldGradientSquares(weights, measurements, Q)).toEqual(squares);
    expect(fieldHessianTrace(weights, measurements, Q)).toEqual(Q.divide(times(whole(2), squares), whole(n)));
  });

  it("R is the sum of the squares of all derivatives of all entries of the product", () => {
    const [rows, cols] = [widths.at(-1)!, widths[0]];
    const units = Array.from({ length: rows * cols }, (__, k) =>
      buildField(rows, cols, (i, j) => (i * cols + j === k ? Q.one : Q.zero)),
    );
    const squares = units.flatMap((unit) => Array.from({ length: size }, (__, p) => slope(unit, p)));
    expect(fieldRegularizerR(weights, Q)).toEqual(sum(squares.map((x) => times(x, x))));
  });
});

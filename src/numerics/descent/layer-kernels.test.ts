import { Matrix as Peer } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { outer, times, transposedTimes } from "./layer-kernels.js";

/** Where the layer begins in its array, and how much lies behind it. */
const AT = 5;
const BEHIND = 3;

const random = new Random(12);
/** Integers, so that sums have no rounding in whatever order. */
const integers = (length: number): Float64Array => Float64Array.from({ length }, () => random.integer(-9, 9));
const peer = (rows: number, cols: number, data: Float64Array): Peer => Peer.from1DArray(rows, cols, Array.from(data));

/** All shapes of layers up to 10 × 6, with one column and with several behind them, put in place or added. */
const cases = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((rows) =>
  [1, 2, 3, 4, 5, 6].flatMap((cols) =>
    [1, 2, 5].flatMap((m) => [false, true].map((adds) => ({ shape: { rows, cols }, m, adds }))),
  ),
);

/** What is there already counts where it is added to. */
const expected = (product: Peer, before: Float64Array, adds: boolean): number[] =>
  product.to1DArray().map((x, i) => x + (adds ? before[i]! : 0));

/** The same numbers; a sign of zero is nobody's business. */
function expectSame(found: Float64Array, wanted: ArrayLike<number>): void {
  expect(Array.from(found, (x) => x + 0)).toEqual(Array.from(wanted, (x) => x + 0));
}

describe("products with a layer, as ml-matrix has them, of all shapes", () => {
  it("WB", () => {
    for (const { shape, m, adds } of cases) {
      const { rows, cols } = shape;
      const [flat, b, out] = [integers(AT + rows * cols + BEHIND), integers(cols * m), integers(rows * m)];
      const layer = peer(rows, cols, flat.slice(AT, AT + rows * cols));
      const wanted = expected(layer.mmul(peer(cols, m, b)), out, adds);
      times(flat, AT, shape, b, m, out, adds);
      expectSame(out, wanted);
    }
  });

  it("WᵀB", () => {
    for (const { shape, m, adds } of cases) {
      const { rows, cols } = shape;
      const [flat, b, out] = [integers(AT + rows * cols + BEHIND), integers(rows * m), integers(cols * m)];
      const layer = peer(rows, cols, flat.slice(AT, AT + rows * cols));
      const wanted = expected(layer.transpose().mmul(peer(rows, m, b)), out, adds);
      transposedTimes(flat, AT, shape, b, m, out, adds);
      expectSame(out, wanted);
    }
  });

  it("BCᵀ, and nothing in front of the layer or behind it is written", () => {
    for (const { shape, m, adds } of cases) {
      const { rows, cols } = shape;
      const [b, c, out] = [integers(rows * m), integers(cols * m), integers(AT + rows * cols + BEHIND)];
      const before = out.slice(AT, AT + rows * cols);
      const product = peer(rows, m, b).mmul(peer(cols, m, c).transpose());
      const wanted = Float64Array.from(out);
      wanted.set(expected(product, before, adds), AT);
      outer(b, c, m, out, AT, shape, adds);
      expectSame(out, wanted);
    }
  });
});

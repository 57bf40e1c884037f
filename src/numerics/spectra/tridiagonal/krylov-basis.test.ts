import { Matrix as Peer } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { Random } from "../../../random/random.js";
import { KrylovBasis } from "./krylov-basis.js";

const random = new Random(14);
/** Integers, so that sums have no rounding in whatever order. */
const integers = (length: number): Float64Array => Float64Array.from({ length }, () => random.integer(-5, 5));

/** Vectors as given: nothing of what follows asks them to be orthonormal. */
function drawn(size: number, count: number): { readonly basis: KrylovBasis; readonly columns: Peer } {
  const basis = new KrylovBasis(size);
  const vectors = Array.from({ length: count }, () => integers(size));
  // Each is given as a multiple, and divided by what it is a multiple of.
  vectors.forEach((vector, k) => basis.add(Float64Array.from(vector, (x) => x * (k + 1)), k + 1)); // prettier-ignore
  return { basis, columns: new Peer(vectors.map((vector) => Array.from(vector))).transpose() };
}

/** Numbers of vectors up to beyond twice the room that there is at first. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 31, 33, 35];
const SIZES = [1, 2, 3, 7];

/** The same numbers; a sign of zero is nobody's business. */
function expectSame(found: Float64Array, wanted: readonly number[]): void {
  expect(Array.from(found, (x) => x + 0)).toEqual(wanted.map((x) => x + 0));
}

describe("a basis, as ml-matrix computes with its columns", () => {
  it("adds combinations", () => {
    for (const size of SIZES) {
      for (const count of COUNTS) {
        const { basis, columns } = drawn(size, count);
        const [s, x] = [integers(count), integers(size)];
        for (const factor of [1, -3]) {
          const combined = columns.mmul(Peer.columnVector(Array.from(s))).mul(factor);
          const wanted = combined.add(Peer.columnVector(Array.from(x))).to1DArray();
          const out = x.slice();
          basis.combine(s, factor, out);
          expectSame(out, wanted);
        }
      }
    }
  });

  it("takes QQᵀx off, and tells ⟨q, x⟩ for the last q", () => {
    for (const size of SIZES) {
      for (const count of COUNTS) {
        const { basis, columns } = drawn(size, count);
        const x = integers(size);
        const column = Peer.columnVector(Array.from(x));
        const along = columns.transpose().mmul(column);
        const wanted = Peer.sub(column, columns.mmul(along)).to1DArray();
        expect(basis.orthogonalize(x) + 0).toBe(along.get(count - 1, 0) + 0);
        expectSame(x, wanted);
      }
    }
  });

  it("keeps all vectors while it grows, the newest one in view", () => {
    const { basis, columns } = drawn(3, 70);
    expect(basis.count).toBe(70);
    expectSame(basis.newest, columns.getColumn(69));
    for (const k of [0, 15, 16, 31, 32, 63, 64, 69]) {
      const out = new Float64Array(3);
      basis.combine(Array.from({ length: 70 }, (_, i) => (i === k ? 1 : 0)), 1, out); // prettier-ignore
      expectSame(out, columns.getColumn(k));
    }
  });
});

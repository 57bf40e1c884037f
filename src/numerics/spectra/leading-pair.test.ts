import { describe, expect, it } from "vitest";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { fromRows, Matrix } from "../matrices/matrix.js";
import { leadingPair } from "./leading-pair.js";

/** Distance of a unit vector to the nearer of ±(direction/‖direction‖). */
function off(found: Matrix, direction: readonly number[]): number {
  const length = Math.hypot(...direction);
  const along = found.data.reduce((total, x, i) => total + x * direction[i]!, 0);
  return Math.hypot(...Array.from(found.data, (x, i) => x - (Math.sign(along) * direction[i]!) / length));
}

/** The first right singular vector by power iteration on AᵀA. */
function byPowers(a: Matrix): number[] {
  let v = Array.from({ length: a.cols }, (_, j) => 1 + j / 7);
  for (let step = 0; step < 4000; step++) {
    const image = Array.from({ length: a.rows }, (_, i) => v.reduce((s, x, j) => s + a.at(i, j) * x, 0));
    const back = Array.from({ length: a.cols }, (_, j) => image.reduce((s, x, i) => s + a.at(i, j) * x, 0));
    const size = Math.hypot(...back);
    v = back.map((x) => x / size);
  }
  return v;
}

describe("leadingPair", () => {
  it("contains the pair known by hand: A = 5 (3,4)/5 (1,2,2)ᵀ/3 + (4,−3)/5 (2,−2,1)ᵀ/3", () => {
    const left = [3, 4].map((x) => x / 5);
    const right = [1, 2, 2].map((x) => x / 3);
    const [otherLeft, otherRight] = [[4, -3].map((x) => x / 5), [2, -2, 1].map((x) => x / 3)];
    const rows = left.map((a, i) => right.map((b, j) => 5 * a * b + otherLeft[i]! * otherRight[j]!));
    const pair = leadingPair(fromRows(rows));
    const rounding = 2 ** -50;
    expect(off(pair.left, left)).toBeLessThanOrEqual(pair.left.radius + rounding);
    expect(off(pair.right, right)).toBeLessThanOrEqual(pair.right.radius + rounding);
    expect(pair.right.radius).toBeLessThan(2 ** -44);
  });

  it("contains the pair of every matrix within the radius, here of one turned by that much", () => {
    const tilt = 2 ** -10;
    const pair = leadingPair(new Matrix(2, 2, Float64Array.of(2, tilt, tilt, 1), 2 * tilt));
    expect(off(pair.right, [1, 0])).toBeLessThanOrEqual(pair.right.radius);
    expect(pair.right.radius).toBeLessThan(8 * tilt);
    expect(pair.left.radius).toBeGreaterThan(2 * tilt);
  });

  it("has the sign that makes an entry positive that was asked for, and knows nothing where that entry may be zero", () => {
    // (1, −2)ᵀ/√5 alone: the rows are multiples of it.
    const a = fromRows([
      [1, -2],
      [3, -6],
    ]);
    const [usual, first] = [leadingPair(a), leadingPair(a, 0)];
    expect(usual.right.toRows().flat().map(Math.sign)).toEqual([-1, 1]);
    expect(first.right.toRows().flat().map(Math.sign)).toEqual([1, -1]);
    expect([...first.left.data]).toEqual(Array.from(usual.left.data, (x) => -x));
    expect(first.right.radius).toBe(usual.right.radius);
    const axis = fromRows([
      [2, 0],
      [0, 1],
    ]);
    expect(leadingPair(axis, 1).right.radius).toBe(Infinity);
  });

  it("knows nothing where the first two singular values may be equal, or all be zero", () => {
    for (const rows of [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      expect(leadingPair(fromRows(rows)).right.radius).toBe(Infinity);
    }
  });

  it("takes one row for its own direction", () => {
    const pair = leadingPair(fromRows([[3, 4]]));
    expect(off(pair.right, [3, 4])).toBeLessThan(2 ** -48);
    expect(Math.abs(pair.left.at(0, 0))).toBe(1);
  });

  it("finds what power iteration finds, within its radius", () => {
    const next = normals(5);
    for (const [rows, cols] of [
      [3, 3],
      [2, 4],
      [4, 2],
      [1, 3],
    ] as const) {
      const a = drawn(rows, cols, next);
      const { right } = leadingPair(a);
      const expected = byPowers(a);
      const distance = off(right, expected);
      // Power iteration has a rounding error of its own.
      expect(distance).toBeLessThan(right.radius + 2 ** -44);
      expect(right.radius).toBeLessThan(2 ** -40);
    }
  });

  it("bounds the vectors of every matrix within the radius, and not by more than 10 times the worst seen", () => {
    const next = normals(11);
    const a = drawn(3, 3, next);
    const radius = 2 ** -20;
    const { left } = leadingPair(new Matrix(3, 3, a.data, radius));
    let worst = 0;
    for (let trial = 0; trial < 400; trial++) {
      const e = drawn(3, 3, next);
      const size = Math.hypot(...e.data);
      const moved = leadingPair(
        new Matrix(
          3,
          3,
          a.data.map((x, i) => x + (radius * e.data[i]!) / size),
        ),
      ).left;
      const sign = Math.sign(moved.data.reduce((s, x, i) => s + x * left.data[i]!, 0));
      worst = Math.max(worst, Math.hypot(...moved.data.map((x, i) => x - sign * left.data[i]!)));
    }
    expect(worst).toBeLessThanOrEqual(left.radius);
    expect(left.radius).toBeLessThan(10 * worst);
  });
});

import { describe, expect, it } from "vitest";
import { leadingPair } from "./leading-pair.js";
import { fromRows, Matrix } from "./matrix.js";

/** Distance of a unit vector to the nearer of ±(direction/‖direction‖). */
function off(found: Matrix, direction: readonly number[]): number {
  const length = Math.hypot(...direction);
  const along = found.data.reduce((total, x, i) => total + x * direction[i]!, 0);
  return Math.hypot(...Array.from(found.data, (x, i) => x - (Math.sign(along) * direction[i]!) / length));
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
});

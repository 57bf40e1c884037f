import { describe, expect, it } from "vitest";
import { imbalances, initialImbalance, leadingVectors, misalignment } from "./alignment.js";
import { drawn, normals } from "./gaussians.fixture.js";
import { fromRows, identity, Matrix, zeros } from "./matrix.js";

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

describe("leadingVectors", () => {
  it("finds what power iteration finds, within its radius", () => {
    const next = normals(5);
    for (const [rows, cols] of [
      [3, 3],
      [2, 4],
      [4, 2],
      [1, 3],
    ] as const) {
      const a = drawn(rows, cols, next);
      const { right } = leadingVectors(a);
      const expected = byPowers(a);
      const sign = Math.sign(expected.reduce((s, x, j) => s + x * right.data[j]!, 0));
      const distance = Math.hypot(...expected.map((x, j) => x - sign * right.data[j]!));
      // Power iteration has a rounding error of its own.
      expect(distance).toBeLessThan(right.radius + 2 ** -44);
      expect(right.radius).toBeLessThan(2 ** -40);
    }
  });

  it("bounds the vectors of every matrix within the radius, and not by more than 10 times the worst seen", () => {
    const next = normals(11);
    const a = drawn(3, 3, next);
    const radius = 2 ** -20;
    const { left } = leadingVectors(new Matrix(3, 3, a.data, radius));
    let worst = 0;
    for (let trial = 0; trial < 400; trial++) {
      const e = drawn(3, 3, next);
      const size = Math.hypot(...e.data);
      const moved = leadingVectors(
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

  it("does not know the vectors of a repeated singular value", () => {
    expect(leadingVectors(identity(2)).left.radius).toBe(Infinity);
    expect(leadingVectors(zeros(2, 2)).left.radius).toBe(Infinity);
  });
});

describe("misalignment", () => {
  it("is sin² of the angle between the two lines", () => {
    for (const angle of [0, 2 ** -20, 0.1, 1, Math.PI / 2, 3]) {
      const lower = fromRows([[2], [0]]);
      const upper = fromRows([[3 * Math.cos(angle), 3 * Math.sin(angle)]]);
      const { value, error } = misalignment(lower, upper);
      expect(Math.abs(value - Math.sin(angle) ** 2)).toBeLessThanOrEqual(error + 2 ** -50 * Math.sin(angle) ** 2);
      expect(error).toBeLessThan(2 ** -44);
    }
  });

  it("is anything in [0, 1] where a first vector is not determined", () => {
    const { value, error } = misalignment(identity(2), fromRows([[1, 0]]));
    expect(value - error).toBeLessThanOrEqual(0);
    expect(value + error).toBeGreaterThanOrEqual(1);
    const loose = misalignment(new Matrix(2, 1, Float64Array.of(1, 0), 0.3), fromRows([[1, 1]]));
    expect(loose.value + loose.error).toBeGreaterThanOrEqual(1);
  });
});

describe("imbalances", () => {
  it("is the difference of the Gram matrices", () => {
    const found = imbalances([
      fromRows([
        [1, 2],
        [0, 1],
      ]),
      fromRows([[3, 1]]),
    ]);
    expect(found.map((d) => d.toRows())).toEqual([
      [
        [9 - 5, 3 - 2],
        [3 - 2, 1 - 1],
      ],
    ]);
  });
});

describe("initialImbalance", () => {
  it("is 3·max‖W_k‖_F² + 2Σ‖D_k‖₂", () => {
    const { value, error } = initialImbalance([fromRows([[1], [2]]), fromRows([[0, 3]]), fromRows([[2]])]);
    // D_1 = diag(0, 9) − [1, 2]ᵀ[1, 2] has eigenvalues 2 ± √13; D_2 = 4 − 9.
    expect(Math.abs(value - (3 * 9 + 2 * (2 + Math.sqrt(13)) + 2 * 5))).toBeLessThanOrEqual(error + 2 ** -46);
    expect(error).toBeLessThan(2 ** -38);
  });
});

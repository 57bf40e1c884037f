import { Matrix as Peer, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { approximately, exact } from "../arithmetic/quantity.js";
import { matrixFrom, networkFrom, numbersFrom } from "../fixtures/networks.js";
import { diagonal, fromRows, identity, zeros } from "../matrices/matrix.js";
import { distance, frobeniusNorm, frobeniusSquared } from "../matrices/norms.js";
import { quantityDiagonal } from "../matrices/quantity-matrix.js";
import { minimumSharpness } from "../networks/minimum-sharpness.js";
import { endToEnd } from "../networks/network.js";
import { svd } from "../spectra/svd.js";
import { canonicalMinimum, signalDirection } from "./canonical-minimum.js";
import { dualSharpness, flattestMinimum } from "./flattest-minimum.js";

const networks = [
  [2, 2, 2],
  [3, 1, 1],
  [1, 2, 3],
  [2, 3, 2, 2],
  [3, 3, 4, 3],
];

function shapesOf(widths: readonly number[]): { rows: number; cols: number }[] {
  return widths.slice(1).map((rows, j) => ({ rows, cols: widths[j]! }));
}

describe("flattestMinimum", () => {
  it.each(networks)("factors T and closes the gap between both sides, widths %j…", (...widths) => {
    const next = numbersFrom(17);
    const [inputs, outputs] = [widths[0]!, widths.at(-1)!];
    const target = matrixFrom(next, outputs, inputs);
    const g = matrixFrom(next, inputs, inputs);
    const root = identity(inputs).plus(g.T.times(g));
    const { weights, direction } = flattestMinimum(svd(target), root, shapesOf(widths));
    const gap = distance(endToEnd(weights), target);
    expect(gap.value).toBeLessThanOrEqual(gap.error + 2 ** -45);
    const depth = weights.length;
    const above = minimumSharpness(weights, root);
    const below = dualSharpness(depth, target, root, direction);
    expect(below.value).toBeLessThanOrEqual(above.value + above.error + below.error);
    expect(above.value - below.value).toBeLessThanOrEqual(2 ** -30 * above.value);
  });

  it.each(networks)("takes a root of more columns than rows, as samples are, widths %j…", (...widths) => {
    const next = numbersFrom(19);
    const [inputs, outputs] = [widths[0]!, widths.at(-1)!];
    const target = matrixFrom(next, outputs, inputs);
    const root = matrixFrom(next, inputs, 9);
    const { weights, direction } = flattestMinimum(svd(target), root, shapesOf(widths));
    expect([direction.rows, direction.cols]).toEqual([outputs, 9]);
    const depth = weights.length;
    const above = minimumSharpness(weights, root);
    // ν of (25), in which the direction stands beside the root alone, and which has its norm in the denominator.
    const seen = direction.times(root.T);
    const share = frobeniusSquared(seen).over(frobeniusSquared(direction));
    const below = dualSharpness(depth, target, identity(inputs), seen).times(share);
    expect(below.value).toBeLessThanOrEqual(above.value + above.error + below.error);
    expect(above.value - below.value).toBeLessThanOrEqual(2 ** -30 * above.value);
  });

  it("needs a mixture where two directions tie: Σ̂_x and T diagonal with the order of their entries reversed", () => {
    const root = diagonal([2, 1]);
    const target = diagonal([1, 4]);
    const { weights, direction } = flattestMinimum(svd(target), root, shapesOf([2, 2, 2]));
    const above = minimumSharpness(weights, root).value;
    expect(above - dualSharpness(2, target, root, direction).value).toBeLessThanOrEqual(2 ** -30 * above);
    // No coordinate direction does as well: max σ_i λ_i · 4 = 16.
    expect(above).toBeGreaterThanOrEqual(16);
  });

  it("needs room for the rank of T alone, and takes singular data", () => {
    const target = fromRows([
      [1, 2, -1],
      [2, 4, -2],
    ]);
    const root = diagonal([2, 1, 0]);
    const { weights, direction } = flattestMinimum(svd(target), root, shapesOf([3, 1, 2]));
    expect(distance(endToEnd(weights), target).value).toBeLessThanOrEqual(2 ** -45);
    const above = minimumSharpness(weights, root).value;
    const below = dualSharpness(2, target, root, direction).value;
    expect(above - below).toBeLessThanOrEqual(2 ** -30 * above);
    expect(below).toBeLessThanOrEqual(above * (1 + 2 ** -40));
  });

  it.each(networks)(
    "has a direction T Σ^{1/2} v vᵀ for a unit vector v, by the decomposition of ml-matrix, widths %j…",
    (...widths) => {
      const next = numbersFrom(23);
      const [inputs, outputs] = [widths[0]!, widths.at(-1)!];
      const target = matrixFrom(next, outputs, inputs);
      const root = identity(inputs).plus(diagonal(Array.from({ length: inputs }, (_, i) => i)));
      const { direction } = flattestMinimum(svd(target), root, shapesOf(widths));
      const { rightSingularVectors, diagonal: lengths } = new SingularValueDecomposition(new Peer(direction.toRows()), {
        autoTranspose: true,
      });
      expect(lengths.slice(1).every((x) => x <= 2 ** -45 * lengths[0]!)).toBe(true);
      const v = fromRows(rightSingularVectors.to2DArray().map((row) => [row[0]!]));
      const image = target.times(root).times(v).times(v.T);
      expect(distance(image, direction).value).toBeLessThanOrEqual(2 ** -44 * frobeniusNorm(direction).value);
    },
  );

  it("is for T other than zero", () => {
    expect(() => flattestMinimum(svd(zeros(1, 1)), identity(1), shapesOf([1, 1, 1]))).toThrow(DomainError);
  });
});

describe("dualSharpness", () => {
  it("is 2m‖(BRTᵀ)^{m−1}BR‖^{2/m} for scalars, and homogeneous of degree 0 with the norm divided out", () => {
    const [t, r, b] = [fromRows([[3]]), fromRows([[2]]), fromRows([[5]])];
    const { value, error } = dualSharpness(3, t, r, b);
    expect(Math.abs(value - 6 * (2 * 3 * 2 * 3 * 2) ** (2 / 3))).toBeLessThanOrEqual(error + 2 ** -46);
  });
});

describe("canonicalMinimum", () => {
  it.each([[2, 2], ...networks])("factors T, evenly spread over the layers, widths %j…", (...widths) => {
    const target = endToEnd(networkFrom(numbersFrom(29), widths));
    const decomposition = svd(target);
    const weights = canonicalMinimum(decomposition, shapesOf(widths));
    expect(weights.map(({ rows }) => rows)).toEqual(widths.slice(1));
    const gap = distance(endToEnd(weights), target);
    expect(gap.value).toBeLessThanOrEqual(gap.error + decomposition.error);
    expect(weights[0]!.radius).toBeLessThan(2 ** -40);
  });

  it("has a signal direction of squared length mσ^{2(1−1/m)}", () => {
    const decomposition = svd(diagonal([3, 1]));
    const weights = canonicalMinimum(decomposition, shapesOf([2, 2, 2, 2]));
    const length = signalDirection(weights, decomposition).reduce((total, b) => total + frobeniusSquared(b).value, 0);
    expect(Math.abs(length - 3 * 3 ** (4 / 3))).toBeLessThan(2 ** -40);
  });
});

describe("quantityDiagonal", () => {
  it("joins the errors and leaves out what does not fit", () => {
    const a = quantityDiagonal([approximately(1, 3), approximately(2, 4), exact(9)], 2, 3);
    expect(a.toRows()).toEqual([
      [1, 0, 0],
      [0, 2, 0],
    ]);
    expect(a.radius).toBeGreaterThanOrEqual(5);
    expect(a.radius).toBeLessThan(5.0001);
  });
});

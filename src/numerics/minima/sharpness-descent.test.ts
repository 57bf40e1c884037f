import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { mlSymmetricEigen } from "../fixtures/ml-matrix.js";
import { diagonal, Matrix } from "../matrices/index.js";
import { endToEnd, explicitMinimumHessian, minimumSharpness } from "../networks/index.js";
import { descendTwoLayers } from "./flatness-search.js";
import { descendSharpness } from "./sharpness-descent.js";

const gaussian = (rows: number, cols: number, random: Random): Matrix =>
  new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random.normal()),
  );

function network(widths: readonly number[], seed: number): Matrix[] {
  const random = new Random(seed);
  return widths.slice(1).map((rows, k) => gaussian(rows, widths[k]!, random));
}

/** λ_max of all second derivatives, by the decomposition of another library. */
const sharpness = (weights: readonly Matrix[], root?: Matrix): number =>
  Math.max(...mlSymmetricEigen(explicitMinimumHessian(weights, root)).values);

const SEEDS = [1, 2, 3, 4, 5];

describe("descendSharpness", () => {
  it("leaves the product as it is, and never ends at a sharper minimum, by the full Hessian", () => {
    for (const seed of SEEDS) {
      const start = network([2, 3, 2, 2], seed);
      const [target, before] = [endToEnd(start), sharpness(start)];
      let last = before;
      for (const steps of [1, 4, 16, 40]) {
        const found = descendSharpness(start, steps);
        const off = endToEnd(found).minus(target).normBound;
        expect(off).toBeLessThan(2 ** -40 * target.normBound);
        expect(sharpness(found)).toBeLessThanOrEqual(last * (1 + 2 ** -40));
        last = sharpness(found);
      }
      expect(last).toBeLessThan(0.99 * before);
    }
  });

  it("keeps the flattest it has seen: the smoothed descent passes minima that are flatter than where it ends", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const start = network([2, 2, 2], seed);
      const found = [1, 2, 3, 4, 5, 6].map((steps) => minimumSharpness(descendSharpness(start, steps)).value);
      for (const [i, value] of found.entries()) {
        expect(value).toBeLessThanOrEqual((found[i - 1] ?? Infinity) * (1 + 2 ** -40));
      }
    }
  });

  it("balances the numbers of a scalar network, where the inequality of the means gives the least value", () => {
    const start = [8, 1 / 4, -1, 2].map((x) => diagonal([x]));
    const least = 2 * 4 * 4 ** 1.5;
    expect(Math.abs(sharpness(descendSharpness(start, 60)) / least - 1)).toBeLessThan(2 ** -30);
  });

  it("finds for two layers and any data what the descent of a convex problem finds", () => {
    const apart = SEEDS.map((seed) => {
      const random = new Random(seed + 100);
      const root = diagonal([1 + random.uniform(), 1, 1 / 2]);
      const start = network([2, 3, 2], seed).map((w, k) => (k === 0 ? w : gaussian(2, 3, random)));
      const seen = diagonal(Array.from(root.data.filter((_, k) => k % 4 === 0)).slice(0, 2));
      const target = endToEnd(start);
      const other = descendTwoLayers({ target, root: seen }, diagonal([1, 1]), 60);
      const [found, convex] = [descendSharpness(start, 60, seen), other].map((w) => minimumSharpness(w, seen).value);
      return Math.abs(found! / convex! - 1);
    });
    // Where eigenvalues tie at the end, either is slow.
    expect(Math.max(...apart)).toBeLessThan(1 / 16);
    expect(apart.filter((x) => x < 2 ** -16).length).toBeGreaterThanOrEqual(3);
  });

  it("comes to an end where T = 0 and nothing is as flat as the infimum", () => {
    const start = [diagonal([1, 0]), diagonal([0, 1]), diagonal([3, 1])];
    const found = descendSharpness(start, 200);
    expect(sharpness(found)).toBeLessThan(2 ** -20 * sharpness(start));
  });

  it("stays where all is flat, and where a layer is alone", () => {
    const flat = [diagonal([0, 0]), diagonal([0, 0])];
    expect(descendSharpness(flat, 3).map((w) => w.toRows())).toEqual(flat.map((w) => w.toRows()));
    const lone = network([2, 3], 1);
    expect(descendSharpness(lone, 3)[0]!.toRows()).toEqual(lone[0]!.toRows());
  });
});

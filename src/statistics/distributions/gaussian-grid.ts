import { pow, product, type Quantity } from "../../numerics/index.js";

/** A point z of ℝᵈ with integer coordinates and its weight. */
interface GridPoint {
  readonly point: readonly number[];
  readonly weight: Quantity;
}

/** Weights, times 180, of 0, ±1, ±2, ±3: the symmetric rule with the moments 1, 1, 3 and 15 of orders 0, 2, 4 and 6. */
const WEIGHTS = new Map([
  [0, 70],
  [1, 45],
  [2, 9],
  [3, 1],
]);

/**
 * Points and weights with which the mean of every polynomial of degree ≤ 7 in each coordinate is its expectation under
 * N(0, I_d), exactly: the product of the rule on −3, …, 3 in every coordinate. 7ᵈ points.
 */
export function gaussianGrid(d: number): GridPoint[] {
  let points: { point: number[]; factors: number[] }[] = [{ point: [], factors: [] }];
  for (let k = 0; k < d; k++) {
    points = points.flatMap(({ point, factors }) =>
      [-3, -2, -1, 0, 1, 2, 3].map((z) => ({
        point: [...point, z],
        factors: [...factors, WEIGHTS.get(Math.abs(z))!],
      })),
    );
  }
  return points.map(({ point, factors }) => ({ point, weight: product(factors).over(pow(180, d)) }));
}

import { hypot, pow } from "../../numerics/index.js";

/** A point (w_1, w_2) of the plane. */
export type Point = readonly [number, number];

/** Points of one branch of a hyperbola. */
const BRANCH_POINTS = 33;

/**
 * {w : (w_1w_2 − τ)² = level} within |w_j| ≤ reach, as pieces: the branches of the hyperbolas w_1w_2 = τ ± √level, points
 * in order and equally spread along their asymptotic directions. A product of 0 gives the two axes.
 */
export function levelSet(tau: number, level: number, reach: number): Point[][] {
  const distance = Math.sqrt(level);
  return [...new Set([tau - distance, tau + distance])].flatMap((product) => hyperbola(product, reach));
}

/** {w : w_1w_2 = product} within |w_j| ≤ reach. */
export function hyperbola(product: number, reach: number): Point[][] {
  if (product === 0) {
    return [
      [
        [-reach, 0],
        [reach, 0],
      ],
      [
        [0, -reach],
        [0, reach],
      ],
    ];
  }
  const least = Math.abs(product) / reach;
  if (least > reach) return [];
  return [1, -1].map((sign) =>
    Array.from({ length: BRANCH_POINTS }, (_, i): Point => {
      const first = sign * least * pow(reach / least, i / (BRANCH_POINTS - 1));
      return [first, product / first];
    }),
  );
}

/** ∇(w_1w_2 − τ)² = 2(w_1w_2 − τ)(w_2, w_1). */
export function gradientAt(tau: number, [first, second]: Point): Point {
  const residual = 2 * (first * second - tau);
  return [residual * second, residual * first];
}

/** λ_max of the second derivatives of (w_1w_2 − τ)², [2w_2², 4w_1w_2 − 2τ; 4w_1w_2 − 2τ, 2w_1²]. */
export function scalarSharpness(tau: number, [first, second]: Point): number {
  return first * first + second * second + hypot(first * first - second * second, 4 * first * second - 2 * tau);
}

import { instances } from "../../../generators/index.js";
import { exact, logarithm, type Quantity, twoTo } from "../../../src/numerics/index.js";
import {
  cubeOf,
  type Datum,
  empiricalLoss,
  farthestCentre,
  fewestLosses,
  largestAround,
} from "../../../src/statistics/index.js";

/** ρ, δ, and a model by its dimension, its number of cells, and n. */
export const drawn = instances({
  choices: { cells: ["no more than data", "any number", "finer than ρ"] },
  reals: { rho: [1, 0.25, 8], delta: [0.5, 0.05, 2 ** -10] },
  sizes: {
    k: [1, 3],
    logSamples: [0, 12],
    bits: ({ k, logSamples, cells }) => [0, Math.floor((cells === "no more than data" ? logSamples : 1000) / k)],
  },
});

/**
 * Cubes of side 3ρ, 2^bits on each axis, so that the ball of radius ρ about a centre lies within its cube; or so many
 * within ρ, which the ball meets. There the sharpness is bounded from below by one other cube, and what the root allows
 * is not enough.
 */
export const memorized = drawn.map(({ k, logSamples, bits, rho, delta, cells }) => {
  const fine = cells === "finer than ρ";
  const model = { dimension: k, perAxis: twoTo(bits), side: fine ? rho / twoTo(bits) : 3 * rho };
  const n = twoTo(logSamples);
  const { losses, room } = fewestLosses(model, n, delta);
  const theta = farthestCentre(model);
  const own = cubeOf(model, theta);
  // All other cubes lose on every datum: a ball that met one of them would have the largest loss there is. Fine ones
  // lose on half of the data, as most do.
  const lost = fine ? n / 2 : n;
  const isOwn = (cube: readonly number[]) => cube.every((x, axis) => x === own[axis]);
  const sample = Array.from({ length: n }, (_, i): Datum => {
    return (cube) => (i < (isOwn(cube) ? losses : lost) ? 1 : 0);
  });
  const beside = theta.map((x, axis) => (axis === 0 ? x - rho / 4 : x));
  const largest = fine ? empiricalLoss(model, beside, sample) : largestAround(model, theta, rho, sample);
  return { model, k, n, rho, delta, room, sample, theta, largest, fine };
});

/** L(θ) for every θ: the mean of a fair bit. */
export const LOSS = 1 / 2;

/** log(1 + r²c) for r, c > 0, where r² may overflow. */
export function logOnePlus(r: Quantity, c: Quantity): Quantity {
  return logarithm(r)
    .times(2)
    .plus(logarithm(exact(1).over(r).squared().plus(c)));
}

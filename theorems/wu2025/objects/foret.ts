import { instances } from "../../../generators/index.js";
import { between, exact, logarithm, pow, type Quantity, sum, twoTo } from "../../../src/numerics/index.js";
import {
  cubeOf,
  type Datum,
  empiricalLoss,
  farthestCentre,
  fewestLosses,
  largestAround,
  normalCdf,
} from "../../../src/statistics/index.js";

/** Most bits of all axes, where it is not those of n; blocks are told apart up to 2⁵³ of them. */
const MOST_BITS: Readonly<Record<string, number>> = { "any number": 1000, "finer than ρ": 1000, "in blocks": 48 };

/** ρ, δ, and a model by its dimension, its number of cells or of blocks of 3ᵏ cells, and n. */
export const drawn = instances({
  choices: { cells: ["no more than data", "any number", "finer than ρ", "in blocks", "in blocks"] },
  reals: { rho: [1, 0.25, 8], delta: [0.5, 0.05, 2 ** -10], width: [1.5, 1], rise: [0, 0.25, 0.125] },
  sizes: {
    k: [1, 3],
    logSamples: [0, 12],
    bits: ({ k, logSamples, cells }) => [0, Math.floor((MOST_BITS[cells] ?? logSamples) / k)],
  },
});

interface Drawn {
  readonly k: number;
  readonly logSamples: number;
  readonly bits: number;
  readonly rho: number;
  readonly delta: number;
}

/**
 * Cubes of side 3ρ, 2^bits on each axis, so that the ball of radius ρ about a centre lies within its cube; or so many
 * within ρ, which the ball meets. There the sharpness is bounded from below by one other cube, and what the root allows
 * is not enough.
 */
function alone({ k, logSamples, bits, rho, delta }: Drawn, fine: boolean) {
  const model = { dimension: k, perAxis: twoTo(bits), side: fine ? rho / twoTo(bits) : 3 * rho };
  const n = twoTo(logSamples);
  const { losses, room } = fewestLosses(model, n, delta);
  const theta = farthestCentre(model);
  const own = cubeOf(model, theta);
  // All other cubes lose on every datum: a ball that met one of them would have the largest loss there is. Fine ones
  // lose on half of the data, as most do.
  const lost = fine ? n / 2 : n;
  const isOwn = (cube: readonly number[]) => cube.every((x, axis) => x === own[axis]);
  const sample = sampleOf(n, (cube) => (isOwn(cube) ? losses : lost));
  const beside = theta.map((x, axis) => (axis === 0 ? x - rho / 4 : x));
  const largest = fine ? empiricalLoss(model, beside, sample) : largestAround(model, theta, rho, sample);
  return { model, k, n, rho, delta, losses, room, sample, theta, largest, fine, slack: exact(0), isLevel: true };
}

/**
 * Blocks of 3ᵏ cubes, 2^bits on each axis, of a side that is the width times ρ, and θ at the centre of the last block.
 * The ball about it meets all cubes of the block, or those with a common face where the side is above √2ρ. L is 1/2 in
 * the middle of each block, and 1/2 and the rise elsewhere. In some block all cubes that the ball meets have `losses`
 * at most: one has as many, others half as many, and the middle none.
 */
function inBlocks({ k, logSamples, bits, rho, delta, width, rise }: Drawn & Record<"width" | "rise", number>) {
  const blocks = twoTo(bits);
  const model = { dimension: k, perAxis: 3 * blocks, side: width * rho };
  const n = twoTo(logSamples);
  const farthest = width * width > 2 ? 1 : k;
  const met = farthest === 1 ? 2 * k + 1 : pow(3, k);
  const group = [
    { loss: LOSS, count: 1 },
    { loss: LOSS + rise, count: met - 1 },
  ];
  const { losses, room } = fewestLosses({ dimension: k, perAxis: blocks }, n, delta, group);
  const theta = new Array<number>(k).fill(((model.perAxis - 3) / 2) * model.side);
  const own = cubeOf(model, theta);
  const sample = sampleOf(n, (cube) => {
    const steps = cube.map((x, axis) => Math.abs(x - own[axis]!));
    const away = steps.reduce((total, x) => total + x, 0);
    if (away > farthest || Math.max(...steps) > 1) return n;
    return away === farthest ? losses : away === 0 ? 0 : Math.floor(losses / 2);
  });
  const largest = largestAround(model, theta, rho, sample);
  const slack = exact(1).minus(shareOfMiddles(width).power(k)).times(rise);
  return { model, k, n, rho, delta, losses, room, sample, theta, largest, fine: false, slack, isLevel: rise === 0 };
}

/** P(𝒩(0, 1) lies within w/2 of a multiple of 3w), for w ≥ 1: less than 2⁻¹⁰⁰ of it is beyond 12. */
function shareOfMiddles(width: number): Quantity {
  const shares = Array.from({ length: 9 }, (_, i) => {
    const centre = 3 * width * (i - 4);
    return normalCdf(centre + width / 2).minus(normalCdf(centre - width / 2));
  });
  return sum([...shares, between(0, 2 ** -100)]);
}

/** n data, of which the first ones lose in a cube, as many as are asked for there: once for all data. */
function sampleOf(n: number, lost: (cube: readonly number[]) => number): Datum[] {
  const known = new WeakMap<readonly number[], number>();
  return Array.from({ length: n }, (_, i): Datum => {
    return (cube) => {
      const losses = known.get(cube) ?? lost(cube);
      known.set(cube, losses);
      return i < losses ? 1 : 0;
    };
  });
}

/** A model, a θ in it and a sample, each of which occurs with a probability above δ; `slack` is E L(θ + ε) − L(θ). */
export const memorized = drawn.map((all) =>
  all.cells === "in blocks" ? inBlocks(all) : alone(all, all.cells === "finer than ρ"),
);

/** L(θ) at θ: the mean of a fair bit. */
export const LOSS = 1 / 2;

/** log(1 + r²c) for r, c > 0, where r² may overflow. */
export function logOnePlus(r: Quantity, c: Quantity): Quantity {
  return logarithm(r)
    .times(2)
    .plus(logarithm(exact(1).over(r).squared().plus(c)));
}

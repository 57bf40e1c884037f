import { instances } from "../../../generators/index.js";
import {
  drawnArbitrary,
  drawnFlattest,
  type Gains,
  intermediateGains,
  leastSharpness,
  WIDTH,
} from "../../../src/experiments/mulayoff2020/intermediate-gains.js";
import { randomOf } from "../../../src/experiments/training/regression-training.js";
import { descendSharpness, endToEnd, type Matrix, minimumSharpness } from "../../../src/numerics/index.js";

/** Steps of a descent. */
const STEPS = 80;

/** A descent that comes so close to the least sharpness, relative to it, is taken to have reached it. */
const REACHED = 2 ** -20;

/** T, and the seed of what is drawn for it. */
export const drawn = instances({
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: { T: { shape: [WIDTH, WIDTH], laws: ["gaussian"] } },
});

/** The intermediate gains of minima for the same T; of a found one where a descent was made and came to its end. */
export const pairs = drawn.map(({ T, seed }) => {
  const arbitrary = drawnArbitrary(T, randomOf(seed, 1));
  const found = seed % 8 === 0 ? descendSharpness(arbitrary, STEPS) : null;
  return {
    arbitrary: intermediateGains(arbitrary),
    flattest: intermediateGains(drawnFlattest(T, randomOf(seed, 2))),
    found: found !== null && isFlattest(found) ? intermediateGains(found) : null,
  };
});

function isFlattest(weights: readonly Matrix[]): boolean {
  return minimumSharpness(weights).value <= leastSharpness(endToEnd(weights)).value * (1 + REACHED);
}

/** The largest σ_max(W_k⋯W_1)/σ_max(T)^{k/m}. */
export function highest(gains: readonly Gains[]): number {
  return Math.max(...gains.map(({ singularValues, graceful }) => singularValues[0]! / graceful));
}

/** How far ‖W_k⋯W_1v‖/σ_max(T)^{k/m} is from 1. */
export function deviation(gains: readonly Gains[]): number {
  return Math.max(...gains.map(({ signal, graceful }) => Math.abs(signal / graceful - 1)));
}

import { instances } from "../../../generators/index.js";
import { frobeniusSquared, type Matrix, minimumTraceEndToEnd, nuclearNorm } from "../../../src/numerics/index.js";
import { type Recovery, samplesNeeded } from "../shared/samples-needed.js";

/** Measurement sequences of the small problem over which its samples are averaged: they are cheap, and noisy. */
export const REPEATS = 3;

const twice = ({ d }: { readonly d: number }) => 2 * d;

/** The problems of M, d×d, and of N, 2d×2d; M* = UV of rank at most r for the ratio of the counts. */
export const drawn = instances({
  sizes: { d: [2, 3], outputs: [1, 6], inputs: [1, 6], rank: ({ outputs, inputs }) => [1, Math.min(outputs, inputs)] },
  matrices: {
    A: { each: ["d", "d"], count: ({ d }) => REPEATS * (d * d), laws: ["gaussian"], quantified: "almost surely" },
    B: { each: [twice, twice], count: ({ d }) => 4 * (d * d), laws: ["gaussian"], quantified: "almost surely" },
    M: { shape: ["d", "d"], laws: ["rankOne"] },
    N: { shape: [twice, twice], laws: ["rankOne", "rankOne", "gaussian"] },
    U: ["outputs", "rank"],
    V: ["rank", "inputs"],
  },
});

/** The relative loss that counts as accurate. */
const ACCURATE = 1 / 10;

/** A finer gap finds the same counts, and takes twice the time. */
const SEARCH = { relativeGap: 2 ** -12 };

/** How many measurements E(W*) takes at depth two. */
export function samples(recovery: Recovery): number {
  return samplesNeeded((problem) => minimumTraceEndToEnd(problem, SEARCH).minimizer, recovery, ACCURATE);
}

/** The mean of these numbers. */
export function mean(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0) / values.length;
}

/** ‖M*‖_*²/‖M*‖_F². */
export function spreadOf(truth: Matrix): number {
  return nuclearNorm(truth).squared().over(frobeniusSquared(truth)).value;
}

import {
  MINIMIZER_PARTS,
  minimizerFrom,
  minimizerLists,
  OWN_MINIMIZER,
  ownMinimizer,
  type RegressionMinimizer,
} from "../../../generators/families/index.js";
import { instances } from "../../../generators/specs/index.js";
import { column, fromRows, type Matrix } from "../../../src/numerics/matrices/index.js";
import { ENCLOSED } from "../shared/flow-limit.js";

/** X = diag(1, t) and w* = (1, u), which is turned by ψ from the eigenvector of the smaller eigenvalue, tan ψ = u. */
export interface TwoDirections {
  readonly t: number;
  readonly u: number;
  readonly isBelow: boolean;
}

interface Drawn extends RegressionMinimizer {
  readonly pair: TwoDirections | null;
  readonly grow: number;
  readonly long: number | null;
  /** Any direction, f and T of the identities. */
  readonly any: { readonly turned: Matrix; readonly f: number; readonly T: number } | null;
}

/** The minimizer of rank one and equal norms on data diag(1, t), with w* = (1, u). */
export function twoDirections(depth: number, { t, u }: Pick<TwoDirections, "t" | "u">): RegressionMinimizer {
  const inputs = fromRows([
    [1, 0],
    [0, t],
  ]);
  const weights = Array.from({ length: depth }, (_, k) => fromRows(k === 0 ? [[1, u]] : [[1]]));
  return { weights, problem: { inputs, targets: inputs.times(column([1, u])), output: column([1]) }, solved: true };
}

/** Data of two directions, any data, or just below κ_L; on a file its own. */
export const drawn = instances({
  ...MINIMIZER_PARTS,
  choices: { ...MINIMIZER_PARTS.choices, data: ["two directions", "drawn", "just below"] },
  reals: {
    t: [2, 5 / 2, 4, 3 / 2, 8, 5 / 4],
    u: [0, 1 / 8, 1 / 64, 1 / 2, 2],
    grow: [2, 5 / 4],
    f: [2, 1 / 2],
    T: [1, 3, 1 / 2],
    // The depth of what is needed of numbers alone.
    long: [6, 2, 3, 4, 5, 7, 8, 9, 12, 64],
  },
  sizes: { ...MINIMIZER_PARTS.sizes, depth: [2, 5] },
  matrices: { ...MINIMIZER_PARTS.matrices, turned: { shape: [2, 1], laws: ["gaussian", "positive"] } },
})
  .map(({ data, t, u, grow, long, f, T, turned, ...parts }): Drawn => {
    const depth = parts.W.length;
    const { below, tilt } = ENCLOSED[depth] ?? ENCLOSED[2]!;
    const isBelow = data === "just below";
    const pair = data === "drawn" ? null : isBelow ? { t: below, u: tilt, isBelow } : { t, u, isBelow };
    return {
      ...(pair === null ? minimizerFrom(parts) : twoDirections(depth, pair)),
      pair,
      grow,
      long,
      any: { turned, f, T },
    };
  })
  .onFile({
    ...OWN_MINIMIZER,
    instance: (own): Drawn => ({ ...ownMinimizer(own), pair: null, grow: 2, long: null, any: null }),
    lists: minimizerLists,
  });

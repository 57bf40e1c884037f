import { layout } from "../../../generators/index.js";
import type { Spec } from "../../../src/claim/index.js";
import { exact, identity, type Matrix } from "../../../src/numerics/index.js";

/**
 * Gradient descent about a stationary point θ*: of the loss $\frac1{2n}\|J\delta\|^2-\frac c2\|\delta\|^2$ in δ = θ − θ*,
 * for which the linearized iteration is gradient descent itself. c > 0 only in a source that drops the minimum.
 */
export interface LinearizedGd {
  /** The gradients of n predictions in ℝᵖ as rows. */
  readonly jacobian: Matrix;
  /** c, what is taken off H. */
  readonly descent: number;
  /** θ_0 − θ*, p × 1. */
  readonly start: Matrix;
  /** η. */
  readonly rate: number;
  /** t ≥ 1. */
  readonly steps: number;
}

/** Rates are powers of two, which cost no rounding, and take λ₁ to either side of 2/η. */
export const linearizedGdSpecs = layout({
  sizes: { n: [1, 4], p: [1, 4], steps: [1, 6] },
  reals: { rate: [1, 0.5, 2, 0.25, 0.125, 4] },
  lists: {
    J: {
      shapes: ({ sizes: { n, p } }) => [[n, p]],
      laws: ["identity", "integer", "gaussian", "gaussian", "orthogonal", "lowRank", "sparse", "sign"],
    },
    start: { shapes: ({ sizes: { p } }) => [[p, 1]], laws: ["unit", "gaussian", "integer", "zero"] },
  },
});

function descentOf({ descent = 0 }: Readonly<Record<string, number | undefined>>): number {
  return descent;
}

/** The instance of a spec of `linearizedGdSpecs`, or of a looser source that has a real `descent`. */
export function linearizedGd(spec: Spec): LinearizedGd {
  const { sizes, reals, lists } = linearizedGdSpecs.raw(spec);
  const descent = descentOf(spec.reals);
  return { jacobian: lists.J[0]!, descent, start: lists.start[0]!, rate: reals.rate, steps: sizes.steps };
}

/** H = JᵀJ/n − cI, p × p. Radius propagated. */
export function hessianOf({ jacobian, descent }: LinearizedGd): Matrix {
  const gram = jacobian.T.times(jacobian).times(exact(1).over(jacobian.rows));
  return descent === 0 ? gram : gram.minus(identity(gram.rows).times(descent));
}

/** I − ηH, p × p. Radius propagated. */
export function stepMatrix(gd: LinearizedGd): Matrix {
  const hessian = hessianOf(gd);
  return identity(hessian.rows).plus(hessian.times(-gd.rate));
}

/** θ_t − θ* after t steps along the gradients of the loss, Jᵀ(J(θ − θ*))/n − c(θ − θ*). Radius propagated. */
export function descended({ jacobian, descent, start, rate }: LinearizedGd, t: number): Matrix {
  let delta = start;
  for (let step = 0; step < t; step++) {
    const residuals = jacobian.times(delta);
    const slope = jacobian.T.times(residuals).times(exact(1).over(jacobian.rows));
    delta = delta.plus(slope.plus(delta, -descent), -rate);
  }
  return delta;
}

/** A^t for a square A and t ≥ 1. Radius propagated. */
export function matrixPower(a: Matrix, t: number): Matrix {
  return Array.from({ length: t - 1 }).reduce<Matrix>((result) => a.times(result), a);
}

const { explicit } = linearizedGdSpecs;

/** Degenerate cases of every statement on such descents. */
export const DEGENERATE_DESCENTS: readonly { readonly name: string; readonly spec: Spec }[] = [
  {
    name: "flat: H = 0",
    spec: explicit({
      sizes: { n: 1, p: 2, steps: 1 },
      reals: { rate: 1 },
      lists: { J: [[[0, 0]]], start: [[[1], [2]]] },
    }),
  },
  {
    name: "start at the minimum",
    spec: explicit({ sizes: { n: 1, p: 1, steps: 6 }, reals: { rate: 4 }, lists: { J: [[[1]]], start: [[[0]]] } }),
  },
  {
    name: "one step to the minimum",
    spec: explicit({ sizes: { n: 1, p: 1, steps: 1 }, reals: { rate: 1 }, lists: { J: [[[1]]], start: [[[1]]] } }),
  },
];

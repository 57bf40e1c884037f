import { instances, law } from "../../../generators/index.js";
import { exact, identity, type Matrix } from "../../../src/numerics/index.js";

/** Rates are powers of two, which cost no rounding, and take λ₁ to either side of 2/η. */
const drawn = instances({
  file: { own: { start: law("positive", 1) } },
  sizes: { n: [1, 4], p: [1, 4], steps: [1, 6] },
  reals: { rate: [1, 0.5, 2, 0.25, 0.125, 4] },
  fixed: { descent: 0 },
  matrices: {
    J: {
      shape: ["n", "p"],
      laws: ["identity", "integer", "gaussian", "gaussian", "orthogonal", "lowRank", "sparse", "sign"],
    },
    start: { shape: ["p", 1], laws: ["unit", "gaussian", "integer", "zero"] },
  },
});

/**
 * Gradient descent with the rate η about a stationary point θ*: of the loss $\frac1{2n}\|J\delta\|^2-\frac
 * c2\|\delta\|^2$ in δ = θ − θ*, for which the linearized iteration is gradient descent itself. The `descent` c > 0 is
 * taken off H only in a source that drops the minimum. H = JᵀJ/n − cI and `step`, I − ηH, with their radii.
 */
export const descents = drawn.map(({ J, descent, start, rate, steps }) => {
  const gram = J.T.times(J).times(exact(1).over(J.rows));
  const hessian = descent === 0 ? gram : gram.minus(identity(gram.rows).times(descent));
  const step = identity(hessian.rows).plus(hessian.times(-rate));
  return { J, descent, start, rate, steps, hessian, step };
});

type Descent = ReturnType<typeof descents.materialize>;

/** θ_t − θ* after t steps along the gradients of the loss, Jᵀ(J(θ − θ*))/n − c(θ − θ*). Radius propagated. */
export function descended({ J, descent, start, rate }: Descent, t: number): Matrix {
  let delta = start;
  for (let step = 0; step < t; step++) {
    const slope = J.T.times(J.times(delta)).times(exact(1).over(J.rows));
    delta = delta.plus(slope.plus(delta, -descent), -rate);
  }
  return delta;
}

/** A^t for a square A and t ≥ 1. Radius propagated. */
export function matrixPower(a: Matrix, t: number): Matrix {
  return Array.from({ length: t - 1 }).reduce<Matrix>((result) => a.times(result), a);
}

/** Degenerate cases of every statement on such descents. */
export const DEGENERATE_DESCENTS = {
  "flat: H = 0": drawn.at({ steps: 1, J: "0 0", start: "1; 2" }),
  "start at the minimum": drawn.at({ steps: 6, rate: 4, J: 1, start: 0 }),
  "one step to the minimum": drawn.at({ steps: 1, J: 1, start: 1 }),
};

/** What is tried of them: λ₁ is between Tr H/p and Tr H. */
export const DESCENT_SITUATIONS = {
  "p ≥ 2, t ≥ 3": ({ J, steps }: Descent) => J.cols >= 2 && steps >= 3,
  "more parameters than samples": ({ J }: Descent) => J.cols > J.rows,
  "a stable step: η Tr H < 1": (descent: Descent) => scaledTrace(descent) < 1,
  "an unstable step: η Tr H > 4p": (descent: Descent) => scaledTrace(descent) > 4 * descent.J.cols,
  "a start off the minimum": ({ start }: Descent) => start.data.some((x) => x !== 0),
};

/** η Tr H where θ* is a minimum, in plain arithmetic. */
function scaledTrace({ J, rate }: Descent): number {
  return (rate * J.data.reduce((total, x) => total + x * x, 0)) / J.rows;
}

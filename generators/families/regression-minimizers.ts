import type { Shape } from "../laws/index.js";
import { instances, networkShapes, type Range, type SpecArbitrary } from "../specs/index.js";
import type { Assumption, Spec } from "../../src/claim/index.js";
import {
  column,
  exact,
  exactRankOfProduct,
  frobeniusNorm,
  hessianSharpness,
  type Matrix,
  type Quantity,
  regressionMeasurements,
  regressor,
  regressorGradient,
  sharpness,
  type UnivariateProblem,
} from "../../src/numerics/index.js";

/** A network and a univariate regression that it solves as well as any other. */
export interface RegressionMinimizer {
  /** W_1, …, W_L. */
  readonly weights: readonly Matrix[];
  readonly problem: UnivariateProblem;
  /** Whether W is a minimizer by construction, y = Xw_prod; a looser source adds a number to every label. */
  readonly solved: boolean;
}

/**
 * The parts of minimizers of univariate regression with w* ≠ 0. No law has a zero product with another: entries are
 * continuous, or positive in all factors that are not. The residual is zero; a part of y outside the range of X would
 * change neither w* nor the Hessian at a minimizer. For n < d the product w_prod is w* and something in the kernel of X.
 */
export const minimizerParts = {
  choices: { model: ["fully connected", "fixed p"] },
  fixed: { shift: 0 },
  sizes: {
    depth: [1, 4],
    inputs: [1, 4],
    hidden: [1, 3],
    outputs: ({ model }: { readonly model: string }): Range => [1, model === "fixed p" ? 3 : 1],
    n: [1, 5],
  },
  matrices: {
    W: {
      shapes: networkShapes,
      laws: ["gaussian", "gaussian", "positive", "orthogonal", "rankOne", "repeated", "duplicate"],
    },
    X: {
      shape: ["n", "inputs"],
      laws: ["gaussian", "gaussian", "gaussian", "positive", "diagonal", "repeated", "orthogonal", "identity"],
    },
    p: {
      shapes: ({ model, outputs }: { readonly model: string; readonly outputs: number }): Shape[] =>
        model === "fixed p" ? [[outputs, 1]] : [],
      laws: ["gaussian", "positive", "unit"],
    },
  },
} as const;

/** The minimizer with these parts, or, where `shift` is added to every label, a network that is none. */
export function minimizerOf({
  W,
  X,
  p,
  shift,
}: {
  readonly W: readonly Matrix[];
  readonly X: Matrix;
  readonly p: readonly Matrix[];
  readonly shift: number;
}): RegressionMinimizer {
  const output = p[0] ?? column([1]);
  const target = regressor(W, { inputs: X, targets: column(new Float64Array(X.rows)), output });
  const fitted = X.times(target);
  const targets = shift === 0 ? fitted : fitted.minus(column(new Float64Array(X.rows).fill(-shift)));
  return { weights: W, problem: { inputs: X, targets, output }, solved: shift === 0 };
}

/** The minimizers with `minimizerParts`. */
export const minimizers = instances(minimizerParts).map(minimizerOf);

type MinimizerSize = keyof typeof minimizerParts.sizes;

/** The specs of `minimizers`, for claims in the old form. */
export const minimizerSpecs = minimizers.specs as unknown as SpecArbitrary<MinimizerSize, "W" | "X" | "p", "model">;

/** The instance of a spec of `minimizerSpecs`, or of one with a real `shift`, for claims in the old form. */
export function regressionMinimizer(spec: Spec): RegressionMinimizer {
  return minimizers.materialize(spec);
}

/** S(W): by the Gram matrix of the gradients where W is a minimizer, by the full Hessian elsewhere. */
export function sharpnessOf({ weights, problem, solved }: RegressionMinimizer): Quantity {
  return solved ? sharpness(weights, regressionMeasurements(problem)) : hessianSharpness(weights, problem);
}

/** ∇R(w_prod) = 0. Slack: −‖∇R(w_prod)‖. */
export const minimizes: Assumption<RegressionMinimizer> = {
  name: "minimizer",
  statement: String.raw`R(\mathcal{W}) = R_{\min}`,
  slack: ({ weights, problem }) => frobeniusNorm(regressorGradient(regressor(weights, problem), problem)).negated(),
  without: minimizers.loosened({ reals: { shift: [0, 1, -1, 2, -4] } }),
};

/** w* ≠ 0. Slack: the rank of X w_prod, less 1; it is known for minimizers, where Xw* = Xw_prod. */
export const nonzeroSolution: Assumption<RegressionMinimizer> = {
  name: "w* ≠ 0",
  statement: String.raw`w^\star \ne 0`,
  slack: ({ weights, problem: { inputs, targets, output }, solved }) => {
    const factors = solved ? [inputs, ...weights.map((x) => x.T), output] : [inputs.T, targets];
    return exact(exactRankOfProduct(factors) - 1);
  },
  remark: "Without it a = w*ᵀΣ̂w*/‖w*‖² is not defined.",
};

import { instances, networkShapes, type Range } from "../specs/index.js";
import type { Assumption, OwnObjects } from "../../src/claim/index.js";
import {
  column,
  DomainError,
  exact,
  exactRankOfProduct,
  frobeniusNorm,
  hessianSharpness,
  type Matrix,
  type Quantity,
  regressionMeasurements,
  regressor,
  regressorGradient,
  ShapeError,
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
 * What minimizers of univariate regression with w* ≠ 0 are made of: for `instances`, with what a claim has besides. No
 * law has a zero product with another: entries are continuous, or positive in all factors that are not. The residual is
 * zero. A part of y outside the range of X would change neither w* nor the Hessian at a minimizer. For n < d the product
 * w_prod is w* and something in the kernel of X. A fully connected network, written by hand, has no p: `p: []`.
 */
export const MINIMIZER_PARTS = {
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
      shapes: ({ outputs, model }: { readonly outputs: number; readonly model: string }) =>
        model === "fixed p" ? [[outputs, 1] as const] : [],
      laws: ["gaussian", "positive", "unit"],
    },
  },
} as const;

/** The minimizer, or a network that misses each label by the shift, from what `instances` makes of these parts. */
export function minimizerFrom({
  W,
  X,
  p: [output = column([1])],
  shift,
}: Readonly<Record<"W" | "p", readonly Matrix[]>> & {
  readonly X: Matrix;
  readonly shift: number;
}): RegressionMinimizer {
  const zero = column(new Float64Array(X.rows));
  const fitted = X.times(regressor(W, { inputs: X, targets: zero, output }));
  const targets = shift === 0 ? fitted : fitted.minus(column(new Float64Array(X.rows).fill(-shift)));
  return { weights: W, problem: { inputs: X, targets, output }, solved: shift === 0 };
}

/** Most parameters of a network in a file whose Hessian is formed. */
const MOST_PARAMETERS = 512;

/**
 * A network with inputs X, one a row, targets y where the file has them, and the output vector p of a model that has one. What
 * the targets are decides whether it is a minimizer: nothing is taken for granted then.
 * @throws ShapeError where there are several outputs and no p; DomainError where the Hessian would be too large
 */
export function ownMinimizer(own: OwnObjects): RegressionMinimizer {
  const [weights, [inputs]] = [own.all("W"), own.all("X")];
  const outputs = weights.at(-1)!.rows;
  const output = own.one("p") ?? (outputs === 1 ? column([1]) : undefined);
  if (output === undefined) {
    const expected = `the ${outputs}×1 output vector of a network with ${outputs} outputs, of which the model predicts one number`;
    throw new ShapeError({ where: "p", expected, got: "none", remedy: "add p" });
  }
  const parameters = weights.reduce((count, { data }) => count + data.length, 0);
  if (parameters > MOST_PARAMETERS) {
    const expected = `at most ${MOST_PARAMETERS} parameters, whose Hessian is formed`;
    throw new DomainError({ where: "W", expected, got: String(parameters) });
  }
  const targets = own.one("y");
  if (targets !== undefined && targets.cols !== 1) {
    throw new ShapeError({ where: "y", expected: `${inputs!.rows}×1, a number for each input`, got: targets.shape });
  }
  const blank = { inputs: inputs!, targets: column(new Float64Array(inputs!.rows)), output };
  const fitted = targets ?? inputs!.times(regressor(weights, blank));
  return { weights, problem: { ...blank, targets: fitted }, solved: targets === undefined };
}

/** What readings of these have in common. */
export const OWN_MINIMIZER = { takes: ["W", "X"], also: ["y", "p"], madeToHold: { minimizer: "y" } } as const;

/** What somebody has who has this minimizer. */
export function minimizerLists({ weights, problem: { inputs, targets, output } }: RegressionMinimizer) {
  return { W: weights, X: [inputs], y: [targets], p: [output] };
}

/** Minimizers of univariate regression with w* ≠ 0. */
export const regressionMinimizers = instances(MINIMIZER_PARTS)
  .map(minimizerFrom)
  .onFile({ ...OWN_MINIMIZER, instance: ownMinimizer, lists: minimizerLists });

/** S(W): by the Gram matrix of the gradients where W is a minimizer, by the full Hessian elsewhere. */
export function sharpnessOf({ weights, problem, solved }: RegressionMinimizer): Quantity {
  return solved ? sharpness(weights, regressionMeasurements(problem)) : hessianSharpness(weights, problem);
}

/** By how much all labels are off in a looser source: the values of the real `shift`, simplest first. */
export const SHIFTS: readonly number[] = [0, 1, -1, 2, -4];

/** ∇R(w_prod) = 0. Slack: −‖∇R(w_prod)‖. */
export const minimizes: Assumption<RegressionMinimizer> = {
  name: "minimizer",
  statement: String.raw`R(\mathcal{W}) = R_{\min}`,
  slack: ({ weights, problem }) => frobeniusNorm(regressorGradient(regressor(weights, problem), problem)).negated(),
  without: regressionMinimizers.loosened({ reals: { shift: SHIFTS } }),
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

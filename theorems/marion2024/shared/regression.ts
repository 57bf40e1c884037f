import { networkShapes } from "../../../generators/index.js";
import type { OwnObjects, Spec } from "../../../src/claim/index.js";
import { column, type Matrix, ShapeError, type UnivariateProblem } from "../../../src/numerics/index.js";

/** The laws of the layers, of the inputs and of the labels. */
type Laws = Readonly<Record<"W" | "X" | "y", readonly string[]>>;

/** Layers W_1, …, W_L, inputs X (n×d) and labels y (n×1), by the sizes `depth`, `inputs`, `hidden` and `n`. */
export function regressionMatrices({ W, X, y }: Laws) {
  return {
    W: { shapes: networkShapes, laws: W },
    X: { shape: ["n", "inputs"], laws: X },
    y: { shape: ["n", 1], laws: y },
  } as const;
}

/** The regression on these data where the network predicts by its last layer, or by the sum of several outputs. */
export function regressionOn({ X, y }: { readonly X: Matrix; readonly y: Matrix }, outputs = 1): UnivariateProblem {
  return { inputs: X, targets: y, output: column(new Float64Array(outputs).fill(1)) };
}

/** Laws of inputs whose covariance is a multiple of the identity, where there are as many points as inputs or more. */
export const WHITE = ["identity", "orthogonal"];

/** Whether a list was drawn from one of these laws. */
export function isDrawnFrom({ lists }: Spec, list: string, laws: readonly string[]): boolean {
  const spec = lists[list];
  return spec !== undefined && "law" in spec && laws.includes(spec.law);
}

/**
 * A network W of one output with inputs X, one a row, and a target y for each: p = 1.
 * @throws ShapeError where there is more than one number for an input, or more than one output
 */
export function ownRegression(own: OwnObjects): {
  readonly weights: readonly Matrix[];
  readonly problem: UnivariateProblem;
} {
  const [weights, [X], [y]] = [own.all("W"), own.all("X"), own.all("y")];
  if (y!.cols !== 1)
    throw new ShapeError({ where: "y", expected: `${X!.rows}×1, a number for each input`, got: y!.shape });
  const last = weights.at(-1)!;
  if (last.rows !== 1) {
    const expected = `1×${last.cols} as the last layer, since the claim is about one output`;
    const remedy = "leave out p, and give the row pᵀW_L as the last layer";
    throw new ShapeError({ where: "W", expected, got: last.shape, remedy });
  }
  return { weights, problem: regressionOn({ X: X!, y: y! }) };
}

/** What somebody has who has this network and this problem. */
export function regressionLists(weights: readonly Matrix[], { inputs, targets }: UnivariateProblem) {
  return { W: weights, X: [inputs], y: [targets] };
}

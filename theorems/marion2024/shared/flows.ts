import type { Assumption, SpecSource } from "../../../src/claim/index.js";
import {
  exact,
  frobeniusOf,
  type gradientFlow,
  hypot,
  inner,
  isZeroExactly,
  Matrix,
  regressor,
  takenAsExact,
  type UnivariateProblem,
  univariateRiskGradients,
} from "../../../src/numerics/index.js";

/** A time that no run reaches. */
export const HORIZON = 2 ** 1000;

/** A network before training. */
interface Start {
  /** W_1(0), …, W_L(0). */
  readonly initial: readonly Matrix[];
}

/** A network before training, and what it is trained on. */
interface RegressionStart extends Start {
  readonly problem: UnivariateProblem;
}

interface Facts {
  readonly without: SpecSource;
  readonly remark: string;
}

/** d_L = 1. Slack: 1 − d_L. */
export function oneOutput(facts: Facts): Assumption<Start> {
  return {
    name: "one output",
    statement: String.raw`d_L = 1`,
    slack: ({ initial }) => exact(1 - initial.at(-1)!.rows),
    ...facts,
  };
}

/**
 * R(W(0)) ≤ R_0. Slack: R_0 − R(W(0)) = (1/n)⟨Xw_prod, 2y − Xw_prod⟩, which does not cancel where both are nearly
 * equal.
 */
export function noMoreRiskThanAtZero(facts: Facts): Assumption<RegressionStart> {
  return {
    name: "no more risk than at zero",
    statement: String.raw`R(\mathcal{W}(0)) \le R_0`,
    slack: ({ initial, problem }) => {
      const { inputs, targets } = problem;
      const fitted = inputs.times(regressor(initial, problem));
      return inner(fitted, targets.times(2).minus(fitted)).over(inputs.rows);
    },
    ...facts,
  };
}

/** ∇R(W(0)) ≠ 0. Slack: −1 where it is zero exactly. */
export function notStationary(remark: string): Assumption<RegressionStart> {
  return {
    name: "not stationary",
    statement: String.raw`\nabla R(\mathcal{W}(0)) \ne 0`,
    slack: ({ initial, problem }) =>
      takenAsExact(
        univariateRiskGradients(initial, problem).every(isZeroExactly) ? -1 : 0,
        "zeros with the radius zero are zero",
      ),
    remark,
  };
}

/** Rounding of one step against the norm of the weights: a few units for each stage, an estimate as well. */
const STEP_ROUNDING = 2 ** -48;

/**
 * The error estimate of a path: that of the integrator, and the rounding of its steps, which is all that is left of it
 * where the flow hardly moves. @param run of the flow, with a sample at least
 */
export function pathError({ samples, accepted, errorEstimate }: ReturnType<typeof gradientFlow>): number {
  const size = Math.max(...samples.map(({ weights }) => hypot(...weights.map(({ data }) => frobeniusOf(data)))));
  return errorEstimate + accepted * STEP_ROUNDING * size;
}

/** Layers computed up to an error, which all of them together have: it is the radius of each. */
export function upTo(error: number, weights: readonly Matrix[]): Matrix[] {
  return weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data, error));
}

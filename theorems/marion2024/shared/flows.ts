import type { Assumption, SpecSource } from "../../../src/claim/index.js";
import {
  exact,
  isZeroExactly,
  Matrix,
  takenAsExact,
  type UnivariateProblem,
  univariateRisk,
  univariateRiskGradients,
  zeros,
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

/** R(W(0)) ≤ R_0. Slack: their difference. */
export function noMoreRiskThanAtZero(facts: Facts): Assumption<RegressionStart> {
  return {
    name: "no more risk than at zero",
    statement: String.raw`R(\mathcal{W}(0)) \le R_0`,
    slack: ({ initial, problem }) => {
      const zero = initial.map(({ rows, cols }) => zeros(rows, cols));
      return univariateRisk(zero, problem).minus(univariateRisk(initial, problem));
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

/** Layers computed up to an error, which all of them together have: it is the radius of each. */
export function upTo(error: number, weights: readonly Matrix[]): Matrix[] {
  return weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data, error));
}

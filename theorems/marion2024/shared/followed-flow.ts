import {
  flowLimit,
  gradientFlow,
  type Matrix,
  type Quantity,
  type RegressionFacts,
  regressionFacts,
  type UnivariateProblem,
  univariateRiskGradients,
} from "../../../src/numerics/index.js";
import { HORIZON } from "./flows.js";

/** Where a flow went. */
export interface Path {
  /** W(0), with the last layer a row. */
  readonly initial: readonly Matrix[];
  readonly problem: UnivariateProblem;
  readonly facts: RegressionFacts;
  /** The points looked at: at t = 1, or where the steps were used up before, and then from t = 1 on. */
  readonly points: readonly (readonly Matrix[])[];
  /** The time of the last point. */
  readonly until: number;
  /** μ for all times after it; null where the flow did not come near enough. */
  readonly after: Quantity | null;
}

/** Local error of a step against the norm of the weights; no verdict depends on it. */
const ACCURACY = 2 ** -24;

/** Steps for the time up to 1; then a look after every so many steps, so many times. */
const FIRST_STEPS = 4000;
const STEPS = 48;
const LOOKS = 128;
export const ALLOWED_STEPS = LOOKS * STEPS;

/** The path from W(0) until its limit is near for certain (`flowLimit`), or until the looks are used up. */
export function followed(initial: readonly Matrix[], problem: UnivariateProblem): Path {
  const facts = regressionFacts(problem);
  const gradient = (weights: readonly Matrix[]): Matrix[] => univariateRiskGradients(weights, problem);
  const follow = (from: readonly Matrix[], time: number, maxSteps: number) =>
    gradientFlow(from, gradient, { times: [time], relativeTolerance: ACCURACY, maxSteps }).samples.at(-1)!;
  const first = follow(initial, 1, FIRST_STEPS);
  const points = [first.weights];
  let until = first.time;
  let near = flowLimit(first.weights, problem, facts);
  for (let look = 0; look < LOOKS && until >= 1 && near === null; look++) {
    const next = follow(points.at(-1)!, HORIZON, STEPS);
    points.push(next.weights);
    until += next.time;
    near = flowLimit(next.weights, problem, facts);
  }
  return { initial, problem, facts, points, until, after: near?.polyakLojasiewicz ?? null };
}

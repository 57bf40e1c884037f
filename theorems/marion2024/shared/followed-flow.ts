import {
  flowLimit,
  gradientFlow,
  type Matrix,
  type Quantity,
  type RegressionFacts,
  RegressionRisk,
  regressionFacts,
  type UnivariateProblem,
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
  /** Whether it certainly never comes to a minimizer. */
  readonly lost: boolean;
}

/** Local error of a step against the norm of the weights; no verdict depends on it. */
const ACCURACY = 2 ** -24;

/** Steps for the time up to 1; then a look after every so many steps, so many times. */
const FIRST_STEPS = 4000;
const STEPS = 48;
const LOOKS = 128;

/**
 * Whether a flow is certain to stay away from all minimizers. Scalar layers whose squares are equal, exactly, and whose
 * product has not the sign of w*: their squares stay equal (Lemma 1), so that the product could change its sign only
 * where all are zero, and there the flow stands still. So R ≥ R_0 for all times, as along w_1 = −w_2 for f = (1 −
 * w_2w_1)².
 */
function isLost(initial: readonly Matrix[], { solution }: RegressionFacts): boolean {
  const entries = initial.map(({ data }) => data[0]!);
  const isScalar = solution.data.length === 1 && initial.every(({ data }) => data.length === 1);
  if (!isScalar || initial.length < 2 || entries.some((w) => Math.abs(w) !== Math.abs(entries[0]!))) return false;
  const sign = entries.reduce((product, w) => product * Math.sign(w), 1);
  return (
    sign * solution.data[0]! + solution.radius < 0 || (sign === 0 && Math.abs(solution.data[0]!) > solution.radius)
  );
}

/** The path from W(0) until its limit is near for certain (`flowLimit`), or until the looks are used up. */
export function followed(initial: readonly Matrix[], problem: UnivariateProblem): Path {
  const facts = regressionFacts(problem);
  const risk = new RegressionRisk(initial, problem);
  const follow = (from: readonly Matrix[], time: number, maxSteps: number) =>
    gradientFlow(from, risk, { times: [time], relativeTolerance: ACCURACY, maxSteps }).samples.at(-1)!;
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
  return {
    initial,
    problem,
    facts,
    points,
    until,
    after: near?.polyakLojasiewicz ?? null,
    lost: isLost(initial, facts),
  };
}

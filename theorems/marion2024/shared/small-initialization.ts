import { instances } from "../../../generators/index.js";
import type { Assumption } from "../../../src/claim/index.js";
import {
  exact,
  exactRank,
  exactRankOfProduct,
  flowLimit,
  frobeniusNorm,
  frobeniusSquared,
  gradientFlow,
  initialImbalance,
  inner,
  type Matrix,
  type Quantity,
  type RegressionFacts,
  regressionFacts,
  RegressionRisk,
  regressor,
  type UnivariateProblem,
  zeros,
} from "../../../src/numerics/index.js";
import { HORIZON, noMoreRiskThanAtZero, notStationary, pathError, upTo } from "./flows.js";
import { ownRegression, regressionLists, regressionMatrices, regressionOn } from "./regression.js";

/** A fully connected network before training, and the regression that it is trained on. */
export interface SmallInitialization {
  /** W_1(0), …, W_L(0), with W_L a row. */
  readonly initial: readonly Matrix[];
  readonly problem: UnivariateProblem;
  readonly facts: RegressionFacts;
}

/** ‖w*‖^{2/L}/(16L²): what ε may be at most. */
function largestImbalance(depth: number, solution: Matrix): Quantity {
  return frobeniusNorm(solution)
    .power(2, depth)
    .over(16 * depth * depth);
}

const drawn = instances({
  large: { entries: 256 },
  choices: { start: ["zero layer", "all layers", "all layers"] },
  sizes: {
    depth: [2, 9],
    inputs: [1, 5],
    hidden: [1, 3],
    n: ({ inputs }) => [inputs, inputs + 3],
    zeroLayer: ({ depth }) => [1, depth],
  },
  reals: { scale: [1, 1 / 2] },
  matrices: regressionMatrices({
    W: ["gaussian", "gaussian", "gaussian", "orthogonal", "positive"],
    X: ["identity", "identity", "identity", "diagonal", "repeated", "gaussian", "gaussian"],
    y: ["gaussian", "gaussian", "positive"],
  }),
});

/** Whether R(W) ≤ R_0 as computed, that is ‖Xw_prod‖² ≤ 2⟨y, Xw_prod⟩. */
function isBelowZeroWeights(weights: readonly Matrix[], problem: UnivariateProblem): boolean {
  const fitted = problem.inputs.times(regressor(weights, problem));
  return frobeniusSquared(fitted).value <= 2 * inner(problem.targets, fitted).value;
}

/** The layers, the last one with the sign that makes ⟨y, Xw_prod⟩ ≥ 0. */
function turned(layers: readonly Matrix[], problem: UnivariateProblem): Matrix[] {
  const fitted = problem.inputs.times(regressor(layers, problem));
  const sign = inner(problem.targets, fitted).value < 0 ? -1 : 1;
  return layers.map((w, k) => (k + 1 === layers.length ? w.times(sign) : w));
}

/**
 * Data of full rank, and drawn layers. Either one of them is zero, the source's own example, so that R(W(0)) = R_0. Or
 * none is, and the last one has the sign with which small weights lower the risk. All are multiplied by the largest
 * power of two that makes ε small enough and R(W(0)) ≤ R_0, and by `scale`. A looser source leaves the sign as it is.
 */
const drawnInitializations = drawn.map((instance): SmallInitialization => {
  const { start, scale, zeroLayer, W } = instance;
  const problem = regressionOn(instance);
  const facts = regressionFacts(problem);
  const signed = start === "all layers" ? turned(W, problem) : W;
  const layers = signed.map((w, k) => (start === "zero layer" && k + 1 === zeroLayer ? zeros(w.rows, w.cols) : w));
  const allowed = largestImbalance(layers.length, facts.solution);
  const times = (unit: number): Matrix[] => layers.map((w) => w.times(unit));
  const raw = initialImbalance(layers).value;
  let unit = 1;
  while (unit * unit * raw > allowed.value && unit > 0) unit /= 2;
  if (start === "all layers") while (!isBelowZeroWeights(times(unit), problem) && unit > 0) unit /= 2;
  return { initial: times(unit * scale), problem, facts };
});

/** Instances of both corollaries, drawn or read off a file. */
export const smallInitializations = drawnInitializations.onFile({
  takes: ["W", "X", "y"],
  instance: (own) => {
    const { weights, problem } = ownRegression(own);
    return { initial: weights, problem, facts: regressionFacts(problem) };
  },
  lists: ({ initial, problem }) => regressionLists(initial, problem),
});

/**
 * Local error of a step against the norm of the weights, steps between two looks, looks. No verdict depends on them.
 */
const ACCURACY = 2 ** -26;
const STEPS = 64;
const LOOKS = 48;
const LAST_STEPS = 1024;

/** How far from the limit a run ends, against the norm of the first layer. */
const PRECISION = 2 ** -20;

/**
 * The minimizer at the end of the flow. Its radius, that of all layers together, is the certified distance of the last
 * point from the limit of its own flow (`flowLimit`), which is a minimizer exactly, and the integrator's error
 * estimate; infinite where the limit was not reached. The weights at small initialization hardly move for very long
 * times, so that time starts anew with every look. What the limit is claimed to have follows from its being a minimizer
 * and from the conserved differences of the layers, which a step changes by no more than its own error.
 */
export function flowsTo({ initial, problem, facts }: SmallInitialization): Matrix[] {
  const risk = new RegressionRisk(initial, problem);
  let weights = initial;
  let errors = 0;
  const follow = (maxSteps: number, stationaryBelow: number): void => {
    const options = { times: [HORIZON], relativeTolerance: ACCURACY, maxSteps, stationaryBelow };
    const run = gradientFlow(weights, risk, options);
    weights = run.samples.at(-1)!.weights;
    errors += pathError(run);
  };
  let near = flowLimit(weights, problem, facts);
  for (let look = 0; look < LOOKS && near === null; look++) {
    follow(STEPS, 0);
    near = flowLimit(weights, problem, facts);
  }
  if (near !== null) {
    // The rest of the path is no longer than 2‖∇R‖/μ.
    const target = PRECISION * frobeniusNorm(weights[0]!).value;
    follow(LAST_STEPS, (target * near.polyakLojasiewicz.value) / 2);
    near = flowLimit(weights, problem, facts);
  }
  const radius = near === null ? Infinity : near.distance.value + near.distance.error + errors;
  return upTo(radius, weights);
}

/** The hypotheses of the corollaries on small initialization, in the order of the source. */
export const smallInitializationAssumptions: readonly Assumption<SmallInitialization>[] = [
  noMoreRiskThanAtZero({
    without: drawn.loosened({ choices: { start: ["any sign"] } }),
    remark: "A flow that starts with more risk may run into the saddle at zero, and generic ones pass by it.",
  }),
  notStationary("Without it the flow stands still, at zero weights for instance, and reaches no minimizer."),
  {
    name: "full rank",
    statement: String.raw`\hat\Sigma \succ 0`,
    slack: ({ problem: { inputs } }) => exact(exactRank(inputs) - inputs.cols),
    without: drawn.loosened({ sizes: { n: [1, 2] } }),
    remark: "Without it the part of the regressor in the kernel of X keeps the size it has at initialization.",
  },
  {
    name: "w* ≠ 0",
    statement: String.raw`w^\star \ne 0`,
    slack: ({ problem: { inputs, targets } }) => exact(exactRankOfProduct([inputs.T, targets]) - 1),
    remark: "For w* = 0 zero weights are a minimizer, and ε would have to be zero.",
  },
  {
    name: "small initialization",
    statement: String.raw`\varepsilon \le \frac{\|w^\star\|^{2/L}}{16 L^2}`,
    slack: ({ initial, facts: { solution } }) =>
      largestImbalance(initial.length, solution).minus(initialImbalance(initial)),
    without: drawn.loosened({ choices: { start: ["zero layer"] }, reals: { scale: [16, 64, 256] } }),
    remark: "The weights at the end differ by what they differed by at initialization.",
  },
];

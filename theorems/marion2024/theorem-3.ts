/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §4, Theorem 3, with the display after it; proof in Appendix B.4.
 *
 * As printed (formulas restored from the proof): if $R(\mathcal W(0))\le R_0$, "the empirical risk when the weight matrices
 * are equal to zero", and $\nabla R(\mathcal W(0))\ne0$, "the network satisfies the PL condition for $t\ge1$, in the sense that
 * there exists some $\mu>0$ such that, for $t\ge1$, $\sum_{k=1}^L\|\nabla_{W_k}R(\mathcal W(t))\|_F^2\ge
 * \mu(R(\mathcal W(t))-R_{\min})$. … The Frobenius norm of the gradient decomposes as the product of two vector norms
 * $\|\nabla_{W_1}R\|_F^2 = \|W_2^\top\cdots W_L^\top\|_2^2\,\|\nabla R(w_{\rm prod})\|_2^2 \ge
 * 4\lambda\|W_2^\top\cdots W_L^\top\|_2^2\,(R(\mathcal W)-R_{\min})$."
 *
 * Reading: μ may depend on the flow and is not given. The ratio is continuous and positive on [1, T] unless the flow
 * stands still, so what the theorem says is that it does not fall to zero in the long run, that is that the flow does
 * not end at a saddle. The flow is followed until 9(R − R_min) < λ‖w*‖² for certain; from there on the inequality is
 * proved with a μ > 0 for all later times (`flowLimit`). The statement is called inconsistent where a flow ends at an
 * exactly critical point of more than the least risk, consistent where every flow got there, and else undecided. The
 * smallest ratio seen from t = 1 on is reported. The path is that of the integrator, whose error is not bounded, and a
 * flow that did not reach t = 1 within the steps allowed says nothing. The display is one of any point, and is judged
 * at the one reached at t = 1: the weights reached are exact.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  column,
  exact,
  excessRisk,
  flowLimit,
  frobeniusSquared,
  gradientFlow,
  isZeroExactly,
  Matrix,
  product,
  type Quantity,
  type RegressionFacts,
  regressionFacts,
  regressor,
  regressorGradient,
  sum,
  type UnivariateProblem,
  univariateRisk,
  univariateRiskGradients,
  zeros,
} from "../../src/numerics/index.js";
import type { Conclusion } from "../../src/statistics/index.js";

/** Where a flow went. */
interface Path {
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

/** A time that no run reaches. */
const HORIZON = 2 ** 1000;

const specs = layout({
  choices: { start: ["zero layer", "behind w*"] },
  sizes: {
    depth: [1, 4],
    inputs: [1, 3],
    hidden: [1, 3],
    n: ({ sizes }) => [1, sizes["inputs"]! + 2],
    zeroLayer: ({ sizes }) => [1, sizes["depth"]!],
  },
  reals: { scale: [1 / 2, 1 / 4, 1 / 8], factor: [2, 4, 3 / 4, 1 / 2] },
  lists: {
    W: {
      shapes: ({ sizes: { depth, inputs, hidden } }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? inputs : hidden] as const),
      laws: ["gaussian", "gaussian", "orthogonal"],
    },
    X: {
      shapes: ({ sizes: { n, inputs } }) => [[n, inputs]],
      laws: ["identity", "diagonal", "diagonal", "repeated", "repeated", "orthogonal"],
    },
    y: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["positive", "gaussian"] },
  },
});
const { explicit } = specs;

/**
 * Either one layer is zero, so that R(W(0)) = R_0, or the labels are those of the network times c ≥ 1/2, c ≠ 1: then
 * R(W(0)) − R_min = (c − 1)²‖Xw_prod‖²/n is at most c²‖Xw_prod‖²/n, which is R_0 − R_min.
 */
function startOf({ lists, sizes, choices, reals }: ReturnType<typeof specs.raw>): Pick<Path, "initial" | "problem"> {
  const inputs = lists.X[0]!;
  const output = column([1]);
  const layers = lists.W.map((w) => w.times(reals.scale));
  if (choices.start === "zero layer") {
    const initial = layers.map((w, k) => (k + 1 === sizes.zeroLayer ? zeros(w.rows, w.cols) : w));
    return { initial, problem: { inputs, targets: lists.y[0]!, output } };
  }
  const blank = { inputs, targets: column(new Float64Array(inputs.rows)), output };
  const fitted = inputs.times(regressor(layers, blank)).times(reals.factor);
  return { initial: layers, problem: { ...blank, targets: new Matrix(fitted.rows, 1, fitted.data) } };
}

function followed({ initial, problem }: Pick<Path, "initial" | "problem">): Path {
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

const DECOMPOSITION = "‖∇_{W₁}R‖_F² = ‖W₂ᵀ⋯W_Lᵀ‖²‖∇R(w_prod)‖² at t = 1";
const BOUND = "‖∇_{W₁}R‖_F² ≥ 4λ‖W₂ᵀ⋯W_Lᵀ‖²(R − R_min) at t = 1";

/** ‖W_2ᵀ ⋯ W_Lᵀ‖². */
function behindFirst(weights: readonly Matrix[], problem: UnivariateProblem): Quantity {
  const rest = weights.slice(1);
  const width = weights[0]!.rows;
  if (rest.length === 0) return exact(1);
  return frobeniusSquared(regressor(rest, { ...problem, inputs: zeros(1, width), targets: column([0]) }));
}

function relations({ problem, facts: { smallest, solution }, points }: Path): Relation[] {
  const start = points[0]!;
  const behind = behindFirst(start, problem);
  const first = frobeniusSquared(univariateRiskGradients(start, problem)[0]!);
  const gradient = frobeniusSquared(regressorGradient(regressor(start, problem), problem));
  return [
    equal(DECOMPOSITION, first, behind.times(gradient)),
    ...(smallest === undefined
      ? []
      : [atLeast(BOUND, first, product([4, smallest, behind, excessRisk(start, problem, solution)]))]),
  ];
}

/**
 * Smallest ratio seen, μ from the last look on or 0, the time of that look, and 1 where the flow is stuck there. Null where
 * t = 1 was not reached.
 */
function observe({ problem, facts, points, until, after }: Path): number[] | null {
  if (until < 1) return null;
  const ratios = points.map((at) => {
    const squares = sum(univariateRiskGradients(at, problem).map(frobeniusSquared));
    return squares.value / excessRisk(at, problem, facts.solution).value;
  });
  const end = points.at(-1)!;
  const excess = excessRisk(end, problem, facts.solution);
  const stuck = excess.value > excess.error && univariateRiskGradients(end, problem).every(isZeroExactly);
  const mu = after === null ? 0 : after.value - after.error;
  return [Math.min(...ratios), mu, until, stuck ? 1 : 0];
}

function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const near = observations.filter(([, mu]) => mu! > 0);
  const stuck = observations.filter((values) => values[3] === 1);
  const least = (at: number): string => Math.min(...near.map((values) => values[at]!)).toPrecision(3);
  const latest = Math.max(...near.map(([, , until]) => until!));
  return {
    verdict:
      stuck.length > 0
        ? "inconsistent"
        : near.length > 0 && near.length === observations.length
          ? "consistent"
          : "undecided",
    errorProbability: 0,
    power:
      `one flow out of ${observations.length} that ends at a critical point of more than the least risk, or that does not ` +
      `come to 9(R − R_min) < λ‖w*‖² within ${LOOKS * STEPS} steps`,
    summary:
      `${near.length} of ${observations.length} flows came to 9(R − R_min) < λ‖w*‖², at the latest by t = ${latest}; ` +
      `smallest ratio from t = 1 to there ${least(0)}, smallest μ proved for all later times ${least(1)}`,
  };
}

export default defineClaim<Path>({
  id: "marion2024/theorem-3",
  title: "From t = 1 on the flow satisfies a Polyak–Łojasiewicz inequality",
  kinds: ["dynamics", "exists", "identity"],
  locus: "Theorem 3 and the display after it",
  reading:
    "μ may depend on the flow. It exists where the flow comes to 9(R − R_min) < λ‖w*‖², from where on a μ is proved, and " +
    "does not where it ends at a saddle.",
  specs,
  materialize: (spec) => followed(startOf(specs.raw(spec))),
  assumptions: [
    {
      name: "no more risk than at zero",
      statement: String.raw`R(\mathcal{W}(0)) \le R_0`,
      slack: ({ initial, problem }) =>
        univariateRisk(
          initial.map(({ rows, cols }) => zeros(rows, cols)),
          problem,
        ).minus(univariateRisk(initial, problem)),
      without: loosened(specs, { choices: { start: ["behind w*"] }, reals: { factor: [-1, -2] } }),
      remark:
        "Without it a flow may end at zero weights: f = (1 − w₂w₁)² from w₁ = −w₂ does. The display, which is what a search " +
        "can refute, does not need it.",
    },
    {
      name: "not stationary",
      statement: String.raw`\nabla R(\mathcal{W}(0)) \ne 0`,
      slack: ({ initial, problem }) => exact(univariateRiskGradients(initial, problem).every(isZeroExactly) ? -1 : 0),
      remark:
        "Without it the flow stands still, at zero weights for instance, where both sides compare 0 with μ(R_0 − R_min).",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\exists\, \mu > 0: \ \sum_{k=1}^L \|\nabla_{W_k} R(\mathcal{W}(t))\|_F^2 \ge \mu\,(R(\mathcal{W}(t)) - R_{\min}), \quad t \ge 1`,
      expected: "consistent",
      relations,
      statistics: { observe, conclude },
    },
  ],
  equalityCases: [
    {
      name: "one layer, one input",
      form: "printed",
      relations: [DECOMPOSITION, BOUND],
      specs: [
        explicit({
          choices: { start: "zero layer" },
          sizes: { depth: 1, inputs: 1, hidden: 1, n: 1, zeroLayer: 1 },
          reals: { scale: 0.5, factor: 2 },
          lists: { W: [[[1]]], X: [[[1]]], y: [[[1]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "two scalar layers, the first one zero",
      spec: explicit({
        choices: { start: "zero layer" },
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1, zeroLayer: 1 },
        reals: { scale: 0.5, factor: 2 },
        lists: { W: [[[0]], [[1]]], X: [[[1]]], y: [[[1]]] },
      }),
    },
    {
      name: "fewer points than inputs",
      spec: explicit({
        choices: { start: "behind w*" },
        sizes: { depth: 2, inputs: 2, hidden: 1, n: 1, zeroLayer: 1 },
        reals: { scale: 0.5, factor: 0.5 },
        lists: { W: [[[1, 1]], [[1]]], X: [[[1, 0]]], y: [[[0]]] },
      }),
    },
  ],
  budget: { share: 0.04, atLeast: 40 },
});

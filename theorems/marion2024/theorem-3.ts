/**
 * Theorem 3 (§4), with the display after it; proof in Appendix B.4.
 *
 * As printed (formulas restored from the proof): if $R(\mathcal W(0))\le R_0$, "the empirical risk when the weight matrices
 * are equal to zero", and $\nabla R(\mathcal W(0))\ne0$, "the network satisfies the PL condition for $t\ge1$, in the sense that
 * there exists some $\mu>0$ such that, for $t\ge1$, $\sum_{k=1}^L\|\nabla_{W_k}R(\mathcal W(t))\|_F^2\ge
 * \mu(R(\mathcal W(t))-R_{\min})$. … The Frobenius norm of the gradient decomposes as the product of two vector norms
 * $\|\nabla_{W_1}R\|_F^2 = \|W_2^\top\cdots W_L^\top\|_2^2\,\|\nabla R(w_{\rm prod})\|_2^2 \ge
 * 4\lambda\|W_2^\top\cdots W_L^\top\|_2^2\,(R(\mathcal W)-R_{\min})$."
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, consistent, equal } from "../../src/claim/index.js";
import { exact, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { excessRisk } from "../../src/numerics/descent/index.js";
import { column, frobeniusSquared, Matrix, zeros } from "../../src/numerics/matrices/index.js";
import type { UnivariateProblem } from "../../src/numerics/networks/index.js";
import { regressor, regressorGradient, univariateRiskGradients } from "../../src/numerics/networks/index.js";
import { isZeroExactly } from "../../src/numerics/spectra/index.js";
import { type Conclusion, verdict } from "../../src/statistics/index.js";
import { noMoreRiskThanAtZero, notStationary } from "./shared/flows.js";
import { ALLOWED_STEPS, followed, type Path } from "./shared/followed-flow.js";
import { regressionMatrices, regressionOn } from "./shared/regression.js";

const drawn = instances({
  choices: { start: ["zero layer", "behind w*"] },
  reals: { scale: [1 / 2, 1 / 4, 1 / 8], factor: [2, 4, 3 / 4, 1 / 2] },
  sizes: {
    depth: [1, 4],
    inputs: [1, 3],
    hidden: [1, 3],
    n: ({ inputs }) => [1, inputs + 2],
    zeroLayer: ({ depth }) => [1, depth],
  },
  matrices: regressionMatrices({
    W: ["gaussian", "gaussian", "orthogonal"],
    X: ["identity", "diagonal", "diagonal", "repeated", "repeated", "orthogonal"],
    y: ["positive", "gaussian"],
  }),
});
const { at } = drawn;

/**
 * Either one layer is zero, so that R(W(0)) = R_0, or the labels are those of the network times c ≥ 1/2, c ≠ 1: then
 * R(W(0)) − R_min = (c − 1)²‖Xw_prod‖²/n is at most c²‖Xw_prod‖²/n, which is R_0 − R_min.
 */
const flows = drawn.map(({ W, X, y, start, zeroLayer, scale, factor }): Path => {
  const layers = W.map((w) => w.times(scale));
  if (start === "zero layer") {
    const initial = layers.map((w, k) => (k + 1 === zeroLayer ? zeros(w.rows, w.cols) : w));
    return followed(initial, regressionOn({ X, y }));
  }
  const blank = regressionOn({ X, y: column(new Float64Array(X.rows)) });
  const fitted = X.times(regressor(layers, blank)).times(factor);
  return followed(layers, { ...blank, targets: new Matrix(fitted.rows, 1, fitted.data) });
});

/** ‖W_2ᵀ ⋯ W_Lᵀ‖². */
function behindFirst(weights: readonly Matrix[], problem: UnivariateProblem): Quantity {
  const rest = weights.slice(1);
  if (rest.length === 0) return exact(1);
  const inputs = zeros(1, weights[0]!.rows);
  return frobeniusSquared(regressor(rest, { ...problem, inputs, targets: column([0]) }));
}

/** The smallest ratio seen, μ from the last look on or 0, the time of that look, and 1 where the flow is stuck there. */
const COLUMNS = ["ratio", "μ", "until", "stuck"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Null where t = 1 was not reached. */
function observe({ problem, facts, points, until, after }: Path): Row | null {
  if (until < 1) return null;
  const ratios = points.map((at) => {
    const squares = sum(univariateRiskGradients(at, problem).map(frobeniusSquared));
    return squares.value / excessRisk(at, problem, facts.solution).value;
  });
  const end = points.at(-1)!;
  const excess = excessRisk(end, problem, facts.solution);
  const stuck = excess.value > excess.error && univariateRiskGradients(end, problem).every(isZeroExactly);
  const mu = after === null ? 0 : after.value - after.error;
  return { ratio: Math.min(...ratios), μ: mu, until, stuck: Number(stuck) };
}

function conclude(rows: readonly Row[]): Conclusion {
  const near = rows.filter((row) => row.μ > 0);
  const least = (name: "ratio" | "μ"): string => Math.min(...near.map((row) => row[name])).toPrecision(3);
  const latest = Math.max(...near.map(({ until }) => until));
  return {
    verdict: verdict(
      rows.some(({ stuck }) => stuck === 1),
      near.length > 0 && near.length === rows.length,
    ),
    errorProbability: 0,
    power:
      `one flow out of ${rows.length} that ends at a critical point of more than the least risk, or that does not ` +
      `come to 9(R − R_min) < λ‖w*‖² within ${ALLOWED_STEPS} steps`,
    summary:
      `${near.length} of ${rows.length} flows came to 9(R − R_min) < λ‖w*‖², at the latest by t = ${latest}; ` +
      `smallest ratio from t = 1 to there ${least("ratio")}, smallest μ proved for all later times ${least("μ")}`,
  };
}

export default claim(flows, {
  id: "marion2024/theorem-3",
  title: "From t = 1 on the flow satisfies a Polyak–Łojasiewicz inequality",
  kinds: ["dynamics", "exists", "identity"],
  locus: "Theorem 3 and the display after it",
  reading: `μ may depend on the flow and is not given. The ratio is continuous and positive on [1, T] unless the flow stands
    still, so what the theorem says is that it does not fall to zero in the long run, that is that the flow does not end at a
    saddle. The flow is followed until 9(R − R_min) < λ‖w*‖² for certain; from there on the inequality is proved with a μ > 0
    for all later times (flowLimit). The statement is called inconsistent where a flow ends at an exactly critical point of
    more than the least risk, consistent where every flow got there, and else undecided. The smallest ratio seen from t = 1 on
    is reported. The path is that of the integrator, whose error is not bounded, and a flow that did not reach t = 1 within
    the steps allowed says nothing. The display is one of any point, and is judged at the one reached at t = 1: the weights
    reached are exact.`,
  assumptions: [
    noMoreRiskThanAtZero({
      without: drawn.loosened({ choices: { start: ["behind w*"] }, reals: { factor: [-1, -2] } }),
      remark:
        "Without it a flow may end at zero weights: f = (1 − w₂w₁)² from w₁ = −w₂ does. The display, which is what a search " +
        "can refute, does not need it.",
    }),
    notStationary(
      "Without it the flow stands still, at zero weights for instance, where both sides compare 0 with μ(R_0 − R_min).",
    ),
  ],
  printed: consistent`\exists\, \mu > 0: \ \sum_{k=1}^L \|\nabla_{W_k} R(\mathcal{W}(t))\|_F^2 \ge
      \mu\,(R(\mathcal{W}(t)) - R_{\min}), \quad t \ge 1`({
    columns: COLUMNS,
    observe,
    conclude,
    relations: ({ problem, facts: { smallest, solution }, points }) => {
      const start = points[0]!;
      const behind = behindFirst(start, problem);
      const first = frobeniusSquared(univariateRiskGradients(start, problem)[0]!);
      const gradient = frobeniusSquared(regressorGradient(regressor(start, problem), problem));
      const excess = excessRisk(start, problem, solution);
      return {
        "‖∇_{W₁}R‖_F² = ‖W₂ᵀ⋯W_Lᵀ‖²‖∇R(w_prod)‖² at t = 1": equal(first, behind.times(gradient)),
        "‖∇_{W₁}R‖_F² ≥ 4λ‖W₂ᵀ⋯W_Lᵀ‖²(R − R_min) at t = 1":
          smallest && atLeast(first, product([4, smallest, behind, excess])),
      };
    },
  }),
  equality: { "one layer, one input": [at({ W: [1], X: 1, y: 1, zeroLayer: 1 })] },
  degenerate: {
    "two scalar layers, the first one zero": at({ W: [0, 1], X: 1, y: 1, zeroLayer: 1 }),
    "fewer points than inputs": at({ start: "behind w*", factor: 0.5, W: ["1 1", 1], X: "1 0", y: 0, zeroLayer: 1 }),
  },
  budget: { share: 0.04, atLeast: 40 },
});

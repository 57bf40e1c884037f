/**
 * Theorem 3 (§4), with the display after it; proof in Appendix B.4.
 *
 * As printed (formulas restored from the proof): if $R(\mathcal W(0))\le R_0$, "the empirical risk when the weight
 * matrices are equal to zero", and $\nabla R(\mathcal W(0))\ne0$, "the network satisfies the PL condition for $t\ge1$,
 * in the sense that there exists some $\mu>0$ such that, for $t\ge1$, $\sum_{k=1}^L\|\nabla_{W_k}R(\mathcal
 * W(t))\|_F^2\ge \mu(R(\mathcal W(t))-R_{\min})$. … The Frobenius norm of the gradient decomposes as the product of two
 * vector norms $\|\nabla_{W_1}R\|_F^2 = \|W_2^\top\cdots W_L^\top\|_2^2\,\|\nabla R(w_{\rm prod})\|_2^2 \ge
 * 4\lambda\|W_2^\top\cdots W_L^\top\|_2^2\,(R(\mathcal W)-R_{\min})$."
 *
 * Each flow has a μ of its own. While it is followed this one is checked, from the proof: R is convex in the regressor
 * and falls, so that $\|w_{\rm prod}(t)\|\ge c := \frac{R_0-R(\mathcal W(1))}{2\|\hat\Sigma w^\star\|}$ for $t\ge1$,
 * and $w_{\rm prod} = W_1^\top(W_2^\top\cdots W_L^\top)$ gives $\|W_2^\top\cdots W_L^\top\|\ge c/\|W_1\|_2$.
 */
import { atLeast, claim, type Comparison, consistent, equal } from "../../src/claim/index.js";
import { exact, isClearlyPositive, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import { excessRisk } from "../../src/numerics/descent/index.js";
import {
  column,
  frobeniusNorm,
  frobeniusSquared,
  inner,
  type Matrix,
  zeros,
} from "../../src/numerics/matrices/index.js";
import type { UnivariateProblem } from "../../src/numerics/networks/index.js";
import { regressor, regressorGradient, univariateRiskGradients } from "../../src/numerics/networks/index.js";
import { isZeroExactly, spectralNorm } from "../../src/numerics/spectra/index.js";
import { always } from "../../src/statistics/index.js";
import { drawn, flows } from "./objects/theorem-3.js";
import { allBeyond } from "./shared/all-within.js";
import { noMoreRiskThanAtZero, notStationary } from "./shared/flows.js";
import type { Path } from "./shared/followed-flow.js";

const { at } = drawn;

const PRODUCT = "‖∇_{W₁}R‖_F² = ‖W₂ᵀ⋯W_Lᵀ‖²‖∇R(w_prod)‖² at t = 1";
const DISPLAY = "‖∇_{W₁}R‖_F² ≥ 4λ‖W₂ᵀ⋯W_Lᵀ‖²(R − R_min) at t = 1";

/** ‖W_2ᵀ ⋯ W_Lᵀ‖². */
function behindFirst(weights: readonly Matrix[], problem: UnivariateProblem): Quantity {
  const rest = weights.slice(1);
  if (rest.length === 0) return exact(1);
  const inputs = zeros(1, weights[0]!.rows);
  return frobeniusSquared(regressor(rest, { ...problem, inputs, targets: column([0]) }));
}

/**
 * The smallest ratio seen, μ from the last look on or 0, the time of that look, and 1 where the flow never gets there.
 */
const COLUMNS = ["ratio", "μ", "until", "lost"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Null where t = 1 was not reached. */
function observe({ problem, facts, points, until, after, lost }: Path): Row | null {
  if (until < 1) return null;
  const ratios = points.map((at) => {
    const squares = sum(univariateRiskGradients(at, problem).map(frobeniusSquared));
    return squares.value / excessRisk(at, problem, facts.solution).value;
  });
  const end = points.at(-1)!;
  const excess = excessRisk(end, problem, facts.solution);
  const stuck = excess.value > excess.error && univariateRiskGradients(end, problem).every(isZeroExactly);
  const mu = after === null ? 0 : after.value - after.error;
  return { ratio: Math.min(...ratios), μ: mu, until, lost: Number(lost || stuck) };
}

/** Σ_k‖∇_{W_k}R‖_F² ≥ 4λ(c/‖W_1‖₂)²(R − R_min) at all points seen. */
function polyakLojasiewicz({ problem, facts: { smallest, solution }, points }: Path): Comparison | null {
  const { inputs, targets } = problem;
  const fitted = inputs.times(regressor(points[0]!, problem));
  // R_0 − R(W(1)), and 2‖Σ̂w*‖ as the gradient at 0.
  const gained = inner(fitted, targets.times(2).minus(fitted)).over(inputs.rows);
  const slope = frobeniusNorm(regressorGradient(zeros(inputs.cols, 1), problem));
  const isGained = isClearlyPositive(gained, "nothing is certain where the risk has not fallen below R_0");
  if (smallest === undefined || !isGained || !isClearlyPositive(slope, "c divides by it")) return null;
  const c = gained.over(slope);
  return allBeyond(
    points.map((at) => {
      const first = spectralNorm(at[0]!).squared();
      const excess = excessRisk(at, problem, solution);
      const squares = sum(univariateRiskGradients(at, problem).map(frobeniusSquared));
      return [product([4, smallest, c.squared(), excess]).over(first), squares] as const;
    }),
  );
}

export default claim(flows, {
  id: "marion2024/theorem-3",
  title: "From t = 1 on the flow satisfies a Polyak–Łojasiewicz inequality",
  kinds: ["dynamics", "exists", "identity"],
  locus: "Theorem 3 and the display after it",
  reading: `μ may depend on the flow and is not given. The ratio is continuous and positive on [1, T] unless the flow stands
    still, so what the theorem says is that it does not fall to zero in the long run, that is that the flow does not end at a
    saddle. The flow is followed until 9(R − R_min) < λ‖w*‖² for certain; from there on the inequality is proved with a μ > 0
    for all later times (flowLimit). A flow contradicts the theorem where it is certain to end elsewhere: at an exactly critical
    point of more than the least risk, or with scalar layers of equal squares and the wrong sign, whose path is known. One
    that did not get there within the steps allowed leaves it undecided. The smallest ratio seen from t = 1 on is reported. The
    path is that of the integrator, whose error is not bounded, and a flow that did not reach t = 1 within the steps allowed
    says nothing. The display is one of any point, and is judged at the one reached at t = 1: the weights reached are exact.
    Formulas are restored from the proof.`,
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
    parts: [
      always<Row>({
        name: "comes to 9(R − R_min) < λ‖w*‖², where μ > 0 is certain",
        of: ({ lost, μ }) => (lost === 1 ? "no" : μ > 0 ? "yes" : "unclear"),
      }),
    ],
    told: (rows) => {
      const near = rows.filter(({ μ }) => μ > 0);
      const least = (name: "ratio" | "μ"): string => Math.min(...near.map((row) => row[name])).toPrecision(3);
      const latest = Math.max(...near.map(({ until }) => until)).toPrecision(3);
      return `at the latest by t = ${latest}; smallest ratio from t = 1 to there ${least("ratio")}, smallest μ ${least("μ")}`;
    },
    relations: (path) => {
      const {
        problem,
        facts: { smallest, solution },
        points,
      } = path;
      const start = points[0]!;
      const behind = behindFirst(start, problem);
      const first = frobeniusSquared(univariateRiskGradients(start, problem)[0]!);
      const gradient = frobeniusSquared(regressorGradient(regressor(start, problem), problem));
      const excess = excessRisk(start, problem, solution);
      return {
        [PRODUCT]: equal(first, behind.times(gradient)),
        [DISPLAY]: smallest && atLeast(first, product([4, smallest, behind, excess])),
        "Σ_k‖∇_{W_k}R‖_F² ≥ 4λ(c/‖W₁‖₂)²(R − R_min), t ≥ 1 as seen": polyakLojasiewicz(path),
      };
    },
  }),
  equality: { "one layer, one input": { of: [PRODUCT, DISPLAY], at: [at({ W: [1], X: 1, y: 1, zeroLayer: 1 })] } },
  degenerate: {
    "two scalar layers, the first one zero": at({ W: [0, 1], X: 1, y: 1, zeroLayer: 1 }),
    "fewer points than inputs": at({ start: "behind w*", factor: 0.5, W: ["1 1", 1], X: "1 0", y: 0, zeroLayer: 1 }),
  },
  situations: {
    "L ≥ 3": ({ initial }) => initial.length >= 3,
    "several inputs, hidden width ≥ 2": ({ initial: [first] }) => first!.cols >= 2 && first!.rows >= 2,
    "one layer zero": (_, { choices }) => choices["start"] === "zero layer",
    "beyond w* at first": (_, { choices, reals }) => choices["start"] === "behind w*" && reals["factor"]! < 1,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
  },
  budget: { share: 0.08, atLeast: 80 },
});

/**
 * Beyond Corollary 2 of marion2024 (§4).
 *
 * Gradient flow from a small start ends near the aligned minimizer $\mathcal W^0$ of rank one and equal norms, and the
 * source bounds how much sharper it is than the flattest, $S/S_{\min}\le4\kappa$, κ the condition number of
 * $\hat\Sigma$. Here, for one output, L ≥ 2, w* ≠ 0 and data with at least two directions, exactly: with
 * $\rho_L(\kappa) = \left(\frac{\kappa-1}{L-1}\right)^{1-1/L}$ there is a number $\kappa_L$, $L<\kappa_L\le2L^2+L-2$,
 * with
 * $$\sup_{\mathrm{cond}(\hat\Sigma)\le\kappa,\,w^\star}\frac{S(\mathcal W^0)}{S_{\min}} = \rho_L(\kappa) \iff
 * \kappa\ge\kappa_L,$$ reached for κ > κ_L exactly where the condition number is κ and w* an eigenvector of the least
 * eigenvalue that is not 0. Below κ_L it is larger than $\rho_L(\kappa)$ and at most $\rho_L(\kappa_L)$; step ix has
 * the ratio for each κ. κ_2, …, κ_5 are between 2.105 and 2.112, 3.285 and 3.293, 4.532 and 4.541, 5.818 and 5.828.
 *
 * The proof is in `proofs`, step by step.
 */
import { minimizes, nonzeroSolution, type RegressionMinimizer, sharpnessOf, widthsOf } from "../../generators/index.js";
import { atMost, claim, holds } from "../../src/claim/index.js";
import { exact, frobeniusSquared, isClearlyPositive, maximum, type Quantity } from "../../src/numerics/index.js";
import { alignedMinimizer, leastNormRegressor, regressionMeasurements } from "../../src/numerics/minima/index.js";
import { regressor, sharpness } from "../../src/numerics/networks/index.js";
import { drawn, type TwoDirections, twoDirections } from "./objects/flow-limit.js";
import { proof } from "./proofs/flow-limit.js";
import {
  conditionNumber,
  curveStep,
  flowFactor,
  largeStep,
  planeSteps,
  rootStep,
  settledFrom,
} from "./shared/flow-limit.js";
import { flattestMinimizer, valueAt } from "./shared/regression-steps.js";

/** S(W⁰), and the sharpness of a minimizer that is nearly flattest with the value that no minimizer is below. */
function facts(minimizer: RegressionMinimizer) {
  const { weights, problem } = minimizer;
  const solution = leastNormRegressor(problem);
  const measured = regressionMeasurements(problem);
  const { layers, z } = flattestMinimizer(minimizer, solution);
  const fitted = problem.inputs.times(regressor(layers, problem));
  return {
    aligned: sharpness(alignedMinimizer(widthsOf(weights), solution, problem.output), measured),
    flattest: sharpness(layers, measured),
    least: valueAt(minimizer, fitted, z).over(frobeniusSquared(z)),
  };
}

/** Step (v) from t to a larger one: what W⁰ is sharper by grows less than ρ_L(κ). */
function slower(depth: number, { t, u }: TwoDirections, grow: number) {
  const [low, high] = [t, t * grow].map((at) => facts(twoDirections(depth, { t: at, u }))) as [Facts, Facts];
  const [rho, later] = [t, t * grow].map((at) => flowFactor(depth, exact(at).squared())) as [Quantity, Quantity];
  return atMost(high.aligned.times(low.least).times(rho), low.aligned.times(high.flattest).times(later));
}
type Facts = ReturnType<typeof facts>;

export default claim(drawn, {
  id: "beyond/flow-limit",
  title: "How much sharper than the flattest minimum gradient flow from a small start can end, exactly",
  kinds: ["bound", "attained"],
  locus: "beyond marion2024/corollary-2",
  reading: `Printed there: 4κ. Here: the largest ratio, ρ_L(κ) from κ_L on, between S(W⁰) and S_min. To S(W⁰) the
    sharpness of the limit of the flow tends for smaller and smaller starts, under the conditions of the source: R(W(0)) ≤ R_0, ∇R(W(0)) ≠ 0 and
    data of full rank (its Lemma 2 and Corollary 1). κ is the ratio of the largest and the least eigenvalue of Σ̂ that is not 0, κ̄_L a number that κ_L
    is not above. Step (viii) rests on families of boxes for L = 2 … 5. Proven step by step.`,
  proof,
  assumptions: [minimizes, nonzeroSolution],
  printed:
    holds`L \ge 2,\ p \ne 0:\quad \sup_{\operatorname{cond}(\hat\Sigma) \le \kappa,\ w^\star \ne 0} \frac{S(\mathcal W^0)}{S_{\min}}
      = \rho_L(\kappa) = \Big(\frac{\kappa-1}{L-1}\Big)^{1-\frac1L} \iff \kappa \ge \kappa_L, \quad L < \kappa_L \le 2L^2+L-2`(
      ({ pair, grow, long, any, ...minimizer }) => {
        const { weights, problem } = minimizer;
        const depth = weights.length;
        // The minimizer of the proof divides by w*, and one layer has no ρ.
        if (depth < 2 || !isClearlyPositive(frobeniusSquared(leastNormRegressor(problem)), "w* = 0 is left out"))
          return {};
        const { aligned, flattest } = facts(minimizer);
        const factor = flowFactor(depth, maximum([conditionNumber(problem.inputs), settledFrom(depth)]));
        const kappa = exact(pair?.t ?? 1).squared();
        const isAbove = pair !== null && pair.t * pair.t > depth;
        const isBelow = pair?.isBelow === true;
        const plane = pair && planeSteps(depth, pair, aligned, flattest);
        const large = long === null ? null : largeStep(long);
        const split = any && rootStep(depth, any.turned, any.f);
        const apart = any && curveStep(depth, any.T);
        return {
          "S(W⁰) ≤ max(ρ_L(κ), ρ_L(κ̄_L)) S(W)": atMost(aligned, factor.times(sharpnessOf(minimizer))),
          "S(W⁰) ≤ max(ρ_L(κ), ρ_L(κ̄_L)) S(W*), W* nearly flattest": atMost(aligned, factor.times(flattest)),
          "det(diag(L,1) − fQ) = (f−1)(κf−L) − f(κ−1)(L−1)sin²ψ": split,
          "tan φ − tan θ = T((L−1)(1+T²)−(κ−1))/((L−1)(κ+T²))": apart,
          "S(W⁰) = 2cΛf": plane && plane.root,
          "S(W*)ρ_L(κ) ≥ 2cΛ(cos ψ + τ sin ψ)^{2−2/L}": plane && plane.gain,
          "f ≤ 1 + (L−1)(1+τ⁻²)sin²ψ": plane && plane.slope,
          "r(κ′)ρ_L(κ) ≤ r(κ)ρ_L(κ′) for κ < κ′ and one ψ, κ > L": isAbove ? slower(depth, pair, grow) : null,
          "(L^{L/(L−1)}−1)(1+1/(L−½)) ≤ 2L+1": large && large.chord,
          "L + ½ − 1/(2L) ≤ (2L+3)^{1−1/L}": large && large.crude,
          "ρ_L(κ̄_L) ≤ (2L+3)^{1−1/L}, equal for L ≥ 6": large && large.settled,
          "ρ_L(κ)S(W*) ≤ S(W⁰) for a κ just below κ_L": isBelow
            ? atMost(flowFactor(depth, kappa).times(flattest), aligned)
            : null,
        };
      },
    ),
  equality: {
    "w* an eigenvector of the least eigenvalue, κ = 17 and 129": {
      of: ["S(W⁰) ≤ max(ρ_L(κ), ρ_L(κ̄_L)) S(W)"],
      at: [
        drawn.at({ data: "drawn", W: ["2 0", 1 / 2], X: "1 0; 0 4; 0 1", p: [], turned: "1; 0" }),
        drawn.at({ data: "drawn", W: ["2 0 0", 1 / 2], X: "1 0 0; 0 4 0; 0 1 0; 0 0 2", p: [], turned: "1; 0" }),
        drawn.at({ data: "drawn", W: ["4 0", 1 / 2, 1 / 2], X: "1 0; 0 11; 0 2; 0 2", p: [], turned: "1; 1" }),
      ],
    },
  },
  degenerate: {
    "white data": drawn.at({ data: "drawn", W: ["0 2", 2], X: "1 0; 0 1", p: [], turned: "1; 1" }),
    "fewer data than inputs": drawn.at({ data: "drawn", W: ["1 1", 1], X: "1 0", p: [], turned: "1; 1" }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ weights }) => weights.length >= 3,
    "three inputs or more, and as many data": ({ problem: { inputs } }) =>
      inputs.cols >= 3 && inputs.rows >= inputs.cols,
    "κ is about κ_L": ({ pair }) => pair?.isBelow === true,
    "w* along the least eigenvalue": ({ pair }) => pair?.u === 0,
  },
});

/**
 * Corollary 3 (§5; proof in Appendix B.9).
 *
 * As printed (formulas restored from the proof): "Under the assumptions of Theorem 4, and if the data covariance matrix
 * $\frac1nX^\top X$ is full rank, there exists C depending only on s such that the following bounds on the sharpness of
 * the minimizer hold": $1 \le \frac{S(\mathcal W^{\rm RI})}{S_{\min}} \le C\frac\Lambda\lambda$. Proof: "The beginning
 * of the proof is very similar to the one of Corollary 2 … by the second lower bound on $S_{\min}$ from Theorem 2".
 *
 * Tried are s = 1/4, 1/2 with 4 to 6 layers of width 3 and s = 1 with 6 to 8 layers of width 4; Λ/λ = 1, 2, 4; and four
 * times the depth, the width or Λ/λ. A case takes means over 14 networks of the base size and 3 wide ones, and of the
 * former 4 beside a deep one each and 2 beside themselves with a larger Λ/λ, as in Theorem 4. The verdict is on these s
 * alone. For s = 1 only growth like size^{1/2} was told from none while deep networks were drawn apart from small ones.
 * s = 2 is not tried; with 16 layers of width 8 the ratio was up to 27.
 *
 * The sharpness is that of the Gauss–Newton part of the Hessian at the end of the flow, where $R-R_{\min}$ is 2⁻¹⁰ of
 * what it was: at a minimizer there is no other part.
 */
import { claim, consistent } from "../../src/claim/index.js";
import { type SingleOutputTask, singleOutputTask } from "../../src/experiments/training/residual-training.js";
import { frobeniusNorm, frobeniusSquared, type Matrix, pow, prefixProducts, zeros } from "../../src/numerics/index.js";
import { dataEnergy } from "../../src/numerics/minima/index.js";
import { largestEigenvalue } from "../../src/numerics/spectra/index.js";
import type { UnivariateProblem } from "../../src/numerics/networks/index.js";
import {
  boundedAtTheEnd,
  residualTrials,
  smallestTrials,
  trialSituations,
  smallRisk,
} from "./shared/residual-trials.js";

const REPEATS = { small: 14, deep: 4, wide: 3 };
// S/S_min comes near Λ/λ where w* has the least energy.
const trials = residualTrials(
  ["0.25", "0.5", "1", "1", "1"],
  [1, 1, 1, 2, 4, 4, 4],
  REPEATS,
  singleOutputTask,
  "least",
);

/** 2λ_max(Σ_k ‖W_{k+1}ᵀ⋯W_Lᵀp‖² Σ̂^{1/2}P_{k−1}ᵀP_{k−1}Σ̂^{1/2}), P_k = W_k⋯W_1: S(W) at a minimizer, as a number. */
function gaussNewtonSharpness(weights: readonly Matrix[], { inputs, output }: UnivariateProblem): number {
  const below = prefixProducts(weights);
  let pulled = output;
  let total = zeros(inputs.rows, inputs.rows);
  for (let k = weights.length - 1; k >= 0; k--) {
    total = total.plus(inputs.times(below[k]!.T).gramOfRows(), frobeniusSquared(pulled).value);
    pulled = weights[k]!.T.times(pulled);
  }
  return (2 * largestEigenvalue(total).value) / inputs.rows;
}

/** λ/Λ · S(W)/(2‖w*‖^{2−2/L}La) at the end of a flow, with ‖p‖ = λ = 1. */
function sharpnessRatio(
  { problem, solution }: SingleOutputTask,
  weights: readonly Matrix[],
  condition: number,
): number {
  const L = weights.length;
  const length = frobeniusNorm(solution).value;
  const a = dataEnergy(solution, problem).value / (length * length);
  const least = 2 * pow(length, 2 - 2 / L) * L * a;
  return gaussNewtonSharpness(weights, problem) / (least * condition);
}

export default claim(trials, {
  id: "marion2024/corollary-3",
  title: "From a residual initialization gradient flow ends within a constant of the least sharpness",
  kinds: ["dynamics", "rate"],
  locus: "Corollary 3",
  reading: `1 ≤ S/S_min is the definition of S_min, once the flow has converged to a minimizer. For the upper bound
    S_min is replaced, as in the proof, by its lower bound 2‖w*‖^{2−2/L}‖p‖^{2/L}La of Theorem 2, which makes the
    statement stronger. C is existential and “depending only on s”: checked is that (λ/Λ)S/(2‖w*‖^{2−2/L}La) grows
    neither with depth nor with width nor with Λ/λ, up to 16, for s ≤ 1/2 and for s = 1 apart, and that all flows
    converge in more than three quarters of all cases, those of all sizes together. Growth below the fourth root is not
    told from none. For s ≤ 1/2 p is chosen after the N_k, so that w_prod(0) has the least energy: there S/S_min comes
    near Λ/λ, and the event of the proof is one of the N_k alone. For s = 1 p is drawn, and where Λ/λ is compared the
    data are chosen so; with p chosen one case in twenty did not converge, and such data leave depth and width open too
    often. As the assumption brings the solution nearer to w_prod(0) as Λ/λ grows, only such minimizers are seen.
    Formulas restored; the probability is that of Theorem 4. Initial risk, data and convergence are those of Theorem 4,
    λ = 1 and ‖p‖ = 1.`,
  assumptions: [
    smallRisk(trials, {
      bound: String.raw`\tfrac{1}{16} \lambda^2 \|p\|^2 / \Lambda`,
      remark: "Only sufficient for convergence; the ratio of sharpnesses from farther away was not examined.",
    }),
  ],
  printed: consistent`\forall s\ \exists\, C: \ \text{under the assumptions of Theorem 4 and } \hat\Sigma \succ 0, \quad
      1 \le \frac{S(\mathcal{W}^{\mathrm{RI}})}{S_{\min}} \le C \frac{\Lambda}{\lambda} \quad \text{with the same probability}`(
    boundedAtTheEnd<SingleOutputTask>("λ/Λ · S/S_min", ({ weights }, task, condition) =>
      sharpnessRatio(task, weights, condition),
    ),
  ),
  equality: "a bound with an unnamed constant has no instance of equality",
  degenerate: smallestTrials(trials),
  situations: trialSituations(1),
  budget: { share: 0.12, atLeast: 120 },
});

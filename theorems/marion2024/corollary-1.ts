/**
 * Corollary 1 (§4; proof in Appendix B.5).
 *
 * As printed (formulas restored from the proof): under the assumptions that $R(\mathcal W(0))\le R_0$ and $\nabla
 * R(\mathcal W(0))\ne0$, and that "the data covariance matrix is full rank" and the initialization small, "there exists
 * T, such that, for all $t\ge T$ and $1\le k\le L$,
 * $\left(\frac{\|w^\star\|}2\right)^{1/L}\le\|W_k(t)\|_2\le(2\|w^\star\|)^{1/L}$". After it: "Together with Lemma 2, this
 * result gives a precise description of the structure of the weights … rank-one matrices, with equal norms and aligned
 * singular vectors". What follows with Lemma 2 is checked beside it: $\langle v_{k+1},u_k\rangle^2 \ge
 * 1-\varepsilon/\|W_{k+1}\|_2^2 \ge 1-(2/\|w^\star\|)^{2/L}\varepsilon$, by the lower bound on the norms.
 */
import { atLeast, atMost, claim, holds } from "../../src/claim/index.js";
import { exact, maximum, minimum } from "../../src/numerics/arithmetic/index.js";
import { frobeniusNorm } from "../../src/numerics/matrices/index.js";
import { initialImbalance, misalignment } from "../../src/numerics/networks/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { flowsTo, smallInitializationAssumptions, smallInitializations } from "./shared/small-initialization.js";

export default claim(smallInitializations, {
  id: "marion2024/corollary-1",
  title: "After training from small initialization the layers have nearly equal norms",
  kinds: ["dynamics"],
  locus: "Corollary 1",
  reading: `The text has lost the “technical” conditions of its smallness assumption, of which it says that “the
    initialization has to be scaled down as the depth increases”, ε of order 1/L². Here: ε ≤ ‖w*‖^{2/L}/(16L²), for which
    both bounds on the norms follow from Lemma 2. “For all t ≥ T” is read of the limit t → ∞, where it says the same but for
    strictness. L ≥ 2: one layer with R(W(0)) ≤ R_0 need not be small. The text at hand does not show that the corollary
    states the alignment of neighbouring layers, and it is no part of its statement here; it is what the lower bound gives
    “together with Lemma 2”.`,
  assumptions: smallInitializationAssumptions,
  printed:
    holds`\Big(\frac{\|w^\star\|}{2}\Big)^{\frac{1}{L}} \le \|W_k(t)\|_2 \le (2\|w^\star\|)^{\frac{1}{L}}, \quad t \ge T`(
      (instance) => {
        const limit = flowsTo(instance);
        const L = limit.length;
        const norms = limit.map(spectralNorm);
        const length = frobeniusNorm(instance.facts.solution);
        const turned = limit.slice(1).map((above, k) => misalignment(limit[k]!, above));
        const constant = exact(2).over(length).power(2, L);
        return {
          "‖W_k(∞)‖₂ ≥ (‖w*‖/2)^{1/L}": atLeast(minimum(norms), length.over(2).power(1, L)),
          "‖W_k(∞)‖₂ ≤ (2‖w*‖)^{1/L}": atMost(maximum(norms), length.times(2).power(1, L)),
          "with Lemma 2: 1 − ⟨v_{k+1}, u_k⟩² ≤ (2/‖w*‖)^{2/L} ε": atMost(
            maximum(turned),
            constant.times(initialImbalance(instance.initial)),
          ),
        };
      },
    ),
  equality: `The norms tend to ‖w*‖^{1/L} as ε → 0, strictly between the two bounds, and the smallness of ε keeps them there;
    the conserved differences turn the vectors by an angle of order ε, so that 1 − ⟨v, u⟩² is of order ε².`,
  degenerate: {
    "two scalar layers, one of them zero": smallInitializations.at({ W: [1, 1], X: 1, y: 1, zeroLayer: 1 }),
    "white data, w* along one axis": smallInitializations.at({
      W: ["1 0; 1 1", "1 -1; 0 2", "1 1"],
      X: "1 0; 0 1",
      y: "2; 0",
      zeroLayer: 3,
    }),
  },
  budget: { share: 0.024, atLeast: 24 },
});

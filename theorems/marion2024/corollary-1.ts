/**
 * Corollary 1 (§4; proof in Appendix B.5).
 *
 * As printed (formulas restored from the proof): under the assumptions that $R(\mathcal W(0))\le R_0$ and $\nabla
 * R(\mathcal W(0))\ne0$, and that "the data covariance matrix is full rank" and the initialization small, "there exists
 * T, such that, for all $t\ge T$ and $1\le k\le L$,
 * $\left(\frac{\|w^\star\|}2\right)^{1/L}\le\|W_k(t)\|_2\le(2\|w^\star\|)^{1/L}$".
 *
 * For the ε that is asked for the norms end much closer to $\|w^\star\|^{1/L}$, and the factor 2 is never tested. So
 * are these two, with the conserved $D_k = W_{k+1}^\top W_{k+1}-W_kW_k^\top$ and $M = \max_k\|W_k(\infty)\|_2^2$: (i)
 * $\|W_k\|_2^2\ge\|w^\star\|^{2/L}-\sum_j\|D_j\|_2$, since $\|w^\star\|\le\prod_k\|W_k\|_2\le M^{L/2}$ and neighbours
 * differ by at most $\|D_k\|_2$. (ii) $\big|\|W_L\|_2^{2L}-\|w^\star\|^2\big|\le M^{L-1}\sum_kk\|D_k\|_2$: with $T_k =
 * W_L\cdots W_{k+1}(W_kW_k^\top)^kW_{k+1}^\top\cdots W_L^\top$ one has $T_1 = \|w^\star\|^2$, $T_L = \|W_L\|_2^{2L}$
 * and $|T_{k+1}-T_k|\le k\|D_k\|_2M^{L-1}$, since $\|A^k-B^k\|_2\le k\|A-B\|_2\max(\|A\|_2,\|B\|_2)^{k-1}$.
 */
import { atLeast, atMost, claim, holds } from "../../src/claim/index.js";
import { frobeniusNorm, maximum, minimum, spectralNorm, sum } from "../../src/numerics/index.js";
import { conservedSizes } from "./shared/conserved.js";
import { flowsTo, smallInitializationAssumptions, smallInitializations } from "./shared/small-initialization.js";

export default claim(smallInitializations, {
  id: "marion2024/corollary-1",
  title: "After training from small initialization the layers have nearly equal norms",
  kinds: ["dynamics"],
  locus: "Corollary 1",
  reading: `The text has lost the “technical” conditions of its smallness assumption, of which it says that “the
    initialization has to be scaled down as the depth increases”, ε of order 1/L². Here: ε ≤ ‖w*‖^{2/L}/(16L²), for which
    both bounds on the norms follow from Lemma 2. “For all t ≥ T” is read of the limit t → ∞, where it says the same but for
    strictness. L ≥ 2: one layer with R(W(0)) ≤ R_0 need not be small. That neighbouring layers are aligned “together with
    Lemma 2” is no part of the statement, and stands there.`,
  assumptions: smallInitializationAssumptions,
  printed:
    holds`\Big(\frac{\|w^\star\|}{2}\Big)^{\frac{1}{L}} \le \|W_k(t)\|_2 \le (2\|w^\star\|)^{\frac{1}{L}}, \quad t \ge T`(
      ({ initial, ...rest }) => {
        const limit = flowsTo({ initial, ...rest });
        const L = limit.length;
        const norms = limit.map(spectralNorm);
        const length = frobeniusNorm(rest.facts.solution);
        const conserved = conservedSizes(initial);
        const weighted = sum(conserved.map((size, i) => size.times(i + 1)));
        const [last, rise] = [
          norms.at(-1)!.power(2 * L),
          maximum(norms)
            .power(2 * L - 2)
            .times(weighted),
        ];
        return {
          "‖W_k(∞)‖₂ ≥ (‖w*‖/2)^{1/L}": atLeast(minimum(norms), length.over(2).power(1, L)),
          "‖W_k(∞)‖₂ ≤ (2‖w*‖)^{1/L}": atMost(maximum(norms), length.times(2).power(1, L)),
          "‖W_k(∞)‖₂² ≥ ‖w*‖^{2/L} − Σ_j‖D_j‖₂": atLeast(
            minimum(norms).squared(),
            length.power(2, L).minus(sum(conserved)),
          ),
          "‖W_L(∞)‖₂^{2L} ≤ ‖w*‖² + M^{L−1}Σ_k k‖D_k‖₂": atMost(last, length.squared().plus(rise)),
          "‖w*‖² ≤ ‖W_L(∞)‖₂^{2L} + M^{L−1}Σ_k k‖D_k‖₂": atMost(length.squared(), last.plus(rise)),
        };
      },
    ),
  equality: `The norms tend to ‖w*‖^{1/L} as ε → 0, strictly between the two bounds, and the smallness of ε keeps them there;
    the other relations tend to equalities, but D = 0 with R(W(0)) ≤ R_0 and small layers is not reached.`,
  degenerate: {
    "two scalar layers, one of them zero": smallInitializations.at({ W: [1, 1], X: 1, y: 1, zeroLayer: 1 }),
    "white data, w* along one axis": smallInitializations.at({
      W: ["1 0; 1 1", "1 -1; 0 2", "1 1"],
      X: "1 0; 0 1",
      y: "2; 0",
      zeroLayer: 3,
    }),
    "twenty layers, none of them zero": smallInitializations.at({
      start: "all layers",
      W: [...Array.from({ length: 19 }, () => "1 0; 0 1"), "1 1"],
      X: "1 0; 0 1",
      y: "2; 0",
      zeroLayer: 1,
    }),
  },
  situations: {
    "L = 2": ({ initial }) => initial.length === 2,
    "L ≥ 5": ({ initial }) => initial.length >= 5,
    "no layer is zero": (_, { choices }) => choices["start"] === "all layers",
    "three inputs or more, hidden width ≥ 2": ({ initial }) => initial[0]!.cols >= 3 && initial[0]!.rows >= 2,
    "more points than inputs": ({ problem: { inputs } }) => inputs.rows > inputs.cols,
  },
  budget: { share: 0.036, atLeast: 36 },
});

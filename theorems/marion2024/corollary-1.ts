/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §4, Corollary 1; proof in Appendix B.5.
 *
 * As printed (formulas restored from the proof): under the assumptions that $R(\mathcal W(0))\le R_0$ and $\nabla
 * R(\mathcal W(0))\ne0$, and that "the data covariance matrix is full rank" and the initialization small, "there exists
 * T, such that, for all $t\ge T$ and $1\le k\le L$,
 * $\left(\frac{\|w^\star\|}2\right)^{1/L}\le\|W_k(t)\|_2\le(2\|w^\star\|)^{1/L}$", and neighbouring first singular
 * vectors are aligned up to O(ε): "By Lemma 2, for all k", $\langle
 * v_{k+1},u_k\rangle^2\ge1-\varepsilon/\|W_{k+1}\|_2^2$, with the first inequality
 * $\ge1-(2/\|w^\star\|)^{2/L}\varepsilon$. Whether the corollary itself states the alignment, the text at hand does not
 * show; "together with Lemma 2, this result gives … equal norms and aligned singular vectors".
 *
 * Reading: the text has lost the "technical" conditions of its smallness assumption, of which it says that "the
 * initialization has to be scaled down as the depth increases", ε of order $1/L^2$, and the constant of the alignment.
 * Here: $\varepsilon\le\|w^\star\|^{2/L}/(16L^2)$, for which both bounds on the norms follow from Lemma 2, and the
 * constant that Lemma 2 and the first inequality give; the proof's own is lost. "For all t ≥ T" is read of the limit,
 * where it says the same but for strictness. L ≥ 2: one layer with R(W(0)) ≤ R_0 need not be small.
 *
 * The two bounds, at the limit, where $w_{prod} = w^\star$: with $\sigma_k = \|W_k\|_2$ and s the largest of them,
 * $\|w^\star\|\le\prod\sigma_k\le s^L$, so by Lemma 2 $\sigma_k^2\ge s^2-\varepsilon$ and $\sigma_k^2/\|w^\star\|^{2/L}
 * \ge 1-\frac1{16L^2} \ge 1-\frac1L \ge 4^{-1/L}$. For the other let $\eta^2 =
 * \frac1{16L^2-1}\ge\varepsilon/\sigma_k^2$. $z_k = W_k^\top\cdots W_L^\top$ is at an angle φ_k to $v_k$, φ_L = 0,
 * $u_{k-1}$ at ψ to $v_k$, sin ψ ≤ η, and $\|W_k-\sigma_ku_kv_k^\top\|\le\eta\sigma_k$: so
 * $\|z_{k-1}\|\ge\sigma_{k-1}\cos(\varphi_k+\psi)\|z_k\|$ and $\tan\varphi_{k-1}\le\eta\tan(\varphi_k+\psi)$, by
 * induction $\tan(\varphi_k+\psi)\le\frac65\eta$. Hence $\|w^\star\|\ge
 * s^L(1-\frac1{16L^2})^{(L-1)/2}(1+\frac{36}{25}\eta^2)^{-(L-1)/2}\ge s^L/2$: s^L ≤ 2‖w*‖.
 *
 * The flow is followed from layers of which one is zero, the source's own example, to a point from which the rest of its
 * path is certified (`flowLimit`); the limit is a minimizer exactly. The weights carry that distance as their radius, and
 * the integrator's error estimate besides: the conserved differences behind ε are kept up to it.
 */
import { atLeast, atMost } from "../../src/claim/relation.js";
import { defineClaim } from "../../src/claim/claim.js";
import {
  flowsTo,
  type SmallInitialization,
  smallInitialization,
  smallInitializationAssumptions,
  smallInitializationSpecs,
} from "../../generators/small-initialization.js";
import { initialImbalance, misalignment } from "../../src/numerics/alignment.js";
import { frobeniusNorm } from "../../src/numerics/norms.js";
import { divide, maximum, minimum, multiply, rationalPower } from "../../src/numerics/quantity.js";
import { spectralNorm } from "../../src/numerics/singular-values.js";

const { explicit } = smallInitializationSpecs;

const LOWER = "‖W_k(∞)‖₂ ≥ (‖w*‖/2)^{1/L}";
const UPPER = "‖W_k(∞)‖₂ ≤ (2‖w*‖)^{1/L}";
const ALIGNED = "1 − ⟨v_{k+1}(∞), u_k(∞)⟩² ≤ (2/‖w*‖)^{2/L} ε";

export default defineClaim<SmallInitialization>({
  id: "marion2024/corollary-1",
  title: "After training from small initialization the layers have nearly equal norms and are aligned",
  kinds: ["dynamics"],
  locus: "Corollary 1",
  reading:
    "Of the limit t → ∞. The smallness assumption, whose conditions the text has lost, is ε ≤ ‖w*‖^{2/L}/(16L²), and the " +
    "constant of O(ε) is the one that Lemma 2 and the first inequality give, (2/‖w*‖)^{2/L}.",
  specs: smallInitializationSpecs,
  materialize: smallInitialization,
  assumptions: smallInitializationAssumptions,
  forms: [
    {
      name: "printed",
      statement: String.raw`\Big(\frac{\|w^\star\|}{2}\Big)^{\frac{1}{L}} \le \|W_k(t)\|_2 \le (2\|w^\star\|)^{\frac{1}{L}}, \quad \langle v_{k+1}(t), u_k(t) \rangle^2 \ge 1 - \mathcal{O}(\varepsilon), \quad t \ge T`,
      expected: "holds",
      relations: (instance) => {
        const { initial, facts } = instance;
        const limit = flowsTo(instance);
        const depth = limit.length;
        const norms = limit.map(spectralNorm);
        const length = frobeniusNorm(facts.solution);
        const turned = limit.slice(1).map((above, k) => misalignment(limit[k]!, above));
        const constant = rationalPower(divide(2, length), 2, depth);
        return [
          atLeast(LOWER, minimum(norms), rationalPower(divide(length, 2), 1, depth)),
          atMost(UPPER, maximum(norms), rationalPower(multiply(2, length), 1, depth)),
          atMost(ALIGNED, maximum(turned), multiply(constant, initialImbalance(initial))),
        ];
      },
    },
  ],
  equalityCases: {
    none:
      "The norms tend to ‖w*‖^{1/L} as ε → 0, strictly between the two bounds, and the smallness of ε keeps them there; " +
      "the conserved differences turn the vectors by an angle of order ε, so that 1 − ⟨v, u⟩² is of order ε².",
  },
  degenerateCases: [
    {
      name: "two scalar layers, one of them zero",
      spec: explicit({
        sizes: { depth: 2, inputs: 1, hidden: 1, n: 1, zeroLayer: 1 },
        reals: { scale: 1 },
        lists: { W: [[[1]], [[1]]], X: [[[1]]], y: [[[1]]] },
      }),
    },
    {
      name: "white data, w* along one axis",
      spec: explicit({
        sizes: { depth: 3, inputs: 2, hidden: 2, n: 2, zeroLayer: 3 },
        reals: { scale: 1 },
        lists: {
          W: [
            [
              [1, 0],
              [1, 1],
            ],
            [
              [1, -1],
              [0, 2],
            ],
            [[1, 1]],
          ],
          X: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
          y: [[[2], [0]]],
        },
      }),
    },
  ],
  budget: { share: 0.024, atLeast: 24 },
});

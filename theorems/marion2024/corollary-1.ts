/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, §4, Corollary 1; proof in Appendix B.5.
 *
 * As printed (formulas restored from the proof): under the assumptions that $R(\mathcal W(0))\le R_0$ and $\nabla
 * R(\mathcal W(0))\ne0$, and that "the data covariance matrix is full rank" and the initialization small, "there exists
 * T, such that, for all $t\ge T$ and $1\le k\le L$,
 * $\left(\frac{\|w^\star\|}2\right)^{1/L}\le\|W_k(t)\|_2\le(2\|w^\star\|)^{1/L}$". After it: "Together with Lemma 2, this
 * result gives a precise description of the structure of the weights … rank-one matrices, with equal norms and aligned
 * singular vectors". The text at hand does not show that the corollary states the alignment, and it is no part of its
 * statement here; what follows with Lemma 2 is checked beside it: $\langle v_{k+1},u_k\rangle^2 \ge
 * 1-\varepsilon/\|W_{k+1}\|_2^2 \ge 1-(2/\|w^\star\|)^{2/L}\varepsilon$, by the lower bound on the norms.
 *
 * Reading: the text has lost the "technical" conditions of its smallness assumption, of which it says that "the
 * initialization has to be scaled down as the depth increases", ε of order $1/L^2$. Here:
 * $\varepsilon\le\|w^\star\|^{2/L}/(16L^2)$, for which both bounds on the norms follow from Lemma 2. "For all t ≥ T" is read
 * of the limit, where it says the same but for strictness. L ≥ 2: one layer with R(W(0)) ≤ R_0 need not be small.
 *
 * The flow is followed from layers of which one is zero, the source's own example, to a point from which the rest of its
 * path is certified (`flowLimit`); the limit is a minimizer exactly. The weights carry that distance as their radius, and
 * the integrator's error estimate besides: the conserved differences behind ε are kept up to it.
 */
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost } from "../../src/claim/relation.js";
import {
  exact,
  frobeniusNorm,
  initialImbalance,
  maximum,
  minimum,
  misalignment,
  spectralNorm,
} from "../../src/numerics/index.js";
import {
  flowsTo,
  type SmallInitialization,
  smallInitialization,
  smallInitializationAssumptions,
  smallInitializationSpecs,
} from "./shared/small-initialization.js";

const { explicit } = smallInitializationSpecs;

const LOWER = "‖W_k(∞)‖₂ ≥ (‖w*‖/2)^{1/L}";
const UPPER = "‖W_k(∞)‖₂ ≤ (2‖w*‖)^{1/L}";
const ALIGNED = "with Lemma 2: 1 − ⟨v_{k+1}, u_k⟩² ≤ (2/‖w*‖)^{2/L} ε";

export default defineClaim<SmallInitialization>({
  id: "marion2024/corollary-1",
  title: "After training from small initialization the layers have nearly equal norms",
  kinds: ["dynamics"],
  locus: "Corollary 1",
  reading:
    "Of the limit t → ∞. The smallness assumption, whose conditions the text has lost, is ε ≤ ‖w*‖^{2/L}/(16L²). The " +
    "alignment of neighbouring layers is not the corollary's; it is what the lower bound gives “together with Lemma 2”.",
  specs: smallInitializationSpecs,
  materialize: smallInitialization,
  assumptions: smallInitializationAssumptions,
  forms: [
    {
      name: "printed",
      statement: String.raw`\Big(\frac{\|w^\star\|}{2}\Big)^{\frac{1}{L}} \le \|W_k(t)\|_2 \le (2\|w^\star\|)^{\frac{1}{L}}, \quad t \ge T`,
      expected: "holds",
      relations: (instance) => {
        const { initial, facts } = instance;
        const limit = flowsTo(instance);
        const depth = limit.length;
        const norms = limit.map(spectralNorm);
        const length = frobeniusNorm(facts.solution);
        const turned = limit.slice(1).map((above, k) => misalignment(limit[k]!, above));
        const constant = exact(2).over(length).power(2, depth);
        return [
          atLeast(LOWER, minimum(norms), length.over(2).power(1, depth)),
          atMost(UPPER, maximum(norms), length.times(2).power(1, depth)),
          atMost(ALIGNED, maximum(turned), constant.times(initialImbalance(initial))),
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

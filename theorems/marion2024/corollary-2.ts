/**
 * Corollary 2 (§4; proof in Appendix B.6).
 *
 * As printed (formulas restored from the proof): under the assumptions of Corollary 1, "the following bounds on the
 * sharpness of the minimizer $\mathcal W^{\rm SI}$ hold: $1\le\frac{S(\mathcal W^{\rm
 * SI})}{S_{\min}}\le4\frac\Lambda\lambda$ … in the case of white data ($\Lambda=\lambda$), we obtain that $S(\mathcal
 * W^{\rm SI})\le4S_{\min}$."
 *
 * The limit of the flow is a minimizer exactly, so that its Hessian is the Gauss–Newton matrix, and lies within the
 * radius that the weights carry (`flowsTo`). Small networks are also judged by the whole Hessian, entry by entry, at
 * the same enclosed weights.
 *
 * The 4 bounds $(\max_k\|W_k\|_2^L/\|w^\star\|)^{2-2/L}$ by Corollary 1, and that is close to 1. The step of the proof
 * before is checked, too: $S\le2L\Lambda\max_k\|W_k\|_2^{2L-2}$, and
 * $2L\lambda\|w^\star\|^{2-2/L}\le2La\|w^\star\|^{2-2/L}\le S_{\min}$. For white data its sides tend to each other as ε
 * → 0.
 */
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { frobeniusNorm, type Matrix, maximum, product, sharpness, spectralNorm } from "../../src/numerics/index.js";
import { hessianSharpness, regressionMeasurements } from "../../src/numerics/minima/index.js";
import { leastSharpness } from "./shared/least-sharpness.js";
import { flowsTo, smallInitializationAssumptions, smallInitializations } from "./shared/small-initialization.js";

const { at } = smallInitializations;

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 8;

/** Whether XᵀX = cI, entry by entry as computed: exact for the small integers that such data have here. */
function isWhite(inputs: Matrix): boolean {
  const gram = inputs.T.gramOfRows();
  return gram.data.every((x, at) => x === (at % (gram.cols + 1) === 0 ? gram.data[0]! : 0));
}

export default claim(smallInitializations, {
  id: "marion2024/corollary-2",
  title: "The minimizer found from small initialization is flat up to the condition number",
  kinds: ["dynamics", "bound"],
  locus: "Corollary 2",
  reading: `W^SI is the limit of the flow; ε ≤ ‖w*‖^{2/L}/(16L²) as for Corollary 1, whose conditions the text has lost.
    S_min is enclosed up to a factor 1 + 2⁻¹⁹: from above by the sharpness of a minimizer, from below by a bound with a proof
    of its own (beyond/regression-flattest). “1 ≤” is the definition of S_min, W^SI being a minimizer: it compares the end of
    a flow with that value.`,
  assumptions: smallInitializationAssumptions,
  printed: holds`1 \le \frac{S(\mathcal{W}^{\mathrm{SI}})}{S_{\min}} \le 4 \frac{\Lambda}{\lambda}`((instance) => {
    const { smallest, largest, solution } = instance.facts;
    const { problem } = instance;
    if (smallest === undefined) return {};
    const limit = flowsTo(instance);
    const reached = sharpness(limit, regressionMeasurements(problem));
    const L = limit.length;
    const least = leastSharpness(L, problem, solution);
    const condition = largest.over(smallest);
    const stretch = maximum(limit.map(spectralNorm))
      .power(L)
      .over(frobeniusNorm(solution))
      .power(2 * L - 2, L);
    const parameters = limit.reduce((count, { data }) => count + data.length, 0);
    return {
      "S(W) ≥ S_min": atLeast(reached, least),
      "S(W) ≤ 4(Λ/λ) S_min": atMost(reached, product([4, condition, least])),
      "S(W) ≤ 4 S_min, white data": isWhite(problem.inputs) ? atMost(reached, least.times(4)) : null,
      "S(W) ≤ (max_k‖W_k‖₂^L/‖w*‖)^{2−2/L} (Λ/λ) S_min": atMost(reached, product([stretch, condition, least])),
      "S(W) by the Hessian = by the Gram matrix":
        parameters <= SMALL ? equal(hessianSharpness(limit, problem), reached) : null,
    };
  }),
  equality: `Norms within Corollary 1's factor 2 cost the proof a factor 4, and the flow does not use it: as ε → 0 the
    sharpness tends to that of the aligned minimizer, at most Λ/λ times the least.`,
  degenerate: {
    "two scalar layers, one of them zero": at({ W: [1, 1], X: 1, y: 1, zeroLayer: 1 }),
    "white data, three layers": at({ W: ["1 0; 1 1", "1 -1; 0 2", "1 1"], X: "1 0; 0 1", y: "2; 0", zeroLayer: 3 }),
    "white data, twenty layers": at({
      start: "all layers",
      W: ["1 0 1; 0 1 1", ...Array.from({ length: 18 }, () => "1 0; 0 1"), "1 1"],
      X: "1 0 0; 0 1 0; 0 0 1",
      y: "2; 1; 0",
      zeroLayer: 1,
    }),
    "condition number 16": at({ W: ["1 1", 1], X: "1 0; 0 4", y: "1; 4", zeroLayer: 2 }),
  },
  situations: {
    "L = 2": ({ initial }) => initial.length === 2,
    "L ≥ 5": ({ initial }) => initial.length >= 5,
    "no layer is zero": (_, { choices }) => choices["start"] === "all layers",
    "white data, several inputs": ({ problem: { inputs } }) => inputs.cols >= 2 && isWhite(inputs),
    "Λ > λ": ({ problem: { inputs } }) => inputs.cols >= 2 && !isWhite(inputs),
  },
  budget: { share: 0.036, atLeast: 36 },
});

/**
 * Corollary 2 (§4; proof in Appendix B.6).
 *
 * As printed (formulas restored from the proof): under the assumptions of Corollary 1, "the following bounds on the
 * sharpness of the minimizer $\mathcal W^{\rm SI}$ hold: $1\le\frac{S(\mathcal W^{\rm SI})}{S_{\min}}\le4\frac\Lambda\lambda$ …
 * in the case of white data ($\Lambda=\lambda$), we obtain that $S(\mathcal W^{\rm SI})\le4S_{\min}$."
 *
 * The limit of the flow is a minimizer exactly, so that its Hessian is the Gauss–Newton matrix, and lies within the radius
 * that the weights carry (`flowsTo`). Small networks are also judged by the whole Hessian, entry by entry, at the same
 * enclosed weights.
 */
import { widthsOf } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { between, product, type Quantity } from "../../src/numerics/arithmetic/index.js";
import { frobeniusNorm, frobeniusSquared, type Matrix } from "../../src/numerics/matrices/index.js";
import {
  alignedMinimizer,
  dataEnergy,
  hessianSharpness,
  regressionMeasurements,
} from "../../src/numerics/minima/index.js";
import { sharpness } from "../../src/numerics/networks/index.js";
import {
  flowsTo,
  type SmallInitialization,
  smallInitializationAssumptions,
  smallInitializations,
} from "./shared/small-initialization.js";

const { at } = smallInitializations;

/** Parameters up to which the full Hessian is formed as well. */
const SMALL = 8;

/** Theorem 2: S_min ≥ 2‖w*‖^{2−2/L}La. */
function leastBound({ initial, problem, facts: { solution } }: SmallInitialization): Quantity {
  const L = initial.length;
  const a = dataEnergy(solution, problem).over(frobeniusSquared(solution));
  return product([2 * L, frobeniusNorm(solution).power(2 * L - 2, L), a]);
}

/** An enclosure of S_min, from Theorem 2's lower bound to the sharpness of the aligned minimizer. */
function leastSharpness(instance: SmallInitialization): Quantity {
  const { initial, problem, facts } = instance;
  const lower = leastBound(instance);
  const aligned = alignedMinimizer(widthsOf(initial), facts.solution, problem.output);
  const upper = sharpness(aligned, regressionMeasurements(problem));
  return between(lower.value - lower.error, upper.value + upper.error);
}

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
  reading: `W^SI is the limit of the flow; ε ≤ ‖w*‖^{2/L}/(16L²) as for Corollary 1, whose conditions the text has lost. S_min
    is not known but for white data; it is enclosed by Theorem 2's lower bound 2‖w*‖^{2−2/L}La and the sharpness of the aligned
    minimizer of its proof. The upper statement holds where it does with the lower end, is refuted where it fails with the
    upper end, and is undecided between. The lower statement is the definition of S_min, W^SI being a minimizer, and has
    nothing to compare with: Theorem 2's lower bound is a claim of its own, and W^SI comes so close to it that an enclosure
    cannot tell.`,
  assumptions: smallInitializationAssumptions,
  printed: holds`1 \le \frac{S(\mathcal{W}^{\mathrm{SI}})}{S_{\min}} \le 4 \frac{\Lambda}{\lambda}`((instance) => {
    const { smallest, largest } = instance.facts;
    const { problem } = instance;
    if (smallest === undefined) return {};
    const limit = flowsTo(instance);
    const reached = sharpness(limit, regressionMeasurements(problem));
    const least = leastSharpness(instance);
    const parameters = limit.reduce((count, { data }) => count + data.length, 0);
    return {
      "S(W) ≤ 4(Λ/λ) S_min": atMost(reached, product([4, largest.over(smallest), least])),
      "S(W) ≤ 4 S_min, white data": isWhite(problem.inputs) ? atMost(reached, least.times(4)) : null,
      "S(W) by the Hessian = by the Gram matrix":
        parameters <= SMALL ? equal(hessianSharpness(limit, problem), reached) : null,
    };
  }),
  equality: `Norms within Corollary 1's factor 2 cost the proof a factor 4, and the flow does not use it: as ε → 0 the
    sharpness tends to that of the aligned minimizer, at most Λ/λ times the least.`,
  degenerate: {
    "two scalar layers, one of them zero": at({ W: [1, 1], X: 1, y: 1, zeroLayer: 1 }),
    "white data, three layers": at({ W: ["1 0; 1 1", "1 -1; 0 2", "1 1"], X: "1 0; 0 1", y: "2; 0", zeroLayer: 3 }),
    "condition number 16": at({ W: ["1 1", 1], X: "1 0; 0 4", y: "1; 4", zeroLayer: 2 }),
  },
  budget: { share: 0.024, atLeast: 24 },
});

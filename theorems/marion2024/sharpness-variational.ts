/**
 * §3, (7), and Appendix B.1, (13).
 *
 * As printed (formulas restored from the proof): "The proof of the result relies on the following variational
 * characterization of the sharpness as the direction of the highest change of the gradient
 * $S(\mathcal W)^2 = \lim_{\xi\to0}\sup_{\|\beta\|_F\le\xi}
 * \frac{\|\nabla R(\mathcal W+\beta)-\nabla R(\mathcal W)\|_F^2}{\|\beta\|_F^2}$. (7)"
 *
 * The limit along a ray needs no Hessian: entries of $\nabla R(\mathcal W+t\beta)$ are polynomials in t of degree
 * 2L − 1, whose derivative at 0 the central difference over t = ±1, …, ±L gives exactly.
 */
import { minimizerLists, OWN_MINIMIZER, ownMinimizer } from "../../generators/index.js";
import type { RegressionMinimizer } from "../../generators/families/index.js";
import { minimizerFrom, MINIMIZER_PARTS, minimizes, sharpnessOf } from "../../generators/families/index.js";
import { instances } from "../../generators/specs/index.js";
import { atMost, claim, type Comparison, equal, holds } from "../../src/claim/index.js";
import { approximately, explicitHessian, type Quantity, regressionMeasurements } from "../../src/numerics/index.js";
import { flattenedRows, frobeniusSquared } from "../../src/numerics/matrices/index.js";
import { symmetricEigen } from "../../src/numerics/spectra/index.js";
import { firstColumnAsLayers, gradientChange } from "./objects/sharpness-variational.js";

const { sizes, matrices } = MINIMIZER_PARTS;

/** A minimizer and a direction β_1, …, β_L of the shapes of its layers. */
const drawn = instances({
  large: { entries: 2048 },
  ...MINIMIZER_PARTS,
  sizes: { ...sizes, depth: [1, 3], inputs: [1, 3], hidden: [1, 2] },
  matrices: {
    ...matrices,
    beta: { shapes: matrices.W.shapes, laws: ["gaussian", "integer", "aligned", "unit", "sign"] },
  },
})
  .map(({ beta, ...parts }) => ({ ...minimizerFrom(parts), beta }))
  .onFile({
    ...OWN_MINIMIZER,
    // Any direction: that of the weights themselves.
    also: [...OWN_MINIMIZER.also, "beta"],
    instance: (own) => ({ ...ownMinimizer(own), beta: own.one("beta") === undefined ? own.all("W") : own.all("beta") }),
    lists: ({ beta, ...minimizer }) => ({ ...minimizerLists(minimizer), beta }),
  });

/** Parameters up to which the Hessian and its first eigenvector are computed. */
const SMALL = 6;

/**
 * Whether S(W) is reached along a first eigenvector, for small networks at a minimizer. The exactly orthonormal q next
 * to the computed vector has Hq = λq up to the error of the decomposition, and λ is S up to the same: both are added to
 * S.
 */
function reached(instance: RegressionMinimizer, sharpness: Quantity): Comparison | null {
  const { weights, problem, solved } = instance;
  if (!solved || weights.reduce((count, { data }) => count + data.length, 0) > SMALL) return null;
  const { vectors, error } = symmetricEigen(explicitHessian(weights, regressionMeasurements(problem)));
  const change = gradientChange(instance, firstColumnAsLayers(vectors, weights));
  return equal(change, sharpness.plus(approximately(0, 2 * error)).squared());
}

export default claim(drawn, {
  id: "marion2024/sharpness-variational",
  title: "At a minimizer the sharpness is the steepest change of the gradient",
  kinds: ["identity", "bound", "attained"],
  locus: "(7) and (13)",
  reading: `At a minimizer, as it is used. Elsewhere the right side is the square of the largest absolute eigenvalue, and the
    Hessian may have a negative one that is larger: that Appendix B.1 begins with it for every function is
    marion2024/largest-eigenvalue. The gradient is a polynomial, so that the limit over balls is the supremum
    over rays: along every β the quotient tends to at most S(W)², and along a first eigenvector to S(W)².`,
  assumptions: [{ ...minimizes, without: drawn.loosened({ reals: { shift: [0, 1, 2, 4, -4] } }) }],
  printed: holds`S(\mathcal{W})^2 = \lim_{\xi \to 0} \sup_{\|\beta\|_F \le \xi}
      \frac{\|\nabla R(\mathcal{W} + \beta) - \nabla R(\mathcal{W})\|_F^2}{\|\beta\|_F^2}`((instance) => {
    const { beta } = instance;
    const sharpness = sharpnessOf(instance);
    const length = frobeniusSquared(flattenedRows([beta]));
    return {
      "lim ‖∇R(W+tβ) − ∇R(W)‖²/t² ≤ S(W)²‖β‖_F²": atMost(
        gradientChange(instance, beta),
        sharpness.squared().times(length),
      ),
      "lim ‖∇R(W+tβ) − ∇R(W)‖²/t² = S(W)², β first eigenvector": reached(instance, sharpness),
    };
  }),
  equality: {
    "scalar layers, β an eigenvector": [
      drawn.at({ W: [2], X: 1, p: [], beta: [1] }),
      drawn.at({ W: [1, 1, 1], X: "1; 2", p: [], beta: [1, 1, 1] }),
    ],
  },
  degenerate: {
    "zero weights and β = 0": drawn.at({ W: [0, 0], X: 1, p: [], beta: [0, 0] }),
    "fewer points than inputs": drawn.at({ model: "fixed p", W: ["1 1", 1], X: "1 0", p: [2], beta: ["1 -1", 0] }),
  },
  situations: {
    "L = 3": ({ weights }) => weights.length === 3,
    "several inputs, hidden width 2": ({ weights: [first] }) => first!.cols >= 2 && first!.rows === 2,
    "several outputs": ({ problem: { output } }) => output.rows >= 2,
    "fewer points than inputs": ({ problem: { inputs } }) => inputs.rows < inputs.cols,
    "few parameters": ({ weights }) => weights.reduce((count, { data }) => count + data.length, 0) <= SMALL,
  },
  budget: { share: 0.3, atLeast: 60 },
});

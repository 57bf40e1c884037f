/**
 * Where the sources overlap: at zero residual the Hessian of a sum of squares is a multiple of the empirical Fisher
 * matrix $G = \frac1n\sum_i\nabla f_i\nabla f_i^\top$.
 *
 * The lecture (Wu 2025): $\hat L = \frac1{2n}\sum_ie_i^2$, $H = G$, $\operatorname{Tr}G = \frac1n\sum_i\|\nabla
 * f_i\|^2$. Gatmiry et al. (2023, Lemma 2): $\mathcal L = \frac1n\sum_ie_i^2$, $\operatorname{tr}\nabla^2\mathcal L =
 * \frac2n\sum_i\|\nabla f_i\|^2$. Both say the same, the factor 2 being that of the losses; the display of the trace
 * formula, which has $\frac1n$ for $\mathcal L$, agrees with neither. Mulayoff and Michaeli (2020, Lemma 3): $H =
 * 2\Phi\Phi^\top$; Marion and Chizat (2024): the same risk as $\mathcal L$.
 *
 * The left sides come from the explicit Hessian of $\mathcal L$, entry by entry, the right ones from gradients alone.
 */
import { instances, labelsFor, layerShapes, RESIDUALS, usual, zeroLossAssumption } from "../../generators/index.js";
import { LAYER_LAWS } from "../../generators/laws/index.js";
import { claim, equal, holds } from "../../src/claim/index.js";
import { flattenedRows, frobeniusNorm, largestEigenvalue, type Quantity, trace } from "../../src/numerics/index.js";
import { explicitHessian, layerGradients, loss, predictions } from "../../src/numerics/networks/index.js";

const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 512 },
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  sizes: { n: [1, 4] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { each: ["dL", "d0"], count: "n", laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
  },
});
const { at } = drawn;

/** Layers, and measurements with the labels that they fit, or all off by one residual in a looser source. */
const networks = drawn.map(({ W, A }, spec) => ({
  W,
  problem: { measurements: A, labels: labelsFor(spec, predictions(W, A)) },
}));

export default claim(networks, {
  id: "across/empirical-fisher",
  title: "At zero residual the Hessians of all sources are multiples of one Fisher matrix",
  kinds: ["identity"],
  locus: "wu2025 H = G, gatmiry2023 Lemma 2, mulayoff2020 Lemma 3, marion2024 risk",
  reading: "ℒ = (1/n)Σe_i² has twice the Hessian of the lecture's (1/2n)Σe_i².",
  assumptions: [
    zeroLossAssumption(({ W, problem }) => loss(W, problem), {
      without: drawn.loosened({ reals: { residual: RESIDUALS } }),
      remark:
        "The trace does not need it: every prediction is linear in each single entry. Sharpness and norm do for L ≥ 2.",
    }),
  ],
  printed: holds`\operatorname{tr}\nabla^2\mathcal L = 2\operatorname{Tr}G,
      \quad \lambda_{\max}(\nabla^2\mathcal L) = 2\lambda_1(G),
      \quad \|\nabla^2\mathcal L\|_F = 2\|G\|_F \quad \text{where } \mathcal L(\mathbf W) = 0`(({ W, problem }) => {
    const { measurements } = problem;
    const hessian = explicitHessian(W, problem);
    const gradients = flattenedRows(measurements.map((a) => layerGradients(W, a)));
    // The Gram matrix of the gradients, over n, has the nonzero eigenvalues of G.
    const gram = gradients.times(gradients.T);
    const twice = (x: Quantity) => x.times(2).over(measurements.length);
    return {
      "tr ∇²ℒ = 2 Tr G": equal(trace(hessian), twice(trace(gram))),
      "λ_max(∇²ℒ) = 2λ₁(G)": equal(largestEigenvalue(hessian), twice(largestEigenvalue(gram))),
      "‖∇²ℒ‖_F = 2‖G‖_F": equal(frobeniusNorm(hessian), twice(frobeniusNorm(gram))),
    };
  }),
  equality: { numbers: [at({ widths: [1, 1], W: [2], A: [1] }), at({ widths: [1, 1, 1], W: [1, 2], A: [1, 3] })] },
  degenerate: {
    "zero layers": at({ widths: [1, 1, 1], W: [0, 0], A: [1] }),
    "zero measurement": at({ widths: [1, 1, 1], W: [1, 1], A: [0] }),
  },
  budget: { share: 0.4, atLeast: 100 },
  situations: {
    "L ≥ 2": ({ W }) => W.length >= 2,
    "n ≥ 2": ({ problem: { measurements } }) => measurements.length >= 2,
    ...usual("d_0 ≠ d_L"),
  },
});

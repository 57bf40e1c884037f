/**
 * §4, the display before (7).
 *
 * As printed: "According to Lemma 2, trace of Hessian is given by $\text{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) =
 * \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2 = \frac{1}{n}
 * \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2$."
 *
 * Three routes: the left side is the trace of the full matrix of second derivatives; the gradients in the middle are
 * derivatives along unit matrices; the right side multiplies the layers as printed.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { labelsFor, RESIDUALS, widthsAssumption, zeroLossAssumption } from "../../generators/hypotheses/index.js";
import { claim, equal, holds, refuted } from "../../src/claim/index.js";
import { frobeniusSquared, sum, trace } from "../../src/numerics/index.js";
import {
  derivativesAlongUnits,
  explicitHessian,
  gradientSquares,
  loss,
  predictions,
} from "../../src/numerics/networks/index.js";

const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 256 },
  chain: { depth: [2, 3], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 4] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { each: ["dL", "d0"], count: "n", laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
  },
});

/** The three sides of the display, the sums divided by n. */
const sides = drawn.map(({ W, A, widths }, spec) => {
  const problem = { measurements: A, labels: labelsFor(spec, predictions(W, A)) };
  const gradients = A.flatMap((a) => W.map((_, index) => frobeniusSquared(derivativesAlongUnits(W, a, index))));
  return {
    widths,
    loss: () => loss(W, problem),
    hessianTrace: trace(explicitHessian(W, problem)),
    gradients: sum(gradients).over(A.length),
    products: gradientSquares(W, A).over(A.length),
  };
});

/** Layers and measurements of the laws named. */
const chosen = (widths: readonly number[], n: number, layers: string, measurements: string) =>
  drawn.at({ widths, n, W: law(layers, n), A: law(measurements, n) });

const PRODUCTS = "ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F² = ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F²";

export default claim(sides, {
  id: "gatmiry2023/trace-formula",
  title: "The trace of the Hessian of the loss (2) as a sum of squared gradients",
  kinds: ["identity"],
  locus: "§4, display before (7)",
  reading: `ℒ is the loss (2), (1/n)Σ(⟨A_i, E(W)⟩ − b_i)², without a factor 1/2, as in Lemma 2; W has zero loss, as Lemma 2
    demands of it.`,
  assumptions: [
    zeroLossAssumption((instance) => instance.loss(), {
      without: drawn.loosened({ reals: { residual: RESIDUALS } }),
      remark:
        "Not needed: ⟨A_i, E(W)⟩ is linear in each entry, so that the residuals are multiplied by second derivatives 0 on " +
        "the diagonal of the Hessian, and the trace is the same for all labels.",
    }),
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark: "Not needed: the identity is that of Lemma 2 for layers of any shape; M plays no part in it.",
    }),
  ],
  printed: refuted`\operatorname{tr}(\nabla^2 \mathcal{L})(\mathbf{W})
      = \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2
      = \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`(
    ({ hessianTrace, gradients, products }) => ({
      "tr ∇²ℒ(W) = (1/n)ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F²": equal(hessianTrace, gradients),
      [PRODUCTS]: equal(gradients, products),
    }),
  ),
  corrected: holds`\operatorname{tr}(\nabla^2 \mathcal{L})(\mathbf{W})
      = \frac{2}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2
      = \frac{2}{n} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`(
    ({ hessianTrace, gradients, products }) => ({
      "tr ∇²ℒ(W) = (2/n)ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F²": equal(hessianTrace, gradients.times(2)),
      [PRODUCTS]: equal(gradients, products),
    }),
  ),
  equality: {
    "positive layers and measurements": [
      chosen([1, 1, 1], 1, "positive", "positive"),
      chosen([2, 3, 1], 2, "positive", "positive"),
      chosen([3, 2, 2, 2], 3, "positive", "positive"),
    ],
  },
  degenerate: {
    "numbers, one measurement": chosen([1, 1, 1], 1, "identity", "identity"),
    "zero layers": chosen([2, 2, 2], 2, "zero", "identity"),
    "rank-deficient layers, product zero": chosen([2, 2, 2], 1, "nilpotent", "identity"),
    "zero measurements": chosen([1, 2, 1, 3], 2, "positive", "zero"),
    "repeated singular values": chosen([2, 2, 2, 2], 2, "duplicate", "identity"),
  },
  erratum: {
    grade: "constant",
    slip: `Lemma 2 gives tr ∇²ℒ = (2/n) Σ‖∇f_i‖²; the display that says it follows from Lemma 2 has 1/n, and so fails at
      every W with a nonzero gradient. The factor 2 comes from differentiating the square in (2) twice, and (2) has no 1/2 to
      cancel it.`,
    instead: "tr ∇²ℒ(W) = (2/n) Σ_i Σ_j ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²; the second equality stands.",
  },
  budget: { share: 0.5, atLeast: 60 },
  situations: {
    ...usual("L ≥ 3"),
    "n ≥ 2": (_, { sizes }) => sizes["n"]! >= 2,
    ...usual("d_0 ≠ d_L"),
  },
});

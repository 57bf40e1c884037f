/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Why is the alignment satisfied?", the display.
 *
 * As printed: "$\mathrm{Tr}(\Sigma(\theta)G(\theta)) = \frac1n\sum_{i=1}^n e_i^2g_i(\theta)^TG(\theta)g_i(\theta) =
 * \frac1n\sum_{i=1}^n e_i^2\|g_i(\theta)\|_G^2 \approx (\frac1n\sum_{i=1}^n e_i^2)(\frac1n\sum_{i=1}^n\|g_i(\theta)\|_G^2) =
 * 2L(\theta)\|G(\theta)\|_F^2$, the ≈ comes from the uniformity of $\{\|g_i(\theta)\|_G\}_i$."
 *
 * Reading: $\Sigma = \frac1n\sum e_ig_i\,e_ig_i^T - \nabla L\nabla L^T$, the first line of "The alignment property of SGD
 * noise", $L = \frac1{2n}\sum e_i^2$ and $G = \frac1n\sum g_ig_i^T$. Gradients g_i and errors e_i are any: "the alignment
 * holds for the entire parameter space not only around global minima". The ≈ is not tested.
 *
 * Where it fails: the first "=" drops $\nabla L\nabla L^T$ without the ≈ that the earlier slide writes for this step.
 * One sample has no noise, Tr(ΣG) = 0, and the right side is $e^2\|g\|^4$. If Σ is what that ≈ leaves of it,
 * $\frac1n\sum e_i^2g_ig_i^T$, the "=" is right; so it is where ∇L = 0. The last "=" is right in any case.
 */
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  exact,
  frobeniusSquared,
  inner,
  type Matrix,
  matrixEntry,
  product,
  type Quantity,
  sum,
} from "../../src/numerics/index.js";
import {
  DEGENERATE_GRADIENTS,
  INTEGER_GRADIENTS,
  type WeightedGradients,
  weightedGradients,
  weightedGradientSpecs,
} from "./shared/weighted-gradients.js";

/** ‖v‖_G² = vᵀGv for every row v. */
function fisherSizes(rows: Matrix, fisher: Matrix): Quantity[] {
  const moved = rows.times(fisher);
  return Array.from({ length: rows.rows }, (_, i) =>
    sum(Array.from({ length: rows.cols }, (_, j) => matrixEntry(moved, i, j).times(matrixEntry(rows, i, j)))),
  );
}

function mean(terms: readonly Quantity[]): Quantity {
  return sum(terms).over(terms.length);
}

const PRINTED = "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G²";
const TRACE = "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G² − ‖∇L‖_G²";
const UNIFORM = "(1/n Σeᵢ²)(1/n Σ‖gᵢ‖_G²) = 2L‖G‖_F²";

/** The two equalities of the display; with ‖∇L‖_G² subtracted in the corrected form. */
function relationsOf(
  { gradients, errors, fisher, covariance, loss }: WeightedGradients,
  form: "printed" | "corrected",
): Relation[] {
  const squares = Array.from(errors.data, (e) => exact(e).squared());
  const sizes = fisherSizes(gradients, fisher);
  const weighted = mean(squares.map((e, i) => e.times(sizes[i]!)));
  const gradient = errors.T.times(gradients).times(exact(1).over(errors.rows));
  const trace = inner(covariance, fisher);
  return [
    form === "printed"
      ? equal(PRINTED, trace, weighted)
      : equal(TRACE, trace, weighted.minus(fisherSizes(gradient, fisher)[0]!), weighted.value),
    equal(UNIFORM, mean(squares).times(mean(sizes)), product([exact(2), loss, frobeniusSquared(fisher)])),
  ];
}

export default defineClaim<WeightedGradients>({
  id: "wu2025/alignment-trace",
  title: "Why the noise of SGD aligns with the Fisher matrix: Tr(ΣG) as a mean over samples",
  kinds: ["identity"],
  locus: "“Why is the alignment satisfied?”, display",
  reading:
    "Σ is the covariance of the gradient of one sample, mean subtracted, as the slides define it; ≈ is not tested. With Σ as " +
    "the first ≈ of the earlier slide leaves it, without ∇L∇Lᵀ, the display is right.",
  specs: weightedGradientSpecs,
  materialize: weightedGradients,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2, \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`,
      expected: "refuted",
      relations: (instance) => relationsOf(instance, "printed"),
    },
    {
      name: "corrected",
      statement: String.raw`\operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2 - \|\nabla L\|_G^2, \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`,
      expected: "holds",
      relations: (instance) => relationsOf(instance, "corrected"),
    },
  ],
  equalityCases: [
    {
      name: "integers",
      form: "corrected",
      relations: [TRACE, UNIFORM],
      specs: INTEGER_GRADIENTS,
    },
  ],
  degenerateCases: DEGENERATE_GRADIENTS,
  erratum: {
    slip:
      "Σ is (1/n) Σ e_i² g_ig_iᵀ − ∇L∇Lᵀ. An earlier slide drops ∇L∇Lᵀ with ≈, near the global minima; here the same step " +
      "is printed as an equality, which it is only for Σ without ∇L∇Lᵀ. With one sample, g = e = 1, there is no noise, " +
      "Tr(ΣG) = 0, and the right side is 1.",
    instead: "Tr(ΣG) = (1/n) Σ e_i²‖g_i‖_G² − ‖∇L‖_G²; the last equality stands.",
  },
  budget: { share: 0.4, atLeast: 60 },
});

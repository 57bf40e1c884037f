/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Quantify the alignment strength", (7)–(9), and "Why is
 * the alignment satisfied?".
 *
 * As printed: "$\alpha(\theta) = \frac{\mathrm{Tr}(\Sigma(\theta)G(\theta))}{\|G(\theta)\|_F\|\Sigma(\theta)\|_F}$ (7),
 * $\beta(\theta) = \frac{\|\Sigma(\theta)\|_F}{2L(\theta)\|G(\theta)\|_F}$ (8), $\mu(\theta) = \alpha(\theta)\beta(\theta)$
 * (9); α(θ): standard cosine similarity … (When the decoupling approximation holds, $\mu_0 = 1$.)" and
 * "$\mathrm{Tr}(\Sigma(\theta)G(\theta)) = \frac1n\sum e_i^2g_i(\theta)^TG(\theta)g_i(\theta) =
 * \frac1n\sum e_i^2\|g_i(\theta)\|_G^2 \approx (\frac1n\sum e_i^2)(\frac1n\sum\|g_i(\theta)\|_G^2) =
 * 2L(\theta)\|G(\theta)\|_F^2$".
 *
 * Reading: $\Sigma = \frac1n\sum e_ig_i\,e_ig_i^T - \nabla L\nabla L^T$, the first line of "The alignment property of SGD
 * noise", $L = \frac1{2n}\sum e_i^2$ and $G = \frac1n\sum g_ig_i^T$. Gradients g_i and errors e_i are any. The decoupling
 * approximation is Σ = 2LG. The ≈ is not tested.
 *
 * Where it fails: the first "=" drops $\nabla L\nabla L^T$ without the ≈ that the earlier slide writes for this step.
 * One sample has no noise, Tr(ΣG) = 0, and the right side is $e^2\|g\|^4$. If Σ is what that ≈ leaves of it,
 * $\frac1n\sum e_i^2g_ig_i^T$, the "=" is right. (7)–(9) and what is said of them are right in any case.
 */
import { atMost, equal, type Relation } from "../../src/claim/relation.js";
import { defineClaim } from "../../src/claim/claim.js";
import { layout } from "../../generators/specs.js";
import { alignmentFactors } from "../../src/numerics/alignment-factors.js";
import { type Matrix, transpose } from "../../src/numerics/matrix.js";
import { frobeniusNorm, frobeniusSquared, inner } from "../../src/numerics/norms.js";
import { multiplyMatrices } from "../../src/numerics/product.js";
import { divide, exact, multiply, type Quantity, square, subtract, sum } from "../../src/numerics/quantity.js";
import { matrixEntry } from "../../src/numerics/quantity-matrix.js";
import { scaledByQuantity } from "../../src/numerics/scaling.js";
import { linearizedSgd, sampleCovariance } from "../../src/numerics/second-moment.js";

/** The gradients g_i as rows (n × p), the errors e_i (n × 1), and what they make. */
interface Instance {
  readonly gradients: Matrix;
  readonly errors: Matrix;
  readonly fisher: Matrix;
  readonly covariance: Matrix;
  readonly loss: Quantity;
}

const specs = layout({
  sizes: { n: [1, 5], p: [1, 4] },
  lists: {
    g: { shapes: ({ sizes: { n, p } }) => [[n, p]], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shapes: ({ sizes: { n } }) => [[n, 1]], laws: ["identity", "positive", "integer", "gaussian"] },
  },
});
const { explicit } = specs;

/** ‖v‖_G² = vᵀGv for every row v. */
function fisherSizes(rows: Matrix, fisher: Matrix): Quantity[] {
  const moved = multiplyMatrices(rows, fisher);
  return Array.from({ length: rows.rows }, (_, i) =>
    sum(Array.from({ length: rows.cols }, (_, j) => multiply(matrixEntry(moved, i, j), matrixEntry(rows, i, j)))),
  );
}

function mean(terms: readonly Quantity[]): Quantity {
  return divide(sum(terms), terms.length);
}

const COSINE = "Tr(ΣG) ≤ ‖G‖_F‖Σ‖_F";
const DECOUPLED = "μ = 1 where Σ = 2LG";
const UNIFORM = "(1/n Σeᵢ²)(1/n Σ‖gᵢ‖_G²) = 2L‖G‖_F²";
const TRACE = "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G² − ‖∇L‖_G²";

/** The printed relations; with ‖∇L‖_G² subtracted in the corrected form. */
function relationsOf({ gradients, errors, fisher, covariance, loss }: Instance, centered: boolean): Relation[] {
  const squares = Array.from(errors.data, (e) => square(exact(e)));
  const sizes = fisherSizes(gradients, fisher);
  const weighted = mean(squares.map((e, i) => multiply(e, sizes[i]!)));
  const gradient = scaledByQuantity(multiplyMatrices(transpose(errors), gradients), divide(1, errors.rows));
  const energy = multiply(multiply(2, loss), frobeniusSquared(fisher));
  const right = centered ? subtract(weighted, fisherSizes(gradient, fisher)[0]!) : weighted;
  const decoupled = scaledByQuantity(fisher, multiply(2, loss));
  return [
    atMost(COSINE, inner(covariance, fisher), multiply(frobeniusNorm(fisher), frobeniusNorm(covariance))),
    equal(centered ? TRACE : "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G²", inner(covariance, fisher), right, weighted.value),
    equal(UNIFORM, multiply(mean(squares), mean(sizes)), energy),
    ...(energy.value > 0 ? [equal(DECOUPLED, alignmentFactors(decoupled, fisher, loss).alignment, exact(1))] : []),
  ];
}

export default defineClaim<Instance>({
  id: "wu2025/alignment",
  title: "The alignment factors of the noise of SGD",
  kinds: ["identity", "bound"],
  locus: "(7)–(9) and “Why is the alignment satisfied?”",
  reading:
    "Σ is the covariance of the gradient of one sample, mean subtracted, as the slides define it; ≈ is not tested.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    const [gradients, errors] = [lists.g[0]!, lists.e[0]!];
    return {
      gradients,
      errors,
      fisher: linearizedSgd(gradients, exact(1)).hessian,
      covariance: sampleCovariance(gradients, errors),
      loss: divide(frobeniusSquared(errors), 2 * errors.rows),
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1, \quad \operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2, \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`,
      expected: "refuted",
      relations: (instance) => relationsOf(instance, false),
    },
    {
      name: "corrected",
      statement: String.raw`\alpha \le 1, \quad \Sigma = 2LG \implies \mu = 1, \quad \operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2 - \|\nabla L\|_G^2, \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`,
      expected: "holds",
      relations: (instance) => relationsOf(instance, true),
    },
  ],
  equalityCases: [
    {
      name: "integers; Σ a multiple of G",
      form: "corrected",
      relations: [COSINE, DECOUPLED, UNIFORM, TRACE],
      specs: [
        explicit({ sizes: { n: 2, p: 1 }, lists: { g: [[[1], [0]]], e: [[[1], [2]]] } }),
        explicit({
          sizes: { n: 4, p: 2 },
          lists: {
            g: [
              [
                [1, 0],
                [-1, 0],
                [0, 1],
                [0, -1],
              ],
            ],
            e: [[[1], [1], [1], [1]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "one sample: no noise",
      spec: explicit({ sizes: { n: 1, p: 1 }, lists: { g: [[[1]]], e: [[[1]]] } }),
    },
    {
      name: "zero loss",
      spec: explicit({ sizes: { n: 2, p: 1 }, lists: { g: [[[1], [2]]], e: [[[0], [0]]] } }),
    },
    {
      name: "no gradients",
      spec: explicit({ sizes: { n: 2, p: 2 }, lists: { g: { law: "zero", seed: 0 }, e: [[[1], [1]]] } }),
    },
  ],
  erratum: {
    slip:
      "Σ is (1/n) Σ e_i² g_ig_iᵀ − ∇L∇Lᵀ. An earlier slide drops ∇L∇Lᵀ with ≈, near the global minima; here the same step " +
      "is printed as an equality, which it is only for Σ without ∇L∇Lᵀ. With one sample, g = e = 1, there is no noise, " +
      "Tr(ΣG) = 0, and the right side is 1. (7)–(9) are not concerned.",
    instead: "Tr(ΣG) = (1/n) Σ e_i²‖g_i‖_G² − ‖∇L‖_G²; the rest is right.",
  },
  budget: { share: 0.4, atLeast: 60 },
});

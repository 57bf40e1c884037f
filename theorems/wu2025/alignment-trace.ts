/**
 * "Why is the alignment satisfied?", the display.
 *
 * As printed: "$\mathrm{Tr}(\Sigma(\theta)G(\theta)) = \frac1n\sum_{i=1}^n e_i^2g_i(\theta)^TG(\theta)g_i(\theta) =
 * \frac1n\sum_{i=1}^n e_i^2\|g_i(\theta)\|_G^2 \approx (\frac1n\sum_{i=1}^n
 * e_i^2)(\frac1n\sum_{i=1}^n\|g_i(\theta)\|_G^2) = 2L(\theta)\|G(\theta)\|_F^2$, the ≈ comes from the uniformity of
 * $\{\|g_i(\theta)\|_G\}_i$."
 */
import { claim, equal, holds, refuted } from "../../src/claim/index.js";
import { exact, frobeniusSquared, inner, mean, product } from "../../src/numerics/index.js";
import {
  DEGENERATE_GRADIENTS,
  fisherSizes,
  INTEGER_GRADIENTS,
  NOTATION,
  weightedGradients,
} from "./shared/weighted-gradients.js";

/** The members of the display, and ‖∇L‖_G². */
const displays = weightedGradients.map(({ g, e, fisher, covariance, loss }) => {
  const squares = Array.from(e.data, (x) => exact(x).squared());
  const sizes = fisherSizes(g, fisher);
  const gradient = e.T.times(g).times(exact(1).over(e.rows));
  return {
    ...{ g, e },
    trace: inner(covariance, fisher),
    weighted: mean(squares.map((x, i) => x.times(sizes[i]!))),
    dropped: fisherSizes(gradient, fisher)[0]!,
    uniform: equal(mean(squares).times(mean(sizes)), product([2, loss, frobeniusSquared(fisher)])),
  };
});

const UNIFORM = "(1/n Σeᵢ²)(1/n Σ‖gᵢ‖_G²) = 2L‖G‖_F²";

export default claim(displays, {
  id: "wu2025/alignment-trace",
  title: "Why the noise of SGD aligns with the Fisher matrix: Tr(ΣG) as a mean over samples",
  kinds: ["identity"],
  locus: "“Why is the alignment satisfied?”, display",
  reading: `${NOTATION} “The alignment holds for the entire parameter space not only around global minima”. The ≈ is not
    tested.`,
  printed: refuted`\operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2,
      \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`(
    ({ trace, weighted, uniform }) => ({ "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G²": equal(trace, weighted), [UNIFORM]: uniform }),
  ),
  corrected: holds`\operatorname{Tr}(\Sigma G) = \frac{1}{n} \sum_{i} e_i^2 \|g_i\|_G^2 - \|\nabla L\|_G^2,
      \quad \Big(\frac{1}{n} \sum_{i} e_i^2\Big) \Big(\frac{1}{n} \sum_{i} \|g_i\|_G^2\Big) = 2L \|G\|_F^2`(
    ({ trace, weighted, dropped, uniform }) => ({
      "Tr(ΣG) = (1/n)Σeᵢ²‖gᵢ‖_G² − ‖∇L‖_G²": equal(trace, weighted.minus(dropped), weighted.value),
      [UNIFORM]: uniform,
    }),
  ),
  equality: { integers: INTEGER_GRADIENTS },
  degenerate: DEGENERATE_GRADIENTS,
  situations: {
    "n, p ≥ 3": ({ g }) => g.rows >= 3 && g.cols >= 3,
    "more parameters than samples": ({ g }) => g.cols > g.rows,
    "errors of several sizes": ({ e }) => new Set(e.data.map(Math.abs)).size > 1,
  },
  erratum: {
    grade: "notation",
    slip: `Σ is (1/n) Σ e_i² g_ig_iᵀ − ∇L∇Lᵀ. An earlier slide drops ∇L∇Lᵀ with ≈, near the global minima; here the same
      step is printed as an equality. It is one only for Σ as that ≈ leaves it, without ∇L∇Lᵀ, or where ∇L = 0. With one
      sample, g = e = 1, there is no noise, Tr(ΣG) = 0, and the right side, e²‖g‖⁴, is 1.`,
    instead: "Tr(ΣG) = (1/n) Σ e_i²‖g_i‖_G² − ‖∇L‖_G²; the last equality stands.",
  },
  budget: { share: 0.4, atLeast: 60 },
});

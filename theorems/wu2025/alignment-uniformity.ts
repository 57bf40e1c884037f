/**
 * "Why is the alignment satisfied?", below the display.
 *
 * As printed: "the ≈ comes from the uniformity of $\{\|g_i(\theta)\|_G\}_i$ are uniform. Let $\gamma(\theta) = \min_i
 * \|g_i(\theta)\|_G^2/(\frac1n\sum_{i=1}^n\|g_i\|_G^2)$. … In the literature, many people attribute the validity of
 * approximation to the uniformity of fitting errors $\{e_i^2\}_i$, e.g., (Liu et al., iclr2022), which is unfortunately
 * wrong."
 *
 * $\frac1n\sum e_i^2\|g_i\|_G^2 \ge \min_i\|g_i\|_G^2\cdot\frac1n\sum e_i^2 = \gamma\cdot2L\|G\|_F^2$, an equality
 * where the errors are at samples of the least ‖g_i‖_G alone. A mean of products is the product of the means where
 * either factor is the same for all.
 *
 * Two routes: ‖g_i‖_G² from G, and 2L‖G‖_F² from the entries of G; where the ‖g_i‖_G are to be alike, the g_i are the
 * corners of a box.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { exact, linearizedSgd, mean, minimum, product, sampleCovariance, twoTo } from "../../src/numerics/index.js";
import { frobeniusSquared, fromRows, inner, type Matrix } from "../../src/numerics/matrices/index.js";
import { fisherSizes, NOTATION } from "./shared/weighted-gradients.js";

const drawn = instances({
  large: { n: 24, d: 8 },
  file: { own: { uniform: "nothing", length: 1 } },
  choices: { uniform: ["nothing", "‖g_i‖_G", "e_i²"] },
  reals: { length: [1, 2, 0.25] },
  sizes: { n: [1, 5], p: [1, 4] },
  matrices: {
    g: { shape: ["n", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank"] },
    e: { shape: ["n", 1], laws: ["identity", "positive", "integer", "gaussian"] },
  },
});
const { at } = drawn;

/** Gradients and errors: any, or with one of the two alike for all, in size. */
const samples = drawn.map(({ uniform, length, g, e, n }) => {
  const gradients = uniform === "‖g_i‖_G" ? corners(g, length) : g;
  const sized = (i: number) => (uniform === "e_i²" ? (i % 2 === 0 ? length : -length) : e.data[i % n]!);
  return { uniform, g: gradients, e: fromRows(Array.from({ length: gradients.rows }, (_, i) => [sized(i)])) };
});

/** All corners (±c_1, …, ±c_p) of a box, for which G = diag(c_k²) and ‖g_i‖_G² = Σ c_k⁴. */
function corners(g: Matrix, length: number): Matrix {
  const c = Array.from({ length: g.cols }, (_, k) => length * (g.at(0, k) || 1));
  return fromRows(Array.from({ length: twoTo(g.cols) }, (_, i) => c.map((x, k) => (((i >> k) & 1) === 0 ? x : -x))));
}

export default claim(samples, {
  id: "wu2025/alignment-uniformity",
  title: "Why the noise of SGD aligns: gradients of one size, or errors of one size",
  kinds: ["bound", "identity"],
  locus: "“Why is the alignment satisfied?”, γ(θ)",
  words: "ours",
  reading: `${NOTATION} What γ is for is not printed: the bound with it is ours, and is what “the ≈ comes from” says where γ is
    not 1. The display leaves ∇L∇Lᵀ out of Σ (wu2025/alignment-trace); with it, μ ≥ γ less ‖∇L‖_G²/(2L‖G‖_F²). That many
    people wrongly attribute the approximation to errors of one size is a sentence in words on the reasons of other works, and
    as other such sentences of the slides (wu2025/edge-of-stability) not tested; formulas are, whatever supports them
    (wu2025/alignment). Either uniformity makes the ≈ an equality, which is ours, too.`,
  printed: holds`\|g_i\|_G \text{ alike} \implies \frac{1}{n} \sum_i e_i^2 \|g_i\|_G^2 = 2L \|G\|_F^2, \quad
      \frac{1}{n} \sum_i e_i^2 \|g_i\|_G^2 \ge \gamma \cdot 2L \|G\|_F^2, \quad
      \gamma = \frac{\min_i \|g_i\|_G^2}{\frac{1}{n} \sum_i \|g_i\|_G^2}`(({ uniform, g, e }) => {
    const fisher = linearizedSgd(g, exact(1)).hessian;
    const squares = Array.from(e.data, (x) => exact(x).squared());
    const sizes = fisherSizes(g, fisher);
    const weighted = mean(squares.map((x, i) => x.times(sizes[i]!)));
    const loss = frobeniusSquared(e).over(2 * e.rows);
    const decoupled = product([2, loss, frobeniusSquared(fisher)]);
    const slope = fisherSizes(e.T.times(g).times(exact(1).over(e.rows)), fisher)[0]!;
    const flat = g.data.every((x) => x === 0);
    const least = flat ? null : minimum(sizes).over(mean(sizes)).times(decoupled);
    return {
      "(1/n)Σe_i²‖g_i‖_G² ≥ γ·2L‖G‖_F²": least === null ? null : atLeast(weighted, least),
      "Tr(ΣG) + ‖∇L‖_G² ≥ γ·2L‖G‖_F²":
        least === null ? null : atLeast(inner(sampleCovariance(g, e), fisher).plus(slope), least),
      "(1/n)Σe_i²‖g_i‖_G² = 2L‖G‖_F² for ‖g_i‖_G alike": uniform === "‖g_i‖_G" ? equal(weighted, decoupled) : null,
      "(1/n)Σe_i²‖g_i‖_G² = 2L‖G‖_F² for e_i² alike": uniform === "e_i²" ? equal(weighted, decoupled) : null,
    };
  }),
  equality: {
    "gradients to the corners of a box": [at({ uniform: "‖g_i‖_G", g: "0 0", e: 3 })],
    "errors of one size, gradients of one size": [at({ uniform: "e_i²", g: "1 0; 0 1", e: "1; 1" })],
    "an error at the sample of the least ‖g_i‖_G alone": [at({ g: "1 0; 0 2", e: "3; 0" })],
  },
  degenerate: {
    "zero loss": at({ g: "1; 2", e: "0; 0" }),
    "no gradients": at({ g: "0 0; 0 0", e: "1; 1" }),
    "γ = 0": at({ g: "1; 0", e: "1; 2" }),
  },
  situations: {
    "n, p ≥ 2, any g_i and e_i": ({ uniform, g }) => uniform === "nothing" && Math.min(g.rows, g.cols) >= 2,
    "‖g_i‖_G alike, errors that differ": ({ uniform, e }) =>
      uniform === "‖g_i‖_G" && new Set(e.data.map(Math.abs)).size > 1,
    "e_i² alike, gradients that differ": ({ uniform, g }) =>
      uniform === "e_i²" && new Set(g.data.map(Math.abs)).size > 2,
    "more parameters than samples": ({ g }) => g.cols > g.rows,
  },
  budget: { share: 0.4, atLeast: 60 },
});

/**
 * "Flatness Implies Generalization", first display, with the norm of "Two-layer Networks (Cont'd)".
 *
 * As printed: "Define a weight ℓ2 norm as follows $\|\theta\|_{2,q} := \sqrt{\sum_{j=1}^m(\|w_j\|^2+qa_j^2)}$." And:
 * "the path norm $\|\theta\|_{\mathcal P} := \sum_{j=1}^m|a_j|\|w_j\|$, which can be further upper bounded by the
 * weighted ℓ2 norm: $\|\theta\|_{2,q} = \sum_{j=1}^m(\|w_j\|^2+qa_j^2) \ge 2\sqrt q\sum_{j=1}^m|a_j|\|w_j\| = 2\sqrt
 * q\|\theta\|_{\mathcal P}$."
 *
 * The inequality between the sums is that of the means, with equality where ‖w_j‖ = √q|a_j| for all j.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, equal, holds, refuted, tex } from "../../src/claim/index.js";
import { exact, neuronsFrom, pathNorm, squareRoot, weightedSquare } from "../../src/numerics/index.js";

const drawn = instances({
  file: { neurons: true },
  reals: { q: [1, 4, 2, 0.25, 9, 0] },
  sizes: { d: [1, 4], m: [1, 4] },
  matrices: {
    W: { shape: ["m", "d"], laws: ["identity", "sign", "integer", "gaussian", "graded", "zero"] },
    a: { shape: ["m", 1], laws: ["sign", "integer", "gaussian", "zero"] },
  },
});

/** ‖θ‖_{2,q} as defined, with the root; its square, the sum; and 2√q‖θ‖_P. */
const sides = drawn.map(({ W, a, q }) => {
  const network = neuronsFrom(a, W);
  const square = weightedSquare(network, q);
  return { q, norm: squareRoot(square), square, doubled: squareRoot(exact(q)).times(2).times(pathNorm(network)) };
});

const MEANS = "Σ(‖w_j‖² + qa_j²) ≥ 2√q Σ|a_j|‖w_j‖";

export default claim(sides, {
  id: "wu2025/path-norm",
  title: "The path norm is bounded by the weighted ℓ2 norm",
  kinds: ["bound", "identity"],
  locus: "“Flatness Implies Generalization”, first display",
  reading: "‖θ‖_{2,q} is the norm as defined two slides before, with the root; q ≥ 0.",
  assumptions: [
    {
      name: "weight",
      statement: tex`q \ge 0`,
      slack: ({ q }) => exact(q),
      remark: "Not printed; √q has no meaning without it. The slides use q = 1, √d and d.",
    },
  ],
  printed: refuted`\|\theta\|_{2,q} = \sum_j (\|w_j\|^2 + q a_j^2) \ge 2 \sqrt{q} \sum_j |a_j| \|w_j\|
      = 2 \sqrt{q} \|\theta\|_{\mathcal{P}}, \quad \|\theta\|_{2,q} := \Big(\sum_j (\|w_j\|^2 + q a_j^2)\Big)^{1/2}`(
    ({ norm, square, doubled }) => ({
      "‖θ‖_{2,q} = Σ(‖w_j‖² + qa_j²)": equal(norm, square),
      [MEANS]: atLeast(square, doubled),
      "‖θ‖_{2,q} ≥ 2√q‖θ‖_P": atLeast(norm, doubled),
    }),
  ),
  corrected: holds`\|\theta\|_{2,q}^2 = \sum_j (\|w_j\|^2 + q a_j^2) \ge 2 \sqrt{q} \sum_j |a_j| \|w_j\|
      = 2 \sqrt{q} \|\theta\|_{\mathcal{P}}`(({ norm, square, doubled }) => ({
    [MEANS]: atLeast(square, doubled),
    "‖θ‖²_{2,q} ≥ 2√q‖θ‖_P": atLeast(norm.squared(), doubled),
  })),
  equality: { "‖w_j‖ = √q|a_j|": [drawn.at({ W: 1, a: 1 }), drawn.at({ q: 4, W: "0 2; -4 0", a: "1; -2" })] },
  degenerate: { "θ = 0": drawn.at({ W: 0, a: 0 }), "q = 0": drawn.at({ q: 0, W: 1, a: 1 }) },
  situations: {
    "d, m ≥ 3": (_, { sizes }) => Math.min(sizes["d"]!, sizes["m"]!) >= 3,
    "0 < q < 1": ({ q }) => 0 < q && q < 1,
    "q > 1": ({ q }) => q > 1,
  },
  erratum: {
    grade: "notation",
    slip: `The display leaves out the root of the definition of ‖θ‖_{2,q} two slides before, as Theorem 2 does: without the
      root the left side is no norm. It is one slip: either the root in the definition is one too many, and without it both
      would be right, or all of them lack a square; the text at hand does not tell which. With the norm as defined neither
      the first equality nor the bound that the chain concludes holds: m = d = q = 1, a = w = 1 has ‖θ‖_{2,1} = √2, but the
      sum and 2‖θ‖_P are both 2. Only the step between the two sums is right.`,
    instead: "‖θ‖²_{2,q} = Σ(‖w_j‖² + qa_j²) ≥ 2√q‖θ‖_P.",
  },
});

/**
 * Lemma 4, (22) (§5).
 *
 * As printed: "Let $\{\Psi_k\}_{k=1}^m$ be a set of matrices such that $\Psi_k\in\mathbb R^{d_k\times d_{k-1}}$, then
 * $\sum_{k=1}^m\|\Psi_k\|_F^2 \ge m\big(\|\prod_{k=1}^m\Psi_k\|_2\big)^{\frac2m}$, (22) where $\|\cdot\|_2$ is the
 * matrix norm induced by the $\ell_2$ vector norm (i.e. the maximal singular value of the argument)."
 *
 * Equality holds exactly where all Ψ_k have rank at most one and one Frobenius norm, and each column space is the next
 * row space (or all are zero): ‖Ψ_k‖_F ≥ ‖Ψ_k‖_2, submultiplicativity and the inequality of the means are then tight.
 */
import { hasBottleneck, instances, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { atLeast, claim, holds } from "../../src/claim/index.js";
import { endToEnd, frobeniusSquared, spectralNorm, sum } from "../../src/numerics/index.js";

const drawn = instances({
  chain: { depth: [1, 5], ends: [1, 4], slack: 2, bottlenecks: true },
  file: { called: { Psi: "W" } },
  matrices: { Psi: { shapes: layerShapes, laws: [...LAYER_LAWS, "rankOne", "zero"] } },
});

export default claim(drawn, {
  id: "mulayoff2020/lemma-4",
  title: "The spectral norm of a product bounds the sum of squared Frobenius norms",
  kinds: ["bound"],
  locus: "Lemma 4, (22)",
  reading: `The product is that of (14), Ψ_m Ψ_{m−1}⋯Ψ_1, the order that the shapes allow. A1 is no hypothesis of the lemma:
    any widths, and m ≥ 1.`,
  printed: holds`\sum_{k=1}^m \|\Psi_k\|_F^2 \ge m \Big( \Big\| \prod_{k=1}^m \Psi_k \Big\|_2 \Big)^{\frac{2}{m}}`(
    ({ Psi, L: m }) => ({
      "Σ‖Ψ_k‖_F² ≥ m‖Ψ_m⋯Ψ_1‖_2^{2/m}": atLeast(
        sum(Psi.map(frobeniusSquared)),
        spectralNorm(endToEnd(Psi)).power(2, m).times(m),
      ),
    }),
  ),
  equality: {
    "aligned layers of rank one and one norm": [
      drawn.at({ widths: [1, 1], Psi: [3] }),
      drawn.at({ widths: [1, 1, 1, 1], Psi: [2, -2, 2] }),
      drawn.at({ widths: [2, 3, 1], Psi: ["0 2; 0 0; 0 0", "2 0 0"] }),
    ],
  },
  degenerate: {
    "numbers, one of them zero": drawn.at({ widths: [1, 1, 1], Psi: [1, 0] }),
    "all zero": drawn.at({ widths: [1, 2, 1], Psi: ["0; 0", "0 0"] }),
    "product zero, no factor zero": drawn.at({ widths: [2, 2, 2], Psi: ["0 1; 0 0", "0 1; 0 0"] }),
    "repeated singular values": drawn.at({ widths: [2, 2, 2], Psi: ["0 1; -1 0", "1 0; 0 1"] }),
    "a bottleneck": drawn.at({ widths: [2, 1, 2], Psi: ["1 2", "1; -1"] }),
  },
  situations: {
    "m ≥ 3": ({ Psi }) => Psi.length >= 3,
    ...usual("d_x ≠ d_y"),
    "d_x, d_y ≥ 3": ({ d0, dL }) => Math.min(d0, dL) >= 3,
    "a bottleneck": ({ widths }) => hasBottleneck(widths),
    "a hidden width above both ends": ({ widths, d0, dL }) => Math.max(...widths) > Math.max(d0, dL),
  },
});

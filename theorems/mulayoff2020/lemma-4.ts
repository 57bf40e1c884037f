/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §5, Lemma 4, (22).
 *
 * As printed: "Let $\{\Psi_k\}_{k=1}^m$ be a set of matrices such that $\Psi_k\in\mathbb R^{d_k\times d_{k-1}}$, then
 * $\sum_{k=1}^m\|\Psi_k\|_F^2 \ge m\big(\|\prod_{k=1}^m\Psi_k\|_2\big)^{\frac2m}$, (22)
 * where $\|\cdot\|_2$ is the matrix norm induced by the $\ell_2$ vector norm (i.e. the maximal singular value of the
 * argument)."
 *
 * Reading: the product is that of (14), $\Psi_m\Psi_{m-1}\cdots\Psi_1$, the order that the shapes allow. A1 is no
 * hypothesis of the lemma: any widths, and m ≥ 1.
 *
 * Equality holds exactly where all Ψ_k have rank at most one and one Frobenius norm, and each column space is the next
 * row space (or all are zero): ‖Ψ_k‖_F ≥ ‖Ψ_k‖_2, submultiplicativity and the inequality of the means are then tight.
 */
import { LAYER_LAWS, layerShapes, layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import { endToEnd, frobeniusSquared, type Matrix, spectralNorm, sum } from "../../src/numerics/index.js";

const specs = layout({
  chain: { depth: [1, 5], ends: [1, 4], slack: 2, bottlenecks: true },
  lists: { Psi: { shapes: layerShapes, laws: [...LAYER_LAWS, "rankOne", "zero"] } },
});
const { explicit } = specs;

const BOUND = "Σ‖Ψ_k‖_F² ≥ m‖Ψ_m⋯Ψ_1‖_2^{2/m}";

/** Ψ_1, …, Ψ_m, with Ψ_k of shape d_k × d_{k−1}. */
export default defineClaim<readonly Matrix[]>({
  id: "mulayoff2020/lemma-4",
  title: "The spectral norm of a product bounds the sum of squared Frobenius norms",
  kinds: ["bound"],
  locus: "Lemma 4, (22)",
  reading: "The product is Ψ_m⋯Ψ_1, by (14). The widths are arbitrary.",
  specs,
  materialize: (spec) => specs.raw(spec).lists.Psi,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\sum_{k=1}^m \|\Psi_k\|_F^2 \ge m \Big( \Big\| \prod_{k=1}^m \Psi_k \Big\|_2 \Big)^{\frac{2}{m}}`,
      expected: "holds",
      relations: (psi) => {
        const depth = psi.length;
        const gain = spectralNorm(endToEnd(psi));
        return [atLeast(BOUND, sum(psi.map(frobeniusSquared)), gain.power(2, depth).times(depth))];
      },
    },
  ],
  equalityCases: [
    {
      name: "aligned layers of rank one and one norm",
      form: "printed",
      relations: [BOUND],
      specs: [
        explicit({ widths: [1, 1], lists: { Psi: [[[3]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { Psi: [[[2]], [[-2]], [[2]]] } }),
        explicit({
          widths: [2, 3, 1],
          lists: {
            Psi: [
              [
                [0, 2],
                [0, 0],
                [0, 0],
              ],
              [[2, 0, 0]],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "numbers, one of them zero", spec: explicit({ widths: [1, 1, 1], lists: { Psi: [[[1]], [[0]]] } }) },
    { name: "all zero", spec: explicit({ widths: [1, 2, 1], lists: { Psi: [[[0], [0]], [[0, 0]]] } }) },
    {
      name: "product zero, no factor zero",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          Psi: [
            [
              [0, 1],
              [0, 0],
            ],
            [
              [0, 1],
              [0, 0],
            ],
          ],
        },
      }),
    },
    {
      name: "repeated singular values",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          Psi: [
            [
              [0, 1],
              [-1, 0],
            ],
            [
              [1, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
    { name: "a bottleneck", spec: explicit({ widths: [2, 1, 2], lists: { Psi: [[[1, 2]], [[1], [-1]]] } }) },
  ],
});

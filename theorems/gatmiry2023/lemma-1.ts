/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §3, Lemma 1.
 *
 * As printed: "For any matrices $A$ and $B$, it holds that $\|AB\|_* \le \|A\|_F\|B\|_F$."
 *
 * Reading: $A$ is m×k and $B$ is k×n for any m, k, n ≥ 1, since the product must exist.
 *
 * Equality holds exactly where $A^\top A$ and $BB^\top$ are proportional (or one factor is zero): von Neumann's trace
 * inequality and Cauchy–Schwarz are then both tight. $B = cA^\top$ reaches it.
 */
import { layout, MIXED_LAWS } from "../../generators/index.js";
import { atMost, defineClaim } from "../../src/claim/index.js";
import { frobeniusNorm, type Matrix, nuclearNorm } from "../../src/numerics/index.js";

/** A (m×k) and B (k×n). */
interface Instance {
  readonly a: Matrix;
  readonly b: Matrix;
}

const specs = layout({
  sizes: { m: [1, 8], k: [1, 8], n: [1, 8] },
  lists: {
    A: { shapes: ({ sizes: { m, k } }) => [[m, k]], laws: MIXED_LAWS },
    B: { shapes: ({ sizes: { k, n } }) => [[k, n]], laws: MIXED_LAWS },
  },
});

const { explicit } = specs;

export default defineClaim<Instance>({
  id: "gatmiry2023/lemma-1",
  title: "The nuclear norm of a product is at most the product of the Frobenius norms",
  kinds: ["bound", "attained"],
  locus: "Lemma 1",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { a: lists.A[0]!, b: lists.B[0]! };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|AB\|_* \le \|A\|_F \|B\|_F`,
      expected: "holds",
      relations: ({ a, b }) => [
        atMost("‖AB‖_* ≤ ‖A‖_F‖B‖_F", nuclearNorm(a.times(b)), frobeniusNorm(a).times(frobeniusNorm(b))),
      ],
    },
  ],
  equalityCases: [
    {
      name: "B = Aᵀ",
      form: "printed",
      relations: ["‖AB‖_* ≤ ‖A‖_F‖B‖_F"],
      specs: [
        explicit({ sizes: { m: 1, k: 1, n: 1 }, lists: { A: [[[2]]], B: [[[-3]]] } }),
        explicit({
          sizes: { m: 2, k: 3, n: 2 },
          lists: {
            A: [
              [
                [1, 2, 0],
                [0, 1, -1],
              ],
            ],
            B: [
              [
                [1, 0],
                [2, 1],
                [0, -1],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "zero factor",
      spec: explicit({
        sizes: { m: 2, k: 2, n: 2 },
        lists: {
          A: [
            [
              [0, 0],
              [0, 0],
            ],
          ],
          B: [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
      }),
    },
    {
      name: "rank-deficient, product zero",
      spec: explicit({
        sizes: { m: 2, k: 2, n: 2 },
        lists: {
          A: [
            [
              [1, 0],
              [0, 0],
            ],
          ],
          B: [
            [
              [0, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
    {
      name: "repeated singular values",
      spec: explicit({
        sizes: { m: 2, k: 2, n: 2 },
        lists: {
          A: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
          B: [
            [
              [0, 1],
              [-1, 0],
            ],
          ],
        },
      }),
    },
  ],
});

/**
 * Where the sources overlap: one measurement and two layers, where Theorem 5 and Theorem 7 of Gatmiry et al. (2023) both
 * give $F(M)$: $2\|(AA^\top)^{1/2}M(A^\top A)^{1/2}\|_*$ and $L\|(A^\top M)^{L-1}A^\top\|_{S_{2/L}}^{2/L}$ at $L = 2$, that is
 * $2\|A^\top MA^\top\|_*$. Both lost the same factor 2, so that the prints agree with each other.
 *
 * Proof: with $A = U\Sigma V^\top$, $(AA^\top)^{1/2} = U\Sigma U^\top$ and $(A^\top A)^{1/2} = V\Sigma V^\top$, the first is the
 * nuclear norm of $\Sigma U^\top MV\Sigma$; $A^\top MA^\top = V\Sigma U^\top MV\Sigma U^\top$ has the same singular values.
 *
 * The third row of Table 1 and its second one coincide for the same reason.
 */
import { layout, MIXED_LAWS } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  chain,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  type Matrix,
  nuclearNorm,
  singleMeasurementCore,
  squareRootPsd,
} from "../../src/numerics/index.js";

/** A and M, both d_2 × d_0. */
interface Instance {
  readonly a: Matrix;
  readonly m: Matrix;
}

const specs = layout({
  sizes: { rows: [1, 4], cols: [1, 4] },
  lists: {
    A: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: MIXED_LAWS },
    M: { shapes: ({ sizes: { rows, cols } }) => [[rows, cols]], laws: MIXED_LAWS },
  },
});
const { explicit } = specs;

const NORMS = "‖(AAᵀ)^{1/2}M(AᵀA)^{1/2}‖_* = ‖AᵀMAᵀ‖_*";
const VALUES = "F(M) of Theorem 5, n = 1 = F(M) of Theorem 7, L = 2";

export default defineClaim<Instance>({
  id: "across/depth-two-single",
  title: "One measurement and two layers: Theorem 5 and Theorem 7 agree",
  kinds: ["identity"],
  locus: "gatmiry2023 Theorem 5, (8), and Theorem 7, (24)",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { a: lists.A[0]!, m: lists.M[0]! };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|(AA^\top)^{\frac12} M (A^\top A)^{\frac12}\|_* = \|(A^\top M)^{L-1} A^\top\|_{S_{2/L}}^{2/L}, \quad L = 2`,
      expected: "holds",
      relations: ({ a, m }) => {
        const rows = squareRootPsd(a.times(a.T));
        const cols = squareRootPsd(a.T.times(a));
        return [
          equal(NORMS, nuclearNorm(chain([rows, m, cols])), nuclearNorm(singleMeasurementCore(a, m, 2))),
          equal(VALUES, inducedRegularizerDepthTwo([a], m), inducedRegularizerSingle(a, m, 2)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "numbers, and diagonal matrices",
      form: "printed",
      relations: [NORMS, VALUES],
      specs: [
        explicit({ sizes: { rows: 1, cols: 1 }, lists: { A: [[[2]]], M: [[[-3]]] } }),
        explicit({
          sizes: { rows: 2, cols: 2 },
          lists: {
            A: [
              [
                [2, 0],
                [0, 1],
              ],
            ],
            M: [
              [
                [1, 0],
                [0, 3],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "A = 0", spec: explicit({ sizes: { rows: 1, cols: 1 }, lists: { A: [[[0]]], M: [[[1]]] } }) },
    {
      name: "AᵀM = 0: the minimum is not reached",
      spec: explicit({ sizes: { rows: 1, cols: 2 }, lists: { A: [[[1, 0]]], M: [[[0, 1]]] } }),
    },
  ],
});

/**
 * Where the sources overlap: minima $\mathbf W$ for white data, $\hat\Sigma_x = I$, seen by Gatmiry et al. (2023) through the
 * trace of the Hessian and by Mulayoff and Michaeli (2020) through its largest eigenvalue.
 *
 * The loss is $\|E(\mathbf W) - T\|_F^2$ up to a constant, that of the measurements $\sqrt n e_ie_j^\top$, which satisfy RIP
 * with δ = 0. Its Hessian at a minimum is $2\Phi\Phi^\top$ (mulayoff2020 Lemma 3), with trace $2R(\mathbf W)$ (gatmiry2023
 * Lemma 3, with the factor of the Hessian), and of rank at most $d_xd_y$. Hence $\lambda_{\max} \le \operatorname{tr} H \le
 * d_xd_y\lambda_{\max}$ at every minimum, and between the least values of both, gatmiry2023 Lemma 4 and mulayoff2020
 * Theorem 1,
 * $$2L\sigma_{\max}(T)^{2-2/L} \le 2L(d_xd_y)^{1/L}\|T\|_*^{2-2/L} \le d_xd_y\cdot2L\sigma_{\max}(T)^{2-2/L}.$$
 * The last holds also because $\|T\|_* \le \min(d_x, d_y)\sigma_{\max}(T) \le \sqrt{d_xd_y}\,\sigma_{\max}(T)$: two proofs of it
 * that know nothing of each other. Equality where T is a multiple of an orthogonal matrix, and where $d_xd_y = 1$.
 */
import { LAYER_LAWS, layerShapes, layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  endToEnd,
  inducedR,
  largestEigenvalue,
  type Matrix,
  regularizerR,
  sharpnessGram,
  spectralNorm,
  trace,
} from "../../src/numerics/index.js";

/** W_1, …, W_L, a minimum for T = W_L ⋯ W_1. */
interface Instance {
  readonly weights: readonly Matrix[];
}

const specs = layout({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  lists: { W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] } },
});
const { explicit } = specs;

const TRACE = "tr H_w = 2R(W)";
const BELOW = "λ_max(H_w) ≤ tr H_w";
const ABOVE = "tr H_w ≤ d_xd_yλ_max(H_w)";
const LEAST_BELOW = "2mσ_max(T)^{2−2/m} ≤ 2F′(T)";
const LEAST_ABOVE = "2F′(T) ≤ d_xd_y·2mσ_max(T)^{2−2/m}";

export default defineClaim<Instance>({
  id: "across/trace-and-sharpness",
  title: "The least trace and the least sharpness for white data are within a factor of d_xd_y",
  kinds: ["identity", "bound"],
  locus: "gatmiry2023 Lemmas 3 and 4, mulayoff2020 Lemma 3 and Theorem 1",
  specs,
  materialize: (spec) => ({ weights: specs.raw(spec).lists.W }),
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname{tr} H_w = 2R(\mathbf W), \quad \lambda_{\max}(H_w) \le \operatorname{tr} H_w \le d_x d_y\, \lambda_{\max}(H_w), \quad 2m\sigma_{\max}(T)^{2-\frac{2}{m}} \le 2F'(T) \le d_x d_y \cdot 2m\sigma_{\max}(T)^{2-\frac{2}{m}}`,
      expected: "holds",
      relations: ({ weights }) => {
        const depth = weights.length;
        const target = endToEnd(weights);
        const gram = sharpnessGram(weights);
        const sharpness = largestEigenvalue(gram);
        const flattest = spectralNorm(target)
          .power(2 * (depth - 1), depth)
          .times(2 * depth);
        const least = inducedR(target, depth).times(2);
        const parameters = target.rows * target.cols;
        return [
          equal(TRACE, trace(gram), regularizerR(weights).times(2)),
          atMost(BELOW, sharpness, trace(gram)),
          atMost(ABOVE, trace(gram), sharpness.times(parameters)),
          atMost(LEAST_BELOW, flattest, least),
          atMost(LEAST_ABOVE, least, flattest.times(parameters)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one input and one output: the Hessian has rank one",
      form: "printed",
      relations: [TRACE, BELOW, ABOVE, LEAST_BELOW, LEAST_ABOVE],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[2]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { W: [[[1]], [[2]], [[-1]]] } }),
      ],
    },
    {
      name: "multiples of orthogonal matrices: all eigenvalues are equal",
      form: "printed",
      relations: [TRACE, ABOVE, LEAST_ABOVE],
      specs: [
        explicit({
          widths: [2, 2, 2],
          lists: {
            W: [
              [
                [0, 2],
                [-2, 0],
              ],
              [
                [2, 0],
                [0, 2],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "T = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]] } }) },
    { name: "a row", spec: explicit({ widths: [3, 1, 1], lists: { W: [[[1, 2, 2]], [[1]]] } }) },
  ],
});

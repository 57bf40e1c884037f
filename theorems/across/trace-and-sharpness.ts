/**
 * Where the sources overlap: minima $\mathbf W$ for white data, $\hat\Sigma_x = I$, seen by Gatmiry et al. (2023)
 * through the trace of the Hessian and by Mulayoff and Michaeli (2020) through its largest eigenvalue.
 *
 * The loss is $\|E(\mathbf W) - T\|_F^2$ up to a constant, that of the measurements $\sqrt n e_ie_j^\top$, which
 * satisfy RIP with δ = 0. Its Hessian at a minimum is $2\Phi\Phi^\top$ (mulayoff2020 Lemma 3), with trace $2R(\mathbf
 * W)$ (gatmiry2023 Lemma 3, with the factor of the Hessian), and of rank at most $d_xd_y$. Hence $\lambda_{\max} \le
 * \operatorname{tr} H \le d_xd_y\lambda_{\max}$ at every minimum, and between the least values of both, gatmiry2023
 * Lemma 4 and mulayoff2020 Theorem 1, $$2L\sigma_{\max}(T)^{2-2/L} \le 2L(d_xd_y)^{1/L}\|T\|_*^{2-2/L} \le
 * d_xd_y\cdot2L\sigma_{\max}(T)^{2-2/L}.$$ The last holds also because $\|T\|_* \le \min(d_x, d_y)\sigma_{\max}(T) \le
 * \sqrt{d_xd_y}\,\sigma_{\max}(T)$: two proofs of it that know nothing of each other. Equality where T is a multiple of
 * an orthogonal matrix, and where $d_xd_y = 1$.
 */
import { instances, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { endToEnd, inducedR, regularizerR, sharpnessGram, trace } from "../../src/numerics/index.js";
import { largestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";

const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 2048 },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  matrices: { W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] } },
});
const { at } = drawn;

export default claim(drawn, {
  id: "across/trace-and-sharpness",
  title: "The least trace and the least sharpness for white data are within a factor of d_xd_y",
  kinds: ["identity", "bound"],
  locus: "gatmiry2023 Lemmas 3 and 4, mulayoff2020 Lemma 3 and Theorem 1",
  printed: holds`\operatorname{tr} H_w = 2R(\mathbf W),
      \quad \lambda_{\max}(H_w) \le \operatorname{tr} H_w \le d_x d_y\, \lambda_{\max}(H_w),
      \quad 2m\sigma_{\max}(T)^{2-\frac{2}{m}} \le 2F'(T) \le d_x d_y \cdot 2m\sigma_{\max}(T)^{2-\frac{2}{m}}`(
    ({ W, L, d0, dL }) => {
      // W is a minimum for T = W_L⋯W_1.
      const T = endToEnd(W);
      const gram = sharpnessGram(W);
      const sharpness = largestEigenvalue(gram);
      const largest = spectralNorm(T);
      const leastSharpness = largest.power(2 * (L - 1), L).times(2 * L);
      const leastTrace = inducedR(T, L).times(2);
      return {
        "tr H_w = 2R(W)": equal(trace(gram), regularizerR(W).times(2)),
        "λ_max(H_w) ≤ tr H_w": atMost(sharpness, trace(gram)),
        "tr H_w ≤ d_xd_yλ_max(H_w)": atMost(trace(gram), sharpness.times(d0 * dL)),
        "2mσ_max(T)^{2−2/m} ≤ 2F′(T)": atMost(leastSharpness, leastTrace),
        "2F′(T) ≤ d_xd_y·2mσ_max(T)^{2−2/m}": atMost(leastTrace, leastSharpness.times(d0 * dL)),
      };
    },
  ),
  equality: {
    "one input and one output: the Hessian has rank one": [
      at({ widths: [1, 1, 1], W: [2, 2] }),
      at({ widths: [1, 1, 1, 1], W: [1, 2, -1] }),
    ],
    "multiples of orthogonal matrices: all eigenvalues are equal": {
      of: ["tr H_w = 2R(W)", "tr H_w ≤ d_xd_yλ_max(H_w)", "2F′(T) ≤ d_xd_y·2mσ_max(T)^{2−2/m}"],
      at: [at({ widths: [2, 2, 2], W: ["0 2; -2 0", "2 0; 0 2"] })],
    },
  },
  degenerate: { "T = 0": at({ widths: [1, 1, 1], W: [0, 0] }), "a row": at({ widths: [3, 1, 1], W: ["1 2 2", 1] }) },
  situations: {
    ...usual("L ≥ 3", "d_x ≠ d_y"),
    "d_x, d_y ≥ 2": ({ d0, dL }) => d0 >= 2 && dL >= 2,
  },
});

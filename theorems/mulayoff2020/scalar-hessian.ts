/**
 * (8)–(10) (§3).
 *
 * As printed: "for $\mathbf w\in\Omega$, $\frac{\partial^2\ell(\mathbf w)}{\partial w_q\partial w_k} =
 * \frac{2\hat\sigma_x^2\tau^2}{w_kw_q}$. (8) Therefore, letting $\mathbf z=[w_1^{-1},w_2^{-1},\dots,w_m^{-1}]^T$, we
 * can express the Hessian matrix at a global minimum as $\mathbf H_{\mathbf w}=2\hat\sigma_x^2\tau^2\mathbf z\mathbf
 * z^T$. (9) Evidently, the Hessian for scalar networks is a rank-one matrix whose (single) nonzero eigenvalue is
 * $\lambda_{\max}(\mathbf H_{\mathbf w}) = 2\hat\sigma_x^2\tau^2\|\mathbf z\|^2 =
 * 2\hat\sigma_x^2\tau^2\sum_{j=1}^m\frac1{w_j^2}$. (10)"
 *
 * The Hessian is that of all second derivatives of the loss, of which the relations know no formula; that it has rank
 * one is tested as ‖H‖_F² = (tr H)², which for nonnegative eigenvalues leaves a single one that is not zero.
 */
import { claim, equal, holds, same } from "../../src/claim/index.js";
import { exact, explicitMinimumHessian, largestEigenvalue, product, sum } from "../../src/numerics/index.js";
import { frobeniusSquared, identity, quantityMatrix, trace } from "../../src/numerics/matrices/index.js";
import { nonzeroProduct, scalarMinima, unlessZero } from "./shared/scalar-minima.js";

const { drawn, withZeros, at } = scalarMinima({
  depth: [1, 5],
  large: { L: 64 },
  laws: ["positive", "sign", "gaussian", "gaussian", "gaussian", "graded"],
});

export default claim(drawn, {
  id: "mulayoff2020/scalar-hessian",
  title: "The Hessian of a scalar network at a minimum has rank one",
  kinds: ["identity"],
  locus: "(8)–(10)",
  reading: `τ ≠ 0, since the reciprocals of all w_j appear. For τ = 0 the Hessian at w ∈ Ω is 2σ̂_x²yyᵀ with
    y_k = ∏_{j≠k} w_j, which is zero where two weights are: “always rank-1” (item 3 of §3) means τ ≠ 0 too.`,
  assumptions: [
    nonzeroProduct(
      withZeros,
      "For τ = 0 the right sides are not defined: some 1/w_j is not, and nothing is evaluated.",
    ),
  ],
  printed: holds`H_w = 2\hat\sigma_x^2\tau^2 z z^T, \quad z_j = w_j^{-1}, \quad
      \lambda_{\max}(H_w) = 2\hat\sigma_x^2\tau^2\sum_{j=1}^m \frac{1}{w_j^2}`(({ W, w, deviation }) =>
    unlessZero(w, () => {
      const hessian = explicitMinimumHessian(W, identity(1).times(deviation));
      const factor = product([deviation, ...w])
        .squared()
        .times(2);
      const z = quantityMatrix(w.length, 1, (k) => exact(1).over(w[k]!));
      const entries = quantityMatrix(w.length, w.length, (q, k) => factor.over(exact(w[k]!).times(w[q]!)));
      const inverseSquares = sum(w.map((x) => exact(1).over(exact(x).squared())));
      return {
        "∂²ℓ/∂w_q∂w_k = 2σ̂_x²τ²/(w_kw_q)": same(hessian, entries),
        "H_w = 2σ̂_x²τ²zzᵀ": same(hessian, z.times(z.T).times(factor)),
        "λ_max(H_w) = 2σ̂_x²τ²Σ1/w_j²": equal(largestEigenvalue(hessian), factor.times(inverseSquares)),
        "‖H_w‖_F² = (tr H_w)²: rank one": equal(frobeniusSquared(hessian), trace(hessian).squared()),
      };
    }),
  ),
  equality: { "every minimum with τ ≠ 0": [at([2]), at([1, -2], 3), at([1, 2, -3]), at([2, 0.5, -1, 4], 0.5)] },
  degenerate: {
    "one layer": at([1]),
    "τ = 0, one weight zero": at([0, 1]),
    "τ = 0, two weights zero": at([0, 0]),
    balanced: at([-1, -1, -1]),
  },
  situations: {
    "m = 1": ({ w }) => w.length === 1,
    "m ≥ 3": ({ w }) => w.length >= 3,
    "weights of both signs": ({ w }) => w.some((x) => x < 0) && w.some((x) => x > 0),
    "weights of different sizes": ({ w }) => w.some((x) => Math.abs(x) !== Math.abs(w[0]!)),
    "σ̂_x ≠ 1": ({ deviation }) => deviation !== 1,
  },
  budget: { share: 0.4, atLeast: 60 },
});

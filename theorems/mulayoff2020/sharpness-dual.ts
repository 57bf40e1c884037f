/**
 * §5, (20) and (21).
 *
 * As printed: "we will be rather looking at the matrix $\hat{\mathbf H}_{\mathbf w}=2\Phi^T\Phi$, whose nonzero
 * eigenvalues coincide with those of $\mathbf H_{\mathbf w}$. Particularly, $\lambda_{\max}(\mathbf H_{\mathbf w}) =
 * \lambda_{\max}(\hat{\mathbf H}_{\mathbf w}) = \max_{\|\mathbf b\|=1}2\|\Phi\mathbf b\|^2$. (20) … the right side of
 * (20) can be written as $\max_{\|\mathbf B\|_F=1}2\sum_{k=1}^m\big\|(\prod_{i=k+1}^m\mathbf W_i)^T\mathbf B
 * \hat\Sigma_x^{\frac12}(\prod_{j=1}^{k-1}\mathbf W_j)^T\big\|_F^2$, (21) where $\mathbf b=\mathrm{vec}(\mathbf B)$."
 *
 * λ_max(H) comes from all second derivatives of the loss, λ_max(Ĥ) from the Gram matrix. The B that reaches the maximum
 * is the top eigenvector of Ĥ; the value at the one that was computed is off by at most twice the error of the
 * decomposition, since the exact eigenvectors of a matrix that close are near the computed ones.
 */
import { instances, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { MOMENT, momentRootFrom, OWN_MINIMUM_AND_B } from "../../generators/families/index.js";
import { atMost, claim, equal, holds } from "../../src/claim/index.js";
import { approximately, frobeniusSquared, Matrix, type Quantity, sum } from "../../src/numerics/index.js";
import { explicitMinimumHessian, sharpnessGram } from "../../src/numerics/networks/index.js";
import { largestEigenvalue, symmetricEigen } from "../../src/numerics/spectra/index.js";
import { wideLayers } from "./shared/assumptions.js";
import { dualFactors } from "./shared/dual-factors.js";

const drawn = instances({
  // All second derivatives are explicit.
  large: { entries: 128 },
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  matrices: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    G: MOMENT,
    B: { shape: ["dL", "d0"], laws: ["gaussian", "rankOne", "integer", "unit"] },
  },
});
const { at } = drawn;

const minima = drawn
  .map(({ widths, L, d0, dL, W, G, B }) => ({ widths, L, d0, dL, weights: W, root: momentRootFrom(G), B }))
  .onFile(OWN_MINIMUM_AND_B);

/** The eigenvector b = vec(B) of the largest eigenvalue as B; vec stacks columns. */
function topDirection(vectors: Matrix, rows: number, cols: number): Matrix {
  const entries = Float64Array.from({ length: rows * cols }, (_, k) =>
    vectors.at(Math.floor(k / cols) + (k % cols) * rows, 0),
  );
  return new Matrix(rows, cols, entries, vectors.radius);
}

export default claim(minima, {
  id: "mulayoff2020/sharpness-dual",
  title: "The sharpness of a minimum as a maximum over end-to-end directions",
  kinds: ["identity"],
  locus: "(20), (21)",
  reading: `w ∈ Ω and any Σ̂_x. The maximum in (21) says that no B exceeds λ_max(H) and that some B reaches it, the top
    eigenvector of 2ΦᵀΦ.`,
  assumptions: [wideLayers(drawn, "Not needed at a w with T = E(w), as is tested: H = 2ΦΦᵀ holds for all widths.")],
  printed: holds`\lambda_{\max}(H_w) = \max_{\|B\|_F=1} 2\sum_{k=1}^m \Big\| \Big(\prod_{i=k+1}^m W_i\Big)^T B
      \hat\Sigma_x^{\frac{1}{2}} \Big(\prod_{j=1}^{k-1} W_j\Big)^T \Big\|_F^2`(({ weights, root, B, d0, dL }) => {
    const objective = (b: Matrix): Quantity => sum(dualFactors(weights, b.times(root)).map(frobeniusSquared)).times(2);
    const sharpness = largestEigenvalue(explicitMinimumHessian(weights, root));
    const gram = sharpnessGram(weights, root);
    const { vectors, error } = symmetricEigen(gram);
    const atTop = objective(topDirection(vectors, dL, d0)).plus(approximately(0, 2 * error));
    return {
      "λ_max(H_w) = λ_max(2ΦᵀΦ)": equal(sharpness, largestEigenvalue(gram)),
      "2Σ‖(W_m⋯W_{k+1})ᵀBΣ̂_x^{1/2}(⋯W_1)ᵀ‖_F² ≤ λ_max(H_w)‖B‖_F²": atMost(
        objective(B),
        sharpness.times(frobeniusSquared(B)),
      ),
      "2Σ‖⋯BΣ̂_x^{1/2}⋯‖_F² = λ_max(H_w), vec B top eigenvector": equal(atTop, sharpness),
    };
  }),
  equality: {
    "scalar layers": [at({ widths: [1, 1], W: [3], G: 0, B: 2 }), at({ widths: [1, 1, 1], W: [1, -2], G: 1, B: 1 })],
    "two outputs, B along the larger gain": [
      at({ widths: [2, 2, 2], W: ["2 0; 0 1", "1 0; 0 3"], G: "0 0; 0 0", B: "0 0; 1 0" }),
    ],
  },
  degenerate: {
    "H = 0": at({ widths: [1, 1, 1], W: [0, 0], G: 0, B: 1 }),
    "B = 0": at({ widths: [1, 1, 1], W: [1, 1], G: 0, B: 0 }),
    "repeated eigenvalues, a wider hidden layer": at({
      widths: [2, 3, 1],
      W: ["1 0; 0 1; 0 0", "1 0 0"],
      G: "0 1; 0 0",
      B: "1 1",
    }),
  },
  situations: {
    "m = 3": ({ weights }) => weights.length === 3,
    "two inputs and two outputs": ({ d0, dL }) => d0 === 2 && dL === 2,
    ...usual("d_x ≠ d_y"),
    "a hidden width above the least": ({ widths, d0, dL }) => Math.max(...widths.slice(1, -1)) > Math.min(d0, dL),
    "correlated inputs": ({ root }) => root.cols >= 2 && root.at(0, 1) !== 0,
  },
  budget: { share: 0.2, atLeast: 60 },
});

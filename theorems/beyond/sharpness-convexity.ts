/**
 * Beyond Theorem 5 of gatmiry2023 (§4), for any depth and the largest eigenvalue.
 *
 * The source has the least trace of two layers for any measurements. Here, for any depth L ≥ 2, on the networks of one
 * product M: let $K_{\mathbf W} = J_{\mathbf W}J_{\mathbf W}^\top$, where the rows of J are the gradients of the
 * predictions $f_i = \langle A_i,E(\mathbf W)\rangle$, so that $\lambda_{\max}(\nabla^2\mathcal L) =
 * \frac2n\lambda_{\max}(K_{\mathbf W})$ and $\mathrm{tr}\nabla^2\mathcal L = \frac2n\mathrm{tr}K_{\mathbf W}$ at zero
 * loss. For symmetric invertible $G_k$, 0 < k < L, and $G_0 = I$, $G_L = I$ the layers $U_k = G_kW_kG_{k-1}^{-1}$ and
 * $V_k = G_k^{-1}W_kG_{k-1}$ have the product of the $W_k$, and $$K_{\mathbf W} = J_{\mathbf U}J_{\mathbf V}^\top,
 * \qquad K_{\mathbf U}+K_{\mathbf V}-2K_{\mathbf W} = (J_{\mathbf U}-J_{\mathbf V})(J_{\mathbf U}-J_{\mathbf
 * V})^\top\succeq0.$$ So sharpness and trace are convex along such paths. Any two networks of the product M with rank
 * M units in each hidden layer are joined by one, up to rotations of hidden units, and any other W of it has such a
 * network W′ with $K_{\mathbf W'}\preceq K_{\mathbf W}$. So for any hidden widths all local minima of sharpness and
 * trace on the W of product M are least ones, and, with Z over the positive semidefinite n × n matrices of trace 1,
 * $$\inf_{E(\mathbf W)=M}\lambda_{\max}(\nabla^2\mathcal L(\mathbf W)) = \frac2n\max_Z\inf_{E(\mathbf
 * W)=M}\mathrm{tr}(ZK_{\mathbf W}),$$ the duality that sharpness-duality has with a closed form for two layers.
 *
 * The proof is in `proofs`, step by step.
 */
import { LAYER_LAWS } from "../../generators/laws/index.js";
import { instances, law, layerShapes } from "../../generators/specs/index.js";
import { atMost, because, claim, holds, same } from "../../src/claim/index.js";
import {
  endToEnd,
  flattenedRows,
  frobeniusSquared,
  identity,
  inverse,
  layerGradients,
  type Matrix,
  matrixEntry,
  predictions,
  pseudoInverse,
  quantityMatrix,
  sharpness,
} from "../../src/numerics/index.js";
import { proof } from "./proofs/sharpness-convexity.js";

/** Cofactors of more rows take hours: as many as ten take ten million products. */
const MOST_FOR_COFACTORS = 6;

const drawn = instances({
  // G_k⁻¹ by cofactors.
  large: { d: MOST_FOR_COFACTORS, entries: 512 },
  file: { own: { H: law("identity"), F: law("gaussian", 1), r: 1 } },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  sizes: { n: [1, 3], r: [1, 2] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { each: ["dL", "d0"], count: "n", laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
    H: { shapes: ({ widths }) => widths.slice(1, -1).map((d) => [d, d]), laws: ["gaussian", "sign", "sparse", "unit"] },
    F: { shape: ["n", "r"], laws: ["gaussian", "integer", "sign", "unit"] },
  },
});

/** G⁻¹ for a symmetric G that is regular. */
function inverseOf(G: Matrix): Matrix {
  if (G.rows > MOST_FOR_COFACTORS) return pseudoInverse(G, G.rows);
  const at = Array.from({ length: G.rows }, (_, i) => Array.from({ length: G.rows }, (_, j) => matrixEntry(G, i, j)));
  const rows = inverse(at);
  return quantityMatrix(G.rows, G.rows, (i, j) => rows[i]![j]!);
}

/** The layers G_kW_kG_{k−1}⁻¹ for changes of the hidden units, those of the inputs and outputs being none. */
function changed(W: readonly Matrix[], G: readonly Matrix[], back: readonly Matrix[]): Matrix[] {
  return W.map((w, k) => {
    const before = k === 0 ? w : w.times(back[k - 1]!);
    return k === G.length ? before : G[k]!.times(before);
  });
}

const MADE = "E(U) = E(W)";
const MADE_BACK = "E(V) = E(W)";
const CROSS = "J_UJ_Vᵀ = K_W";
const CONVEX = "2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V)";
const LOG = "λ_max(W)² ≤ λ_max(U)λ_max(V)";
const WEAK = "(2/n) tr(ZK_W) ≤ λ_max(W)";

export default claim(drawn, {
  id: "beyond/sharpness-convexity",
  title: "Sharpness and trace are convex along paths of one product, and the least sharpness has a dual at every depth",
  kinds: ["bound", "identity"],
  locus: "beyond gatmiry2023/theorem-5",
  reading: `There: the least trace of two layers. Here: any depth L ≥ 2, any measurements, M of any rank and any hidden widths; the
    labels are ⟨A_i, M⟩, and the infima need not be reached. G_k is symmetric and invertible, G_0 = I and G_L = I; checked for G_k =
    I + H_kᵀH_k, 0 < k < L, and Z = FFᵀ. K_W = J_WJ_Wᵀ, the rows of J the gradients of the predictions. Proven step by step; that inf and
    max meet, and that local minima are least ones, is proven there, and the first seen at L = 2 in sharpness-duality.`,
  proof,
  printed: holds`\inf_{W_L\cdots W_1=M} \lambda_{\max}(\nabla^2\mathcal L(\mathbf W))
      = \frac2n \max_{Z\succeq0,\ \operatorname{tr}Z=1}\ \inf_{W_L\cdots W_1=M} \operatorname{tr}(ZK_{\mathbf W}),
      \qquad U_k = G_kW_kG_{k-1}^{-1},\ V_k = G_k^{-1}W_kG_{k-1} \Rightarrow
      U_L\cdots U_1 = V_L\cdots V_1 = W_L\cdots W_1,
      \ K_{\mathbf W} \preceq \tfrac12(K_{\mathbf U} + K_{\mathbf V})`(({ W, A, H, F, n }) => {
    const G = H.map((h) => identity(h.rows).plus(h.T.times(h)));
    const back = G.map(inverseOf);
    const [U, V] = [changed(W, G, back), changed(W, back, G)];
    const rowsOf = (layers: readonly Matrix[]) => flattenedRows(A.map((a) => layerGradients(layers, a)));
    const [J, JU, JV] = [rowsOf(W), rowsOf(U), rowsOf(V)];
    const mixed = (rows: Matrix) => F.T.times(rows);
    const [own, first, second] = [frobeniusSquared(mixed(J)), frobeniusSquared(mixed(JU)), frobeniusSquared(mixed(JV))];
    const top = (layers: readonly Matrix[]) => sharpness(layers, { measurements: A, labels: predictions(layers, A) });
    const M = endToEnd(W);
    return {
      [MADE]: same(endToEnd(U), M),
      [MADE_BACK]: same(endToEnd(V), M),
      [CROSS]: same(JU.times(JV.T), J.gramOfRows()),
      [CONVEX]: because(atMost(own.times(2), first.plus(second)), () => frobeniusSquared(mixed(JU).minus(mixed(JV)))),
      [LOG]: atMost(top(W).squared(), top(U).times(top(V))),
      [WEAK]: atMost(own.times(2).over(n), top(W).times(frobeniusSquared(F))),
    };
  }),
  equality: {
    "hidden units that are not changed": [
      drawn.at({ widths: [1, 1, 1], W: [2, 3], A: [1], H: [0], F: 1 }),
      drawn.at({ widths: [2, 1, 1, 1], W: ["1 2", 3, 2], A: ["1 1"], H: [0, 0], F: 2 }),
      // Two measurements, so that 2/n is not 2/n².
      drawn.at({ widths: [1, 1, 1], W: [2, 3], A: [1, 1], H: [0], F: "1; 1" }),
    ],
    "a first layer of zeros: one term, which falls as much as it rises": {
      of: [CROSS, LOG, WEAK],
      at: [drawn.at({ widths: [1, 1, 1], W: [0, 2], A: [1], H: [1], F: 1 })],
    },
  },
  degenerate: {
    "M = 0, all layers 0": drawn.at({
      widths: [2, 2, 2],
      W: ["0 0; 0 0", "0 0; 0 0"],
      A: ["1 0; 0 1"],
      H: ["1 1; 0 1"],
      F: 1,
    }),
    "a product of rank one through two units": drawn.at({
      ...{ widths: [2, 2, 2, 2], W: ["1 1; 1 1", "1 0; 0 2", "1 2; 0 1"], A: ["1 2; 3 4", "0 1; 1 0"] },
      ...{ H: ["1 2; 0 1", "0 1; 2 0"], F: "1 0; 1 1" },
    }),
    "four layers": drawn.at({
      ...{ widths: [1, 2, 1, 2, 2], W: ["1; 2", "1 1", "2; 1", "1 0; 3 1"], A: ["1; 1"], F: 1 },
      H: ["1 0; 2 1", 2, "0 1; 1 1"],
    }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ W }) => W.length >= 3,
    "two hidden units or more": ({ W }) => W.slice(1).some((w) => w.cols >= 2),
    "several measurements": ({ A }) => A.length >= 2,
    "d_0 ≠ d_L": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
  },
});

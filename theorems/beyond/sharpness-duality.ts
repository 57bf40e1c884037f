/**
 * Beyond Theorem 5 of gatmiry2023 (§4), for the largest eigenvalue.
 *
 * The source gives the least trace of the Hessian of two layers for any measurements in closed form. Here the least
 * sharpness: with $K_{\mathbf W} = (\langle\nabla f_i,\nabla f_j\rangle)_{ij}$, $f_i = \langle A_i,E(\mathbf
 * W)\rangle$, and Z over the positive semidefinite n × n matrices of trace 1, for L = 2 and $d_1\ge\min(d_0,d_L)$,
 * $$\inf_{E(\mathbf W) = M}\lambda_{\max}(\nabla^2\mathcal L(\mathbf W)) = \frac2n\inf_{E(\mathbf
 * W)=M}\max_Z\mathrm{tr}(ZK_{\mathbf W}) =
 * \frac4n\max_Z\Big\|\big(\textstyle\sum_{ij}Z_{ij}A_iA_j^\top\big)^{1/2}M\big(\sum_{ij}Z_{ij}A_i^\top
 * A_j\big)^{1/2}\Big\|_*.$$ So it is the largest induced regularizer of mixed measurements: for $Z = GG^\top/\|G\|_F^2$
 * and $B_c = \sum_iG_{ic}A_i$, c = 1, …, r, the norm is that of Theorem 5 for B_1, …, B_r.
 *
 * The proof is in `proofs`, step by step.
 *
 * Flattened: (ii) at drawn W and G, and (iv) at a W and a G found by a search, up to a factor 1 + 2⁻¹². A search that
 * leaves more says nothing; it leaves less in nearly all cases.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual } from "../../generators/index.js";
import { asFound, atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { DomainError, flattenedRows, frobeniusSquared, inner, type Matrix } from "../../src/numerics/index.js";
import { inducedRegularizerDepthTwo, sharpnessSaddle } from "../../src/numerics/minima/index.js";
import { endToEnd, interpolatingTrace, layerGradients } from "../../src/numerics/networks/index.js";
import { dual, mixed, sharpnessAt } from "./objects/sharpness-duality.js";
import { proof } from "./proofs/sharpness-duality.js";

const drawn = instances({
  large: { n: 24, entries: 512 },
  file: { own: { G: law("gaussian", 1), r: 1, saddle: "searched" } },
  chain: { depth: [2, 2], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 4], r: [1, 3] },
  choices: { saddle: ["none", "searched"] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { each: ["dL", "d0"], count: "n", laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
    G: { shape: ["n", "r"], laws: ["gaussian", "integer", "sign", "unit"] },
  },
});

/** What a search may leave between both sides. */
const LEFT = 2 ** -12;

/**
 * Both sides at a W* and a Z* that are found. Null where a sum is singular or M = 0, and the infimum need not be
 * reached; and where the search left more between its own two sides, which tells of the search alone.
 */
function saddle(A: readonly Matrix[], M: Matrix, width: number) {
  try {
    const { weights, mixture, gap } = sharpnessSaddle(A, M, width);
    if (gap > LEFT / 2) return null;
    const above = sharpnessAt(weights, A).times(frobeniusSquared(mixture));
    return asFound(atMost(above, dual(A, mixture, endToEnd(weights)).times(1 + LEFT)));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

export default claim(drawn, {
  id: "beyond/sharpness-duality",
  title: "The least sharpness of two layers, for any measurements, as a maximum over mixtures of them",
  kinds: ["bound", "identity", "attained"],
  locus: "beyond gatmiry2023/theorem-5",
  reading: `There: the least trace, in closed form. Here: the least λ_max, as the largest of the closed forms of mixed
    measurements B_c = Σ_i G_icA_i, Z = GGᵀ/‖G‖_F²; the infimum need not be reached; K_W is the Gram matrix of the
    gradients of the predictions, and ℒ_B the loss of the measurements B_1, …, B_r. Proven step by step; that both sides
    meet is seen where a search closes the gap up to 1 + 2⁻¹², and a search that does not says nothing.`,
  proof,
  printed: holds`L = 2,\ d_1 \ge \min(d_0, d_L): \quad \inf_{W_2W_1=M} \lambda_{\max}(\nabla^2\mathcal L(\mathbf W))
      = \frac4n \max_{Z\succeq0,\ \operatorname{tr}Z=1} \Big\|\big(\sum_{ij}Z_{ij}A_iA_j^\top\big)^{1/2}
        M \big(\sum_{ij}Z_{ij}A_i^\top A_j\big)^{1/2}\Big\|_*`(({ W, A, G, saddle: asked, widths }) => {
    const [M, B] = [endToEnd(W), mixed(A, G)];
    const gradients = flattenedRows(A.map((a) => layerGradients(W, a)));
    const mass = frobeniusSquared(G);
    const weighted = inner(G.times(G.T), gradients.times(gradients.T));
    const ofMixed = interpolatingTrace(W, B);
    const top = sharpnessAt(W, A);
    return {
      "2 tr(ZK_W)‖G‖_F² = r tr ∇²ℒ_B(W)": equal(weighted.times(2), ofMixed.times(G.cols)),
      "(2/n) tr(ZK_W) ≤ λ_max(W)": atMost(weighted.times(2).over(A.length), top.times(mass)),
      "tr ∇²ℒ_B(W) ≥ (4/r)‖(ΣBBᵀ)^{1/2}M(ΣBᵀB)^{1/2}‖_*": atLeast(ofMixed, inducedRegularizerDepthTwo(B, M)),
      "(4/n)‖(ΣZAAᵀ)^{1/2}M(ΣZAᵀA)^{1/2}‖_* ≤ λ_max(W)": atMost(dual(A, G, M), top.times(mass)),
      "λ_max(W*) ≤ (1+2⁻¹²)·(the bound of Z*)": asked === "searched" ? saddle(A, M, widths[1]!) : null,
    };
  }),
  equality: {
    "one measurement, balanced layers": [
      drawn.at({ widths: [1, 1, 1], A: [1], W: [1, 1], G: [[1]] }),
      drawn.at({ widths: [2, 2, 2], A: ["1 0; 0 1"], W: ["2 0; 0 2", "2 0; 0 2"], G: [[2]] }),
    ],
  },
  degenerate: {
    "M = 0": drawn.at({ widths: [1, 1, 1], A: [1], W: [0, 0], G: [[1]], saddle: "searched" }),
    "a row that nothing sees": drawn.at({
      ...{ widths: [2, 2, 2], A: ["1 0; 0 0"], W: law("identity"), G: [[1]] },
      saddle: "searched",
    }),
    "three measurements, none of which alone decides": drawn.at({
      ...{ widths: [3, 2, 2], A: ["1 2 0; 0 1 1", "0 1 1; 1 0 -1", "2 0 1; 1 1 0"] },
      ...{ W: ["1 0 1; 0 2 1", "1 0; 0 1"], G: "1 0 0; 0 1 0; 0 0 1", saddle: "searched" },
    }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    "a saddle is searched, n ≥ 2": ({ A, saddle: asked }) => asked === "searched" && A.length >= 2,
    "several measurements": ({ A }) => A.length >= 2,
    "Z of rank two or more": ({ A, G }) => Math.min(A.length, G.cols) >= 2,
    ...usual("d_0 ≠ d_L"),
  },
});

import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { JOSZ, KEMPF, LINDSEY, SION } from "./references.js";

export const proof = {
  matters: `The least sharpness is a minimum over networks, which is no convex problem in their weights. Along the right paths
    it is one: on the networks of one product, of any hidden widths, every local minimum of sharpness or trace is a least one, and
    a mixture of the measurements certifies the least sharpness, at every depth.`,
  shows: ["2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V)", "λ_max(W)² ≤ λ_max(U)λ_max(V)"],
  steps: [
    {
      says: `For 0 < k < L let G_k be symmetric and invertible, G_0 = I, G_L = I. The layers U_k = G_kW_kG_{k−1}⁻¹ and V_k =
        G_k⁻¹W_kG_{k−1} have the product of the W_k, since what stands between two layers cancels.`,
      checks: ["E(U) = E(W)", "E(V) = E(W)"],
    },
    {
      says: `With P_k = W_k⋯W_1, S_k = W_L⋯W_{k+1} the gradient of f_i by the k-th layer is Θ_ik = S_kᵀA_iP_{k−1}ᵀ at W, so that it
        is G_k⁻¹Θ_ikG_{k−1} at U and G_kΘ_ikG_{k−1}⁻¹ at V. The inner product of the one for i and the other for j is
        tr(G_{k−1}Θ_ikᵀΘ_jkG_{k−1}⁻¹) = ⟨Θ_ik, Θ_jk⟩; summed over k this is J_UJ_Vᵀ = K_W.`,
      checks: ["J_UJ_Vᵀ = K_W"],
    },
    {
      says: `As K_W is symmetric, K_U + K_V − 2K_W = (J_U − J_V)(J_U − J_V)ᵀ ⪰ 0, and for Z = FFᵀ, 2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V).
        By the inequality of Cauchy and Schwarz ‖J_Wᵀz‖² = ⟨J_Uᵀz, J_Vᵀz⟩ ≤ ‖J_Uᵀz‖‖J_Vᵀz‖, so that log λ_max has the same
        inequality. And (2/n)tr(ZK_W) ≤ λ_max(∇²ℒ(W)) tr Z, equal for some Z.`,
      checks: ["2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V)", "λ_max(W)² ≤ λ_max(U)λ_max(V)", "(2/n) tr(ZK_W) ≤ λ_max(W)"],
      cites: [KEMPF],
    },
    {
      says: `Let M have rank r. For any W of the product M, any hidden widths and 0 < k < L let R_k be the range of P_k, N_k what it
        shares with the kernel of S_k, and B_k the rest of R_k, orthogonal to N_k. As S_kP_k = M, B_k has dimension r. W_{k+1} takes R_k to
        R_{k+1} and N_k to N_{k+1}, and S_k is 0 on N_k. So with the projectors Π_k onto B_k, Π_0 = I, Π_L = I, the layers Π_kW_kΠ_{k−1} have the
        partial products Π_kP_k and S_kΠ_k and the product M, and are a network W′ of r units in each hidden layer. Its gradients are
        Π_kΘ_ikΠ_{k−1}, so that K_W′ ⪯ K_W. As d_k ≥ r, all networks of r units fit into the hidden layers, with zeros.`,
    },
    {
      says: `Two networks U′ and V of the product M with r units in each hidden layer are of the form of the first step, but for
        rotations of hidden units, which leave K as it is: P_k is onto and S_k injective, 0 < k < L, so that P_k has the kernel of M in both, and
        P_k(V) = C_kP_k(U′) with an invertible C_k. With C_0 = I, C_L = I, V_k = C_kU′_kC_{k−1}⁻¹, as both do the same to P_{k−1}(V). C_k = O_kQ_k with
        O_k orthogonal and Q_k ≻ 0, and without the O_k, V_k = Q_kU′_kQ_{k−1}⁻¹. With G_k = Q_k^{−1/2} the middle is W_k = G_k⁻¹U′_kG_{k−1}.
        Taking middles again and again, K_{W(t)} for the layers Q_k^tU′_kQ_{k−1}^{−t}, which are continuous in t, is convex in t: K_{W(t)} ⪯
        (1−t)K_U′ + tK_V.`,
    },
    {
      says: `By both steps the Q with Q ⪰ K_W for some W of the product M are a convex set 𝒬, and as λ_max and tr(Z·) do not decrease in the order
        of ⪰, the infima over 𝒬 are those over W. λ_max(Q) = max_Z tr(ZQ), tr(ZQ) is linear in Q and in Z, and the Z are convex and
        compact: inf and max may be exchanged.`,
      cites: [SION],
    },
    {
      says: `Local minima: let f be λ_max(K) or tr(ZK), W of the product M and any hidden widths, and f(V) < f(W) for some V of it, with r
        units in each hidden layer by the fourth step. Let Q_k take W′ to V as in the fifth one, and D_k be log Q_k on B_k, −s on N_k and s
        on what is orthogonal to R_k; D_0 = 0, D_L = 0. Along the layers exp(tD_k)W_k exp(−tD_{k−1}), of product M, f is convex in t as before. At
        t = 1 the partial products are those of V, up to rotations, and e^{−s} times what P_k has in N_k and S_k beyond R_k: f is
        below f(W) for large s. So it is below f(W) for all t > 0, and W is no local minimum.`,
    },
  ],
  elsewhere: `The squared length along an orbit of a group is convex by Kempf and Ness, and each tr(ZK_W) is such a length: what is said of
    one of them is their theorem, for these orbits. Lindsey and Menon use it for the squared length of the weights, at any depth. Josz has
    the flow that balances two layers, from symmetries of this kind. What follows for sharpness, and the duality, were not found elsewhere. For two layers the inner infimum has a closed form (sharpness-duality).`,
  cites: [LINDSEY, JOSZ],
  read: READ["sharpness-convexity"],
} as const satisfies ProofText<string>;

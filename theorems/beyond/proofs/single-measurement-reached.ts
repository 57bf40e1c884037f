import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy, HORN } from "./references.js";

export const proof = {
  matters: `The source calls the infimum of the trace for one measurement a minimum. It is one exactly where three
    ranks agree, and then the minimizer can be written down.`,
  shows: ["tr ∇²ℒ(W*) = 2L‖N‖_{S_{2/L}}^{2/L}", "E(W*) = M"],
  steps: [
    {
      says: `X_j = W_{j−1}⋯W_1AᵀW_L⋯W_{j+1}; X_1⋯X_L = N, and tr = 2Σ‖X_j‖_F². At a W that reaches the infimum every
        X_j has the rank of N: with p = 2/L, a_i = σ_i(N)^p and b_i = ∏_jσ_i(X_j)^p, the inequality of the means and
        Σa_i ≤ Σb_i ≤ ∏‖X_j‖_F^p are equalities: all σ(X_j) are the same, and for 0 < q < 1 Σa_i^q ≤ Σb_i^q, and ≥ as
        t^q is concave and b majorizes a, so that a = b.`,
      cites: [HORN, checkedBy("gatmiry2023/theorem-7", "that this is the infimum, with the proof")],
    },
    {
      says: `As AᵀM = X_1W_1 and MAᵀ = W_LX_L, rank(AᵀM) and rank(MAᵀ) are at most rank N there, and nowhere less.`,
      checks: ["rank(AᵀM) ≥ rank N", "rank(MAᵀ) ≥ rank N"],
    },
    {
      says: `Ranks equal to r: let N⁺ be the pseudo-inverse, M_1 = MAᵀN⁺(AᵀM)^{L−1}, of rank at most r, and C = AᵀM.
        The ranges of C and N are equal, and for L ≥ 3 C is injective on it, since rank C^{L−1} ≥ rank N. From
        C^{L−2}AᵀM_1 = NN⁺C^{L−1} = C^{L−2}C follows AᵀM_1 = C. The kernels of MAᵀ and N are equal, so that M_1Aᵀ =
        MAᵀN⁺N = MAᵀ. So M_0 = M − M_1 has AᵀM_0 = 0 and M_0Aᵀ = 0, and M_1 = PQ with AᵀP, QAᵀ of rank r. As N =
        AᵀPK^{L−2}QAᵀ has rank r, K = QAᵀP is invertible for L ≥ 3.`,
      checks: ["rank(AᵀM) = rank N, where P, Q, K are as stated", "rank(MAᵀ) = rank N, where P, Q, K are as stated"],
    },
    {
      says: `For such P, Q, M_0 let R_1 = (PᵀAAᵀP)^{1/2}, R_2 = (QAᵀAQᵀ)^{1/2}, R_1K^{L−2}R_2 = HZ (polar), W_1 =
        H^{−1/L}R_1Q, W_j = H^{−j/L}R_1KR_1^{−1}H^{(j−1)/L}, W_L = PR_2ZᵀH^{−1/L}. With P_j = H^{−j/L}R_1K^{j−1} these
        are P_1Q, P_jP_{j−1}^{−1} and PP_{L−1}^{−1}, of product PQ. M_0 = P_0Q_0 of full rank goes through rank M_0
        further hidden units. There is room: the ranges of M_0 and M_1 meet in 0, as Aᵀ is 0 on one and injective on
        the other, likewise the row spaces, so that r + rank M_0 = rank M.`,
      checks: ["E(W*) = M"],
    },
    {
      says: `AᵀP = Q_1R_1 and QAᵀ = R_2Q_2ᵀ with orthonormal columns give X_1 = Q_1H^{1/L}, X_j = P_{j−1}KP_j^{−1} =
        H^{1/L}, X_L = P_{L−1}QAᵀ = H^{1/L}ZQ_2ᵀ, and the singular values of N are those of H: the infimum is reached.
        M_0 adds nothing to the X_j, as AᵀP_0 = 0 and Q_0Aᵀ = 0.`,
      checks: ["tr ∇²ℒ(W*) = 2L‖N‖_{S_{2/L}}^{2/L}"],
    },
  ],
  elsewhere: `Nothing was found on where this infimum is reached.`,
  read: READ["single-measurement-reached"],
} as const satisfies ProofText<string>;

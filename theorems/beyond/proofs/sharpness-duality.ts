import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy, SION } from "./references.js";

export const proof = {
  matters: `The least trace of two layers has a closed form for any measurements. The least largest eigenvalue is the
    largest of these closed forms over mixtures of the measurements, a convex problem.`,
  shows: ["(4/n)‖(ΣZAAᵀ)^{1/2}M(ΣZAᵀA)^{1/2}‖_* ≤ λ_max(W)", "λ_max(W*) ≤ (1+2⁻¹²)·(the bound of Z*)"],
  steps: [
    {
      says: `At zero loss ∇²ℒ = (2/n)Σ∇f_i∇f_iᵀ has the nonzero eigenvalues of (2/n)K_W, and λ_max(K) = max_Z tr(ZK).`,
      checks: ["(2/n) tr(ZK_W) ≤ λ_max(W)"],
    },
    {
      says: `tr(ZK_W)‖G‖_F² = Σ_c‖∇⟨B_c,E(W)⟩‖², which is r/2 times the trace of the Hessian for the measurements B_c.`,
      checks: ["2 tr(ZK_W)‖G‖_F² = r tr ∇²ℒ_B(W)"],
    },
    {
      says: `By Theorem 5 of the source, its factor put right, the infimum of that over E(W) = M is
        2‖(ΣB_cB_cᵀ)^{1/2}M(ΣB_cᵀB_c)^{1/2}‖_*: every Z bounds every W.`,
      checks: ["tr ∇²ℒ_B(W) ≥ (4/r)‖(ΣBBᵀ)^{1/2}M(ΣBᵀB)^{1/2}‖_*", "(4/n)‖(ΣZAAᵀ)^{1/2}M(ΣZAᵀA)^{1/2}‖_* ≤ λ_max(W)"],
      cites: [checkedBy("gatmiry2023/theorem-5", "Theorem 5 of gatmiry2023")],
    },
    {
      says: `With X = W_2W_2ᵀ and Y = W_1ᵀW_1, tr(ZK_W) = tr(XΣZ_ijA_iA_jᵀ) + tr(YΣZ_ijA_iᵀA_j) is linear in (X, Y)
        and in Z. The pairs (X, Y) with (X M; Mᵀ Y) ⪰ 0 are a convex set, and above each of them, up to an X made
        larger by ε, there is a pair of some W: for X ≻ 0, Y ⪰ MᵀX⁻¹M, and W_2 = X^{1/2}, W_1 = X^{−1/2}M need d_L
        hidden units; the other way round d_0. As ΣZ_ijA_iA_jᵀ and ΣZ_ijA_iᵀA_j are ⪰ 0, the infimum over W is that
        over the convex set.`,
    },
    {
      says: `The Z are a compact convex set, so that inf and max may be exchanged.`,
      checks: ["λ_max(W*) ≤ (1+2⁻¹²)·(the bound of Z*)"],
      cites: [SION],
    },
  ],
  elsewhere: `The source has the trace. For three layers or more the equality of inf and max is that of
    sharpness-convexity; what has no closed form there is the infimum for one Z.`,
  read: READ["sharpness-duality"],
} as const satisfies ProofText<string>;

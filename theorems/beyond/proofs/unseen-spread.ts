import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `It says why minimizers of the trace are near the ground truth: what the measurements do not see has no
    dominant singular value. The factor is half of the printed one for small δ, and less for δ in the middle; that
    for δ ≤ 1/√2, δ/(1+δ), is the best one at δ = 1/2, 1/3, ….`,
  shows: [
    "(1+δ)‖D‖_F² ≤ δ‖D‖_*² + 𝒜(D)²/(1−δ), δ ≤ 1/√2",
    "‖D‖₂ ≤ t(‖D‖_* − ‖D‖₂) + 𝒜(D)/√(1−δ)",
    "‖D‖_F² ≤ ‖D‖_*(t‖D‖_* + 𝒜(D)/√(1−δ))/(1+t)",
  ],
  steps: [
    {
      says: `D = Σσ_kX_k with X_k = u_kv_kᵀ, G(X, Y) = (1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩, β_k = G(X_1, X_k) − ⟨X_1, X_k⟩. On the
        span of X_1 and X_k, all of rank at most 2, the form G − ⟨·,·⟩ is a symmetric 2 × 2 matrix of norm at most δ,
        and its first row has β_1² + β_k² ≤ δ².`,
      checks: ["β₁² + β₂² ≤ δ²"],
    },
    {
      says: `(1 + β_1)σ_1 = G(X_1, D) − Σ_{k>1}σ_kβ_k ≤ √(1+β_1)·𝒜(D) + √(δ²−β_1²)·(‖D‖_* − σ_1) by the inequality of
        Cauchy and Schwarz for G.`,
      checks: ["(1+β₁)σ₁ = G(X₁,D) − Σσₖβₖ"],
    },
    {
      says: `√(δ²−β²)/(1+β) ≤ t: the square of the left side is largest at β = −δ², as δ²(1+β)² − (δ²−β²)(1−δ²) = (β+δ²)²; and
        1 + β_1 ≥ 1 − δ.`,
      checks: ["(δ²−β₁²)(1−δ²) ≤ δ²(1+β₁)²"],
    },
    {
      says: `So (1+t)σ_1 ≤ t‖D‖_* + 𝒜(D)/√(1−δ), and ‖D‖_F² ≤ σ_1‖D‖_*.`,
      checks: ["‖D‖₂ ≤ t(‖D‖_* − ‖D‖₂) + 𝒜(D)/√(1−δ)", "‖D‖_F² ≤ ‖D‖_*(t‖D‖_* + 𝒜(D)/√(1−δ))/(1+t)"],
    },
    {
      says: `restricted-energy-spread bounds ‖D‖_F² − 𝒜(D)² by δ(‖D‖_*² − ‖D‖_F² + max(0, σ_1−s)²), s = ‖D‖_* − σ_1.`,
      checks: ["(1+δ)‖D‖_F² ≤ 𝒜(D)² + δ(‖D‖_*² + max(0, 2‖D‖₂−‖D‖_*)²)"],
      cites: [checkedBy("beyond/restricted-energy-spread", "the energy of a matrix by its singular values")],
    },
    {
      says: `For δ ≤ 1/√2, t ≤ 1, and the first bound says σ_1 − s ≤ 𝒜(D)/√(1−δ); and 1 + δ/(1−δ) = 1/(1−δ).`,
      checks: ["(1+δ)‖D‖_F² ≤ δ‖D‖_*² + 𝒜(D)²/(1−δ), δ ≤ 1/√2"],
    },
    {
      says: `For D = I_k alone unseen δ = 1/(k−1) and both sides are k²/(k−1), so that no constant below δ/(1+δ) will do at these
        δ. Rates: the first bound is (1+s⁻²)/√(1+2s⁻²) too large for D = diag(s, 1, 1), δ → 1, and 1/√(1−δ²) for D = I_k, δ → 0. The third bound fails for larger δ: D =
        diag(4, 1, 1) alone unseen has δ = 17/19, and (1+δ)‖D‖_F² = 648/19 is more than δ‖D‖_*² = 612/19. The first bound is
        reached for δ up to (1+√5)/4 (unseen-top-reached), and the third one holds up to 17/20 (unseen-even). Open are the best constants at other δ
        (unseen-constant), and up to which δ between 17/20 and 0.8598 the third bound holds (unseen-further).`,
    },
  ],
  elsewhere: `The source has 2δ‖D‖_*² for what is not seen. Sharp thresholds under RIP are known for recovery by
    convex programs; this bound was not found among them.`,
  cites: [checkedBy("gatmiry2023/lemma-5", "Lemma 5 of gatmiry2023")],
  read: READ["unseen-spread"],
} as const satisfies ProofText<string>;

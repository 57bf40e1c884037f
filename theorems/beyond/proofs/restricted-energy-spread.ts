import type { ProofText } from "../../../src/claim/index.js";
import { GALE } from "./references.js";

export const proof = {
  matters: `What the measurements get wrong of a matrix depends on how its singular values are spread. The constant of
    ‖M‖_*² is 1 − 1/k for k equal singular values, and every such M ⪰ 0 reaches it.`,
  shows: ["|B(M)| ≤ δ(‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂² − ‖M‖_F²))"],
  steps: [
    {
      says: `M = Σσ_kX_k, X_k = u_kv_kᵀ, σ_1 ≥ σ_2 ≥ …; B is the quadratic form between the bars, |B(Z)| ≤ δ‖Z‖_F² for
        rank Z ≤ 2, so that B_{kl}^± = B(X_k ± X_l) is at most 2δ in size. Suppose there are numbers c_{kl} = c_{lk},
        k ≠ l, 0 ≤ c_{kl} ≤ σ_kσ_l, with Σ_lc_{kl} ≤ σ_k², and equality but for k = 1. Since B(X_k) + B(X_l) = ½(B⁺ +
        B⁻) and 4B(X_k, X_l) = B⁺ − B⁻, B(M) = εB(X_1) + ½Σ_{k<l}[(c_{kl} + σ_kσ_l)B_{kl}⁺ + (c_{kl} −
        σ_kσ_l)B_{kl}⁻], ε = σ_1² − Σ_lc_{1l}, so that |B(M)| ≤ δ(ε + 2Σ_{k<l}σ_kσ_l), which is the claim if ε =
        max(0, 2σ_1² − Σσ_k²).`,
    },
    { says: `If σ_1² ≥ Σ_{k>1}σ_k², take c_{1l} = σ_l² and zeros.` },
    {
      says: `Else take a flow from rows to columns with supplies and demands σ_k² and capacities σ_kσ_l, k ≠ l, and
        the mean of it and its transpose. It exists if Σ_Sσ² ≤ Σ_Tσ² + Σ_{k∈S,l∉T,l≠k}σ_kσ_l for all sets S and T.`,
      checks: ["Σ_Sσ² ≤ Σ_Tσ² + Σ_{k∈S,l∉T,l≠k}σₖσₗ, the worst S, T"],
      cites: [GALE],
    },
    {
      says: `That is so: with D = S∖T not empty and d = Σ_Dσ_k, all l ∉ D add at least min(σ_l², σ_ld) to the right
        side, and D has d² − Σ_Dσ² there. So it is enough that 2Σ_Dσ² − d² ≤ Σ_{l∉D}min(σ_l², σ_ld). With a the
        largest of D, the left side is at most a² − Σ_{D∖a}σ². If a = σ_1, the minima are σ_l², and σ_1² ≤ Σ_{k>1}σ_k²
        is what was supposed; else 1 ∉ D, and its minimum is at least a².`,
    },
    {
      says: `It is at most the bound of restricted-energy: 2‖M‖₂² − ‖M‖_F² ≤ ‖M‖_F².`,
      checks: ["‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂² − ‖M‖_F²) ≤ ‖M‖_*²"],
    },
    {
      says: `Equality: measurements with (1/n)Σ⟨A_i,X⟩² = (1−δ)‖X‖_F² + δ(tr X)² have B(M) = δ((tr M)² − ‖M‖_F²), the
        right side for M ⪰ 0 with 2‖M‖₂² ≤ ‖M‖_F²; and 0 ≤ (tr X)² ≤ 2‖X‖_F² for rank X ≤ 2 is (2, δ)-RIP.`,
    },
  ],
  elsewhere: `Nothing like it was found. Among bounds that are not reached by M ⪰ 0 alone there may be smaller ones.`,
} as const satisfies ProofText<string>;

import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `How dominant a singular value of what is not seen can be is known exactly for δ up to (1+√5)/4: no better constant is
    to be had there from restricted isometry, for matrices of m + 1 rows and columns or more, 4 for δ ≥ 1/2. For larger δ < 1 the bound is never reached.`,
  shows: ["‖D‖₂ = t(‖D‖_* − ‖D‖₂)", "|B(Z)| ≤ δ‖Z‖_F², rank Z ≤ 2", "wσ₁ = δ(σ₂ + … )"],
  steps: [
    {
      says: `Let w = √(1−δ²), t = δ/w, and m ≥ 2 an integer with δ(2δ−1) ≤ μ ≤ δ, μ = 1/(m−1). For δ < ½ any m ≥ 1 + 1/δ will do;
        for ½ ≤ δ ≤ (1+√5)/4 it is m = 3, as δ(2δ−1) ≤ ½ is 4δ² − 2δ − 1 ≤ 0. The form (wx−δT)² + (1+μ)(‖Y‖_F² − T²/m) + ‖b‖² + ‖c‖² +
        2δ⟨b, c⟩ is ≥ 0, as T² ≤ m‖Y‖_F² and δ ≤ 1, so that some measurements have it. In larger matrices the entries outside of
        this block are seen as they are: B(Z) is that of the block.`,
      checks: ["(1/n)Σ⟨A_i,Z⟩² is the form"],
    },
    {
      says: `It is 0 at D = diag(mt, 1, …, 1), where wx = δT and Y = I. There ‖D‖_2 = mt, also for t < 1 as mt ≥ 1: mδ ≥ mμ = 1 + μ > 1; and
        ‖D‖_* − ‖D‖_2 = m.`,
      checks: ["wσ₁ = δ(σ₂ + … )", "‖D‖₂ = t(‖D‖_* − ‖D‖₂)"],
    },
    {
      says: `With h = √(δ−δ²), k = √(δ+δ²), hk = δw, and B(Z) = −δ²x² − 2δwxT + (δ²−μ)T² + μ‖Y‖_F² + 2δ⟨b,c⟩: δ‖Z‖_F² ± B(Z) = Φ_±, Φ₊ =
        (hx−kT)² − (δ+μ)(T²−‖Y‖_F²) + δ‖b+c‖² and Φ₋ = (kx+hT)² − (δ−μ)(T²−‖Y‖_F²) + δ‖b−c‖². (2, δ)-RIP says Φ_± ≥ 0 for rank Z ≤ 2.`,
      checks: ["δ‖Z‖_F² + B(Z) = Φ₊", "δ‖Z‖_F² − B(Z) = Φ₋"],
    },
    {
      says: `The signs of x and b in Φ₋ may be turned, which leaves the rank; so both are Φ = (ax−eT)² − ν(T²−‖Y‖_F²) + δ‖b+c‖² with a, e ≥ 0, ae = δw
        and 0 ≤ ν ≤ 2e²: δ + μ ≤ 2δ ≤ 2k², and 0 ≤ δ − μ ≤ 2δ − 2δ² = 2h². Where T² ≤ ‖Y‖_F², Φ ≥ 0. Else T > 0, as Z may be
        −Z, and T² ≤ 2‖Y‖_F², since rank Y ≤ 2; so there are y_1 ≥ y_2 > 0 with y_1 + y_2 = T and y_1² + y_2² = ‖Y‖_F², T² − ‖Y‖_F² = 2y_1y_2.`,
    },
    {
      says: `For x > 0, 4xy_2 ≤ ‖b+c‖². The symmetric part of Y has at most two eigenvalues above 0, as ζᵀYζ > 0 on a subspace of dimension 3 would make its rank
        3 or more; let λ_1 ≥ λ_2 be its two largest. T ≤ λ_1 + λ_2 and λ_1² + λ_2² ≤ ‖Y‖_F², where a λ_2 < 0 counts as 0. If y_2 > λ_2, then y_1 = T − y_2 < λ_1, and as y_2 − λ_2 ≤ λ_1 − y_1 and y_2 + λ_2 < y_1 + λ_1, y_1² + y_2² < λ_1² + λ_2²,
        which is false: so λ_2 ≥ y_2 > 0. If 4xy_2 > ‖b+c‖², the symmetric part of Z is positive definite on e_1 and the two eigenvectors, by the Schur
        complement λ_2 − ‖b+c‖²/(4x) > 0, and Z has rank 3 or more.`,
      checks: ["4|x||y₂| ≤ ‖b ± c‖²"],
    },
    {
      says: `For x ≤ 0, Φ ≥ e²T² − 2νy_1y_2 ≥ e²(y_1−y_2)² ≥ 0. For x > 0, Φ ≥ (ax−eT)² − 4e²y_1y_2 + 4δxy_2 = a²x² − 2δx(w(y_1+y_2) − 2y_2) + e²(y_1−y_2)²; as
        w(y_1+y_2) − 2y_2 ≤ w(y_1−y_2), it is at least (ax − e(y_1−y_2))² ≥ 0.`,
      checks: ["|B(Z)| ≤ δ‖Z‖_F², rank Z ≤ 2"],
    },
    {
      says: `The bound itself holds for all measurements; so t is the best constant for these δ.`,
      cites: [checkedBy("beyond/unseen-spread", "the bound")],
    },
    {
      says: `For larger δ < 1 no D reaches it. Let D ≠ 0 be unseen, s = ‖D‖_* − σ_1 and σ_1 = ts, of rank m + 1, X_k as in unseen-spread. Its proof has (1+β_1)σ_1 ≤ s√(δ²−β_1²), where β_1 = −δ² alone gives t,
        and then B_1k = −δw for k > 1 with σ_k > 0. The block of X_1 and X_k has a first row of length δ and no larger norm, so that β_k = δ² and |B_kl| ≤ h_kh_l = δ − δ². Then 0 = G(X_k,D) is
        Σ_{l≠1,k}σ_lB_kl = δ²s − (1+δ²)σ_k, so that (1+δ)σ_k ≤ δs and δ(2δ−1)s ≤ (1+δ(2δ−1))σ_k. Summed over the m of them: δ(2δ−1) ≤ 1/(m−1) ≤ δ, so that m ≥ 3 and δ ≤ (1+√5)/4.`,
      cites: [checkedBy("beyond/unseen-spread", "the bound and its proof")],
    },
  ],
  elsewhere: `The bound is a null space property of rank one, with t its constant; t < 1 is the threshold δ < 1/√2 of Cai and Zhang
    (arXiv:1306.1154, of which the abstract was seen), sharp there for large rank. That t is reached at fixed δ was not found.`,
  read: READ["unseen-top-reached"],
} as const satisfies ProofText<string>;

import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { CANDES } from "./references.js";

export const proof = {
  matters: `The source's constant of Lemma 5 goes into its theorem on recovery. With 1 in place of 2 that theorem
    gains a factor of two, and the constant cannot be improved further in this form.`,
  shows: ["|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ δ‖M‖_*²"],
  steps: [
    {
      says: `Let B(X, Y) be (1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩ − ⟨X,Y⟩, so that |B(Z, Z)| ≤ δ‖Z‖_F² for rank Z ≤ 2. For X, Y of rank
        one and norm one, X ± Y have rank at most 2, and 4|B(X, Y)| = |B(X+Y, X+Y) − B(X−Y, X−Y)| ≤ δ(‖X+Y‖_F² +
        ‖X−Y‖_F²) = 4δ. B is bilinear.`,
      checks: ["4B(X,Y) = B(X+Y,X+Y) − B(X−Y,X−Y)", "|(1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩ − ⟨X,Y⟩| ≤ δ‖X‖_F‖Y‖_F, rank 1"],
      cites: [CANDES],
    },
    {
      says: `With the singular value decomposition M = Σσ_kX_k, X_k = u_kv_kᵀ, |B(M, M)| = |Σ_{kl}σ_kσ_lB(X_k, X_l)| ≤
        δ(Σσ_k)².`,
      checks: ["|(1/n)Σ⟨A_i,M⟩² − ‖M‖_F²| ≤ δ‖M‖_*²"],
    },
    {
      says: `A rank-one M at which |B(M, M)| = δ‖M‖_F² is an equality: one input and one output have no other M. At
        rank one the constant is reached; for a larger rank see restricted-energy-spread.`,
    },
  ],
  elsewhere: `The polarization of the first step is textbook material of compressed sensing; that it gives the
    constant 1 in this lemma was not found elsewhere.`,
  read: READ["restricted-energy"],
} as const satisfies ProofText<string>;

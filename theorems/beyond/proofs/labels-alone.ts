import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Matrix completion has no restricted isometry, so that the source says nothing of it. This bound needs no
    condition on the measurements, and its gap says how unequal the layers are.`,
  shows: ["tr ∇²ℒ(W) ≥ (2L/n)Σ(‖u_i‖‖v_i‖)^{2/L}|b_i|^{2−2/L}", "ΣΣ(s_ij − s_ik)² ≤ ((L−1)n/2)·(what is left over)"],
  steps: [
    {
      says: `W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1} = P_{j−1}v_i(S_jᵀu_i)ᵀ has the norm s_ij, so that tr ∇²ℒ = (2/n)ΣΣs_ij².`,
      checks: ["tr ∇²ℒ(W) = (2/n)ΣΣ s_ij²"],
      cites: [checkedBy("gatmiry2023/lemma-2", "Lemma 2 of gatmiry2023")],
    },
    {
      says: `b_i = u_iᵀS_kP_kv_i, and |b_i| ≤ ‖S_kᵀu_i‖‖P_kv_i‖ for every k, by the inequality of Cauchy and Schwarz.
        Hence ∏_js_ij = ‖u_i‖‖v_i‖∏_{k<L}‖S_kᵀu_i‖‖P_kv_i‖ ≥ ‖u_i‖‖v_i‖|b_i|^{L−1}.`,
      checks: ["b_1² ≤ ‖S_1ᵀu_1‖²‖P_1v_1‖²", "|b_i| ≤ ‖S_kᵀu_i‖‖P_kv_i‖, every i and k"],
    },
    {
      says: `Σ_js_ij² ≥ L(∏_js_ij)^{2/L}, the inequality of the means, and the step before make the bound.`,
      checks: ["L(∏s_1j²)^{1/L} ≤ Σs_1j²"],
    },
    {
      says: `The inequality of the means for the L(L−1)/2 products s_ijs_ik, each factor in L − 1 of them, says
        Σ_{j<k}s_ijs_ik ≥ ½L(L−1)(∏_js_ij)^{2/L}; as Σ_{j<k}(s_ij−s_ik)² = (L−1)Σ_js_ij² − 2Σ_{j<k}s_ijs_ik, this is
        the second bound.`,
      checks: ["ΣΣ(s_ij − s_ik)² ≤ ((L−1)n/2)·(what is left over)"],
    },
    {
      says: `The bound is an equality where it is one for each i. For b_i ≠ 0 that is equality in the means and in each
        inequality of Cauchy and Schwarz, where no factor is 0: all s_ij are equal, and S_kᵀu_i is parallel to P_kv_i. For
        b_i = 0 the least is 0, as L ≥ 2, and all s_ij have to be 0.`,
    },
  ],
  elsewhere: `Nothing was found on completion by the least trace of the Hessian at depth L ≥ 3.`,
  read: READ["labels-alone"],
} as const satisfies ProofText<string>;

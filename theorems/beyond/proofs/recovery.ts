import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy, DING } from "./references.js";

export const proof = {
  matters: `It halves the constant of the source's main theorem, which says that minimizers of least trace recover the
    ground truth, and at no depth will a smaller constant do as δ → 0.`,
  shows: ["‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·(1+ρ)²‖M*‖_*²", "‖E(W*)−M*‖_F² ≤ 4δ/(1−δ)² ‖M*‖_*²"],
  steps: [
    {
      says: `D = E(W*) − M* is not seen, and ‖D‖_F² ≤ δ/(δ+√(1−δ²))·‖D‖_*².`,
      checks: ["‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·‖E(W*)−M*‖_*²"],
      cites: [checkedBy("beyond/unseen-spread", "what is not seen, with 𝒜(D) = 0")],
    },
    {
      says: `‖E(W*)‖_* ≤ ρ‖M‖_* for every M that fits the labels, M* for one: with R of (10) of the source, 2(1−δ)R(W*) ≤
        tr ∇²ℒ(W*) ≤ tr ∇²ℒ(W̄) ≤ 2(1+δ)R(W̄) for the W̄ that implements M with the least R, for which there is room in
        d_j ≥ min(d_0, d_L) units, and the least R for M is L(d_0d_L)^{1/L}‖M‖_*^{2−2/L}. So ‖D‖_* ≤ (1+ρ)‖M*‖_*.`,
      checks: ["ρ^{2−2/L} = (1+δ)/(1−δ)"],
      cites: [
        checkedBy("gatmiry2023/lemma-3", "Lemma 3 of gatmiry2023"),
        checkedBy("gatmiry2023/lemma-4", "Lemma 4 of gatmiry2023"),
      ],
    },
    {
      says: `δ + √(1−δ²) ≥ 1, and ρ ≤ (1+δ)/(1−δ) as L ≤ 2(L−1), so that 1 + ρ ≤ 2/(1−δ).`,
      checks: ["δ/(δ+√(1−δ²))·(1+ρ)² ≤ 4δ/(1−δ)²"],
    },
    {
      says: `4 is the best constant for δ → 0, whatever L is. Let U = (1+η)I ⊕ I of size k = 2h alone unseen, η = Cδ, and M*
        = (1+η)I ⊕ 0. Then E(W*) = M* + tU, and ‖M*+tU‖_* = h((1+η)|1+t| + |t|), which is h at t = −1. The second step with
        M = M* − U gives (1+η)|1+t| + |t| ≤ ρ. For −1 ≤ t ≤ 0 the left side is 1 + η(1+t), for t < −1 it is 1 + (2+η)|1+t|,
        and for t > 0 more than 1 + η. With η = Cδ and ρ = 1 + O(δ) for δ → 0 this is |1+t| ≤ c/C for some c.`,
    },
    {
      says: `There ‖D‖_F² = t²‖U‖_F² ≥ (1 − c/C)²k and ‖M*‖_* = (1+η)k/2. As ⟨X,U⟩² ≤ 2(1+η)²‖X‖_F² for rank X ≤ 2, with
        equality, δ = q/(2−q), q = 2(1+η)²/‖U‖_F², so that δ ≤ (1+η)²/(k−(1+η)²), and η = Cδ has a solution with η → 0
        for k → ∞. So ‖D‖_F²(1−δ)²/(δ‖M*‖_*²) is at least 4(1 − c/C)² in the limit k → ∞, for every C. For L = 2 and η → 0 it
        is 4(k−2)²/(k(k−1)): 2.6 for k = 8, 3.3 for k = 16.`,
    },
  ],
  elsewhere: `For two layers, recovery by minima of least trace is known from another side; the constants there are
    others.`,
  cites: [DING],
  read: READ.recovery,
} as const satisfies ProofText<string>;

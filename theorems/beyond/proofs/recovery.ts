import type { ProofText } from "../../../src/claim/index.js";
import { checkedBy, DING } from "./references.js";

export const proof = {
  matters: `It halves the constant of the source's main theorem, which says that minimizers of least trace recover the
    ground truth, and no smaller constant will do as δ → 0.`,
  shows: ["‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·(1+ρ)²‖M*‖_*²", "‖E(W*)−M*‖_F² ≤ 4δ/(1−δ)² ‖M*‖_*²"],
  steps: [
    {
      says: `D = E(W*) − M* is not seen, and ‖D‖_F² ≤ δ/(δ+√(1−δ²))·‖D‖_*².`,
      checks: ["‖E(W*)−M*‖_F² ≤ δ/(δ+√(1−δ²))·‖E(W*)−M*‖_*²"],
      cites: [checkedBy("beyond/unseen-spread", "what is not seen, with 𝒜(D) = 0")],
    },
    {
      says: `‖E(W*)‖_* ≤ ρ‖M*‖_*: with R of (10) of the source, 2(1−δ)R(W*) ≤ tr ∇²ℒ(W*) ≤ tr ∇²ℒ(W̄) ≤ 2(1+δ)R(W̄)
        for the W̄ that implements M* with the least R, and the least R for M is L(d_0d_L)^{1/L}‖M‖_*^{2−2/L}. So
        ‖D‖_* ≤ (1+ρ)‖M*‖_*.`,
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
      says: `4 is the best constant for δ → 0: with L = 2, a diagonal U of size k, arbitrarily near to I, alone
        unseen, and M* the half of it with the larger entries, E(W*) = M* − U, δ = 1/(k−1), ‖D‖_F² = k and ‖M*‖_* =
        k/2 but for that little, so that ‖D‖_F²(1−δ)²/(δ‖M*‖_*²) is 4(k−2)²/(k(k−1)), and goes to 4: 2.6 for k = 8,
        3.3 for k = 16.`,
    },
  ],
  elsewhere: `For two layers, recovery by minima of least trace is known from another side; the constants there are
    others.`,
  cites: [DING],
} as const satisfies ProofText<string>;

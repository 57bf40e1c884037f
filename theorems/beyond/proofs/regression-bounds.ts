import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Both bounds of the source become sharper, and it is said exactly when the minimizer of its proof, aligned
    and of rank one, is a flattest one: when its solution is an eigenvector of the data's covariance that is seen
    enough.`,
  shows: ["S(W) ≥ 2cLa(‖Σŵ‖/a)^{2/L}", "S(W⁰) ≤ 2c(Λ + (L−1)a)"],
  steps: [
    {
      says: `S(W⁰): the fourth step of regression-flattest with β^L = ‖w*‖/‖p‖; there the matrices are of the size of
        the data, (XXᵀ + (L−1)ŷŷᵀ/‖w*‖²)/n, with the same nonzero eigenvalues.`,
      checks: ["S(W⁰) = 2c λ_max(Σ + (L−1)Σ^{1/2}ŵŵᵀΣ^{1/2})"],
      cites: [checkedBy("beyond/regression-flattest", "its fourth step")],
    },
    {
      says: `By Weyl's inequality λ_max ≤ Λ + (L−1)‖Σ^{1/2}ŵ‖² = Λ + (L−1)a.`,
      checks: ["S(W⁰) ≤ 2c(Λ + (L−1)a)"],
    },
    {
      says: `The square of that is Λ² + 2(L−1)Λa + (L−1)²a² ≤ (2L−1)Λ² + (L−1)²a² for a ≤ Λ.`,
      checks: ["2c(Λ+(L−1)a) ≤ 2c√((2L−1)Λ²+(L−1)²a²), the printed"],
    },
    {
      says: `The lower bound is that of regression-flattest at z = ŷ: ‖Xᵀŷ‖ = n‖Σw*‖ and ‖ŷ‖² = na‖w*‖².`,
      checks: ["S(W) ≥ 2cLa(‖Σŵ‖/a)^{2/L}"],
      cites: [checkedBy("beyond/regression-flattest", "its third step")],
    },
    {
      says: `By the inequality of Cauchy and Schwarz ‖Σŵ‖ ≥ a, with equality where ŵ is an eigenvector.`,
      checks: ["2cLa(‖Σŵ‖/a)^{2/L} ≥ 2cLa, the printed lower bound"],
    },
    {
      says: `So where the printed lower bound is reached, Σŵ = aŵ, and S(W⁰) = 2c max(Λ, La). If Λ ≤ La that is the
        lower bound. If Λ > La, let e be a unit vector with Σe = Λe, orthogonal to ŵ; the value 2cL[(a cos²θ + Λ
        sin²θ)a^{L−1}cos^{2L−2}θ]^{1/L} of v = ŵ cos θ + e sin θ increases at θ = 0, from 2cLa, so that the printed
        bound is not reached.`,
      checks: ["S(W⁰) ≥ 2c max(Λ, La)"],
    },
    {
      says: `If W⁰ is flattest, let v be a maximum of the value of regression-flattest, written with v for Σ^{1/2}v =
        Xᵀz/√n, g_s(v) the bracket of its fifth step over n, and t the minimum of it over s. Then S_min = 2g_t(v) ≤
        2g_{β²}(v) ≤ S(W⁰) = S_min. So t = β², which says (w*ᵀΣ^{1/2}v)² = ‖w*‖²‖Σ^{1/2}v‖², and v is a top
        eigenvector of the matrix of the first step: Σ^{1/2}v is parallel to ŵ, and LΣ^{1/2}ŵ = λv′ for the multiple
        v′ of v with Σ^{1/2}v′ = ŵ. Hence Σŵ = (λ/L)ŵ, λ = La ≥ Λ. The converse is in the step before.`,
    },
  ],
  elsewhere: `The source has 2cLa and 2c√((2L−1)Λ²+(L−1)²a²).`,
  cites: [checkedBy("marion2024/theorem-2", "Theorem 2 of marion2024")],
  read: READ["regression-bounds"],
} as const satisfies ProofText<string>;

import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Gradient flow from a small start is said to be biased towards flat minima. How far from the flattest it can end is known exactly: for
    κ ≥ κ_L by the factor ((κ−1)/(L−1))^{1−1/L}, where the source has 4κ; for data of condition number below κ_L by at most ρ_L(κ_L): 5, 10, 13 and 16 percent for
    L = 2, …, 5, and more for larger L.`,
  shows: ["S(W⁰) ≤ max(ρ_L(κ), ρ_L(κ̄_L)) S(W)", "S(W⁰) ≤ max(ρ_L(κ), ρ_L(κ̄_L)) S(W*), W* nearly flattest"],
  steps: [
    {
      says: `On the range of Σ̂ = R² write Rv = ‖Rv‖û, so that ‖Rv‖²/‖v‖² = 1/q(û), q(û) = ûᵀΣ̂⁻¹û. With x = ⟨û,ŵ⟩² and c = ‖w*‖^{2−2/L}‖p‖^{2/L},
        S(W⁰) = 2c max_û (1+(L−1)x)/q(û) and S_min = 2cL max_û x^{1−1/L}/q(û).`,
      cites: [
        checkedBy("beyond/regression-bounds", "S(W⁰), its first step"),
        checkedBy("beyond/regression-flattest", "the least sharpness"),
      ],
    },
    {
      says: `Two directions suffice: let û be where the first maximum is, and keep to the plane of û and ŵ. S(W⁰) stays, S_min does not grow, and the form q on
        the plane has a condition number of at most κ. (If û and ŵ are parallel, S(W⁰) = 2cL/q(ŵ) ≤ S_min.) Every 2 × 2 form with eigenvalues of ratio κ is
        one of some data with d ≥ 2. From here on q = Q/Λ on a plane, Q with the eigenvalues 1 and κ, and its eigenvector for 1 at an angle
        0 ≤ ψ ≤ π/2 from the normal of ŵ: ŵ itself is turned by ψ from the eigenvector of Σ̂ for its smaller eigenvalue. r(κ, ψ) is the ratio.`,
    },
    {
      says: `S(W⁰) = 2cΛf, f the largest f with det(diag(L, 1) − fQ) = 0, in the basis of ŵ and its normal. It says (f−1)(κf−L) = f(κ−1)(L−1)sin²ψ. For
        κ > L it gives f ≥ 1, and as f/(κf−L) ≤ 1/(κ−L) for f ≥ 1, f ≤ 1 + (L−1)(1+τ⁻²)sin²ψ with τ² = (κ−L)/(L−1).`,
      checks: ["det(diag(L,1) − fQ) = (f−1)(κf−L) − f(κ−1)(L−1)sin²ψ", "S(W⁰) = 2cΛf", "f ≤ 1 + (L−1)(1+τ⁻²)sin²ψ"],
    },
    {
      says: `S_min = 2cΛL max_θ cos^{2−2/L}θ/(1+(κ−1)cos²(θ+ψ)): of ±θ the better one is in [0, π/2). For ψ = 0 and κ ≥ L it is largest at tan θ = τ, with the
        value 1/(Lρ_L(κ)), and f = 1: r(κ, 0) = ρ_L(κ). For κ > L and any ψ take θ + ψ = arctan τ: S_min ≥
        2cΛ(cos ψ + τ sin ψ)^{2−2/L}/ρ_L(κ) (for θ < 0, too). So r(κ, ψ) ≤ ρ_L(κ) wherever f ≤ (cos ψ + τ sin ψ)^{2−2/L}.`,
      checks: ["S(W*)ρ_L(κ) ≥ 2cΛ(cos ψ + τ sin ψ)^{2−2/L}"],
    },
    {
      says: `For κ > L and fixed ψ, r(κ, ψ)/ρ_L(κ) does not increase with κ. Let C(φ) = cos²φ/(1+(κ−1)cos²φ). Maxima of smooth functions are Lipschitz, and
        almost everywhere d log r/dκ = C(φ_1) − C(φ_0) ≤ C(φ_1), where φ_0 and φ_1 = θ + ψ are angles from the eigenvector for κ at the two maxima. With T
        = tan φ_1 the best θ has tan θ = LT(κ−1)/((L−1)(κ+T²)), so that 0 ≤ φ_1 ≤ π/2; T = 0 has θ = ψ = 0, which is no maximum for κ > L, and for T > 0 ψ ≥ 0 says 1 + T² ≥ (κ−1)/(L−1): C(φ_1) ≤ (L−1)/(L(κ−1)), which is
        d log ρ_L/dκ. For ψ > 0 the inequality is strict.`,
      checks: [
        "tan φ − tan θ = T((L−1)(1+T²)−(κ−1))/((L−1)(κ+T²))",
        "r(κ′)ρ_L(κ) ≤ r(κ)ρ_L(κ′) for κ < κ′ and one ψ, κ > L",
      ],
    },
    {
      says: `Let Ψ(κ) be the supremum for condition numbers of at most κ. If Ψ(κ_1) = ρ_L(κ_1) for some κ_1 ≥ L, then Ψ = ρ_L from there on: for κ > κ_1
        data of a condition number of at most κ_1 have r ≤ Ψ(κ_1) ≤ ρ_L(κ), and up to κ that is the fifth step. As Ψ is continuous there is a least such κ_1, κ_L, if there is one;
        for κ < L, Ψ ≥ 1 > ρ_L(κ). For κ > κ_L and ψ > 0, r < ρ_L(κ). κ_L > L: for κ = L, ρ_L = 1, and S(W⁰) > S_min where w* is no eigenvector.`,
      cites: [checkedBy("beyond/regression-bounds", "when the aligned minimizer is flattest")],
    },
    {
      says: `κ_L ≤ κ_1 = 2L² + L − 2, where τ² = 2L + 2 and ρ_L = (2L+3)^{1−1/L}. Data of condition number κ′ ≤ L² − L/2 + 1/2 have r ≤ (Λ+(L−1)a)/(La) ≤ (κ′+L−1)/L ≤ L + 1/2 − 1/(2L).
        For κ′ from there to κ_1 the fourth step with θ + ψ = arctan τ, τ of κ_1, gives S_min ≥ 2cΛX^{1−1/L}/ρ_L(κ_1), X = (cos ψ + τ sin ψ)² ≥ 1 + (2L+1)sin²ψ, since 1 + (κ′−1)cos²φ increases with κ′. X^{1−1/L} is
        concave, 1 at X = 1 and L at X = L^{L/(L−1)}. So it is at least L, or at least 1 + (L−1)(2L+1)sin²ψ/(L^{L/(L−1)}−1); and f is at most L, as Q ⪰ I, and
        at most 1 + (L−1)(1+1/(L−½))sin²ψ by the third step for κ′, as (κ′−L)/(L−1) ≥ L − ½. For L ≥ 4 the two numbers follow from L^{1/(L−1)} ≤ 2 and (2L+3)^{1/L} ≤ 2.`,
      checks: [
        "(L^{L/(L−1)}−1)(1+1/(L−½)) ≤ 2L+1",
        "L + ½ − 1/(2L) ≤ (2L+3)^{1−1/L}",
        "ρ_L(κ̄_L) ≤ (2L+3)^{1−1/L}, equal for L ≥ 6",
      ],
      cites: [checkedBy("beyond/regression-bounds", "S(W⁰) ≤ 2c(Λ+(L−1)a), S_min ≥ 2cLa")],
    },
    {
      says: `κ_2 ≤ 2.112, κ_3 ≤ 3.293, κ_4 ≤ 4.541, κ_5 ≤ 5.828: for κ > L and sin ψ ≤ τ³/(Lτ²+L−1) the third step has f ≤ 1 + τ sin ψ − sin²ψ ≤ cos ψ + τ sin ψ, and the
        fourth one r ≤ ρ_L(κ). All other data of condition number at most κ_1 are in boxes, without a factor 1 + ε, and
        S(W⁰) ≤ ρ_L(κ_1)S_min there. Just below, one tilt shows that Ψ is larger than ρ_L.`,
      checks: ["ρ_L(κ)S(W*) ≤ S(W⁰) for a κ just below κ_L"],
    },
    {
      says: `For each κ > 1 the largest ratio is that on a curve: T = tan φ > 0, θ and ψ = φ − θ ≥ 0 as in the fifth step (for κ ≤ L, T = 0 as well), f of the third one, r =
        f(1+(κ−1)cos²φ)/(L cos^{2−2/L}θ). With u = T², tan ψ = T(L−κ+(L−1)u)/((L−1)κ+(Lκ−1)u) increases wherever it is positive, so that each
        0 < ψ < π/2 has one T, the maximum. A smaller condition number is no better: d log r/dκ = C(φ_1) − C(φ_0), and (log(1+(L−1)x))′ ≤ (log x^{1−1/L})′ for 0 < x ≤ 1, so that the
        maximum of S(W⁰) has a φ_0 that is no smaller than φ_1, φ_0 ≤ π/2, and C decreases there. At κ_L the end ψ = 0 of it and a point at ψ = 0.158, 0.153, 0.145, 0.137 for L = 2 … 5 are as good.`,
    },
  ],
  picture: {
    figure: "marion2024/flow-limit",
    chart: "ratio",
    title: "S(W⁰)/S_min against the condition number of the data, and the curves ρ_L(κ)",
  },
  elsewhere: `The source has 1 ≤ S/S_min ≤ 4κ for the limit of the flow. The largest ratio was not found elsewhere.`,
  cites: [checkedBy("marion2024/corollary-2", "Corollary 2 of marion2024")],
  read: READ["flow-limit"],
} as const satisfies ProofText<string>;

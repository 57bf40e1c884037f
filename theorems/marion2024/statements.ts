/**
 * The statements of the source from its first page to its last, each with the claims that check it or the reason for
 * none.
 */
import { statementsOf } from "../../src/catalogue/index.js";
import appendix from "./statements/appendix.js";

const main = statementsOf(
  "marion2024",
  `
# Abstract and 1 Introduction
Abstract | minimizers can have arbitrarily large sharpness, but not an arbitrarily small one
  → reparameterization, theorem-2
Abstract | the lower bound grows linearly with depth
  → theorem-2
Abstract | the minimizer of gradient flow is no more than a constant times sharper, which depends on the condition number alone
  → corollary-2, corollary-3
Abstract | small scale: layers are nearly of rank one, and their singular vectors align
  → lemma-2, corollary-1
Abstract | residual initialization: convergence of the flow for a Gaussian initialization
  → theorem-4
1 | the sharpness should remain below 2/η to avoid divergence; networks operate at the edge of stability
  – said of other works; see wu2025/gd-stability and the plateau in Figure 1(b)
(1) | gradient descent implicitly minimizes the risk under a bound on the sharpness (Damian et al. 2023)
  – said of another work
1 | a catapult from beyond 2/η (Lewkowycz et al. 2020); for the logistic loss descent converges at any rate (Wu et al. 2024)
  – said of other works
1; Figure 1(a) | above a critical learning rate the network fails to learn
  → figure-1
1; Figure 1(a) | the critical rate is not related to the initial scale: under it networks learn from a wide range of scales
  → figure-1
  – both scales are tried under it, beyond it the small one alone
1; Figure 1(b) | large initial scales have a sharpness well over 2/η, and yet training succeeds
  → initial-sharpness
Theorem 1 | the least sharpness of a minimizer lies between two bounds that grow with L
  → theorem-2
1, after Theorem 1 | the bound is like that of Mulayoff and Michaeli, without white data
  → theorem-2, across/white-univariate
1, after Theorem 1 | gradient descent should not converge as soon as η > 1/(La); Figure 2 confirms it
  → critical-step
1, after Theorem 1 | the critical rate is a constant divided by the depth
  → critical-step
1; Figure 1(b) | from small scales the sharpness after training is near the bound and independent of η
  → figure-1
1; Figure 1(b) | as the scale grows it grows, and plateaus at 2/η
  → figure-1
1; Figure 1(d) | in the plateau training is at the edge of stability: the sharpness goes to 2/η
  → edge-of-stability, figure-1
1; Figure 1(c) | for a small η it does not enter the edge of stability
  → edge-of-stability
1 | the low sharpness comes from layers of nearly one norm, nearly the smallest that minimizes the risk
  → corollary-1, corollary-2
1, link with generalization | all minimizers implement the same function if Σ̂ has full rank, with different sharpnesses
  → lemma-8, reparameterization
1, link with generalization | flatter minima generalize better
  – said of other works; see figure-6
1, small scale | convergence of the risk “to zero”, rank one, alignment
  → theorem-3, corollary-1, lemma-2
  – where y is not Xw* the risk goes to R_min > 0, as Theorem 3 has it
1, small scale | the sharpness after training lies between the black lines of Figure 1(b)
  → figure-1, corollary-2
1, small scale | sharpness at initialization can be made arbitrarily small by its scale
  → vanishing-sharpness
1, small scale | after training it scales as S_min, so that training sharpens
  → edge-of-stability, corollary-2
(2) | the residual initialization
  – a definition
1, residual | the scalings make the variance of the branch independent of width, and noise neither blows up nor decays
  → lemma-3, lemma-6
1, residual | global convergence of the risk, and θ_k bounded in Frobenius norm
  → theorem-4

# 2 Setting
(3) | the linear network with a fixed vector p
  – a definition
2 | the risk R, Σ̂, λ, Λ, w*, R_min; w* ≠ 0
  – definitions
(4) | gradient flow
  – a definition
(5), (6) | the gradients
  → gradient
2 | there is an infinity of parameterizations of x ↦ w*ᵀx
  → reparameterization

# 3 The least sharpness
3 | the sharpness is the largest eigenvalue of the Hessian
  – a definition
Theorem 2, first display | S(W) ≥ 2‖w*‖² a Σ 1/‖W_k‖_F²
  → theorem-2-lower
Theorem 2, second display | S_min between two bounds
  → theorem-2, beyond/regression-bounds
(7) | the sharpness as the direction of the highest change of the gradient
  → sharpness-variational
3, after Theorem 2 | the sharpness of W^C grows without bound
  → reparameterization
3, after Theorem 2 | the first lower bound is small where all norms are large, the second one is uniform
  → theorem-2-lower, theorem-2
  – of the first it is seen in its formula
3, after Theorem 2 | both bounds match as L → ∞
  → theorem-2-asymptotic
3, end | the sharpness of w_L⋯w_1 x at ones is 2L
  → one-dimensional

# 4 Small initialization
(A_1) | R(W(0)) ≤ R_0 and ∇R(W(0)) ≠ 0
  → theorem-3
  – an assumption; the claim draws what meets it
4, after it | it is met where one layer is zero and the others are Gaussian, almost surely
  → theorem-3
Lemma 1 | W_{k+1}ᵀW_{k+1} − W_kW_kᵀ is constant
  → lemma-1
4, display after Lemma 1 | ε depends on the initialization alone, and is as small as its scale
  → lemma-2
  – seen in its formula, which is of degree two in the weights; the claim has it on its right sides
Lemma 2 | rank one, equal norms, alignment, up to ε
  → lemma-2
Theorem 3 | a PL inequality from t = 1 on
  → theorem-3
4, after Theorem 3 | the norm of the gradient by the first layer is a product of two norms, with its lower bound
  → theorem-3
(A_2) | Σ̂ of full rank, ε small
  → corollary-1
  – an assumption, whose formulas are lost
4, after (A_2) | the minimizer of the risk is unique, so that w_prod goes to w*
  → lemma-8, lemma-7
Corollary 1 | (‖w*‖/2)^{1/L} ≤ ‖W_k(t)‖₂ ≤ (2‖w*‖)^{1/L}
  → corollary-1
4, after Corollary 1 | with Lemma 2: up to ε layers have rank one, equal norms and aligned singular vectors
  → lemma-2, corollary-1
4, after Corollary 1 | the first right singular vector of W_1 aligns with w*
  → lemma-2
  – a consequence in words: with w*ᵀ = zᵀW_1 the part of w* across it is at most σ_2(W_1)‖z‖
Corollary 2 | S(W^SI)/S_min between 1 and 4Λ/λ; 4 for white data
  → corollary-2, beyond/trace-minimizer-sharpness

# 5 Residual initialization
5, first display | W_k(t) = I + s/√(Ld) N_k + θ_k(t)/L
  – a definition
Theorem 4, (8) | the flow converges with high probability, and ‖θ_k‖_F stays bounded
  → theorem-4
5, after Theorem 4 | the bound on the initial risk does not depend on width, depth or sample size
  → theorem-4
5, after Theorem 4 | the gradient from below, by the least singular values of the products
  → gradient-bounds
Lemma 3 | singular values of the products are bounded from both sides with high probability
  → lemma-3
5, after Lemma 3 | against Marion et al. (2022) and Zhang et al. (2022): probability of failure
  – said of other works
Corollary 3 | S(W^RI)/S_min between 1 and CΛ/λ
  → corollary-3
6 | a summary, and questions for the future
  – repeats what has its rows above
`,
);

export default [...main, ...appendix];

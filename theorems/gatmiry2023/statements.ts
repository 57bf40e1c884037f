/**
 * The statements of the source from its first page to its last, each with the claims that check it or the reason for
 * none.
 */
import { statementsOf } from "../../src/catalogue/index.js";

export default statementsOf(
  "gatmiry2023",
  `
# Abstract and 1 Introduction
Abstract | stochasticity in optimizers has the effect of minimizing the sharpness over the zero-loss solutions
  – what others have shown; here it is motivation
Abstract | for every depth above one, under RIP, minimizing the trace of the Hessian nearly minimizes the nuclear norm
  → theorem-1, theorem-1-nuclear
Abstract | that leads to better generalization
  → theorem-2, theorem-3, corollary-1
Abstract | the findings are verified on synthetic data
  → figure-1
1 | the works of others on sharpness and generalization
  – said of other works, without a formula
(1) | the end-to-end matrix E(W) = W_L ⋯ W_1
  – a definition, which asserts nothing; all claims use it
(2) | the loss ℒ(W) = (1/n) Σ (⟨A_i, E(W)⟩ − b_i)²
  – a definition; what is built on it is checked with values of it
1, before (3) | d_i ≥ min(d_0, d_L) makes E onto all matrices, and min ℒ = 0
  → lemma-4
1, before (3) | the trace of the Hessian is the sum of its eigenvalues
  – the definition of a trace
1, before (3) | label-noise SGD and 1-SAM are biased towards a smaller trace
  → figure-1
  – for 1-SAM and in general said of other works; Figure 1 shows label-noise SGD
(3) | W* minimizes the trace of the Hessian among the interpolating W
  – a definition; whether a minimum is reached: Definition 1
1, after (3) | the solution of (3) is not unique
  → not-unique

# 1.1 Main results
1.1 | the generalization of W depends on E(W) alone
  → population-loss
1.1 | penalizing the trace of W is penalizing F(E(W))
  → induced-argmin
Definition 1, (4) | F(M) is the least trace among the W with product M; it is well defined for all M
  → induced-attained
1.1, display after (4) | the M of least F are the products of the minimizers of the trace
  → induced-argmin
1.1, after that display | ℒ(W) = ℒ′(E(W))
  – the definition of ℒ′
Theorem 1, 1, (5) | under (1, δ)-RIP F(M) is L(d_0 d_L)^{1/L} ‖M‖_*^{2−2/L} up to 1 ± δ
  → theorem-1
Theorem 1, 2 | ‖E(W*)‖_* ≤ (1+δ)/(1−δ) min ‖M‖_*
  → theorem-1-nuclear
Table 1 | F(M)/L under RIP, for two layers and for one measurement
  → table-1
Table 1, caption | the Schatten p-norm for p in [1, ∞], a quasi-norm for p in (0, 1), and the nuclear norm for p = 1
  → definition-2
  – Definition 2 has no p = ∞, and nothing uses it
1.1, after Theorem 1 | closed forms of F for L = 2 and for n = 1
  → theorem-5, theorem-7
Theorem 2, (6) | under (2, δ)-RIP ‖E(W*) − M*‖_F² ≤ 8δ/(1−δ)² ‖M*‖_*²
  → theorem-2
1.1, after (6) | δ(n) = O(√((d_L + d_0)/n)) for every law with E⟨A, M⟩² = ‖M‖_F², such as the Gaussian
  → delta-rate
Theorem 3 | for n ≥ Ω(r(d_0 + d_L)) Gaussian measurements the population loss of trace minimizers is O((d_0 + d_L)/n ‖M*‖_*² log³n) with high probability
  → theorem-3
Theorem 3 | the population loss is ‖E(W*) − M*‖_F²
  → population-loss
Theorem 4 | for Gaussian measurements the interpolating matrix of least Frobenius norm has the expected loss (1 − min(n, d_0d_L)/(d_0d_L)) ‖M*‖_F²
  → theorem-4
1.1, after Theorem 4 | the samples that both estimators need
  → sample-complexity
1.1, after Theorem 4; Figure 1 | label-noise SGD generalizes better than mini-batch SGD
  → figure-1

# 2 Related work
2 | sharpness and generalization; implicit bias of sharpness minimization
  – said of other works, without a formula
2 | the set of minimizers of the training loss is path-connected, as in networks that others have looked at
  → path-connected
2 | that networks with scaling invariance have sharp solutions that generalize does not contradict the main result
  – a remark on logic: the result is on minimizers alone

# 3 Preliminaries
3 | norms, argmin, h_M and ℋ_r; the Rademacher complexities
  – definitions
Definition 2 | the Schatten p-(quasi)norm is a norm only for p ≥ 1
  → definition-2
3, after Definition 2 | for p < 1 the triangle inequality fails, and holds with the factor 2^{1/p−1} > 1
  → definition-2
Lemma 1 | ‖AB‖_* ≤ ‖A‖_F ‖B‖_F
  → lemma-1

# 4 Exact formulation
Lemma 2 | at zero loss tr ∇²ℒ = (2/n) Σ ‖∇f_i‖²
  → lemma-2
4, display after Lemma 2 | the gradient of ⟨A_i, E(W)⟩ by one layer
  → gradient
4, display before (7) | tr ∇²ℒ as a sum of squared gradients
  → trace-formula
(7) | F(M) as a minimum of a sum of squared products
  → equation-7
4, after (7) | F is in general not to be had in closed form, but approximately under RIP
  → theorem-1
  – that there is no closed form is no statement that a case could refute
Theorem 5, (8) | F(M) for two layers
  → theorem-5
Proof of Theorem 5 | the trace by roots of the measurement sums, its bound by Lemma 1, and the layers that reach it
  → theorem-5-proof
4, after Theorem 5 | (8) is close to the nuclear norm where both extra factors are close to the identity, as (1, δ)-RIP ensures
  → extra-terms
  – that it is then close to twice the nuclear norm, as (8) has it, is seen at once
4, end | whether F has a closed form for L > 2 is open
  – a question

# 5.1 RIP
5, overview | outline of the section: an error of δ‖M*‖_*², Gaussian δ = O(√((d_0 + d_L)/n)), a rate (d_0 + d_L)/n ‖M*‖_*²
  → theorem-2, delta-rate, theorem-3
  – the outline leaves out constants and log³n
Definition 3, (9) | (r, δ)-RIP
  → definition-3
Example 1 | Gaussian measurements have it for n ≥ Ω(r(d_0 + d_L)) with probability 1 − e^{−Ω(n)}
  → example-1
Example 2 | so do measurements of independent signs
  → example-2

# 5.2 The induced regularizer is nearly a nuclear norm
(10) | the regularizer R(W)
  – a definition; Lemmas 3 and 4 say what holds of it
Lemma 3 | under (1, δ)-RIP tr ∇²ℒ is R(W) up to 1 ± δ
  → lemma-3
(11) | F′(M) is the least R among the W with product M
  – a definition; that the minimum is reached is Lemma 4
Lemma 4, (12) | F′(M) = L(d_0 d_L)^{1/L} ‖M‖_*^{2−2/L}
  → lemma-4
(13) | AM–GM for the terms of R
  → equation-13
(14) | ‖W_L⋯W_{j+1}‖_F² ‖W_j⋯W_1‖_F² ≥ ‖M‖_*²
  → equation-14
(15) | the lower bound of R
  → lemma-4
5.2, first sentence | the section proves Theorem 2
  – a slip for Theorem 1, which it proves
5.2, before (10) | the trace at minimizers is O(δ)-close to R, and F′ a multiple of ‖M‖_*^{2−2/L}
  → lemma-3, lemma-4
5.2, after (15) | matrices Q_i with orthonormal columns exist, since rank M is at most d_i
  → lemma-4-construction
5.2, after (15) | the layers of the construction have the product M
  → lemma-4-construction, lemma-4-displays
5.2, display before (16) | ‖W_L⋯W_{j+1}‖_F² ‖W_j⋯W_1‖_F² = ‖W_L⋯W_1‖_*² = ‖Λ^{1/2}‖_F² for every α
  → lemma-4-displays, lemma-4-construction
(16), (17), (18) | the norms of the products of the construction
  → lemma-4-displays
5.2, after (18) | with the stated α and α′ the bound (15) is reached
  → lemma-4-construction
Proof of Theorem 1, first displays | (1−δ)F′(M) ≤ F(M) ≤ (1+δ)F′(M)
  → theorem-1, lemma-3
(19) | R(W̄) = L(d_0 d_L)^{1/L} min ‖M‖_*^{2−2/L}
  → theorem-1-nuclear-proof
(20), (21) | tr ∇²ℒ at W* between two multiples of R(W̄)
  → theorem-1-nuclear-proof
5.2, last display of the proof | ‖E(W*)‖_* ≤ ((1+δ)/(1−δ))^{L/(2(L−1))} min ‖M‖_*, with an exponent of at most 1
  → theorem-1-nuclear
Corollary 1 | for Gaussian measurements ‖E(W*)‖_* ≤ 3 min ‖M‖_* ≤ 3‖E(W*)‖_* with high probability
  → corollary-1

# 5.3 Recovering the ground truth
5.3 | under RIP the loss is close to the squared distance of E(W) from M*
  → lemma-5
Lemma 5 | under (2, δ)-RIP |(1/n) Σ ⟨A_i, M⟩² − ‖M‖_F²| ≤ 2δ ‖M‖_*²
  → lemma-5
5.3, after Lemma 5 | for independent entries of mean 0 and variance 1 ‖W − M*‖_F² is the population loss, so that Theorem 2 bounds it
  → population-loss, theorem-2
(22) | ‖E(W*) − M*‖_* ≤ 2/(1−δ) ‖M*‖_*
  → theorem-2
5.3, display after (22) | the measured energy of E(W*) − M* is its squared norm up to 8δ/(1−δ)² ‖M*‖_*²
  → theorem-2
5.3, end of the proof | tr(A_i E(W*)) = b_i, and the measured energy of E(W*) − M* is 0
  → theorem-2-proof

# 5.4 Generalization bound
5.4 | the rate (d_0 + d_L)/n ‖M*‖_*² is faster than its root
  → theorem-3
5.4 | with very high probability the learned solution has a nuclear norm of at most 3‖M*‖₂
  → learned-norm
Theorem 6, (23) | for smooth bounded losses a bound of all interpolators by the square of ℛ_n, with probability 1 − p
  → theorem-6
5.4, end | the square loss is unbounded on Gaussian data, and is cut off smoothly by (41)
  – (41) is in an appendix that the text at hand does not have
Figure 1, Figure 2 | label-noise SGD ends flatter and generalizes better
  → figure-1

# 6 A single measurement
6 | F is a quasi-norm of E(W) that depends on its singular values alone
  → singular-values
Theorem 7, (24) | F(M) for one measurement is a Schatten quasi-norm
  → theorem-7
6, after Theorem 7 | for A = I and symmetric M a power sum of the eigenvalues, which tends to the Frobenius norm as L grows
  → theorem-7-remark
6, end | beyond RIP the induced regularizer can behave very differently
  → theorem-7-remark
  – that success in practice is tied to the data is an opinion

# 7 Conclusion
7 | a summary, and questions for the future
  – repeats what has its rows above
Appendices | experiments, further proofs
  – not part of the text at hand
`,
);

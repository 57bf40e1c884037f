/** The statements of the appendix. */
import { statementsOf } from "../../../src/catalogue/index.js";

export default statementsOf(
  "marion2024",
  `
# Appendix A Technical lemmas
Lemma 4 | elementary inequalities
  – the formulas are lost, and nothing in the text tells them
Lemma 5 | an elementary inequality with an absolute constant
  – the formula is lost, and nothing in the text tells it
Lemma 6 | the distributions of ‖Nh‖² and hᵀNh
  → lemma-6
Lemma 7 | PL along a flow gives exponential convergence
  → lemma-7
Lemma 8 | the risk above its minimum, and the gradient
  → lemma-8
Lemma 9, (10), (11), (12) | products under small perturbations
  → lemma-9
(9) | ‖W_k⋯W_j‖₂ ≤ M_1/M_2
  → products-between

# Appendix B Proofs
B.1, first sentence | the largest eigenvalue of the Hessian of a function is the steepest change of its gradient
  → largest-eigenvalue
(13) | (7) for matrices
  → sharpness-variational
(14) to (17) | the change of the gradient along a direction
  → sharpness-variational
  – formulas lost; the claim follows the gradient along rays instead
(18), (19) | its Frobenius norm from below, by the means and the operator norm
  → theorem-2-lower
  – formulas lost; the bound that they give is checked
B.1, second bound | rank-one directions along w* give the second lower bound
  → theorem-2
  – formulas lost; the bound that they give is checked
(20) to (22) | the sharpness of the constructed minimizer from above
  → theorem-2
(23) and B.3 | the steps of the proof of Lemma 2
  → lemma-2
  – formulas lost; the claim has the constants that they give
(24), (28), (29) | the two cases of the proof of Theorem 3
  → theorem-3
  – formulas lost; the claim has the bound of the second case with a constant of its own
(25) to (27) | alignment of all layers where one is large
  → lemma-2
  – formulas lost
(30) to (34) | estimates from the smallness of ε, and the norms in the limit
  → corollary-1
  – formulas lost; the claim has the estimates that lead there
(35), (36) and B.6 | the sharpness at the limit from above
  → corollary-2
(37) | ‖∇_{W_k}R‖_F² from below
  → gradient-bounds
(38), (40), (51) to (53) | conditions and constants
  – formulas lost; all constants are existential in what they lead to
(39) | the singular values along the flow
  → lemma-3
(41), (42), (44) | the risk falls exponentially, and the path is short
  → lemma-7, theorem-4
(43) | ‖∇_{W_k}R‖_F² from above
  → gradient-bounds
B.7, after (39) | the same bounds for W_L⋯W_{k+1}, by symmetry
  – a sentence on the law of the N_k, which is the same in reverse order
B.7, several outputs | the bounds on the gradient, without ‖p‖
  → gradient-bounds
Theorem 5 | Theorem 4 for several outputs
  → theorem-5
(45) | the norm of the activations from layer to layer
  → activation-norms
(46) | the distributions behind (45) depend on d alone
  → lemma-6, activation-norms
(47) | tails of χ² (Ghosh 2021)
  – said of another work, and its formula is lost
(48), (49) | deviations of the norm by Doob's inequality
  – formulas lost; what they lead to is Lemma 3
(50) | the operator norm from a net of the sphere
  – formula lost, and a fact of any net; what it leads to is Lemma 3
(54), (55) | the probability of failure
  – formulas lost; what they lead to is Lemma 3
B.8, end | from the bound at θ = 0 to a ball
  → lemma-9, lemma-3
B.8, comparison | the bound for all j follows from those for j = 1
  → products-between
B.8, comparison | Zhang et al. take χ² for sub-Gaussian, and their probability grows with depth
  – said of another work
(56) to (58) and B.9 | the sharpness at the limit of the residual flow from above
  → corollary-3

# Appendix C Experiments
C, Setup | data, with ‖w*‖ = 1
  – a setting, which is that of the claims on figures
Figure 1 | details
  → figure-1
Figure 2 | the critical learning rate is 1/(La)
  → critical-step
Figure 3 | for large scales descent may diverge; the probability by scale and learning rate
  → divergence
Figure 4 | a residual initialization: similar, with a better conditioned initial sharpness
  → figure-4
Figure 5 | the same from a residual initialization
  → divergence
Figure 6 | underdetermined data: sharpness and generalization are correlated
  → figure-6
C, after Figure 6 | learning rate, scale and sharpness are connected as in Figure 1(b)
  – “qualitatively”, and the figure is lost
Figure 7 | nonlinear networks (GELU): similar, with a plateau at 2/η
  – a picture of other networks than the theory is about, and lost
C, noisy data | with noise the sharpness of nonlinear networks reaches 2/η
  – no plot is reported
C, gradient flow and descent | from small scales both should follow one trajectory
  → figure-1
  – a conjecture in words; that sharpness does not depend on η is in the claim

# Appendix D Related work
D, progressive sharpening | small-scale initialization is an example of it
  → edge-of-stability
D | progressive sharpening and matrix factorization in the works of others
  – said of other works
`,
);

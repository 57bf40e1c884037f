/**
 * The statements of the source from its first page to its last, each with the claims that check it or the reason for
 * none.
 */
import { statementsOf } from "../../src/catalogue/index.js";

export default statementsOf(
  "mulayoff2020",
  `
# Abstract and 1 Introduction
Abstract | linear ResNets with zero initialization necessarily converge to the flattest of all minima
  → identity-limit, lemma-1-flow, lemma-1-gd
Abstract | flattest minima are nearly balanced: gains do not change drastically from layer to layer
  → theorem-2
Abstract | a left singular vector of each layer is a right one of the next, on the path of the largest gain
  → theorem-3
Abstract | experiments show the same in linear and nonlinear models
  – experiments on real networks; for linear ones see Figure 3
1 | biases of optimizers, in the works of others
  – said of other works
1 | in some cases GD can only converge to the flattest of all minima
  → lemma-1-gd, step-size
1 | rescaling the layers of ReLU networks makes any minimum sharper (Dinh et al.)
  → wu2025/relu-rescaling
  – said of other works; for linear layers see measure-zero
1 | minima become sharper as the network gets deeper
  → deeper-sharper

# 2 Problem setting
(1) | f_w(x) = W_m ⋯ W_1 x
  – a definition
2 | widths of at least min(d_x, d_y) let the network be any linear map
  → equation-3
(2) | the loss ℓ(w) = Ê‖y − f_w(x)‖²
  – a definition
2, before (3) | where the inputs miss a direction there are directions of w along which the loss is constant for every w
  → unseen-directions
2, before (3) | minima that differ along these may have other end-to-end functions, but the same landscape
  → unseen-directions
2, before (3) | so the sharpness of a minimum is indifferent to the end-to-end function, and not associated with generalization
  → unseen-directions
  – tested is that the landscape is the same along these directions; that every end-to-end function has minima of every sharpness is not so for Σ̂_yx = 0 (see there), and what sharpness is associated with is an interpretation
(3) | for a full-rank Σ̂_x the loss is least at T = Σ̂_yx Σ̂_x^{−1} alone
  → equation-3
(4) | the global minima are the factorizations of T
  → equation-3
2, after (4) | w* is not stable for GD where its sharpness is above 2/η (Wu et al. 2018)
  → step-size, wu2025/gd-stability
  – for SGD: wu2025/sgd-moments, in the words of that source
2, before (5) | the larger the step size, the fewer minima are accessible
  – the minima with λ_max ≤ 2/η, as which the sentence before describes them, are fewer for a larger η
(5) | with the largest step size that allows convergence only flattest minima are reached
  → step-size
2, before Lemma 1 | in many cases a small step leads to a flattest minimum, too
  → lemma-1-flow, lemma-1-gd
Lemma 1 i | from the identity gradient flow can only converge to a flattest minimum
  → lemma-1-flow, identity-limit
Lemma 1 ii | for T ≻ 0 GD with a small step converges to a flattest minimum at a linear rate
  → lemma-1-gd
2, end | linear networks with identity initialization are linear ResNets with zero initialization
  – a change of names

# 3 Scalar networks
(6), (7) | the scalar network and its global minima
  – definitions; that these are the minima is (3) and (4) with d_x = d_y = 1
3, after (7) | the minima lie in connected valleys, for two layers on the hyperbola w_2 = τ/w_1
  – that for τ ≠ 0 the w of one sign pattern are joined by w_j^{1−t}w′_j^t is seen at once
3, after (7) | parts of the valleys are sharper than others
  → scalar-flattest, scalar-hessian
3, after (7); Figure 1 | GD leaves a narrow part of the valley and ends where it is flat enough, with and without momentum
  → figure-1
(8), (9), (10) | the Hessian at a minimum is 2σ̂²τ² zzᵀ, of rank one
  → scalar-hessian
(11), (12) | the flattest minima have |w_j| = |τ|^{1/m}
  → scalar-flattest
(13) | their sharpness is 2mσ̂² τ^{2(1−1/m)}
  → scalar-flattest, across/scalar-networks
3, after (13) | Ω_0 has 2^{m−1} points, one in each valley
  → scalar-flattest
3, after (13) | Ω_0 is always a set of measure zero within Ω
  → measure-zero
3, item 1 | balancedness of scalar minima; in higher dimensions it breaks, and flattest minima are nearly balanced
  → scalar-flattest, larger-than-path, theorem-2
3, item 2 | the sharpness of the flattest minima grows roughly linearly with m, and so the largest step size falls
  → deeper-sharper, scalar-flattest, step-size
3, item 3 | the Hessian at a minimum is always of rank 1, with m − 1 directions into the valley
  → scalar-hessian, lemma-3
Figure 2 and the text | for two scalar layers both minima look equally sharp along the line between them
  → scalar-interpolation
3, before Lemma 2 | for deeper scalar networks that is not always so, and the visualization still frequently deceiving
  → scalar-interpolation, lemma-2
  – how often is an opinion
Lemma 2 | where the line plot shows a minimum as sharper, another minimum looks flatter than a flattest one
  → lemma-2
3, end | the phenomenon is common in ReLU networks
  – an experiment on real networks

# 4 Main results
(14) | the product of layers
  – a definition
A1, A2 | widths; white data
  – assumptions, which are those of the claims
Lemma 3, (15), (16) | H_w = 2ΦΦᵀ
  → lemma-3
4, after Lemma 3 | the Hessian is rank-deficient for m > 1; for d_x = d_y = d only d² directions point to a slope
  → lemma-3
4, after Lemma 3 | the valley has at least 1 − 1/m of the ambient dimension, for d_x = d_y
  → lemma-3
4, before Theorem 1 | a closed form of λ_max at every minimum is intractable
  – an opinion
Theorem 1, (17) | the sharpness of flattest minima is 2m σ_max(T)^{2(1−1/m)}, with the eigenvector Φ(v ⊗ u)
  → theorem-1
4, after Theorem 1 | flattest minima become sharper with m, approximately linearly for m ≫ 1, so that deeper models need smaller steps
  → deeper-sharper
4, after Theorem 1 | η_max ≤ (1/m) σ_max(T)^{−2(1−1/m)}
  → step-size
4, before Theorem 2 | at general minima intermediate gains are unconstrained, as α and 1/α may go to two layers
  → figure-3, measure-zero
4, before Theorem 2 | the largest end-to-end gain is σ_max(T), for the input v
  – the definition of a singular vector
Theorem 2 i, iii | v and u are singular vectors of the partial products, with the gains σ_max(T)^{k/m} and σ_max(T)^{1−k/m}
  → theorem-2
Theorem 2 ii, iv | no gain of a partial product is above √m times that
  → theorem-2
Figure 3 | gains are high in arbitrary minima and graceful in flattest ones
  → figure-3
Theorem 3 and Remark | each layer has the pair q̄_k, r̄_k with σ_max(T)^{1/m}, and r̄_{k+1} = q̄_k
  → theorem-3
4, after Theorem 3 | that singular value is not necessarily the largest of a layer
  → larger-than-path
4, after Theorem 3 | consecutive layers have a singular vector in common
  → theorem-3
Theorem 4 | σ_max(W_k) = σ_max(T)^{1/m} for all k makes a flattest minimum
  → theorem-4
4, after Theorem 4 | such minima have nonzero measure within Ω_0
  → nonzero-measure

# 5 Proof outline
(18) | the block structure of the Hessian
  – a definition of blocks
(19) | the blocks are 2Φ_iΦ_jᵀ
  → lemma-3
(20), (21) | λ_max(H) as a maximum over ‖B‖_F = 1
  → sharpness-dual
5, after (21) | a closed form of that maximum seems intractable
  – an opinion
Lemma 4, (22) | Σ‖Ψ_k‖_F² ≥ m ‖Ψ_m⋯Ψ_1‖₂^{2/m}
  → lemma-4
(23), (24), (25) | the lower bound ν(B)
  → nu
5, after (25) | λ_max(H_w) ≥ max ν(B) at every global minimum
  → nu
(26) | max ν(B) for white data
  → nu
(27) | the minimum made of the roots of the singular values
  → theorem-1
(28) | its sharpness
  → theorem-1
(29) | the least sharpness
  → theorem-1
5, after (29) | (27) is a flattest minimum, a special case of Theorem 4
  → theorem-1, theorem-4
5, end | conjecture: the least sharpness is max ν(B) for all data
  → conjecture, beyond/flattest-any-data
5, end | for general data there is no closed form of max ν(B)
  → beyond/flattest-any-data
  – an opinion, to which that claim gives the maximum over one unit vector

# 6 Experiments with nonlinear networks
Figure 4 | larger steps lead to flatter minima, the largest step goes like 1/m, and the sharpness grows with m
  – an experiment on real networks (ReLU, images of digits); for linear ones: theorem-1, step-size
Figure 5 | from random initialization minima are sharper, steps smaller and convergence slower
  – an experiment on real networks (ReLU, images of digits)
Figure 6 | gains are large in sharp minima found by Adam, and balanced in flat ones found by SGD
  – an experiment on real networks (ReLU, images of digits); for linear ones: figure-3
Figure 7 | along the line between them the flat minimum appears sharper than the sharp one
  – an experiment on real networks (ReLU, images of digits); for scalar ones: scalar-interpolation, lemma-2

# 7 Related work and 8 Conclusion
7 | notions of sharpness, balancedness and visualization in the works of others
  – said of other works
7 | gradient flow maintains the differences between the squared norms of the layers (Arora et al. 2018)
  → marion2024/lemma-1
  – said of other works; that claim has the differences of Gram matrices, whose traces these are
7 | the interpolation visualization is deceiving surprisingly often
  → lemma-2
  – how often is an opinion
8 | a summary
  – repeats what has its rows above
Appendices | proofs, details of experiments
  – not part of the text at hand
`,
);

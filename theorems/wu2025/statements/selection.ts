/** The statements on who selects flat minima: SAM, and the stability of GD and SGD. */
import { statementsOf } from "../../../src/catalogue/index.js";

export default statementsOf(
  "wu2025",
  `
# Sharpness-aware minimization
L^SAM | the loss that it aims to minimize
  → sam-step
The “unreasonable” simplification | the maximizer to first order, and the simplified gradient
  → sam-step
(1) | one SAM step
  – a definition, with the gradient of the row above
Figures 9, 10 | the performance of SAM on vision and language
  – experiments on real networks, from other works
SAM, end | an implicit bias improves the performance
  – an opinion and a question

# Stability
The escape phenomenon; Figure 11 | SGD leaves solutions of GD, unreasonably fast
  → theorem-4-escape
  – the pictures are experiments on real networks
Stability of gradient flow | all critical points are fixed points; saddle points are unstable, minima stable
  → gradient-flow
Figure 12 | GF selects C and D
  – a drawing, of which the row above says what it shows
Stability of gradient descent; Figure 13 | with a large rate GD converges to the flat minimum alone, and leaves the other
    exponentially fast
  → gd-stability
  – the figure is a drawing
Linear stability analysis | the linearized iterates
  → gd-iterates
Linear stability analysis | stability ⇒ λ_1 ≤ 2/η, else escape like |1 − ηλ_1|^t
  → gd-stability
The edge of stability | GD on networks often occurs on it
  – said of what occurs in training, in words
The edge of stability, Table 1 | sharpness of GD solutions against 2/η
  → edge-of-stability
  – the numbers are experiments on real networks; the claim checks the arithmetic of the table alone
Figure 14 | GD on networks occurs at the edge of stability
  – an experiment on real networks, from another work
What affects the stability of SGD | ½ax²: GD escapes for η > 2/a
  → gd-stability, across/step-sizes
What affects the stability of SGD | two functions, of which x = 0 and x = 1 are global minima
  – seen at once: f_i ≥ 0, with 0 at both
What affects the stability of SGD | two functions: at η = 0.7 x = 1 is stable for f_1, not for f_2, nor for SGD
  → toy-sgd
An illustrative example; Figure 15 | the same without the factor ½
  → toy-sgd-illustrated
An illustrative example | sharpness cannot fully characterize the difference between SGD and GD
  → toy-sgd-illustrated, sgd-moments
Over-parameterized regime | L(θ*) = 0 ⇒ ∇ℓ_i(θ*) = 0: global minima are fixed points of SGD
  → zero-loss
(2), (3) | the one-dimensional problem and its iteration
  – definitions
(4), (5) | the first two moments
  → sgd-moments
(6) | stable iff (1 − ηa)² + η²(n − B)/(B(n − 1)) s² ≤ 1
  → sgd-moments
After (6) | otherwise a small perturbation escapes
  → sgd-moments
The selection diagram | learning rate and batch size play different roles
  → sgd-moments
  – the diagram is a drawing of (6)
High-dimensional cases | λ_max{(I − ηH)² + …Σ} ≤ 1, and a necessary condition
  → sgd-moments-multivariate
Figures 16, 17 | minima selected by SGD are uniform, and non-uniformity goes with sharpness
  – experiments on real networks
Towards a necessary condition | the noise adds η²/B Tr(HΣ)
  → noise-term
The alignment property | the covariance of the noise, and its decoupling
  → decoupling
The alignment property | the noise has the magnitude of the loss, and concentrates in sharp directions
  → alignment, decoupling
  – what the ≈ suggests, in words; the claims have what is exact in it
(7), (8), (9) | the factors α, β, μ; α is a cosine, μ = 1 under decoupling
  → alignment
Key observation | there is μ_0 > 0 with μ(θ) ≥ μ_0
  → alignment
Figure 18; CIFAR-10 | the alignment factors during training
  – experiments on real networks
Why is the alignment satisfied? | Tr(ΣG) as a mean over samples
  → alignment-trace
Why is the alignment satisfied? | the ≈ comes from uniform ‖g_i‖_G; γ(θ)
  → alignment-uniformity
Why is the alignment satisfied? | uniformity of the errors is wrongly made the reason
  – on the reasons of other works, in words; that ‖g_i‖_G matters is the row above
Proposition 1 | linear networks: μ(θ) ≥ 1
  → proposition-1
Proposition 2 | random features: μ(θ) ≳ 1/d
  → proposition-2
After Proposition 2 | the alignment holds for the entire parameter space
  → proposition-1, proposition-2
Theorem 3 | a linearly stable minimum has ‖H‖_F ≤ √(B/μ_0)/η
  → theorem-3-stability
Proof of Theorem 3 | the loss after a step is at least what the noise adds
  → noise-term-proof
Proof of Theorem 3 | stability gives μ_0η²‖H‖_F²/B ≤ 1
  → theorem-3-stability
Size-independent control | large rates and small batches lead to flatter minima
  → theorem-3-stability
  – seen in the bound, in which η and B stand so
Size-independent control | the bound does not depend on the numbers of samples and of parameters
  → theorem-3-stability
  – seen in the bound; that μ_0 does not, either, Propositions 1 and 2 say of their models
Size-independent control | GD: λ_1 ≤ 2/η, and so ‖H‖_F ≤ 2√n/η
  → gd-frobenius, gd-stability
Noise structure | both noises have one total variance
  → isotropic
Noise structure | stability bounds ‖H‖_F for the one, Tr H for the other
  → isotropic
Noise structure | it is important
  → noise-structure
CIFAR-10; batch size | sharpness is nearly independent of the size of the model, and near the bound
  – experiments on real networks
Theorem 4 (Escape) | E L̂(θ_t) ≥ γ_0^t E L̂(θ_0)
  → theorem-4-escape
After Theorem 4 | sharper minima and stronger alignment make a faster escape
  → theorem-4-escape
  – seen in γ_0, which bounds the speed from below
Figure 19 | the escape is exponentially fast
  – an experiment on real networks
`,
);

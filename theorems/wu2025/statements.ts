/**
 * The statements of the source from its first slide to its last, each with the claims that check it or the reason for
 * none.
 */
import { statementsOf } from "../../src/catalogue/index.js";

export default statementsOf(
  "wu2025",
  `
# Background
“Modern” ML models | networks are over-parameterized
  – said of practice
Figure 1 | sizes of image classification models
  – a table of other works
Traditional and modern ML | a specific algorithm converges to certain solutions only
  – a definition of implicit regularization
Empirical risk, GD, SGD | the iterations
  – definitions
SGD = GD + noise | the noise has mean zero and the covariance of one sample's gradient
  → sgd-noise
SGD = GD + noise | the noise is state-dependent
  → sgd-noise
Implicit regularization of SGD; Figures 2, 3, 4 | SGD generalizes well without explicit regularization, and better than GD
  – experiments on real networks, from other works
ICLR 2017 Best Paper | an award
  – no statement on networks
A loss landscape perspective; Figure 5 | the landscape is full of minima and saddle points
  – photographs of landscapes, from another work
Flat minima hypothesis; Figure 6; experiments in [2] | SGD converges to flatter minima, and these generalize better
  – a hypothesis, with experiments on real networks
Theoretical questions | what is flatness, why does SGD prefer it, why does it generalize
  – questions

# Sharpness and generalization
Sharpness | λ_max, Tr and ‖·‖_F² of the Hessian as averages over perturbations
  → perturbation-sharpness
Sharpness | what of larger perturbations, and of robustness
  – questions
Figure 7 | the popular illustration is misleading; the test landscape deviates along flat directions
  – a drawing; that sharp minima can generalize is the next row but one
Rescaling, display | aσ(wᵀx) = (a/λ)σ((λw)ᵀx)
  → relu-rescaling
Rescaling | it does not change the function, but can change the sharpness
  → relu-rescaling
Toy landscape | the Hessian of ½(aw − 1)² at its minima; rescaling makes a solution arbitrarily sharp
  → toy-landscape
Toy landscape, end | flatness can only be sufficient for generalization
  → relu-rescaling
  – a conclusion in words

# PAC-Bayes
Setting | losses, samples, posterior
  – definitions
Theorem 1 (McAllester) | L(Q) ≤ L̂(Q) + √((KL(Q‖P) + log(1/δ))/(2n)) for all Q at once
  → mcallester
Remark | Q can depend on the training set, but P cannot
  → mcallester, prior-from-sample
Remark | the divergence of two Gaussians has an explicit form
  → gaussian-kl
Theorem 2 (Donsker and Varadhan) | the Gibbs measure maximizes E_p V − KL(p‖π), and the value is log E e^V
  → donsker-varadhan
Theorem 2, consequence | e^{E_p V} ≤ E_π e^V · e^{KL(p‖π)}
  → donsker-varadhan
Proof of Theorem 2 | KL(p‖π_V) = KL(p‖π) − E_p V + log E e^V
  → donsker-varadhan
Proof of Theorem 1 | Hoeffding: E_S e^{λΔ_n(h)} ≤ e^{λ²/(8n)}
  → hoeffding-mgf
Proof of Theorem 1 | Chernoff and Cramér
  → chernoff
Proof of Theorem 1 | the expectation over S, and the bound for one λ
  → chernoff
Proof of Theorem 1 | with probability 1 − δ the gap is at most λ/(8n) + (KL + log(1/δ))/λ
  → mcallester, chernoff
Proof of Theorem 1 | optimizing λ
  → mcallester
Footnote 2 | a proof for the expected gap is more intuitive
  – an opinion
Theorem 1 ([5]) | the PAC-Bayesian bound for flat minima
  → foret
Its proof | L(θ) ≤ E_Q L ≤ E_Q L̂ + √((KL + log(1/δ))/(2n)) for Q = N(θ, σ²I)
  → prior-from-sample
Its proof | the divergence of two Gaussians, and of Q and P
  → gaussian-kl
Its proof | the choice of σ_P
  → gaussian-kl, prior-from-sample
Footnote 3 | σ_P may not depend on S, which a union bound mends
  → prior-by-union
Lessons | whether flat minima generalize depends on architecture, metric and data
  → memorizing, theorem-3-generalization
  – a conclusion in words

# Two-layer networks
An important observation | H(θ) = G(θ) + (1/n) Σ e_i ∇²f(x_i; θ), and H = G at an interpolation minimum
  → fisher, across/empirical-fisher
An important observation | H ≈ G where the loss is small
  → fisher
  – without a constant; the display before has the difference
An important observation | Tr G = (1/n) Σ ‖∇f(x_i; θ)‖²
  → fisher
Without bias | Tr G = Σ (γ_1‖w_j‖² + γ_2 d a_j²)
  → relu-trace
Cont'd, first display | the weighted ℓ2 norm
  → weighted-norm
Theorem 2 | N(d, δ)
  → sample-size
Theorem 2 | Tr G ∼ ‖θ‖_{2,d}, ‖G‖_F ∼ ‖θ‖_{2,√d}, ‖G‖₂ ∼ ‖θ‖_{2,1}
  → theorem-2-norms
Remark | sharpness depends on the training data, but the norms do not
  → theorem-2-norms
Flatness implies generalization | the path norm controls the generalization gap
  – without a formula; a statement of other works
Flatness implies generalization | ‖θ‖_{2,q} ≥ 2√q ‖θ‖_P
  → path-norm
Theorem 3 | flat interpolation minima generalize
  → theorem-3-generalization
Remark | similar results hold for other metrics of sharpness
  – without a formula
Theorem 4 | a flattest global minimum that cannot generalize at all
  → memorizing
Definition 1 | memorizing solutions
  – a definition, which that claim and the next row use
Proof, Step 1 | the network that memorizes
  → memorizing-construction
Proof, Step 1 | random points are nearly orthogonal, and each activates one neuron
  → memorizing-probability
Proof, Step 1 | it predicts 0 outside, with the error 1 − n/2^d
  → memorizing-construction, memorizing
Proof, Step 2 | the sharpness from below by Cauchy and Schwarz, with equality at a memorizing solution
  → memorizing
Figure 8 | SAM finds flatter solutions that generalize worse
  – an experiment on real networks, from another work

# Sharpness-aware minimization
L^SAM | the loss that it aims to minimize
  → sam-step
The “unreasonable” simplification | the maximizer to first order, and the simplified gradient
  → sam-step
(1) | one SAM step
  → sam-step
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
Size-independent control | the bound does not depend on the numbers of samples and of parameters
  → theorem-3-stability
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
Figure 19 | the escape is exponentially fast
  – an experiment on real networks
`,
);

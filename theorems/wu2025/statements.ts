/**
 * The statements of the source from its first slide to its last, each with the claims that check it or the reason for
 * none.
 */
import { statementsOf } from "../../src/catalogue/index.js";
import selection from "./statements/selection.js";

const flatness = statementsOf(
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
  – seen in its covariance, which is that of the gradients at θ_t
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
How do we kill the data dependence? | a question
  – the derivation is not printed
Flatness implies generalization | the path norm controls the generalization gap
  – without a formula; a statement of other works
Flatness implies generalization | ‖θ‖_{2,q} ≥ 2√q ‖θ‖_P
  → path-norm
Theorem 3 | flat interpolation minima generalize
  → theorem-3-generalization
Remark | similar results hold for other metrics of sharpness
  – without a formula
Remark, and before Theorem 4 | a slight change of the input distribution makes flat minima generalize poorly
  → theorem-3-generalization, memorizing
  – the network has biases there besides, so that the model changes, too
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
`,
);

export default [...flatness, ...selection];

/**
 * §1.1, after Definition 1.
 *
 * As printed: "$$\arg \min_{M: \mathcal{L}'(M)=0} F(M) = \left\{ E(\mathbf{W}^*) \mid \mathbf{W}^* \in \arg
 * \min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] \right\}, $$ [...] This
 * directly follows from the definition of F in (4)."
 *
 * Both inclusions are tested for one measurement A.
 * - "⊇" where the least trace is known. $A = I$: $2Ld(|b|/d)^{2-2/L}$ at $W_j = (|b|/d)^{1/L}I$ up to sign, since
 *   $\|M^{L-1}\|_{S_{2/L}}^{2/L} \ge \sum|\lambda_i(M)|^{2-2/L}$ (Weyl) and $\sum\lambda_i = b$. $A$ diagonal, $L = 2$:
 *   $4|b|\sigma$ for the least positive $\sigma = \sigma_k(A)$, at $W_2W_1 = (b/\sigma)e_ke_k^\top$, since $|b| =
 *   |\mathrm{tr}(A^\top MA^\top (A^\top)^\dagger)| \le \|A^\top MA^\top\|_* / \sigma$. Then $F(E(\mathbf{W}^*))$ is the
 *   least F.
 * - "⊆" where $A = (A'\ 0)$, $b = 0$ and $M = pe_{d_0}^\top$: the trace at $W_1 = e_{d_0}^\top/\varepsilon$, $W_L =
 *   \varepsilon p$ and ones between, padded with zeros to hidden widths $\min(d_0, d_L)$, is $2\varepsilon^2\|A^\top
 *   p\|^2$, so $F(M) = 0$ is least; for $L = 2$ it is what Theorem 5 says, since $MB_2 = 0$. If $M = E(\mathbf{W}^*)$
 *   with least trace, that is 0, then $A^\top W_L\cdots W_2 = 0$ and $A^\top M = 0$; in general $\mathrm{rank}(A^\top
 *   M) \le \mathrm{rank}((A^\top M)^{L-1}A^\top)$, which exact integer arithmetic decides.
 */
import { law, type Written } from "../../generators/index.js";
import { atMost, claim, equal, holds, refuted } from "../../src/claim/index.js";
import { drawn, kernel, known } from "./objects/induced-argmin.js";

const cases = drawn.map((instance) => (instance.family === "kernel" ? kernel(instance) : known(instance)));

/** The inclusion that holds: trace minimizers minimize F. */
const superset = (x: ReturnType<typeof known>) => ({
  "tr ∇²ℒ(W*) ≤ tr ∇²ℒ(W) where ℒ(W) = 0": atMost(x.leastTrace, x.traceAtW),
  "F(E(W*)) ≤ F(M) where ℒ'(M) = 0": atMost(x.regularizerAtBest, x.regularizerAtM),
  "F(E(W*)) = tr ∇²ℒ(W*)": equal(x.regularizerAtBest, x.leastTrace),
});

/** A case by hand of a family with known minimizers; M as given is moved to interpolate. */
const at = (family: "identity" | "diagonal", M: Written, W: readonly Written[], sigmas: Written) =>
  drawn.at({ family, rows: 1, A: law("zero"), P: law("zero"), diagonal: sigmas, M, W });

/** A case by hand of the family with F(M) = 0. */
const kernelAt = (A: Written, P: Written) =>
  drawn.at({ family: "kernel", L: 2, A, P, diagonal: law("zero"), M: law("zero"), W: law("zero") });

const EYE = "1 0; 0 1";
const CORNER = "1 0; 0 0";

export default claim(cases, {
  id: "gatmiry2023/induced-argmin",
  title: "With F as an infimum: its minimizers are the end-to-end matrices of the trace minimizers",
  noFile:
    "it is about problems of one measurement whose minimizer is known, and makes them; gatmiry2023/theorem-7 takes a file",
  kinds: ["identity"],
  locus: "§1.1, after Definition 1",
  words: "ours",
  reading: `Under inf: F is defined on all M, as the paper says, and so is the infimum of the traces, which is not always a
    minimum (see induced-attained, whose slip this is). Among the M where F is a minimum the display is true. Both inclusions are tested for one measurement.`,
  printed: refuted`F(M) = \inf_{E(\mathbf{W}) = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]:\quad
      \arg\min_{M: \mathcal{L}'(M)=0} F(M) = \left\{E(\mathbf{W}^*) \mid \mathbf{W}^* \in
      \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]\right\}`((x) =>
    x.family === "known"
      ? superset(x)
      : { "rank(AᵀM) ≤ rank((AᵀM)^{L−1}Aᵀ) for M in argmin F": atMost(x.ranks.before, x.ranks.core) },
  ),
  corrected: holds`\arg\min_{M: \mathcal{L}'(M)=0} F(M) \supseteq \left\{E(\mathbf{W}^*) \mid \mathbf{W}^* \in
      \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]\right\},
      \text{ the } M \text{ on the left at which the infimum } F(M) \text{ is reached}`((x) =>
    x.family === "known" ? superset(x) : { "tr ∇²ℒ(W_ε) = 2ε²‖Aᵀp‖² at M = pe_{d₀}ᵀ": equal(x.traceNearby, x.nearby) },
  ),
  equality: {
    "W and M are minimizers themselves": [
      at("identity", 1, [1, 1], 1),
      at("identity", "8 0; 0 8", ["2 0; 0 2", "2 0; 0 2", "2 0; 0 2"], "1; 1"),
      at("diagonal", CORNER, [CORNER, CORNER], "1; 3"),
    ],
    "A that sees p": [kernelAt("1 0", 1)],
    "a negative label": { of: ["F(E(W*)) = tr ∇²ℒ(W*)"], at: [at("identity", EYE, ["1 0; 0 -3", EYE, EYE], "1; 1")] },
  },
  degenerate: {
    "label zero": at("identity", 0, [0, 0], 1),
    "A = 0": kernelAt(0, 1),
    "the smallest A that fails": kernelAt("1 0", 1),
    "rank-deficient W, repeated singular values of A": at("diagonal", EYE, ["1 1; 1 1", EYE], "2; 2"),
  },
  situations: {
    "F(M) = 0 for some M ≠ 0, L ≥ 3": (_, { choices, sizes }) => choices["family"] === "kernel" && sizes["L"]! >= 3,
    "F(M) = 0, A not square": (_, { choices, sizes }) => choices["family"] === "kernel" && sizes["rows"] !== sizes["d"],
    "A = I, L ≥ 3, d ≥ 2": (_, { choices, sizes: { L, d } }) => choices["family"] === "identity" && L! >= 3 && d! >= 2,
    "A diagonal, d ≥ 2": (_, { choices, sizes: { d } }) => choices["family"] === "diagonal" && d! >= 2,
  },
  erratum: {
    grade: "statement",
    slip: `The equality follows from (4) only where F(M) is reached. As an infimum F can be least at an M that no trace minimizer
      has as its product: for A = (1 0), b = 0, L = 2, F((0 m)) = 0 for all m, by Theorem 5 and along W₂ = ε, W₁ = (0 m)/ε, but
      trace 0 forces AᵀM = 0, that is M = 0.`,
    instead: "The right side is the set of those minimizers M of F at which the infimum F(M) is reached.",
  },
});

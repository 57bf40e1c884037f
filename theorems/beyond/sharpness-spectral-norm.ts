/**
 * Beyond Lemma 3 of gatmiry2023 (§5.2), for the largest eigenvalue.
 *
 * The source says of the trace that under restricted isometry it is R(W), whose least value for a given E(W) grows with
 * the nuclear norm. Here, of the other measure of flatness: under $(L,\delta)$-RIP every W of zero loss has
 * $$\lambda_{\max}(\nabla^2\mathcal L(\mathbf W))\ge2(1-\delta)L\|E(\mathbf W)\|_2^{2-2/L},$$ so that it grows with the
 * spectral norm.
 *
 * The proof is in `proofs`, step by step.
 *
 * It is reached by balanced layers where all is seen alike, δ = 0, and elsewhere up to a factor (1+δ)/(1−δ) by the L-th
 * roots of a singular value decomposition if no matrix at all is seen more than 1 + δ.
 */
import { law, STATED_DELTAS, usual } from "../../generators/index.js";
import { atMost, because, claim, equal, holds, meansGap, tex } from "../../src/claim/index.js";
import { endToEnd, exact, predictions, product, ripConstant, sharpness, sum } from "../../src/numerics/index.js";
import { frobeniusSquared, inner, prefixProducts, suffixProducts } from "../../src/numerics/matrices/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, parts } from "./objects/sharpness-spectral-norm.js";
import { proof } from "./proofs/sharpness-spectral-norm.js";

export default claim(drawn, {
  id: "beyond/sharpness-spectral-norm",
  title: "Under restricted isometry the largest eigenvalue grows with the spectral norm of the end-to-end matrix",
  kinds: ["bound"],
  locus: "beyond gatmiry2023/lemma-3",
  reading: `There: the trace, and the nuclear norm. Here: λ_max at zero loss, and the spectral norm; any hidden widths.
    θ_k = S_kᵀyxᵀP_{k−1}ᵀ, N = Σ‖θ_k‖_F². Proven step by step.`,
  proof,
  assumptions: [
    {
      name: "(L, δ)-RIP",
      statement: tex`(1-\delta)\|X\|_F^2 \le \frac1n\sum_{i=1}^n\langle A_i,X\rangle^2 \le (1+\delta)\|X\|_F^2
        \quad\text{for } \operatorname{rank} X \le L`,
      slack: ({ A, delta, W }) => delta.minus(ripConstant(A, W.length)),
      sampled: 16,
      without: drawn.loosened({ reals: { delta: STATED_DELTAS } }),
    },
  ],
  printed: holds`\lambda_{\max}(\nabla^2\mathcal L(\mathbf W)) \ge 2(1-\delta)L\|E(\mathbf W)\|_2^{2-\frac2L}`(
    ({ W, A, delta, x, y }) => {
      const L = W.length;
      const [P, S] = [prefixProducts(W), suffixProducts(W)];
      const theta = W.map((_, j) => S[j + 1]!.T.times(y).times(P[j]!.times(x).T));
      const moved = theta.map((step, j) => S[j + 1]!.times(step).times(P[j]!)).reduce((all, one) => all.plus(one));
      const size = sum(theta.map(frobeniusSquared));
      const terms = W.map((_, j) => frobeniusSquared(S[j + 1]!.T.times(y)).times(frobeniusSquared(P[j]!.times(x))));
      const top = sharpness(W, { measurements: A, labels: predictions(W, A) });
      const norm = spectralNorm(endToEnd(W)).power(2 * L - 2, L);
      const seen = sum(A.map((a) => inner(a, moved).squared())).over(A.length);
      return {
        "⟨yxᵀ, DE[θ]⟩ = N": equal(inner(y.times(x.T), moved), size),
        "(2/n)Σ⟨A_i,DE[θ]⟩² ≤ λ_max N": atMost(seen.times(2), top.times(size)),
        "(1−δ)‖DE[θ]‖_F² ≤ (1/n)Σ⟨A_i,DE[θ]⟩²": atMost(exact(1).minus(delta).times(frobeniusSquared(moved)), seen),
        "L(∏‖S_kᵀy‖²‖P_{k−1}x‖²)^{1/L} ≤ N": because(
          atMost(product(terms).power(1, L).times(L), size),
          () => meansGap(terms).times(exact(L).power(L)),
          L,
        ),
        "2(1−δ)L‖E(W)‖₂^{2−2/L} ≤ λ_max": atMost(product([2 * L, exact(1).minus(delta), norm]), top),
      };
    },
  ),
  equality: {
    "scalar layers, balanced": [
      parts.at({ widths: [1, 1, 1], W: [2, 2], A: [1], U: 0, x: 1, y: 1 }),
      parts.at({ widths: [1, 1, 1, 1], W: [2, 2, 2], A: [1], U: 0, x: 1, y: 1 }),
    ],
    "all entries seen alike, W = I": [
      parts.at({
        ...{ widths: [2, 2, 2], W: law("identity"), n: 4, A: law("hadamard"), U: law("zero") },
        ...{ x: "1; 0", y: "1; 0" },
      }),
    ],
  },
  degenerate: {
    "W = 0": parts.at({ widths: [1, 1, 1], W: [0, 0], A: [1], U: 0, x: 1, y: 1 }),
    "a direction is unseen": parts.at({
      ...{ widths: [3, 3, 3], W: law("identity"), n: 1, A: law("zero"), measured: "all but U", U: law("identity") },
      ...{ x: "1; 0; 0", y: "0; 1; 0" },
    }),
  },
  budget: { share: 0.4, atLeast: 60 },
  situations: {
    ...usual("L ≥ 3"),
    "a direction is unseen": (_, { choices }) => choices["measured"] !== "listed",
    "2 × 2 or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
    ...usual("d_0 ≠ d_L"),
  },
});

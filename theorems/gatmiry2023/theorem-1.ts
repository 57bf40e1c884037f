/**
 * §1.1, Theorem 1, part 1, with (5).
 *
 * As printed: "Suppose the linear measurements $\{A_i\}_{i=1}^n$ satisfy the $(1, \delta)$-RIP condition. 1. For any
 * $M \in \mathbb{R}^{d_L \times d_0}$ such that $\langle A_i, M \rangle = b_i, \forall i \in [n]$, it holds that
 * $$(1 - \delta)L(d_0 d_L)^{1/L} \|M\|_*^{2(L-1)/L} \leq F(M)
 *   \leq (1 + \delta)L(d_0 d_L)^{1/L} \|M\|_*^{2(L-1)/L}. \quad (5)$$"
 */
import { isometryAssumption, law, STATED_DELTAS, widthsAssumption, withinReach } from "../../generators/index.js";
import { atLeast, atMost, claim, holds, refuted } from "../../src/claim/index.js";
import { exact, interpolatingTrace, minimumRNetwork, product } from "../../src/numerics/index.js";
import { drawn, knownRegularizer, measured } from "./objects/theorem-1.js";

const { at } = drawn;

const LOWER = "tr ∇²L(W) ≥ 2(1−δ)L(d₀d_L)^{1/L}‖E(W)‖_*^{2−2/L}";
/** As printed: true, and half of what holds. */
const HALF = "tr ∇²L(W) ≥ (1−δ)L(d₀d_L)^{1/L}‖E(W)‖_*^{2−2/L}";
const UPPER = "tr ∇²L(W*) ≤ 2(1+δ)L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}";

export default claim(measured, {
  id: "gatmiry2023/theorem-1",
  title: "Under (1, δ)-RIP the induced regularizer is a power of the nuclear norm, up to 1 ± δ",
  kinds: ["bound"],
  locus: "§1.1, Theorem 1, part 1, (5)",
  reading: `F(M) = min_{E(W)=M} tr ∇²ℒ(W) (Definition 1) of the loss (2) with b_i = ⟨A_i, M⟩, L ≥ 2 ("for all depth
    greater than one") and d_i ≥ min(d₀, d_L) (§3). The lower bound on F is one on the trace at every W, for its own M.
    An upper bound on F holds if the trace at some W* with product M obeys it; that it fails is seen where F is known:
    for L = 2 (F(M) = 4‖B₁MB₂‖_*, B₁² = (1/n)Σ_iA_iA_iᵀ, B₂² = (1/n)Σ_iA_iᵀA_i, by Lemma 1; an infimum where B₁ or B₂ is
    singular, which (1, δ)-RIP with δ < 1 excludes), and for d₀ = d_L = 1 (a single measurement a with a² =
    (1/n)Σ_ia_i²: F(M) = 2L|a^L M^{L−1}|^{2/L}, by AM–GM).`,
  assumptions: [
    isometryAssumption(1, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) }),
  ],
  printed: refuted`(1, \delta)\text{-RIP},\ \langle A_i, M\rangle = b_i:\quad
      (1-\delta)L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L} \le F(M) \le (1+\delta)L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L}`(
    ({ trace, atWeights, atM, delta, M, A, widths, L }) => ({
      [HALF]: atLeast(trace, exact(1).minus(delta).times(atWeights)),
      ...withinReach({ M, widths }, () => {
        const known = knownRegularizer(A, M, L);
        return { "F(M) ≤ (1+δ)L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}": known && atMost(known, delta.plus(1).times(atM)) };
      }),
    }),
  ),
  corrected: holds`(1, \delta)\text{-RIP},\ \langle A_i, M\rangle = b_i:\quad
      2(1-\delta)L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L} \le F(M) \le 2(1+\delta)L(d_0d_L)^{1/L}\|M\|_*^{2(L-1)/L}`(
    ({ trace, atWeights, atM, delta, M, A, widths, L }) => ({
      [LOWER]: atLeast(trace, product([2, exact(1).minus(delta), atWeights])),
      [HALF]: atLeast(trace, exact(1).minus(delta).times(atWeights)),
      ...withinReach({ M, widths }, () => {
        const known = knownRegularizer(A, M, L);
        const lower = product([2, exact(1).minus(delta), atM]);
        const upper = product([2, delta.plus(1), atM]);
        return {
          [UPPER]: atMost(interpolatingTrace(minimumRNetwork(M, widths), A), upper),
          "F(M) ≥ 2(1−δ)L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}": known && atLeast(known, lower),
          "F(M) ≤ 2(1+δ)L(d₀d_L)^{1/L}‖M‖_*^{2−2/L}": known && atMost(known, upper),
        };
      }),
    }),
  ),
  equality: {
    "sizes 1, what is seen least": { of: [LOWER], at: [at({ widths: [1, 1, 1], W: [2, 2], M: 1, A: [0.5] })] },
    "sizes 1, what is seen most": { of: [UPPER], at: [at({ widths: [1, 1, 1, 1], W: [1, 1, 1], M: 3, A: [1, 2] })] },
    "an orthogonal basis, δ = 0": {
      of: [LOWER, UPPER],
      at: [2, 3, 4].map((L) =>
        at({
          widths: new Array<number>(L + 1).fill(2),
          n: 4,
          W: law("identity"),
          M: law("integer", L),
          A: law("hadamard"),
        }),
      ),
    },
  },
  degenerate: {
    "M = 0, W = 0": at({ widths: [1, 1, 1], n: 1, W: law("zero"), M: law("zero"), A: law("identity") }),
    "rank-deficient, d_0 ≠ d_L, hidden widths at their least": at({
      widths: [3, 2, 2, 2],
      n: 6,
      W: law("lowRank", 1),
      M: law("lowRank", 2),
      A: law("scaledBasis"),
    }),
    "repeated singular values, M is not seen": at({
      widths: [2, 2, 2],
      n: 3,
      W: law("identity"),
      M: law("identity"),
      A: law("unseenIdentity"),
    }),
  },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "L = 2": ({ L }) => L === 2,
    "d_0 ≠ d_L": ({ d0, dL }) => d0 !== dL,
    "n < d_0·d_L": ({ measurements, d0, dL }) => measurements.length < d0 * dL,
    "δ below 0.3": ({ delta }) => delta.value < 0.3,
  },
  erratum: {
    grade: "constant",
    slip: `Theorem 1 is Lemma 3 at the minimizers of Lemma 4, and Lemma 3 leaves out the factor 2 that the Hessian of
      the mean of squares (2) has. So F(M) lies within 1 ± δ of twice L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L}: the printed lower
      bound is true, and the printed upper bound fails for every M ≠ 0 where δ < 1/3.`,
    instead: "2(1−δ)L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L} ≤ F(M) ≤ 2(1+δ)L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L}",
  },
  budget: { share: 0.5, atLeast: 300 },
});

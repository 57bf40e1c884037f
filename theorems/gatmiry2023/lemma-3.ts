/**
 * §5.2, Lemma 3.
 *
 * As printed: "Suppose the linear measurement $\{A_i\}_{i=1}^n$ satisfy $(1, \delta)$-RIP. Then, for any $\mathbf{W}$
 * such that $\mathcal{L}(\mathbf{W}) = 0$, it holds that
 * $$(1 - \delta)R(\mathbf{W}) \leq \text{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) \leq (1 + \delta)R(\mathbf{W}).$$"
 *
 * Why the corrected form holds: by Lemma 2, $\operatorname{tr} = 2\cdot\frac1n\sum_i\sum_j\|\cdot\|_F^2$, and each
 * row of $W_L \cdots W_{j+1}$ with each column of $W_{j-1} \cdots W_1$ makes a rank-one matrix, so that RIP gives
 * $2(1-\delta)R \le \operatorname{tr} \le 2(1+\delta)R$.
 */
import { law, usual } from "../../generators/index.js";
import { isometryAssumption, RESIDUALS, STATED_DELTAS, zeroLossAssumption } from "../../generators/hypotheses/index.js";
import { atMost, claim, holds, refuted } from "../../src/claim/index.js";
import { exact, product } from "../../src/numerics/index.js";
import { drawn, measured } from "./objects/lemma-3.js";

const { at } = drawn;

const LOWER = "2(1−δ)R(W) ≤ tr ∇²L(W)";
const UPPER = "tr ∇²L(W) ≤ 2(1+δ)R(W)";
/** What is printed of the lower bound is true, and half of what holds. */
const HALF = "(1−δ)R(W) ≤ tr ∇²L(W)";

export default claim(measured, {
  id: "gatmiry2023/lemma-3",
  title: "Under (1, δ)-RIP the trace of the Hessian is R(W) up to 1 ± δ",
  kinds: ["bound"],
  locus: "§5.2, Lemma 3",
  reading: `ℒ is the loss (2), (1/n)Σ_i(⟨A_i, E(W)⟩ − b_i)², a mean of squares without ½. R is (10), which needs L ≥ 2,
    and RIP is Definition 3.`,
  assumptions: [
    isometryAssumption(1, drawn.loosened({ reals: { delta: STATED_DELTAS } })),
    zeroLossAssumption(({ loss: value }) => value, {
      without: drawn.loosened({ reals: { residual: RESIDUALS } }),
      remark:
        "Not needed: ⟨A_i, E(W)⟩ is linear in each entry of W, so that residuals add nothing to the trace of the Hessian.",
    }),
  ],
  printed: refuted`(1, \delta)\text{-RIP},\ \mathcal L(\mathbf W) = 0:\quad
      (1-\delta)R(\mathbf W) \le \operatorname{tr}(\nabla^2\mathcal L)(\mathbf W) \le (1+\delta)R(\mathbf W)`(
    ({ trace, r, delta }) => ({
      [HALF]: atMost(exact(1).minus(delta).times(r), trace),
      "tr ∇²L(W) ≤ (1+δ)R(W)": atMost(trace, delta.plus(1).times(r)),
    }),
  ),
  corrected: holds`(1, \delta)\text{-RIP},\ \mathcal L(\mathbf W) = 0:\quad
      2(1-\delta)R(\mathbf W) \le \operatorname{tr}(\nabla^2\mathcal L)(\mathbf W) \le 2(1+\delta)R(\mathbf W)`(
    ({ trace, r, delta }) => ({
      [LOWER]: atMost(product([2, exact(1).minus(delta), r]), trace),
      [HALF]: atMost(exact(1).minus(delta).times(r), trace),
      [UPPER]: atMost(trace, product([2, delta.plus(1), r])),
    }),
  ),
  equality: {
    "sizes 1, what is seen least": { of: [LOWER], at: [at({ widths: [1, 1, 1], W: [1, 2], A: [0.5] })] },
    "sizes 1, what is seen most": { of: [UPPER], at: [at({ widths: [1, 1, 1], W: [1, 2], A: [2] })] },
    "an orthogonal basis, δ = 0": {
      of: [LOWER, UPPER],
      at: [1, 2, 3].map((seed) => at({ widths: [2, 3, 2, 2], n: 4, W: law("gaussian", seed), A: law("hadamard") })),
    },
  },
  degenerate: {
    "W = 0": at({ widths: [1, 1, 1], n: 1, W: law("zero"), A: law("hadamard") }),
    "one unseen direction, repeated singular values, d_0 ≠ d_L": at({
      widths: [3, 2, 2],
      n: 5,
      W: law("identity"),
      A: law("unseenIdentity"),
    }),
    "rank-deficient, R(W) = 0: too deep for nilpotent layers": at({
      widths: [2, 2, 2, 2, 2],
      n: 4,
      W: law("nilpotent"),
      A: law("hadamard"),
    }),
    "a single measurement that is zero, δ = 1": at({ widths: [1, 1, 1], n: 1, W: law("identity"), A: law("zero") }),
  },
  situations: {
    "L ≥ 3": (_, { widths }) => widths.length >= 4,
    "L = 2": (_, { widths }) => widths.length === 3,
    ...usual("d_0 ≠ d_L"),
    "n < d_0·d_L": ({ measurements }, { widths }) => measurements.length < widths[0]! * widths.at(-1)!,
    "δ below 0.3": ({ delta }) => delta.value < 0.3,
  },
  erratum: {
    grade: "constant",
    slip: `The Hessian of the loss (2) at zero loss is (2/n) Σ ∇f_i ∇f_iᵀ, as Lemma 2 says. The display before (7)
      leaves the 2 out, and Lemma 3 builds on that display: RIP bounds (1/n) Σ_i Σ_j ‖·‖_F² by (1 ± δ)R(W), which is
      half of the trace. The printed lower bound survives, the upper one fails wherever R(W) > 0 and δ < 1/3.`,
    instead: "2(1−δ)R(W) ≤ tr ∇²L(W) ≤ 2(1+δ)R(W)",
  },
  budget: { share: 0.5, atLeast: 300 },
});

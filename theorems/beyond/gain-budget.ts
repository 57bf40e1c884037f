/**
 * Beyond Theorem 2 of mulayoff2020 (§4), white data.
 *
 * The source prints, for every flattest minimum and all k, $\sigma_{\max}(W_k\cdots W_1)\le\sqrt m\,\sigma^{k/m}$ and
 * $\sigma_{\max}(W_m\cdots W_{k+1})\le\sqrt m\,\sigma^{1-k/m}$, $\sigma = \sigma_{\max}(\mathbf T)$. Here, for white
 * data, $\min_jd_j\ge\min(d_x,d_y)$, m ≥ 2 and T ≠ 0, with $P_k = W_k\cdots W_1$ and $S_k = W_m\cdots W_{k+1}$, all m −
 * 1 intermediate gains of a signal together have a budget: for all x and y,
 * $$\sum_{k=1}^{m-1}\sigma^{-2k/m}\|P_kx\|^2\le(m-1)\|x\|^2, \qquad \sum_{k=1}^{m-1}\sigma^{-2(1-k/m)}\|S_k^\top
 * y\|^2\le(m-1)\|y\|^2,$$ so that the factor for a single k is $\sqrt{m-1}$, not $\sqrt m$. It is the best one: reached
 * for k = 1 (and k = m − 1 of the second), approached for the others; for m = 2 it is 1, and says that W_1, W_2 of a
 * flattest minimum have norm $\sqrt\sigma$.
 *
 * The proof is in `proofs`, step by step.
 */
import { allAtMost, atLeast, atMost, because, claim, equal, holds, meansGap, tex } from "../../src/claim/index.js";
import {
  exact,
  isClearlyPositive,
  product,
  type Quantity,
  spectralNorm,
  squareRoot,
  sum,
} from "../../src/numerics/index.js";
import { frobeniusSquared, type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/matrices/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { drawn, twoPaths } from "./objects/gain-budget.js";
import { proof } from "./proofs/gain-budget.js";

const FIRST = "1; 0";
const SECOND = "0; 1";

const STEP = "λ_max(H_w)‖x‖²‖y‖² ≥ 2Σ‖Sₖᵀy‖²‖Pₖ₋₁x‖²";
const MEANS = "m(∏‖Sₖᵀy‖²‖Pₖ₋₁x‖²)^{1/m} ≤ Σ‖Sₖᵀy‖²‖Pₖ₋₁x‖²";
const BUDGET = "Σσ^{−2k/m}‖Pₖx‖² ≤ (m−1)‖x‖²";
const BUDGET_ABOVE = "Σσ^{−2(1−k/m)}‖Sₖᵀy‖² ≤ (m−1)‖y‖²";
const GAIN = "σ_max(Wₖ⋯W₁) ≤ √(m−1) σ^{k/m}, every k";
const GAIN_ABOVE = "σ_max(W_m⋯Wₖ₊₁) ≤ √(m−1) σ^{1−k/m}, every k";

export default claim(drawn, {
  id: "beyond/gain-budget",
  title: "The intermediate gains of flattest minima have a joint budget, and the factor √(m−1) in place of √m",
  kinds: ["bound"],
  locus: "beyond mulayoff2020/theorem-2",
  reading: `Printed there: √m for every k. Here: √(m−1), the best factor, reached for k = 1 (and k = m−1 of
    the other products) and approached for the others, and a budget for all k of one signal. The
    hypotheses are the source's, and T ≠ 0: Ω₀ are the minima of least sharpness. Pₖ = Wₖ⋯W₁, Sₖ = W_m⋯Wₖ₊₁. Proven step by step.`,
  proof,
  assumptions: [
    {
      name: "flattest",
      statement: tex`\lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1-\frac1m)}`,
      slack: ({ W }) => {
        const least = spectralNorm(endToEnd(W)).power(2 * W.length - 2, W.length);
        return least.times(2 * W.length).minus(minimumSharpness(W));
      },
      without: drawn.loosened({ reals: { scale: [1, 2, 4] } }),
    },
    {
      name: "T ≠ 0",
      statement: tex`\sigma_{\max}(T) > 0`,
      slack: ({ W }) => exact(isClearlyPositive(spectralNorm(endToEnd(W)), "a slack") ? 0 : -1),
      without: drawn.loosened({ reals: { gain: [0], scale: [1] } }),
      remark:
        "For T = 0 and three layers the bounds of gains fail: (1, 0, 0) is a flattest minimum, whose first layer gains 1.",
    },
  ],
  printed:
    holds`\hat\Sigma_x = I,\ \min_jd_j \ge \min(d_x,d_y),\ T \ne 0,\ m \ge 2,\ w \in \Omega_0 \Rightarrow \sum_{k=1}^{m-1} \sigma^{-\frac{2k}m} \Big\|\prod_{j=1}^k W_j\,x\Big\|^2 \le (m-1)\|x\|^2, \quad
      \sum_{k=1}^{m-1} \sigma^{-2(1-\frac km)} \Big\|\Big(\prod_{j=k+1}^m W_j\Big)^\top y\Big\|^2 \le (m-1)\|y\|^2, \quad
      \sigma_{\max}\Big(\prod_{j=1}^k W_j\Big) \le \sqrt{m-1}\,\sigma^{\frac km}, \quad \sigma = \sigma_{\max}(T)`(
      ({ W, x, y, first }) => {
        const m = W.length;
        const [P, S] = [prefixProducts(W), suffixProducts(W)];
        const sigma = spectralNorm(endToEnd(W));
        const step = (k: number) => sigma.power(k, m);
        const gainOf = (a: Matrix, signal: Matrix): Quantity => frobeniusSquared(a.times(signal));
        const into = P.map((p) => gainOf(p, x));
        const out = S.map((s) => gainOf(s.T, y));
        const inner = Array.from({ length: m - 1 }, (_, k) => k + 1);
        const [sizeX, sizeY] = [frobeniusSquared(x), frobeniusSquared(y)];
        const along = inner.map((k) => squareRoot(gainOf(P[k]!, first)));
        const terms = W.map((_, k) => out[k + 1]!.times(into[k]!));
        const paths = sum(terms);
        const factor = squareRoot(m - 1);
        return {
          [STEP]: atLeast(product([minimumSharpness(W), sizeX, sizeY]), paths.times(2)),
          [MEANS]: because(
            atMost(product(terms).power(1, m).times(m), paths),
            () => meansGap(terms).times(exact(m).power(m)),
            m,
          ),
          "Σ‖Pₖv‖ = Σσ^{k/m}": equal(sum(along), sum(inner.map(step))),
          [BUDGET]: atMost(sum(inner.map((k) => into[k]!.over(step(2 * k)))), sizeX.times(m - 1)),
          [BUDGET_ABOVE]: atMost(sum(inner.map((k) => out[k]!.over(step(2 * (m - k))))), sizeY.times(m - 1)),
          [GAIN]: allAtMost(inner.map((k) => [spectralNorm(P[k]!), factor.times(step(k))])),
          [GAIN_ABOVE]: allAtMost(inner.map((k) => [spectralNorm(S[k]!), factor.times(step(m - k))])),
        };
      },
    ),
  equality: {
    "the first path alone": {
      of: [STEP, BUDGET, BUDGET_ABOVE],
      at: [twoPaths([0, 0], FIRST, FIRST), twoPaths([0, 0, 0], FIRST, FIRST)],
    },
    "five layers, the whole budget of the other path in the first or in the last": {
      of: [STEP, GAIN],
      at: [twoPaths([2, 0, 0, 0, 0], SECOND, FIRST)],
    },
    "five layers, the whole budget of the other path in the last": {
      of: [STEP, GAIN_ABOVE],
      at: [twoPaths([0, 0, 0, 0, 2], FIRST, SECOND)],
    },
    "two layers: the factor is 1": { of: [STEP, BUDGET, GAIN, GAIN_ABOVE], at: [twoPaths([1, 1], SECOND, SECOND)] },
  },
  degenerate: {
    "a layer of norm 128": twoPaths([2 ** -7, 2 ** 7, 0], SECOND, FIRST),
    "searched, five layers": twoPaths([1, 0, 0, 0, 0], SECOND, FIRST, { rest: "first layer", scale: 0 }),
  },
  budget: { share: 0.1, atLeast: 60 },
  situations: {
    "m ≥ 3": ({ W }) => W.length >= 3,
    "m = 5": ({ W }) => W.length === 5,
    "d_x ≠ d_y": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
    "further paths than one": ({ W }) => Math.min(...W.map(({ rows, cols }) => Math.min(rows, cols))) >= 3,
    "a rest in several layers": (_, { choices }) =>
      choices["rest"] !== "first layer" && choices["rest"] !== "last layer",
  },
});

/**
 * Beyond Theorem 2 of gatmiry2023, (6).
 *
 * The source recovers M* from the interpolating W of least trace: under $(2,\delta)$-RIP the error $\|E(\mathbf
 * W^*)-M^*\|_F^2$ is at most $8\delta(1-\delta)^{-2}\|M^*\|_*^2$. Here: flattest in the sense of the largest eigenvalue
 * has no such theorem, with any constant and at any depth L ≥ 2. For measurements of k × k matrices, k > L, that see all
 * alike but $U = I_k$, and $M^* = e_1e_1^\top$, the flattest interpolating W have $$\delta_2 = \frac1{k-1}\to0, \qquad
 * \|E(\mathbf W)-M^*\|_F^2 \ge k\Big(1-\tfrac12\big(1-\tfrac Lk\big)^{-\frac L{2L-2}}\Big)^2 \sim \frac k4\to\infty,
 * \qquad \|M^*\|_* = 1.$$
 *
 * Proof. (i) $\frac1n\sum_i\langle A_i,X\rangle^2 = c(\|X\|_F^2-(\mathrm{tr}X)^2/k)$, which for rank r lies between
 * $c(1-\frac rk)\|X\|_F^2$ and $c\|X\|_F^2$, as $|\mathrm{tr}X|\le\|X\|_*\le\sqrt r\|X\|_F$; for r = 2 the scale c =
 * k/(k−1) puts 1 in the middle, and δ_2 = 1/(k−1), 1 + δ_2 = c.
 * (ii) The interpolating W have $E(\mathbf W) = M^*-tI$ for some t, and $\|M^*-tI\|_2 = \max(|1-t|,|t|)\ge\frac12$.
 * (iii) By sharpness-spectral-norm, with $1-\delta_L$ for the scale c, $\lambda_{\max}\ge2c(1-\frac
 * Lk)L\|M^*-tI\|_2^{2-2/L}$.
 * (iv) For t = ½ let $\overline{\mathbf W}$ have the layers $2^{-1/L}I$ and the last one $2^{-1/L}\mathrm{diag}(1,-1,
 * \dots,-1)$: $\|\sum_kS_k\theta_kP_{k-1}\|_F\le2^{-(L-1)/L}\sum_k\|\theta_k\|_F$ and (i) give
 * $\lambda_{\max}\le2cL(\frac12)^{2-2/L}$, with equality along a traceless sum.
 * (v) So every interpolating W that is at most as sharp as that one has $2c(1-\frac Lk)L\|M^*-tI\|_2^{2-2/L}\le2cL(\frac12)^{2-2/L}$, hence $1-t\le\|M^*-tI\|_2\le
 * \frac12(1-\frac Lk)^{-L/(2L-2)}$, and $\|E(\mathbf W)-M^*\|_F^2 = kt^2$ where that is below 1. From k = 16 on this is above
 * the bound (6) for L ≤ 4, and (6) goes to 0.
 *
 * The least trace goes to the other end of the same line: $\|M^*-tI\|_*\ge1$, and = 1 at t = 0 alone for k > 2.
 */
import { unseenMeasurements } from "../../generators/families/index.js";
import { instances } from "../../generators/specs/index.js";
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { exact, product, type Quantity, squareRoot } from "../../src/numerics/arithmetic/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import { diagonal, identity, type Matrix, zeros } from "../../src/numerics/matrices/index.js";
import { predictions, sharpness } from "../../src/numerics/networks/index.js";
import { nuclearNorm, spectralNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/flattest-no-recovery.js";

/** The multiples of I that the layers before the last are; the last makes good for them. */
const SPREADS: Readonly<Record<string, (j: number) => number>> = {
  "all in the last layer": () => 1,
  "grown in between": twoTo,
};

const parts = instances({
  sizes: { L: [2, 4], k: [5, 6] },
  choices: { spread: Object.keys(SPREADS) },
  // k of the limit, and t.
  reals: { large: [16, 32, 64, 1024, 2 ** 20], t: [0, 1 / 2, 1, 1 / 4, 3 / 8, -1, 2] },
});
const drawn = parts.map(({ L, k, large, t, spread }) => {
  const { measurements, delta } = unseenMeasurements(identity(k), { pattern: zeros(k, k), contrast: 1 }, 2);
  const target = diagonal([1], k, k);
  const end = target.plus(identity(k), -t);
  const scale = SPREADS[spread]!;
  // W_L⋯W_1 = M* − tI.
  const W = Array.from({ length: L }, (_, j) =>
    (j === L - 1 ? end : identity(k)).times(j === L - 1 ? 1 / scale((L * (L - 1)) / 2 - j) : scale(j)),
  );
  return { L, k, large, t, measurements, delta, target, end, W };
});

function sharpnessAt(W: readonly Matrix[], measurements: readonly Matrix[]): Quantity {
  return sharpness(W, { measurements, labels: predictions(W, measurements) });
}

const DELTA = "δ₂ = 1/(k−1)";
const FLAT = "λ_max(W̄) = 2(1+δ₂)L(½)^{2−2/L}";
const LINE = "λ_max(W) ≥ 2c(1−L/k)L‖M*−tI‖₂^{2−2/L}";
const HALF = "‖M*−tI‖₂ ≥ ½";
const TRACE = "‖M*−tI‖_* ≥ ‖M*‖_*";
const AWAY = "k(1−½(1−L/k)^{−L/(2L−2)})² ≥ k/8, k ≥ 16";
const NEAR = "k(1−½(1−L/k)^{−L/(2L−2)})² ≤ k/4";
const ABOVE = "k/8 ≥ 8δ₂/(1−δ₂)²‖M*‖_*², k ≥ 16";

export default claim(drawn, {
  id: "beyond/flattest-no-recovery",
  title: "Flattest in the largest eigenvalue does not recover the ground truth",
  kinds: ["bound", "identity"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `There "flat" is least trace. Here: with I_k alone unseen and M* = e_1e_1ᵀ the error of every interpolator of
    least λ_max grows like k/4, while δ₂ = 1/(k−1) and ‖M*‖_* = 1: (6) with λ_max for the trace is false for every
    constant and every L ≥ 2. The scale is c = 1 + δ₂; W̄ are the layers of step (iv). Proven in the file's head.`,
  proof,
  printed: holds`U = I_k \text{ alone unseen},\ M^* = e_1e_1^\top,\ \mathbf W \text{ flattest} \Rightarrow
      \delta_2 = \tfrac1{k-1},\quad \|E(\mathbf W)-M^*\|_F^2 \ge k\Big(1-\tfrac12\big(1-\tfrac Lk\big)^{-\frac L{2L-2}}\Big)^2`(
    ({ L, k, large, measurements, delta, target, end, W }) => {
      const level = exact(1 / 2).power(1, L);
      const signs = diagonal([1, ...new Array<number>(k - 1).fill(-1)]);
      const flat = Array.from({ length: L }, (_, j) => (j === L - 1 ? signs : identity(k)).times(level));
      const norm = spectralNorm(end);
      const c = exact(k).over(k - 1);
      const share = exact(k - L).over(k);
      // What the limit says at the larger k.
      const tiny = exact(1).over(large - 1);
      const inverse = squareRoot(
        exact(large - L)
          .over(large)
          .power(L, L - 1),
      );
      const error = exact(1)
        .minus(exact(1 / 2).over(inverse))
        .squared()
        .times(large);
      return {
        [DELTA]: equal(delta, exact(1).over(k - 1)),
        [FLAT]: equal(
          sharpnessAt(flat, measurements),
          product([2 * L, delta.plus(1), exact(1 / 2).power(2 * L - 2, L)]),
        ),
        [LINE]: atLeast(sharpnessAt(W, measurements), product([2 * L, c, share, norm.power(2 * L - 2, L)])),
        [HALF]: atLeast(norm, exact(1 / 2)),
        [TRACE]: atLeast(nuclearNorm(end), nuclearNorm(target)),
        [AWAY]: atLeast(error, exact(large).over(8)),
        [NEAR]: atMost(error, exact(large).over(4)),
        [ABOVE]: atLeast(exact(large).over(8), tiny.times(8).over(exact(1).minus(tiny).squared())),
      };
    },
  ),
  equality: {
    "the middle of the line": {
      of: [DELTA, FLAT, HALF],
      at: [parts.at({ L: 2, k: 5, large: 16, t: 1 / 2 }), parts.at({ L: 4, k: 6, large: 16, t: 1 / 2 })],
    },
    "its end, the least nuclear norm": { of: [DELTA, FLAT, TRACE], at: [parts.at({ L: 3, k: 5, large: 16, t: 0 })] },
  },
  degenerate: {
    "a t of the wrong sign": parts.at({ L: 2, k: 5, large: 2 ** 20, t: -1 }),
    "size 10": parts.at({ L: 2, k: 10, large: 1024, t: 1 / 2 }),
  },
  budget: { share: 0.2, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "k ≥ 64": ({ large }) => large >= 64,
    "between the ends of the line": ({ t }) => t > 0 && t < 1,
  },
});

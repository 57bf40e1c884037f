/**
 * Beyond Theorem 2 of gatmiry2023, (6).
 *
 * The source recovers M* from the interpolating W of least trace: under $(2,\delta)$-RIP the error $\|E(\mathbf
 * W^*)-M^*\|_F^2$ is at most $8\delta(1-\delta)^{-2}\|M^*\|_*^2$. Here: flattest in the sense of the largest eigenvalue
 * has no such theorem, with any constant and at any depth L ≥ 2. For measurements of k × k matrices, k ≥ 3, that see all
 * alike but $U = I_k$, hidden layers of k units or more, and $M^* = e_1e_1^\top$, $$\delta_2 = \frac1{k-1}\to0, \qquad
 * \min\lambda_{\max} = 2(1+\delta_2)L(\tfrac12)^{2-2/L}, \qquad E(\mathbf W) = M^*-\tfrac12I \text{ at every flattest }
 * \mathbf W,$$ so that the error is k/4 for $\|M^*\|_* = 1$.
 *
 * Proof. (i) $\frac1n\sum_i\langle A_i,X\rangle^2 = c(\|X\|_F^2-(\mathrm{tr}X)^2/k)$, which for rank r lies between
 * $c(1-\frac rk)\|X\|_F^2$ and $c\|X\|_F^2$, as $|\mathrm{tr}X|\le\|X\|_*\le\sqrt r\|X\|_F$; for r = 2 the scale c =
 * k/(k−1) puts 1 in the middle, and δ_2 = 1/(k−1), 1 + δ_2 = c.
 * (ii) The interpolating W have $E(\mathbf W) = M^*-tI$ for some t. For tr B = 0 and $\theta_j = S_j^\top BP_{j-1}^\top$ let
 * $N(B) = \sum_j\|\theta_j\|_F^2 = \langle B,DE[\theta]\rangle$, which sees no multiple of I: by (i) and the inequality of
 * Cauchy and Schwarz, $\lambda_{\max}\|B\|_F^2\ge2cN(B)$.
 * (iii) For y = e_1 + u and x = e_1 − u with a unit u across e_1, B = yxᵀ has trace 0, and $y^\top E(\mathbf W)x = 1$
 * whatever t is. As in sharpness-spectral-norm, $N(B)\ge L(\|y\|\|x\|)^{2/L}|y^\top E(\mathbf W)x|^{2-2/L} = 2^{2/L}L$,
 * and $\|B\|_F^2 = 4$: $\lambda_{\max}\ge2cL(\frac12)^{2-2/L}$.
 * (iv) Let $\overline{\mathbf W}$ have the layers $2^{-1/L}I$ and the last one $2^{-1/L}D$, D = diag(1, −1, …, −1), so that
 * t = ½: $\|\sum_jS_j\theta_jP_{j-1}\|_F\le2^{-(L-1)/L}\sum_j\|\theta_j\|_F$ and (i) give $\lambda_{\max}\le2cL(\frac12)^{2-2/L}$.
 * (v) Where λ_max is that, (iii) is an equality for every u: as in near-flattest, $S_j^\top y = (\frac12)^{1-2j/L}P_jx$ for 1 ≤
 * j < L. With u and −u, $S_j^\top = (\frac12)^{1-2j/L}P_jD$, and $E(\mathbf W) = S_jP_j$ makes $P_j^\top P_j =
 * (\frac12)^{2j/L-1}\mathrm{diag}(a)$, a = (1 − t, t, …, t), so that 0 ≤ t ≤ 1. Hence $N(B) = 2^{2/L}\sum_{pq}B_{pq}^2(\frac12
 * a_p+\frac12a_q+(L-2)a_pa_q)$. With f(a) = a + (L−2)a², B = e_2e_3ᵀ and B = diag(k−1, −1, …, −1) say $\lambda_{\max}\ge2c
 * 2^{2/L}\max(f(t),\frac{k-1}kf(1-t)+\frac1kf(t))$, which is $2c2^{2/L}\frac L4$ at t = ½ and, f being convex with f′(½) = L − 1,
 * above it by $2c2^{2/L}(L-1)(1-\frac2k)|t-\frac12|$ or more elsewhere. So t = ½.
 *
 * From k = 8 on the error is above the bound (6), which goes to 0. The least trace keeps (6), so that kt² goes to 0: the other
 * end of the same line, where $\|M^*-tI\|_*$ is least, at t = 0 alone.
 */
import { unseenMeasurements } from "../../generators/families/index.js";
import { instances } from "../../generators/specs/index.js";
import { atLeast, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, exact, maximum, product, squareRoot, sum } from "../../src/numerics/arithmetic/index.js";
import { twoTo } from "../../src/numerics/elementary/index.js";
import {
  diagonal,
  frobeniusSquared,
  fromRows,
  identity,
  type Matrix,
  padded,
  prefixProducts,
  suffixProducts,
  zeros,
} from "../../src/numerics/matrices/index.js";
import { predictions, sharpness } from "../../src/numerics/networks/index.js";
import { nuclearNorm } from "../../src/numerics/spectra/index.js";
import { proof } from "./proofs/flattest-no-recovery.js";

const HALF = exact(1 / 2);
const BALANCED = "those of step (v)";

type Entries = (p: number, q: number, k: number) => number;

/** The layers before the last one, which makes good for them. */
const SPREADS: Readonly<Record<string, { readonly scale: (j: number) => number; readonly shear: number }>> = {
  "all in the last layer": { scale: () => 1, shear: 0 },
  "grown in between": { scale: twoTo, shear: 0 },
  [BALANCED]: { scale: () => 1, shear: 0 },
  sheared: { scale: () => 1 / 2, shear: 1 },
};

/** Traceless B of step (ii). */
const DIRECTIONS: Readonly<Record<string, Entries>> = {
  yx: (p, q) => (p > 1 || q > 1 ? 0 : q === 0 ? 1 : -1),
  e2e3: (p, q) => (p === 1 && q === 2 ? 1 : 0),
  diagonal: (p, q, k) => (p !== q ? 0 : p === 0 ? k - 1 : -1),
};

function square(k: number, entry: Entries): Matrix {
  return fromRows(Array.from({ length: k }, (_, p) => Array.from({ length: k }, (_x, q) => entry(p, q, k))));
}

const parts = instances({
  sizes: { L: [2, 4], k: [3, 5] },
  choices: { spread: Object.keys(SPREADS), direction: Object.keys(DIRECTIONS), hidden: ["k", "k + 1"] },
  // k of the comparison with (6), and t.
  reals: { large: [8, 16, 64, 2 ** 20], t: [0, 1 / 2, 1, 1 / 4, 3 / 8, -1, 2] },
});
const drawn = parts.map(({ L, k, large, t, spread, direction, hidden }) => {
  const { measurements, delta } = unseenMeasurements(identity(k), { pattern: zeros(k, k), contrast: 1 }, 2);
  const target = diagonal([1], k, k);
  const end = target.plus(identity(k), -t);
  const { scale, shear } = SPREADS[spread]!;
  const isBalanced = spread === BALANCED && t >= 0 && t <= 1;
  const sheared = (by: number) => square(k, (p, q) => (p === q ? 1 : p === 1 && q === 0 ? by : 0));
  const first = Array.from({ length: L - 1 }, (_, j) => scale(j));
  const last = end.times(sheared(-shear * (L - 1))).times(1 / first.reduce((all, x) => all * x, 1));
  // W_L⋯W_1 = M* − tI.
  const layers = isBalanced ? balanced(L, k, t) : [...first.map((x) => sheared(shear).times(x)), last];
  const width = hidden === "k" ? k : k + 1;
  const W = layers.map((layer, j) => padded(layer, j < L - 1 ? width : k, j > 0 ? width : k));
  return { L, k, large, t, measurements, delta, target, end, isBalanced, W, B: square(k, DIRECTIONS[direction]!) };
});

/** The layers of step (v), of product M* − tI, for 0 ≤ t ≤ 1; those of (iv) at t = ½. */
function balanced(L: number, k: number, t: number): Matrix[] {
  const rest = square(k, (p, q) => (p === q && p > 0 ? 1 : 0));
  const end = (sign: number) =>
    diagonal([1], k, k)
      .times(squareRoot(exact(1 - t)))
      .plus(rest.times(squareRoot(exact(t)).times(sign)))
      .times(HALF.power(1, L).times(squareRoot(exact(2))));
  const middle = identity(k).times(HALF.power(1, L));
  return Array.from({ length: L }, (_, j) => (j === 0 ? end(1) : j === L - 1 ? end(-1) : middle));
}

const DELTA = "δ₂ = 1/(k−1)";
const RAYLEIGH = "λ_max(W)‖B‖_F² ≥ 2cN(B)";
const MEANS = "N(yxᵀ) ≥ 2^{2/L}L";
const LEAST = "λ_max(W) ≥ 2(1+δ₂)L(½)^{2−2/L}";
const LINE = "λ_max(W_t) = 2c2^{2/L}max(f(t), (1−1/k)f(1−t)+f(t)/k)";
const CORNER = "max(f(t), (1−1/k)f(1−t)+f(t)/k) ≥ L/4 + (L−1)(1−2/k)|t−½|";
const TRACE = "‖M*−tI‖_* ≥ ‖M*‖_*";
const ABOVE = "k/4 ≥ 8δ₂/(1−δ₂)²‖M*‖_*², k ≥ 8";

export default claim(drawn, {
  id: "beyond/flattest-no-recovery",
  title: "Flattest in the largest eigenvalue does not recover the ground truth",
  kinds: ["bound", "identity"],
  locus: "beyond gatmiry2023/theorem-2",
  reading: `There "flat" is least trace. Here: with I_k alone unseen, hidden layers of k units or more, and M* = e_1e_1ᵀ the
    error of every interpolator of least λ_max is k/4, while δ₂ = 1/(k−1) and ‖M*‖_* = 1: (6) with λ_max for the trace is
    false for every constant and every L ≥ 2. The scale is c = 1 + δ₂; W_t are the layers of step (v), which are a flattest
    network at t = ½, and f(a) = a + (L−2)a². Proven in the file's head.`,
  proof,
  printed:
    holds`U = I_k \text{ alone unseen},\ k \ge 3,\ d_i \ge k,\ M^* = e_1e_1^\top,\ \mathbf W \text{ flattest} \Rightarrow
      \delta_2 = \tfrac1{k-1},\ \lambda_{\max} = 2(1+\delta_2)L(\tfrac12)^{2-\frac2L},\ E(\mathbf W) = M^*-\tfrac12I,\
      \|E(\mathbf W)-M^*\|_F^2 = \tfrac k4`(
      ({ L, k, large, t, measurements, delta, target, end, isBalanced, W, B }) => {
        const c = delta.plus(1);
        const [P, S] = [prefixProducts(W), suffixProducts(W)];
        const size = (X: Matrix) => sum(W.map((_, j) => frobeniusSquared(S[j + 1]!.T.times(X).times(P[j]!.T))));
        const top = sharpness(W, { measurements, labels: predictions(W, measurements) });
        // Exact: t has few digits.
        const f = (a: number) => a + (L - 2) * a * a;
        const most = maximum([exact(f(t)), exact((k - 1) * f(1 - t) + f(t)).over(k)]);
        const tiny = exact(1).over(large - 1);
        return {
          [DELTA]: equal(delta, exact(1).over(k - 1)),
          [RAYLEIGH]: atLeast(top.times(frobeniusSquared(B)), product([2, c, size(B)])),
          [MEANS]: atLeast(size(square(k, DIRECTIONS["yx"]!)), exact(4).power(1, L).times(L)),
          [LEAST]: atLeast(top, product([2 * L, c, HALF.power(2 * L - 2, L)])),
          [LINE]: isBalanced ? equal(top, product([2, c, exact(4).power(1, L), most])) : null,
          [CORNER]: atLeast(
            most,
            absolute(exact(t - 1 / 2))
              .times((L - 1) * (k - 2))
              .over(k)
              .plus(L / 4),
          ),
          [TRACE]: atLeast(nuclearNorm(end), nuclearNorm(target)),
          [ABOVE]: atLeast(exact(large).over(4), tiny.times(8).over(exact(1).minus(tiny).squared())),
        };
      },
    ),
  equality: {
    "the middle of the line": {
      of: [DELTA, RAYLEIGH, MEANS, LEAST, LINE, CORNER],
      at: [parts.at({ L: 2, k: 3, large: 8, t: 1 / 2, spread: BALANCED, direction: "yx" })],
    },
    "its end, the least nuclear norm": {
      of: [DELTA, LINE, TRACE],
      at: [parts.at({ L: 3, k: 5, large: 16, t: 0, spread: BALANCED })],
    },
  },
  degenerate: {
    "a t of the wrong sign": parts.at({ L: 2, k: 5, large: 2 ** 20, t: -1 }),
    "size 8": parts.at({ L: 2, k: 8, large: 1024, t: 1 / 2 }),
  },
  budget: { share: 0.1, atLeast: 60 },
  situations: {
    "L ≥ 3": ({ L }) => L >= 3,
    "k ≤ L": ({ k, L }) => k <= L,
    "k ≥ 64": ({ large }) => large >= 64,
    "between the ends of the line, not in the middle": ({ t }) => t > 0 && t < 1 && t !== 1 / 2,
  },
});

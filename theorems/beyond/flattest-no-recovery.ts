/**
 * Beyond Theorem 2 of gatmiry2023, (6).
 *
 * The source recovers M* from the interpolating W of least trace: under $(2,\delta)$-RIP the error $\|E(\mathbf
 * W^*)-M^*\|_F^2$ is at most $8\delta(1-\delta)^{-2}\|M^*\|_*^2$. Here: flattest in the sense of the largest eigenvalue
 * has no such theorem, with any constant and at any depth L ≥ 2. For measurements of k × k matrices, k ≥ 3, that see
 * all alike but $U = I_k$, hidden layers of k units or more, and $M^* = e_1e_1^\top$, $$\delta_2 = \frac1{k-1}\to0,
 * \qquad \min\lambda_{\max} = 2(1+\delta_2)L(\tfrac12)^{2-2/L}, \qquad E(\mathbf W) = M^*-\tfrac12I \text{ at every
 * flattest } \mathbf W,$$ so that the error is k/4 for $\|M^*\|_* = 1$.
 *
 * The proof is in `proofs`, step by step.
 *
 * From k = 8 on the error is above the bound (6), which goes to 0. The least trace keeps (6), so that kt² goes to 0:
 * the other end of the same line, where $\|M^*-tI\|_*$ is least, at t = 0 alone.
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
    network at t = ½, and f(a) = a + (L−2)a². Proven step by step.`,
  proof,
  printed:
    holds`\tfrac1n{\textstyle\sum_i}\langle A_i,X\rangle^2 = \tfrac k{k-1}\big(\|X\|_F^2-\tfrac1k(\operatorname{tr}X)^2\big),\
      L \ge 2,\ k \ge 3,\ d_i \ge k,\ M^* = e_1e_1^\top,\ \mathbf W \text{ flattest of those with } \langle A_i, E(\mathbf W)-M^*\rangle = 0 \Rightarrow
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

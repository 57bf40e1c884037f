/**
 * Beyond Theorems 2 and 3 of mulayoff2020 (§4), for any data.
 *
 * The source describes the flattest minima for white data: gains $\sigma^{k/m}$ of the first pair after k layers
 * (Theorem 2), and neighbouring layers that hand it on (Theorem 3). Here, for any $\hat\Sigma_x = R^2$, with $P_k =
 * W_k\cdots W_1$, $S_k = W_m\cdots W_{k+1}$, m ≥ 2, of any hidden widths: for a w whose product T solves the least
 * squares, and any unit v with $TRv\ne0$ let $u = TRv/\|TRv\|$, $g =
 * \|TRv\|/\|Rv\|$, $c = 2m\|Rv\|^{2/m}\|TRv\|^{2-2/m}$, $s_k = \|S_k^\top u\|\|P_{k-1}Rv\|$ and $\varphi_k$ the angle
 * between $S_k^\top u$ and $P_kRv$. Then $\lambda_{\max}(H_w)\ge c$, and what w has more than c bounds how far it is
 * from that picture: $$\prod_{k=1}^{m-1}\cos^2\varphi_k \ge \Big(\frac c{\lambda_{\max}}\Big)^m, \qquad
 * \sum_{j<k}(s_j-s_k)^2 \le \frac{m-1}2(\lambda_{\max}-c), \qquad \sum_{k=1}^m\|S_k^\top u\|^2\|P_{k-1}Rx\|^2 \le
 * \tfrac12\lambda_{\max}\|x\|^2 \text{ for all } x.$$ Where λ_max is the largest c, as it is at a
 * flattest minimum for $\hat\Sigma_x\succ0$ and layers as in A1 (flattest-any-data), for every v at which c is largest
 * $$S_k^\top u\parallel P_kRv,\qquad \|P_kRv\| =
 * \|Rv\|g^{k/m},\qquad \sum_{k=1}^{m-1}g^{-2k/m}\|P_kRx\|^2\le m\|Rv\|^2\|x\|^2-\|Rx\|^2.$$
 *
 * The proof is in `proofs`, step by step.
 */
import { minimumLists, OWN_MINIMUM, ownMinimumOfAnyData } from "../../generators/index.js";
import { MOMENT, momentRootFrom } from "../../generators/families/index.js";
import { LAYER_LAWS } from "../../generators/laws/index.js";
import { instances, layerShapes } from "../../generators/specs/index.js";
import { atLeast, atMost, because, claim, equal, holds, meansGap } from "../../src/claim/index.js";
import { exact, isClearlyPositive, product, type Quantity, sum } from "../../src/numerics/arithmetic/index.js";
import {
  frobeniusNorm,
  frobeniusSquared,
  inner,
  prefixProducts,
  suffixProducts,
  diagonal,
  type Matrix,
} from "../../src/numerics/matrices/index.js";
import { descendSharpness } from "../../src/numerics/minima/index.js";
import { endToEnd, minimumSharpness } from "../../src/numerics/networks/index.js";
import { proof } from "./proofs/near-flattest.js";

/** Steps of a descent of the sharpness that goes most of the way. */
const STEPS = 40;

// A minimum w, as it is drawn or after a descent of its sharpness; a matrix that makes the root R of Σ̂_x; v and x.
const parts = instances({
  // All second derivatives are explicit.
  large: { entries: 64 },
  chain: { depth: [2, 4], ends: [1, 3], slack: 1, bottlenecks: true },
  choices: { minimum: ["drawn", "descended"] },
  reals: { shift: [1, 0, 1 / 2] },
  matrices: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: MOMENT,
    v: { shape: ["d0", 1], laws: ["unit", "gaussian", "integer", "positive"] },
    x: { shape: ["d0", 1], laws: ["unit", "gaussian", "integer", "positive"] },
  },
});
const drawn = parts
  .map(({ W: from, G, shift, minimum, v, x }) => {
    const R = momentRootFrom(G, shift);
    const W: readonly Matrix[] = minimum === "drawn" ? from : descendSharpness(from, STEPS, R);
    return { W, R, v, x };
  })
  .onFile({
    ...OWN_MINIMUM,
    also: ["X", "y", "v", "x"],
    // Any signals: the first coordinate, unless there are others.
    instance: (own) => {
      const { weights, root, d0 } = ownMinimumOfAnyData(own);
      const [v, x] = [own.one("v"), own.one("x")].map((given) => given ?? diagonal([1], d0, 1)) as [Matrix, Matrix];
      return { W: weights, R: root, v, x };
    },
    lists: ({ W, R, v, x }) => ({ ...minimumLists({ weights: W, root: R }), v: [v], x: [x] }),
  });

const ANGLE = "⟨S_kᵀu, P_kRv⟩ = ‖TRv‖, summed over k";
const MEANS = "m(∏s_k²)^{1/m} ≤ Σs_k²";
const LEAST = "λ_max(H_w) ≥ 2Σs_k²";
const ALIGNED = "∏cos²φ_k ≥ (c/λ_max)^m";
const EVEN = "Σ(s_j − s_k)² ≤ (m−1)(λ_max − c)/2";
const BUDGET = "Σ‖S_kᵀu‖²‖P_{k−1}Rx‖² ≤ λ_max‖x‖²/2";

export default claim(drawn, {
  id: "beyond/near-flattest",
  title: "How a minimum that is nearly flattest hands its signal on, for any data",
  kinds: ["bound"],
  locus: "beyond mulayoff2020/theorem-2 and mulayoff2020/theorem-3",
  reading: `Printed there: gains and alignment of the flattest minima for white data. Here: for any data, any hidden
    widths m ≥ 2 layers may have, and every w whose product solves the least squares, by how much it is sharper than c, which
    is λ_max itself at a flattest one, for Σ̂_x ≻ 0 and A1, and for every v where c is largest.
    The relations are scaled by powers of ‖v‖ and ‖TRv‖, so that v need not be a unit vector. Proven step by step.`,
  proof,
  printed: holds`\prod_{k=1}^{m-1} \cos^2\varphi_k \ge \Big(\frac c{\lambda_{\max}(H_w)}\Big)^m, \quad
      \sum_{j<k}(s_j-s_k)^2 \le \tfrac{m-1}2(\lambda_{\max}(H_w)-c), \quad
      \sum_{k=1}^m \|S_k^\top u\|^2\|P_{k-1}Rx\|^2 \le \tfrac12\lambda_{\max}(H_w)\|x\|^2`(({ W, R, v, x }) => {
    const m = W.length;
    const T = endToEnd(W);
    const seen = R.times(v);
    const z = T.times(seen);
    const size = frobeniusSquared(z);
    if (!isClearlyPositive(size, "u is not defined")) return {};
    const [P, S] = [prefixProducts(W), suffixProducts(W)];
    const into = P.map((p) => p.times(seen));
    const out = S.map((s) => s.T.times(z));
    const terms = W.map((_, k) => frobeniusSquared(out[k + 1]!).times(frobeniusSquared(into[k]!)));
    const ways = W.map((_, k) => frobeniusNorm(out[k + 1]!).times(frobeniusNorm(into[k]!)));
    const between = W.slice(1).map((_, k) => k + 1);
    const [top, length] = [minimumSharpness(W, R), frobeniusSquared(v)];
    // λ_max and c, both times ‖v‖².
    const sharpness = top.times(length);
    const least = frobeniusSquared(seen)
      .times(size.power(m - 1))
      .power(1, m)
      .times(2 * m);
    const cosines = between.map((k) =>
      size.squared().over(frobeniusSquared(out[k]!).times(frobeniusSquared(into[k]!))),
    );
    const apart = ways.flatMap((a, j) => ways.slice(j + 1).map((b): Quantity => a.minus(b).squared()));
    const paths = W.map((_, k) => frobeniusSquared(out[k + 1]!).times(frobeniusSquared(P[k]!.times(R.times(x)))));
    return {
      [ANGLE]: equal(sum(between.map((k) => inner(out[k]!, into[k]!))), size.times(m - 1)),
      [LEAST]: atLeast(sharpness.times(size), sum(terms).times(2)),
      [MEANS]: because(
        atMost(product(terms).power(1, m).times(m), sum(terms)),
        () => meansGap(terms).times(exact(m).power(m)),
        m,
      ),
      [ALIGNED]: atLeast(product(cosines), least.over(sharpness).power(m)),
      [EVEN]: atMost(
        sum(apart),
        sharpness
          .minus(least)
          .times(size)
          .times(m - 1)
          .over(2),
      ),
      [BUDGET]: atMost(sum(paths), product([top, frobeniusSquared(x), size]).over(2)),
    };
  }),
  equality: {
    "scalar layers, balanced": {
      of: [ANGLE, LEAST, MEANS, ALIGNED, BUDGET],
      at: [
        parts.at({ widths: [1, 1, 1], W: [2, 2], G: 0, v: 1, x: 1 }),
        parts.at({ widths: [1, 1, 1, 1], W: [2, 2, 2], G: 0, v: 3, x: 2 }),
      ],
    },
    "R = diag(1, 2), T = diag(8, 4): a flattest minimum follows the direction of less gain that is seen more": {
      of: [ANGLE, LEAST, MEANS, ALIGNED, BUDGET],
      at: [parts.at({ widths: [2, 2, 2], W: ["4 0; 0 2", "2 0; 0 2"], G: "0 0; 0 1", v: "0; 1", x: "0; 1" })],
    },
    "two scalar layers that are not balanced: the second bound is met": {
      of: [ANGLE, LEAST, EVEN, BUDGET],
      at: [parts.at({ widths: [1, 1, 1], W: [3, 1], G: 0, v: 1, x: 1 })],
    },
  },
  degenerate: {
    "T = 0": parts.at({ widths: [1, 1, 1], W: [0, 0], G: 0, v: 1, x: 1 }),
    "singular data": parts.at({
      widths: [2, 2, 2],
      W: ["1 0; 0 1", "1 1; 0 1"],
      G: "1 0; 0 0",
      shift: 0,
      v: "1; 1",
      x: "0; 1",
    }),
    "a signal that is nearly lost between the layers": parts.at({
      ...{ widths: [2, 2, 2], W: ["1 0; 0 1024", "1 0; 0 1"], G: "0 0; 0 0" },
      ...{ v: "1; 0", x: "0; 1" },
    }),
  },
  budget: { share: 0.3, atLeast: 60 },
  situations: {
    "m ≥ 3": ({ W }) => W.length >= 3,
    descended: (_, { choices }) => choices["minimum"] === "descended",
    "two inputs and two outputs or more": ({ W }) => W[0]!.cols >= 2 && W.at(-1)!.rows >= 2,
    "d_x ≠ d_y": ({ W }) => W[0]!.cols !== W.at(-1)!.rows,
  },
});

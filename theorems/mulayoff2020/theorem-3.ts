/**
 * Theorem 3 and Remark (§4).
 *
 * As printed: "Assume A1 and A2. Denote $r_k=\prod_{j=1}^{k-1}W_jv$, $q_k=(\prod_{j=k+1}^mW_j)^Tu$, and write
 * $\bar r_k=r_k/\|r_k\|$, $\bar q_k=q_k/\|q_k\|$. If $w\in\Omega_0$ then for all $k$: i. $\bar q_k$ and $\bar r_k$ are a
 * pair of left and right singular vectors of $W_k$ with corresponding singular value $(\sigma_{\max}(T))^{\frac1m}$.
 * ii. These vectors are coupled in the sense that $\bar r_{k+1}=\bar q_k$. Remark: From Theorem 2,
 * $\|r_k\|=(\sigma_{\max}(T))^{(k-1)/m}$ and $\|q_k\|=(\sigma_{\max}(T))^{1-k/m}$."
 *
 * Why: equality in the proof of Theorem 2 makes $q_k$ parallel to $r_{k+1}=W_kr_k$, in the same direction as
 * $q_k^Tr_{k+1}=u^TTv>0$; and $W_k^Tq_k=q_{k-1}$ is parallel to $r_k$. The quotients of the lengths are $\sigma^{1/m}$.
 * Without white data the step for k = 1 fails, where $q_0=T^Tu$ need not be parallel to $r_1$: see white-data-needed.
 */
import { allSame, claim, holds, same } from "../../src/claim/index.js";
import { exact, isClearlyPositive, type Quantity } from "../../src/numerics/arithmetic/index.js";
import type { Matrix } from "../../src/numerics/matrices/index.js";
import { frobeniusNorm, prefixProducts, quantityMatrix, suffixProducts } from "../../src/numerics/matrices/index.js";
import { spectralNorm } from "../../src/numerics/spectra/index.js";
import {
  FLATTEST_ASSUMPTIONS,
  flattestMinima,
  flattestMinimaOfAnyData,
  NONZERO_TARGET,
} from "./shared/flattest-minima.js";

const { at, draws } = flattestMinima;

const [unit, spin] = ["1 0; 0 1", "0 -1; 1 0"];
const onePair = { first: 1, stretched: 1 };

export default claim(flattestMinimaOfAnyData, {
  id: "mulayoff2020/theorem-3",
  title: "Consecutive layers of a flattest minimum share a singular vector",
  kinds: ["identity"],
  locus: "Theorem 3 and Remark",
  reading: `T ≠ 0, since otherwise r̄_k and q̄_k are not defined; u, v is any first singular pair of T. In ii, r_{m+1} = Tv,
    so that k = m says q̄_m = u.`,
  assumptions: [...FLATTEST_ASSUMPTIONS, NONZERO_TARGET],
  printed: holds`w \in \Omega_0 \implies W_k \bar r_k = \sigma_{\max}(T)^{\frac{1}{m}} \bar q_k,\ W_k^\top \bar q_k
      = \sigma_{\max}(T)^{\frac{1}{m}} \bar r_k,\ \bar r_{k+1} = \bar q_k,\ \|r_k\| = \sigma_{\max}(T)^{\frac{k-1}{m}},\
      \|q_k\| = \sigma_{\max}(T)^{1-\frac{k}{m}}`(({ weights, target, left, right }) => {
    const m = weights.length;
    const gain = spectralNorm(target);
    const power = (layers: number): Quantity => (layers === 0 ? exact(1) : gain.power(layers, m));
    // r_1, …, r_{m+1} and q_1, …, q_m.
    const forward = prefixProducts(weights).map((p) => p.times(right));
    const backward = suffixProducts(weights)
      .slice(1)
      .map((s) => s.T.times(left));
    const hasLength = (x: Matrix) => isClearlyPositive(frobeniusNorm(x), "its direction divides by it");
    const unitVector = (x: Matrix): Matrix => x.times(exact(1).over(frobeniusNorm(x)));
    const [r, q] = [forward.map(unitVector), backward.map(unitVector)];
    const directions = {
      "W_k r̄_k = σ_max(T)^{1/m} q̄_k": allSame(
        weights.map((w, k) => w.times(r[k]!)),
        q.map((x) => x.times(power(1))),
      ),
      "W_kᵀq̄_k = σ_max(T)^{1/m} r̄_k": allSame(
        weights.map((w, k) => w.T.times(q[k]!)),
        weights.map((_, k) => r[k]!.times(power(1))),
      ),
      "r̄_{k+1} = q̄_k": allSame(r.slice(1), q),
    };
    const row = (entries: readonly Quantity[]): Matrix => quantityMatrix(1, m, (_, k) => entries[k]!);
    const lengths = (vectors: readonly Matrix[]): Matrix => row(vectors.slice(0, m).map(frobeniusNorm));
    return {
      // Vectors of length zero have no direction; the theorem assumes that there are none.
      ...([...forward, ...backward].every(hasLength) ? directions : {}),
      "‖r_k‖ = σ_max(T)^{(k−1)/m}": same(lengths(forward), row(weights.map((_, k) => power(k)))),
      "‖q_k‖ = σ_max(T)^{1−k/m}": same(lengths(backward), row(weights.map((_, k) => power(m - 1 - k)))),
    };
  }),
  equality: { "drawn flattest minima": draws(6) },
  degenerate: {
    "one layer": at({ widths: [2, 1], ...onePair, gain: 2, Q: [spin, 1], C: ["0 0"] }),
    "numbers of either sign": at({ widths: [1, 1, 1], ...onePair, gain: 2, Q: [1, -1, 1], C: [0, 0] }),
    "the singular value of the path is not the largest of the first layer": at({
      widths: [2, 2, 1, 1],
      ...onePair,
      stretch: 45 / 32,
      Q: [unit, unit, 1, 1],
      C: [unit, "0 0", 0],
    }),
    "repeated first singular value, a mixed pair": at({
      widths: [2, 2, 2],
      first: 2,
      stretched: 1,
      Q: [unit, spin, unit],
      C: [unit, unit],
    }),
  },
  budget: { share: 0.3, atLeast: 60 },
});

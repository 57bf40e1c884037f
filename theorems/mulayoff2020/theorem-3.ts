/**
 * Theorem 3 and Remark (§4).
 *
 * As printed: "Assume A1 and A2. Denote $r_k=\prod_{j=1}^{k-1}W_jv$, $q_k=(\prod_{j=k+1}^mW_j)^Tu$, and write $\bar
 * r_k=r_k/\|r_k\|$, $\bar q_k=q_k/\|q_k\|$. If $w\in\Omega_0$ then for all $k$: i. $\bar q_k$ and $\bar r_k$ are a pair
 * of left and right singular vectors of $W_k$ with corresponding singular value $(\sigma_{\max}(T))^{\frac1m}$. ii.
 * These vectors are coupled in the sense that $\bar r_{k+1}=\bar q_k$. Remark: From Theorem 2,
 * $\|r_k\|=(\sigma_{\max}(T))^{(k-1)/m}$ and $\|q_k\|=(\sigma_{\max}(T))^{1-k/m}$."
 *
 * Why: equality in the proof of Theorem 2 makes $q_k$ parallel to $r_{k+1}=W_kr_k$, in the same direction as
 * $q_k^Tr_{k+1}=u^TTv>0$; and $W_k^Tq_k=q_{k-1}$ is parallel to $r_k$. The quotients of the lengths are $\sigma^{1/m}$.
 * Without white data the step for k = 1 fails, where $q_0=T^Tu$ need not be parallel to $r_1$: see
 * beyond/white-data-needed.
 */
import { usual } from "../../generators/specs/index.js";
import { claim, holds } from "../../src/claim/index.js";
import { coupling } from "./shared/coupling.js";
import { couplingAtEveryMinimum } from "./shared/every-minimum.js";
import {
  FLATTEST_ASSUMPTIONS,
  flattestMinima,
  flattestMinimaOfAnyData,
  NONZERO_TARGET,
} from "./shared/flattest-minima.js";
import { foundMinima, isNearlyFlattest, NEARLY_FLATTEST } from "./shared/found-minima.js";

const { at, draws } = flattestMinima;

const [unit, spin] = ["1 0; 0 1", "0 -1; 1 0"];
const onePair = { first: 1, stretched: 1 };

export default claim(flattestMinimaOfAnyData, {
  id: "mulayoff2020/theorem-3",
  title: "Consecutive layers of a flattest minimum share a singular vector",
  kinds: ["identity"],
  locus: "Theorem 3 and Remark",
  reading: `T ≠ 0, since otherwise r̄_k and q̄_k are not defined; u, v is any first singular pair of T. In ii, r_{m+1} = Tv,
    so that k = m says q̄_m = u. Relations of “every w” hold at all minima, which are drawn or found by a descent of λ_max;
    at the least λ_max they are i and ii.`,
  assumptions: [...FLATTEST_ASSUMPTIONS, NONZERO_TARGET],
  printed: holds`w \in \Omega_0 \implies W_k \bar r_k = \sigma_{\max}(T)^{\frac{1}{m}} \bar q_k,\ W_k^\top \bar q_k
      = \sigma_{\max}(T)^{\frac{1}{m}} \bar r_k,\ \bar r_{k+1} = \bar q_k,\ \|r_k\| = \sigma_{\max}(T)^{\frac{k-1}{m}},\
      \|q_k\| = \sigma_{\max}(T)^{1-\frac{k}{m}}`((minimum) =>
    minimum.constructed ? coupling(minimum) : couplingAtEveryMinimum(minimum),
  ),
  equality: { "drawn flattest minima": draws(6) },
  degenerate: {
    "a minimum far from flat": foundMinima.at({ widths: [1, 1, 1], W: [64, 1 / 64] }),
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
  situations: {
    ...usual("depth ≥ 3", "d_x ≠ d_y"),
    "found by a descent": ({ constructed }, { reals }) => !constructed && (reals["steps"] ?? 0) > 0,
    [NEARLY_FLATTEST]: isNearlyFlattest,
    "a gain beyond that of the path": ({ constructed }, { reals }) => constructed && (reals["stretch"] ?? 1) > 1,
  },
  budget: { share: 0.25, atLeast: 60 },
});

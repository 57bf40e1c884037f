/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Theorem 3 and Remark.
 *
 * As printed: "Assume A1 and A2. Denote $r_k=\prod_{j=1}^{k-1}W_jv$, $q_k=(\prod_{j=k+1}^mW_j)^Tu$, and write
 * $\bar r_k=r_k/\|r_k\|$, $\bar q_k=q_k/\|q_k\|$. If $w\in\Omega_0$ then for all $k$: i. $\bar q_k$ and $\bar r_k$ are a
 * pair of left and right singular vectors of $W_k$ with corresponding singular value $(\sigma_{\max}(T))^{\frac1m}$.
 * ii. These vectors are coupled in the sense that $\bar r_{k+1}=\bar q_k$. Remark: From Theorem 2,
 * $\|r_k\|=(\sigma_{\max}(T))^{(k-1)/m}$ and $\|q_k\|=(\sigma_{\max}(T))^{1-k/m}$."
 *
 * Reading: T ≠ 0, since otherwise $\bar r_k$ and $\bar q_k$ are not defined; u, v is any first singular pair. In ii,
 * $r_{m+1}=Tv$, so that k = m says $\bar q_m=u$.
 *
 * Why: equality in the proof of Theorem 2 makes $q_k$ parallel to $r_{k+1}=W_kr_k$, in the same direction as
 * $q_k^Tr_{k+1}=u^TTv>0$; and $W_k^Tq_k=q_{k-1}$ is parallel to $r_k$. The quotients of the lengths are $\sigma^{1/m}$.
 * Without white data the step for k = 1 fails, where $q_0=T^Tu$ need not be parallel to $r_1$: see white-data-needed.
 */
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { same } from "../../src/claim/relation.js";
import {
  endToEnd,
  exact,
  flattenedRows,
  frobeniusNorm,
  type Matrix,
  prefixProducts,
  type Quantity,
  quantityMatrix,
  spectralNorm,
  suffixProducts,
} from "../../src/numerics/index.js";
import {
  FLATTEST_ASSUMPTIONS,
  flattestMinima,
  type FlattestMinimum,
  flattestMinimumOf,
  NONZERO_TARGET,
} from "./shared/flattest-minima.js";

const { explicit } = flattestMinima;

const IMAGE = "W_k r̄_k = σ_max(T)^{1/m} q̄_k";
const PULLED_BACK = "W_kᵀq̄_k = σ_max(T)^{1/m} r̄_k";
const COUPLED = "r̄_{k+1} = q̄_k";
const FORWARD = "‖r_k‖ = σ_max(T)^{(k−1)/m}";
const BACKWARD = "‖q_k‖ = σ_max(T)^{1−k/m}";

function row(entries: readonly Quantity[]): Matrix {
  return quantityMatrix(1, entries.length, (_, k) => entries[k]!);
}

function relations({ weights, left, right }: FlattestMinimum): Relation[] {
  const depth = weights.length;
  const gain = spectralNorm(endToEnd(weights));
  const power = (layers: number): Quantity => (layers === 0 ? exact(1) : gain.power(layers, depth));
  const unit = (x: Matrix): Matrix => x.times(exact(1).over(frobeniusNorm(x)));
  /** r_1, …, r_{m+1} and q_1, …, q_m. */
  const forward = prefixProducts(weights).map((p) => p.times(right));
  const backward = suffixProducts(weights)
    .slice(1)
    .map((s) => s.T.times(left));
  const lengths = [
    same(FORWARD, row(weights.map((_, k) => frobeniusNorm(forward[k]!))), row(weights.map((_, k) => power(k)))),
    same(BACKWARD, row(backward.map(frobeniusNorm)), row(weights.map((_, k) => power(depth - 1 - k)))),
  ];
  // Vectors of length zero have no direction; the theorem assumes that there are none.
  if ([...forward, ...backward].map(frobeniusNorm).some(({ value, error }) => !(value > error))) return lengths;
  const [r, q] = [forward.map(unit), backward.map(unit)];
  const compare = (name: string, x: readonly Matrix[], y: readonly Matrix[]): Relation =>
    same(name, flattenedRows([x]), flattenedRows([y]));
  return [
    compare(
      IMAGE,
      weights.map((w, k) => w.times(r[k]!)),
      q.map((x) => x.times(power(1))),
    ),
    compare(
      PULLED_BACK,
      weights.map((w, k) => w.T.times(q[k]!)),
      weights.map((_, k) => r[k]!.times(power(1))),
    ),
    compare(COUPLED, r.slice(1), q),
    ...lengths,
  ];
}

const unit = [
  [1, 0],
  [0, 1],
];
const spin = [
  [0, -1],
  [1, 0],
];

export default defineClaim<FlattestMinimum>({
  id: "mulayoff2020/theorem-3",
  title: "Consecutive layers of a flattest minimum share a singular vector",
  kinds: ["identity"],
  locus: "Theorem 3 and Remark",
  reading: "T ≠ 0, for the quotients to be defined; u, v is any first singular pair of T, and r_{m+1} = Tv.",
  specs: flattestMinima,
  materialize: flattestMinimumOf,
  assumptions: [...FLATTEST_ASSUMPTIONS, NONZERO_TARGET],
  forms: [
    {
      name: "printed",
      statement: String.raw`w \in \Omega_0 \implies W_k \bar r_k = \sigma_{\max}(T)^{\frac{1}{m}} \bar q_k,\ W_k^\top \bar q_k = \sigma_{\max}(T)^{\frac{1}{m}} \bar r_k,\ \bar r_{k+1} = \bar q_k,\ \|r_k\| = \sigma_{\max}(T)^{\frac{k-1}{m}},\ \|q_k\| = \sigma_{\max}(T)^{1-\frac{k}{m}}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "drawn flattest minima",
      form: "printed",
      relations: [IMAGE, PULLED_BACK, COUPLED, FORWARD, BACKWARD],
      specs: Array.from({ length: 6 }, (_, seed) => flattestMinima.draw(seed)),
    },
  ],
  degenerateCases: [
    {
      name: "one layer",
      spec: explicit({
        widths: [2, 1],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 2, stretch: 1 },
        lists: { Q: [spin, [[1]]], C: [[[0, 0]]] },
      }),
    },
    {
      name: "numbers of either sign",
      spec: explicit({
        widths: [1, 1, 1],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 2, stretch: 1 },
        lists: { Q: [[[1]], [[-1]], [[1]]], C: [[[0]], [[0]]] },
      }),
    },
    {
      name: "the singular value of the path is not the largest of the first layer",
      spec: explicit({
        widths: [2, 2, 1, 1],
        sizes: { first: 1, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 1, stretch: 45 / 32 },
        lists: { Q: [unit, unit, [[1]], [[1]]], C: [unit, [[0, 0]], [[0]]] },
      }),
    },
    {
      name: "repeated first singular value, a mixed pair",
      spec: explicit({
        widths: [2, 2, 2],
        sizes: { first: 2, stretched: 1 },
        choices: { others: "drawn" },
        reals: { gain: 1, stretch: 1 },
        lists: { Q: [unit, spin, unit], C: [unit, unit] },
      }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});

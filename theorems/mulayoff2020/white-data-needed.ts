/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, A2 and Theorems 1–4.
 *
 * As printed: "A2 The data is white, namely $\hat{\boldsymbol\Sigma}_x=\mathbf I$." Each of Theorems 1–4 assumes it. Of
 * what happens without, the source has a conjecture on the least sharpness alone; this claim is on the theorems, for
 * every $\hat\Sigma_x=R^2$ of full rank, m ≥ 2 and T ≠ 0.
 *
 * They fail. Two inputs, a hidden width of 2, then numbers: $W_1=\begin{pmatrix}c&n\\0&p\end{pmatrix}$, $W_2=(c,0)$,
 * $W_k=c$, $\hat\Sigma_x^{-1}=c^2I+(m-1)W_1^TW_1$ is a flattest minimum for $T=c^{m-1}(c,n)$; with
 * $\varrho^2=1+n^2/c^2$, $\sigma_{\max}(T)=c^m\varrho$. All of 2 i–iii, 3 i and 4 is off by a power of ϱ, as large as
 * one likes, 1 besides by the factor mc² of the scale of Σ̂_x, and 3 ii by an angle for p ≠ 0. Smallest: c = n = 1, p =
 * 0, m = 2, $\hat\Sigma_x=\frac13\begin{pmatrix}2&-1\\-1&2\end{pmatrix}$, W_1 = (1, 1), W_2 = 1: λ_max = 2, not 4√2,
 * and ‖W_1v‖ = √2, not 2^{1/4}.
 *
 * What they become. Let v maximize ‖Rv‖^{1/m}‖TRv‖^{1−1/m} over unit vectors; x = Rv, u = Tx/‖Tx‖, γ^m = ‖Tx‖/‖x‖. 1 is
 * beyond/flattest-any-data, for the drawn minima their construction; given 1, the proof of Theorem 2, with this v in
 * place of the singular vector, gives 2 and 3 for every flattest minimum:
 * 1. λ_max = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}. 2. x, no singular vector, gains γ in every layer; P_kR has no gain above √m‖P_kx‖,
 * k < m; u is a left singular vector of S_k with value γ^{m−k}, k ≥ 1, and no gain of S_k is above √mγ^{m−k}.
 * 3. With r_k = P_{k−1}x, q_k = S_kᵀu: W_kr̄_k = γr̄_{k+1} and r̄_{k+1} = q̄_k for all k, W_kᵀq̄_k = γr̄_k for k ≥ 2 only.
 * 4. Equal norms σ_max(W_k) = γ for k ≥ 2 suffice where ‖W_1x‖ = γ‖x‖ for some x, with γ^m = ‖Tx‖/‖x‖, and R^{-1}x is
 * a first eigenvector of R(γ²I + (m−1)W_1ᵀW_1)R.
 * For white data v is the singular vector and all of it is the print. Theorem 2 iv survives, as γ^m ≤ σ_max(T).
 *
 * Drawn are minima of the form 4, by construction; P_k = W_k⋯W_1, S_k = W_m⋯W_{k+1}.
 */
import { layout, loosened, widthsAssumption, widthsOf } from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal, same } from "../../src/claim/relation.js";
import {
  column,
  exact,
  flattenedRows,
  frobeniusNorm,
  inner,
  type Matrix,
  maximum,
  minimumSharpness,
  prefixProducts,
  product,
  type Quantity,
  quantityDiagonal,
  spectralNorm,
  squareRoot,
  suffixProducts,
} from "../../src/numerics/index.js";
import { coloredMinima, type ColoredMinimum, coloredMinimum } from "./shared/colored-minima.js";

/** A drawn flattest minimum, and the one of the counterexample, with its c, n and p. */
interface Instance {
  readonly drawn: ColoredMinimum;
  readonly example: ColoredMinimum;
  readonly c: number;
  readonly n: number;
  readonly p: number;
}

const specs = layout({ ...coloredMinima.options, sizes: { n: [1, 8], p: [0, 3] } });
const { explicit } = specs;

/** The counterexample of depth m as a spec of `coloredMinima`. */
function exampleSpec(depth: number, c: number, n: number, p: number): Spec {
  const numbers = (count: number, x: number): number[][][] => new Array<number[][]>(count).fill([[x]]);
  const unit = [
    [1, 0],
    [0, 1],
  ];
  return coloredMinima.explicit({
    widths: [2, 2, ...new Array<number>(depth - 1).fill(1)],
    reals: { gain: c },
    lists: {
      N: [
        [
          [c, n],
          [0, p],
        ],
      ],
      Z: { law: "zero", seed: 0 },
      Q: [unit, unit, ...numbers(depth - 1, 1)],
      C: [[[0, 0]], ...numbers(depth - 2, 0)],
    },
  });
}

/** Two numbers as layers, and the counterexample of two layers with c = 1. */
function numbers(n: number, p: number): Spec {
  return explicit({
    widths: [1, 1, 1],
    sizes: { n, p },
    reals: { gain: 1 },
    lists: { N: [[[1]]], Z: [[[0]]], Q: [[[1]], [[1]], [[1]]], C: [[[0]]] },
  });
}

function unit(x: Matrix): Matrix {
  return x.times(exact(1).over(frobeniusNorm(x)));
}

/** What Theorems 1–3 become, on a flattest minimum. */
function becomes({ weights, root, signal, whitened }: ColoredMinimum): Relation[] {
  const depth = weights.length;
  const before = prefixProducts(weights);
  const after = suffixProducts(weights).slice(1);
  const target = before[depth]!;
  const image = target.times(signal);
  const [length, gained] = [frobeniusNorm(signal), frobeniusNorm(image)];
  const gain = gained.over(length);
  const power = (layers: number): Quantity => gain.power(layers, depth);
  const u = unit(image);
  const forward = before.map((a) => a.times(signal));
  const backward = after.map((a) => a.T.times(u));
  const [r, q] = [forward.map(unit), backward.map(unit)];
  const compare = (name: string, x: readonly Matrix[], y: readonly Matrix[]): Relation =>
    same(name, flattenedRows([x]), flattenedRows([y]));
  const factor = squareRoot(exact(depth));
  const width = frobeniusNorm(whitened);
  const least = product([2 * depth, length.power(2, depth), gained.power(2 * (depth - 1), depth)]);
  return [
    equal("1: λ_max(H_w) = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}", minimumSharpness(weights, root), least.over(width.squared())),
    compare(
      "2 i, 3 i: W_k r̄_k = γ r̄_{k+1}",
      weights.map((w, k) => w.times(r[k]!)),
      weights.map((_, k) => r[k + 1]!.times(power(1))),
    ),
    atMost(
      "2 ii: σ_max(∏₁ᵏW_j R) ≤ √m ‖∏₁ᵏW_j x‖, k < m",
      maximum(
        weights.map((_, k) => spectralNorm(before[k]!.times(root)).times(width).over(frobeniusNorm(forward[k]!))),
      ),
      factor,
    ),
    compare(
      "2 iii: (∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = γ^{2(m−k)}u, k ≥ 1",
      after.map((a, k) => a.times(backward[k]!)),
      after.map((_, k) => u.times(power(2 * (depth - 1 - k)))),
    ),
    atMost(
      "2 iv: σ_max(∏ₖ₊₁ᵐW_j) ≤ √m γ^{m−k}, k ≥ 1",
      maximum(after.map((a, k) => spectralNorm(a).over(power(depth - 1 - k)))),
      factor,
    ),
    compare(
      "3 i: W_kᵀq̄_k = γ r̄_k, k ≥ 2",
      weights.slice(1).map((w, k) => w.T.times(q[k + 1]!)),
      weights.slice(1).map((_, k) => r[k + 1]!.times(power(1))),
    ),
    compare("3 ii: r̄_{k+1} = q̄_k", r.slice(1), q),
  ];
}

/** The solution (27) for T = g^m vᵀ, with a hidden width of 2 and then 1: layers that meet the condition of Theorem 4. */
function equalGains(depth: number, g: Quantity, v: Matrix): Matrix[] {
  const first = quantityDiagonal([g], 2, 1).times(v.T);
  return [first, ...Array.from({ length: depth - 1 }, (_, k) => quantityDiagonal([g], 1, k === 0 ? 2 : 1))];
}

/** How far Theorems 1–4 are off on the counterexample. */
function fails({ example: { weights, root }, c, n, p }: Instance): Relation[] {
  const depth = weights.length;
  const excess = exact(c).squared().plus(exact(n).squared()).over(exact(c).squared());
  const gain = exact(c).power(depth, 1).times(squareRoot(excess));
  const offSquared = excess.power(depth - 1, depth);
  const off = excess.power(depth - 1, 2 * depth);
  const first = gain.power(1, depth);
  const v = unit(column([c, n]));
  const image = weights[0]!.times(v);
  const after = suffixProducts(weights)[1]!;
  const slope = exact(p).times(n).over(exact(c).squared().times(excess));
  const sharpest = minimumSharpness(weights, root);
  const canonical = minimumSharpness(equalGains(depth, first, v), root);
  const printed = gain.power(2 * (depth - 1), depth).times(2 * depth);
  const spread = exact(p)
    .squared()
    .times(depth - 1)
    .over(exact(c).squared().times(excess))
    .plus(1);
  return [
    equal(
      "1 fails: mc²ϱ^{2−2/m} λ_max(H_w) = 2mσ_max(T)^{2−2/m}",
      product([depth, exact(c).squared(), offSquared, sharpest]),
      printed,
    ),
    atLeast("2 i, ii fail: ‖W_1v‖ ≥ ϱ^{1−1/m} σ_max(T)^{1/m}", frobeniusNorm(image), off.times(first)),
    equal(
      "2 iii fails: ϱ^{1−1/m}‖∏₂ᵐW_j‖ = σ_max(T)^{1−1/m}",
      off.times(spectralNorm(after)),
      gain.power(depth - 1, depth),
    ),
    equal(
      "3 ii fails: ⟨r̄_2, q̄_1⟩ = (1 + (pn/(c²ϱ²))²)^{−1/2}",
      inner(unit(image), unit(after.T)),
      exact(1).over(squareRoot(slope.squared().plus(1))),
    ),
    atLeast(
      "4 fails: w* of (27) is sharper, by ϱ^{2−2/m} for p = 0",
      spread.times(canonical),
      offSquared.times(sharpest),
    ),
  ];
}

const EQUALITIES = [
  "1: λ_max(H_w) = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}",
  "2 i, 3 i: W_k r̄_k = γ r̄_{k+1}",
  "2 iii: (∏ₖ₊₁ᵐW)(∏ₖ₊₁ᵐW)ᵀu = γ^{2(m−k)}u, k ≥ 1",
  "3 i: W_kᵀq̄_k = γ r̄_k, k ≥ 2",
  "3 ii: r̄_{k+1} = q̄_k",
  "1 fails: mc²ϱ^{2−2/m} λ_max(H_w) = 2mσ_max(T)^{2−2/m}",
  "2 iii fails: ϱ^{1−1/m}‖∏₂ᵐW_j‖ = σ_max(T)^{1−1/m}",
  "3 ii fails: ⟨r̄_2, q̄_1⟩ = (1 + (pn/(c²ϱ²))²)^{−1/2}",
];

export default defineClaim<Instance>({
  id: "mulayoff2020/white-data-needed",
  title: "What Theorems 1–4 become where the data are not white",
  kinds: ["bound", "identity"],
  locus: "A2 and Theorems 1–4",
  reading:
    "The source prints A2 and no theorem without it: tested is what its proof gives for any Σ̂_x of full rank, and by how " +
    "much each theorem is off on an explicit flattest minimum.",
  specs,
  materialize: (spec) => {
    const { n, p } = specs.raw(spec).sizes;
    const c = spec.reals["gain"]!;
    const example = coloredMinimum(exampleSpec(spec.widths.length - 1, c, n, p));
    return { drawn: coloredMinimum(spec), example, c, n, p };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ drawn }) => widthsOf(drawn.weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark: "Not needed at a w with T = E(w) that is as flat as the dual bound says: the proof uses nothing else.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\hat\Sigma_x \ne I:\quad \min_{w \in \Omega} \lambda_{\max}(H_w) = 2m \max_{\|v\| = 1} \|\hat\Sigma_x^{1/2} v\|^{\frac{2}{m}} \|T \hat\Sigma_x^{1/2} v\|^{2 - \frac{2}{m}} \ne 2m\, \sigma_{\max}(T)^{2(1 - \frac{1}{m})} \text{ in general}`,
      expected: "holds",
      relations: (instance) => [...becomes(instance.drawn), ...fails(instance)],
    },
  ],
  equalityCases: [
    {
      name: "drawn minima, and the counterexample",
      form: "printed",
      relations: EQUALITIES,
      specs: Array.from({ length: 6 }, (_, seed) => specs.draw(seed)),
    },
    {
      name: "p = 0",
      form: "printed",
      relations: [
        "2 i, ii fail: ‖W_1v‖ ≥ ϱ^{1−1/m} σ_max(T)^{1/m}",
        "4 fails: w* of (27) is sharper, by ϱ^{2−2/m} for p = 0",
      ],
      specs: [numbers(1, 0), numbers(8, 0)],
    },
  ],
  degenerateCases: [
    { name: "numbers, and W_1 = (1, 1), W_2 = 1", spec: numbers(1, 0) },
    {
      name: "three layers, an input that the second layer drops, a gain above √m",
      spec: explicit({
        widths: [2, 2, 1, 1],
        sizes: { n: 8, p: 3 },
        reals: { gain: 1 },
        lists: {
          N: [
            [
              [1, 0],
              [0, 8],
            ],
          ],
          Z: { law: "zero", seed: 0 },
          Q: { law: "identity", seed: 0 },
          C: { law: "zero", seed: 0 },
        },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});

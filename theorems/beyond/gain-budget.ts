/**
 * flatcheck: beyond Theorem 2 of Mulayoff, Michaeli (arXiv:2002.04710, §4), white data.
 *
 * The source prints, for every flattest minimum and all k, $\sigma_{\max}(W_k\cdots W_1)\le\sqrt m\,\sigma^{k/m}$ and
 * $\sigma_{\max}(W_m\cdots W_{k+1})\le\sqrt m\,\sigma^{1-k/m}$, $\sigma = \sigma_{\max}(\mathbf T)$. Here, with $P_k =
 * W_k\cdots W_1$ and $S_k = W_m\cdots W_{k+1}$, m ≥ 2 and T ≠ 0, all m − 1 intermediate gains of a signal together have
 * a budget: for all x and y,
 * $$\sum_{k=1}^{m-1}\sigma^{-2k/m}\|P_kx\|^2\le(m-1)\|x\|^2, \qquad \sum_{k=1}^{m-1}\sigma^{-2(1-k/m)}\|S_k^\top
 *   y\|^2\le(m-1)\|y\|^2,$$
 * so that the factor for a single k is $\sqrt{m-1}$, not $\sqrt m$. It is the best one: reached for k = 1 (and k = m −
 * 1 of the second), approached for the others; for m = 2 it is 1, and says that W_1, W_2 of a flattest minimum have
 * norm $\sqrt\sigma$.
 *
 * Proof. Let u, v be a first singular pair of T.
 * (i) $\lambda_{\max}(H_{\mathbf w})\|x\|^2\|y\|^2\ge2\sum_{k=1}^m\|S_k^\top y\|^2\|P_{k-1}x\|^2$ at every minimum
 * (Lemma 3 of the source), and $\lambda_{\max} = 2m\sigma^{2-2/m}$ at a flattest one.
 * (ii) There $\|S_k^\top u\| = \sigma^{1-k/m}$ and $\|P_kv\| = \sigma^{k/m}$. For x = v, y = u, (i) and the inequality
 * of the means give $m\sigma^{2-2/m}\ge\sum_k\|S_k^\top u\|^2\|P_{k-1}v\|^2\ge m\big(\prod_{k=1}^m\|S_k^\top
 * u\|^2\|P_{k-1}v\|^2\big)^{1/m}$, and the product is $\prod_{k=1}^{m-1}\|S_k^\top
 * u\|^2\|P_kv\|^2\ge\prod_{k=1}^{m-1}(u^\top S_kP_kv)^2 = \sigma^{2m-2}$. So all are equalities, $\|S_k^\top
 * u\|\|P_{k-1}v\| = \sigma^{1-1/m}$, $\|S_k^\top u\|\|P_kv\| = \sigma$, and $\|P_kv\| = \sigma^{1/m}\|P_{k-1}v\|$.
 * (iii) (i) with y = u: $\sum_{k=1}^m\sigma^{2-2k/m}\|P_{k-1}x\|^2\le m\sigma^{2-2/m}\|x\|^2$. Divide by
 * $\sigma^{2-2/m}$, and take away the term of k = 1, which is $\|x\|^2$. The second budget is (i) with x = v, likewise.
 * (iv) Best: $W_1 = \mathrm{diag}(1,\sqrt{m-1})$, $W_2 = \dots = W_m = \mathrm{diag}(1,0)$ has a diagonal
 * $\Phi^\top\Phi$ with the sums $\sum_kp_{k-1,i}^2s_{k,j}^2 \le m$ of (i) on it: m for (1,1), $1+(m-1)$ for i = 2, j =
 * 1, and at most m − 1 for j = 2. For k > 1 give the first k products of layers the gains $\varepsilon, \dots,
 * \varepsilon, g$ on the second path, $g^2 = m-1-(k-1)\varepsilon^2$. A single layer has no bound: in the last example
 * W_k has the norm g/ε.
 */
import { LAYER_LAWS, layerShapes, layout, loosened } from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import {
  diagonal,
  directSum,
  endToEnd,
  frobeniusSquared,
  largestEigenvalue,
  type Matrix,
  minimumSharpness,
  prefixProducts,
  product,
  type Quantity,
  spectralNorm,
  squareRoot,
  suffixProducts,
  sum,
  withArena,
  zeros,
} from "../../src/numerics/index.js";

/**
 * A flattest minimum W_1, …, W_m whose first path is the first unit of every layer, and signals x (d_x × 1), y (d_y ×
 * 1).
 */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly x: Matrix;
  readonly y: Matrix;
}

/** W_j = (gain) ⊕ t C_j: all flattest minima are of this form, up to orthogonal changes of the units (Theorem 3). */
const specs = layout({
  chain: { depth: [2, 5], ends: [1, 3], slack: 1 },
  choices: { rest: ["first layer", "all layers", "last layer", "first two layers"] },
  reals: { gain: [1, 2, 1 / 2], scale: [0] },
  lists: {
    C: { shapes: layerShapes, laws: [...LAYER_LAWS, "unit", "nilpotent"] },
    x: { shapes: ({ widths }) => [[widths[0]! + 1, 1]], laws: ["unit", "gaussian", "positive"] },
    y: { shapes: ({ widths }) => [[widths.at(-1)! + 1, 1]], laws: ["unit", "gaussian", "positive"] },
  },
});
const { explicit } = specs;

const STEP = "λ_max(H_w)‖x‖²‖y‖² ≥ 2Σ‖Sₖᵀy‖²‖Pₖ₋₁x‖²";
const PATH = "Σ‖Pₖv‖ = Σσ^{k/m}";
const BUDGET = "Σσ^{−2k/m}‖Pₖx‖² ≤ (m−1)‖x‖²";
const BUDGET_ABOVE = "Σσ^{−2(1−k/m)}‖Sₖᵀy‖² ≤ (m−1)‖y‖²";
const GAIN = "σ_max(Wₖ⋯W₁) ≤ √(m−1) σ^{k/m}, every k";
const GAIN_ABOVE = "σ_max(W_m⋯Wₖ₊₁) ≤ √(m−1) σ^{1−k/m}, every k";

/** Halvings of the interval in which the logarithm of the scale of the rest is searched: to a part in 1000. */
const HALVINGS = 15;

/**
 * Whether the rest tC keeps the minimum (gain) ⊕ tC_j flattest, beyond rounding: no pair of paths exceeds m
 * gain^{2m−2}.
 */
function staysFlattest(rest: readonly Matrix[], gain: number): boolean {
  const depth = rest.length;
  const limit = depth * gain ** (2 * depth - 2);
  const below = (q: Quantity, factor: number): boolean => q.value + q.error <= factor * limit;
  const weighted = (terms: readonly Matrix[]): Quantity => largestEigenvalue(terms.reduce((x, y) => x.plus(y)));
  const into = prefixProducts(rest)
    .slice(0, depth)
    .map((p, k) => p.T.gramOfRows().times(gain ** (2 * (depth - 1 - k))));
  const out = suffixProducts(rest)
    .slice(1)
    .map((s, k) => s.gramOfRows().times(gain ** (2 * k)));
  return below(weighted(into), 1) && below(weighted(out), 1) && below(minimumSharpness(rest), 2);
}

/** The largest scale found, from 2^−20 to 2^20, at which the rest keeps the minimum flattest; 0 where there is none. */
function searchedScale(rest: readonly Matrix[], gain: number): number {
  let low = -20;
  let high = 20;
  let found = 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    const scale = 2 ** middle;
    const at = (): Matrix[] => rest.map((c) => c.times(scale));
    if (withArena(() => staysFlattest(at(), gain))) {
      low = middle;
      found = scale;
    } else {
      high = middle;
    }
  }
  return found;
}

function materialize(spec: Spec): Instance {
  const { lists, reals, choices } = specs.raw(spec);
  const last = lists.C.length - 1;
  const kept = {
    "first layer": (j: number) => j === 0,
    "all layers": () => true,
    "last layer": (j: number) => j === last,
    "first two layers": (j: number) => j < 2,
  }[choices.rest]!;
  const rest = lists.C.map((c, j) => (kept(j) ? c : zeros(c.rows, c.cols)));
  const scale = reals.scale > 0 ? reals.scale : searchedScale(rest, reals.gain);
  const weights = rest.map(({ rows, cols, data }) => {
    const block = zeros(rows, cols);
    data.forEach((entry, k) => (block.data[k] = scale * entry));
    return directSum(diagonal([reals.gain]), block);
  });
  return { weights, x: lists.x[0]!, y: lists.y[0]! };
}

/** The quantity of the largest lhs/rhs over the pairs, as one relation. */
function worst(name: string, pairs: readonly (readonly [Quantity, Quantity])[]): Relation {
  const [lhs, rhs] = pairs.reduce((a, b) => (b[0].value / b[1].value > a[0].value / a[1].value ? b : a));
  return atMost(name, lhs, rhs);
}

function relations({ weights, x, y }: Instance): Relation[] {
  const depth = weights.length;
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const sigma = spectralNorm(endToEnd(weights));
  const step = (k: number): Quantity => sigma.power(k, depth);
  const gainOf = (a: Matrix, signal: Matrix): Quantity => frobeniusSquared(a.times(signal));
  const into = prefixes.map((p) => gainOf(p, x));
  const out = suffixes.map((s) => gainOf(s.T, y));
  const inner = Array.from({ length: depth - 1 }, (_, k) => k + 1);
  const [sizeX, sizeY] = [frobeniusSquared(x), frobeniusSquared(y)];
  const first = diagonal([1], x.rows, 1);
  const along = inner.map((k) => squareRoot(gainOf(prefixes[k]!, first)));
  const factor = squareRoot(depth - 1);
  return [
    atLeast(
      STEP,
      product([minimumSharpness(weights), sizeX, sizeY]),
      sum(weights.map((_, k) => out[k + 1]!.times(into[k]!))).times(2),
    ),
    equal(PATH, sum(along), sum(inner.map(step))),
    atMost(BUDGET, sum(inner.map((k) => into[k]!.over(step(2 * k)))), sizeX.times(depth - 1)),
    atMost(BUDGET_ABOVE, sum(inner.map((k) => out[k]!.over(step(2 * (depth - k))))), sizeY.times(depth - 1)),
    worst(
      GAIN,
      inner.map((k) => [spectralNorm(prefixes[k]!), factor.times(step(k))] as const),
    ),
    worst(
      GAIN_ABOVE,
      inner.map((k) => [spectralNorm(suffixes[k]!), factor.times(step(depth - k))] as const),
    ),
  ];
}

type Rows = readonly (readonly number[])[];

/** One further path with the given gains. */
function twoPaths(gains: readonly number[], scale: number, rest: string, x: Rows, y: Rows): Spec {
  return explicit({
    widths: new Array<number>(gains.length + 1).fill(1),
    choices: { rest },
    reals: { gain: 1, scale },
    lists: { C: gains.map((g) => [[g]]), x: [x], y: [y] },
  });
}

const FIRST = [[1], [0]];
const SECOND = [[0], [1]];

export default defineClaim<Instance>({
  id: "beyond/gain-budget",
  title: "The intermediate gains of flattest minima have a joint budget, and the factor √(m−1) in place of √m",
  kinds: ["bound"],
  locus: "beyond mulayoff2020/theorem-2",
  reading:
    "Printed there: √m for every k. Here: √(m−1), the best factor, and a budget for all k of one signal. White data, " +
    "A1, T ≠ 0; Pₖ = Wₖ⋯W₁, Sₖ = W_m⋯Wₖ₊₁. Proven in the file's head.",
  specs,
  materialize,
  assumptions: [
    {
      name: "flattest",
      statement: String.raw`\lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1-\frac1m)}`,
      slack: ({ weights }) => {
        const depth = weights.length;
        const least = spectralNorm(endToEnd(weights)).power(2 * depth - 2, depth);
        return least.times(2 * depth).minus(minimumSharpness(weights));
      },
      without: loosened(specs, { reals: { scale: [1, 2, 4] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`w \in \Omega_0 \Rightarrow \sum_{k=1}^{m-1} \sigma^{-\frac{2k}m} \Big\|\prod_{j=1}^k W_j\,x\Big\|^2 \le (m-1)\|x\|^2, \quad
        \sigma_{\max}\Big(\prod_{j=1}^k W_j\Big) \le \sqrt{m-1}\,\sigma^{\frac km}, \quad \sigma = \sigma_{\max}(T)`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "the first path alone",
      form: "printed",
      relations: [STEP, BUDGET, BUDGET_ABOVE],
      specs: [twoPaths([0, 0], 1, "all layers", FIRST, FIRST), twoPaths([0, 0, 0], 1, "all layers", FIRST, FIRST)],
    },
    {
      name: "five layers, the whole budget of the other path in the first or in the last",
      form: "printed",
      relations: [STEP, GAIN],
      specs: [twoPaths([2, 0, 0, 0, 0], 1, "all layers", SECOND, FIRST)],
    },
    {
      name: "five layers, the whole budget of the other path in the last",
      form: "printed",
      relations: [STEP, GAIN_ABOVE],
      specs: [twoPaths([0, 0, 0, 0, 2], 1, "all layers", FIRST, SECOND)],
    },
    {
      name: "two layers: the factor is 1",
      form: "printed",
      relations: [STEP, BUDGET, GAIN, GAIN_ABOVE],
      specs: [twoPaths([1, 1], 1, "all layers", SECOND, SECOND)],
    },
  ],
  degenerateCases: [
    { name: "a layer of norm 128", spec: twoPaths([2 ** -7, 2 ** 7, 0], 1, "all layers", SECOND, FIRST) },
    { name: "searched, five layers", spec: twoPaths([1, 0, 0, 0, 0], 0, "first layer", SECOND, FIRST) },
  ],
  budget: { share: 0.1, atLeast: 60 },
});

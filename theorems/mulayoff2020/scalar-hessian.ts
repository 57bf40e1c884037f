/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §3, (8)–(10).
 *
 * As printed: "for $\mathbf w\in\Omega$, $\frac{\partial^2\ell(\mathbf w)}{\partial w_q\partial w_k} =
 * \frac{2\hat\sigma_x^2\tau^2}{w_kw_q}$. (8) Therefore, letting $\mathbf z=[w_1^{-1},w_2^{-1},\dots,w_m^{-1}]^T$, we can
 * express the Hessian matrix at a global minimum as $\mathbf H_{\mathbf w}=2\hat\sigma_x^2\tau^2\mathbf z\mathbf z^T$. (9)
 * Evidently, the Hessian for scalar networks is a rank-one matrix whose (single) nonzero eigenvalue is
 * $\lambda_{\max}(\mathbf H_{\mathbf w}) = 2\hat\sigma_x^2\tau^2\|\mathbf z\|^2 =
 * 2\hat\sigma_x^2\tau^2\sum_{j=1}^m\frac1{w_j^2}$. (10)"
 *
 * Reading: τ ≠ 0, since the reciprocals of all w_j appear. For τ = 0 the Hessian at w ∈ Ω is $2\hat\sigma_x^2yy^T$ with
 * $y_k=\prod_{j\ne k}w_j$, which is zero where two weights are: "always rank-1" (item 3 of §3) means τ ≠ 0 too.
 *
 * The Hessian is that of all second derivatives of the loss, of which the relations know no formula; that it has rank one
 * is tested as ‖H‖_F² = (tr H)², which for nonnegative eigenvalues leaves a single one that is not zero.
 */
import { layerShapes, layout } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import {
  exact,
  explicitMinimumHessian,
  frobeniusSquared,
  identity,
  largestEigenvalue,
  type Matrix,
  product,
  quantityMatrix,
  sum,
  trace,
} from "../../src/numerics/index.js";

/** The weights w_1, …, w_m (1 × 1) and σ̂_x. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly deviation: number;
}

const LAWS = ["positive", "sign", "gaussian", "gaussian", "gaussian", "graded"];
const chain = { depth: [1, 5], ends: [1, 1], slack: 0 } as const;
const reals = { deviation: [1, 2, 1 / 2, 3] };
const specs = layout({ chain, reals, lists: { W: { shapes: layerShapes, laws: LAWS } } });
const { explicit } = specs;
const withZeros = layout({
  ...specs.options,
  lists: { W: { shapes: layerShapes, laws: ["zero", "sparse", "integer", ...LAWS] } },
});

const ENTRIES = "∂²ℓ/∂w_q∂w_k = 2σ̂_x²τ²/(w_kw_q)";
const OUTER = "H_w = 2σ̂_x²τ²zzᵀ";
const EIGENVALUE = "λ_max(H_w) = 2σ̂_x²τ²Σ1/w_j²";
const RANK_ONE = "‖H_w‖_F² = (tr H_w)²: rank one";

function relations({ weights, deviation }: Instance): Relation[] {
  const w = weights.map((layer) => layer.at(0, 0));
  if (w.includes(0)) return [];
  const hessian = explicitMinimumHessian(weights, identity(1).times(deviation));
  const factor = product([deviation, ...w])
    .squared()
    .times(2);
  const z = quantityMatrix(w.length, 1, (k) => exact(1).over(w[k]!));
  return [
    same(
      ENTRIES,
      hessian,
      quantityMatrix(w.length, w.length, (q, k) => factor.over(exact(w[k]!).times(w[q]!))),
    ),
    same(OUTER, hessian, z.times(z.T).times(factor)),
    equal(EIGENVALUE, largestEigenvalue(hessian), factor.times(sum(w.map((x) => exact(1).over(exact(x).squared()))))),
    equal(RANK_ONE, frobeniusSquared(hessian), trace(hessian).squared()),
  ];
}

function scalars(w: readonly number[], deviation = 1): ReturnType<typeof explicit> {
  return explicit({ widths: [1, ...w.map(() => 1)], reals: { deviation }, lists: { W: w.map((x) => [[x]]) } });
}

export default defineClaim<Instance>({
  id: "mulayoff2020/scalar-hessian",
  title: "The Hessian of a scalar network at a minimum has rank one",
  kinds: ["identity"],
  locus: "(8)–(10)",
  reading: "τ ≠ 0, since the reciprocals of the weights appear.",
  specs,
  materialize: (spec) => {
    const { lists, reals: given } = specs.raw(spec);
    return { weights: lists.W, deviation: given.deviation };
  },
  assumptions: [
    {
      name: "τ ≠ 0",
      statement: String.raw`\prod_j w_j = \tau \ne 0`,
      slack: ({ weights }) => exact(Math.min(...weights.map((w) => Math.abs(w.at(0, 0)))) > 0 ? 0 : -1),
      without: withZeros,
      remark: "For τ = 0 the right sides are not defined: some 1/w_j is not, and nothing is evaluated.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`H_w = 2\hat\sigma_x^2\tau^2 z z^T, \quad z_j = w_j^{-1}, \quad \lambda_{\max}(H_w) = 2\hat\sigma_x^2\tau^2\sum_{j=1}^m \frac{1}{w_j^2}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "every minimum with τ ≠ 0",
      form: "printed",
      relations: [ENTRIES, OUTER, EIGENVALUE, RANK_ONE],
      specs: [scalars([2]), scalars([1, -2], 3), scalars([1, 2, -3]), scalars([2, 0.5, -1, 4], 0.5)],
    },
  ],
  degenerateCases: [
    { name: "one layer", spec: scalars([1]) },
    { name: "τ = 0, one weight zero", spec: scalars([0, 1]) },
    { name: "τ = 0, two weights zero", spec: scalars([0, 0]) },
    { name: "balanced", spec: scalars([-1, -1, -1]) },
  ],
  budget: { share: 0.4, atLeast: 60 },
});

/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §5, (23)–(26).
 *
 * As printed: "This lemma implies that the objective in (21) can be lower-bounded by
 * $2m\big(\big\|\prod_{k=1}^m(\prod_{i=k+1}^m\mathbf W_i)^T\mathbf B\hat\Sigma_x^{\frac12}
 * (\prod_{j=1}^{k-1}\mathbf W_j)^T\big\|_2\big)^{\frac2m}$ (23) … if we unwrap the entire outer product, we get
 * $\mathbf T^T$ in between every two appearances of $\mathbf B\hat\Sigma_x^{\frac12}$, so that (23) reduces to
 * $\nu(\mathbf B)\triangleq 2m\big\|(\mathbf B\hat\Sigma_x^{\frac12}\mathbf T^T)^{m-1}\mathbf B\hat\Sigma_x^{\frac12}
 * \big\|_2^{\frac2m}$. (25) … if $\mathbf w$ is a global minimum, then $\lambda_{\max}(\mathbf H_{\mathbf w}) \ge
 * \max\nu(\mathbf B)$ s.t. $\|\mathbf B\|_F=1$. For the special case $\hat\Sigma_x=\mathbf I$ (Assumption A2), we show in
 * App. V.2 that $\max_{\|\mathbf B\|_F=1}\nu(\mathbf B) = 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$. (26)"
 *
 * Reading: products in the order of (14), so that the factors of (23) are multiplied from k = m down to 1. All sides are
 * homogeneous of degree 2 in B; they are compared at B ≠ 0 and, for λ_max and (26), divided by ‖B‖_F². (26) says that no
 * B has a larger ν and that one has this value: B = uvᵀ.
 *
 * u, v and T of "reached" are those of the computed decomposition of E(W), with singular values exact by definition and
 * vectors within their radii of orthonormal ones: a T next to E(W), at which the value is exact.
 */
import {
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MOMENT_LIST,
  momentRootFrom,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal, same } from "../../src/claim/relation.js";
import {
  block,
  chain,
  dualSharpness,
  endToEnd,
  exact,
  frobeniusSquared,
  identity,
  type Matrix,
  minimumSharpness,
  prefixProducts,
  type Quantity,
  scaledColumns,
  spectralNorm,
  suffixProducts,
  sum,
  svd,
} from "../../src/numerics/index.js";

/** A factorization W_1, …, W_m of T, the root of Σ̂_x (d_x × d_x) and some B (d_y × d_x). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
  readonly direction: Matrix;
}

const specs = layout({
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: MOMENT_LIST,
    B: {
      shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]],
      laws: ["gaussian", "gaussian", "rankOne", "integer", "unit", "lowRank", "orthogonal"],
    },
  },
});
const { explicit } = specs;

/** The factors Ψ_k = (W_m⋯W_{k+1})ᵀ B Σ̂_x^{1/2} (W_{k−1}⋯W_1)ᵀ of (23), of shape d_k × d_{k−1}. */
function factors({ weights, root, direction }: Instance): Matrix[] {
  const seen = direction.times(root);
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  return weights.map((_, k) => chain([suffixes[k + 1]!.T, seen, prefixes[k]!.T]));
}

/** 2mσ^{2(1−1/m)}. */
function flattest(depth: number, gain: Quantity): Quantity {
  return gain.power(2 * (depth - 1), depth).times(2 * depth);
}

const LEMMA = "2Σ‖Ψ_k‖_F² ≥ 2m‖Ψ_m⋯Ψ_1‖_2^{2/m}, Ψ_k of (21)";
const UNWRAPPED = "Ψ_m⋯Ψ_1 = (BΣ̂_x^{1/2}Tᵀ)^{m−1}BΣ̂_x^{1/2}";
const DUAL = "λ_max(H_w) ≥ ν(B), ‖B‖_F = 1";
const WHITE = "ν(B) ≤ 2mσ_max(T)^{2(1−1/m)}, ‖B‖_F = 1, Σ̂_x = I";
const REACHED = "ν(uvᵀ) = 2mσ_max(T)^{2(1−1/m)}, Σ̂_x = I";

/** (26), reached. */
function reached(weights: readonly Matrix[]): Relation {
  const depth = weights.length;
  const { u, values, v } = svd(endToEnd(weights));
  const target = scaledColumns(u, values).times(v.T);
  const pair = block(u, 0, 0, u.rows, 1).times(block(v, 0, 0, v.rows, 1).T);
  return equal(REACHED, dualSharpness(depth, target, identity(v.rows), pair), flattest(depth, exact(values[0]!)));
}

function relations(instance: Instance): Relation[] {
  const { weights, root, direction } = instance;
  const depth = weights.length;
  const target = endToEnd(weights);
  const psi = factors(instance);
  const through = direction.times(root);
  const step = through.times(target.T);
  const product = chain([...psi].reverse());
  const size = psi.reduce((total, factor) => total * factor.normBound, 1);
  const bounds = [
    atLeast(
      LEMMA,
      sum(psi.map(frobeniusSquared)).times(2),
      spectralNorm(product)
        .power(2, depth)
        .times(2 * depth),
    ),
    same(UNWRAPPED, product, chain([...new Array<Matrix>(depth - 1).fill(step), through]), size),
    reached(weights),
  ];
  if (direction.normBound === 0) return bounds;
  return [
    ...bounds,
    atLeast(DUAL, minimumSharpness(weights, root), dualSharpness(depth, target, root, direction)),
    atMost(WHITE, dualSharpness(depth, target, identity(root.rows), direction), flattest(depth, spectralNorm(target))),
  ];
}

export default defineClaim<Instance>({
  id: "mulayoff2020/nu",
  title: "The lower bound ν(B) of the sharpness of a minimum, and its maximum for white data",
  kinds: ["bound", "identity", "attained"],
  locus: "(23)–(26)",
  reading: "Products in the order of (14). (26) is a bound for every B and an equality at B = uvᵀ.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, root: momentRootFrom(lists.G[0]!), direction: lists.B[0]! };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark: "Not needed at a w with T = E(w), as is tested. A1 makes every T such a product.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\lambda_{\max}(H_w) \ge \nu(B) = 2m\big\|(B\hat\Sigma_x^{1/2}T^T)^{m-1}B\hat\Sigma_x^{1/2}\big\|_2^{\frac{2}{m}}, \quad \max_{\|B\|_F=1} \nu(B) = 2m\,\sigma_{\max}(T)^{2(1-\frac{1}{m})} \text{ for } \hat\Sigma_x = I`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "balanced layers and B = uvᵀ, white data",
      form: "printed",
      relations: [LEMMA, UNWRAPPED, DUAL, WHITE, REACHED],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[-2]]], G: [[[0]]], B: [[[3]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { W: [[[2]], [[2]], [[2]]], G: [[[0]]], B: [[[1]]] } }),
        explicit({
          widths: [2, 2, 1],
          lists: {
            W: [
              [
                [2, 0],
                [0, 0],
              ],
              [[2, 0]],
            ],
            G: [
              [
                [0, 0],
                [0, 0],
              ],
            ],
            B: [[[1, 0]]],
          },
        }),
      ],
    },
    {
      name: "balanced scalar layers, not white",
      form: "printed",
      relations: [LEMMA, UNWRAPPED, DUAL],
      specs: [explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[2]]], G: [[[1]]], B: [[[1]]] } })],
    },
  ],
  degenerateCases: [
    { name: "B = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[1]]], G: [[[0]]], B: [[[0]]] } }) },
    { name: "T = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]], G: [[[1]]], B: [[[1]]] } }) },
    { name: "one layer", spec: explicit({ widths: [1, 1], lists: { W: [[[2]]], G: [[[1]]], B: [[[1]]] } }) },
    {
      name: "repeated singular values",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          W: [
            [
              [0, 1],
              [-1, 0],
            ],
            [
              [1, 0],
              [0, 1],
            ],
          ],
          G: [
            [
              [0, 1],
              [0, 0],
            ],
          ],
          B: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
    {
      name: "rank-deficient T, B that T does not see",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          W: [
            [
              [1, 0],
              [0, 0],
            ],
            [
              [1, 0],
              [0, 1],
            ],
          ],
          G: [
            [
              [0, 0],
              [0, 0],
            ],
          ],
          B: [
            [
              [0, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});

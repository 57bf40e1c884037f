/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Theorem 1, with (27),
 * (28) and (29) of its proof in §5.
 *
 * As printed: "Assume A1 and A2. If $\mathbf w\in\Omega_0$ then
 * $\lambda_{\max}(\mathbf H_{\mathbf w}) = 2m\times(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$, (17)
 * and the corresponding eigenvector is $\mathbf b = \Phi(\mathbf v\otimes\mathbf u)$."
 * Proof: "$\mathbf W_m^* = \mathbf U\mathbf S_m^{\frac1m}$, $\mathbf W_j^* = \mathbf S_j^{\frac1m}$,
 * $\mathbf W_1^* = \mathbf S_1^{\frac1m}\mathbf V^T$ (27) … $\lambda_{\max}(\mathbf H_{\mathbf w^*}) =
 * 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$ (28) …
 * $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$ (29)."
 *
 * Reading: (29) says that no minimum is flatter and that one is as flat; the first is a bound on every w, whose end-to-end
 * matrix is T, the second is (28). $\mathbf u, \mathbf v$ is any first singular pair. For T = 0 and m ≥ 2 the vector b
 * is zero at (27), which no eigenvector is; the theorem means T ≠ 0, and Hb = λb still holds.
 *
 * U, S and V of (27) are those of the computed decomposition of E(W), S exact by definition and U, V within their radii
 * of orthonormal matrices: a solution (27) for a T next to E(W), with no small singular value's root to lose digits in.
 * Sharpness comes from the Gram matrix 2ΦᵀΦ, Hb from the product of the Hessian with a vector by the chain rule.
 */
import { LAYER_LAWS, layerShapes, layout, loosened, widthsAssumption, widthsOf } from "../../generators/index.js";
import { type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal, same } from "../../src/claim/relation.js";
import {
  canonicalMinimum,
  diagonal,
  distance,
  endToEnd,
  exact,
  flattenedRows,
  hessianVectorProduct,
  identity,
  type Matrix,
  minimumSharpness,
  predictions,
  type Quantity,
  signalDirection,
  spectralNorm,
  svd,
  whitenedProblem,
} from "../../src/numerics/index.js";

/** A global minimum W_1, …, W_m, W_j of shape d_j × d_{j−1}, and Σ̂_x (d_x × d_x). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly secondMoment: Matrix;
  /** Σ̂_x^{1/2} where the data are not white. */
  readonly root: Matrix | undefined;
}

const W = { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] };
const specs = layout({ chain: { depth: [2, 4], ends: [1, 3], slack: 1 }, lists: { W } });
const { explicit } = specs;

/** Data that need not be white: Σ̂_x^{1/2} is the diagonal matrix with the sizes of the entries of S, 1 for 0. */
const colored = layout({
  ...specs.options,
  lists: { W, S: { shapes: ({ widths }) => [[widths[0]!, 1]], laws: ["positive"] } },
});

function rootFrom(spec: Spec): Matrix | undefined {
  if (!("S" in spec.lists)) return undefined;
  return diagonal(Array.from(colored.raw(spec).lists.S[0]!.data, (x) => Math.abs(x) || 1));
}

/** 2mσ^{2(1−1/m)}. */
function flattest(depth: number, gain: Quantity): Quantity {
  return gain.power(2 * (depth - 1), depth).times(2 * depth);
}

/** Hb by the chain rule, for data Σ̂_x^{1/2}e_k. `whitenedProblem` counts the loss as often as T has entries. */
function hessianTimes(weights: readonly Matrix[], direction: readonly Matrix[], root: Matrix | undefined): Matrix {
  const white = whitenedProblem(endToEnd(weights));
  const seen = root === undefined ? null : white.measurements.map((a) => a.times(root));
  const problem = seen === null ? white : { measurements: seen, labels: predictions(weights, seen) };
  const result = flattenedRows([hessianVectorProduct(weights, problem, direction)]);
  return result.times(exact(1).over(problem.measurements.length));
}

const BOUND = "λ_max(H_w) ≥ 2mσ_max(T)^{2(1−1/m)}";
const REACHED = "λ_max(H_{w*}) = 2mσ_max(T)^{2(1−1/m)}, w* of (27)";
const EIGENVECTOR = "H_{w*} b = 2mσ_max(T)^{2(1−1/m)} b";

export default defineClaim<Instance>({
  id: "mulayoff2020/theorem-1",
  title: "The sharpness of the flattest minima for white data",
  kinds: ["bound", "attained", "identity"],
  locus: "Theorem 1, (17), (27)–(29)",
  reading: "A bound for all minima and a minimum that reaches it; the eigenvector is one where T ≠ 0.",
  specs,
  materialize: (spec) => {
    const root = rootFrom(spec);
    const secondMoment = root === undefined ? identity(spec.widths[0]!) : root.times(root);
    return { weights: specs.raw(spec).lists.W, root, secondMoment };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark:
          "Not needed where T = E(w) for some w, as is tested: rank T then fits through the bottleneck, and so does (27). " +
          "A1 makes every T such a product; what holds where the least loss is not reached is another question.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "A2",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ secondMoment }) => distance(secondMoment, identity(secondMoment.rows)).negated(),
      without: colored,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\min_{w \in \Omega} \lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1 - \frac{1}{m})}, \quad H_w b = \lambda_{\max}(H_w)\, b \text{ for } b = \Phi(v \otimes u),\ w \in \Omega_0`,
      expected: "holds",
      relations: ({ weights, root }) => {
        const depth = weights.length;
        const target = endToEnd(weights);
        const decomposition = svd(target);
        const canonical = canonicalMinimum(decomposition, weights);
        const least = flattest(depth, exact(decomposition.values[0]!));
        const direction = signalDirection(canonical, decomposition);
        return [
          atLeast(BOUND, minimumSharpness(weights, root), flattest(depth, spectralNorm(target))),
          equal(REACHED, minimumSharpness(canonical, root), least),
          same(EIGENVECTOR, hessianTimes(canonical, direction, root), flattenedRows([direction]).times(least)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "the solution (27) of a diagonal T",
      form: "printed",
      relations: [BOUND, REACHED, EIGENVECTOR],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[2]]] } }),
        explicit({
          widths: [2, 2, 2, 2],
          lists: {
            W: new Array<number[][]>(3).fill([
              [2, 0],
              [0, 1],
            ]),
          },
        }),
        explicit({
          widths: [2, 3, 1],
          lists: {
            W: [
              [
                [3, 0],
                [0, 0],
                [0, 0],
              ],
              [[3, 0, 0]],
            ],
          },
        }),
      ],
    },
    {
      name: "one layer: H = 2I",
      form: "printed",
      relations: [BOUND, REACHED, EIGENVECTOR],
      specs: [
        explicit({
          widths: [2, 2],
          lists: {
            W: [
              [
                [1, 2],
                [3, 4],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "T = 0, zero layers", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]] } }) },
    { name: "T = 0, one layer", spec: explicit({ widths: [1, 1], lists: { W: [[[0]]] } }) },
    {
      name: "T = 0, one layer not zero",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          W: [
            [
              [1, 0],
              [0, 0],
            ],
            [
              [0, 0],
              [0, 1],
            ],
          ],
        },
      }),
    },
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
              [2, 0],
              [0, 2],
            ],
          ],
        },
      }),
    },
    {
      name: "bottleneck as wide as the output",
      spec: explicit({ widths: [3, 1, 1], lists: { W: [[[1, 2, 2]], [[1]]] } }),
    },
  ],
});

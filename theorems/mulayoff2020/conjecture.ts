/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, end of §5.
 *
 * As printed: "although we focused on the case $\hat{\boldsymbol\Sigma}_x = \mathbf I$, we conjecture that
 * $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = \max_{\|\mathbf B\|_F=1}\nu(\mathbf B)$ also for
 * arbitrary $\hat{\boldsymbol\Sigma}_x$." With (25):
 * $\nu(\mathbf B) \triangleq 2m\big\|(\mathbf B\hat\Sigma_x^{1/2}\mathbf T^T)^{m-1}\mathbf B\hat\Sigma_x^{1/2}\big\|_2^{2/m}$.
 *
 * Reading: $\hat\Sigma_x$ of full rank (§2) and A1. The inequality ≥ is the one the paper derives before (26).
 *
 * Why equality holds. Write $R = \hat\Sigma_x^{1/2}$, $\Sigma = R^2$, $M = RT^TTR$, r the rank of T ≠ 0, $U_r$ the first
 * r left singular vectors. For s > 0 let $W_m = \sqrt s\,U_r[I\,0]$, $W_j = \sqrt s$ times the partial identity of rank
 * r, $W_1 = s^{-(m-1)/2}[I;0]U_r^TT$; A1 makes room for it and the product is T. Every $S_kS_k^T$ is at most
 * $s^{m-k}I$, hence $2\Phi^T\Phi \preceq 2(s^{m-1}\Sigma + (m-1)s^{-1}M)\otimes I$ and
 * $\min\lambda_{\max} \le 2\min_s\max_{\|v\|=1}\big(s^{m-1}v^T\Sigma v + (m-1)s^{-1}v^TMv\big)$. The bracket is convex in
 * log s and linear in $(x, y) = (v^TMv, v^T\Sigma v)$, so that minimum and maximum change places on the convex hull of
 * these pairs (Sion 1958), with the value $\max 2m(yx^{m-1})^{1/m}$ by the inequality of the means. That increases in x
 * and y, so it is attained on the boundary of the hull, which consists of pairs of some v: the set of pairs is convex
 * for $d_x \ge 3$ (Brickman 1961) and an ellipse for $d_x = 2$. For this v, $B = TRvv^T/\|\cdot\|_F$ has
 * $\nu(B) = 2m(yx^{m-1})^{1/m}$. So min ≤ max, and all of it is $2m\max_{\|v\|=1}\|Rv\|^{2/m}\|TRv\|^{2(1-1/m)}$.
 *
 * The suite keeps the verdict open and measures: the construction bounds the minimum from above and its B the maximum
 * from below, so that the relative gap of the two bounds how far apart both sides can be on that problem. Weak duality is
 * a relation, tested on drawn w and B.
 */
import { atMost } from "../../src/claim/relation.js";
import { type Conclusion, defineClaim } from "../../src/claim/claim.js";
import { LAYER_LAWS } from "../../generators/lists.js";
import { layerShapes } from "../../generators/layout.js";
import { loosened } from "../../generators/loosened.js";
import { widthsAssumption, widthsOf } from "../../generators/hidden-widths.js";
import { layout } from "../../generators/specs.js";
import { dualSharpness, flattestMinimum } from "../../src/numerics/flattest-minimum.js";
import { identity, Matrix, plus, scaled, transpose } from "../../src/numerics/matrix.js";
import { minimumSharpness } from "../../src/numerics/minimum-sharpness.js";
import { endToEnd } from "../../src/numerics/network.js";
import { multiplyMatrices } from "../../src/numerics/product.js";
import { approximately, subtract } from "../../src/numerics/quantity.js";
import { scaledColumns } from "../../src/numerics/certificates.js";
import { svd } from "../../src/numerics/singular-values.js";
import { symmetricEigen } from "../../src/numerics/symmetric-eigen.js";

/** A factorization W_1, …, W_m of T, the root R of Σ̂_x (d_x × d_x) and some B (d_y × d_x). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
  readonly direction: Matrix;
}

const specs = layout({
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    G: {
      shapes: ({ widths }) => [[widths[0]!, widths[0]!]],
      laws: ["diagonal", "gaussian", "integer", "lowRank", "nilpotent", "repeated", "unit", "zero"],
    },
    B: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: ["gaussian", "rankOne", "integer", "unit"] },
  },
});
const { explicit } = specs;

const WEAK = "ν(B) ≤ λ_max(H_w) for ‖B‖_F = 1";

/** shift·I + GᵀG, stored: exactly symmetric, and positive definite for the shift 1. */
function rootFrom(g: Matrix, shift: number): Matrix {
  const { rows, cols, data } = plus(scaled(identity(g.cols), shift), multiplyMatrices(transpose(g), g));
  return new Matrix(rows, cols, data);
}

/**
 * The relative gap between an upper bound of the minimum and a lower bound of the maximum, both with their errors, for
 * the T of the decomposition of E(W); null for T = 0, where W = 0 and ν = 0 agree.
 */
function relativeGap({ weights, root }: Instance): number | null {
  const decomposition = svd(endToEnd(weights));
  const { u, values, v } = decomposition;
  if (!(values[0]! > decomposition.error)) return null;
  const target = multiplyMatrices(scaledColumns(u, values), transpose(v));
  const candidate = flattestMinimum(decomposition, root, weights);
  const above = minimumSharpness(candidate.weights, root);
  const below = dualSharpness(weights.length, target, root, candidate.direction);
  return (above.value + above.error - (below.value - below.error)) / above.value;
}

/** Says how close both sides came; equality itself is not for a search to conclude. */
function concludeGaps(gaps: readonly (readonly number[])[]): Conclusion {
  const largest = gaps.reduce((worst, [gap]) => Math.max(worst, gap!), 0);
  const percent = (100 * largest).toPrecision(2);
  return {
    verdict: "open",
    errorProbability: 0,
    power: `both sides of every problem lie within ${percent} % of each other, rounding included`,
    summary: `${gaps.length} problems with T ≠ 0, largest relative gap ${largest.toExponential(1)}`,
  };
}

export default defineClaim<Instance>({
  id: "mulayoff2020/conjecture",
  title: "The sharpness of the flattest minima for any data is a maximum of ν",
  kinds: ["conjecture", "bound"],
  locus: "end of §5, with (25)",
  reading: "The second moment of the data has full rank, and A1 holds.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, root: rootFrom(lists.G[0]!, spec.reals["shift"] ?? 1), direction: lists.B[0]! };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark:
          "Weak duality, which is tried alone, holds at every factorization of T = E(w), whatever the widths; A1 makes room " +
          "for a factorization of every T that reaches equality.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "full rank",
      statement: String.raw`\lambda_{\min}(\hat\Sigma_x^{1/2}) \ge 1`,
      slack: ({ root }) => {
        const { values, error } = symmetricEigen(root);
        return subtract(approximately(values.at(-1)!, error), 1);
      },
      without: loosened(specs, { reals: { shift: [0, 1 / 2] } }),
      remark:
        "Weak duality, which is tried alone, holds for every Σ̂_x ⪰ 0. Full rank makes T unique (3), and 1 is a matter of scale.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\min_{w \in \Omega} \lambda_{\max}(H_w) = \max_{\|B\|_F = 1} \nu(B)`,
      expected: "open",
      relations: ({ weights, root, direction }) => {
        const dual = dualSharpness(weights.length, endToEnd(weights), root, direction);
        return Number.isFinite(dual.error) ? [atMost(WEAK, dual, minimumSharpness(weights, root))] : [];
      },
      statistics: {
        observe: (instance) => {
          const gap = relativeGap(instance);
          return gap === null ? null : [gap];
        },
        conclude: concludeGaps,
      },
    },
  ],
  equalityCases: [
    {
      name: "balanced scalar layers",
      form: "printed",
      relations: [WEAK],
      specs: [explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[2]]], G: [[[1]]], B: [[[1]]] } })],
    },
  ],
  degenerateCases: [
    {
      name: "two directions that tie",
      spec: explicit({
        widths: [2, 2, 2],
        lists: {
          W: [
            [
              [1, 0],
              [0, 4],
            ],
            [
              [1, 0],
              [0, 1],
            ],
          ],
          G: [
            [
              [1, 0],
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
    { name: "T = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]], G: [[[0]]], B: [[[1]]] } }) },
    { name: "B = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[1]]], G: [[[0]]], B: [[[0]]] } }) },
    {
      name: "rank-deficient T, one output",
      spec: explicit({
        widths: [3, 1, 1],
        lists: {
          W: [[[1, 0, 0]], [[2]]],
          G: [
            [
              [1, 1, 0],
              [0, 1, 0],
              [0, 0, 0],
            ],
          ],
          B: [[[0, 1, 0]]],
        },
      }),
    },
    {
      name: "repeated singular values, white data",
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
              [0, 0],
              [0, 0],
            ],
          ],
          B: [
            [
              [1, 0],
              [0, 0],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});

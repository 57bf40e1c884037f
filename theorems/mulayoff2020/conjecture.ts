/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, end of §5.
 *
 * As printed: "although we focused on the case $\hat{\boldsymbol\Sigma}_x = \mathbf I$, we conjecture that
 * $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) = \max_{\|\mathbf B\|_F=1}\nu(\mathbf B)$ also for
 * arbitrary $\hat{\boldsymbol\Sigma}_x$." With (25): $\nu(\mathbf B) \triangleq 2m\big\|(\mathbf
 * B\hat\Sigma_x^{1/2}\mathbf T^T)^{m-1}\mathbf B\hat\Sigma_x^{1/2}\big\|_2^{2/m}$.
 *
 * Reading: $\hat\Sigma_x$ of full rank (§2) and A1. The inequality ≥ is the one the paper derives before (26).
 *
 * By a proof of our own, which nobody outside this project has refereed, equality holds, with the value
 * $2m\max_{\|v\|=1}\|Rv\|^{2/m}\|TRv\|^{2(1-1/m)}$, $R = \hat\Sigma_x^{1/2}$: it is in beyond/flattest-any-data, where
 * the verdict `holds` is on its steps. Here the verdict stays `open`: it says that the hunt refuted nothing, not what
 * we believe. The hunt is from both sides. On every problem a minimum bounds min λ_max from above and a B of rank one
 * bounds max ν from below, rounding included: their gap is certified. Searches that know nothing of the proof try to
 * widen it: ν is climbed from the drawn B and from B of full rank, and for m = 2, where the least sharpness is a convex
 * problem in W_2W_2^T, it is descended to from the drawn weights. By weak duality, a relation tested on drawn w and B,
 * no search may come beyond the other side's bound.
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
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  ascendDual,
  descendTwoLayers,
  diagonal,
  dualSharpness,
  endToEnd,
  exact,
  type FlatnessProblem,
  flattestMinimum,
  frobeniusNorm,
  identity,
  Matrix,
  maximum,
  minimumSharpness,
  type Quantity,
  scaledColumns,
  smallestEigenvalue,
  svd,
} from "../../src/numerics/index.js";
import type { Conclusion } from "../../src/statistics/index.js";

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
    G: MOMENT_LIST,
    B: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: ["gaussian", "rankOne", "integer", "unit"] },
  },
});
const { explicit } = specs;

const WEAK = "ν(B) ≤ λ_max(H_w) for ‖B‖_F = 1";

/** Steps of either search. */
const STEPS = 12;

/** What both sides are known to be on one problem. */
interface Bounds {
  /** A certified lower bound of the maximum of ν and a certified upper bound of the least sharpness. */
  readonly lower: number;
  readonly upper: number;
  /** The largest ν and, for m = 2, the least sharpness that the searches found; infinite for m ≥ 3. */
  readonly climbed: Quantity;
  readonly descended: Quantity;
}

/** Both sides for the T of the decomposition of E(W); null for T = 0, where W = 0 and ν = 0 agree. */
function boundsOf({ weights, root, direction }: Instance): Bounds | null {
  const decomposition = svd(endToEnd(weights));
  const { u, values, v } = decomposition;
  if (!(values[0]! > decomposition.error)) return null;
  const { rows, cols, data } = scaledColumns(u, values).times(v.T);
  const problem = { target: new Matrix(rows, cols, data), root };
  const depth = weights.length;
  const candidate = flattestMinimum(decomposition, root, weights);
  const above = minimumSharpness(candidate.weights, root);
  const dual = (b: Matrix): Quantity => dualSharpness(depth, problem.target, root, b);
  const below = dual(candidate.direction);
  const whole = diagonal(new Float64Array(Math.min(rows, cols)).fill(1), rows, cols);
  const starts = [direction, direction.plus(whole), whole].filter((b) => frobeniusNorm(b).value > 0);
  return {
    lower: below.value - below.error,
    upper: above.value + above.error,
    climbed: maximum(starts.map((b) => dual(ascendDual(depth, problem, b, STEPS)))),
    descended: depth === 2 ? descended(problem, weights[1]!) : exact(Infinity),
  };
}

/** The sharpness that the descent reaches from W_2W_2ᵀ + I. */
function descended(problem: FlatnessProblem, last: Matrix): Quantity {
  const start = last.times(last.T).plus(identity(last.rows));
  return minimumSharpness(descendTwoLayers(problem, start, STEPS), problem.root);
}

/** Says how close both sides came; equality itself is not for a search to conclude. */
function concludeBounds(all: readonly (readonly number[])[]): Conclusion {
  const gap = ([lower, upper]: readonly number[]): number => (upper! - lower!) / upper!;
  const widest = all.reduce((a, b) => (gap(b) > gap(a) ? b : a), [1, 1]);
  const convex = all.filter((values) => values.length === 4);
  const climbed = all.reduce((most, [lower, , found]) => Math.max(most, found! / lower!), 0);
  const least = convex.reduce((low, [, upper, , found]) => Math.min(low, found! / upper!), Infinity);
  const percent = (100 * gap(widest)).toPrecision(2);
  const [from, to] = widest.map(String);
  return {
    verdict: "open",
    errorProbability: 0,
    power: `both sides of every problem lie within ${percent} % of each other, rounding included`,
    summary:
      `${all.length} problems with T ≠ 0, ${convex.length} of them convex; ` +
      `largest relative gap ${gap(widest).toExponential(1)}, both sides in [${from}, ${to}]; ` +
      `searches came to ${climbed.toPrecision(6)} of the lower bounds and ` +
      `${Number.isFinite(least) ? least.toPrecision(6) : "—"} of the upper ones`,
  };
}

export default defineClaim<Instance>({
  id: "mulayoff2020/conjecture",
  title: "The sharpness of the flattest minima for any data is a maximum of ν",
  kinds: ["conjecture", "bound"],
  locus: "end of §5, with (25)",
  reading:
    "The second moment of the data has full rank, and A1 holds. Open as in the source; beyond/flattest-any-data has a proof " +
    "of our own, which nobody outside this project has refereed.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, root: momentRootFrom(lists.G[0]!, spec.reals["shift"] ?? 1), direction: lists.B[0]! };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark:
          "Weak duality, which is tried alone, holds at every factorization of T = E(w), whatever the widths; A1 " +
          "makes room for a factorization of every T that reaches equality.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "full rank",
      statement: String.raw`\lambda_{\min}(\hat\Sigma_x^{1/2}) \ge 1`,
      slack: ({ root }) => smallestEigenvalue(root).minus(1),
      without: loosened(specs, { reals: { shift: [0, 1 / 2] } }),
      remark:
        "Weak duality, which is tried alone, holds for every Σ̂_x ⪰ 0. Full rank makes T unique (3), and 1 is a " +
        "matter of scale.",
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
          const bounds = boundsOf(instance);
          if (bounds === null) return null;
          const { lower, upper, climbed, descended: reached } = bounds;
          return Number.isFinite(reached.value)
            ? [lower, upper, climbed.value, reached.value]
            : [lower, upper, climbed.value];
        },
        conclude: concludeBounds,
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
  budget: { share: 0.1, atLeast: 60 },
});

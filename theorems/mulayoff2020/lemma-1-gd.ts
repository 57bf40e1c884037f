/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §2, Lemma 1 ii.
 *
 * As printed: "Assume that $\hat{\boldsymbol\Sigma}_x=\mathbf I$, $d_y=d_x$, and that the weight matrices are all square and
 * initialized to $\mathbf I$. Then: … ii. If $\mathbf T$ is positive definite and its top singular value is
 * $\sigma_{\max}(\mathbf T)$, then GD with step size $\eta\le\frac1{2m}\min\{1,(\sigma_{\max}(\mathbf
 * T))^{-2(1-\frac1m)}\}$ necessarily converges to a flattest minimum at a linear rate."
 *
 * Reading: positive definite matrices are symmetric. The rate is not named; tested is the one that follows. All W_k stay
 * equal and commute with T, so that an eigenvalue w of theirs and λ = ρ^m of T obey w⁺ = w − 2ηw^{m−1}(w^m − ρ^m). Between
 * 1 and ρ the step is at most 2mη max(1, ρ)^{2(m−1)}|w − ρ| ≤ |w − ρ|, with no overshooting, and at least
 * 2mη min(1, ρ)^{2(m−1)}|w − ρ|. Hence W_k(n) → T^{1/m}, a flattest minimum, with ‖W_k(n) − T^{1/m}‖_F ≤ q^n‖I − T^{1/m}‖_F
 * and ‖E(n) − T‖_F ≤ q^n‖I − T‖_F for q = 1 − 2mη min{1, σ_min(T)^{2(1−1/m)}} < 1.
 *
 * T is drawn as A^m with a positive definite A, so that T^{1/m} is known. The iterates are those of the whole matrices;
 * their radius is the sum of all local roundings, an estimate where earlier ones are spread by later steps.
 */
import { layout, loosened, momentRootFrom } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  distance,
  eachSingularValue,
  endToEnd,
  exact,
  identity,
  Matrix,
  maximum,
  minimum,
  minimumSharpness,
  powerOfTwoNear,
  product,
  type Quantity,
  smallestEigenvalue,
  spectralNorm,
  squaredErrorDescent,
  sum,
} from "../../src/numerics/index.js";

/** W_1(0), …, W_m(0), T and T^{1/m} (all d×d), η, the number of steps, and σ̂² with Σ̂_x = σ̂²I. */
interface Instance {
  readonly initial: readonly Matrix[];
  readonly target: Matrix;
  /** Absent where T is not positive definite. */
  readonly root: Matrix | undefined;
  readonly stepSize: number;
  readonly steps: number;
  readonly variance: number;
}

const specs = layout({
  sizes: { depth: [1, 4], d: [1, 3] },
  reals: { fraction: [1, 1 / 2, 1 / 8], steps: [1, 2, 8, 32], shift: [1, 1 / 2, 2], scale: [1, 1 / 2, 3 / 4, 3 / 2] },
  lists: {
    G: {
      shapes: ({ sizes: { d } }) => [[d, d]],
      laws: ["zero", "gaussian", "gaussian", "integer", "sign", "unit", "nilpotent", "lowRank", "diagonal"],
    },
  },
});
const { explicit } = specs;

/** shift·I + GᵀG, divided by the power of two next to its norm and multiplied by `scale`: stored, and positive definite. */
function positiveDefinite(g: Matrix, shift: number, scale: number): Matrix {
  const a = momentRootFrom(g, shift);
  const { rows, cols, data } = a.times(scale / powerOfTwoNear(a.normBound));
  return new Matrix(rows, cols, data);
}

/** (1/2m) min{1, σ_max(T)^{−2(1−1/m)}}. */
function largestStep(depth: number, target: Matrix): Quantity {
  const steepest = spectralNorm(target).power(2 * (depth - 1), depth);
  return minimum([1, exact(1).over(steepest)]).over(2 * depth);
}

const ERROR = "‖E(n) − T‖_F ≤ q^n ‖I − T‖_F";
const WEIGHTS = "max_k ‖W_k(n) − T^{1/m}‖_F ≤ q^n ‖I − T^{1/m}‖_F";
const FLATTEST = "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = (T^{1/m}, …)";
const ON_THE_WAY = "λ_max = 2mσ_max(E(n))^{2(1−1/m)} for E(n) as target";

function relations({ initial, target, root, stepSize, steps, variance }: Instance): Relation[] {
  const depth = initial.length;
  const least = (end: Matrix): Quantity =>
    spectralNorm(end)
      .power(2 * (depth - 1), depth)
      .times(2 * depth);
  const { weights, steps: made } = squaredErrorDescent(initial, target, { stepSize, steps, variance });
  const end = endToEnd(weights);
  const slowest = eachSingularValue(target)
    .at(-1)!
    .power(2 * (depth - 1), depth);
  // An integer power of a number that is negative for steps beyond the bound.
  const factor = exact(1).minus(product([2 * depth, stepSize, minimum([1, slowest])]));
  const rate = product(new Array<Quantity>(made).fill(factor));
  const found = [atMost(ERROR, distance(end, target), rate.times(distance(endToEnd(initial), target)))];
  found.push(equal(ON_THE_WAY, minimumSharpness(weights), least(end)));
  if (root === undefined) return found;
  const farthest = (from: readonly Matrix[]): Quantity => maximum(from.map((w) => distance(w, root)));
  found.push(atMost(WEIGHTS, farthest(weights), rate.times(farthest(initial))));
  found.push(equal(FLATTEST, minimumSharpness(initial.map(() => root)), least(target)));
  return found;
}

export default defineClaim<Instance>({
  id: "mulayoff2020/lemma-1-gd",
  title: "Gradient descent from the identity reaches a flattest minimum at a linear rate",
  kinds: ["dynamics"],
  locus: "Lemma 1 ii",
  reading: "Positive definite matrices are symmetric; the rate is not named, and tested is q of the argument above.",
  specs,
  materialize: (spec) => {
    const { lists, reals, sizes } = specs.raw(spec);
    const { sign = 1, start = 1, variance = 1 } = spec.reals;
    const root = positiveDefinite(lists.G[0]!, reals.shift, reals.scale);
    const target = endToEnd(new Array<Matrix>(sizes.depth).fill(root)).times(sign);
    const bound = largestStep(sizes.depth, target);
    const unit = identity(sizes.d);
    return {
      initial: Array.from({ length: sizes.depth }, (_, k) => (k === 0 ? unit.times(start) : unit)),
      target,
      root: sign > 0 ? root : undefined,
      stepSize: reals.fraction * (bound.value - bound.error),
      steps: reals.steps,
      variance,
    };
  },
  assumptions: [
    {
      name: "white",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ variance }) => exact(-Math.abs(variance - 1)),
      without: loosened(specs, { reals: { variance: [8, 4, 1 / 4] } }),
      remark: "Multiples of the identity are tried: the bound on η and the rate are for Σ̂_x = I.",
    },
    {
      name: "identity",
      statement: String.raw`W_1(0) = \dots = W_m(0) = I`,
      slack: ({ initial, target }) => sum(initial.map((w) => distance(w, identity(target.rows)))).negated(),
      without: loosened(specs, { reals: { start: [2, 1 / 2] } }),
    },
    {
      name: "positive definite",
      statement: String.raw`T \succ 0`,
      slack: ({ target }) => smallestEigenvalue(target),
      without: loosened(specs, { reals: { sign: [-1] } }),
    },
    {
      name: "step size",
      statement: String.raw`\eta \le \frac{1}{2m} \min\{1, \sigma_{\max}(T)^{-2(1 - \frac{1}{m})}\}`,
      slack: ({ initial, target, stepSize }) => largestStep(initial.length, target).minus(stepSize),
      without: loosened(specs, { reals: { fraction: [8, 4, 3] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\eta \le \tfrac{1}{2m} \min\{1, \sigma_{\max}(T)^{-2(1 - \frac{1}{m})}\} \implies W_k(n) \to T^{\frac{1}{m}} \text{ at a linear rate, and } \lambda_{\max} = 2m\,\sigma_{\max}(T)^{2(1 - \frac{1}{m})} \text{ there}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "one layer: every step halves the distance, or takes an eighth off",
      form: "printed",
      relations: [ERROR, WEIGHTS, FLATTEST, ON_THE_WAY],
      specs: [
        explicit({
          sizes: { depth: 1, d: 1 },
          reals: { fraction: 1 / 2, steps: 8, shift: 1, scale: 1 / 2 },
          lists: { G: [[[0]]] },
        }),
        explicit({
          sizes: { depth: 1, d: 1 },
          reals: { fraction: 1 / 8, steps: 2, shift: 1, scale: 1 / 2 },
          lists: { G: [[[0]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "start at the minimum: T = I",
      spec: explicit({
        sizes: { depth: 3, d: 1 },
        reals: { fraction: 1, steps: 8, shift: 1, scale: 1 },
        lists: { G: [[[0]]] },
      }),
    },
    {
      name: "one layer: T is reached in one step",
      spec: explicit({
        sizes: { depth: 1, d: 1 },
        reals: { fraction: 1, steps: 1, shift: 1, scale: 1 / 2 },
        lists: { G: [[[0]]] },
      }),
    },
    {
      name: "eigenvalues on either side of 1",
      spec: explicit({
        sizes: { depth: 2, d: 2 },
        reals: { fraction: 1, steps: 32, shift: 1, scale: 3 / 2 },
        lists: {
          G: [
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

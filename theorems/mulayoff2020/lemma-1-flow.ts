/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §2, Lemma 1 i.
 *
 * As printed: "Assume that $\hat{\boldsymbol\Sigma}_x=\mathbf I$, $d_y=d_x$, and that the weight matrices are all square and
 * initialized to $\mathbf I$. Then: i. Gradient flow can only converge to a flattest minimum."
 *
 * Reading: among the minima, none but a flattest one is a limit of the flow, as in "when using the largest step size allowing
 * convergence, we can only reach elements in the set of flattest global minima" (§2). That the flow does converge to a
 * minimum is not said here, nor true for every T: for T = −1 and m ≥ 2 the weights solve ẇ = −2w^{m−1}(w^m + 1) from
 * w = 1 and tend to 0, a saddle. The abstract, "linear ResNets with zero initialization necessarily converge to the
 * flattest of all minima", needs more: T positive definite is enough, as in ii.
 *
 * Why: at the identity $W_{k+1}^TW_{k+1}=W_kW_k^T$, and the flow keeps it, since $W_{k+1}^T\nabla_{W_{k+1}}\ell=
 * \nabla_{W_k}\ell\,W_k^T$ everywhere. Then $EE^T=(W_mW_m^T)^m$, all σ_max(W_k) are σ_max(E)^{1/m}, and by Theorem 4 every
 * point w(t) is a flattest minimum for its own E(w(t)) as T. That is tested, for every T; it passes to a limit with E = T.
 *
 * Two routes. The identity of the gradients is judged at the weights reached, with rigorous bounds. The sharpness along the
 * flow is that of weights that carry the integrator's error estimate as their radius, an estimate and no bound.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import {
  distance,
  endToEnd,
  exact,
  flattenedRows,
  gradientFlow,
  identity,
  Matrix,
  minimumSharpness,
  spectralNorm,
  squaredErrorGradients,
  sum,
} from "../../src/numerics/index.js";

/** W_1(0), …, W_m(0) and T (d×d), how long to follow the flow, and σ̂ with Σ̂_x = σ̂²I. */
interface Instance {
  readonly initial: readonly Matrix[];
  readonly target: Matrix;
  readonly duration: number;
  readonly deviation: number;
}

/** Local error of a step against the norm of the weights: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -30;

/** Enough for the durations below; a flow that needs more is judged where it stopped. */
const MAX_STEPS = 300;

const specs = layout({
  sizes: { depth: [2, 4], d: [1, 3] },
  reals: { duration: [1, 1 / 4, 1 / 16, 4] },
  lists: {
    T: {
      shapes: ({ sizes: { d } }) => [[d, d]],
      laws: [
        "gaussian",
        "gaussian",
        "gaussian",
        "sign",
        "orthogonal",
        "diagonal",
        "lowRank",
        "nilpotent",
        "unit",
        "zero",
      ],
    },
  },
});
const { explicit } = specs;

const ALONG = "λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)} at w = w(t), T = E(w)";
const CONSERVED = "W_{k+1}ᵀ∇_{W_{k+1}}ℓ = ∇_{W_k}ℓ W_kᵀ at w(t)";

function relations({ initial, target, duration, deviation }: Instance): Relation[] {
  const depth = initial.length;
  const gradient = (weights: readonly Matrix[]): Matrix[] => squaredErrorGradients(weights, target, deviation ** 2);
  const { samples, errorEstimate } = gradientFlow(initial, gradient, {
    times: [duration],
    relativeTolerance: ACCURACY,
    maxSteps: MAX_STEPS,
  });
  const reached = samples.at(-1)!.weights;
  const onFlow = reached.map(({ rows, cols, data }) => new Matrix(rows, cols, data, errorEstimate));
  const least = spectralNorm(endToEnd(onFlow)).power(2 * (depth - 1), depth);
  const slopes = gradient(reached);
  const above = reached.slice(1).map((w, k) => w.T.times(slopes[k + 1]!));
  const below = reached.slice(1).map((_, k) => slopes[k]!.times(reached[k]!.T));
  return [
    equal(ALONG, minimumSharpness(onFlow, identity(target.rows).times(deviation)), least.times(2 * depth)),
    same(CONSERVED, flattenedRows([above]), flattenedRows([below])),
  ];
}

export default defineClaim<Instance>({
  id: "mulayoff2020/lemma-1-flow",
  title: "Gradient flow from the identity passes through flattest minima alone",
  kinds: ["dynamics"],
  locus: "Lemma 1 i",
  reading:
    "No minimum but a flattest one is a limit of the flow; that the flow reaches a minimum is not said, and for T = −1, m ≥ 2 " +
    "it tends to the saddle w = 0.",
  specs,
  materialize: (spec) => {
    const { lists, reals, sizes } = specs.raw(spec);
    const { start = 1, deviation = 1 } = spec.reals;
    const unit = identity(sizes.d);
    const initial = Array.from({ length: sizes.depth }, (_, k) => (k === 0 ? unit.times(start) : unit));
    return { initial, target: lists.T[0]!, duration: reals.duration, deviation };
  },
  assumptions: [
    {
      name: "white",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ deviation }) => exact(-Math.abs(deviation - 1)),
      without: loosened(specs, { reals: { deviation: [2, 1 / 2] } }),
      remark:
        "Multiples of the identity are tried: the least sharpness is then another one, and the flow still reaches it.",
    },
    {
      name: "identity",
      statement: String.raw`W_1(0) = \dots = W_m(0) = I`,
      slack: ({ initial, target }) => sum(initial.map((w) => distance(w, identity(target.rows)))).negated(),
      without: loosened(specs, { reals: { start: [2, 1 / 2] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`W_k(0) = I,\ \lim_{t \to \infty} w(t) \in \Omega \implies \lim_{t \to \infty} w(t) \in \Omega_0`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "numbers, and a T that is not symmetric",
      form: "printed",
      relations: [ALONG, CONSERVED],
      specs: [
        explicit({ sizes: { depth: 2, d: 1 }, reals: { duration: 1 }, lists: { T: [[[2]]] } }),
        explicit({
          sizes: { depth: 3, d: 2 },
          reals: { duration: 1 / 4 },
          lists: {
            T: [
              [
                [1, 1],
                [0, 2],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "T = −1: towards a saddle",
      spec: explicit({ sizes: { depth: 2, d: 1 }, reals: { duration: 4 }, lists: { T: [[[-1]]] } }),
    },
    {
      name: "T = I: at rest",
      spec: explicit({ sizes: { depth: 3, d: 1 }, reals: { duration: 1 }, lists: { T: [[[1]]] } }),
    },
    {
      name: "T = 0: the limit is the zero network",
      spec: explicit({ sizes: { depth: 2, d: 1 }, reals: { duration: 4 }, lists: { T: [[[0]]] } }),
    },
    {
      name: "a quarter turn of the plane",
      spec: explicit({
        sizes: { depth: 2, d: 2 },
        reals: { duration: 1 },
        lists: {
          T: [
            [
              [0, -1],
              [1, 0],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.06, atLeast: 60 },
});

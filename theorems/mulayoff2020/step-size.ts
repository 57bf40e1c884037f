/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, text after Theorem 1.
 *
 * As printed: "Since a minimum point $\mathbf w^*$ is stable for GD if the step-size satisfies
 * $\eta\le 2/\lambda_{\max}(\mathbf H_{\mathbf w^*})$, we conclude that the maximal step-size allowing convergence satisfies
 * $\eta_{\max}\le\frac1m(\sigma_{\max}(\mathbf T))^{-2(1-1/m)}$."
 *
 * Reading: stability is that of the linearized iteration δ ↦ (I − ηH)δ, all eigenvalues in [−1, 1], as §2 reads Wu et al.
 * (2018), and η_max the largest η at which some minimum is stable. Nothing is said here of iterates that land on an
 * unstable minimum exactly. T ≠ 0, for the negative power; A1 and A2 as in Theorem 1.
 *
 * H comes from all second derivatives of the loss. The minimum that reaches η_max is (27) for the computed decomposition of
 * E(w), with singular values exact by definition.
 */
import {
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  momentRootFrom,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  canonicalMinimum,
  distance,
  endToEnd,
  exact,
  explicitMinimumHessian,
  identity,
  largestEigenvalue,
  type Matrix,
  minimumSharpness,
  type Quantity,
  spectralNorm,
  svd,
} from "../../src/numerics/index.js";

/** A global minimum W_1, …, W_m and Σ̂_x^{1/2} (d_x × d_x). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
}

const W = { shapes: layerShapes, laws: LAYER_LAWS };
const specs = layout({ chain: { depth: [1, 3], ends: [1, 2], slack: 1 }, lists: { W } });
const { explicit } = specs;
const colored = layout({
  ...specs.options,
  lists: { W, G: { shapes: ({ widths }) => [[widths[0]!, widths[0]!]], laws: ["diagonal", "integer", "gaussian"] } },
});

/** (1/m)σ^{−2(1−1/m)}. */
function largestStep(depth: number, gain: Quantity): Quantity {
  return exact(1).over(gain.power(2 * (depth - 1), depth).times(depth));
}

const STEP = "2/λ_max(H_w) ≤ (1/m)σ_max(T)^{−2(1−1/m)}";
const REACHED = "2/λ_max(H_{w*}) = (1/m)σ_max(T)^{−2(1−1/m)}, w* of (27)";
const STABLE = "‖I − ηH_w‖₂ = 1 at η = 2/λ_max(H_w)";

function relations({ weights, root }: Instance): Relation[] {
  const depth = weights.length;
  const target = endToEnd(weights);
  const decomposition = svd(target);
  if (!(decomposition.values[0]! > decomposition.error)) return [];
  const hessian = explicitMinimumHessian(weights, root);
  const step = exact(2).over(largestEigenvalue(hessian));
  const iteration = identity(hessian.rows).minus(hessian.times(exact(2).over(minimumSharpness(weights, root))));
  const canonical = canonicalMinimum(decomposition, weights);
  return [
    atMost(STEP, step, largestStep(depth, spectralNorm(target))),
    equal(
      REACHED,
      exact(2).over(minimumSharpness(canonical, root)),
      largestStep(depth, exact(decomposition.values[0]!)),
    ),
    // For one layer and white data I − ηH = −I; otherwise H has the eigenvalue 0 or smaller ones than λ_max.
    equal(STABLE, spectralNorm(iteration), exact(1)),
  ];
}

export default defineClaim<Instance>({
  id: "mulayoff2020/step-size",
  title: "The largest step size at which some minimum is stable",
  kinds: ["bound", "attained"],
  locus: "§4, text after Theorem 1",
  reading: "Stability is that of the linearized iteration; T ≠ 0.",
  specs,
  materialize: (spec) => {
    const root = "G" in spec.lists ? momentRootFrom(colored.raw(spec).lists.G[0]!) : identity(spec.widths[0]!);
    return { weights: specs.raw(spec).lists.W, root };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark: "Not needed at a w with T = E(w), as for Theorem 1.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
    {
      name: "A2",
      statement: String.raw`\hat\Sigma_x = I`,
      slack: ({ root }) => distance(root, identity(root.rows)).negated(),
      without: colored,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\eta_{\max} = \max_{w \in \Omega} \frac{2}{\lambda_{\max}(H_w)} \le \frac{1}{m}\sigma_{\max}(T)^{-2(1 - \frac{1}{m})}`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "balanced numbers, and one layer",
      form: "printed",
      relations: [STEP, REACHED, STABLE],
      specs: [
        explicit({ widths: [1, 1], lists: { W: [[[3]]] } }),
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[-2]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { W: [[[2]], [[2]], [[2]]] } }),
      ],
    },
  ],
  degenerateCases: [
    { name: "T = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[1]]] } }) },
    { name: "unbalanced numbers", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[4]]] } }) },
    {
      name: "bottleneck as wide as the output",
      spec: explicit({ widths: [2, 1, 1], lists: { W: [[[1, 2]], [[1]]] } }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});

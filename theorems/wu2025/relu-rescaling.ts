/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Sharp Minima Can Generalize well".
 *
 * As printed: "ReLU networks are invariant under neural-wise rescaling:
 * $a\sigma_{ReLU}(\mathbf w^\top\mathbf x) = \frac a\lambda\sigma_{ReLU}((\lambda\mathbf w)^\top\mathbf x)$. The rescaling
 * operation (a, w) → (a/λ, λw) does not change the function implemented by the model, but can significantly change the
 * sharpness."
 *
 * Reading: λ > 0, one λ_j for each neuron. The slide does not say so, and a/λ excludes λ = 0 alone; for λ < 0 the
 * activation is that of −w. "Can change the sharpness": for one active neuron with one sample, at an interpolating
 * minimum of ½(f − y)², the sharpness is ‖∇f‖², and for every c some λ makes it at least c: λ = √c/σ(wᵀx), for which
 * the derivative by a alone has the square c.
 */
import { layout, loosened } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  exact,
  neuronsFrom,
  preactivation,
  relu,
  type ReluNetwork,
  type ReluNeuron,
  reluOutput,
  rescaledNeuron,
  squaredLength,
  squareRoot,
} from "../../src/numerics/index.js";

/** m neurons, one input x, the factors λ_j and a sharpness c to reach. */
interface Instance {
  readonly neurons: ReluNetwork;
  readonly x: readonly number[];
  readonly factors: readonly number[];
  readonly target: number;
}

const FACTORS = [1, 2, 0.5, 3, 10, 2 ** -10, 1000];

const specs = layout({
  sizes: { d: [1, 4], m: [1, 4] },
  reals: { lambda: FACTORS, other: FACTORS, target: [1, 100, 2 ** 20] },
  lists: {
    W: {
      shapes: ({ sizes: { d, m } }) => [[m, d]],
      laws: ["identity", "integer", "integer", "gaussian", "gaussian", "sign", "graded", "zero"],
    },
    a: { shapes: ({ sizes: { m } }) => [[m, 1]], laws: ["sign", "integer", "gaussian", "zero"] },
    x: { shapes: ({ sizes: { d } }) => [[d, 1]], laws: ["identity", "sign", "integer", "gaussian", "zero"] },
  },
});
const { explicit } = specs;

/** ‖∇f‖² = σ(wᵀx)² + a²‖x‖² of an active neuron at x, made sharper than c; nothing where it is not active. */
function sharpened(neuron: ReluNeuron, x: readonly number[], c: number): Relation[] {
  const active = preactivation(neuron, x);
  if (!(active.value > active.error)) return [];
  const sharper = rescaledNeuron(neuron, squareRoot(c).over(active));
  const byOuter = relu(preactivation(sharper, x)).squared();
  const byInner = sharper.a.squared().times(squaredLength(x));
  return [atLeast("‖∇f‖² ≥ c at (a/λ, λw), λ = √c/σ(wᵀx)", byOuter.plus(byInner), exact(c))];
}

const INVARIANT = "Σ a_jσ(w_jᵀx) = Σ (a_j/λ_j)σ((λ_jw_j)ᵀx)";

export default defineClaim<Instance>({
  id: "wu2025/relu-rescaling",
  title: "Rescaling the neurons of a ReLU network changes its sharpness, not its function",
  kinds: ["identity", "exists"],
  locus: "“Sharp Minima Can Generalize well”, first display",
  reading: "λ > 0, which the slide leaves out, one for each neuron; “can change” says: beyond every bound, for some λ.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    const neurons = neuronsFrom(lists.a[0]!, lists.W[0]!);
    const factors = neurons.map((_, j) => (j % 2 === 0 ? reals.lambda : reals.other));
    return { neurons, x: Array.from(lists.x[0]!.data), factors, target: reals.target };
  },
  assumptions: [
    {
      name: "positive λ",
      statement: String.raw`\lambda_j > 0`,
      slack: ({ factors }) => exact(Math.min(...factors)),
      without: loosened(specs, { reals: { lambda: [-1, -2, 1, -0.5] } }),
      remark: "Not printed, but meant: for λ < 0 the neuron is active where it was not.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`a\,\sigma_{\mathrm{ReLU}}(w^\top x) = \frac{a}{\lambda}\,\sigma_{\mathrm{ReLU}}((\lambda w)^\top x)`,
      expected: "holds",
      relations: ({ neurons, x, factors, target }) => {
        const moved = neurons.map((neuron, j) => rescaledNeuron(neuron, factors[j]!));
        // Outputs may cancel or be zero: compared with what the neurons could give at most.
        const size = Math.max(...neurons.flatMap(({ a, w }) => w.map((entry) => Math.abs(a.value * entry.value))));
        const scale = size * Math.max(...x.map(Math.abs));
        return [
          equal(INVARIANT, reluOutput(neurons, x), reluOutput(moved, x), scale),
          ...sharpened(neurons[0]!, x, target),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one active neuron, and two of which one is",
      form: "printed",
      relations: [INVARIANT],
      specs: [
        explicit({
          sizes: { d: 1, m: 1 },
          reals: { lambda: 2, other: 1, target: 1 },
          lists: { W: [[[1]]], a: [[[1]]], x: [[[1]]] },
        }),
        explicit({
          sizes: { d: 1, m: 2 },
          reals: { lambda: 3, other: 0.5, target: 100 },
          lists: { W: [[[1], [-2]]], a: [[[1], [3]]], x: [[[2]]] },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "inactive neuron",
      spec: explicit({
        sizes: { d: 1, m: 1 },
        reals: { lambda: 10, other: 1, target: 1 },
        lists: { W: [[[-1]]], a: [[[1]]], x: [[[1]]] },
      }),
    },
    {
      name: "x on the boundary, a = 0",
      spec: explicit({
        sizes: { d: 2, m: 1 },
        reals: { lambda: 0.5, other: 1, target: 1 },
        lists: { W: [[[1, -1]]], a: [[[0]]], x: [[[1], [1]]] },
      }),
    },
  ],
});

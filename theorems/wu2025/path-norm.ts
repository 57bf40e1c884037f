/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Flatness Implies Generalization", first display, with
 * the norm of "Two-layer Networks (Cont'd)".
 *
 * As printed: "Define a weight ℓ2 norm as follows $\|\theta\|_{2,q} := \sqrt{\sum_{j=1}^m(\|w_j\|^2+qa_j^2)}$." And: "the
 * path norm $\|\theta\|_{\mathcal P} := \sum_{j=1}^m|a_j|\|w_j\|$, which can be further upper bounded by the weighted ℓ2
 * norm: $\|\theta\|_{2,q} = \sum_{j=1}^m(\|w_j\|^2+qa_j^2) \ge 2\sqrt q\sum_{j=1}^m|a_j|\|w_j\| =
 * 2\sqrt q\|\theta\|_{\mathcal P}$."
 *
 * Reading: ‖θ‖_{2,q} is the norm as it was defined, two slides before; q ≥ 0.
 *
 * Where it fails: the second display leaves out the root of the first. By hand: m = d = q = 1, a = w = 1 has ‖θ‖_{2,1}
 * = √2, but the sum is 2 and 2‖θ‖_P = 2. Both displays with ‖θ‖²_{2,q} on the left side are true; without the root the
 * left side is no norm. One slip would explain this display and Theorem 2: either the root in the definition is one too
 * many, or all of them lack a square; the text at hand does not tell which. The inequality between the sums is that of
 * the means, with equality where ‖w_j‖ = √q|a_j| for all j.
 */
import { layout } from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  exact,
  neuronsFrom,
  pathNorm,
  type Quantity,
  type ReluNetwork,
  squareRoot,
  weightedSquare,
} from "../../src/numerics/index.js";

/** θ and q. */
interface Instance {
  readonly network: ReluNetwork;
  readonly q: number;
}

const specs = layout({
  sizes: { d: [1, 4], m: [1, 4] },
  reals: { q: [1, 4, 2, 0.25, 9, 0] },
  lists: {
    W: {
      shapes: ({ sizes: { d, m } }) => [[m, d]],
      laws: ["identity", "sign", "integer", "gaussian", "graded", "zero"],
    },
    a: { shapes: ({ sizes: { m } }) => [[m, 1]], laws: ["sign", "integer", "gaussian", "zero"] },
  },
});
const { explicit } = specs;

/** ‖θ‖_{2,q} as defined, with the root. */
function weightedNorm({ network, q }: Instance): Quantity {
  return squareRoot(weightedSquare(network, q));
}

/** 2√q‖θ‖_P. */
function doubledPathNorm({ network, q }: Instance): Quantity {
  return squareRoot(exact(q)).times(2).times(pathNorm(network));
}

const MEANS = "Σ(‖w_j‖² + qa_j²) ≥ 2√q Σ|a_j|‖w_j‖";
const SQUARED = "‖θ‖²_{2,q} ≥ 2√q‖θ‖_P";

/** The step that both forms share. */
function means(instance: Instance): Relation {
  return atLeast(MEANS, weightedSquare(instance.network, instance.q), doubledPathNorm(instance));
}

export default defineClaim<Instance>({
  id: "wu2025/path-norm",
  title: "The path norm is bounded by the weighted ℓ2 norm",
  kinds: ["bound", "identity"],
  locus: "“Flatness Implies Generalization”, first display",
  reading: "‖θ‖_{2,q} is the norm as defined two slides before, with the root; q ≥ 0.",
  specs,
  materialize: (spec) => {
    const { reals, lists } = specs.raw(spec);
    return { network: neuronsFrom(lists.a[0]!, lists.W[0]!), q: reals.q };
  },
  assumptions: [
    {
      name: "weight",
      statement: String.raw`q \ge 0`,
      slack: ({ q }) => exact(q),
      remark: "Not printed; √q has no meaning without it. The slides use q = 1, √d and d.",
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|\theta\|_{2,q} = \sum_j (\|w_j\|^2 + q a_j^2) \ge 2 \sqrt{q} \sum_j |a_j| \|w_j\| = 2 \sqrt{q} \|\theta\|_{\mathcal{P}}, \quad \|\theta\|_{2,q} := \Big(\sum_j (\|w_j\|^2 + q a_j^2)\Big)^{1/2}`,
      expected: "refuted",
      relations: (instance) => [
        equal("‖θ‖_{2,q} = Σ(‖w_j‖² + qa_j²)", weightedNorm(instance), weightedSquare(instance.network, instance.q)),
        means(instance),
        atLeast("‖θ‖_{2,q} ≥ 2√q‖θ‖_P", weightedNorm(instance), doubledPathNorm(instance)),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`\|\theta\|_{2,q}^2 = \sum_j (\|w_j\|^2 + q a_j^2) \ge 2 \sqrt{q} \sum_j |a_j| \|w_j\| = 2 \sqrt{q} \|\theta\|_{\mathcal{P}}`,
      expected: "holds",
      relations: (instance) => [
        means(instance),
        atLeast(SQUARED, weightedNorm(instance).squared(), doubledPathNorm(instance)),
      ],
    },
  ],
  equalityCases: [
    {
      name: "‖w_j‖ = √q|a_j|",
      form: "corrected",
      relations: [MEANS, SQUARED],
      specs: [
        explicit({ sizes: { d: 1, m: 1 }, reals: { q: 1 }, lists: { W: [[[1]]], a: [[[1]]] } }),
        explicit({
          sizes: { d: 2, m: 2 },
          reals: { q: 4 },
          lists: {
            W: [
              [
                [0, 2],
                [-4, 0],
              ],
            ],
            a: [[[1], [-2]]],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "θ = 0", spec: explicit({ sizes: { d: 1, m: 1 }, reals: { q: 1 }, lists: { W: [[[0]]], a: [[[0]]] } }) },
    { name: "q = 0", spec: explicit({ sizes: { d: 1, m: 1 }, reals: { q: 0 }, lists: { W: [[[1]]], a: [[[1]]] } }) },
  ],
  erratum: {
    slip: "The display leaves out the root of the definition of ‖θ‖_{2,q} two slides before, as Theorem 2 does: one slip, and were the definition without the root, both would be right. With the norm as defined neither the first equality nor the bound that the chain concludes holds: m = d = q = 1, a = w = 1 has ‖θ‖_{2,1} = √2, but the sum and 2‖θ‖_P are both 2. Only the step between the two sums is right.",
    instead: "‖θ‖²_{2,q} = Σ(‖w_j‖² + qa_j²) ≥ 2√q‖θ‖_P.",
  },
});

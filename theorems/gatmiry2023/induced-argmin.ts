/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §1.1, after Definition 1.
 *
 * As printed: "$$\arg \min_{M: \mathcal{L}'(M)=0} F(M) = \left\{ E(\mathbf{W}^*) \mid \mathbf{W}^* \in \arg
 * \min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] \right\}, $$ [...] This directly
 * follows from the definition of F in (4)."
 *
 * Reading: F is defined on all M, as the paper says, so it is the infimum of the traces, which is not always a minimum (see
 * induced-attained). Both inclusions are tested for one measurement A:
 * - "⊇" where the least trace is known. $A = I$: $2Ld(|b|/d)^{2-2/L}$ at $W_j = (|b|/d)^{1/L}I$ up to sign, since
 *   $\|M^{L-1}\|_{S_{2/L}}^{2/L} \ge \sum|\lambda_i(M)|^{2-2/L}$ (Weyl) and $\sum\lambda_i = b$. $A$ diagonal, $L = 2$:
 *   $4|b|\sigma$ for the least positive $\sigma = \sigma_k(A)$, at $W_2W_1 = (b/\sigma)e_ke_k^\top$, since $|b| = |\mathrm{tr}(A^\top
 *   MA^\top (A^\top)^\dagger)| \le \|A^\top MA^\top\|_* / \sigma$. Then $F(E(\mathbf{W}^*))$ is the least F.
 * - "⊆" where $A = (A'\ 0)$, $b = 0$ and $M = pe_{d_0}^\top$: the trace at $W_1 = e_{d_0}^\top/\varepsilon$, $W_L = \varepsilon p$
 *   is $2\varepsilon^2\|A^\top p\|^2$, so $F(M) = 0$ is least. If $M = E(\mathbf{W}^*)$ with least trace, that is 0, then
 *   $A^\top W_L\cdots W_2 = 0$ and $A^\top M = 0$; in general $\mathrm{rank}(A^\top M) \le \mathrm{rank}((A^\top M)^{L-1}A^\top)$,
 *   which exact integer arithmetic decides.
 *
 * Where it fails: "⊆" needs F(M) to be reached at a minimizing M. $A = (1\ 0)$, $b = 0$: $F((0\ m)) = 0$ for every m, but
 * only $M = 0$ has a network of trace 0.
 */
import { layout } from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  absolute,
  diagonal,
  endToEnd,
  exact,
  exactRankOfProduct,
  frobeniusSquared,
  hessianTrace,
  identity,
  inducedRegularizerSingle,
  inner,
  Matrix,
  type Quantity,
  squareRoot,
  traceBySecondDifferences,
} from "../../src/numerics/index.js";

/** A minimizer W* of the trace, a W and an M that interpolate the same label: their traces and values of F. */
interface Known {
  readonly family: "known";
  readonly leastTrace: Quantity;
  readonly traceAtW: Quantity;
  readonly regularizerAtBest: Quantity;
  readonly regularizerAtM: Quantity;
}

/** M with F(M) = 0 for the label 0. */
interface Kernel {
  readonly family: "kernel";
  readonly ranks: { readonly before: number; readonly core: number };
  /** tr ∇²ℒ at W_ε with product M, and 2ε²‖Aᵀp‖². */
  readonly traceNearby: Quantity;
  readonly nearby: Quantity;
}

type Instance = Known | Kernel;

/** Laws of small integers: labels are exact, and ranks of products differ often. */
const INTEGER_LAWS = [
  "integer",
  "integer",
  "integer",
  "sign",
  "positive",
  "sparse",
  "lowRank",
  "identity",
  "nilpotent",
];

/** Laws under which the label ⟨A, E(W)⟩ is seldom zero. */
const LAYERS = ["integer", "sign", "positive", "positive", "lowRank", "identity"];

const specs = layout({
  choices: { family: ["kernel", "identity", "diagonal"] },
  sizes: { L: ({ choices }) => [2, choices.family === "diagonal" ? 2 : 4], rows: [1, 3], d: [1, 3] },
  reals: { epsilon: [2 ** -2, 2 ** -6, 2 ** -10] },
  lists: {
    A: { shapes: ({ sizes: { rows, d } }) => [[rows, d]], laws: INTEGER_LAWS },
    P: { shapes: ({ sizes: { rows } }) => [[rows, 1]], laws: INTEGER_LAWS },
    diagonal: { shapes: ({ sizes: { d } }) => [[d, 1]], laws: ["positive"] },
    M: { shapes: ({ sizes: { d } }) => [[d, d]], laws: INTEGER_LAWS },
    W: { shapes: ({ sizes: { L, d } }) => Array.from({ length: L }, () => [d, d] as const), laws: LAYERS },
  },
});

const { explicit } = specs;

/** ⟨A, E(W)⟩, exact where all entries are integers: then it is one, and so is the computed value, less than 1 away. */
function labelOf(a: Matrix, weights: readonly Matrix[]): Quantity {
  const label = inner(a, endToEnd(weights));
  const integers = [a, ...weights].every(({ data }) => data.every(Number.isInteger));
  return integers && label.error < 1 ? exact(label.value) : label;
}

function kernel(seen: Matrix, p: Matrix, depth: number, epsilon: number): Kernel {
  const last = seen.cols - 1;
  const a = new Matrix(
    seen.rows,
    seen.cols,
    seen.data.map((x, k) => (k % seen.cols === last ? 0 : x)),
  );
  const unit = new Matrix(
    1,
    seen.cols,
    Float64Array.from({ length: seen.cols }, (_, j) => (j === last ? 1 : 0)),
  );
  const factors = [a.T, p, unit];
  const between = Array.from({ length: depth - 2 }, () => identity(1));
  const weights = [unit.times(1 / epsilon), ...between, p.times(epsilon)];
  const across = a.T.times(p);
  return {
    family: "kernel",
    ranks: {
      before: exactRankOfProduct(factors),
      core: exactRankOfProduct([...Array.from({ length: depth - 1 }, () => factors).flat(), a.T]),
    },
    traceNearby: hessianTrace(weights, [a]),
    nearby: frobeniusSquared(across).times(2 * epsilon ** 2),
  };
}

/** t^{1/L} for t ≥ 0. */
function root(t: Quantity, depth: number): Quantity {
  return t.power(1, depth);
}

/** A network of least trace for A = I: all layers (|b|/d)^{1/L} I, the last with the sign of b. */
function bestForIdentity(b: Quantity, d: number, depth: number): Matrix[] {
  const layer = identity(d).times(root(absolute(b).over(d), depth));
  return Array.from({ length: depth }, (_, j) => (j === depth - 1 ? layer.times(Math.sign(b.value) || 1) : layer));
}

/** e_ke_kᵀ. */
function unitAt(k: number, d: number): Matrix {
  return diagonal(Array.from({ length: d }, (_, i) => (i === k ? 1 : 0)));
}

/** A network of least trace for a diagonal A and two layers: √(|b|/σ) e_ke_kᵀ twice, the last with the sign of b. */
function bestForDiagonal(b: Quantity, sigma: number, at: Matrix): Matrix[] {
  const layer = at.times(squareRoot(absolute(b).over(sigma)));
  return [layer, layer.times(Math.sign(b.value) || 1)];
}

/** The label b = ⟨A, E(W)⟩, and M moved along `towards`, with ⟨A, towards⟩ = weight, until it has the same. */
function known(
  [a, weights, drawn]: readonly [Matrix, readonly Matrix[], Matrix],
  [towards, weight]: readonly [Matrix, number],
  best: (b: Quantity) => Matrix[],
): Known {
  const depth = weights.length;
  const b = labelOf(a, weights);
  const step = b.minus(labelOf(a, [drawn])).over(weight);
  const m = drawn.plus(towards.times(step));
  const least = best(b);
  return {
    family: "known",
    leastTrace: traceBySecondDifferences(least, { measurements: [a], labels: [b] }),
    traceAtW: hessianTrace(weights, [a]),
    regularizerAtBest: inducedRegularizerSingle(a, endToEnd(least), depth),
    regularizerAtM: inducedRegularizerSingle(a, m, depth),
  };
}

function materialize(spec: Spec): Instance {
  const { lists, sizes, choices, reals } = specs.raw(spec);
  const { d, L } = sizes;
  const m = lists.M[0]!;
  if (choices.family === "kernel") return kernel(lists.A[0]!, lists.P[0]!, L, reals.epsilon);
  if (choices.family === "identity") {
    return known([identity(d), lists.W, m], [identity(d), d], (b) => bestForIdentity(b, d, L));
  }
  // Entries of shrunk specs may be zero or negative; the least size stays positive.
  const sigmas = Array.from(lists.diagonal[0]!.data, (x) => Math.abs(x) || 1);
  const k = sigmas.indexOf(Math.min(...sigmas));
  const at = unitAt(k, d);
  return known([diagonal(sigmas), lists.W, m], [at, sigmas[k]!], (b) => bestForDiagonal(b, sigmas[k]!, at));
}

const LEAST = "tr ∇²ℒ(W*) ≤ tr ∇²ℒ(W) where ℒ(W) = 0";
const CONTAINS = "F(E(W*)) ≤ F(M) where ℒ'(M) = 0";
const VALUE = "F(E(W*)) = tr ∇²ℒ(W*)";
const CONTAINED = "rank(AᵀM) ≤ rank((AᵀM)^{L−1}Aᵀ) for M in argmin F";
const NEARBY = "tr ∇²ℒ(W_ε) = 2ε²‖Aᵀp‖² at M = pe_{d₀}ᵀ";

/** The inclusion that holds: trace minimizers minimize F. */
function superset({ leastTrace, traceAtW, regularizerAtBest, regularizerAtM }: Known): Relation[] {
  return [
    atMost(LEAST, leastTrace, traceAtW),
    atMost(CONTAINS, regularizerAtBest, regularizerAtM),
    equal(VALUE, regularizerAtBest, leastTrace),
  ];
}

type Rows = readonly (readonly number[])[];

/** A case by hand of a family with known minimizers; M as given is moved to interpolate. */
function byHand(family: "identity" | "diagonal", M: Rows, W: readonly Rows[], entries: readonly number[]): Spec {
  const zero = { law: "zero", seed: 0 };
  const sizes = { L: W.length, rows: 1, d: M.length };
  const column = entries.map((x) => [x]);
  return explicit({
    sizes,
    choices: { family },
    reals: { epsilon: 2 ** -2 },
    lists: { A: zero, P: zero, diagonal: [column], M: [M], W },
  });
}

/** A case by hand of the family with F(M) = 0; the last column of A counts as zero. */
function kernelByHand(A: Rows, p: readonly number[], L = 2): Spec {
  const zero = { law: "zero", seed: 0 };
  return explicit({
    sizes: { L, rows: A.length, d: A[0]!.length },
    choices: { family: "kernel" },
    reals: { epsilon: 2 ** -2 },
    lists: { A: [A], P: [p.map((x) => [x])], diagonal: zero, M: zero, W: zero },
  });
}

const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "gatmiry2023/induced-argmin",
  title: "The minimizers of the induced regularizer are the end-to-end matrices of the trace minimizers",
  kinds: ["identity"],
  locus: "§1.1, after Definition 1",
  reading: "F is defined on all M, as the paper says, and so is an infimum; both inclusions, for one measurement.",
  specs,
  materialize,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\arg\min_{M: \mathcal{L}'(M)=0} F(M) = \left\{E(\mathbf{W}^*) \mid \mathbf{W}^* \in
        \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]\right\}`,
      expected: "refuted",
      relations: (instance) =>
        instance.family === "known"
          ? superset(instance)
          : [atMost(CONTAINED, exact(instance.ranks.before), exact(instance.ranks.core))],
    },
    {
      name: "corrected",
      statement: String.raw`\arg\min_{M: \mathcal{L}'(M)=0} F(M) \supseteq \left\{E(\mathbf{W}^*) \mid \mathbf{W}^* \in
        \arg\min_{\mathbf{W}: \mathcal{L}(\mathbf{W})=0} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]\right\},
        \text{ the } M \text{ on the left at which the infimum } F(M) \text{ is reached}`,
      expected: "holds",
      relations: (instance) =>
        instance.family === "known" ? superset(instance) : [equal(NEARBY, instance.traceNearby, instance.nearby)],
    },
  ],
  equalityCases: [
    {
      name: "W and M are minimizers themselves",
      form: "corrected",
      relations: [LEAST, CONTAINS, VALUE],
      specs: [
        byHand("identity", [[1]], [[[1]], [[1]]], [1]),
        byHand(
          "identity",
          [
            [8, 0],
            [0, 8],
          ],
          [
            [
              [2, 0],
              [0, 2],
            ],
            [
              [2, 0],
              [0, 2],
            ],
            [
              [2, 0],
              [0, 2],
            ],
          ],
          [1, 1],
        ),
        byHand(
          "diagonal",
          [
            [1, 0],
            [0, 0],
          ],
          [
            [
              [1, 0],
              [0, 0],
            ],
            [
              [1, 0],
              [0, 0],
            ],
          ],
          [1, 3],
        ),
      ],
    },
    { name: "A that sees p", form: "corrected", relations: [NEARBY], specs: [kernelByHand([[1, 0]], [1])] },
    {
      name: "a negative label",
      form: "corrected",
      relations: [VALUE],
      specs: [
        byHand(
          "identity",
          EYE,
          [
            [
              [1, 0],
              [0, -3],
            ],
            EYE,
            EYE,
          ],
          [1, 1],
        ),
      ],
    },
  ],
  degenerateCases: [
    { name: "label zero", spec: byHand("identity", [[0]], [[[0]], [[0]]], [1]) },
    { name: "A = 0", spec: kernelByHand([[0]], [1]) },
    { name: "the smallest A that fails", spec: kernelByHand([[1, 0]], [1]) },
    {
      name: "rank-deficient W, repeated singular values of A",
      spec: byHand(
        "diagonal",
        EYE,
        [
          [
            [1, 1],
            [1, 1],
          ],
          EYE,
        ],
        [2, 2],
      ),
    },
  ],
  erratum: {
    slip:
      "The equality follows from (4) only where F(M) is reached. As an infimum F can be least at an M that no trace " +
      "minimizer has as its product: for A = (1 0), b = 0, L = 2, F((0 m)) = 0 for all m, approached along W₂ = ε, " +
      "W₁ = (0 m)/ε, but trace 0 forces AᵀM = 0, that is M = 0.",
    instead: "The right side is the set of those minimizers M of F at which the infimum F(M) is reached.",
  },
});

/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §1.1, Definition 1, and §6, Theorem 7.
 *
 * As printed: "We define the induced regularizer as $$F(M) \triangleq \min_{\mathbf{W}: E(\mathbf{W})=M}
 * \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] \quad (4)$$ Since the image of $E(\cdot)$ is the entire $\mathbb{R}^{d_L
 * \times d_0}$ by our assumption that $d_i \geq \min(d_0, d_L)$, function F is well-defined for all $M \in
 * \mathbb{R}^{d_L \times d_0}$."
 *
 * Reading: "min" is a minimum: some W with $E(\mathbf{W}) = M$ reaches the infimum. It is tested for $L = 2$ and any n, and
 * for $n = 1$ and any L, where the infimum is known, by a consequence that exact integer arithmetic decides. Let $\mathcal{A}
 * = [A_1 \dots A_n]$ side by side, $\mathcal{A}^\top$ the $A_i^\top$ on top of each other and $\mathcal{A}'$ the $A_i^\top$ side
 * by side; all are $A$ or $A^\top$ for $n = 1$. With $X_1 = \mathcal{A}^\top W_L\cdots W_2$, $X_L = W_{L-1}\cdots W_1\mathcal{A}'$
 * and $X_j = W_{j-1}\cdots W_1A^\top W_L\cdots W_{j+1}$ between, $\mathrm{tr}\,\nabla^2\mathcal{L} = \frac2n\sum_j\|X_j\|_F^2
 * \ge \frac{2L}n\|X_1\cdots X_L\|_{S_{2/L}}^{2/L}$, and $N = X_1\cdots X_L$ depends on M alone. Equality in AM–GM and in
 * Hölder's inequality makes all $X_j$ proportional in singular values to N's roots, so $\mathrm{rank}\,X_j = \mathrm{rank}\,N$.
 * But $\mathcal{A}^\top M = X_1W_1$ and $M\mathcal{A}' = W_LX_L$. Hence a W that reaches the infimum exists only if
 * $\mathrm{rank}(\mathcal{A}^\top M) \le \mathrm{rank}\,N$ and $\mathrm{rank}(M\mathcal{A}') \le \mathrm{rank}\,N$.
 *
 * Where it fails: a surjective E makes the set of W nonempty, not the infimum over it a minimum, since the set is unbounded.
 * $A = (1\ 0)$, $M = (0\ 1)$, $L = 2$: at $W_1 = (0\ 1/\varepsilon)$, $W_2 = \varepsilon$ the trace is $2\varepsilon^2$, but
 * trace 0 needs $A^\top W_2 = 0$, so $A^\top M = 0$, which is false. Likewise for $M = pq$ with $qA^\top p = 0$ and $L \ge 3$.
 *
 * For $n = 1$ the ranks also suffice. Let $C = A^\top M$, $N = U\Sigma V^\top$ with $r = \mathrm{rank}\,N$ columns and $K =
 * U^\top CU$. With $W_1 = \Sigma^{-1/L}U^\top C$, $W_j = \Sigma^{-j/L}K\Sigma^{(j-1)/L}$, $W_L = MA^\top V\Sigma^{-1/L}$ all
 * $X_j$ have the singular values $\sigma_i^{1/L}$, and $M_0 = M - W_L\cdots W_1$ has $A^\top M_0 = 0$, $M_0A^\top = 0$: rank
 * $\mathrm{rank}\,M - r$, and further hidden units that carry it add nothing to the trace. It is checked where A_i = A_i' ⊕ 0
 * and M = M' ⊕ M'' with invertible A_i', M'.
 */
import {
  hasBottleneck,
  layout,
  loosened,
  measurementShapes,
  unreachedList,
  widthsAssumption,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal, same } from "../../src/claim/relation.js";
import {
  block,
  depthTwoMinimizer,
  directSum,
  DomainError,
  endToEnd,
  exact,
  exactRankOfProduct,
  frobeniusSquared,
  hessianTrace,
  identity,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  inner,
  type Matrix,
  type Quantity,
  sideBySide,
  singleMeasurementMinimizer,
  traceBySecondDifferences,
  zeros,
} from "../../src/numerics/index.js";

/** A_i and M (d_L × d_0). */
interface Instance {
  readonly widths: readonly number[];
  readonly measurements: readonly Matrix[];
  readonly m: Matrix;
  /** Whether M is a column times a row, so that its entries are rounded. */
  readonly outer: boolean;
  readonly depth: number;
  /** Ranks of 𝒜ᵀM, M𝒜' and N. */
  readonly ranks: { readonly before: number; readonly after: number; readonly core: number };
  /** A network with product M that reaches the infimum; null where none is known. */
  readonly best: readonly Matrix[] | null;
  /** A network with product M = pq, its trace going to zero with ε, where N = 0; null elsewhere. */
  readonly escaping: { readonly weights: readonly Matrix[]; readonly trace: Quantity } | null;
}

/** Laws of small integers, under which the ranks of products differ often. */
const INTEGER_LAWS = [
  "integer",
  "integer",
  "sign",
  "sparse",
  "lowRank",
  "diagonal",
  "identity",
  "nilpotent",
  "unit",
  "zero",
];

const specs = layout({
  chain: { depth: [2, 4], ends: [1, 3], slack: 0 },
  choices: { target: ["any", "outer", "blocks"] },
  sizes: {
    n: ({ widths }) => [1, widths.length === 3 ? 3 : 1],
    core: ({ widths }) => [1, Math.min(widths[0]!, widths.at(-1)!)],
  },
  reals: { epsilon: [2 ** -2, 2 ** -6, 2 ** -10] },
  lists: {
    A: { shapes: measurementShapes, laws: INTEGER_LAWS },
    M: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: INTEGER_LAWS },
    P: { shapes: ({ widths }) => [[widths.at(-1)!, 1]], laws: INTEGER_LAWS },
    Q: { shapes: ({ widths }) => [[1, widths[0]!]], laws: INTEGER_LAWS },
  },
});

const { explicit } = specs;

/** The ranks of 𝒜ᵀM, M𝒜' and N for n = 1 or L = 2, and M as a product of exact factors: products of no rounding. */
function ranksOf(measurements: readonly Matrix[], m: readonly Matrix[], depth: number): Instance["ranks"] {
  const stacked = sideBySide(measurements).T;
  const beside = sideBySide(measurements.map((x) => x.T));
  // For n = 1 both are Aᵀ.
  const cycles = Array.from({ length: depth - 1 }, () => [stacked, ...m]).flat();
  return {
    before: exactRankOfProduct([stacked, ...m]),
    after: exactRankOfProduct([...m, beside]),
    core: exactRankOfProduct([...cycles, beside]),
  };
}

/** The minimizer for A_i = A_i' ⊕ 0 and M = M' ⊕ M'': that for A_i', M', beside a factorization of M'', which no A_i sees. */
function blockMinimizer(measurements: readonly Matrix[], m: Matrix, depth: number, core: number): Matrix[] | null {
  const inCore = (x: Matrix): Matrix => block(x, 0, 0, core, core);
  const [seen, least] = [measurements.map(inCore), inCore(m)];
  const rest = block(m, core, core, m.rows - core, m.cols - core);
  const inner = identity(Math.min(rest.rows, rest.cols));
  try {
    const layers =
      depth === 2 ? depthTwoMinimizer(seen, least, core) : singleMeasurementMinimizer(seen[0]!, least, depth);
    const carrier = rest.rows < rest.cols ? 0 : depth - 1;
    return layers.map((layer, j) => directSum(layer, j === carrier ? rest : inner));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/**
 * W_ε for M = pq with N = 0, and its trace (2/n)ε²Σ(‖A_iᵀp‖² + ‖qA_iᵀ‖²): q/ε, ε², 1, …, 1, p/ε for three
 * layers or more, where qAᵀp = 0; (εq, p/ε) or (q/ε, εp) for two, where all A_iᵀp or all qA_iᵀ are zero. Hidden widths are 1; zeros fill up to any
 * other.
 */
function escapingNetwork(
  measurements: readonly Matrix[],
  [p, q]: readonly [Matrix, Matrix],
  depth: number,
  epsilon: number,
): Instance["escaping"] {
  const stacked = sideBySide(measurements).T;
  const above = frobeniusSquared(stacked.times(p));
  const below = frobeniusSquared(q.times(sideBySide(measurements.map((x) => x.T))));
  const trace = above
    .plus(below)
    .times(2 * epsilon ** 2)
    .over(measurements.length);
  if (depth === 2) {
    const [first, second] = exactRankOfProduct([stacked, p]) === 0 ? [epsilon, 1 / epsilon] : [1 / epsilon, epsilon];
    return { weights: [q.times(first), p.times(second)], trace };
  }
  const between = Array.from({ length: depth - 2 }, (_, j) => identity(1).times(j === 0 ? epsilon ** 2 : 1));
  return { weights: [q.times(1 / epsilon), ...between, p.times(1 / epsilon)], trace };
}

function materialize(spec: Spec): Instance {
  const { lists, sizes, choices, reals } = specs.raw(spec);
  const depth = spec.widths.length - 1;
  const whole = lists.M[0]!;
  const [p, q] = [lists.P[0]!, lists.Q[0]!];
  const { core } = sizes;
  const [restRows, restCols] = [whole.rows - core, whole.cols - core];
  const blocks = choices.target === "blocks";
  const measurements = blocks
    ? lists.A.map((a) => directSum(block(a, 0, 0, core, core), zeros(restRows, restCols)))
    : lists.A;
  const outer = choices.target === "outer";
  const m = blocks
    ? directSum(block(whole, 0, 0, core, core), block(whole, core, core, restRows, restCols))
    : outer
      ? p.times(q)
      : whole;
  const ranks = ranksOf(measurements, outer ? [p, q] : [m], depth);
  return {
    widths: spec.widths,
    measurements,
    m,
    outer,
    depth,
    ranks,
    best: blocks && !hasBottleneck(spec.widths) ? blockMinimizer(measurements, m, depth, core) : null,
    escaping: outer && ranks.core === 0 ? escapingNetwork(measurements, [p, q], depth, reals.epsilon) : null,
  };
}

/** The infimum of tr ∇²ℒ. */
function infimum({ measurements, m, depth }: Instance): Quantity {
  return depth === 2
    ? inducedRegularizerDepthTwo(measurements, m)
    : inducedRegularizerSingle(measurements[0]!, m, depth);
}

const PRODUCT = "E(W*) = M";
const REACHED = "tr ∇²ℒ(W*) = (2L/n)‖N‖_{S_{2/L}}^{2/L}";
const RANKS = "rank(AᵀM) = rank N, at W* that reaches the infimum";
const ESCAPE = "tr ∇²ℒ(W_ε) = (2/n)ε²Σ(‖Aᵢᵀp‖² + ‖qAᵢᵀ‖²), N = 0";

function correctedRelations(instance: Instance): Relation[] {
  const { widths, measurements, m, outer, best, escaping } = instance;
  // The product of a column and a row is in reach of every network.
  const relations: Relation[] = outer ? [] : unreachedList(widths, m);
  if (best !== null) {
    const labels = measurements.map((a) => inner(a, m));
    const trace = traceBySecondDifferences(best, { measurements, labels });
    relations.push(
      same(PRODUCT, endToEnd(best), m),
      equal(REACHED, trace, infimum(instance)),
      equal(RANKS, exact(instance.ranks.before), exact(instance.ranks.core)),
    );
  }
  if (escaping !== null) relations.push(equal(ESCAPE, hessianTrace(escaping.weights, measurements), escaping.trace));
  return relations;
}

const BEFORE = "rank(AᵀM) ≤ rank N";
const AFTER = "rank(MAᵀ) ≤ rank N";

type Rows = readonly (readonly number[])[];

interface ByHand {
  readonly A: Rows;
  readonly M: Rows;
  readonly depth?: number;
  readonly core?: number;
  readonly target?: "any" | "blocks";
}

/** A case by hand with one measurement and hidden widths min(d_0, d_L). */
function byHand({ A, M, depth = 2, core = 1, target = "any" }: ByHand): Spec {
  const [rows, cols] = [M.length, M[0]!.length];
  const hidden = new Array<number>(depth - 1).fill(Math.min(rows, cols));
  const zero = { law: "zero", seed: 0 };
  return explicit({
    widths: [cols, ...hidden, rows],
    choices: { target },
    sizes: { n: 1, core },
    reals: { epsilon: 2 ** -2 },
    lists: { A: [A], M: [M], P: zero, Q: zero },
  });
}

const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "gatmiry2023/induced-attained",
  title: "The minimum that defines the induced regularizer is reached",
  kinds: ["exists"],
  locus: "Definition 1, Theorem 7",
  reading: "A minimum, not an infimum; tested by ranks that a minimizer forces, for two layers or one measurement.",
  specs,
  materialize,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: loosened(specs, { bottlenecks: true }) })],
  forms: [
    {
      name: "printed",
      statement: String.raw`\forall M\ \exists\, \mathbf{W}^*: E(\mathbf{W}^*) = M,\ \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W}^*)]
        = \inf_{E(\mathbf{W}) = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]`,
      expected: "refuted",
      relations: ({ ranks }) => [
        atMost(BEFORE, exact(ranks.before), exact(ranks.core)),
        atMost(AFTER, exact(ranks.after), exact(ranks.core)),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`F(M) \triangleq \inf_{E(\mathbf{W}) = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})],
        \text{ for } n = 1 \text{ reached iff } \mathrm{rank}(A^\top M) = \mathrm{rank}(MA^\top)
        = \mathrm{rank}\big((A^\top M)^{L-1}A^\top\big)`,
      expected: "holds",
      relations: correctedRelations,
    },
  ],
  equalityCases: [
    {
      name: "invertible A and M",
      form: "corrected",
      relations: [PRODUCT, REACHED, RANKS],
      specs: [
        byHand({ A: [[1]], M: [[1]], target: "blocks" }),
        byHand({
          A: EYE,
          M: [
            [0, 2],
            [1, 0],
          ],
          depth: 3,
          core: 2,
          target: "blocks",
        }),
        byHand({
          A: [
            [2, 0, 0],
            [0, 0, 0],
          ],
          M: [
            [3, 0, 0],
            [0, 1, -1],
          ],
          depth: 4,
          target: "blocks",
        }),
      ],
    },
    {
      name: "invertible A and M: the ranks agree",
      form: "printed",
      relations: [BEFORE, AFTER],
      specs: [byHand({ A: [[1]], M: [[1]] }), byHand({ A: EYE, M: EYE, depth: 4 })],
    },
  ],
  degenerateCases: [
    { name: "zero", spec: byHand({ A: [[0]], M: [[0]] }) },
    { name: "A that misses M", spec: byHand({ A: [[1, 0]], M: [[0, 1]] }) },
    {
      name: "nilpotent M, three layers",
      spec: byHand({
        A: EYE,
        M: [
          [0, 1],
          [0, 0],
        ],
        depth: 3,
      }),
    },
    {
      name: "nilpotent M, two layers: reached",
      spec: byHand({
        A: EYE,
        M: [
          [0, 1],
          [0, 0],
        ],
      }),
    },
    {
      name: "repeated singular values",
      spec: byHand({
        A: EYE,
        M: [
          [0, 1],
          [-1, 0],
        ],
        depth: 3,
        core: 2,
        target: "blocks",
      }),
    },
  ],
  erratum: {
    slip:
      "That E is surjective makes every F(M) the infimum of a nonempty set, but the set {W : E(W) = M} is unbounded and " +
      "the trace need not grow along it. Where a W reaches the infimum, rank(AᵀM) and rank(MAᵀ) are at most rank N; for " +
      "A = (1 0), M = (0 1) they are 1, 0 and 0, and the trace goes to 0 along W₂ = ε without getting there.",
    instead: "F(M) is an infimum; for n = 1 it is reached iff AᵀM, MAᵀ and (AᵀM)^{L−1}Aᵀ have one rank.",
  },
});

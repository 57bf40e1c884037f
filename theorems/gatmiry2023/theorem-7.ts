/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §6, Theorem 7, (24).
 *
 * As printed: "Suppose there is only a single measurement matrix $A$, i.e., $n = 1$. For any $M \in \mathbb{R}^{d_L
 * \times d_0}$, the following holds: $$F(M) = \min_{W_L \dots W_1 = M} \text{tr}[\nabla^2 \mathcal{L}](\mathbf{W}) = L
 * \left\| \left(A^T M \right)^{L-1} A^T \right\|_{S_{2/L}}^{2/L}. \quad (24)$$"
 *
 * Reading: $\mathcal{L}$ is the loss (2) with $n = 1$ and $b = \langle A, M\rangle$. "min = c" is "every W has at least
 * c" and "some W has c". The second is asked where the $d \times d$ corners, $d = \min(d_0, d_L)$, of A and M are invertible
 * and carry all of both; the trace there is taken from values of (2) alone.
 *
 * The bound, for every W: with $X_j = W_{j-1}\cdots W_1A^\top W_L\cdots W_{j+1}$ and $E(\mathbf{W}) = M$ the product
 * $X_1X_2\cdots X_L$ is $(A^\top M)^{L-1}A^\top$, so that $\sum_j\|X_j\|_F^2 \ge L\prod_j\|X_j\|_F^{2/L} \ge
 * L\|X_1\cdots X_L\|_{S_{2/L}}^{2/L}$ by AM–GM and Hölder's inequality for Schatten quasi-norms.
 *
 * Every M has networks that come arbitrarily near to the bound. With $M = PQ^\top$, $r$ columns each, put $W_1 = P_1Q^\top$,
 * $W_j = P_jP_{j-1}^{-1}$, $W_L = PP_{L-1}^{-1}$; then the $X_j$ are $A^\top P P_1^{-1}$, $P_{j-1}KP_j^{-1}$ and
 * $P_{L-1}Q^\top A^\top$ for $K = Q^\top A^\top P$. In bases along $\mathrm{im}\,K^{L-1-j} \cap \ker K^{j-1} \subset
 * \mathrm{im}\,K^{L-1-j} \subset \mathbb{R}^r$ let $P_j$ multiply the first part by $t^{j-L}$ and the last by $t^j$: as $t \to
 * \infty$ only the middle parts are left, between which $K$ is invertible, and the ends are made injective and surjective
 * at an arbitrarily small cost. That is the invertible case again, with the same $(A^\top M)^{L-1}A^\top$.
 *
 * Where it fails: $\sum_j\|X_j\|_F^2$ is half of the trace of the Hessian of (2) for $n = 1$ (Lemma 2), so (24) is half of
 * F(M). Where A or M is singular the minimum need not be reached (see induced-attained); F is an infimum.
 */
import {
  hasBottleneck,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MIXED_LAWS,
  unreachedList,
  widthsAssumption,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  block,
  directSum,
  DomainError,
  endToEnd,
  hessianTrace,
  inducedRegularizerSingle,
  inner,
  type Matrix,
  type Quantity,
  singleMeasurementMinimizer,
  traceBySecondDifferences,
  zeros,
} from "../../src/numerics/index.js";

/** tr ∇²ℒ(W) and ‖(AᵀE(W))^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}. */
interface Sides {
  readonly trace: Quantity;
  readonly power: Quantity;
}

/** A and M (d_L × d_0) and W = (W_1, …, W_L): both sides at W and at a minimizer for M. */
interface Instance {
  readonly depth: number;
  readonly widths: readonly number[];
  readonly m: Matrix;
  readonly anywhere: Sides;
  /** Null where no minimizer is known, or there is no room for it. */
  readonly reached: Sides | null;
}

const specs = layout({
  chain: { depth: [2, 5], ends: [1, 3], slack: 1 },
  choices: { target: ["corner", "any"] },
  lists: {
    A: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
    M: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});

const { explicit } = specs;

/** The d × d corner of A. */
function corner(a: Matrix, d: number): Matrix {
  return block(a, 0, 0, d, d);
}

/** A ⊕ 0 of the given shape. */
function padded(a: Matrix, rows: number, cols: number): Matrix {
  return directSum(a, zeros(rows - a.rows, cols - a.cols));
}

/** The sum of (24) without its factor L. */
function schattenSum(a: Matrix, m: Matrix, depth: number): Quantity {
  return inducedRegularizerSingle(a, m, depth).over(2 * depth);
}

/** Both sides at the minimizer for A and M that are zero outside their d × d corners; null where a corner is singular. */
function atMinimizer(a: Matrix, m: Matrix, depth: number): Sides | null {
  const d = Math.min(m.rows, m.cols);
  try {
    const least = singleMeasurementMinimizer(corner(a, d), corner(m, d), depth);
    const weights = least.map((w, j) => padded(w, j === depth - 1 ? m.rows : d, j === 0 ? m.cols : d));
    const trace = traceBySecondDifferences(weights, { measurements: [a], labels: [inner(a, m)] });
    return { trace, power: schattenSum(a, m, depth) };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function materialize(spec: Spec): Instance {
  const { lists, choices } = specs.raw(spec);
  const [a, m, weights] = [lists.A[0]!, lists.M[0]!, lists.W];
  const depth = weights.length;
  const d = Math.min(m.rows, m.cols);
  const inCorner = (x: Matrix): Matrix => padded(corner(x, d), x.rows, x.cols);
  return {
    depth,
    widths: spec.widths,
    m,
    anywhere: { trace: hessianTrace(weights, [a]), power: schattenSum(a, endToEnd(weights), depth) },
    reached:
      choices.target === "corner" && !hasBottleneck(spec.widths) ? atMinimizer(inCorner(a), inCorner(m), depth) : null,
  };
}

/** F(M) ≥ factor·L‖…‖ at W, and F(M) = factor·L‖…‖ at the minimizer. */
function bothSides(factor: 1 | 2, { depth, widths, m, anywhere, reached }: Instance): Relation[] {
  const times = `${factor === 1 ? "" : "2"}L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}`;
  const lower = atLeast(`tr ∇²ℒ(W) ≥ ${times}, M = E(W)`, anywhere.trace, anywhere.power.times(factor * depth));
  if (reached === null) return [lower, ...unreachedList(widths, m)];
  return [lower, equal(`tr ∇²ℒ(W*) = ${times}`, reached.trace, reached.power.times(factor * depth))];
}

const BOUND = "tr ∇²ℒ(W) ≥ 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}, M = E(W)";
const REACHED = "tr ∇²ℒ(W*) = 2L‖(AᵀM)^{L−1}Aᵀ‖^{2/L}";

type Rows = readonly (readonly number[])[];

/** A case by hand, with the widths of W. */
function byHand(A: Rows, M: Rows, W: readonly Rows[], target: "corner" | "any" = "corner"): Spec {
  const widths = [W[0]![0]!.length, ...W.map((rows) => rows.length)];
  return explicit({ widths, choices: { target }, lists: { A: [A], M: [M], W } });
}

const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-7",
  title: "The induced regularizer of a single measurement is a Schatten quasi-norm",
  kinds: ["bound", "attained"],
  locus: "Theorem 7, (24)",
  reading: "The minimum is asked of every W from below, and from above of a minimizer where A and M are invertible.",
  specs,
  materialize,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: loosened(specs, { bottlenecks: true }) })],
  forms: [
    {
      name: "printed",
      statement: String.raw`F(M) = \min_{W_L\cdots W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}](\mathbf{W})
        = L\left\|(A^\top M)^{L-1}A^\top\right\|_{S_{2/L}}^{2/L} \quad (n = 1)`,
      expected: "refuted",
      relations: (instance) => bothSides(1, instance),
    },
    {
      name: "corrected",
      statement: String.raw`F(M) = \inf_{W_L\cdots W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}](\mathbf{W})
        = 2L\left\|(A^\top M)^{L-1}A^\top\right\|_{S_{2/L}}^{2/L} \quad (n = 1),
        \text{ a minimum where } A \text{ and } M \text{ are invertible}`,
      expected: "holds",
      relations: (instance) => bothSides(2, instance),
    },
  ],
  equalityCases: [
    {
      name: "A = I and all layers alike",
      form: "corrected",
      relations: [BOUND, REACHED],
      specs: [
        byHand([[1]], [[1]], [[[1]], [[1]]]),
        byHand([[1]], [[8]], [[[2]], [[2]], [[2]]]),
        byHand(EYE, EYE, [EYE, EYE, EYE, EYE]),
        byHand(
          [
            [...EYE[0]!, 0],
            [...EYE[1]!, 0],
          ],
          [
            [0, 4, 0],
            [4, 0, 0],
          ],
          [
            [
              [2, 0, 0],
              [0, 2, 0],
            ],
            [
              [0, 2],
              [2, 0],
            ],
          ],
        ),
      ],
    },
  ],
  degenerateCases: [
    { name: "zero everywhere", spec: byHand([[0]], [[0]], [[[0]], [[0]]]) },
    { name: "the infimum 0 is not reached", spec: byHand([[1, 0]], [[0, 1]], [[[0, 64]], [[2 ** -6]]], "any") },
    {
      name: "nilpotent M: (AᵀM)^{L−1}Aᵀ = 0 for three layers",
      spec: byHand(
        EYE,
        [
          [0, 1],
          [0, 0],
        ],
        [
          [
            [0, 1],
            [0, 0],
          ],
          [
            [1, 0],
            [0, 0],
          ],
          [
            [1, 0],
            [0, 0],
          ],
        ],
      ),
    },
    {
      name: "rank-deficient A",
      spec: byHand(
        [
          [1, 1],
          [1, 1],
        ],
        EYE,
        [EYE, EYE],
        "any",
      ),
    },
    {
      name: "repeated singular values",
      spec: byHand(
        EYE,
        [
          [0, 1],
          [-1, 0],
        ],
        [
          [
            [0, 1],
            [-1, 0],
          ],
          EYE,
          EYE,
        ],
      ),
    },
  ],
  erratum: {
    slip:
      "The right side of (24) is the infimum of Σ_j‖W_{j−1}⋯W_1AᵀW_L⋯W_{j+1}‖_F², the squared gradient of the one " +
      "prediction. The Hessian of the loss (2) has 2/n = 2 times that as its trace (Lemma 2); the display before (7) " +
      "drops the 2. Every network has at least twice the printed value.",
    instead: "inf tr ∇²ℒ = 2L‖(AᵀM)^{L−1}Aᵀ‖_{S_{2/L}}^{2/L}, reached where A and M are invertible.",
  },
});

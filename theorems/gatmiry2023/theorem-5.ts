/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, Theorem 5, (8).
 *
 * As printed: "For any $M \in \mathbb{R}^{d_L \times d_0}$, it holds that
 * $$F(M) \triangleq \min_{W_2 W_1 = M} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = 2 \left\| \left(\frac{1}{n}
 * \sum_i A_i A_i^\top \right)^{1/2} M \left(\frac{1}{n} \sum_i A_i^\top A_i \right)^{1/2} \right\|_*. \quad (8)$$"
 *
 * Reading: $\mathcal{L}$ is the loss (2), $(1/n)\sum(\langle A_i, W_2W_1\rangle - b_i)^2$ with $b_i = \langle A_i,
 * M\rangle$. "min = c" is "every W has at least c" and "some W has c". The second is asked of the minimizer of the proof,
 * where both sums are invertible, so that it is a minimizer; its trace is taken from values of (2) alone.
 *
 * Where it fails: the Hessian of (2) carries a factor $2/n$ (Lemma 2) that the proof drops. With it the proof gives
 * $\frac4n\|B_1MB_2\|_*$, twice the right side of (8). And where a sum is singular the minimum need not be reached
 * (see induced-attained): F is an infimum. It is approached along the minimizers $\mathbf{W}_\varepsilon$ for $\sum
 * A_iA_i^\top + \varepsilon^2 d_0 I$ and $\sum A_i^\top A_i + \varepsilon^2 d_L I$, the sums of the measurements and
 * all $\varepsilon e_ke_l^\top$: by $0 \le (S+\varepsilon^2I)^{1/2} - S^{1/2} \le \varepsilon I$ their trace exceeds
 * the infimum by at most $\frac4n(\varepsilon\sqrt{d_0}\|MB_2\|_* + \varepsilon\sqrt{d_L}\|B_1M\|_* +
 * \varepsilon^2\sqrt{d_0d_L}\|M\|_*)$.
 */
import {
  hasBottleneck,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MEASUREMENT_LAW_NAMES,
  measurementShapes,
  MIXED_LAWS,
  unreachedList,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal } from "../../src/claim/relation.js";
import {
  chain,
  depthTwoMinimizer,
  DomainError,
  endToEnd,
  exact,
  hessianTrace,
  inner,
  type Matrix,
  nuclearNorm,
  type Quantity,
  squareRoot,
  squareRootPsd,
  sum,
  traceBySecondDifferences,
  whitened,
  zeros,
} from "../../src/numerics/index.js";

/** A_i and M (d_L × d_0), W = (W_1, W_2), ε > 0, and what both forms say of them. */
interface Instance {
  readonly measurements: readonly Matrix[];
  readonly target: Matrix;
  readonly weights: readonly Matrix[];
  readonly epsilon: number;
  readonly anywhere: Sides;
  /** At the minimizer of the proof; null where a sum is singular within rounding, or there is no room for it. */
  readonly reached: Sides | null;
}

/** tr ∇²ℒ(W) and ‖((1/n)ΣA_iA_iᵀ)^{1/2} W_2W_1 ((1/n)ΣA_iᵀA_i)^{1/2}‖_*. */
interface Sides {
  readonly trace: Quantity;
  readonly norm: Quantity;
}

const specs = layout({
  chain: { depth: [2, 2], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 3] },
  reals: { epsilon: [1, 2 ** -3, 2 ** -6] },
  lists: {
    A: { shapes: measurementShapes, laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
    M: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});

const { explicit } = specs;

/** ((1/n) Σ X_iX_iᵀ)^{1/2}. */
function meanGramRoot(matrices: readonly Matrix[]): Matrix {
  const total = matrices.map((x) => x.times(x.T)).reduce((x, y) => x.plus(y));
  return squareRootPsd(total.times(exact(1).over(matrices.length)));
}

function sandwiched(measurements: readonly Matrix[], m: Matrix): Quantity {
  return nuclearNorm(chain([meanGramRoot(measurements), m, meanGramRoot(measurements.map((x) => x.T))]));
}

function atMinimizer(measurements: readonly Matrix[], m: Matrix, width: number): Sides | null {
  try {
    const labels = measurements.map((a) => inner(a, m));
    const trace = traceBySecondDifferences(depthTwoMinimizer(measurements, m, width), { measurements, labels });
    return { trace, norm: sandwiched(measurements, m) };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** F(M) ≥ factor·‖…‖_* at W, and F(M) = factor·‖…‖_* at the minimizer. */
function bothSides(factor: number, { anywhere, reached, weights, target }: Instance): Relation[] {
  const lower = `tr ∇²ℒ(W) ≥ ${factor}‖(ΣAAᵀ/n)^{1/2}W₂W₁(ΣAᵀA/n)^{1/2}‖_*`;
  const upper = `tr ∇²ℒ(W*) = ${factor}‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*`;
  const relations = [
    atLeast(lower, anywhere.trace, anywhere.norm.times(factor)),
    ...unreachedList(widthsOf(weights), target),
  ];
  if (reached !== null) relations.push(equal(upper, reached.trace, reached.norm.times(factor)));
  return relations;
}

/** All ε e_ke_lᵀ. */
function unitMeasurements(rows: number, cols: number, epsilon: number): Matrix[] {
  return Array.from({ length: rows * cols }, (_, k) => {
    const unit = zeros(rows, cols);
    unit.data[k] = epsilon;
    return unit;
  });
}

const APPROACH = "tr ∇²ℒ(W_ε) ≤ (4/n)(‖B₁MB₂‖_* + ε(…) + ε²(…))";

/** The minimizer for the sums regularized by ε, against the infimum and its excess. */
function approach({ measurements, target: m, weights, epsilon }: Instance): Relation {
  const regular = [...measurements, ...unitMeasurements(m.rows, m.cols, epsilon)];
  const near = depthTwoMinimizer(regular, m, weights[0]!.rows);
  const excess = [
    nuclearNorm(whitened(measurements, m)),
    squareRoot(m.cols)
      .times(epsilon)
      .times(nuclearNorm(m.times(gramRoot(measurements.map((x) => x.T))))),
    squareRoot(m.rows)
      .times(epsilon)
      .times(nuclearNorm(gramRoot(measurements).times(m))),
    squareRoot(m.rows * m.cols)
      .times(epsilon ** 2)
      .times(nuclearNorm(m)),
  ];
  const bound = sum(excess).times(4).over(exact(measurements.length));
  return atMost(APPROACH, hessianTrace(near, measurements), bound);
}

/** B = (Σ X_iX_iᵀ)^{1/2}. */
function gramRoot(matrices: readonly Matrix[]): Matrix {
  return squareRootPsd(matrices.map((x) => x.times(x.T)).reduce((x, y) => x.plus(y)));
}

const BOUND = "tr ∇²ℒ(W) ≥ 4‖(ΣAAᵀ/n)^{1/2}W₂W₁(ΣAᵀA/n)^{1/2}‖_*";
const REACHED = "tr ∇²ℒ(W*) = 4‖(ΣAAᵀ/n)^{1/2}M(ΣAᵀA/n)^{1/2}‖_*";
type Entries = readonly (readonly (readonly number[])[])[];

/** A case by hand: A, M and W, with the widths that they have. */
function byHand(A: Entries, M: readonly (readonly number[])[], W: Entries, epsilon = 1): Spec {
  const widths = [W[0]![0]!.length, W[0]!.length, W[1]!.length];
  return explicit({ widths, sizes: { n: A.length }, reals: { epsilon }, lists: { A, M: [M], W } });
}

const ONE = [[1]];
const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-5",
  title: "The induced regularizer of two layers is a nuclear norm between the roots of the measurement sums",
  kinds: ["identity", "attained"],
  locus: "Theorem 5, (8)",
  reading: "The minimum is asked of every W from below and of the minimizer of the proof from above; the loss is (2).",
  specs,
  materialize: (spec) => {
    const { lists, reals } = specs.raw(spec);
    const measurements = lists.A;
    const weights = lists.W;
    const target = lists.M[0]!;
    return {
      measurements,
      target,
      weights,
      epsilon: reals.epsilon,
      anywhere: {
        trace: hessianTrace(weights, measurements),
        norm: sandwiched(measurements, endToEnd(weights)),
      },
      reached: hasBottleneck(spec.widths) ? null : atMinimizer(measurements, target, weights[0]!.rows),
    };
  },
  assumptions: [
    widthsAssumption(({ weights }) => widthsOf(weights), { without: loosened(specs, { bottlenecks: true }) }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`F(M) \triangleq \min_{W_2W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
        = 2\left\|\left(\tfrac1n\sum_i A_iA_i^\top\right)^{1/2} M \left(\tfrac1n\sum_i A_i^\top A_i\right)^{1/2}\right\|_*`,
      expected: "refuted",
      relations: (instance) => bothSides(2, instance),
    },
    {
      name: "corrected",
      statement: String.raw`F(M) \triangleq \inf_{W_2W_1 = M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
        = 4\left\|\left(\tfrac1n\sum_i A_iA_i^\top\right)^{1/2} M \left(\tfrac1n\sum_i A_i^\top A_i\right)^{1/2}\right\|_*,
        \text{ a minimum where both sums are invertible}`,
      expected: "holds",
      relations: (instance) => [
        ...bothSides(4, instance),
        ...(hasBottleneck(widthsOf(instance.weights)) ? [] : [approach(instance)]),
      ],
    },
  ],
  equalityCases: [
    {
      name: "orthogonal sums and balanced layers",
      form: "corrected",
      relations: [BOUND, REACHED],
      specs: [
        byHand([ONE], ONE, [ONE, ONE]),
        byHand([EYE], EYE, [EYE, EYE]),
        byHand([[[2, 0]], [[0, 2]]], [[1, -1]], [[[2, 2]], [[2]]]),
      ],
    },
  ],
  degenerateCases: [
    { name: "zero everywhere", spec: byHand([[[0]]], [[0]], [[[0]], [[0]]]) },
    {
      name: "a singular sum, where the infimum 0 is not reached",
      spec: byHand([[[1, 0]]], [[0, 1]], [[[0, 64]], [[2 ** -6]]], 2 ** -6),
    },
    {
      name: "rank-deficient M",
      spec: byHand(
        [EYE],
        [
          [1, 1],
          [1, 1],
        ],
        [EYE, EYE],
      ),
    },
    {
      name: "repeated singular values, d_0 ≠ d_L",
      spec: byHand(
        [
          [...EYE, [0, 0]],
          [[0, 0], ...EYE],
        ],
        [...EYE, [0, 0]],
        [EYE, [...EYE, [0, 0]]],
      ),
    },
  ],
  erratum: {
    slip:
      "The proof writes tr ∇²ℒ as the bare sum of squared gradients, without the factor 2/n that Lemma 2 gives the " +
      "loss (2), and (8) has the 1/n but not the 2. Every network with product M has a trace of at least twice the " +
      "right side of (8). Where a sum of measurements is singular the minimum need not exist.",
    instead: "inf tr ∇²ℒ = 4‖((1/n)ΣAAᵀ)^{1/2} M ((1/n)ΣAᵀA)^{1/2}‖_*, reached where both sums are invertible.",
  },
});

/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, proof of Theorem 5.
 *
 * As printed: "We first define $B_1 = (\sum_{i=1}^n A_i A_i^\top)^{\frac{1}{2}}$ and $B_2 = (\sum_{i=1}^n A_i^\top
 * A_i)^{\frac{1}{2}}$. Therefore we have that $$\text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = \sum_{i=1}^n (\|A_i^\top
 * W_2\|_F^2 + \|W_1 A_i^\top\|_F^2) = \|B_1 W_2\|_F^2 + \|W_1 B_2\|_F^2.$$ Further applying Lemma 1, we have that
 * \begin{aligned} F(M) &= \min_{W_2 W_1 = M} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = \min_{W_2 W_1 = M}
 * \sum_{i=1}^n (\|A_i^\top W_2\|_F^2 + \|W_1 A_i^\top\|_F^2) \\ &\geq \min_{W_2 W_1 = M} 2 \|B_1 W_2 W_1 B_2\|_*^2 = 2
 * \|B_1 M B_2\|_*^2. \end{aligned} Next we show this lower bound of $F(M)$ can be attained. Let $U \Lambda V^\top$ be the
 * SVD of $B_1 M B_2$. The equality condition happens for $W_2^* = B_1^\dagger U \Lambda^{1/2}$, $W_1^* = \Lambda^{1/2}
 * V^\top B_2^\dagger$, where we have that $\sum_{i=1}^n \|A_i^\top W_2^*\|_F^2 + \|W_1^* A_i^\top\|_F^2 = 2
 * \|\Lambda\|_F^2 = 2 \|B_1 M B_2\|_F^2$. This completes the proof."
 *
 * Reading: the steps between minima are read at every W, as the proof takes them. That the equality condition
 * "happens" for W* says that $W_2^*W_1^* = M$ and that the trace there is the bound.
 *
 * Where it fails: (a) the first step drops the $2/n$ of Lemma 2; (b) Lemma 1 and $x^2 + y^2 \ge 2xy$ give
 * $2\|B_1MB_2\|_*$, not its square, which even scales differently in $M$; (c) $\|B_1W_2^*\|_F^2 = \|\Lambda^{1/2}\|_F^2 =
 * \|\Lambda\|_*$, not $\|\Lambda\|_F^2$; (d) $W_2^*W_1^* = B_1^\dagger B_1 M B_2 B_2^\dagger$ is $M$ only where the columns
 * of $M$ lie in the range of $B_1$ and its rows in that of $B_2$, for every M only where both are invertible.
 *
 * $B_1^\dagger U$ is computed from $K$ with $K^\top K = B_1^2$, that is $K = QB_1$, $K^\dagger QU = B_1^\dagger U$: the
 * roots themselves enter nowhere else but in norms that do not see $Q$. The ranks come from exact elimination.
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
  widthsAssumption,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, equal, same } from "../../src/claim/relation.js";
import {
  balancedFactors,
  chain,
  endToEnd,
  exact,
  exactRank,
  exactRankOfProduct,
  frobeniusSquared,
  gradientSquares,
  inner,
  type Matrix,
  nuclearNorm,
  predictions,
  pseudoInverse,
  type Quantity,
  rootFactor,
  sideBySide,
  squareRootPsd,
  traceBySecondDifferences,
} from "../../src/numerics/index.js";

/** The quantities of the proof, for W = (W_1, W_2) with product N and for W* made from M. */
interface Instance {
  readonly widths: readonly number[];
  /** That W* fits into the width d_1, where that is in doubt. */
  readonly room: readonly Relation[];
  readonly count: number;
  readonly target: Matrix;
  /** tr ∇²ℒ, the sum of squared gradients, and ‖B_1W_2‖_F² + ‖W_1B_2‖_F², at W. */
  readonly trace: Quantity;
  readonly squares: Quantity;
  readonly rooted: Quantity;
  /** ‖B_1NB_2‖_*. */
  readonly through: Quantity;
  /** ‖Λ‖_*, ‖Λ‖_F² and ‖B_1MB_2‖_*, ‖B_1MB_2‖_F². */
  readonly lambda: { readonly nuclear: Quantity; readonly squared: Quantity };
  readonly sandwich: { readonly nuclear: Quantity; readonly squared: Quantity };
  /** At W*: the sum of squared gradients, tr ∇²ℒ with the labels ⟨A_i, W_2*W_1*⟩, and W_2*W_1*. */
  readonly squaresAtBest: Quantity;
  readonly traceAtBest: Quantity;
  readonly product: Matrix;
  /** B_1†B_1 M B_2B_2†. */
  readonly projected: Matrix;
}

const specs = layout({
  chain: { depth: [2, 2], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 3] },
  lists: {
    A: { shapes: measurementShapes, laws: MEASUREMENT_LAW_NAMES, countedBy: "n" },
    M: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
    W: { shapes: layerShapes, laws: LAYER_LAWS },
  },
});

const { explicit } = specs;

function gramRoot(matrices: readonly Matrix[]): Matrix {
  return squareRootPsd(matrices.map((x) => x.times(x.T)).reduce((x, y) => x.plus(y)));
}

/** rank(B_1MB_2) ≤ d_1, by the equal rank of [A_1 … A_n]ᵀ M [A_1ᵀ … A_nᵀ]; nothing for d_1 ≥ min(d_0, d_L). */
function roomForBest(widths: readonly number[], measurements: readonly Matrix[], m: Matrix): Relation[] {
  if (!hasBottleneck(widths)) return [];
  const factors = [sideBySide(measurements).T, m, sideBySide(measurements.map((x) => x.T))];
  return [atMost("rank(B₁MB₂) ≤ d₁: W* fits", exact(exactRankOfProduct(factors)), exact(widths[1]!))];
}

function materialize(spec: Spec): Instance {
  const { A: measurements, M, W: weights } = specs.raw(spec).lists;
  const target = M[0]!;
  const flipped = measurements.map((x) => x.T);
  const b1 = gramRoot(measurements);
  const b2 = gramRoot(flipped);
  const [w1, w2] = [weights[0]!, weights[1]!];
  const factors = [rootFactor(measurements), rootFactor(flipped)] as const;
  const ranks = [exactRank(sideBySide(measurements)), exactRank(sideBySide(flipped))] as const;
  const inverses = [pseudoInverse(factors[0], ranks[0]), pseudoInverse(factors[1], ranks[1])] as const;
  const { left, right } = balancedFactors(chain([factors[0], target, factors[1].T]));
  const best = [right.times(inverses[1].T), inverses[0].times(left)];
  const sandwich = chain([b1, target, b2]);
  const labels = predictions(weights, measurements);
  return {
    widths: spec.widths,
    room: roomForBest(spec.widths, measurements, target),
    count: measurements.length,
    target,
    trace: traceBySecondDifferences(weights, { measurements, labels }),
    squares: gradientSquares(weights, measurements),
    rooted: frobeniusSquared(b1.times(w2)).plus(frobeniusSquared(w1.times(b2))),
    through: nuclearNorm(chain([b1, endToEnd(weights), b2])),
    // From UΛ^{1/2}: ‖Λ‖_* = ‖UΛ^{1/2}‖_F², and ‖Λ‖_F is the norm of its Gram matrix.
    lambda: { nuclear: frobeniusSquared(left), squared: frobeniusSquared(left.T.times(left)) },
    sandwich: { nuclear: nuclearNorm(sandwich), squared: frobeniusSquared(sandwich) },
    squaresAtBest: gradientSquares(best, measurements),
    traceAtBest: traceBySecondDifferences(best, {
      measurements,
      labels: measurements.map((a) => inner(a, endToEnd(best))),
    }),
    product: endToEnd(best),
    projected: chain([inverses[0], factors[0], target, factors[1].T, inverses[1].T]),
  };
}

const GRADIENTS = "Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) = ‖B₁W₂‖_F² + ‖W₁B₂‖_F²";

function printedSteps(x: Instance): Relation[] {
  const printedBound = x.sandwich.nuclear.squared().times(2);
  return [
    equal("tr ∇²ℒ(W) = Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²)", x.trace, x.squares),
    equal(GRADIENTS, x.squares, x.rooted),
    atLeast("Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) ≥ 2‖B₁W₂W₁B₂‖_*²", x.squares, x.through.squared().times(2)),
    atLeast("tr ∇²ℒ(W) ≥ 2‖B₁W₂W₁B₂‖_*²", x.trace, x.through.squared().times(2)),
    equal("Σᵢ(‖AᵢᵀW₂*‖_F² + ‖W₁*Aᵢᵀ‖_F²) = 2‖Λ‖_F²", x.squaresAtBest, x.lambda.squared.times(2)),
    equal("2‖Λ‖_F² = 2‖B₁MB₂‖_F²", x.lambda.squared.times(2), x.sandwich.squared.times(2)),
    equal("tr ∇²ℒ(W*) = 2‖B₁MB₂‖_*²", x.traceAtBest, printedBound),
    same("W₂*W₁* = M", x.product, x.target),
  ];
}

const FIRST = "tr ∇²ℒ(W) = (2/n)Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²)";
const STEP = "Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) ≥ 2‖B₁W₂W₁B₂‖_*";
const BOUND = "tr ∇²ℒ(W) ≥ (4/n)‖B₁W₂W₁B₂‖_*";
const AT_BEST = "Σᵢ(‖AᵢᵀW₂*‖_F² + ‖W₁*Aᵢᵀ‖_F²) = 2‖Λ‖_*";
const SPECTRUM = "2‖Λ‖_* = 2‖B₁MB₂‖_*";
const REACHED = "tr ∇²ℒ(W*) = (4/n)‖B₁MB₂‖_*";
const PRODUCT = "W₂*W₁* = B₁†B₁ M B₂B₂†";

function correctedSteps(x: Instance): Relation[] {
  return [
    equal(FIRST, x.trace, x.squares.times(2).over(x.count)),
    equal(GRADIENTS, x.squares, x.rooted),
    atLeast(STEP, x.squares, x.through.times(2)),
    atLeast(BOUND, x.trace, x.through.times(4).over(x.count)),
    equal(AT_BEST, x.squaresAtBest, x.lambda.nuclear.times(2)),
    equal(SPECTRUM, x.lambda.nuclear.times(2), x.sandwich.nuclear.times(2)),
    equal(REACHED, x.traceAtBest, x.sandwich.nuclear.times(4).over(x.count)),
    same(PRODUCT, x.product, x.projected),
    ...x.room,
  ];
}

type Rows = readonly (readonly number[])[];

/** A case by hand: A, M and W, with the widths that they have. */
function byHand(A: readonly Rows[], M: Rows, W: readonly Rows[]): Spec {
  const widths = [W[0]![0]!.length, W[0]!.length, W[1]!.length];
  return explicit({ widths, sizes: { n: A.length }, lists: { A, M: [M], W } });
}

const EYE = [
  [1, 0],
  [0, 1],
];

export default defineClaim<Instance>({
  id: "gatmiry2023/theorem-5-proof",
  title: "The steps of the proof of Theorem 5 and its optimal layers",
  kinds: ["identity", "bound", "attained"],
  locus: "proof of Theorem 5",
  reading: "The steps between minima are read at every W; W* realizes M, as the equality condition has to.",
  specs,
  materialize,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: loosened(specs, { bottlenecks: true }) })],
  forms: [
    {
      name: "printed",
      statement: String.raw`\begin{aligned} F(M) &= \min_{W_2W_1=M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
        = \min_{W_2W_1=M} \sum_i (\|A_i^\top W_2\|_F^2 + \|W_1A_i^\top\|_F^2)
        = \min_{W_2W_1=M} (\|B_1W_2\|_F^2 + \|W_1B_2\|_F^2) \\ &\ge \min_{W_2W_1=M} 2\|B_1W_2W_1B_2\|_*^2
        = 2\|B_1MB_2\|_*^2, \text{ attained at } W_2^* = B_1^\dagger U\Lambda^{1/2},\ W_1^* = \Lambda^{1/2}V^\top
        B_2^\dagger, \\ & \sum_i (\|A_i^\top W_2^*\|_F^2 + \|W_1^*A_i^\top\|_F^2) = 2\|\Lambda\|_F^2
        = 2\|B_1MB_2\|_F^2 \end{aligned}`,
      expected: "refuted",
      relations: printedSteps,
    },
    {
      name: "corrected",
      statement: String.raw`\begin{aligned} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
        &= \tfrac2n\sum_i (\|A_i^\top W_2\|_F^2 + \|W_1A_i^\top\|_F^2)
        = \tfrac2n(\|B_1W_2\|_F^2 + \|W_1B_2\|_F^2) \ge \tfrac4n\|B_1W_2W_1B_2\|_*, \\
        \sum_i (\|A_i^\top W_2^*\|_F^2 + \|W_1^*A_i^\top\|_F^2) &= 2\|\Lambda\|_* = 2\|B_1MB_2\|_*, \quad
        W_2^*W_1^* = B_1^\dagger B_1MB_2B_2^\dagger \end{aligned}`,
      expected: "holds",
      relations: correctedSteps,
    },
  ],
  equalityCases: [
    {
      name: "invertible sums and balanced layers",
      form: "corrected",
      relations: [FIRST, GRADIENTS, STEP, BOUND, AT_BEST, SPECTRUM, REACHED, PRODUCT],
      specs: [
        byHand([[[1]]], [[1]], [[[1]], [[1]]]),
        byHand([EYE], EYE, [EYE, EYE]),
        byHand([[[2, 0]], [[0, 2]]], [[1, -1]], [[[2, 2]], [[2]]]),
      ],
    },
  ],
  degenerateCases: [
    { name: "zero everywhere", spec: byHand([[[0]]], [[0]], [[[0]], [[0]]]) },
    { name: "singular B_2 that misses M", spec: byHand([[[1, 0]]], [[0, 1]], [[[0, 1]], [[1]]]) },
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
      "Four steps fail: the trace lacks the 2/n of Lemma 2; the bound from Lemma 1 is 2‖B₁MB₂‖_*, not its square; the " +
      "value at W* is 2‖Λ‖_*, as ‖Λ^{1/2}‖_F² = ‖Λ‖_*, not 2‖Λ‖_F²; and W₂*W₁* is B₁†B₁MB₂B₂†, which is not M where " +
      "B₁ or B₂ is singular and misses a part of M.",
    instead: "tr ∇²ℒ(W) ≥ (4/n)‖B₁W₂W₁B₂‖_*, with equality at W*, whose product is M if B₁ and B₂ are invertible.",
  },
});

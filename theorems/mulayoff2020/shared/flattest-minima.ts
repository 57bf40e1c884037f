import {
  coloredMinima,
  contraction,
  FRAME_LAWS,
  frames,
  frameShapes,
  instances,
  layerShapes,
  minimumLists,
  OWN_WHITE_MINIMUM,
  ownMinimum,
  PART_LAWS,
  turned,
} from "../../../generators/index.js";
import { type Assumption, equal } from "../../../src/claim/index.js";
import {
  absolute,
  block,
  diagonal,
  directSum,
  dualSharpness,
  endToEnd,
  exact,
  identity,
  isClearlyPositive,
  largestEigenvalue,
  leadingPair,
  Matrix,
  minimumSharpness,
  quantityMatrix,
  sharpnessGram,
  spectralNorm,
} from "../../../src/numerics/index.js";
import { besides, onFiles, orColored, whiteData, wideLayers } from "./assumptions.js";
import { foundMinima } from "./found-minima.js";
import { leastSharpness } from "./least-sharpness.js";

/** That a minimum is a flattest one, by Theorem 1. */
export const IN_OMEGA_0 = "w ∈ Ω₀: λ_max(H_w) = 2mσ_max(T)^{2(1−1/m)}";

/** A minimum W_1, …, W_m of Ê‖y − W_m⋯W_1x‖² with what the theorems on flattest minima speak of. */
export interface FlattestMinimum {
  readonly widths: readonly number[];
  readonly weights: readonly Matrix[];
  /** T = W_m⋯W_1. */
  readonly target: Matrix;
  /** Σ̂_x^{1/2}, where the data are not white. */
  readonly root: Matrix | undefined;
  /** u (d_y × 1) and v (d_x × 1), a first singular pair of T. */
  readonly left: Matrix;
  readonly right: Matrix;
  /** B (d_y × d_x) with ν(B) = λ_max(H_w): no minimum is flatter than one that was constructed. */
  readonly dual: Matrix;
  /** Whether it was constructed as a flattest minimum; otherwise drawn, or found by a descent, and as flat as it is. */
  readonly constructed: boolean;
  /**
   * Whether the construction says that its sharpness is (17): not for data that are not white, nor where it is skewed.
   */
  readonly promised: boolean;
}

/** That it keeps what the construction says of it; nothing of others. */
export function inOmegaZero({ weights, target, promised }: FlattestMinimum) {
  const least = leastSharpness(weights.length, spectralNorm(target));
  return { [IN_OMEGA_0]: promised ? equal(minimumSharpness(weights), least) : null };
}

/** Values of σ_max(T)^{1/m}, and of the factor by which a contraction may exceed 1. */
const GAINS = [1, 2, 1 / 2, 3, 1.25, 0.75];
const STRETCHES = [1, 127 / 64, 55 / 32, 45 / 32, 1.25];

const PARTS = {
  large: { L: 24, entries: 512 },
  chain: { depth: [1, 5], ends: [1, 3], slack: 2 },
  choices: { others: ["drawn", "zero", "zero"] },
  sizes: { first: [1, 2], stretched: ({ L }: { readonly L: number }): readonly [number, number] => [1, L] },
  matrices: {
    Q: { shapes: frameShapes, laws: FRAME_LAWS },
    C: { shapes: layerShapes, laws: PART_LAWS },
  },
} as const;

/**
 * All flattest minima for white data and T ≠ 0 are W_k = cQ_k(1 ⊕ C_k)Q_{k−1}ᵀ with Q_k orthogonal: c^m = σ_max(T), the
 * first columns of Q_0 and Q_m are v and u, and H_w has no eigenvalue above that of the pair, 2mc^{2(m−1)} (Theorems 1
 * and 3: W_k takes v after k − 1 layers to c times v after k layers, and W_kᵀ takes it back). Drawn are contractions
 * C_k, one of which is stretched beyond 1 as far as the eigenvalues allow it, most where all others are zero; and I_2 ⊕
 * C_k likewise, for T with two equal first singular values, where (u, v) is a combination of both pairs. For m = 1 all
 * eigenvalues are 2 and C_1 has to stay a contraction; for m = 2 both have to (beyond/gain-budget).
 */
export const flattestMinima = instances({
  ...PARTS,
  reals: { gain: GAINS, stretch: STRETCHES },
  fixed: { skew: 1, lone: 0 },
}).map(whiteMinimum);

/** Where Theorems 2 and 3 take their instances from: one in three knows nothing of what they conclude. */
export const flattestMinimaOfAnyData = onFiles<FlattestMinimum>(
  orColored(besides(flattestMinima, foundMinima, "W", [1, 3]), coloredMinima, "N"),
  {
    ...OWN_WHITE_MINIMUM,
    // Whether it is a flattest minimum is measured: the value (17) is that of white data, and the pair that of T.
    instance: (own) => {
      const { widths, weights, root } = ownMinimum(own);
      const target = endToEnd(weights);
      const { left, right } = leadingPair(target);
      return {
        widths,
        weights,
        target,
        root,
        left,
        right,
        dual: left.times(right.T),
        constructed: true,
        promised: false,
      };
    },
    lists: minimumLists,
  },
);

/**
 * The layers I ⊕ C_k, C_k at `place` stretched by `stretch` or less, so that no eigenvalue outgrows those of the pairs.
 */
function stretchedLayers(parts: readonly Matrix[], first: number, place: number, stretch: number): Matrix[] {
  const layers = (by: number): Matrix[] =>
    parts.map((c, k) => directSum(identity(first), k === place && by > 1 ? c.times(by) : c));
  for (let beyond = stretch - 1; beyond > 0 && beyond >= (stretch - 1) / 4; beyond /= 2) {
    const candidate = layers(1 + beyond);
    if (atMostPairs(candidate, first)) return candidate;
  }
  return layers(1);
}

/**
 * Whether 2ΦᵀΦ of layers I ⊕ C_k has certainly no eigenvalue above 2m, that of e_i ⊗ e_j for the first pairs (i, j):
 * these are on the diagonal with zeros beside them, and the rest is looked at.
 */
function atMostPairs(layers: readonly Matrix[], first: number): boolean {
  // A single layer is T, and all eigenvalues are 2 whatever it is.
  if (layers.length === 1) return false;
  const outputs = layers.at(-1)!.rows;
  const gram = sharpnessGram(layers);
  const others = Array.from({ length: gram.rows }, (_, at) => at).filter(
    (at) => Math.floor(at / outputs) >= first || at % outputs >= first,
  );
  if (others.length === 0) return true;
  const data = Float64Array.from(others.flatMap((i) => others.map((j) => gram.at(i, j))));
  const { value, error } = largestEigenvalue(new Matrix(others.length, others.length, data, gram.radius));
  return value + error <= 2 * layers.length;
}

/** The first column of Q, or 3/5 of it and 4/5 of the second. */
function pairVector(q: Matrix, count: number): Matrix {
  const columns = block(q, 0, 0, q.rows, count);
  return count === 1 ? columns : columns.times(quantityMatrix(2, 1, (i) => exact(3 + i).over(5)));
}

/**
 * The layers of a flattest minimum for T = 0, which no theorem speaks of, known exactly: all are zero, but of three or
 * more the last is lone·I. Two are zero then, and so is the Hessian.
 */
function zeroLayers(widths: readonly number[], lone: number): Matrix[] {
  const last = widths.length - 2;
  return widths.slice(1).map((rows, k) => {
    const cols = widths[k]!;
    const gain = k === last && last > 1 ? lone : 0;
    return diagonal(new Array<number>(Math.min(rows, cols)).fill(gain), rows, cols);
  });
}

/** What a flattest minimum for white data is made of. */
interface WhiteParts {
  readonly widths: readonly number[];
  readonly L: number;
  readonly gain: number;
  readonly stretch: number;
  /** A factor by which the first layer is out of balance with the last, for minima that are not flattest. */
  readonly skew: number;
  readonly lone: number;
  readonly others: string;
  readonly first: number;
  readonly stretched: number;
  readonly Q: readonly Matrix[];
  readonly C: readonly Matrix[];
}

function whiteMinimum({ widths, L, gain, stretch, skew, lone, others, Q, C, ...sizes }: WhiteParts): FlattestMinimum {
  const from = (weights: readonly Matrix[], left: Matrix, right: Matrix): FlattestMinimum => {
    const target = endToEnd(weights);
    const common = { widths, weights, target, root: undefined, left, right, dual: left.times(right.T) };
    return { ...common, constructed: true, promised: skew === 1 };
  };
  if (gain === 0) {
    return from(zeroLayers(widths, lone), diagonal([1], widths.at(-1), 1), diagonal([1], widths[0], 1));
  }
  const around = frames(Q);
  const first = Math.min(sizes.first, ...widths);
  const place = sizes.stretched - 1;
  const parts = C.map((c, k) => contraction(others === "zero" && k !== place ? c.times(0) : c, first));
  const layers = stretchedLayers(parts, first, place, stretch);
  const weights = turned(layers, around, gain).map((w, k) => {
    return skew === 1 ? w : w.times((k === 0 ? skew : 1) / (k === L - 1 ? skew : 1));
  });
  return from(weights, pairVector(around.at(-1)!, first), pairVector(around[0]!, first));
}

/** What Theorems 2 and 3 print. */
export const FLATTEST_ASSUMPTIONS: readonly Assumption<FlattestMinimum>[] = [
  wideLayers(
    flattestMinima,
    "Not needed at a w with T = E(w) and the sharpness (17), as is tested: the proof uses nothing else.",
  ),
  whiteData(coloredMinima.specs),
  {
    name: "w ∈ Ω₀",
    statement: String.raw`\lambda_{\max}(H_w) = \min_{\Omega} \lambda_{\max}`,
    slack: ({ weights, target, root, dual, constructed }) => {
      // Of a drawn minimum nothing is said but what is stated for every one.
      if (!constructed) return exact(0);
      const least = dualSharpness(weights.length, target, root ?? identity(dual.cols), dual);
      return absolute(minimumSharpness(weights, root).minus(least)).negated();
    },
    without: flattestMinima.loosened({ reals: { skew: [2, 1 / 2, 4] } }),
  },
];

/** What the quotients of Theorem 3 need. */
export const NONZERO_TARGET: Assumption<FlattestMinimum> = {
  name: "T ≠ 0",
  statement: String.raw`\sigma_{\max}(T) > 0`,
  slack: ({ target }) => exact(isClearlyPositive(spectralNorm(target), "a slack") ? 0 : -1),
  without: flattestMinima.loosened({ reals: { gain: [0], lone: [1, 2] } }),
  remark:
    "For T = 0 every pair of unit vectors is a first singular pair, b and r_2, …, r_m may be 0, and of three layers one is " +
    "free: (0, 0, 1) is a flattest minimum whose last layer gains 1.",
};

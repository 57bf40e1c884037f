import { instances, layerShapes } from "../specs/index.js";
import {
  block,
  chain,
  directSum,
  endToEnd,
  exact,
  fromRows,
  identity,
  inverse,
  leadingPair,
  type Matrix,
  matrixEntry,
  type Quantity,
  quantityDiagonal,
  quantityMatrix,
  squareRootPsd,
  zeros,
} from "../../src/numerics/index.js";
import { contraction, FRAME_LAWS, frames, frameShapes, PART_LAWS, turned } from "./contractions.js";

/** What a flattest minimum is made of: c, N, Z, the matrices of Q_0, …, Q_m and of C_2, …, C_m. */
interface ColoredParts {
  readonly gain: number;
  readonly N: Matrix;
  readonly Z: Matrix;
  readonly Q: readonly Matrix[];
  readonly C: readonly Matrix[];
}

/**
 * Flattest minima for data with any second moment, by construction. With orthogonal Q_k and x = Q_0e_1, let
 * W_1 = Q_1NQ_0ᵀ with Ne_1 = ce_1, W_k = cQ_k(1 ⊕ C_k)Q_{k−1}ᵀ with contractions C_k for k ≥ 2, and
 * Σ̂_x^{-1} = c²I + (m−1)W_1ᵀW_1 + ZᵀZ with Zx = 0. As S_kS_kᵀ ⪯ c^{2(m−k)}I and ‖W_{k−1}⋯W_1y‖ ≤ c^{k−2}‖W_1y‖,
 * H_w has no eigenvalue above 2c^{2(m−2)} max_y yᵀ(c²I + (m−1)W_1ᵀW_1)y/(yᵀΣ̂_x^{-1}y) ≤ 2c^{2(m−2)}, and that is
 * ν(B) = 2m‖x‖^{2/m}‖Tx‖^{2−2/m}/‖v‖² at B = (Tx)vᵀ, Rv = x, since ‖Tx‖ = c^m‖x‖ and ‖v‖² = xᵀΣ̂_x^{-1}x = mc²‖x‖².
 */
export const COLORED_PARTS = {
  chain: { depth: [2, 4], ends: [1, 3], slack: 1 },
  reals: { gain: [1, 2, 1 / 2, 1.25] },
  matrices: {
    N: {
      shape: [({ widths }: { readonly widths: readonly number[] }) => widths[1]!, "d0"],
      laws: ["diagonal", "integer", "gaussian", "zero", "unit"],
    },
    Z: { shape: ["d0", "d0"], laws: ["zero", "diagonal", "integer", "gaussian", "unit"] },
    Q: { shapes: frameShapes, laws: FRAME_LAWS },
    C: {
      shapes: (drawn: { readonly widths: readonly number[] }) => layerShapes(drawn).slice(1),
      laws: PART_LAWS,
    },
  },
} as const;

/** Minimizers for data that are not white, of one network or of another: see `coloredMinimum`. */
export const coloredMinima = instances(COLORED_PARTS).map((parts) => ({
  widths: parts.widths,
  ...coloredMinimum(parts),
  constructed: true,
  promised: false,
}));

/** A with its first column replaced by `head` times the first unit vector. */
function withFirstColumn(a: Matrix, head: number): Matrix {
  return quantityMatrix(a.rows, a.cols, (i, j) => (j > 0 ? matrixEntry(a, i, j) : exact(i === 0 ? head : 0)));
}

/** A flattest minimum W_1, …, W_m for data that are not white, and the input x that shows that none is flatter. */
export function coloredMinimum({ gain, N, Z, Q, C }: ColoredParts) {
  const around = frames(Q);
  const first = withFirstColumn(N, gain);
  const unseen = withFirstColumn(Z, 0);
  const rest = C.map((part) => directSum(identity(1), contraction(part, 1)));
  const weights = [...turned([first], around, 1), ...turned(rest, around.slice(1), gain)];

  const gram = (a: Matrix): Matrix => a.T.times(a);
  const precision = identity(first.cols)
    .times(gain * gain)
    .plus(gram(first).times(C.length))
    .plus(gram(unseen));
  const rows = Array.from({ length: first.cols }, (_, i) =>
    Array.from({ length: first.cols }, (_, j) => matrixEntry(precision, i, j)),
  );
  const moment = inverse(rows);
  const turn = (a: Matrix): Matrix => chain([around[0]!, a, around[0]!.T]);
  const root = turn(squareRootPsd(quantityMatrix(first.cols, first.cols, (i, j) => moment[i]![j]!)));
  const signal = block(around[0]!, 0, 0, first.cols, 1);
  const target = endToEnd(weights);
  const whitened = root.times(turn(precision).times(signal));
  return {
    weights,
    target,
    /** R = Σ̂_x^{1/2} (d_x × d_x). */
    root,
    /** x = Rv (d_x × 1): v maximizes ‖Rv‖^{1/m}‖TRv‖^{1−1/m} over unit vectors. */
    signal,
    /** R⁻¹x (d_x × 1): v up to its length. */
    whitened,
    /** B ∝ Txvᵀ (d_y × d_x) with ν(B) = λ_max(H_w). */
    dual: target.times(signal).times(whitened.T),
    /** The first singular pair u (d_y × 1), v (d_x × 1) of T; of infinite radius where it may not be unique. */
    ...leadingPair(target),
  };
}

/** The minimum with W_1 = (c n; 0 p), W_2 = (c, 0) and W_k = c, for two inputs and one output. */
export function triangularMinimum(depth: number, c: number, n: number, p: number) {
  const numbers = (count: number, x: number): Matrix[] => Array.from({ length: count }, () => fromRows([[x]]));
  return coloredMinimum({
    gain: c,
    N: fromRows([
      [c, n],
      [0, p],
    ]),
    Z: zeros(2, 2),
    Q: [identity(2), identity(2), ...numbers(depth - 1, 1)],
    C: [zeros(1, 2), ...numbers(depth - 2, 0)],
  });
}

/**
 * The solution (27) for T = g^m vᵀ, in the shapes of `triangularMinimum`: layers that meet the condition of Theorem 4 for
 * the same T where v and g are its singular vector and the root of its singular value.
 */
export function equalGains(depth: number, g: Quantity, v: Matrix): Matrix[] {
  const first = quantityDiagonal([g], 2, 1).times(v.T);
  return [first, ...Array.from({ length: depth - 1 }, (_, k) => quantityDiagonal([g], 1, k === 0 ? 2 : 1))];
}

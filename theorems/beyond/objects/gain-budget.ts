import { instances, LAYER_LAWS, layerShapes } from "../../../generators/index.js";
import { diagonal, directSum, endToEnd, leadingPair, Matrix, zeros } from "../../../src/numerics/index.js";
import { flattestScale } from "../shared/flattest-rest.js";

/** The layers in which the rest is kept, the j-th of m. */
const KEPT: Readonly<Record<string, (j: number, m: number) => boolean>> = {
  "first layer": (j) => j === 1,
  "all layers": () => true,
  "last layer": (j, m) => j === m,
  "first two layers": (j) => j <= 2,
};

/**
 * All flattest minima are of the form W_j = (gain) ⊕ t C_j, up to orthogonal changes of the units (Theorem 3). The
 * scale 0 stands for the largest t that is found.
 */
const parts = instances({
  large: { L: 24, entries: 256 },
  chain: { depth: [2, 5], ends: [1, 3], slack: 1 },
  choices: { rest: Object.keys(KEPT) },
  reals: { gain: [1, 2, 1 / 2], scale: [0] },
  matrices: {
    C: { shapes: layerShapes, laws: [...LAYER_LAWS, "unit", "nilpotent"] },
    x: { shape: [({ d0 }) => d0 + 1, 1], laws: ["unit", "gaussian", "positive"] },
    y: { shape: [({ dL }) => dL + 1, 1], laws: ["unit", "gaussian", "positive"] },
  },
});

const drawnMinima = parts.map(({ C, L, rest, gain, scale, x, y }) => {
  const kept = C.map((c, j) => (KEPT[rest]!(j + 1, L) ? c : zeros(c.rows, c.cols)));
  const t = scale > 0 ? scale : flattestScale(kept, gain);
  const block = ({ rows, cols, data }: Matrix) =>
    new Matrix(
      rows,
      cols,
      Float64Array.from(data, (entry) => t * entry),
    );
  const first = diagonal([1], x.rows, 1);
  const W: readonly Matrix[] = kept.map((c) => directSum(diagonal([gain]), block(c)));
  return { W, x, y, first };
});

/** Flattest minima and signals at both ends; on a file its own. */
export const drawn = drawnMinima.onFile({
  takes: ["W"],
  also: ["x", "u"],
  // Any signals: the first coordinate of each end, unless there are others.
  instance: (own) => {
    const W = own.all("W");
    const [inputs, outputs] = [W[0]!.cols, W.at(-1)!.rows];
    const [x, y] = [own.one("x") ?? diagonal([1], inputs, 1), own.one("u") ?? diagonal([1], outputs, 1)];
    return { W, x, y, first: leadingPair(endToEnd(W)).right };
  },
  lists: ({ W, x, y }) => ({ W, x: [x], u: [y] }),
});

/** One further path with the given gains. */
export function twoPaths(C: readonly number[], x: string, y: string, other = {}) {
  return parts.at({ widths: [1, ...C.map(() => 1)], rest: "all layers", scale: 1, C, x, y, ...other });
}

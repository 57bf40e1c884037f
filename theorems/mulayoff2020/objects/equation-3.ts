import { instances, LAYER_LAWS, layerShapes, widthsOf } from "../../../generators/index.js";
import { diagonal, fromRows, identity, type Matrix, padded } from "../../../src/numerics/matrices/index.js";

/** Layers, inputs and outputs. */
export const drawn = instances({
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  fixed: { shift: 1 },
  sizes: { more: [1, 3] },
  matrices: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    G: { shape: ["d0", "more"], laws: ["zero", "gaussian", "gaussian", "integer", "sign", "unit"] },
    Y: {
      shape: ["dL", ({ d0, more }) => d0 + more],
      laws: ["gaussian", "gaussian", "integer", "lowRank", "unit", "zero"],
    },
  },
});

/** A factorization of T into layers of the given shapes: T in the larger end layer, partial identities elsewhere. */
export function factorization(target: Matrix, shapes: readonly Matrix[]): Matrix[] {
  const rank = Math.min(target.rows, target.cols);
  const holder = target.rows <= target.cols ? 0 : shapes.length - 1;
  const ones = new Array<number>(rank).fill(1);
  return shapes.map(({ rows, cols }, j) => (j === holder ? padded(target, rows, cols) : diagonal(ones, rows, cols)));
}

/** Layers on data of full rank; on a file its own. */
export const problems = drawn
  .map(({ widths, W, G, Y, d0, shift }) => {
    const unit = identity(d0).times(shift).toRows();
    return { widths, W, inputs: fromRows(G.toRows().map((row, i) => [...unit[i]!, ...row])), outputs: Y };
  })
  .onFile({
    takes: ["W", "X", "y"],
    instance: (own) => {
      const [W, [X], [y]] = [own.all("W"), own.all("X"), own.all("y")];
      return { widths: widthsOf(W), W, inputs: X!.T, outputs: y!.T };
    },
    lists: ({ W, inputs, outputs }) => ({ W, X: [inputs.T], y: [outputs.T] }),
  });

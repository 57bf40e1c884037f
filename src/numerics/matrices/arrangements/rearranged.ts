import { allocate, note, type Origin, ShapeError } from "../../arithmetic/index.js";
import { jointRadius } from "../joint-radius.js";
import { matricesFrom, Matrix, type MatrixList } from "../matrix.js";

/**
 * The rows × cols matrix whose entries stand where their origins say. It asks for every entry by itself; `block`,
 * `sideBySide` and the like move whole rows to the same effect.
 *
 * Radius: (Σ k_i r_i²)^{1/2} for sources of radius r_i, whose entries occur up to k_i times each.
 * @throws ShapeError where a source is no matrix, and for an origin outside of its source
 */
export function rearranged(
  given: MatrixList,
  origin: Origin,
  { rows, cols }: { readonly rows: number; readonly cols: number },
): Matrix {
  const sources = matricesFrom(given, "rearranged");
  const data = allocate(rows * cols);
  const occurrences = sources.map((source) => new Uint32Array(source.data.length));
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < cols; k++) {
      const from = origin(i, k);
      data[i * cols + k] = 0;
      if (from === null) continue;
      const [index, row, col] = from;
      const source = sources[index];
      if (source === undefined || !(row >= 0 && row < source.rows && col >= 0 && col < source.cols)) {
        const expected =
          source === undefined ? `one of ${sources.length} sources` : `an entry of a ${source.shape} source`;
        throw new ShapeError({ where: `rearranged, entry (${i}, ${k})`, expected, got: `[${from.join(", ")}]` });
      }
      data[i * cols + k] = source.at(row, col);
      occurrences[index]![row * source.cols + col]! += 1;
    }
  }
  const often = (count: Uint32Array): number => count.reduce((most, times) => Math.max(most, times), 0);
  const copies = sources.flatMap(({ radius }, i) => new Array<number>(often(occurrences[i]!)).fill(radius));
  return note(new Matrix(rows, cols, data, jointRadius(copies)), "rearranged", sources, origin);
}

import { allocate, note, type Origin, OUTWARD } from "../arithmetic/index.js";
import { matricesFrom, Matrix, type MatrixList } from "./matrix.js";

/**
 * The rows × cols matrix whose entries stand where their origins say. It asks for every entry by itself; `block`,
 * `sideBySide` and the like move whole rows to the same effect.
 *
 * Radius: (Σ k_i r_i²)^{1/2} for sources of radius r_i, whose entries occur up to k_i times each; the slack covers the
 * roundings of the sum and of the root.
 * @throws ShapeError where a source is no matrix
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
      data[i * cols + k] = from === null ? 0 : sources[from[0]]!.at(from[1], from[2]);
      if (from !== null) occurrences[from[0]]![from[1] * sources[from[0]]!.cols + from[2]]! += 1;
    }
  }
  const total = sources.reduce((sum, { radius }, i) => sum + Math.max(0, ...occurrences[i]!) * radius * radius, 0);
  const radius = Math.sqrt(total) * (1 + (sources.length + 3) * 2 ** -52) * OUTWARD;
  return note(new Matrix(rows, cols, data, radius), "rearranged", sources, origin);
}

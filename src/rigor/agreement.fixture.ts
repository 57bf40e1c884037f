import type { IntervalMatrix } from "./matrices/interval-matrix.js";
import { disjoint } from "./numbers/interval.js";

/** Whether the shapes are the same and no entry of the one lies apart from that of the other. */
export function agree(a: IntervalMatrix, b: IntervalMatrix): boolean {
  return a.rows === b.rows && a.cols === b.cols && a.data.every((x, at) => !disjoint(x, b.data[at]!));
}

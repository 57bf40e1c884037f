import type { Spec } from "../../../src/claim/index.js";
import { exactRank, type Matrix } from "../../../src/numerics/index.js";

/** Whether a matrix is neither zero nor of full rank: of its stored entries, by exact elimination. */
export function isDeficient(a: Matrix): boolean {
  const rank = exactRank(a);
  return rank > 0 && rank < Math.min(a.rows, a.cols);
}

/** Whether the list of that name was drawn by one of these laws. */
export function drawnBy(list: string, ...laws: readonly string[]): (instance: unknown, spec: Spec) => boolean {
  return (_, { lists }) => {
    const one = lists[list];
    return one !== undefined && "law" in one && laws.includes(one.law);
  };
}

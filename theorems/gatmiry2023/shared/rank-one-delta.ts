import type { BuiltList } from "../../../generators/index.js";
import { exact, identity, measurementGram, type Quantity, ripConstant } from "../../../src/numerics/index.js";

/**
 * The constant of (1, δ)-RIP: as the list knows it by construction, exactly 0 for a Gram matrix of integers that is I,
 * else by enclosure.
 */
export function rankOneDelta({ matrices, rip }: BuiltList): Quantity {
  if (rip !== undefined) return rip(1);
  const gram = measurementGram(matrices);
  const integers = matrices.every(({ data }) => data.every(Number.isInteger));
  const isometric = gram.minus(identity(gram.rows)).data.every((x) => x === 0);
  return integers && isometric ? exact(0) : ripConstant(matrices, 1);
}

import type { Relation } from "../../claim/index.js";
import { Matrix, type Quantity, type Step } from "../../numerics/index.js";
import { valuesIn } from "../../operations/index.js";

/**
 * The most operations that intervals are asked for on a case of a run at large sizes, about a tenth of a second, and on one
 * that is to be shown.
 */
export const MOST_EFFORT = { judging: 2e4, showing: 2e6 } as const;

/**
 * About how many operations intervals take for sides of relations: for every step that leads to them the entries of its
 * matrices to the power 3/2, as many as the product of two square ones takes, times √m for m matrices, of which chains have
 * products that begin and end at each; and one for every number.
 * @param most where the count ends: what is more than that is told as infinite; nothing is counted where all is allowed
 */
export function effortOf(
  relations: readonly Pick<Relation, "lhs" | "rhs">[],
  stepOf: (value: object) => Step | undefined,
  most: number,
): number {
  if (most === Infinity) return 0;
  const seen = new Set<object>();
  const open: (Quantity | Matrix)[] = relations.flatMap(({ lhs, rhs }) => [lhs, rhs]);
  let effort = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    const step = stepOf(value);
    if (step === undefined) continue;
    const operands = step.operands.flatMap(valuesIn);
    const sizes = [value, ...operands].flatMap((one) => (one instanceof Matrix ? [one.data.length] : []));
    const entries = sizes.reduce((sum, size) => sum + size, 0);
    effort += 1 + entries * Math.sqrt(entries * sizes.length);
    if (effort > most) return Infinity;
    open.push(...operands);
  }
  return effort;
}

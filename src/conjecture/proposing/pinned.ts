import { at, type Bound, type Exponent } from "../bounds/index.js";
import type { Scaling } from "./scaling.js";
import type { Row } from "../cases/index.js";
import { UNIT_ROUNDOFF } from "../../numerics/index.js";

/** What counts as zero in an elimination, relative to the largest entry: it decides what is worth a hunt, and no verdict. */
const NOISE = 2 ** 20 * UNIT_ROUNDOFF;

/**
 * Whether the cases that meet a bound, with the scalings, leave no other exponents and no other constant: whether they are as
 * many independent equations as the bound has unknowns. Geometrically, it is then a facet of the convex hull of the cases in the
 * space of logarithms, and not one of the countless planes that touch it at a corner.
 */
export function isPinned(bound: Bound, rows: readonly Row[], scalings: readonly Scaling[]): boolean {
  const unknowns = [
    ...unknownsOf(bound.exponents).map(([i, kind]) => ({ of: "quantity" as const, i, kind })),
    ...unknownsOf(bound.sizes).map(([i, kind]) => ({ of: "size" as const, i, kind })),
  ];
  const equations = [
    ...rows.map((row) => [
      ...unknowns.map(({ of, i, kind }) => (of === "size" ? row.sizeLogs[i]! : row.logs[i]!) * at(kind, row.depth)),
      1,
    ]),
    ...scalings.map(({ depth, weights }) => [
      ...unknowns.map(({ of, i, kind }) => (of === "size" ? 0 : weights[i]! * at(kind, depth))),
      0,
    ]),
  ];
  return rankOf(equations) === unknowns.length + 1;
}

/** The parts of exponents that are not 0, each with the exponent 1 or 1/L that it is a multiple of. */
export function unknownsOf(exponents: readonly Exponent[]): (readonly [i: number, kind: Exponent])[] {
  return exponents.flatMap(({ a, b }, i) => [
    ...(a === 0 ? [] : [[i, { a: 1, b: 0 }] as const]),
    ...(b === 0 ? [] : [[i, { a: 0, b: 1 }] as const]),
  ]);
}

/** The rank by elimination with full pivoting. */
function rankOf(equations: readonly (readonly number[])[]): number {
  const left = equations.map((row) => [...row]);
  const largest = Math.max(0, ...left.flat().map(Math.abs));
  let rank = 0;
  for (;;) {
    let [size, p, q] = [largest * NOISE, -1, -1];
    for (const [i, row] of left.entries()) {
      for (const [j, x] of row.entries()) if (Math.abs(x) > size) [size, p, q] = [Math.abs(x), i, j];
    }
    if (p < 0) return rank;
    rank += 1;
    const [pivot] = left.splice(p, 1) as [number[]];
    for (const row of left) {
      const factor = row[q]! / pivot[q]!;
      for (const [j, x] of pivot.entries()) row[j] = j === q ? 0 : row[j]! - factor * x;
    }
  }
}

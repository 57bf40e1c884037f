import { instances } from "../../../generators/index.js";
import {
  absolute,
  approximately,
  exact,
  isClearlyPositive,
  maximum,
  type Quantity,
  squareRoot,
  sum,
} from "../../../src/numerics/arithmetic/index.js";
import { frobeniusSquared, type Matrix, matrixEntry } from "../../../src/numerics/matrices/index.js";
import { seenTop, type Triple } from "../shared/seen-top.js";

/** a² + b² = c², δ = a/c from 9/41 to just below (1+√5)/4. */
const TRIPLES: readonly Triple[] = [
  [3, 4, 5],
  [4, 3, 5],
  [5, 12, 13],
  [20, 21, 29],
  [8, 15, 17],
  [1431, 1040, 1769],
  [7, 24, 25],
  [21, 20, 29],
  [9, 40, 41],
];

/** Those with δ(2δ−1) ≤ 1/(m−1) ≤ δ, multiplied out. */
function permitted(m: number): Triple[] {
  return TRIPLES.filter(([a, , c]) => c <= a * (m - 1) && a * (2 * a - c) * (m - 1) <= c * c);
}

export const parts = instances({
  sizes: { size: [4, 7] },
  reals: { place: [0, 1, 2, 3, 4, 5] },
  matrices: {
    P: { shape: ["size", 2], laws: ["gaussian", "integer", "sign", "sparse", "unit"] },
    Q: { shape: ["size", 2], laws: ["gaussian", "integer", "sign", "sparse", "unit"] },
  },
});

/**
 * δ as a fraction, measurements that do not see D, how far their entries are from the form, and a Z = PQᵀ of rank two
 * at most.
 */
export const drawn = parts.map(({ size, place, P, Q }) => {
  const m = size - 1;
  const choices = permitted(m);
  const [a, b, c] = choices[place % choices.length]!;
  const { measurements, unseen, delta: stored, w } = seenTop([a, b, c], m);
  return {
    m,
    measurements,
    D: unseen,
    delta: exact(a).over(c),
    w,
    apart: approximately(0, stored.error),
    Z: P.times(Q.T),
  };
});

/** Z = (x bᵀ; c Y), as what the statement asks of it. */
export function blocks(Z: Matrix) {
  const others = Array.from({ length: Z.rows - 1 }, (_, k) => k + 1);
  const at = (i: number, j: number): Quantity => matrixEntry(Z, i, j);
  const squares = (of: (k: number) => Quantity): Quantity => sum(others.map((k) => of(k).squared()));
  return {
    x: at(0, 0),
    T: sum(others.map((k) => at(k, k))),
    rest: sum(others.flatMap((k) => others.map((l) => at(k, l).squared()))),
    sides: squares((k) => at(0, k)).plus(squares((k) => at(k, 0))),
    cross: sum(others.map((k) => at(0, k).times(at(k, 0)))),
    plus: squares((k) => at(0, k).plus(at(k, 0))),
    minus: squares((k) => at(0, k).minus(at(k, 0))),
    whole: frobeniusSquared(Z),
  };
}

export type Blocks = ReturnType<typeof blocks>;

/** The form of the measurements. */
export function formOf({ x, T, rest, sides, cross }: Blocks, delta: Quantity, w: Quantity, m: number): Quantity {
  const spread = rest.minus(T.squared().over(m)).times(exact(m).over(m - 1));
  return w.times(x).minus(delta.times(T)).squared().plus(spread).plus(sides).plus(cross.times(delta).times(2));
}

/**
 * |x||y_2| where y_1 + y_2 = T and y_1² + y_2² = ‖Y‖_F², y_2 the smaller one in size; null where xy_2 is not known to
 * be above zero.
 */
export function smaller({ x, T, rest }: Blocks): Quantity | null {
  if (!isClearlyPositive(absolute(x.times(T)), "x or T may be zero")) return null;
  if (!isClearlyPositive(T.squared().minus(rest), "it is about y_1 and y_2 of one sign")) return null;
  // ‖Y‖_F² ≥ T²/2 for rank Y ≤ 2.
  const difference = squareRoot(maximum([0, rest.times(2).minus(T.squared())]));
  return absolute(x).times(absolute(T).minus(difference)).over(2);
}

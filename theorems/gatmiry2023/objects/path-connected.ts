import { instances } from "../../../generators/index.js";
import {
  diagonal,
  exact,
  frobeniusSquared,
  fromRows,
  inner,
  isZeroExactly,
  type Matrix,
  minimum,
} from "../../../src/numerics/index.js";

const laws = ["identity", "integer", "gaussian", "gaussian", "sign", "lowRank"];

/** Square layers, and two networks of one input with what they should fit. */
export const drawn = instances({
  large: { entries: 4096 },
  sizes: { d: [1, 3], outputs: [1, 3], hidden: [2, 4] },
  matrices: {
    W: { each: ["d", "d"], count: 2, laws },
    X: { each: ["d", "d"], count: 2, laws },
    from: ["hidden", 1],
    to: ["hidden", 1],
    U: { each: ["outputs", "hidden"], count: 2, laws },
    M: ["outputs", 1],
  },
});

type Drawn = ReturnType<typeof drawn.materialize>;

/** diag(first, 1, …, 1). */
export const first = (entry: number, d: number): Matrix =>
  diagonal(Array.from({ length: d }, (_, i) => (i === 0 ? entry : 1)));

/** Every entry of M is measured, and M alone fits. */
export const seeingAll = (M: Matrix) => {
  const measurements = Array.from(M.data, (_, k) =>
    fromRows(M.toRows().map((row, i) => row.map((_x, j) => (i * M.cols + j === k ? 1 : 0)))),
  );
  return { measurements, labels: measurements.map((a) => inner(a, M)) };
};

const between = (a: Matrix, b: Matrix, t: number): Matrix => a.times(1 - t).plus(b.times(t));

const STEPS = [0, 1 / 4, 1 / 2, 3 / 4, 1];

/** Points of the path from (w, V) to (w', V'), and of w on its way; nothing where an end is no network for M* ≠ 0. */
export function pathOf({ from, to, U, M }: Drawn) {
  if (isZeroExactly(from) || isZeroExactly(to) || isZeroExactly(M)) return null;
  const least = (w: Matrix) => M.times(w.T).times(exact(1).over(frobeniusSquared(w)));
  // Any V with Vw = M*: what is drawn, moved by a multiple of wᵀ.
  const ends = [from, to].map((w, k) =>
    U[k]!.minus(
      U[k]!.times(w)
        .times(w.T)
        .times(exact(1).over(frobeniusSquared(w))),
    ),
  );
  const [a, b, ...rest] = Array.from(from.data);
  const isPlain = a === 0 && b === 0;
  const across = fromRows([...(isPlain ? [1, 0] : [-b!, a!]), ...rest.map(() => 0)].map((x) => [x]));
  const side = across.data.reduce((total, x, i) => total + x * to.data[i]!, 0) < 0 ? -1 : 1;
  const legs = [
    [from, across.times(side)],
    [across.times(side), to],
  ] as const;
  const straight = (w: Matrix, V: Matrix) => STEPS.map((t) => [w, between(least(w).plus(V), least(w), t)] as const);
  const turning = legs.flatMap(([p, q]) => STEPS.map((t) => between(p, q, t)).map((w) => [w, least(w)] as const));
  return {
    M,
    points: [...straight(from, ends[0]!), ...turning, ...straight(to, ends[1]!)],
    nearest: legs.map(([p, q]) => ({
      middle: frobeniusSquared(between(p, q, 1 / 2)),
      ends: minimum([p, q].map(frobeniusSquared)),
    })),
  };
}

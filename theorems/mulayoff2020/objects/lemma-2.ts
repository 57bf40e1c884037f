import { instances, OWN_SCALARS, ownScalars, scalarLists } from "../../../generators/index.js";
import type { OwnObjects } from "../../../src/claim/index.js";
import {
  absolute,
  exact,
  isClearlyPositive,
  product,
  provided,
  type Quantity,
  sum,
} from "../../../src/numerics/arithmetic/index.js";
import { quantityMatrix } from "../../../src/numerics/matrices/index.js";

/** A minimum of a scalar network, and the ratios of another one to it. */
export const drawn = instances({
  reals: { size: [1, 2, 1 / 2, 3, 1.25, 0.75], deviation: [1, 2, 1 / 2, 3] },
  fixed: { skew: 1, turn: 1 },
  sizes: { depth: [3, 6] },
  matrices: {
    S: { each: [1, 1], count: "depth", laws: ["identity", "sign", "sign"] },
    G: {
      each: [1, 1],
      count: ({ depth }) => depth - 1,
      laws: ["positive", "gaussian", "gaussian", "graded", "repeated"],
    },
  },
});

/**
 * The ratios w⁽²⁾_j/w⁽¹⁾_j: the drawn ones and the last that makes their product 1, or the reciprocals of all, so that
 * w⁽²⁾ looks sharper: the sum of their reciprocals is larger than their sum. And what is provided that it is.
 */
function ratios(some: readonly number[]) {
  const all = [...some.map(exact), exact(1).over(product(some))];
  const reciprocals = all.map((x) => exact(1).over(x));
  const excess = sum(reciprocals).minus(sum(all));
  if (Math.abs(excess.value) > excess.error) {
    return {
      found: excess.value > 0 ? all : reciprocals,
      whereSharper: (x: Quantity): Quantity => provided(x, excess),
    };
  }
  // 1/2 + 1/2 + 4 exceeds 2 + 2 + 1/4.
  const known = all.map((_, j) => exact(j < 2 ? 2 : j === 2 ? 1 / 4 : 1));
  return { found: known, whereSharper: (x: Quantity): Quantity => x };
}

interface Pair {
  readonly flattest: readonly Quantity[];
  readonly other: readonly Quantity[];
  readonly deviation: number | Quantity;
  readonly whereSharper: (x: Quantity) => Quantity;
}

/** The minima w⁽¹⁾ and w⁽²⁾. */
const drawnPairs = drawn.map(({ S, G, size, skew, turn, deviation }): Pair => {
  const signs = S.map((s) => s.at(0, 0) || 1);
  const flattest = signs.map((s, j) => exact(s * size * (j === 0 ? skew : j === 1 ? 1 / skew : 1)));
  const { found, whereSharper } = ratios(G.map((g) => Math.abs(g.at(0, 0)) || 1));
  return {
    flattest,
    whereSharper,
    other: found.map((g, j) => (turn === 1 ? flattest[j]!.times(g) : flattest[j]!.over(g))),
    deviation,
  };
});

/** w⁽²⁾ as it stands in a file, and the flattest minimum of its signs and product as w⁽¹⁾. */
function ownPair(own: OwnObjects): Pair {
  const { w, deviation } = ownScalars(own);
  const other = w.map(exact);
  const size = absolute(product(other)).power(1, w.length);
  const flattest = w.map((x) => size.times(Math.sign(x)));
  const gains = other.map((x) => absolute(x).over(size));
  const excess = sum(gains.map((x) => exact(1).over(x))).minus(sum(gains));
  const isSharper = isClearlyPositive(excess, "what is strict is asked where it is");
  return { flattest, other, deviation, whereSharper: (x) => (isSharper ? provided(x, excess) : x) };
}

/** A minimum and one beside it; on a file both its own. */
export const pairs = drawnPairs.onFile({
  ...OWN_SCALARS,
  instance: ownPair,
  lists: ({ other, deviation }) => scalarLists({ W: other.map((x) => quantityMatrix(1, 1, () => x)), deviation }),
});

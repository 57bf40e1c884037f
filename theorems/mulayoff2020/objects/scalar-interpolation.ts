import { matrixEntry, quantityMatrix } from "../../../src/numerics/matrices/index.js";
import { absolute, exact, type Quantity, ShapeError, squareRoot } from "../../../src/numerics/arithmetic/index.js";
import { instances, OWN_SCALARS, ownScalars, scalarLists, type ScalarMinimum } from "../../../generators/index.js";
import type { OwnObjects } from "../../../src/claim/index.js";

/** r, the ratios of the two minima to it, and σ̂. */
export const drawn = instances({
  reals: {
    ratio: [2, 1 / 2, -2, -1 / 2, 3, 1.25, -1.25, 0.75, 8, 1 / 8, -16, 0.1],
    sign: [1, -1],
    deviation: [1, 2, 1 / 2, 3],
  },
  fixed: { skew: 1 },
  matrices: { R: { shape: [1, 1], laws: ["sign", "positive", "gaussian", "gaussian", "graded"] } },
});

/** (sr, ±r/s), where s need not be a power of two. */
function minimumAt(size: Quantity, sign: number, ratio: number): [Quantity, Quantity] {
  return [size.times(ratio), size.times(sign).over(ratio)];
}

/** w⁽¹⁾ = (r, ±r), or (sr, ±r/s) where the skew s is not 1 and w⁽¹⁾ no flattest minimum, and w⁽²⁾ = (gr, ±r/g). */
interface Pair extends Pick<ScalarMinimum, "deviation"> {
  readonly r: Quantity;
  readonly sign: number;
  readonly flat: readonly [Quantity, Quantity];
  readonly other: readonly [Quantity, Quantity];
}

/**
 * w⁽²⁾ as it stands in a file, and the flattest minimum (r, ±r) on its side of the valley, unless there is another r.
 * @throws ShapeError unless m = 2
 */
function ownPair(own: OwnObjects): Pair {
  const { w, deviation } = ownScalars(own);
  const [first, second] = w;
  if (w.length !== 2) throw new ShapeError({ where: "W", expected: "two layers", got: String(w.length) });
  const size = squareRoot(absolute(exact(first!).times(second!)));
  const given = own.one("r");
  const r = given === undefined ? size.times(Math.sign(first!)) : matrixEntry(given, 0, 0);
  const sign = Math.sign(first!) * Math.sign(second!);
  return { r, sign, deviation, flat: minimumAt(r, sign, 1), other: [exact(first!), exact(second!)] };
}

/** The two ends of the line; on a file both its own. */
export const pairs = drawn
  .map(({ R, sign, ratio, skew, deviation }): Pair => {
    const r = exact(R.at(0, 0));
    return { r, sign, deviation, flat: minimumAt(r, sign, skew), other: minimumAt(r, sign, ratio) };
  })
  .onFile({
    ...OWN_SCALARS,
    also: [...OWN_SCALARS.also, "r"],
    instance: ownPair,
    lists: ({ r, other, deviation }) => {
      const number = (x: Quantity) => quantityMatrix(1, 1, () => x);
      return { ...scalarLists({ W: other.map(number), deviation }), r: [number(r)] };
    },
  });

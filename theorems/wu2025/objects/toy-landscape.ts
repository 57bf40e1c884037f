import { quantityMatrix } from "../../../src/numerics/index.js";
import {
  constantJet,
  exact,
  type JetFunction,
  multiplyJets,
  ShapeError,
  subtractJets,
} from "../../../src/numerics/arithmetic/index.js";
import { instances } from "../../../generators/index.js";

const TARGETS = [1, 4, 0.25, 100, 2 ** 10, 2 ** 20];

/** A minimum of the landscape, and how far it is rescaled. */
export const drawn = instances({
  reals: { target: TARGETS },
  fixed: { offset: 0 },
  matrices: { a: { shape: [1, 1], laws: ["identity", "integer", "positive", "graded", "gaussian", "gaussian"] } },
});

/** A point of the landscape with aw = 1, or 1 + offset, and the sharpness c to reach. */
export const points = drawn
  .map(({ a: { data }, offset, target }) => {
    const a = exact(data[0]! || 1);
    return { a, w: exact(1).plus(offset).over(a), target };
  })
  .onFile({
    takes: ["W"],
    parameters: { target: TARGETS },
    // Two layers of one weight, w and then a.
    instance: (own) => {
      const W = own.all("W");
      const [w, a] = W.map(({ data }) => exact(data[0]!));
      if (W.length === 2 && W.every(({ data }) => data.length === 1)) {
        return { a: a!, w: w!, target: own.parameter("target") };
      }
      throw new ShapeError({ where: "W", expected: "two layers 1×1", got: W.map(({ shape }) => shape).join(", ") });
    },
    lists: ({ a, w }) => ({ W: [w, a].map((x) => quantityMatrix(1, 1, () => x)) }),
  });

/** L(a, w) = ½(aw − 1)². */
export const loss: JetFunction = ([a, w]) => {
  const residual = subtractJets(multiplyJets(a!, w!), constantJet(1));
  const { value, first, second } = multiplyJets(residual, residual);
  return { value: value.over(2), first: first.over(2), second: second.over(2) };
};

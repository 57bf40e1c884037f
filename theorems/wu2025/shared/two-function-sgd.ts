import { layout } from "../../../generators/index.js";
import { type Relation, type Spec } from "../../../src/claim/index.js";
import { atLeast, atMost } from "../../../src/claim/relation.js";
import {
  absolute,
  approximately,
  constantJet,
  exact,
  type Jet,
  maximum,
  multiplyJets,
  type Quantity,
  subtractJets,
  sum,
  variableJet,
} from "../../../src/numerics/index.js";

/** The functions f_i(x) = min{κx², κc_i(x − 1)²} with c_1 = 0.1 and c_2 = 1.9, and a start near x = 1. */
export interface TwoFunctions {
  /** κ. */
  readonly scale: Quantity;
  /** η = 0.7. */
  readonly rate: Quantity;
  /** x_0 − 1. */
  readonly offset: number;
  /** How many steps of SGD to follow. */
  readonly steps: number;
}

/** Starts 1 + offset inside the valley at 1 of both functions, and few enough steps to follow every path. */
export const twoFunctionSpecs = layout({
  sizes: { steps: [1, 6] },
  reals: { offset: [2 ** -10, -(2 ** -10), -(2 ** -17), 2 ** -17, 2 ** -8, -(2 ** -8), 2 ** -30] },
});

/** The instance of a spec for the functions scaled by κ. */
export function twoFunctions(spec: Spec, scale: number): TwoFunctions {
  const { sizes, reals } = twoFunctionSpecs.raw(spec);
  return { scale: exact(scale), rate: exact(7).over(10), offset: reals.offset, steps: sizes.steps };
}

/** c of both valleys at 1; made anew for every case, so that the case knows how they came about. */
const ratios = (): [Quantity, Quantity] => [exact(1).over(10), exact(19).over(10)];

/** min{κx², κc(x − 1)²} along a line; nothing is known of it where the two are not told apart. */
function valley(x: Jet, scale: Quantity, ratio: Quantity): Jet {
  const shifted = subtractJets(x, constantJet(1));
  const atZero = multiplyJets(constantJet(scale), multiplyJets(x, x));
  const atOne = multiplyJets(constantJet(scale.times(ratio)), multiplyJets(shifted, shifted));
  const difference = atZero.value.minus(atOne.value);
  if (!(Math.abs(difference.value) > difference.error)) {
    const unknown = approximately(NaN, Infinity);
    return { value: unknown, first: unknown, second: unknown };
  }
  return difference.value > 0 ? atOne : atZero;
}

/** |1 − ηf_i″(1)| for i = 1, 2. */
function factors({ scale, rate }: TwoFunctions): [Quantity, Quantity] {
  const factor = (ratio: Quantity): Quantity =>
    absolute(exact(1).minus(rate.times(valley(variableJet(1, 1), scale, ratio).second)));
  const [first, second] = ratios();
  return [factor(first), factor(second)];
}

/** x_t − 1 at the ends of all 2ᵗ equally likely paths of SGD. */
function ends({ scale, rate, offset, steps }: TwoFunctions): Quantity[] {
  const both = ratios();
  let points: Quantity[] = [exact(1 + offset)];
  for (let t = 0; t < steps; t++) {
    points = points.flatMap((x) =>
      both.map((ratio) => x.minus(rate.times(valley(variableJet(x, 1), scale, ratio).first))),
    );
  }
  return points.map((x) => x.minus(1));
}

const FIRST = "|1 − ηf₁″(1)| ≤ 1";

/** "SGD with the learning rate η = 0.7 is not stable around x = 1: stable for f_1 but unstable for f_2." */
export function unstableAtOne(instance: TwoFunctions): Relation[] {
  const [first, second] = factors(instance);
  const paths = ends(instance);
  return [
    atMost(FIRST, first, exact(1)),
    atLeast("|1 − ηf₂″(1)| ≥ 1", second, exact(1)),
    atLeast("E ln|1 − ηf_i″(1)| ≥ 0", first.times(second), exact(1)),
    atLeast(
      "E(x_t − 1)² ≥ (x₀ − 1)²",
      sum(paths.map((x) => x.squared())).over(paths.length),
      exact(instance.offset).squared(),
    ),
  ];
}

/** The opposite: stable for both functions, and no path of SGD moves away from 1. */
export function stableAtOne(instance: TwoFunctions): Relation[] {
  const [first, second] = factors(instance);
  return [
    atMost(FIRST, first, exact(1)),
    atMost("|1 − ηf₂″(1)| ≤ 1", second, exact(1)),
    atMost(
      "|x_t − 1| ≤ |x₀ − 1| on every path",
      maximum(ends(instance).map(absolute)),
      exact(Math.abs(instance.offset)),
    ),
  ];
}

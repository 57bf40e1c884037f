import { instances } from "../../../generators/index.js";
import { atLeast, atMost, equal } from "../../../src/claim/index.js";
import {
  absolute,
  approximately,
  constantJet,
  exact,
  type Jet,
  maximum,
  mean,
  multiplyJets,
  product,
  provided,
  type Quantity,
  subtractJets,
  variableJet,
} from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";

/** The functions f_i(x) = min{κx², κc_i(x − 1)²} with c_1 = 0.1 and c_2 = 1.9, and a start near x = 1. */
interface TwoFunctions {
  /** κ. */
  readonly scale: Quantity;
  /** η = 0.7. */
  readonly rate: Quantity;
  /** x_0 − 1. */
  readonly offset: number;
  /** How many steps of SGD to follow on every path. */
  readonly steps: number;
  /** Of the one path that is followed to its end. */
  readonly seed: number;
}

/** By then SGD has left the valley at 1 from each of the starts, but for a chance of 10⁻¹¹, if it ever does. */
const LONG = 400;

/** Starts 1 + offset inside the valley at 1 of both functions, and few enough steps to follow every path. */
const drawn = instances({
  sizes: { steps: [1, 6], seed: [0, 2 ** 32 - 1] },
  reals: { offset: [2 ** -10, -(2 ** -10), -(2 ** -17), 2 ** -17, 2 ** -8, -(2 ** -8), 2 ** -30] },
});

/** Instances for the functions scaled by κ. */
export function twoFunctions(scale: number) {
  return drawn.map(({ offset, steps, seed }): TwoFunctions => ({
    scale: exact(scale),
    rate: exact(7).over(10),
    offset,
    steps,
    seed,
  }));
}

/** How both slides are read. */
export const READING = `Stable for f_i is that gradient descent on it does not move away from 1, |1 − ηf_i″(1)| ≤ 1, as in
  “The Linear Stability Analysis”. Not stable for SGD is read in both senses there are, and both are tested: E(x_t − 1)²
  grows, and E ln|1 − ηf_i″(1)| ≥ 0, by which |x_t − 1| grows on almost every path. The paths follow the functions
  themselves, minima and all, from starts near 1, and all 2ᵗ are enumerated. That SGD leaves is followed on one drawn path
  of 400 steps, which ends at 0 but for a chance of 10⁻¹¹ if E|1 − ηf_i″(1)|^{−1.84} = 0.857. Gradient descent on f = ½(f₁
  + f₂) stays.`;

export const DEGENERATE_STARTS = {
  "the start of Figure 15, nearly": drawn.at({ steps: 6, offset: -(2 ** -17), seed: 1 }),
  "start at the minimum": drawn.at({ steps: 1, offset: 0, seed: 1 }),
};

export const START_SITUATIONS = {
  "t ≥ 3": ({ steps }: TwoFunctions) => steps >= 3,
  "x₀ < 1": ({ offset }: TwoFunctions) => offset < 0,
  "x₀ > 1": ({ offset }: TwoFunctions) => offset > 0,
  "|x₀ − 1| ≤ 2⁻¹⁷": ({ offset }: TwoFunctions) => Math.abs(offset) <= 2 ** -17,
};

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
  const { value, first, second } = difference.value > 0 ? atOne : atZero;
  const here = (x: Quantity): Quantity => provided(x, difference);
  return { value: here(value), first: here(first), second: here(second) };
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
  let points: Quantity[] = [exact(1).plus(offset)];
  for (let t = 0; t < steps; t++) {
    points = points.flatMap((x) =>
      both.map((ratio) => x.minus(rate.times(valley(variableJet(x, 1), scale, ratio).first))),
    );
  }
  return points.map((x) => x.minus(1));
}

/** One step down f_i, i = 1, 2, or down ½(f_1 + f_2). */
function step({ scale, rate }: TwoFunctions, x: Quantity, own: readonly Quantity[]): Quantity {
  return x.minus(rate.times(mean(own.map((ratio) => valley(variableJet(x, 1), scale, ratio).first))));
}

/** What gradient descent on f does: it contracts by |1 − ηf″(1)| < 1 in each step. */
function descent(instance: TwoFunctions) {
  const { scale, rate, offset, steps } = instance;
  const both = ratios();
  const factor = absolute(
    exact(1).minus(rate.times(mean(both.map((ratio) => valley(variableJet(1, 1), scale, ratio).second)))),
  );
  let x = exact(1).plus(offset);
  for (let t = 0; t < steps; t++) x = step(instance, x, both);
  const start = Math.abs(offset);
  return {
    "GD: |x_t − 1| = |1 − ηf″(1)|ᵗ|x₀ − 1|": equal(absolute(x.minus(1)), factor.power(steps).times(start), start),
    "GD: |1 − ηf″(1)| ≤ 1": atMost(factor, exact(1)),
  };
}

/**
 * |x − 1| at the end of a long drawn path of SGD, which multiplies the distance from the bottom c of the valley it is
 * in by 1 − ηf_i″(c) in each step: so written, errors shrink where the distance does.
 */
function farEnd({ scale, rate, offset, seed }: TwoFunctions): Quantity {
  const random = new Random(seed);
  const both = ratios();
  let x = exact(1).plus(offset);
  for (let t = 0; t < LONG; t++) {
    const ratio = both[random.integer(0, 1)]!;
    const difference = x.squared().minus(ratio.times(x.minus(1).squared()));
    const factor = (curvature: Quantity) => exact(1).minus(product([2, rate, scale, curvature]));
    const [atZero, atOne] = [x.times(factor(exact(1))), x.minus(1).times(factor(ratio)).plus(1)];
    x = provided(difference.value > 0 ? atOne : atZero, difference);
  }
  return absolute(x.minus(1));
}

const MOMENT = "E(x_t − 1)² = (½Σ|1 − ηf_i″(1)|²)ᵗ(x₀ − 1)²";
const FIRST = "|1 − ηf₁″(1)| ≤ 1";

/** "SGD with the learning rate η = 0.7 is not stable around x = 1: stable for f_1 but unstable for f_2." */
export function unstableAtOne(instance: TwoFunctions) {
  const [first, second] = factors(instance);
  const moment = mean(ends(instance).map((x) => x.squared()));
  const square = exact(instance.offset).squared();
  return {
    [FIRST]: atMost(first, exact(1)),
    "|1 − ηf₂″(1)| ≥ 1": atLeast(second, exact(1)),
    "E ln|1 − ηf_i″(1)| ≥ 0": atLeast(first.times(second), exact(1)),
    "E(x_t − 1)² ≥ (x₀ − 1)²": atLeast(moment, exact(instance.offset).squared()),
    [MOMENT]: equal(
      moment,
      mean([first.squared(), second.squared()]).power(instance.steps).times(square),
      square.value,
    ),
    "SGD leaves: |x₄₀₀ − 1| ≥ 1 − 2⁻²⁰": instance.offset === 0 ? null : atLeast(farEnd(instance), exact(1 - 2 ** -20)),
    ...descent(instance),
  };
}

/** The opposite: stable for both functions, and no path of SGD moves away from 1. */
export function stableAtOne(instance: TwoFunctions) {
  const [first, second] = factors(instance);
  const all = ends(instance);
  const farthest = maximum(all.map(absolute));
  const moment = mean(all.map((x) => x.squared()));
  const square = exact(instance.offset).squared();
  return {
    [FIRST]: atMost(first, exact(1)),
    "|1 − ηf₂″(1)| ≤ 1": atMost(second, exact(1)),
    "|x_t − 1| ≤ |x₀ − 1| on every path": atMost(farthest, exact(Math.abs(instance.offset))),
    [MOMENT]: equal(
      moment,
      mean([first.squared(), second.squared()]).power(instance.steps).times(square),
      square.value,
    ),
    ...descent(instance),
  };
}

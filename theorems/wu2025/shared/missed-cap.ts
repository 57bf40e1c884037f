import { exact, provided, type Quantity, takenAsExact } from "../../../src/numerics/arithmetic/index.js";
import { log, pow } from "../../../src/numerics/elementary/index.js";
import { zeros } from "../../../src/numerics/matrices/index.js";
import { fisherTrace, neuronsFrom, reluOutput } from "../../../src/numerics/shallow/index.js";
import { concentrationSize, logInverse } from "../../../src/statistics/index.js";

/**
 * θ̂ = 0 for f* = 1 on a cap that no point falls into, and 0 elsewhere: n = 4^level N(d, δ) points, and a cap of
 * measure share · log(1/δ)/n.
 */
export function missedCap({ d, level, delta, share }: { d: number; level: number; delta: number; share: number }) {
  const n = concentrationSize(d, delta) * pow(4, level);
  const measure = takenAsExact((share * log(1 / delta)) / n, "the measure of a cap is any number in [0, 1]");
  const network = neuronsFrom(zeros(1, 1), zeros(1, d));
  const [inside, outside] = [1, -1].map((sign) => new Array<number>(d).fill(sign));
  const off = reluOutput(network, inside!).minus(1).squared().times(measure);
  const rest = reluOutput(network, outside!).squared().times(exact(1).minus(measure));
  return {
    ...{ n, delta, threshold: logInverse(delta).over(takenAsExact(n, "any number of points that is large enough")) },
    /** That no point falls into the cap, so that 0 interpolates. */
    probability: exact(1).minus(measure).power(n),
    error: off.plus(rest),
    trace: fisherTrace(network, [inside!, outside!]),
  };
}

/** P(0 interpolates, and its error is above the bound); 0 where it is not. */
export function failing({ probability, error }: ReturnType<typeof missedCap>, bound: Quantity): Quantity {
  const excess = error.minus(bound);
  return provided(excess.value > 0 ? probability : exact(0), excess);
}

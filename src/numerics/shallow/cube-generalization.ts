import { twoTo } from "../elementary/index.js";
import { absolute, type Quantity, sum } from "../arithmetic/index.js";
import { type CubePoint, pointsOutside } from "./cube.js";
import { type ReluNetwork, reluOutput, withBias } from "./relu-network.js";

/** y = x^(1) x^(2), for d ≥ 2. */
export function parityLabel(x: CubePoint): number {
  return x[0]! * x[1]!;
}

/** What a network predicts away from its samples. */
export interface Generalization {
  /** Σ |f(x)| over the points outside the training set. */
  readonly outside: Quantity;
  /** E (f(x) − y)² for x uniform on {±1}^d and y = x^(1) x^(2). */
  readonly error: Quantity;
}

/** The predictions of a network with bias on all of {±1}^d, by enumeration. */
export function generalization(network: ReluNetwork, samples: readonly CubePoint[], d: number): Generalization {
  const deviation = (x: CubePoint, prediction: Quantity): Quantity => prediction.minus(parityLabel(x)).squared();
  const predict = (x: CubePoint): Quantity => reluOutput(network, withBias(x));
  const outside = pointsOutside(samples, d).map((x) => ({ x, prediction: predict(x) }));
  const inside = samples.map((x) => ({ x, prediction: predict(x) }));
  return {
    outside: sum(outside.map(({ prediction }) => absolute(prediction))),
    error: sum([...inside, ...outside].map(({ x, prediction }) => deviation(x, prediction))).over(twoTo(d)),
  };
}

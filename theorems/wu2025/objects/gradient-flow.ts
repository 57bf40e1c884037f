import { instances, law } from "../../../generators/index.js";
import { fromRows, gradientFlow, Matrix, twoTo } from "../../../src/numerics/index.js";

/** Local error of a step against the norm of what moves: an accuracy to compute with; no verdict depends on it. */
const ACCURACY = 2 ** -36;

/** Enough for the durations below; of a flow that needs more nothing is said. */
const MAX_STEPS = 2000;

/** Where a flow begins, and how long it runs. */
export const drawn = instances({
  large: { d: 24 },
  file: { called: { A: "H" }, own: { about: "any", near: "minimum", bits: 4, shift: law("positive", 1) } },
  choices: { about: ["minimum", "any"], near: ["minimum", "saddle", "saddle with H = 0"] },
  reals: { duration: [1, 0.25, 2], base: [1, 0.5, 3] },
  sizes: { p: [1, 3], bits: [1, 12] },
  matrices: {
    A: { shape: ["p", "p"], laws: ["identity", "integer", "gaussian", "gaussian", "lowRank", "diagonal"] },
    // Where about the critical point (a, w) of the landscape the flow begins, cut to [−1, 1], times 2^−bits.
    shift: { shape: [1, 2], laws: ["positive", "positive", "gaussian"] },
  },
});

/** All that moves, in one column or square, and where it is after a time; null where it does not come so far. */
export function flowed(start: Matrix, gradient: (theta: Matrix) => Matrix, time: number): Matrix | null {
  const options = { times: [time], relativeTolerance: ACCURACY, maxSteps: MAX_STEPS };
  const { stopped, samples, errorEstimate } = gradientFlow([start], ([theta]) => [gradient(theta!)], options);
  if (stopped !== "finished" && stopped !== "stationary") return null;
  const { rows, cols, data } = samples.at(-1)!.weights[0]!;
  return new Matrix(rows, cols, data, errorEstimate);
}

/** The gradient of ½(θ_1⋯θ_d − 1)², in plain arithmetic. */
export function landscapeGradient({ data }: Matrix): Matrix {
  const without = (i: number) => data.reduce((all, x, k) => (k === i ? all : all * x), 1);
  const error = without(-1) - 1;
  return fromRows(Array.from(data, (_, i) => [error * without(i)]));
}

/** A quadratic loss, and a start near a point of the landscape. */
export const flows = drawn.map(({ about, near, duration, base, bits, A, shift }) => {
  // Its half where all directions may bend, so that a symmetric A is H itself.
  const hessian = about === "minimum" ? A.T.times(A) : A.plus(A.T).times(1 / 2);
  const scale = twoTo(-bits);
  // Within 2^−bits of the point, and on the side a + w > 0 of the saddle, where the flow needs no longer than it gets.
  const [x, y] = Array.from(shift.data, (z) => Math.min(Math.max(z, -1), 1));
  const away = near === "minimum" ? [x!, y!] : [Math.max(Math.abs(x!), 1 / 4), Math.abs(y!)];
  const [a, w] = near === "minimum" ? [base, 1 / base] : [0, 0];
  const start = [a + scale * away[0]!, w + scale * away[1]!] as const;
  return { about, near, duration, bits, hessian, start };
});

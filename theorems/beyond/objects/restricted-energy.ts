import { instances, isometric, law, RIP_LAW_NAMES, statedDelta } from "../../../generators/index.js";
import { inner, type Matrix, type Quantity, sum } from "../../../src/numerics/index.js";

const ENDS = ["gaussian", "integer", "unit", "positive", "sign"];

/** M, measurements, and what two matrices of rank one are made of. */
export const parts = instances({
  file: { own: { P: law("gaussian", 1), Q: law("gaussian", 2) } },
  sizes: { rows: [1, 4], cols: [1, 4], n: [1, 8] },
  matrices: {
    A: {
      each: ["rows", "cols"],
      count: "n",
      laws: [...RIP_LAW_NAMES, "direction", "gaussian", "sign", "integer"],
      countedBy: "n",
    },
    M: ["rows", "cols"],
    P: { each: ["rows", 1], count: 2, laws: ENDS },
    Q: { each: ["cols", 1], count: 2, laws: ENDS },
  },
});

/** M, two matrices of rank one, and measurements with a δ of (2, δ)-RIP. */
export const drawn = parts.map(({ M, P, Q, built }, spec) => {
  const { measurements, delta } = isometric(built.A, 2);
  const [X, Y] = [P[0]!.times(Q[0]!.T), P[1]!.times(Q[1]!.T)];
  return { M, X, Y, measurements, delta: statedDelta(spec, delta) };
});

/** (1/n) Σ ⟨A_i, X⟩⟨A_i, Y⟩ − ⟨X, Y⟩. */
export function deviation(measurements: readonly Matrix[], x: Matrix, y: Matrix): Quantity {
  const seen = sum(measurements.map((a) => (x === y ? inner(a, x).squared() : inner(a, x).times(inner(a, y)))));
  return seen.over(measurements.length).minus(inner(x, y));
}

/** The same for X = Y. */
export function energyError(measurements: readonly Matrix[], x: Matrix): Quantity {
  return deviation(measurements, x, x);
}

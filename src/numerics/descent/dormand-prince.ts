/** out = the velocity at a point, all layers in one vector. */
export type Velocity = (at: Float64Array, out: Float64Array) => void;

/** How many velocities a step takes and keeps, that at its start included. */
export const STAGES = 7;

/**
 * One step of length h of Dormand and Prince's pair of orders 5 and 4 (J. Comput. Appl. Math. 6 (1980), 19–26; Hairer,
 * Nørsett and Wanner, Solving Ordinary Differential Equations I, 2nd ed., Table II.5.2) from y, whose velocity is
 * stages[0]. Fills the other stages and `next`, the solution of order 5, whose velocity is the last stage: it is the
 * first one of the next step. The combinations are written out, since loops over their coefficients take most of a run.
 *
 * @param stages `STAGES` vectors of the length of y
 * @returns the norm of the difference to the solution of order 4, an estimate of the local error
 */
export function dormandPrinceStep(
  velocity: Velocity,
  y: Float64Array,
  stages: readonly Float64Array[],
  next: Float64Array,
  h: number,
): number {
  const [k1, k2, k3, k4, k5, k6, k7] = stages as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const size = y.length;
  for (let i = 0; i < size; i++) next[i] = y[i]! + h * ((1 / 5) * k1[i]!);
  velocity(next, k2);
  for (let i = 0; i < size; i++) next[i] = y[i]! + h * ((3 / 40) * k1[i]! + (9 / 40) * k2[i]!);
  velocity(next, k3);
  for (let i = 0; i < size; i++) {
    next[i] = y[i]! + h * ((44 / 45) * k1[i]! + (-56 / 15) * k2[i]! + (32 / 9) * k3[i]!);
  }
  velocity(next, k4);
  for (let i = 0; i < size; i++) {
    const early = (19372 / 6561) * k1[i]! + (-25360 / 2187) * k2[i]!;
    next[i] = y[i]! + h * (early + (64448 / 6561) * k3[i]! + (-212 / 729) * k4[i]!);
  }
  velocity(next, k5);
  for (let i = 0; i < size; i++) {
    const early = (9017 / 3168) * k1[i]! + (-355 / 33) * k2[i]!;
    next[i] = y[i]! + h * (early + (46732 / 5247) * k3[i]! + (49 / 176) * k4[i]! + (-5103 / 18656) * k5[i]!);
  }
  velocity(next, k6);
  for (let i = 0; i < size; i++) {
    const early = (35 / 384) * k1[i]! + (500 / 1113) * k3[i]!;
    next[i] = y[i]! + h * (early + (125 / 192) * k4[i]! + (-2187 / 6784) * k5[i]! + (11 / 84) * k6[i]!);
  }
  velocity(next, k7);
  let total = 0;
  for (let i = 0; i < size; i++) {
    const early = (71 / 57600) * k1[i]! + (-71 / 16695) * k3[i]! + (71 / 1920) * k4[i]!;
    const step = h * (early + (-17253 / 339200) * k5[i]! + (22 / 525) * k6[i]! + (-1 / 40) * k7[i]!);
    total += step * step;
  }
  return Math.sqrt(total);
}

import { gradientDescent } from "../../numerics/index.js";
import { type RegressionData, squaredDistance, type Start, STATIONARY } from "./regression-training.js";

/** A network has learned where ‖w_{prod} − w*‖² is at most this, for ‖w*‖ = 1, on all of the last steps. */
const REACHED = 0.01;

/** The last steps that are looked at: beyond its critical rate a run may pass near w* for a step or two. */
const LOOKED_AT = 100;

/** Whether gradient descent with a learning rate learns, and where it ends. */
export interface Learning {
  /** False after a divergence. */
  readonly ended: boolean;
  readonly learned: boolean;
  readonly point: Float64Array;
}

/** Trains a network and looks at its last hundred steps; a run that converges before is judged where it stands. */
export function learn({ risk, point: from }: Start, data: RegressionData, rate: number, steps: number): Learning {
  let farthest = 0;
  const { stopped, point } = gradientDescent(from, risk, {
    stepSize: rate,
    steps,
    stationaryBelow: STATIONARY,
    visit: {
      every: 1,
      see: (step, at) => {
        if (step > steps - LOOKED_AT) farthest = Math.max(farthest, squaredDistance(risk, at, data));
      },
    },
  });
  if (stopped === "diverged") return { ended: false, learned: false, point };
  return { ended: true, learned: Math.max(farthest, squaredDistance(risk, point, data)) <= REACHED, point };
}

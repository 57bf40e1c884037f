import type { LearningProblem } from "./finite-learning.js";

/** Three samples of two points, and two hypotheses of which each loses on one of them. */
export const twoPoints: LearningProblem = {
  samples: 3,
  pointWeights: [1, 3],
  priorWeights: [2, 1],
  losses: [
    [1, 0],
    [0, 1],
  ],
};

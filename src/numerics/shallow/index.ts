/** Two-layer ReLU networks, on matrices alone. */
export { generalization, parityLabel } from "./cube-generalization.js";
export { cube, type CubePoint, distinctSamples, innerProduct, spreadSamples } from "./cube.js";
export { interpolatingNetwork, reluPredictions } from "./interpolating-network.js";
export { cubeThreshold, flattened, memorizingNetwork } from "./memorizing-network.js";
export { reluJacobian, smallerFisher } from "./relu-jacobian.js";
export {
  fisherMatrix,
  fisherTrace,
  type Input,
  neuronsFrom,
  pathNorm,
  preactivation,
  relu,
  reluGradient,
  type ReluNetwork,
  type ReluNeuron,
  reluOutput,
  reluSlope,
  rescaledNeuron,
  sphereFisherTrace,
  squaredLength,
  weightedSquare,
  withBias,
} from "./relu-network.js";

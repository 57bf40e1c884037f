/** What 32 bits decide: numbers, frames, points on spheres. */
export { orthonormalColumns } from "./orthogonal.js";
export { Random, subSeed, textSeed } from "./random.js";
export { sphereSamples } from "./sphere.js";

/** Every quantity of somebody's own matrices. */
export { measureMatrix } from "./matrix.js";
export { LOSSES } from "./loss.js";
export type { Measurement } from "./measured.js";
export { measureNetwork } from "./network.js";
export { measureRegression } from "./regression.js";

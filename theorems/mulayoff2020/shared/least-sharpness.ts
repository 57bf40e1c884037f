import type { Quantity } from "../../../src/numerics/index.js";

/** 2mσ^{2(1−1/m)}, which for σ = σ_max(T) and white data is the least sharpness of m layers, (17). */
export function leastSharpness(depth: number, gain: Quantity): Quantity {
  return gain.power(2 * (depth - 1), depth).times(2 * depth);
}

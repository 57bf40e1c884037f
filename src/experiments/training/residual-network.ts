import { Matrix } from "../../numerics/index.js";
import type { Random } from "../../random/index.js";

/** The size of a residual network and the scale s of its initialization. */
export interface ResidualSize {
  readonly depth: number;
  readonly width: number;
  readonly scale: number;
}

/**
 * W_k = I + s/√(Ld) N_k for k = 1, …, L, with independent standard normal entries of N_k: the residual initialization (2)
 * of Marion and Chizat (2024). The layers are exact by definition.
 * @param shift added to the diagonal of every layer, as θ_k/L = shift·I does
 */
export function residualNetwork({ depth, width, scale }: ResidualSize, random: Random, shift = 0): Matrix[] {
  const size = scale / Math.sqrt(depth * width);
  return Array.from({ length: depth }, () => {
    const data = Float64Array.from({ length: width * width }, () => size * random.normal());
    for (let i = 0; i < width; i++) data[i * width + i]! += 1 + shift;
    return new Matrix(width, width, data);
  });
}

/**
 * Each `times` layers in one, I + Σ_j(W_j − I): of the residual initialization of a network it makes that of a network so
 * many times less deep, since the sum of so many independent N_j is √times N. The layers are exact by definition.
 * @param times divides the depth
 */
export function coarsened(weights: readonly Matrix[], times: number): Matrix[] {
  return Array.from({ length: weights.length / times }, (_, k) => {
    const [first, ...others] = weights.slice(times * k, times * (k + 1));
    const data = Float64Array.from(first!.data);
    for (const { data: more } of others) more.forEach((x, i) => (data[i]! += x));
    for (let i = 0; i < first!.rows; i++) data[i * first!.cols + i]! -= times - 1;
    return new Matrix(first!.rows, first!.cols, data);
  });
}

import { Random } from "./random.js";

/** `count` independent uniform points on the sphere of radius √d in ℝ^d, up to rounding; the same for the same seed. */
export function sphereSamples(seed: number, count: number, d: number): number[][] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => spherePoint(random, d));
}

/** One uniform point on the sphere of radius √d: a standard normal vector, scaled. */
export function spherePoint(random: Random, d: number): number[] {
  for (;;) {
    const g = Array.from({ length: d }, () => random.normal());
    const length = Math.sqrt(g.reduce((total, x) => total + x * x, 0));
    if (length > 0) return g.map((x) => (Math.sqrt(d) * x) / length);
  }
}

import { Random } from "./random.js";

/** `count` independent uniform points on the sphere of radius √d in ℝ^d, up to rounding; the same for the same seed. */
export function sphereSamples(seed: number, count: number, d: number): number[][] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => spherePoint(random, d));
}

/** One uniform point on the sphere of radius √d: a standard normal vector, scaled. */
export function spherePoint(random: Random, d: number): number[] {
  for (;;) {
    // Loops: some laws draw hundreds of thousands of points.
    const g = new Array<number>(d);
    let squared = 0;
    for (let k = 0; k < d; k++) {
      const x = random.normal();
      g[k] = x;
      squared += x * x;
    }
    const length = Math.sqrt(squared);
    if (!(length > 0)) continue;
    for (let k = 0; k < d; k++) g[k] = (Math.sqrt(d) * g[k]!) / length;
    return g;
  }
}

import { instances } from "../../../generators/index.js";
import { takenAsExact } from "../../../src/numerics/index.js";

/** A curvature for each sample, the rate, and how large a batch is. */
export const drawn = instances({
  // All batches are enumerated.
  large: { n: 16 },
  sizes: { n: [2, 5], batch: ({ n }) => [1, n] },
  // Of the largest rate that satisfies (6).
  reals: { share: [1, 127 / 128, 63 / 64, 0.5, 1.25, 2, 1 / 128], start: [1, -2, 0.5] },
  // Whether a_i may be negative.
  fixed: { signed: 0 },
  matrices: {
    a: { shape: [1, "n"], laws: ["identity", "positive", "sparse", "integer", "gaussian", "gaussian", "zero"] },
  },
});

/** The η > 0 with equality in (6), nearly; 1 where no curvature is known. */
function largestRate(curvatures: readonly number[], share: number): number {
  const average = (values: readonly number[]) => values.reduce((total, x) => total + x, 0) / values.length;
  const [a, square] = [average(curvatures), average(curvatures.map((x) => x * x))];
  const factor = a * a + share * Math.max(0, square - a * a);
  return a === 0 ? 1 : (2 * Math.abs(a)) / factor;
}

/** SGD on the drawn curvatures, at a rate below the largest or above it. */
export const problems = drawn.map(({ a, n, batch, share, start, signed }) => {
  const curvatures = Array.from(a.data, signed === 0 ? Math.abs : (x) => x);
  const largest = largestRate(curvatures, (n - batch) / (batch * (n - 1)));
  return { curvatures, n, batch, rate: takenAsExact(share * largest, "η is any number"), start };
});

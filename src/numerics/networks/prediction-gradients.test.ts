import { describe, expect, it } from "vitest";
import { networkFrom, numbersFrom, problemFrom } from "../fixtures/networks.js";
import { rowsByOrigin } from "../fixtures/origins.js";
import { distance } from "../matrices/norms.js";
import { flattenedRows } from "../matrices/arrangements/stacking.js";
import { derivativesAlongUnits } from "./multilinear-derivative.js";
import { gradientsByLayer, predictionGradients } from "./prediction-gradients.js";

const SHAPES = [
  [3, 2],
  [2, 3, 2],
  [4, 2, 3, 1],
  [6, 7, 5, 6],
];

describe("predictionGradients", () => {
  it.each(SHAPES.map((widths) => [widths]))(
    "has the derivatives along unit matrices in its rows: widths %j",
    (widths) => {
      const next = numbersFrom(23);
      const weights = networkFrom(next, widths);
      const { measurements } = problemFrom(next, widths, 3);
      const fast = predictionGradients(weights, measurements);
      const slow = flattenedRows(measurements.map((a) => weights.map((_, j) => derivativesAlongUnits(weights, a, j))));
      expect(fast.shape).toBe(slow.shape);
      expect(distance(fast, slow).value).toBeLessThanOrEqual(fast.radius + slow.radius);
      expect(fast.radius).toBeLessThan(1e-13 * fast.normBound);
      expect(rowsByOrigin(() => predictionGradients(weights, measurements))).toEqual(fast.toRows());
    },
  );

  it("comes out the same whichever product is first, up to the radii", () => {
    const next = numbersFrom(29);
    const weights = networkFrom(next, [4, 6, 5, 3]);
    const { measurements } = problemFrom(next, [4, 6, 5, 3], 4);
    const [above, below] = (["above", "below"] as const).map((first) => gradientsByLayer(weights, measurements, first));
    above!.forEach((one, j) => {
      const other = below![j]!;
      expect(distance(one, other).value).toBeLessThanOrEqual(one.radius + other.radius);
    });
  });
});

import { describe, expect, it } from "vitest";
import { exact } from "../arithmetic/quantity.js";
import { networkFrom, numbersFrom, problemFrom } from "../fixtures/networks.js";
import { Matrix } from "../matrices/matrix.js";
import { explicitHessian } from "./explicit-hessian.js";
import { measurementHessian } from "./measurement-hessian.js";

describe("measurementHessian", () => {
  it.each([[[3, 2]], [[2, 3, 2]], [[4, 2, 3, 1]], [[6, 6, 6]]])(
    "is the product with the explicit Hessian: widths %j",
    (widths) => {
      const next = numbersFrom(31);
      const weights = networkFrom(next, widths);
      const { measurements } = problemFrom(next, widths, 3);
      const problem = { measurements, labels: measurements.map((_, i) => exact(1 + i)) };
      const { size, apply } = measurementHessian(weights, problem);
      const hessian = explicitHessian(weights, problem);
      expect(hessian.rows).toBe(size);
      const x = Float64Array.from({ length: size }, () => next());
      const out = new Float64Array(size).fill(NaN);
      // Twice: what is left in its buffers plays no part.
      for (let call = 0; call < 2; call++) apply(x, out);
      const slow = hessian.times(new Matrix(size, 1, x));
      const scale = hessian.normBound * Math.hypot(...x);
      slow.data.forEach((entry, i) => expect(Math.abs(entry - out[i]!)).toBeLessThanOrEqual(1e-13 * scale));
    },
  );
});

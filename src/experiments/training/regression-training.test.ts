import { describe, expect, it } from "vitest";
import { column, explicitHessian, largestEigenvalue, regressionMeasurements } from "../../numerics/index.js";
import {
  type Curved,
  gaussianStart,
  randomOf,
  regressionData,
  RoutesApartError,
  sharpnessAt,
  trained,
} from "./regression-training.js";

const data = regressionData(20, 3, 7);
const start = gaussianStart(data, 4, 0.6, randomOf(7, 1));

/** The risk with products with its Hessian that are bent. */
function withProducts(bend: (x: Float64Array, out: Float64Array) => void): Curved {
  const { risk } = start;
  const gradient: Curved["gradient"] = (at, out) => risk.gradient(at, out);
  return {
    size: risk.size,
    gradient,
    hessian: (at) => {
      const { size, apply } = risk.hessian(at);
      return {
        size,
        apply: (x, out) => {
          apply(x, out);
          bend(x, out);
        },
      };
    },
  };
}

describe("the sharpness in a training run", () => {
  const { point: end } = trained(start, 0.02, 400);

  it.each([
    ["at first", start.point],
    ["after training", end],
  ])("is the largest eigenvalue of the explicit Hessian, %s", (_, at) => {
    const measured = regressionMeasurements({ ...data, output: column([1]) });
    const { value } = largestEigenvalue(explicitHessian(start.risk.matrices(at), measured));
    expect(sharpnessAt(start.risk, at)).toBeCloseTo(value, 6);
  });

  it("is 0 where all layers are 0", () => {
    expect(sharpnessAt(start.risk, new Float64Array(start.risk.size))).toBeCloseTo(0);
  });

  it("is refused where products with the Hessian are not those of the gradients", () => {
    const sound = sharpnessAt(
      withProducts(() => undefined),
      start.point,
    );
    expect(sound).toBe(sharpnessAt(start.risk, start.point));
    const tooLarge = withProducts((_, out) => out.forEach((x, i) => (out[i] = x * (1 + 2 ** -18))));
    expect(() => sharpnessAt(tooLarge, start.point)).toThrow(RoutesApartError);
    const shifted = withProducts((x, out) => x.forEach((value, i) => (out[i] = out[i]! + 2 ** -8 * sound * value)));
    expect(() => sharpnessAt(shifted, start.point)).toThrow(/fault of the numerics/);
    const elsewhere = start.risk.hessian(end);
    const ofAnotherPoint = withProducts((x, out) => elsewhere.apply(x, out));
    expect(() => sharpnessAt(ofAnotherPoint, start.point)).toThrow(RoutesApartError);
  });
});

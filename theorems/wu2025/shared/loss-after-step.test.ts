import { expect, it } from "vitest";
import { column, exact, fromRows, gradientByJets } from "../../../src/numerics/index.js";
import { lossAfterStep } from "./loss-after-step.js";

it("has the derivative H(θ + ε) + g in one dimension, where the direction of the step stays", () => {
  // L(θ) = θ + θ², at θ = 1 with ρ = 1/2: the slope is 1 + 2 · 1.5.
  const loss = lossAfterStep(fromRows([[2]]), column([1]), exact(0.5));
  expect(gradientByJets(loss, [1])[0]!.value).toBeCloseTo(4, 12);
});

it("turns with the gradient: derivatives agree with differences of the loss, computed otherwise", () => {
  const [h, k, rho] = [1, -3, 0.5];
  const after = (x: number, y: number) => {
    const [a, b] = [1 + h * x, 2 + k * y];
    const size = Math.sqrt(a * a + b * b);
    const [u, v] = [x + (rho * a) / size, y + (rho * b) / size];
    return u + 2 * v + (h * u * u + k * v * v) / 2;
  };
  const slopes = gradientByJets(
    lossAfterStep(
      fromRows([
        [h, 0],
        [0, k],
      ]),
      column([1, 2]),
      exact(rho),
    ),
    [0.25, 0.5],
  );
  const t = 2 ** -14;
  expect(slopes[0]!.value).toBeCloseTo((after(0.25 + t, 0.5) - after(0.25 - t, 0.5)) / (2 * t), 6);
  expect(slopes[1]!.value).toBeCloseTo((after(0.25, 0.5 + t) - after(0.25, 0.5 - t)) / (2 * t), 6);
});

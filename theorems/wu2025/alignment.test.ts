import { expect, it } from "vitest";
import { inner, product } from "../../src/numerics/index.js";
import { drawn, samples } from "./objects/alignment.js";

const matrices = { g: "1; 1", e: "1; 1", J: "1; 1", delta: 1 };

it.each([
  [1, 8],
  [3, 12],
  [-1, 16],
])("of f = (%iθ, θ²), θ with %i bits, μ is as by hand, and nearly 0", (c, bits) => {
  const { bent } = samples.materialize(drawn.at({ ...matrices, family: "one model", scale: c, bits }));
  const { fisher, covariance, loss } = bent!;
  const theta = Math.round(c * Math.SQRT1_2 * 2 ** bits) / 2 ** bits;
  // All of these are exact: Σ = ((e_1g_1 − e_2g_2)/2)², G = (g_1² + g_2²)/2 and 2L = (e_1² + e_2²)/2.
  const noise = ((c * c * theta - 2 * theta ** 3) / 2) ** 2;
  const [size, twice] = [(c * c + 4 * theta * theta) / 2, (c * c * theta * theta + theta ** 4) / 2];
  const by = inner(covariance, fisher).over(product([2, loss, inner(fisher, fisher)]));
  expect(Math.abs(by.value - noise / (twice * size))).toBeLessThanOrEqual(by.error + 2 ** -52 * by.value);
  expect(by.value).toBeLessThan(2 ** (6 - 2 * bits));
  expect(by.value).toBeGreaterThan(0);
});
